"""What may stand before the simulated camera, and how it looks frame by frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol, assert_never

import cv2
import numpy as np
import numpy.typing as npt
import segno

from simulators.mrz_card import OCR_B, MrzCardPainter, View, photograph
from simulators.personas.persona import FrameKind, Persona, PicturesError, frames

Image = npt.NDArray[np.uint8]

MARGIN: Final = 24
"""Pixels painted beyond each edge of the frame, so that it can sway."""
WIDTH: Final = 1280
HEIGHT: Final = 720

_FEATHER: Final = 48
_CARD_SIZE: Final = (1040, 656)  # ID-1, 85.6 x 54 mm
_CODE_SIDE: Final = 430

# Kind, which picture of that kind, for how many frames. At 15 frames a second: a blink of 0.3 s, turns of a second.
_BLINK: Final = ((FrameKind.BLINK, 0, 1), (FrameKind.EYES_CLOSED, 0, 3), (FrameKind.BLINK, 0, 1))
_CYCLE: Final = (
    (FrameKind.FRONTAL, 0, 10),
    (FrameKind.FRONTAL, 1, 8),
    *_BLINK,
    (FrameKind.FRONTAL, 0, 10),
    (FrameKind.TURN_LEFT, 0, 4),
    (FrameKind.TURN_LEFT, 1, 9),
    (FrameKind.TURN_LEFT, 0, 3),
    (FrameKind.FRONTAL, 2, 10),
    *_BLINK,
    (FrameKind.FRONTAL, 0, 8),
    (FrameKind.TURN_RIGHT, 0, 4),
    (FrameKind.TURN_RIGHT, 1, 9),
    (FrameKind.TURN_RIGHT, 0, 3),
)


@dataclass(frozen=True, slots=True)
class EmptyScene:
    """Nobody there."""


@dataclass(frozen=True, slots=True)
class PersonScene:
    """One person who looks at the screen, blinks, and turns the head to either side, over and over."""

    persona: Persona


@dataclass(frozen=True, slots=True)
class TwoPersonsScene:
    """Two persons side by side."""

    left: Persona
    right: Persona


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
class FrozenScene:
    """A camera that delivers its last picture over and over, without noise."""


Scene = EmptyScene | PersonScene | TwoPersonsScene | CodeScene | BackScene | DarkScene | FrozenScene


class Stage(Protocol):
    """A painted scene. `picture` is read only and `MARGIN` pixels larger than the frame on each side."""

    def picture(self, tick: int) -> Image:
        """What stands there `tick` frames after it was first shown."""
        ...


def stage_for(scene: EmptyScene | PersonScene | TwoPersonsScene | CodeScene | BackScene) -> Stage:
    """Paint a scene. Takes a tenth of a second for each person, half for a card's back. Raises PicturesError."""
    match scene:
        case EmptyScene():
            return _StillStage(_room())
        case PersonScene(persona):
            return _PersonsStage((persona,))
        case TwoPersonsScene(left, right):
            return _PersonsStage((left, right))
        case CodeScene(text):
            return _StillStage(_card_with_code(text))
        case BackScene(lines):
            return _StillStage(_back_of_card(lines))
        case unknown:
            assert_never(unknown)


class _StillStage:
    def __init__(self, picture: Image) -> None:
        self._picture = picture

    def picture(self, tick: int) -> Image:  # noqa: ARG002 - it never changes
        return self._picture


