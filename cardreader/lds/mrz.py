"""The machine readable zone of identity documents: TD1, TD2 and TD3 (Doc 9303-3 §4, Doc 9303-4, -5 and -6 §4.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from cardreader.document import PartialDate, Sex
from cardreader.errors import MalformedData
from cardreader.lds.mrz_dates import birth_date, expiry_date
from cardreader.lds.mrz_layout import (
    LAYOUTS,
    PERSONAL_ID,
    VIETNAM,
    CheckedField,
    Layout,
    MrzFormat,
    checks_of,
    is_vietnamese_card,
    number_places,
)

__all__ = ["CheckedField", "Mrz", "MrzFormat", "parse_zone"]

_ALPHABET = re.compile(r"[0-9A-Z<]*")
_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Mrz:
    """A parsed zone. `failed_checks` names the fields whose check digit is wrong."""

    format: MrzFormat
    document_code: str
    issuing_state: str
    document_number: str = field(repr=False)
    """Whole, its continuation in the optional data included."""
    optional_data: str = field(repr=False)
    """With filler, as in the zone. TD1: line 1 from position 16 on, 15 characters."""
    further_optional_data: str = field(repr=False)
    """TD1: line 2, positions 19 to 29; empty in the other formats."""
    birth_date: PartialDate | None = field(repr=False)
    """None where the zone says that it is unknown."""
    sex: Sex
    expiry: date | None = field(repr=False)
    """None for a document without expiry."""
    nationality: str
    primary_identifier: str = field(repr=False)
    secondary_identifier: str = field(repr=False)
    failed_checks: tuple[CheckedField, ...]
    birth_date_field: str = field(repr=False)
    """YYMMDD as it stands in the zone, which is what a chip's access key is made of (Doc 9303-11 §9.7.2)."""
    expiry_field: str = field(repr=False)
    """YYMMDD as it stands in the zone."""

    @property
    def personal_id(self) -> str | None:
        """The 12-digit number of a Vietnamese card; None on other documents."""
        if self.format is MrzFormat.TD1 and self.issuing_state == VIETNAM and PERSONAL_ID.fullmatch(self.optional_data):
            return self.optional_data[:12]
        return None

    @property
    def full_name(self) -> str:
        """Family name first, as Vietnamese names are written."""
        return " ".join(part for part in (self.primary_identifier, self.secondary_identifier) if part)


def parse_zone(zone: str, today: date) -> Mrz:
    """The zone's 90 (TD1), 72 (TD2) or 88 (TD3) characters, without line breaks. Raises MalformedData.

    A wrong check digit is reported, not raised: on a chip the zone is covered by a signature, and an issuer's slip
    must not turn the holder away; who types or scans a zone refuses it.
    """
    layout = LAYOUTS.get(len(zone))
    if layout is None or not _ALPHABET.fullmatch(zone):
        raise MalformedData("MRZ: 90, 72 or 88 characters of 0-9, A-Z and < expected")
    return _parse(zone, layout, today)


def _parse(zone: str, layout: Layout, today: date) -> Mrz:
    number, _ = number_places(zone, layout)
    state = layout.issuing_state.of(zone).rstrip("<")
    birth_field, expiry_field = layout.birth_date.of(zone), layout.expiry.of(zone)
    primary, _, secondary = layout.names.of(zone).partition("<<")
    return Mrz(
        format=layout.format,
        document_code=layout.document_code.of(zone).rstrip("<"),
        issuing_state=state,
        document_number="".join(zone[place] for place in number),
        optional_data=layout.optional.of(zone),
        further_optional_data=layout.further_optional.of(zone),
        birth_date=birth_date(birth_field, today, _century(zone, layout)),
        sex=_SEXES.get(zone[layout.sex], Sex.UNDETERMINED),
        expiry=expiry_date(expiry_field, may_be_endless=is_vietnamese_card(zone, layout)),
        nationality=layout.nationality.of(zone).rstrip("<"),
        primary_identifier=_name(primary),
        secondary_identifier=_name(secondary),
        failed_checks=tuple(check.field for check in checks_of(zone, layout) if not check.is_right(zone)),
        birth_date_field=birth_field,
        expiry_field=expiry_field,
    )


def _century(zone: str, layout: Layout) -> int | None:
    """From a Vietnamese personal ID, whose fourth digit stands for sex and century and the next two for the year."""
    optional = layout.optional.of(zone)
    if not (is_vietnamese_card(zone, layout) and PERSONAL_ID.fullmatch(optional)):
        return None
    if optional[4:6] != layout.birth_date.of(zone)[:2]:
        return None
    return 1900 + 100 * (int(optional[3]) // 2)


def _name(identifier: str) -> str:
    return " ".join(part for part in identifier.split("<") if part)
