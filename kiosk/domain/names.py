"""Vietnamese names: three comparisons of rising looseness (`exact`, `tone_place_insensitive`, `skeleton`).

Only the first two may decide identity; the skeleton is for search.
"""

from __future__ import annotations

import unicodedata

from cardreader.text import normalise

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Grave, acute, tilde, hook above, dot below: the five written tones. Horn, breve and circumflex make letters."""


def exact(name: str) -> str:
    """Key under which two spellings are the same name: NFC, case and spaces ignored."""
    return normalise(name).casefold()


def tone_place_insensitive(name: str) -> str:
    """Like `exact`, but the tone may stand on either vowel of a syllable: Hoà = Hòa, yet Hoà ≠ Hóa."""
    return " ".join(_tone_last(word) for word in exact(name).split())


def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(c for c in decomposed if c in _TONES))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)) + tones


def skeleton(name: str) -> str:
    """No marks at all and đ as d. For search only, never for identity."""
    decomposed = unicodedata.normalize("NFD", exact(name))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
