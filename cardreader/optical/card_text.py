"""The text in the QR code of the ID card: CCCD of 2021, thẻ Căn cước of 2024, and VNeID's screen.

Layout of 2021: personal ID | old nine-digit number or empty | full name | birth date ddMMyyyy | Nam or Nữ | residence |
issue date ddMMyyyy. The card of 2024 begins the same by most accounts and adds cancelled numbers and, under 14, the
parents' names; since its order is not settled, fields in no known order are told apart by shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from cardreader.document import IdentityDocument, PartialDate, Sex, Source
from cardreader.optical import shapes
from cardreader.optical.qr_result import QrDocument, QrKind, QrRejected, QrRejection, QrResult, QrWarning

_ID, _OLD_ID, _NAME, _BIRTH, _SEX, _RESIDENCE, _ISSUE = range(7)
_FIELDS_2021: Final = 7

# The Law on Identification (26/2023/QH15) took effect: cards issued since are thẻ Căn cước.
_CARD_2024_SINCE: Final = date(2024, 7, 1)


def parse_card(fields: Sequence[str]) -> QrResult:
    """The identity in the cleaned fields of a card's code, of which field 0 is twelve digits."""
    in_order = _stands_in_order(fields)
    document = _read_in_order(fields) if in_order else _read_by_shape(fields)
    if document is None or document.birth_date is None:
        return QrRejected(QrRejection.INCOMPLETE, "a card's text without a name or a birth date")
    warnings: list[QrWarning] = []
    if not shapes.prefix_agrees(fields[_ID], document.birth_date.year, document.sex):
        warnings.append(QrWarning.PREFIX_MISMATCH)
    if not shapes.is_name(document.full_name):
        warnings.append(QrWarning.NAME_DAMAGED)
    if not in_order:
        warnings.append(QrWarning.ORDER_GUESSED)
    new_law = document.issue_date is not None and document.issue_date >= _CARD_2024_SINCE
    longer = len(fields) > _FIELDS_2021
    kind = QrKind.CARD_2024 if longer or new_law or not in_order else QrKind.CARD_2021
    return QrDocument(kind, document, warnings=tuple(warnings))


def _stands_in_order(fields: Sequence[str]) -> bool:
    """Whether name, birth date and sex stand where the layout of 2021 has them. The name may be damaged, and the sex
    unreadable as long as no other field looks like one."""
    if len(fields) <= _SEX or shapes.partial_date_of(fields[_BIRTH]) is None:
        return False
    sex_found = shapes.sex_of(fields[_SEX]) is not None or not any(shapes.sex_of(text) for text in fields)
    return shapes.has_letters(fields[_NAME]) and sex_found


def _read_in_order(fields: Sequence[str]) -> IdentityDocument:
    rest = fields[_RESIDENCE:]
    old_id = fields[_OLD_ID]
    issue = shapes.whole_date_of(fields[_ISSUE]) if len(fields) > _ISSUE else None
    known = {_ID, _NAME, _BIRTH, _RESIDENCE}
    known |= {_OLD_ID} if shapes.is_old_id(old_id) else set()
    known |= {_ISSUE} if issue else set()
    sex = shapes.sex_of(fields[_SEX])
    known |= {_SEX} if sex else set()
    return _document(
        fields,
        known,
        full_name=fields[_NAME],
        birth_date=shapes.partial_date_of(fields[_BIRTH]),
        sex=sex,
        residence=rest[0] if rest else "",
        issue_date=issue,
        old_id=old_id if shapes.is_old_id(old_id) else None,
    )


def _read_by_shape(fields: Sequence[str]) -> IdentityDocument | None:
    """The first name, the first sex; of the dates the earliest is the birth and the next the issue.

    The residence has no shape of its own and stays in the extras.
    """
    sexes = {n: sex for n, text in enumerate(fields) if (sex := shapes.sex_of(text))}
    dates = {n: found for n, text in enumerate(fields) if n > _ID and (found := shapes.partial_date_of(text))}
    names = [n for n, text in enumerate(fields) if n not in sexes and shapes.is_name(text)]
    old_ids = [n for n, text in enumerate(fields) if shapes.is_old_id(text)]
    if not names or not dates:
        return None
    by_time = sorted(dates, key=lambda n: (dates[n].year, dates[n].month or 0, dates[n].day or 0))
    issue = dates[by_time[1]].as_date() if len(by_time) > 1 else None
    known = {_ID, names[0], by_time[0], *list(sexes)[:1], *old_ids[:1], *(by_time[1:2] if issue else ())}
    return _document(
        fields,
        known,
        full_name=fields[names[0]],
        birth_date=dates[by_time[0]],
        sex=next(iter(sexes.values()), None),
        residence="",
        issue_date=issue,
        old_id=fields[old_ids[0]] if old_ids else None,
    )


def _document(
    fields: Sequence[str],
    known: set[int],
    *,
    full_name: str,
    birth_date: PartialDate | None,
    sex: Sex | None,
    residence: str,
    issue_date: date | None,
    old_id: str | None,
) -> IdentityDocument:
    return IdentityDocument(
        source=Source.QR_CARD,
        full_name=" ".join(full_name.split()),
        birth_date=birth_date,
        sex=sex,
        personal_id=fields[_ID],
        residence=residence or None,
        issue_date=issue_date,
        old_id=old_id,
        extras={str(n): text for n, text in enumerate(fields) if text and n not in known},
    )
