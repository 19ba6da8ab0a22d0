"""Tokens made usable: pixels, fonts by capital height, palette and stylesheet."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

from ui.tokens import BODY_LINE_HEIGHT, COLOURS, TITLE_LINE_HEIGHT, Cap, Colours, ScreenMetrics

_PROBE_PX = 1000


@dataclass(frozen=True, slots=True)
class Theme:
    """What every widget draws itself with. `family` is what `load_fonts` returned."""

    metrics: ScreenMetrics
    family: str
    colours: Colours = COLOURS

    def px(self, millimetres: float) -> int:
        """Millimetres in whole pixels."""
        return self.metrics.px(millimetres)

    def font(self, cap: Cap, *, bold: bool = False) -> QFont:
        """A font whose capitals are at least `cap` high on this screen."""
        font = QFont(self.family)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(_PROBE_PX)
        ratio = QFontMetricsF(font).capHeight() / _PROBE_PX
        font.setPixelSize(math.ceil(cap.value * self.metrics.px_per_mm / ratio - 1e-6))
        return font

    def line_height(self, cap: Cap) -> float:
        """Distance of two lines, as a multiple of the type size."""
        return TITLE_LINE_HEIGHT if cap in (Cap.TITLE, Cap.BUTTON, Cap.NUMBER) else BODY_LINE_HEIGHT

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
        c, radius = self.colours, self.px(6.0)
        return f"""
            QWidget#kiosk {{ background: {c.ground}; }}
            QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.edge}; border-radius: {radius}px; }}
            QFrame[role="success"] {{ background: {c.success_soft}; border: none; border-radius: {radius}px; }}
            QFrame[role="attention"] {{ background: {c.attention_soft}; border: none; border-radius: {radius}px; }}
            QFrame[role="bar"] {{ background: {c.edge}; border: none; border-radius: {self.px(0.75)}px; }}
            QFrame[role="bar"][reached="true"] {{ background: {c.action}; }}
            QFrame[role="rule"] {{ background: {c.edge}; border: none; }}
        """
