"""The scenes of the face step by name, for the command line, the dock and the table in the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from biometrics.liveness.challenge import Posture
from simulators.attacks import Presentation
from simulators.face_books import FaceBooks
from simulators.outfits import Outfit
from simulators.personas.persona import Persona
from simulators.scenes import (
    BlackScene,
    DarkScene,
    EmptyScene,
    FaceScene,
    FrozenScene,
    PersonScene,
    PresentationScene,
    Scene,
    SlowScene,
    TwoPersonsScene,
)


class FaceCast(StrEnum):
    """Who, or what, is before the camera when the kiosk wants to see a face."""

    PERSON = "person"
    SEATED = "seated"
    NODS = "nods"
    GLASSES = "glasses"
    MASKED = "masked"
    TWO_PEOPLE = "two_people"
    STRANGER = "stranger"
    NOBODY = "nobody"
    DARK = "dark"
    BLACK = "black"
    FROZEN = "frozen"
    SLOW = "slow"
    OFF = "off"
    PRINT = "print"
    PRINT_SHAKEN = "print_shaken"
    PRINT_BENT = "print_bent"
    PRINT_CUT_EYES = "print_cut_eyes"
    PRINTS_EXCHANGED = "prints_exchanged"
    TABLET = "tablet"
    TABLET_LOOP = "tablet_loop"
    STILL_INJECTED = "still_injected"
    LOOP_INJECTED = "loop_injected"
    PERSON_SWAPPED = "person_swapped"
    TABLET_RIGHT_TURNS = "tablet_right_turns"
    VIRTUAL_CAMERA = "virtual_camera"


ATTACKS = {
    FaceCast.PRINT: Presentation.PRINT_FLAT,
    FaceCast.PRINT_SHAKEN: Presentation.PRINT_SHAKEN,
    FaceCast.PRINT_BENT: Presentation.PRINT_BENT,
    FaceCast.PRINT_CUT_EYES: Presentation.PRINT_CUT_EYES,
    FaceCast.PRINTS_EXCHANGED: Presentation.PRINTS_EXCHANGED,
    FaceCast.TABLET: Presentation.SCREEN_REPLAY,
    FaceCast.TABLET_LOOP: Presentation.SCREEN_LOOP,
    FaceCast.STILL_INJECTED: Presentation.INJECTED_STILL,
    FaceCast.LOOP_INJECTED: Presentation.INJECTED_LOOP,
    FaceCast.PERSON_SWAPPED: Presentation.PERSON_SWAPPED,
    FaceCast.TABLET_RIGHT_TURNS: Presentation.SCREEN_RIGHT_TURNS,
    FaceCast.VIRTUAL_CAMERA: Presentation.VIRTUAL_CAMERA,
}


@dataclass(frozen=True, slots=True)
class CastFacts:
    """For testers. `label`: few words. `shows`: what the camera delivers. `expected`: how the face step should end."""

    label: str
    shows: str
    expected: str


_LIVE = "does what is asked; matches"
_NOT_FOLLOWED = "what is asked is not done; staff"
FACTS: Mapping[FaceCast, CastFacts] = MappingProxyType(
    {
        FaceCast.PERSON: CastFacts("The person, standing", "blinks, sways, does what is asked", _LIVE),
        FaceCast.SEATED: CastFacts("The person, seated", "lower; leans forward when asked to come closer", _LIVE),
        FaceCast.NODS: CastFacts("The person nods", "as `person`, and nods every 2.6 s", "no motion asked is a nod"),
        FaceCast.GLASSES: CastFacts("With glasses", "as `person`, with dark frames that turn with the head", _LIVE),
        FaceCast.MASKED: CastFacts("With a mask", "a surgical mask over mouth and nose", "a hint, then staff"),
        FaceCast.TWO_PEOPLE: CastFacts("Two people", "two persons shoulder to shoulder", "hint: one at a time"),
        FaceCast.STRANGER: CastFacts(
            "Somebody else", "a living person who is not the card's holder", "no match; staff"
        ),
        FaceCast.NOBODY: CastFacts("Nobody", "a wall", "hint: come before the camera; staff"),
        FaceCast.DARK: CastFacts("Light off", "as `person`, at a fifth of the light", "hint: too dark"),
        FaceCast.BLACK: CastFacts("Lens covered", "black with noise", "the camera is reported black"),
        FaceCast.FROZEN: CastFacts("Camera frozen", "the last picture over and over", "the camera is reported frozen"),
        FaceCast.SLOW: CastFacts("Camera slow", "as `person`, two frames a second", "the camera is reported slow"),
        FaceCast.OFF: CastFacts("Camera unplugged", "nothing; `Plug camera` in the dock ends it", "staff"),
        FaceCast.PRINT: CastFacts(
            "Photo, held still", "a sheet, turned as a plane when a turn is asked", _NOT_FOLLOWED
        ),
        FaceCast.PRINT_SHAKEN: CastFacts("Photo in an unsteady hand", "as `print`, shaken and tilted", _NOT_FOLLOWED),
        FaceCast.PRINT_BENT: CastFacts("Photo, bent", "as `print`, bent around an upright axis", _NOT_FOLLOWED),
        FaceCast.PRINT_CUT_EYES: CastFacts(
            "Photo with the eyes cut out", "as `print`; living eyes behind it blink", "a turn is always asked; staff"
        ),
        FaceCast.PRINTS_EXCHANGED: CastFacts(
            "Photos from two sides", "as `print`; another photo for a turn", "no head passes from pose to pose; staff"
        ),
        FaceCast.TABLET: CastFacts(
            "Tablet with a video", "bezel, moire, flicker; a video that cannot hear", "suspected or not followed; staff"
        ),
        FaceCast.TABLET_LOOP: CastFacts(
            "Tablet with a short video, looped", "as `tablet`; 2.6 s over and over", "suspected or not followed; staff"
        ),
        FaceCast.STILL_INJECTED: CastFacts(
            "Still injected", "one picture, every pixel equal each time", "reported as frozen or suspected; staff"
        ),
        FaceCast.LOOP_INJECTED: CastFacts(
            "Loop injected", "2.6 s with their noise, over and over", "pixels come again; staff"
        ),
        FaceCast.PERSON_SWAPPED: CastFacts(
            "Person swapped", "the person, then somebody else who does what is asked", "identity breaks; staff"
        ),
        FaceCast.TABLET_RIGHT_TURNS: CastFacts(
            "Tablet that follows what is asked",
            "as `tablet`, with the very motions asked",
            "a better screen is a documented miss",
        ),
        FaceCast.VIRTUAL_CAMERA: CastFacts(
            "Virtual camera that follows", "the very motions asked, with a sensor's noise", "documented miss: passes"
        ),
    }
)

_TROUBLES: dict[FaceCast, Scene] = {
    FaceCast.DARK: DarkScene(),
    FaceCast.BLACK: BlackScene(),
    FaceCast.FROZEN: FrozenScene(),
    FaceCast.SLOW: SlowScene(),
}


class Stageable(Protocol):
    """What of the camera is needed to put somebody before it: `simulators.camera.PersonaCamera`."""

    def show(self, scene: Scene) -> None: ...
    def unplug(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Casting:
    """A scene with its persons; `other` is the attacker, the stranger or the companion."""

    cast: FaceCast
    persona: Persona
    other: Persona

    def prepare(self, books: FaceBooks) -> None:
        """Begin to make the pictures; returns at once."""
        outfit = {FaceCast.GLASSES: Outfit.GLASSES, FaceCast.MASKED: Outfit.MASK}.get(self.cast, Outfit.PLAIN)
        if self.cast is not FaceCast.STRANGER:
            books.prepare(self.persona, outfit)
        if self.cast in ATTACKS or self.cast in (FaceCast.STRANGER, FaceCast.TWO_PEOPLE):
            books.prepare(self.other)

    def play(self, camera: Stageable) -> None:
        """Put it before the camera. Raises PicturesError."""
        if self.cast is FaceCast.OFF:
            camera.unplug()
            return
        camera.show(self.scene)
        if self.cast in _TROUBLES:
            camera.show(_TROUBLES[self.cast])

    @property
    def scene(self) -> FaceScene:
        """Who stands there, whatever is wrong with the camera."""
        match self.cast:
            case FaceCast.SEATED:
                return PersonScene(self.persona, posture=Posture.SEATED)
            case FaceCast.NODS:
                return PersonScene(self.persona, nods=True)
            case FaceCast.GLASSES:
                return PersonScene(self.persona, outfit=Outfit.GLASSES)
            case FaceCast.MASKED:
                return PersonScene(self.persona, outfit=Outfit.MASK)
            case FaceCast.TWO_PEOPLE:
                return TwoPersonsScene(self.persona, self.other)
            case FaceCast.STRANGER:
                return PersonScene(self.other)
            case FaceCast.NOBODY:
                return EmptyScene()
            case attack if attack in ATTACKS:
                return PresentationScene(ATTACKS[attack], self.persona, self.other)
            case _:
                return PersonScene(self.persona)
