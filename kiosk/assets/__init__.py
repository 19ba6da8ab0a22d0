"""Data files shared by screen and printer."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

FONT_REGULAR = _HERE / "fonts" / "NotoSans-Regular.ttf"
FONT_BOLD = _HERE / "fonts" / "NotoSans-Bold.ttf"