class _PersonsStage:
    """Persons beside each other, each in a round of poses; the second is half a round ahead."""

    def __init__(self, personas: tuple[Persona, ...]) -> None:
        self._room = _room()
        self._rounds = [_poses(persona) for persona in personas]

    def picture(self, tick: int) -> Image:
        canvas = self._room.copy()
        for place, poses in enumerate(self._rounds):
            ahead = place * len(poses) // 2
            tile, alpha = poses[(tick + ahead) % len(poses)]
            middle = canvas.shape[1] * (2 * place + 1) // (2 * len(self._rounds))
            left = min(max(middle - tile.shape[1] // 2, 0), canvas.shape[1] - tile.shape[1])
            part = canvas[:, left : left + tile.shape[1]]
            part[...] = cv2.blendLinear(tile, part, alpha, 1 - alpha)
        return canvas


_Pose = tuple[Image, npt.NDArray[np.float32]]


def _poses(persona: Persona) -> list[_Pose]:
    """One picture and its opacity for every tick of a round. Kinds of which there is no picture are left out."""
    pictures: dict[FrameKind, list[_Pose]] = {}
    for kind, jpeg in frames(persona):
        pictures.setdefault(kind, []).append(_tile(persona, jpeg))
    if FrameKind.FRONTAL not in pictures:
        raise PicturesError(f"{persona.face}: no frontal picture")
    poses: list[_Pose] = []
    for kind, which, ticks in _CYCLE:
        if kind in pictures:
            poses += [pictures[kind][which % len(pictures[kind])]] * ticks
    return poses


def _tile(persona: Persona, jpeg: bytes) -> _Pose:
    """A picture as high as the canvas, and how far each pixel covers the room: the sides fade out."""
    picture = cv2.imdecode(np.frombuffer(jpeg, dtype=np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise PicturesError(f"{persona.face}: a picture is damaged")
    height = HEIGHT + 2 * MARGIN
    width = min(picture.shape[1] * height // picture.shape[0], WIDTH // 2)
    tile = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    ramp = np.minimum(np.arange(width), np.arange(width)[::-1]) / _FEATHER
    alpha = np.broadcast_to(np.minimum(ramp, 1).astype(np.float32), (height, width))
    return tile, np.ascontiguousarray(alpha)


def _room() -> Image:
    """The wall behind the persons' pictures, in soft light and out of focus."""
    height, width = HEIGHT + 2 * MARGIN, WIDTH + 2 * MARGIN
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 210 - 12 * y / height - 24 * np.abs(x / width - 0.5) + 3 * np.sin(x / 97)
    wall: Image = np.clip(np.stack([light * 0.97, light, light * 0.99], axis=2), 0, 255).astype(np.uint8)
    return wall


def _card_with_code(text: str) -> Image:
    """The code on a card of bluish plastic, a little askew."""
    code = segno.make_qr(text, error="m", encoding="utf-8")
    rows = np.array([list(row) for row in code.matrix_iter(scale=1, border=4)], dtype=np.uint8)
    scale = max(_CODE_SIDE // rows.shape[0], 3)
    modules = np.kron(np.where(rows > 0, 32, 236).astype(np.uint8), np.ones((scale, scale), dtype=np.uint8))
    card = np.full((_CARD_SIZE[1], _CARD_SIZE[0], 3), (222, 214, 196), dtype=np.uint8)
    for line in range(6):
        cv2.rectangle(
            card, (60, 130 + 70 * line), (430 - 35 * (line % 3), 150 + 70 * line), (150, 140, 120), cv2.FILLED
        )
    top = (card.shape[0] - modules.shape[0]) // 2
    left = card.shape[1] - modules.shape[1] - 50
    card[top : top + modules.shape[0], left : left + modules.shape[1]] = modules[:, :, None]
    room = _room()
    height, width = room.shape[:2]
    source = np.array([(0, 0), (_CARD_SIZE[0], 0), _CARD_SIZE, (0, _CARD_SIZE[1])], dtype=np.float32)
    place = source + np.array([(width - _CARD_SIZE[0]) / 2, (height - _CARD_SIZE[1]) / 2], dtype=np.float32)
    askew = np.array([(6, 14), (-10, -8), (8, -16), (-6, 10)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, place + askew)
    held = cv2.warpPerspective(card, matrix, (width, height), flags=cv2.INTER_AREA)
    covers = cv2.warpPerspective(np.full(card.shape[:2], 255, dtype=np.uint8), matrix, (width, height))
    return np.where(covers[:, :, None] > 127, held, room).astype(np.uint8)


def _back_of_card(lines: tuple[str, ...]) -> Image:
    """The whole back, a little askew, over a table."""
    random = np.random.default_rng(0)
    frame = (WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)
    view = View(frame, card_width=940, rotation=2, tilt=(3, -3), shift=(0, 0.5), blur=0.6)
    return photograph(MrzCardPainter(OCR_B).paint(lines, random), view, random)
