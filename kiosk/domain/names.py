"""Vietnamese names, as they are searched for. Whether two documents name one person is told by their numbers."""

from __future__ import annotations

import unicodedata

from cardreader.text import normalise


def skeleton(name: str) -> str:
    """No marks, no case, and đ as d: what a hurried hand types. For search only, never for identity."""
    decomposed = unicodedata.normalize("NFD", normalise(name).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def spelt_out(name: str, fuller: str) -> str:
    """The fuller spelling of a name that a machine-readable zone wrote without marks; else the name as it is.

    Both must be of one person, as their numbers tell: the spelling alone proves nothing.
    """
    bare = normalise(name).casefold()
    return normalise(fuller) if bare == skeleton(name) == skeleton(fuller) else name
