"""Reads the text of a QR code: whose it is, which layout, and what it says.

Rule: the end mark `|$` makes a health insurance paper; two fields a VssID screen; else 12 characters in field 0 make an
ID card, and 15 or 10 an insurance code that was cut short. All of them are unsigned text.
"""

from __future__ import annotations

import re
from typing import Final

from cardreader.optical import shapes
from cardreader.optical.card_text import parse_card
from cardreader.optical.insurance_text import END_MARK, parse_number_and_name, parse_paper_card
from cardreader.optical.qr_result import (
    InsuranceText,
    QrDocument,
    QrKind,
    QrRejected,
    QrRejection,
    QrResult,
    QrWarning,
)
from cardreader.optical.text import NotUtf8Error, clean, decode_utf8, has_harmful_characters

__all__ = [
    "MAX_PAYLOAD_BYTES",
    "InsuranceText",
    "QrDocument",
    "QrKind",
    "QrRejected",
    "QrRejection",
    "QrResult",
    "QrWarning",
    "parse_qr",
]

MAX_PAYLOAD_BYTES: Final = 4096
"""More than the largest QR code holds (version 40-L: 2953 bytes)."""

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]*://|www\.|mailto:|tel:", re.IGNORECASE)
_CARD_WIDTH: Final = 12
_INSURANCE_WIDTHS: Final = frozenset({10, 12, 15})


def parse_qr(text: str | bytes) -> QrResult:
    """The identity that a code's text carries, or why there is none. Raises nothing, whatever the text.

    Bytes are decoded as strict UTF-8. Byte order mark and line ends around the text are scanners' habits and removed.
    """
    if len(text) > MAX_PAYLOAD_BYTES:
        return QrRejected(QrRejection.TOO_LONG, "longer than any QR code")
    try:
        cleaned = clean(decode_utf8(text) if isinstance(text, bytes) else text)
    except NotUtf8Error:
        return QrRejected(QrRejection.NOT_UTF8, "the bytes are no UTF-8 text")
    if not cleaned:
        return QrRejected(QrRejection.EMPTY, "no text")
    if has_harmful_characters(cleaned):
        return QrRejected(QrRejection.CONTROL_CHARACTERS, "control or invisible characters in the text")
    if len(cleaned.encode("utf-8")) > MAX_PAYLOAD_BYTES:
        return QrRejected(QrRejection.TOO_LONG, "longer than any QR code")
    if _URL.match(cleaned):
        return QrRejected(QrRejection.URL, "a link, not an identity")
    return _parse_fields([field.strip() for field in cleaned.split("|")])


def _parse_fields(fields: list[str]) -> QrResult:
    width = len(fields[0])
    if width not in _INSURANCE_WIDTHS or len(fields) == 1:
        return QrRejected(QrRejection.FOREIGN, "not the code of an ID card or of health insurance")
    if fields[-1] == END_MARK:
        return parse_paper_card(fields)
    if not any(fields[2:]):
        return parse_number_and_name(fields[0], fields[1])
    if width != _CARD_WIDTH:
        return QrRejected(QrRejection.INCOMPLETE, "an insurance code without its end mark")
    if not shapes.is_personal_id(fields[0]):
        return QrRejected(QrRejection.FOREIGN, "not the code of an ID card or of health insurance")
    return parse_card(fields)
