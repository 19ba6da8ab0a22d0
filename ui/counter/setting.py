"""How the counter's widgets are drawn: theme, language, and the grounds that fields and lists lie on."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.state import Language
from ui.theme import Theme
from ui.tokens import ScreenMetrics

DESK_GAP = 3.0
"""Between groups, in millimetres; half of it inside a group."""
DESK_RADIUS = 2.0
CONTROL = 9.5
"""Height of what is pressed or typed into: a mouse needs 8 mm, a finger on a desk screen is not turned away."""
GROWS_FROM_MM = 215.0
"""Short side of the glass from which on everything grows, since who has a larger screen sits farther from it ..."""
GROWS_TO = 1.2
"""... up to this."""


@dataclass(frozen=True, slots=True)
class DeskSetting:
    """What each part of the counter's window is made with."""

    theme: Theme
    language: Language
    motion: bool


def desk_growth(width_px: int, height_px: int, metrics: ScreenMetrics) -> float:
    """By how much all sizes grow on a large screen; never below 1."""
    return min(GROWS_TO, max(1.0, min(width_px, height_px) / metrics.px_per_mm / GROWS_FROM_MM))


def desk_stylesheet(theme: Theme) -> str:
    """Grounds and edges of fields, lists and scroll bars, beside those of every window."""
    c, line, strong = theme.colours, max(1, theme.px(0.25)), max(2, theme.px(0.6))
    radius, bar = theme.px(DESK_RADIUS), theme.px(2.6)
    return f"""{theme.stylesheet()}
        QFrame[role="pane"] {{
            background: {c.card}; border: 1px solid {c.edge}; border-radius: {theme.px(DESK_RADIUS * 1.5)}px;
        }}
        QFrame[role="success"], QFrame[role="attention"] {{ border-radius: {radius}px; }}
        QLineEdit, QPlainTextEdit {{
            background: {c.card}; color: {c.ink}; border: {line}px solid {c.outline}; border-radius: {radius}px;
            padding: 0 {theme.px(2.0)}px; selection-background-color: {c.action}; selection-color: {c.on_action};
        }}
        QPlainTextEdit {{ padding: {theme.px(1.0)}px; }}
        QLineEdit:focus, QPlainTextEdit:focus {{ border: {strong}px solid {c.action}; }}
        QListView {{ background: {c.card}; border: {line}px solid {c.outline}; border-radius: {radius}px; outline: 0; }}
        QListView:focus {{ border: {strong}px solid {c.action}; }}
        QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent; border: none; }}
        QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {c.outline}; min-height: {theme.px(8.0)}px;
            border-radius: {bar // 2}px; }}
        QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
        QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    """
