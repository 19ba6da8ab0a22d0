"""The text in the QR codes of health insurance: the BHYT paper card, VssID in its layout, and the newer VssID.

Paper layout, fields parted by `|` and ended by `|$`: 0 card number · 1 name as hex of UTF-8 · 2 birth date dd/MM/yyyy
or yyyy · 3 sex 1 or 2 · 4 address hex or `-` · 5 first facility `PP - CCC` · 6 valid from · 7 valid to or `-` ·
8 issue date · 9 BHXH number · 10 parent hex or `-` · 11 area code · 12 five-years date · 13 checksum · on newer cards
14 benefit level · 15 issuing place hex. Only the first four are confirmed by several sources: a later field that does
not fit its place is kept raw and never rejects the card.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cardreader.document import IdentityDocument, PartialDate, Sex, Source
from cardreader.optical import shapes
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

END_MARK: Final = "$"
_NUMBER, _NAME, _BIRTH, _SEX, _ADDRESS, _FACILITY, _FROM, _TO, _ISSUE = range(9)
_FIVE_YEARS, _LEVEL = 12, 14
_CONFIRMED_FIELDS: Final = 4
_LEVELS: Final = frozenset("12345")


def parse_paper_card(fields: Sequence[str]) -> QrResult:
    """The identity in the cleaned fields of a BHYT code, the last of which is the end mark."""
    if len(fields) <= _CONFIRMED_FIELDS:
        return QrRejected(QrRejection.INCOMPLETE, "an insurance code with fewer than four fields")
    number, birth, sex = fields[_NUMBER].upper(), shapes.partial_date_of(fields[_BIRTH]), fields[_SEX]
    name = _text_of_hex(fields[_NAME])
    if not _is_number(number):
        return QrRejected(QrRejection.MALFORMED, "the insurance number breaks its rule")
    if not name or not shapes.has_letters(name):
        return QrRejected(QrRejection.MALFORMED, "the name is no text in hexadecimal UTF-8")
    if birth is None:
        return QrRejected(QrRejection.MALFORMED, "the birth date is no date")
    values = [*fields[:-1], *[""] * (_LEVEL + 1)]
    facility, address = shapes.facility_of(values[_FACILITY].upper()), _text_of_hex(values[_ADDRESS])
    dates = {n: shapes.whole_date_of(values[n]) for n in (_FROM, _TO, _ISSUE, _FIVE_YEARS)}
    level = int(values[_LEVEL]) if values[_LEVEL] in _LEVELS else None
    known = {_NUMBER, _NAME, _BIRTH} | {n for n, found in dates.items() if found}
    meant = ((_SEX, shapes.insurance_sex_of(sex)), (_ADDRESS, address), (_FACILITY, facility), (_LEVEL, level))
    known |= {n for n, value in meant if value is not None}
    insurance = InsuranceText(
        card_number=number,
        first_facility=facility,
        valid_from=dates[_FROM],
        valid_to=dates[_TO],
        issued_on=dates[_ISSUE],
        five_years_from=dates[_FIVE_YEARS],
        benefit_level=level,
    )
    document = _document(
        number,
        name,
        birth_date=birth,
        sex=shapes.insurance_sex_of(sex),
        residence=address,
        extras={str(n): text for n, text in enumerate(fields[:-1]) if text and n not in known},
    )
    return QrDocument(QrKind.BHYT, document, insurance, _warnings(number, document))


def parse_number_and_name(number: str, name: str) -> QrResult:
    """The identity in the newer VssID's code: an insurance or personal number, and the name in plain text."""
    number = number.upper()
    if not _is_number(number):
        return QrRejected(QrRejection.MALFORMED, "the insurance number breaks its rule")
    if not shapes.has_letters(name):
        return QrRejected(QrRejection.INCOMPLETE, "an insurance number without a name")
    document = _document(number, name)
    return QrDocument(QrKind.VSSID, document, InsuranceText(number), _warnings(number, document))


def _is_number(number: str) -> bool:
    # Since the personal ID became the insurance number, newer codes may carry it in field 0.
    return shapes.is_insurance_number(number) or shapes.is_personal_id(number)


def _text_of_hex(field: str) -> str | None:
    """The cleaned text whose UTF-8 bytes `field` writes in hexadecimal; None where it is not that (`-` is empty)."""
    try:
        text = clean(decode_utf8(bytes.fromhex(field)))
    except (ValueError, NotUtf8Error):
        return None
    return None if not text or has_harmful_characters(text) else text


def _warnings(number: str, document: IdentityDocument) -> tuple[QrWarning, ...]:
    warnings: list[QrWarning] = []
    birth = document.birth_date
    if birth and shapes.is_personal_id(number) and not shapes.prefix_agrees(number, birth.year, document.sex):
        warnings.append(QrWarning.PREFIX_MISMATCH)
    if not shapes.is_name(document.full_name):
        warnings.append(QrWarning.NAME_DAMAGED)
    return tuple(warnings)


def _document(
    number: str,
    name: str,
    *,
    birth_date: PartialDate | None = None,
    sex: Sex | None = None,
    residence: str | None = None,
    extras: dict[str, str] | None = None,
) -> IdentityDocument:
    is_id = shapes.is_personal_id(number)
    return IdentityDocument(
        source=Source.QR_BHYT,
        full_name=" ".join(name.split()),
        birth_date=birth_date,
        sex=sex,
        personal_id=number if is_id else None,
        residence=residence,
        insurance_number=None if is_id else number,
        extras=extras or {},
    )
