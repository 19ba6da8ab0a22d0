"""What an attacker holds before the camera: a sheet of paper or a tablet, as a plane or a bent sheet in space."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from simulators.performer import HEIGHT, WIDTH, Image

_FOCAL: Final = 700.0  # pixels; also the distance at which an instrument appears in its own size
_CROP: Final = (slice(60, 600), slice(40, 440))  # head and shoulders of a persona's picture
_EYES: Final = (slice(235, 355), slice(155, 325))  # of a persona seen from the front


class Instrument(Protocol):
    """A presentation attack instrument (ISO/IEC 30107-3)."""

    def show(
        self,
        face: Image,
        at: float,
        *,
        yaw: float = 0.0,
        pitch: float = 0.0,
        roll: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        zoom: float = 1.0,
    ) -> Image:
        """Film the instrument showing `face`; angles in degrees, shift in pixels."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper: weak contrast, a white margin, perhaps bent around a vertical axis. `size`: 1 is life-size."""

    size: float
    margin: int
    contrast: float
    bend: float
    """Degrees of the arc that the sheet spans; 0 is flat."""

    @classmethod
    def drawn(cls, random: np.random.Generator, *, bent: bool = False) -> Sheet:
        """Draw a sheet: every third is so large or near that its edges lie outside the picture."""
        near = random.random() < 1 / 3
        return cls(
            size=1.35 if near else float(random.uniform(0.85, 1.0)),
            margin=int(random.integers(8, 36)),
            contrast=float(random.uniform(0.78, 0.95)),
            bend=float(random.uniform(50, 90)) if bent else 0.0,
        )

    def show(
        self,
        face: Image,
        at: float,  # noqa: ARG002 - paper does not change
        *,
        yaw: float = 0.0,
        pitch: float = 0.0,
        roll: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        zoom: float = 1.0,
    ) -> Image:
        """See `Instrument`."""
        # A printer's dots and ink lose detail and range.
        soft = cv2.GaussianBlur(face[_CROP], (0, 0), 0.8)
        ink = cv2.convertScaleAbs(soft, alpha=self.contrast, beta=235 * (1 - self.contrast))
        m = self.margin
        flat = cv2.copyMakeBorder(ink, m, m, m, m, cv2.BORDER_CONSTANT, value=(236, 240, 240))
        held, covers = _held(
            flat.astype(np.uint8, copy=False),
            bend=self.bend,
            angles=(pitch, yaw, roll),
            shift=shift,
            size=zoom * self.size,
        )
        return _over_room(held, covers)


@dataclass(frozen=True, slots=True)
class Tablet:
    """A screen with a dark bezel, its pixels aliasing against the sensor's (moire), and brightness that flickers."""

    size: float
    bezel: int
    pitch: float
    """Distance of the screen's pixels in the camera's pixels."""
    grid: float
    flicker: float

    @classmethod
    def drawn(cls, random: np.random.Generator) -> Tablet:
        """Draw a tablet: every third is so large or near that its bezel lies outside the picture."""
        near = random.random() < 1 / 3
        return cls(
            size=1.3 if near else float(random.uniform(0.85, 1.0)),
            bezel=int(random.integers(14, 34)),
            pitch=float(random.uniform(1.1, 1.9)),
            grid=float(random.uniform(0.008, 0.06)),
            flicker=float(random.uniform(0.0, 0.03)),
        )

    def show(
        self,
        face: Image,
        at: float,
        *,
        yaw: float = 0.0,
        pitch: float = 0.0,
        roll: float = 0.0,
        shift: tuple[float, float] = (0.0, 0.0),
        zoom: float = 1.0,
    ) -> Image:
        """See `Instrument`."""
        b = self.bezel
        screen = cv2.copyMakeBorder(face[_CROP], b, b, b, b, cv2.BORDER_CONSTANT, value=(22, 20, 20))
        held, covers = _held(
            screen.astype(np.uint8, copy=False), bend=0.0, angles=(pitch, yaw, roll), shift=shift, size=zoom * self.size
        )
        x, y = _pixels()
        turn = math.radians(roll)
        a_pixel = math.tau / (self.pitch * zoom)
        u = (x * math.cos(turn) + y * math.sin(turn) - float(shift[0])) * (1 + 2e-5 * float(yaw) * x)
        v = (y * math.cos(turn) - x * math.sin(turn) - float(shift[1])) * (1 + 2e-5 * float(pitch) * y)
        # Sampled at the camera's pixels, the grid aliases by itself into the bands one sees.
        light = 1 + self.grid / 2 * (np.cos(a_pixel * u) + np.cos(a_pixel * v))
        # 60 refreshes a second against 12.5 frames, rolling down the sensor's rows.
        light *= 1 + self.flicker * np.sin(math.tau * 57.3 * at + math.tau * y[:, :1] / HEIGHT)
        lit = cv2.multiply(held, cv2.merge([light * 1.06, light, light * 0.95]), dtype=cv2.CV_8U)
        return _over_room(lit.astype(np.uint8, copy=False), covers)


