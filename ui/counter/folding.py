"""Finding by what is typed, without marks: `khai sinh` finds "Đăng ký khai sinh", and so does `dang ky sinh`."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Small letters without accents and marks; đ as d."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("đ", "d")


def finds(query: str, text: str) -> bool:
    """Whether every word typed occurs in the text, in any order; nothing typed finds everything."""
    folded = fold(text)
    return all(word in folded for word in fold(query).split())
