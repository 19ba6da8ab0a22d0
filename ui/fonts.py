"""The one family, shipped with the program, so that no machine's font set decides whether a name can be written."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

FAMILY = "Noto Sans"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_TONES = ("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}")
_MORE_TONES = ("\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}")


class FontError(Exception):
    """A font file is missing, is no font, or cannot write Vietnamese. The message names the file."""


def vietnamese_letters() -> frozenset[str]:
    """The 134 letters beyond ASCII that Vietnamese is written with, both cases, precomposed (NFC)."""
    toned = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in (*_TONES, *_MORE_TONES)}
    lower = toned | set("ăâêôơưđ")
    return frozenset(lower | {letter.upper() for letter in lower})


def load_fonts(folder: Traversable | None = None) -> str:
    """Registers the fonts with the running QGuiApplication and returns the family's name. Raises FontError.

    `folder` holds the files; by default the one shipped with the program.
    """
    folder = folder or files("kiosk").joinpath("assets", "fonts")
    for name in _FILES:
        try:
            data = folder.joinpath(name).read_bytes()
        except OSError as error:
            raise FontError(f"{name} cannot be read") from error
        raw = QRawFont(data, 20.0, QFont.HintingPreference.PreferNoHinting)
        if not raw.isValid() or QFontDatabase.addApplicationFontFromData(data) < 0:
            raise FontError(f"{name} is no font")
        missing = sorted(letter for letter in vietnamese_letters() if not raw.supportsCharacter(ord(letter)))
        if missing:
            raise FontError(f"{name} lacks the letters {' '.join(missing)}")
    return FAMILY
