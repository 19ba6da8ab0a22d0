"""Where the fields of a machine readable zone are, and what each place may hold (Doc 9303-4, -5 and -6 §4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from cardreader.lds.check_digits import is_right

VIETNAM = "VNM"
PERSONAL_ID = re.compile(r"[0-9]{12}<<[0-9<]")
"""Optional data of a Vietnamese card: the 12-digit number, two fillers, its check digit."""


class MrzFormat(Enum):
    """Sizes of zone, by the names of the documents that carry them."""

    TD1 = "TD1"
    """Cards: three lines of 30 (Doc 9303-5)."""
    TD2 = "TD2"
    """Larger cards: two lines of 36 (Doc 9303-6)."""
    TD3 = "TD3"
    """Passports: two lines of 44 (Doc 9303-4)."""


class CheckedField(Enum):
    """Fields that carry a check digit."""

    DOCUMENT_NUMBER = "document number"
    BIRTH_DATE = "birth date"
    EXPIRY_DATE = "expiry date"
    COMPOSITE = "composite"
    PERSONAL_ID = "personal ID"
    """Vietnamese cards only: over the optional data of line 1."""
    PERSONAL_NUMBER = "personal number"
    """TD3 only: over the optional data."""


@dataclass(frozen=True, slots=True)
class Span:
    """Places `start` to `stop`, exclusive, counted from 0 over the whole zone."""

    start: int
    stop: int

    def of(self, zone: str) -> str:
        """The characters there."""
        return zone[self.start : self.stop]

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.stop))


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one format. Check digits of number, birth date and expiry date follow their fields at once."""

    format: MrzFormat
    lines: int
    width: int
    names: Span
    number: Span
    nationality: Span
    birth_date: Span
    expiry: Span
    optional: Span
    """What continues a document number of more than nine characters."""
    further_optional: Span
    optional_digit: int | None
    """Place of the check digit over `optional`, where the format has one."""
    composite: tuple[Span, ...]
    composite_digit: int
    document_code: Span = Span(0, 2)
    issuing_state: Span = Span(2, 5)

    @property
    def length(self) -> int:
        """Characters of the whole zone."""
        return self.lines * self.width

    @property
    def sex(self) -> int:
        """Its place: between the two dates."""
        return self.birth_date.stop + 1


def _of_two_lines(zone: MrzFormat, width: int, optional_length: int, optional_digit: int | None) -> Layout:
    """TD2 and TD3: the document code, state and names on the first line, all numbers on the second."""
    optional = Span(width + 28, width + 28 + optional_length)
    return Layout(
        format=zone,
        lines=2,
        width=width,
        names=Span(5, width),
        number=Span(width, width + 9),
        nationality=Span(width + 10, width + 13),
        birth_date=Span(width + 13, width + 19),
        expiry=Span(width + 21, width + 27),
        optional=optional,
        further_optional=Span(optional.stop, optional.stop),
        optional_digit=optional_digit,
        composite=(Span(width, width + 10), Span(width + 13, width + 20), Span(width + 21, 2 * width - 1)),
        composite_digit=2 * width - 1,
    )


TD1 = Layout(
    format=MrzFormat.TD1,
    lines=3,
    width=30,
    names=Span(60, 90),
    number=Span(5, 14),
    nationality=Span(45, 48),
    birth_date=Span(30, 36),
    expiry=Span(38, 44),
    optional=Span(15, 30),
    further_optional=Span(48, 59),
    optional_digit=None,
    composite=(Span(5, 30), Span(30, 37), Span(38, 45), Span(48, 59)),
    composite_digit=59,
)
TD2 = _of_two_lines(MrzFormat.TD2, 36, 7, None)
TD3 = _of_two_lines(MrzFormat.TD3, 44, 14, 86)
LAYOUTS = {layout.length: layout for layout in (TD1, TD2, TD3)}
"""The layouts by the length of the whole zone."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check digit: the places it is computed over, in order, and its own."""

    field: CheckedField
    places: tuple[int, ...]
    digit: int

    def is_right(self, zone: str) -> bool:
        """Whether the digit in the zone is the one that follows from the field."""
        return is_right("".join(zone[place] for place in self.places), zone[self.digit])


def number_places(zone: str, layout: Layout) -> tuple[tuple[int, ...], int]:
    """Places of the document number, without its fillers at the end, and of its check digit.

    A number of more than nine characters has a filler where its check digit would be and goes on in the optional
    data, the check digit behind it (Doc 9303-5 §4.2.4, 9303-6 §4.2.4). TD3 has no such continuation.
    """
    places, digit = tuple(layout.number), layout.number.stop
    rest = layout.optional.of(zone).split("<", 1)[0]
    if layout.format is not MrzFormat.TD3 and zone[digit] == "<" and len(rest) >= 2:
        start = layout.optional.start
        return (*places, *range(start, start + len(rest) - 1)), start + len(rest) - 1
    return places[: len(layout.number.of(zone).rstrip("<"))], digit


def is_vietnamese_card(zone: str, layout: Layout) -> bool:
    """Whether the optional data of line 1 has a check digit of its own, as no standard says but Vietnam does."""
    return layout.format is MrzFormat.TD1 and layout.issuing_state.of(zone) == VIETNAM


def checks_of(zone: str, layout: Layout) -> tuple[Check, ...]:
    """The check digits that this zone has."""
    places, digit = number_places(zone, layout)
    composite = tuple(place for span in layout.composite for place in span)
    checks = [
        Check(CheckedField.DOCUMENT_NUMBER, places, digit),
        Check(CheckedField.BIRTH_DATE, tuple(layout.birth_date), layout.birth_date.stop),
        Check(CheckedField.EXPIRY_DATE, tuple(layout.expiry), layout.expiry.stop),
        Check(CheckedField.COMPOSITE, composite, layout.composite_digit),
    ]
    if is_vietnamese_card(zone, layout):
        span = layout.optional
        checks.append(Check(CheckedField.PERSONAL_ID, tuple(span)[:-1], span.stop - 1))
    if layout.optional_digit is not None:
        checks.append(Check(CheckedField.PERSONAL_NUMBER, tuple(layout.optional), layout.optional_digit))
    return tuple(checks)


def digits_only(zone: str, layout: Layout) -> frozenset[int]:
    """Places that hold digits or filler: dates, check digits, and the numbers of a Vietnamese card."""
    places = {*layout.birth_date, *layout.expiry, *(check.digit for check in checks_of(zone, layout))}
    if is_vietnamese_card(zone, layout):
        places |= {*layout.number, *layout.optional}
    return frozenset(places)


def vietnamese_places(zone: str, layout: Layout) -> tuple[frozenset[int], frozenset[int]]:
    """Places of a Vietnamese card that are never filler, those of its two numbers, and those that always are, between
    the personal ID and its check digit. As 0 and filler count alike, no check digit notices one for the other."""
    if not is_vietnamese_card(zone, layout):
        return frozenset(), frozenset()
    fillers = range(layout.optional.start + 12, layout.optional.stop - 1)
    return frozenset({*layout.number, *layout.optional} - {*fillers}), frozenset(fillers)


def letters_only(layout: Layout) -> frozenset[int]:
    """Places that hold letters or filler (Doc 9303-3 §4.4, §4.6 and §5)."""
    spans = (layout.document_code, layout.issuing_state, layout.nationality, layout.names)
    return frozenset(place for span in spans for place in span)