@dataclass(frozen=True, slots=True, eq=False)
class CutEyes:
    """A photo with holes where the eyes are. `open`: the holes (255); `rim`: the paper's edge around them."""

    photo: Image
    open: Image
    rim: Image

    @classmethod
    def of(cls, photo: Image, shut: Image) -> CutEyes:
        """Cut the eyes; `shut` is the photo's person with the eyes shut: where the two differ are the eyes."""
        change = cv2.GaussianBlur(cv2.absdiff(photo, shut).max(axis=2), (0, 0), 4)
        found = np.where(change > 0.4 * change[_EYES].max(), 255, 0).astype(np.uint8)
        # The head's outline differs a little between the two pictures as well.
        eyes = np.zeros_like(found)
        eyes[_EYES] = found[_EYES]
        holes = cv2.dilate(eyes, np.ones((9, 9), np.uint8)).astype(np.uint8, copy=False)
        wider = cv2.dilate(holes, np.ones((3, 3), np.uint8))
        return cls(photo, holes, cv2.subtract(wider, holes).astype(np.uint8, copy=False))

    def before(self, behind: Image) -> Image:
        """The photo held before `behind`, of which the eyes are seen."""
        paper = cv2.copyTo(self.photo, cv2.bitwise_not(self.rim), self.photo // 2)
        return cv2.copyTo(behind, self.open, paper).astype(np.uint8, copy=False)


def _held(
    flat: Image,
    *,
    bend: float,
    angles: tuple[float, float, float],
    shift: tuple[float, float],
    size: float,
) -> tuple[Image, Image]:
    """The sheet in space, filmed, and where it covers the room (255)."""
    height, width = flat.shape[:2]
    sheet = cv2.cvtColor(flat, cv2.COLOR_BGR2BGRA).astype(np.uint8, copy=False)
    if bend:
        sheet = _bent(sheet, math.radians(bend))
    about_x, about_y, about_z = (cv2.Rodrigues(axis)[0] for axis in np.diag(np.radians(angles)))
    rotation = about_z @ about_y @ about_x
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    plane = np.column_stack([corners - np.array([width, height]) / 2, np.zeros(4)])
    space = plane @ rotation.T + np.array([0, 0, _FOCAL])
    seen = space[:, :2] / space[:, 2:] * _FOCAL * size + np.array([WIDTH / 2 + shift[0], HEIGHT / 2 + shift[1]])
    homography = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    filmed = cv2.warpPerspective(sheet, homography, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
    held = cv2.cvtColor(filmed, cv2.COLOR_BGRA2BGR).astype(np.uint8, copy=False)
    return held, cv2.extractChannel(filmed, 3).astype(np.uint8, copy=False)


def _bent(sheet: Image, arc: float) -> Image:
    """The sheet around a vertical cylinder, seen from its middle: the sides are nearer together and smaller."""
    height, width = sheet.shape[:2]
    radius = width / arc
    along = np.linspace(-arc / 2, arc / 2, width)
    depth = _FOCAL + radius * (1 - np.cos(along))
    across = radius * np.sin(along) / depth * _FOCAL + width / 2
    columns = np.interp(np.arange(width), across, np.arange(width), left=-1, right=-1)
    scale = np.interp(np.arange(width), across, _FOCAL / depth)
    rows = (np.arange(height)[:, np.newaxis] - height / 2) / scale + height / 2
    map_x = np.broadcast_to(columns, (height, width)).astype(np.float32)
    return cv2.remap(sheet, map_x, rows.astype(np.float32), cv2.INTER_LINEAR).astype(np.uint8, copy=False)


def _over_room(held: Image, covers: Image) -> Image:
    share = covers.astype(np.float32) / 255
    return cv2.blendLinear(held, _room(), share, 1 - share).astype(np.uint8, copy=False)


@cache
def _room() -> Image:
    """The wall behind the instrument."""
    x, y = _pixels()
    light = 196 - 20 * y / HEIGHT - 24 * np.abs(x / WIDTH - 0.5)
    return np.stack([light * 0.97, light, light * 0.99], axis=2).astype(np.uint8)


@cache
def _pixels() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Each pixel's place, x and y."""
    x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    return x, y
