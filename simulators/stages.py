"""Painted scenes: pictures as a function of time and of what the screen asks. The sensor's noise is the camera's.

Faces are filmed at 640 x 480, the size at which they are analysed; cards at 1280 x 720, since their small print needs
the pixels.
"""

from __future__ import annotations

import math
import zlib
from typing import Final, Protocol, assert_never

import cv2
import numpy as np

from biometrics.liveness.challenge import Motion, Posture
from simulators import performer
from simulators.attacks import UNTOUCHED, Actor, Presentation, actor_for
from simulators.card_pictures import HEIGHT, MARGIN, WIDTH, Image, back_of_card, card_with_code, wall
from simulators.face_books import FaceBooks
from simulators.instruments import Instrument, Sheet, Tablet
from simulators.nodding import Nodding
from simulators.performer import Performer
from simulators.scenes import (
    BackScene,
    CardScene,
    CodeScene,
    EmptyScene,
    FaceScene,
    PersonScene,
    PresentationScene,
    TwoPersonsScene,
)

FACE_WIDTH: Final = 640
FACE_HEIGHT: Final = 480

_SWAY: Final = MARGIN - 8
_TOP: Final = (performer.HEIGHT - FACE_HEIGHT) // 2
_SEATED_LOWER: Final = 24
"""Pixels by which a seated person's face is lower."""
_OVERLAP: Final = 32


class Stage(Protocol):
    """A painted scene, for one thread at a time."""

    untouched: bool
    """The pictures come from elsewhere, in place of the sensor's: nothing is added to them."""

    def hear(self, motion: Motion | None, at: float) -> None:
        """What the screen asks for, `at` seconds after the scene was first shown; None: nothing."""
        ...

    def picture(self, at: float) -> Image:
        """What the lens sees `at` seconds after the scene was first shown. Read only."""
        ...


def stage_for(scene: FaceScene | CardScene, books: FaceBooks, seed: int) -> Stage:
    """Paint a scene. Takes half a second for each person whose book is not ready, and for a card's back.

    The same seed gives the same pictures. Raises PicturesError.
    """
    match scene:
        case EmptyScene():
            return _EmptyStage()
        case PersonScene(persona, posture, outfit, nods):
            book = books.get(persona, outfit)
            person = Performer(book, _random(seed, persona.id), posture=posture)
            lower = _SEATED_LOWER if posture is Posture.SEATED else 0
            return _FaceStage(Nodding(person, book.frontal) if nods else person, lower=lower)
        case TwoPersonsScene(left, right):
            return _TwoStage(
                *(Performer(books.get(persona), _random(seed, persona.id)) for persona in (left, right)),
            )
        case PresentationScene(kind, persona, other):
            random = _random(seed, f"{kind.value} {persona.id}")
            actor = actor_for(kind, books.get(persona), books.get(other), random, _instrument(kind))
            return _FaceStage(actor, untouched=kind in UNTOUCHED)
        case CodeScene(text):
            return _CardStage(card_with_code(text))
        case BackScene(lines):
            return _CardStage(back_of_card(lines))
        case unknown:
            assert_never(unknown)


def _instrument(kind: Presentation) -> Instrument | None:
    """A sheet of A4 or a tablet at such a distance that its edges are seen."""
    match kind:
        case Presentation.PRINT_BENT:
            return Sheet(size=0.8, margin=18, contrast=0.86, bend=70)
        case (
            Presentation.PRINT_FLAT
            | Presentation.PRINT_SHAKEN
            | Presentation.PRINT_CUT_EYES
            | Presentation.PRINTS_EXCHANGED
        ):
            return Sheet(size=0.8, margin=18, contrast=0.86, bend=0)
        case Presentation.SCREEN_REPLAY | Presentation.SCREEN_LOOP | Presentation.SCREEN_RIGHT_TURNS:
            return Tablet(size=0.8, bezel=22, pitch=1.4, grid=0.045, flicker=0.025)
        case _:
            return None


def _random(seed: int, name: str) -> np.random.Generator:
    return np.random.default_rng((seed, zlib.crc32(name.encode())))


class _EmptyStage:
    untouched = False

    def __init__(self) -> None:
        self._picture = wall(FACE_WIDTH, FACE_HEIGHT)

    def hear(self, motion: Motion | None, at: float) -> None:
        """Nobody hears."""

    def picture(self, at: float) -> Image:  # noqa: ARG002 - it never changes
        return self._picture


class _CardStage:
    """A card in a hand that is not quite still."""

    untouched = False

    def __init__(self, picture: Image) -> None:
        self._picture = picture

    def hear(self, motion: Motion | None, at: float) -> None:
        """A card hears nothing."""

    def picture(self, at: float) -> Image:
        x = MARGIN + round(_SWAY * math.sin(1.15 * at))
        y = MARGIN + round(_SWAY / 2 * math.sin(0.8 * at))
        return self._picture[y : y + HEIGHT, x : x + WIDTH]


class _FaceStage:
    """Somebody, or something, in the middle of the picture."""

    def __init__(self, actor: Actor, *, lower: int = 0, untouched: bool = False) -> None:
        self.untouched = untouched
        self._actor = actor
        self._top = _TOP - lower

    def hear(self, motion: Motion | None, at: float) -> None:
        self._actor.hear(motion, at)

    def picture(self, at: float) -> Image:
        seen = self._actor.picture(at)[self._top : self._top + FACE_HEIGHT]
        side = (FACE_WIDTH - performer.WIDTH) // 2
        return cv2.copyMakeBorder(seen, 0, 0, side, side, cv2.BORDER_REPLICATE).astype(np.uint8, copy=False)


class _TwoStage:
    """Two persons shoulder to shoulder."""

    untouched = False

    def __init__(self, left: Actor, right: Actor) -> None:
        self._actors = (left, right)
        self._cover = np.ones((FACE_HEIGHT, FACE_WIDTH), np.float32)
        middle = FACE_WIDTH // 2
        self._cover[:, middle - _OVERLAP // 2 : middle + _OVERLAP // 2] = np.linspace(1, 0, _OVERLAP)
        self._cover[:, middle + _OVERLAP // 2 :] = 0

    def hear(self, motion: Motion | None, at: float) -> None:
        for actor in self._actors:
            actor.hear(motion, at)

    def picture(self, at: float) -> Image:
        quarter = FACE_WIDTH // 4
        left, right = (
            cv2.warpAffine(
                actor.picture(at),
                np.array([[1, 0, middle - performer.WIDTH / 2], [0, 1, -_TOP]], np.float64),
                (FACE_WIDTH, FACE_HEIGHT),
                flags=cv2.INTER_NEAREST,
                borderMode=cv2.BORDER_REPLICATE,
            )
            for actor, middle in zip(self._actors, (quarter, 3 * quarter), strict=True)
        )
        return cv2.blendLinear(left, right, self._cover, 1 - self._cover).astype(np.uint8, copy=False)
