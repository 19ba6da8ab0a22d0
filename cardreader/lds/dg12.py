"""DG12: additional document details (Doc 9303-10 §4.7.12)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from cardreader.document import PartialDate
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.data_objects import objects, values
from cardreader.lds.displayed_image import DisplayedImage, displayed_image
from cardreader.lds.lds_text import date_of, text_of

_OTHER_PERSONS = 0xA0
_OTHER_PERSON = 0x5F1A
_MOMENT = re.compile(r"(\d{4})" + r"(\d\d)" * 5, re.ASCII)


@dataclass(frozen=True, slots=True)
class Dg12:
    """What DG12 says. A field that is missing, empty or not understood is None, or an empty tuple."""

    issuing_authority: str | None
    issue_date: PartialDate | None = field(repr=False)
    other_persons: tuple[str, ...] = field(repr=False)
    """Names of others on a group document."""
    endorsements: str | None = field(repr=False)
    tax_or_exit_requirements: str | None = field(repr=False)
    front: DisplayedImage | None = field(repr=False)
    rear: DisplayedImage | None = field(repr=False)
    personalised_at: datetime | None = field(repr=False)
    """Local time of the issuer, which the file does not name."""
    personalisation_system: str | None = field(repr=False)


def parse_dg12(data: bytes) -> Dg12:
    """Raises MalformedData where the file is no sequence of data objects; the tag list 5C is not trusted."""
    try:
        content = tlv.unwrap(data, elementary_files.DG12.tag)
        found = values(content)
        persons = [item.value for item in objects(found.get(_OTHER_PERSONS, b"")) if item.tag == _OTHER_PERSON]
    except TlvError as error:
        raise MalformedData(f"DG12: {error}") from error
    front, rear = found.get(0x5F1D), found.get(0x5F1E)
    return Dg12(
        issuing_authority=text_of(found.get(0x5F19)),
        issue_date=date_of(found.get(0x5F26)),
        other_persons=tuple(name for name in map(text_of, persons) if name is not None),
        endorsements=text_of(found.get(0x5F1B)),
        tax_or_exit_requirements=text_of(found.get(0x5F1C)),
        front=displayed_image(front) if front else None,
        rear=displayed_image(rear) if rear else None,
        personalised_at=_moment(found.get(0x5F55)),
        personalisation_system=text_of(found.get(0x5F56)),
    )


def _moment(value: bytes | None) -> datetime | None:
    """YYYYMMDDhhmmss as seven bytes of BCD, or fourteen characters."""
    if value is None:
        return None
    found = _MOMENT.fullmatch(value.hex() if len(value) == 7 else value.decode("latin-1"))
    if not found:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the file names no time zone
    except ValueError:
        return None
