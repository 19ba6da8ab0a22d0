"""What may stand before the simulated camera, and what may be wrong with it. Values alone: `stages` paints them."""

from __future__ import annotations

from dataclasses import dataclass, field

from biometrics.liveness.challenge import Posture
from simulators.attacks import Presentation
from simulators.outfits import Outfit
from simulators.personas.persona import Persona


@dataclass(frozen=True, slots=True)
class EmptyScene:
    """Nobody there."""


@dataclass(frozen=True, slots=True)
class PersonScene:
    """One living person, who looks at the screen, blinks and sways, and does what is asked.

    `nods`: the person nods now and then, whatever is asked.
    """

    persona: Persona
    posture: Posture = Posture.STANDING
    outfit: Outfit = Outfit.PLAIN
    nods: bool = False


@dataclass(frozen=True, slots=True)
class TwoPersonsScene:
    """Two persons side by side; both do what is asked."""

    left: Persona
    right: Persona


@dataclass(frozen=True, slots=True)
class PresentationScene:
    """An attack on the face check, by `other` who wants to pass for `persona`."""

    presentation: Presentation
    persona: Persona
    other: Persona


@dataclass(frozen=True, slots=True)
class CodeScene:
    """A card with a QR code, held to the camera."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BackScene:
    """A card's back, held to the camera. `lines` are those of its MRZ."""

    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DarkScene:
    """What was shown before, with the light gone."""


@dataclass(frozen=True, slots=True)
class BlackScene:
    """A covered lens: black but for the sensor's noise."""


@dataclass(frozen=True, slots=True)
class FrozenScene:
    """A camera that delivers its last picture over and over, without noise."""


@dataclass(frozen=True, slots=True)
class SlowScene:
    """What was shown before, at two frames a second."""


FaceScene = EmptyScene | PersonScene | TwoPersonsScene | PresentationScene
CardScene = CodeScene | BackScene
CameraTrouble = DarkScene | BlackScene | FrozenScene | SlowScene
"""Goes when the next scene is shown."""
Scene = FaceScene | CardScene | CameraTrouble
