"""Tokens made usable: pixels, fonts by capital height, palette and stylesheet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

from kiosk.session.state import Display, TextSize
from ui.fonts import make_font
from ui.tokens import (
    COLOURS,
    LINE_HEIGHT,
    RADIUS,
    TITLE_LINE_HEIGHT,
    Cap,
    Colours,
    ScreenMetrics,
    cap_height,
    colours_of,
)

_PROBE_PX = 1000
_TITLES = frozenset({Cap.TITLE, Cap.BUTTON, Cap.NUMBER})


@dataclass(frozen=True, slots=True)
class Theme:
    """What every widget draws itself with. `families`: of fonts, most wanted first; the first is the one measured."""

    metrics: ScreenMetrics
    families: tuple[str, ...]
    colours: Colours = COLOURS
    text_size: TextSize = TextSize.NORMAL

    @classmethod
    def of_display(cls, metrics: ScreenMetrics, families: tuple[str, ...], display: Display) -> Theme:
        """The theme that a person or the kiosk chose."""
        return cls(metrics, families, colours_of(display.contrast), display.text_size)

    def px(self, millimetres: float) -> int:
        """Millimetres in whole pixels."""
        return self.metrics.px(millimetres)

    def font(self, cap: Cap, *, bold: bool = False) -> QFont:
        """A font whose capitals are at least `cap` high on this screen."""
        height = cap_height(cap, self.text_size) * self.metrics.px_per_mm
        font = _font(self.families, bold)
        font.setPixelSize(math.ceil(height / _capital_share(self.families, bold) - 1e-6))
        return font

    def line_height(self, cap: Cap) -> float:
        """Distance of two lines, as a multiple of the type size."""
        return TITLE_LINE_HEIGHT if cap in _TITLES else LINE_HEIGHT

    def palette(self) -> QPalette:
        """Palette for the whole window."""
        c = self.colours
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, c.ground),
            (QPalette.ColorRole.Base, c.card),
            (QPalette.ColorRole.WindowText, c.ink),
            (QPalette.ColorRole.Text, c.ink),
            (QPalette.ColorRole.Button, c.card),
            (QPalette.ColorRole.ButtonText, c.ink),
            (QPalette.ColorRole.Highlight, c.action),
            (QPalette.ColorRole.HighlightedText, c.on_action),
        ):
            palette.setColor(role, QColor(colour))
        return palette

    def stylesheet(self) -> str:
        """Grounds and frames; what is touched paints itself, because a stylesheet cannot wrap a button's text."""
        c, radius, line = self.colours, self.px(RADIUS), max(1, self.px(0.3))
        return f"""
            QWidget#kiosk {{ background: {c.ground}; }}
            QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.edge}; border-radius: {radius}px; }}
            QFrame[role="success"] {{
                background: {c.success_soft}; border: {line}px solid {c.success_edge}; border-radius: {radius}px;
            }}
            QFrame[role="attention"] {{
                background: {c.attention_soft}; border: {line}px solid {c.attention_edge}; border-radius: {radius}px;
            }}
            QFrame[role="bar"] {{ background: {c.edge}; border: none; border-radius: {self.px(0.75)}px; }}
            QFrame[role="bar"][reached="true"] {{ background: {c.action}; }}
            QFrame[role="rule"] {{ background: {c.edge}; border: none; }}
        """


def _font(families: tuple[str, ...], bold: bool) -> QFont:
    font = make_font(families)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _capital_share(families: tuple[str, ...], bold: bool) -> float:
    """Height of a capital as a share of the type size; measured once a face."""
    font = _font(families, bold)
    font.setPixelSize(_PROBE_PX)
    return QFontMetricsF(font).capHeight() / _PROBE_PX
