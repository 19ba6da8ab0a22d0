"""A language that nobody speaks: every word 40 % longer, so that what does not fit is found before a translator does.

Vowels carry stacked accents, the tallest that Vietnamese writes, and what is not translated at all shows by its plain
letters.
"""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QTranslator

from kiosk.session.state import Language
from ui.i18n import Translations

LONGER = 1.4
_ACCENTED = str.maketrans("aeiouyAEIOUY", "ẫễĩỗữỹẪỄĨỖỮỸ")
_FILLER = "ữ"
_PLACEHOLDER = re.compile(r"(%\d)")
_KEPT = frozenset({"Format"})
"""Contexts whose strings are patterns, not words."""


def pseudo_text(text: str) -> str:
    """The text with accents and at least 40 % longer, in words of ordinary length; placeholders stay."""
    if not text:
        return text
    accented = "".join(
        part if _PLACEHOLDER.fullmatch(part) else part.translate(_ACCENTED) for part in _PLACEHOLDER.split(text)
    )
    missing = math.ceil(len(text) * LONGER) - len(text)
    body = accented.rstrip(".!?")
    end = accented[len(body) :]
    if " " not in text:
        return f"{body}{_FILLER * missing}{end}"
    longest = max(len(word) for word in text.split())
    while missing > 0:
        word = _FILLER * min(longest, max(1, missing - 1))
        body += f" {word}"
        missing -= len(word) + 1
    return body + end


class PseudoTranslator(QTranslator):
    """Answers every string with its pseudo form."""

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        """Never: Qt leaves out translators that say so."""
        return False

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002 (Qt's signature)
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """The pseudo form of the source text."""
        return source_text if context in _KEPT else pseudo_text(source_text)


def pseudo_translations() -> Translations:
    """Translations that speak the pseudo language, whichever language is asked for."""
    one = PseudoTranslator()
    return Translations(dict.fromkeys(Language, one))
