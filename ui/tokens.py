"""Design tokens: sizes in millimetres as hand and eye meet them, colours, and the screen that makes them pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from PySide6.QtGui import QScreen

from kiosk.session.state import Contrast, TextSize

_MM_PER_INCH = 25.4
_PLAUSIBLE_PX_PER_MM = (2.0, 12.0)
"""From a 40-inch television to a tablet; what a screen reports beyond it is not its size."""


@dataclass(frozen=True, slots=True)
class ScreenMetrics:
    """How many (device-independent) pixels make one millimetre of glass. Raises ValueError unless positive."""

    px_per_mm: float

    def __post_init__(self) -> None:
        if not self.px_per_mm > 0:
            raise ValueError("px_per_mm must be positive")

    @classmethod
    def of_diagonal(cls, width_px: int, height_px: int, inches: float) -> ScreenMetrics:
        """Metrics of a screen of that resolution and diagonal."""
        return cls(math.hypot(width_px, height_px) / (inches * _MM_PER_INCH))

    @classmethod
    def of_screen(cls, screen: QScreen, inches: float | None = None) -> ScreenMetrics:
        """Metrics by the configured diagonal, else as the screen reports them.

        The reference kiosk's where what it reports cannot be true (virtual screens).
        """
        if inches is not None:
            return cls.of_diagonal(screen.size().width(), screen.size().height(), inches)
        reported = screen.physicalSize().width()
        if reported > 0:
            px_per_mm = screen.size().width() / reported
            if _PLAUSIBLE_PX_PER_MM[0] <= px_per_mm <= _PLAUSIBLE_PX_PER_MM[1]:
                return cls(px_per_mm)
        return REFERENCE_METRICS

    def scaled(self, factor: float) -> ScreenMetrics:
        """The same glass drawn larger or smaller."""
        return ScreenMetrics(self.px_per_mm * factor)

    def px(self, millimetres: float) -> int:
        """Whole pixels, never fewer than asked for: minimum sizes stay minimum sizes."""
        return math.ceil(millimetres * self.px_per_mm - 1e-6)


REFERENCE_SIZE = (1080, 1920)
"""The kiosk that the design was made for: 21.5 inches, upright."""
REFERENCE_METRICS = ScreenMetrics.of_diagonal(*REFERENCE_SIZE, 21.5)


GROWS_FROM_MM = 268.0
"""Short side of the reference kiosk's glass. On larger glass everything grows with it ..."""
GROWS_TO = 1.4
"""... up to this: who stands before 32 inches stands no farther away."""


def growth(width_px: int, height_px: int, metrics: ScreenMetrics) -> float:
    """By how much all sizes grow on glass larger than the reference; never below 1, so that minimum sizes hold."""
    return min(GROWS_TO, max(1.0, min(width_px, height_px) / metrics.px_per_mm / GROWS_FROM_MM))


class Cap(Enum):
    """Type scale by the height of a capital letter, read from 60 cm. Values are millimetres at the normal text size."""

    DENSE = 4.8
    """For staff alone, who stand close and know the screen."""
    BODY = 6.1
    LEAD = 7.3
    BUTTON = 8.5
    TITLE = 11.0
    NUMBER = 30.0
    DESK_NOTE = 2.7
    """The counter's own scale, read from 60 cm by who sits: 16 minutes of arc at least (ISO 9241-303), text 18 ..."""
    DESK = 3.1
    DESK_LEAD = 3.8
    DESK_TITLE = 5.2
    DESK_NUMBER = 13.0


LARGE_CAP: Mapping[Cap, float] = {
    Cap.DENSE: 6.1,
    Cap.BODY: 8.5,
    Cap.LEAD: 9.0,
    Cap.BUTTON: 9.5,
    Cap.TITLE: 12.5,
    Cap.NUMBER: 32.0,
    Cap.DESK_NOTE: 3.375,
    Cap.DESK: 3.875,
    Cap.DESK_LEAD: 4.75,
    Cap.DESK_TITLE: 6.5,
    Cap.DESK_NUMBER: 14.0,
}
"""The same scale at the large text size, in millimetres. At the counter it is 125 %."""

