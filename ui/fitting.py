"""Whether what was laid out has the room that it asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def is_squeezed(frame: QWidget) -> bool:
    """Whether any visible part is lower or narrower than it needs, or beyond its parent. Asks real geometry."""
    return any(_squeezed(part) for part in frame.findChildren(QWidget) if part.isVisible())


def _squeezed(part: QWidget) -> bool:
    width, height = part.width(), part.height()
    layout = part.layout()
    if layout is not None:
        least = layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else 0
        wanted = layout.totalMinimumSize()
        return width < wanted.width() or height < max(least, 0 if least > 0 else wanted.height())
    if part.hasHeightForWidth():
        return height < part.heightForWidth(width) or width < part.minimumSizeHint().width()
    parent = part.parentWidget()
    return parent is not None and not parent.rect().contains(part.geometry())
