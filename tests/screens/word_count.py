"""How many words a text is to its reader, also where words are not parted by spaces."""

from __future__ import annotations

import math

SIGNS_A_WORD = {"han": 1.6, "kana": 2.4}
"""How many signs a text of so many English words has in Chinese and in Japanese, by common translators' figures."""


def word_count(text: str) -> int:
    """Words of any of the five languages; Japanese is known by its kana."""
    unspaced = [sign for sign in text if "\u2e80" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff"]
    kana = any("\u3041" <= sign <= "\u30fa" for sign in unspaced)
    spaced = "".join(" " if sign in unspaced else sign for sign in text)
    words = [word for word in spaced.split() if any(sign.isalnum() for sign in word)]
    return len(words) + math.ceil(len(unspaced) / SIGNS_A_WORD["kana" if kana else "han"])