LINE_HEIGHT = 1.45
TITLE_LINE_HEIGHT = 1.4
"""Of the type size: the least that stacked Vietnamese accents and EN 301 549 leave."""

MARGIN = 12.0
GAP = 6.0
TIGHT = 3.0
BUTTON_HEIGHT = 24.0
TOUCH = 20.0
"""Smallest side of anything a patient touches, in millimetres (16 would do; a shaking hand wants more)."""
RADIUS = 6.0
TOUCH_ZONE = 0.6
"""Share of the height, from below, that holds everything to touch (reach from a wheelchair) ..."""
TOUCH_REACH = 160.0
"""... or so many millimetres from the lower edge, on glass so low that all of it is within reach."""

MOTION_MS = 180
LOOP_MS = 2600


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the product, as #RRGGBB. Text pairs keep 7:1 (WCAG 2.2 AAA), in high contrast 15:1."""

    ground: str = "#F7F6F2"
    card: str = "#FFFFFF"
    edge: str = "#E3E0D8"
    outline: str = "#6E7A86"
    """Edge of what can be touched or ticked: 3:1 on card and ground (WCAG 1.4.11)."""
    ink: str = "#14213A"
    quiet: str = "#3D485C"
    action: str = "#0B5C63"
    pressed: str = "#083F45"
    on_action: str = "#FFFFFF"
    action_soft: str = "#E2EFEE"
    disabled: str = "#E9E6DE"
    amber: str = "#D98A1F"
    """Accent of drawings; never text."""
    amber_soft: str = "#FBF0DC"
    success: str = "#155A30"
    success_soft: str = "#E8F3EB"
    success_edge: str = "#E8F3EB"
    attention: str = "#7A4100"
    attention_soft: str = "#FCF3E3"
    attention_edge: str = "#FCF3E3"
    error: str = "#9B1C1C"
    scrim: str = "#14213A"
    code_ink: str = "#000000"
    """QR codes are dark on light in every theme: telephones read no others."""
    code_ground: str = "#FFFFFF"

    def text_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every (text, ground) that is drawn."""
        return (
            (self.ink, self.ground),
            (self.ink, self.card),
            (self.ink, self.action_soft),
            (self.quiet, self.ground),
            (self.quiet, self.card),
            (self.quiet, self.disabled),
            (self.action, self.card),
            (self.action, self.ground),
            (self.on_action, self.action),
            (self.on_action, self.pressed),
            (self.success, self.success_soft),
            (self.ink, self.success_soft),
            (self.success, self.ground),
            (self.attention, self.attention_soft),
            (self.ink, self.attention_soft),
            (self.attention, self.ground),
            (self.attention, self.card),
            (self.error, self.card),
        )


COLOURS = Colours()
HIGH_CONTRAST = Colours(
    ground="#000000",
    card="#000000",
    edge="#8A8A8A",
    outline="#FFFFFF",
    ink="#FFFFFF",
    quiet="#F2F2F2",
    action="#FFE14D",
    pressed="#FFF3B0",
    on_action="#000000",
    action_soft="#1A1A1A",
    disabled="#1A1A1A",
    amber="#FFB84D",
    amber_soft="#332600",
    success="#8CFFB0",
    success_soft="#000000",
    success_edge="#8CFFB0",
    attention="#FFDD99",
    attention_soft="#000000",
    attention_edge="#FFDD99",
    error="#FFD6D6",
    scrim="#000000",
)
"""Yellow and white on black. Drawings keep their lines and lose their soft grounds."""

LEAST_CONTRAST: Mapping[Contrast, float] = {Contrast.NORMAL: 7.0, Contrast.HIGH: 15.0}


def colours_of(contrast_chosen: Contrast) -> Colours:
    """The palette of a theme."""
    match contrast_chosen:
        case Contrast.NORMAL:
            return COLOURS
        case Contrast.HIGH:
            return HIGH_CONTRAST
        case _:
            assert_never(contrast_chosen)


def cap_height(cap: Cap, size: TextSize) -> float:
    """Height of a capital in millimetres."""
    match size:
        case TextSize.NORMAL:
            return cap.value
        case TextSize.LARGE:
            return LARGE_CAP[cap]
        case _:
            assert_never(size)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
