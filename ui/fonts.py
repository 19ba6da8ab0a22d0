"""Fonts that can write every word: Noto Sans, shipped with the program, and one Noto Sans CJK face a language.

Latin and Vietnamese letters are Noto Sans' in every language. Chinese, Japanese and Korean share code points whose
forms differ by region (Han unification), so each has the face of its own region, from the system's font packages. A
language whose face is missing or lacks signs is not offered: nobody is ever shown boxes.
"""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import assert_never

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from kiosk.session.state import Language

FAMILY = "Noto Sans"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_TONES = ("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}")
_MORE_TONES = ("\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}")
_SIGNS = "₫…·–%/()“”"
"""Signs beside letters and digits that names, dates, fees and masked numbers are written with."""

_HINTS = {
    "Noto Sans CJK SC": QFont.StyleHint.SansSerif,
    "Noto Sans CJK JP": QFont.StyleHint.System,
    "Noto Sans CJK KR": QFont.StyleHint.Decorative,
}


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
    needed = vietnamese_letters() | set(_SIGNS)
    for name in _FILES:
        try:
            data = folder.joinpath(name).read_bytes()
        except OSError as error:
            raise FontError(f"{name} cannot be read") from error
        raw = QRawFont(data, 20.0, QFont.HintingPreference.PreferNoHinting)
        if not raw.isValid() or QFontDatabase.addApplicationFontFromData(data) < 0:
            raise FontError(f"{name} is no font")
        missing = sorted(letter for letter in needed if not raw.supportsCharacter(ord(letter)))
        if missing:
            raise FontError(f"{name} lacks the letters {' '.join(missing)}")
    return FAMILY


def regional_face(language: Language) -> str | None:
    """The family that writes what Noto Sans does not have, in that region's forms; None where nothing is left."""
    match language:
        case Language.VIETNAMESE | Language.ENGLISH:
            return None
        case Language.CHINESE:
            return "Noto Sans CJK SC"
        case Language.JAPANESE:
            return "Noto Sans CJK JP"
        case Language.KOREAN:
            return "Noto Sans CJK KR"
        case _:
            assert_never(language)


def families(language: Language) -> tuple[str, ...]:
    """The families that a text of that language is set in, most wanted first."""
    face = regional_face(language)
    return (FAMILY,) if face is None else (FAMILY, face)


def make_font(chosen: tuple[str, ...]) -> QFont:
    """A font of those families, as `families` gives them.

    Qt keeps one engine for all fonts of the same first family and lets the first of them decide on the others: Japanese
    shown after Chinese would be drawn in Chinese forms. The style hint, which matters only where a family is missing,
    is part of the engine's key, so each face has one of its own.
    """
    font = QFont(list(chosen))
    font.setStyleHint(_HINTS.get(chosen[-1], QFont.StyleHint.AnyStyle))
    return font


def _specimen(language: Language) -> str:
    """Signs that a complete face of the language has and an incomplete one lacks."""
    match language:
        case Language.VIETNAMESE | Language.ENGLISH:
            return ""
        case Language.CHINESE:
            return "请读卡脸险单证，。！？：「」"
        case Language.JAPANESE:
            return "読顔険証票ぁんァヶー、。！？「」"
        case Language.KOREAN:
            return "가각뵙쉽없읽힣"
        case _:
            assert_never(language)


def unwritable(language: Language) -> str | None:
    """The family that the language lacks on this machine, None where it can be written.

    Asks the running QGuiApplication, after `load_fonts`.
    """
    face = regional_face(language)
    if face is None:
        return None
    if face not in QFontDatabase.families():
        return face
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = QFont(face)
        font.setWeight(weight)
        raw = QRawFont.fromFont(font)
        if raw.familyName() != face or not all(raw.supportsCharacter(ord(sign)) for sign in _specimen(language)):
            return face
    return None


def writable_languages() -> tuple[Language, ...]:
    """The languages that this machine can write, in the order in which they are offered."""
    return tuple(language for language in Language if unwritable(language) is None)
