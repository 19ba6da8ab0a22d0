"""Cleans text that comes from a scanner, a camera or a keyboard before anything looks at it."""

from __future__ import annotations

import unicodedata
from typing import Final

from cardreader.text import D_WITH_STROKE

_EDGES: Final = "\ufeff\r\n\t "

_HARMFUL: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class NotUtf8Error(ValueError):
    """The bytes are no UTF-8 text."""


def decode_utf8(raw: bytes) -> str:
    """The text of `raw`, strictly decoded: a guess at another encoding would put a wrong name on a ticket.

    Raises NotUtf8Error, whose message does not quote the bytes.
    """
    try:
        return raw.decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        raise NotUtf8Error("the bytes are no UTF-8 text") from None


def clean(text: str) -> str:
    """`text` in NFC, without byte order mark and line ends around it, with Ð (U+00D0) and Ɖ (U+0189) made Đ (U+0110).

    Line ends inside the text stay. Cleaning twice changes nothing more.
    """
    return unicodedata.normalize("NFC", text).translate(D_WITH_STROKE).strip(_EDGES)


def has_harmful_characters(text: str) -> bool:
    """Whether `text` holds control, format (invisible or direction-changing), surrogate or unassigned characters."""
    return any(unicodedata.category(char) in _HARMFUL for char in text)
