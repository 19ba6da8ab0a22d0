"""Vietnamese text as it enters: one form, whatever keyboard or chip wrote it."""

from __future__ import annotations

import unicodedata

D_WITH_STROKE = str.maketrans({"\u00d0": "\u0110", "\u0189": "\u0110", "\u00f0": "\u0111", "\u0256": "\u0111"})
"""Icelandic eth and African d look like Vietnamese D with stroke, and no normal form folds them. The small ones arise
where a system lower-cases the large ones."""


def normalise(text: str) -> str:
    """NFC, look-alikes of Đ mapped to it, white space runs made single blanks, none at the ends."""
    return unicodedata.normalize("NFC", " ".join(text.translate(D_WITH_STROKE).split()))
