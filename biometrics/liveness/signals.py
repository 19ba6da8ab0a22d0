"""What one frame says of the way it came about: measured on the picture around the face, then the picture is let go."""

import hashlib
import math
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Face

_SAMPLED: Final = 4
"""Every fourth pixel in both directions, not averaged: averaging would hide the noise that is looked for."""
_WINDOW: Final = 128
_BAND: Final = (0.12, 0.48)
"""Cycles a pixel. A face has little there beside noise; a screen's pixels against the sensor's give sharp peaks."""
_RINGS: Final = 24
_HALF: Final = 0.5
_NEARLY: Final = 0.7
_STEEP: Final = math.tan(math.radians(20))


@dataclass(frozen=True, slots=True)
class FrameSignals:
    """Numbers of one frame.

    `digest`: names the exact pixels. `equal_share`: share of the pixels that are exactly those of the frame before.
    `peak`: strongest narrow peak of the face's spectrum, natural logarithm of its power against its surroundings.
    `face_light`, `room_light`: mean grey levels. `edges`: where the outermost long edge left, right, above and below
    the face crosses the face's middle, in pixels (x, x, y, y); None where there is none.
    """

    digest: bytes = field(repr=False)
    equal_share: float
    peak: float
    face_light: float
    room_light: float
    edges: tuple[float | None, float | None, float | None, float | None]


class SignalReader:
    """Measures frames in their order. Keeps a sixteenth of the last frame; `wipe` overwrites it."""

    def __init__(self) -> None:
        self._last: npt.NDArray[np.uint8] | None = None
        rows = np.hanning(_WINDOW)
        self._taper = np.outer(rows, rows).astype(np.float32)
        rows_axis, columns_axis = _axes()
        frequency = np.hypot(rows_axis[:, np.newaxis], columns_axis[np.newaxis])
        # JPEG and MJPEG leave the borders of their blocks of 8 pixels.
        down, across = (np.abs(axis * 8 - np.rint(axis * 8)) < 8 * 1.5 / _WINDOW for axis in _axes())
        inside = ~(down[:, np.newaxis] & across[np.newaxis]) & (frequency >= _BAND[0]) & (frequency < _BAND[1])
        rings = ((frequency - _BAND[0]) / (_BAND[1] - _BAND[0]) * _RINGS).astype(int)
        self._rings = [np.flatnonzero(inside & (rings == ring)) for ring in range(_RINGS)]

    def read(self, image: npt.NDArray[np.uint8], face: Face | None) -> FrameSignals:
        """Measure a BGR picture in which `face` is the largest; None when it shows none."""
        sampled = np.ascontiguousarray(image[::_SAMPLED, ::_SAMPLED])
        same_size = self._last is not None and self._last.shape == sampled.shape
        equal = float((sampled == self._last).all(axis=2).mean()) if same_size else 0.0
        self.wipe()
        self._last = sampled
        digest = hashlib.blake2b(np.ascontiguousarray(image).data, digest_size=8).digest()
        if face is None:
            return FrameSignals(digest, equal, 0.0, 0.0, 0.0, (None, None, None, None))
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
        face_light, room_light = _lights(sampled, face)
        signals = FrameSignals(digest, equal, self._peak(grey, face), face_light, room_light, _edges(grey, face))
        grey.fill(0)
        return signals

    def wipe(self) -> None:
        """Overwrite and drop what is kept of the last frame."""
        if self._last is not None:
            self._last.fill(0)
            self._last = None

    def _peak(self, grey: npt.NDArray[np.uint8], face: Face) -> float:
        x, y = (round(middle - _WINDOW / 2) for middle in face.box.centre)
        x, y = max(min(x, grey.shape[1] - _WINDOW), 0), max(min(y, grey.shape[0] - _WINDOW), 0)
        part = grey[y : y + _WINDOW, x : x + _WINDOW].astype(np.float32)
        if part.shape != (_WINDOW, _WINDOW):
            return 0.0
        power = (np.abs(np.fft.rfft2((part - part.mean()) * self._taper)) ** 2).ravel()
        part.fill(0.0)
        return max(
            math.log((float(power[ring].max()) + 1) / (float(np.median(power[ring])) + 1)) for ring in self._rings
        )


def _axes() -> tuple[npt.NDArray[np.floating], npt.NDArray[np.floating]]:
    """The frequencies of the spectrum's rows and columns, in cycles a pixel."""
    return np.fft.fftfreq(_WINDOW), np.fft.rfftfreq(_WINDOW)


def _lights(sampled: npt.NDArray[np.uint8], face: Face) -> tuple[float, float]:
    height, width = sampled.shape[:2]
    box = face.box
    left, right = (min(max(round(edge / _SAMPLED), 0), width) for edge in (box.x, box.x + box.width))
    top, bottom = (min(max(round(edge / _SAMPLED), 0), height) for edge in (box.y, box.y + box.height))
    inside = sampled[top:bottom, left:right]
    everything, part = float(sampled.sum(dtype=np.int64)), float(inside.sum(dtype=np.int64))
    rest = sampled.size - inside.size
    return part / max(inside.size, 1), (everything - part) / max(rest, 1)


def _edges(grey: npt.NDArray[np.uint8], face: Face) -> tuple[float | None, float | None, float | None, float | None]:
    """An edge counts that is as long as 0.7 of the face and nearly upright or level."""
    small = cv2.resize(grey, None, fx=_HALF, fy=_HALF, interpolation=cv2.INTER_AREA)
    box = face.box
    x, y, width, height = box.x * _HALF, box.y * _HALF, box.width * _HALF, box.height * _HALF
    centre_x, centre_y = x + width / 2, y + height / 2
    contours = cv2.Canny(cv2.GaussianBlur(small, (0, 0), 1.0), 25, 60)
    lines = cv2.HoughLinesP(contours, 1, math.pi / 180, 40, minLineLength=0.7 * width, maxLineGap=5)
    contours.fill(0)
    found: tuple[list[tuple[float, float]], ...] = ([], [], [], [])  # length, and distance from the face's middle
    for x1, y1, x2, y2 in [] if lines is None else lines.reshape(-1, 4).tolist():
        dx, dy, length = abs(x2 - x1), abs(y2 - y1), math.hypot(x2 - x1, y2 - y1)
        if dx <= _STEEP * dy and abs((y1 + y2) / 2 - centre_y) < height:
            away = x1 + (centre_y - y1) * (x2 - x1) / (y2 - y1) - centre_x
            if abs(away) > width / 2:
                found[away > 0].append((length, away))
        elif dy <= _STEEP * dx and abs((x1 + x2) / 2 - centre_x) < width:
            away = y1 + (centre_x - x1) * (y2 - y1) / (x2 - x1) - centre_y
            if abs(away) > height / 2:
                found[2 + (away > 0)].append((length, away))
    left, right, top, bottom = (
        None if not edges else (middle + _outermost(edges)) / _HALF
        for edges, middle in zip(found, (centre_x, centre_x, centre_y, centre_y), strict=True)
    )
    return left, right, top, bottom


def _outermost(edges: list[tuple[float, float]]) -> float:
    """Of the edges nearly as long as the longest the outermost: a margin has two, and which is longer changes."""
    longest = max(length for length, _ in edges)
    return max((away for length, away in edges if length >= _NEARLY * longest), key=abs)
