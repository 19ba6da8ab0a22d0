"""Finds the three lines of a card's MRZ (TD1, Doc 9303-5 §4.2) in a camera frame and cuts them out upright."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
_Point = npt.NDArray[np.float64]

_SEARCH_WIDTH: Final = 1280
"""Larger frames are searched at this width; lines are still cut out of the whole frame."""
_STROKE: Final = 15
"""Pixels at search size: wider than any stroke, so that the black-hat keeps strokes and drops surfaces."""
_BRIDGES: Final = (25, 41)
"""Pixels at search size that the closing bridges: gaps between characters of cards 600 to 1280 pixels wide, and, where
that finds no zone, those of faint print."""
_DARKEST_GROUND: Final = 40.0
"""Contrast is measured relative to the ground, but not to one darker than this, where noise would count as print."""
_STEEPEST: Final = np.radians(25)
_LEAST_LENGTH: Final = 0.25
"""Of the searched width: shorter lines have too few pixels a character to be read."""
_THICKNESS: Final = (0.015, 0.075)
"""Of a line, as part of its length; nominal 2.4 mm of 76 mm."""
_SPACING: Final = (0.042, 0.12)
"""Between neighbouring lines, as part of their length; nominal 6.35 mm of 76 mm."""
_MARGIN: Final = 0.5
"""Added above and below the print, as part of its height."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A straight line of print in pixels of the frame: its middle, its direction to the right, length and height."""

    middle: tuple[float, float]
    angle: float
    """Radians, clockwise from the frame's horizontal."""
    length: float
    height: float

    @property
    def along(self) -> _Point:
        """Unit vector to the right."""
        return np.array([np.cos(self.angle), np.sin(self.angle)])

    @property
    def down(self) -> _Point:
        """Unit vector towards the next line."""
        return np.array([-np.sin(self.angle), np.cos(self.angle)])


Zone = tuple[TextLine, TextLine, TextLine]


def find_zone(grey: Grey) -> Zone | None:
    """The three lines, top first, in a frame of H x W; None where there are no three that fit together.

    A card turned by up to 25 degrees or seen somewhat aslant is found.
    """
    if min(grey.shape) < _STROKE:
        return None
    scale = min(1.0, _SEARCH_WIDTH / grey.shape[1])
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    contrast = _relative_contrast(small)
    for bridge in _BRIDGES:
        lines = _lines(contrast, bridge)
        zones = [(misfit, zone) for zone in combinations(lines, 3) if (misfit := _misfit(zone)) is not None]
        if zones:
            _, (top, middle, bottom) = min(zones, key=lambda found: found[0])
            return _enlarged(top, scale), _enlarged(middle, scale), _enlarged(bottom, scale)
    return None


def cut_out(grey: Grey, zone: Zone) -> tuple[Grey, Grey, Grey]:
    """The lines turned upright, each with some margin, at about the size at which the frame shows them."""
    height = float(np.median([line.height for line in zone]))
    first, second, third = (_cut(grey, line, height) for line in zone)
    return first, second, third


def _relative_contrast(grey: Grey) -> Grey:
    """How much darker than the ground around it each pixel of a stroke is, 0-255."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    ground = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8)).astype(np.float32)
    darker = (ground - smooth) / np.maximum(ground, _DARKEST_GROUND)
    return np.asarray(np.clip(255 * darker, 0, 255), dtype=np.uint8)


def _lines(contrast: Grey, bridge: int) -> list[TextLine]:
    """Long thin pieces of print, top first."""
    joined = cv2.morphologyEx(contrast, cv2.MORPH_CLOSE, np.ones((3, bridge), np.uint8))
    _, mask = cv2.threshold(joined, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, bridge), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    least = _LEAST_LENGTH * contrast.shape[1]
    lines = [_line_of(contour) for contour in contours if cv2.boundingRect(contour)[2] >= least]
    fitting = [
        line
        for line in lines
        if abs(line.angle) <= _STEEPEST and _THICKNESS[0] <= line.height / line.length <= _THICKNESS[1]
    ]
    return sorted(fitting, key=lambda line: line.middle[1])


def _line_of(contour: cv2.typing.MatLike) -> TextLine:
    (x, y), (width, height), degrees = cv2.minAreaRect(contour)
    if width < height:
        width, height, degrees = height, width, degrees - 90
    # The rectangle's angle is one of its two ends'; the text runs to the right.
    angle = (np.radians(degrees) + np.pi / 2) % np.pi - np.pi / 2
    return TextLine((x, y), float(angle), width, max(height, 1.0))


def _misfit(zone: Zone) -> float | None:
    """How far three lines are from lines of one zone; None where they are not."""
    top, middle, bottom = zone
    length = float(np.mean([line.length for line in zone]))
    angles = [line.angle for line in zone]
    steps = [np.subtract(lower.middle, upper.middle) for upper, lower in ((top, middle), (middle, bottom))]
    spacings = [float(step @ middle.down) / length for step in steps]
    shifts = [abs(float(step @ middle.along)) / length for step in steps]
    lengths = max(abs(line.length / length - 1) for line in zone)
    turn = max(angles) - min(angles)
    if min(spacings) < _SPACING[0] or max(spacings) > _SPACING[1] or max(spacings) > 1.4 * min(spacings):
        return None
    if lengths > 0.1 or turn > np.radians(4) or max(shifts) > 0.06:
        return None
    return lengths + max(shifts) + turn + abs(spacings[0] - spacings[1])


def _enlarged(line: TextLine, scale: float) -> TextLine:
    x, y = line.middle
    return TextLine((x / scale, y / scale), line.angle, line.length / scale, line.height / scale)


def _cut(grey: Grey, line: TextLine, height: float) -> Grey:
    half_height = (0.5 + _MARGIN) * height
    half_length = line.length / 2 + height / 2
    width, rows = max(1, round(2 * half_length)), max(1, round(2 * half_height))
    start = np.array(line.middle) - half_length * line.along - half_height * line.down
    turned = np.array([start, start + 2 * half_length * line.along, start + 2 * half_height * line.down], np.float32)
    upright = np.array([[0, 0], [width, 0], [0, rows]], np.float32)
    transform = cv2.getAffineTransform(turned, upright)
    return np.asarray(
        cv2.warpAffine(grey, transform, (width, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
