"""One identity out of DG1 and DG13."""

from __future__ import annotations

from cardreader.document import DocumentError, IdentityDocument, PartialDate, Source
from cardreader.errors import MalformedData
from cardreader.lds.dg13 import Dg13
from cardreader.lds.mrz import Mrz


def identity_of(mrz: Mrz, text: Dg13 | None) -> IdentityDocument:
    """The holder as the chip describes them: names and places from DG13 where there is one, the rest from the MRZ.

    Fields of DG13 that a check-in does not need (religion, origin, family) are not passed on. Raises MalformedData
    where the two files speak of different persons, or no identity comes of them.
    """
    personal_id = mrz.personal_id
    if text is not None and text.personal_id is not None and text.personal_id != personal_id:
        if personal_id is not None:
            raise MalformedData("DG1 and DG13 hold different personal IDs")
        personal_id = text.personal_id
    try:
        return IdentityDocument(
            source=Source.CHIP,
            full_name=(text and text.full_name) or mrz.full_name,
            birth_date=_birth_date(mrz.birth_date, text.birth_date if text else None),
            sex=mrz.sex,
            personal_id=personal_id,
            nationality=mrz.nationality or None,
            residence=text.residence if text else None,
            issue_date=text.issue_date if text else None,
            expiry=mrz.expiry,
            old_id=text.old_id if text else None,
        )
    except DocumentError as error:
        raise MalformedData(f"DG1: {error}") from error


def _birth_date(zone: PartialDate | None, text: PartialDate | None) -> PartialDate | None:
    """DG13 knows the century, which the MRZ leaves open; it is followed where it says the same day, or alone."""
    if zone is None:
        return text
    if text is None or (text.year - zone.year) % 100 or (text.month, text.day) != (zone.month, zone.day):
        return zone
    return text
