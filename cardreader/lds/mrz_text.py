"""A machine readable zone that a person typed or a camera saw: tolerant of blanks, strict about check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from types import MappingProxyType

from cardreader.errors import MalformedData
from cardreader.lds.check_digits import contributions
from cardreader.lds.mrz import Mrz, parse_zone
from cardreader.lds.mrz_layout import (
    LAYOUTS,
    Check,
    CheckedField,
    Layout,
    checks_of,
    digits_only,
    letters_only,
    vietnamese_places,
)

_ALPHABET = re.compile(r"[0-9A-Z<]*")
_DIGIT_OF = {"O": "0", "I": "1", "B": "8", "S": "5", "Z": "2", "G": "6"}
_LETTER_OF = {digit: letter for letter, digit in _DIGIT_OF.items()}
_LOOK_ALIKES = _DIGIT_OF | _LETTER_OF
_SEXES = "MFX<"
_MOST_REPLACEMENTS = 3
"""Characters that one repair may change where letters and digits are both allowed. More would be guessing."""


@dataclass(frozen=True, slots=True)
class MrzText:
    """What came of the text. Use it as a key or identity only where `valid`."""

    zone: str = field(repr=False)
    """One string without line breaks, repaired where `repaired` names places."""
    mrz: Mrz | None = field(repr=False)
    """None where a date makes no sense."""
    checks: Mapping[CheckedField, bool] = field(hash=False)
    """Whether each check digit is right, in the zone as given here."""
    misplaced: tuple[int, ...]
    """Places, counted from 0, of digits where only letters may be, or the reverse, or a filler where none may be."""
    repaired: tuple[int, ...]
    """Places where a look-alike was replaced."""
    guessed: tuple[int, ...]
    """Those of `repaired` where letters and digits are both allowed, so that the check digits alone speak for the
    replacement. A digit misread elsewhere may have led to it: to be confirmed by the person or by another frame. Empty
    on Vietnamese cards."""
    numbers_agree: bool
    """False on a Vietnamese card whose document number is not the end of its personal ID; else True."""

    @property
    def valid(self) -> bool:
        """Every check digit is right, every character is one that its place allows, and the numbers agree."""
        return self.mrz is not None and self.numbers_agree and not self.misplaced and all(self.checks.values())


def parse_mrz_text(text: str, today: date) -> MrzText:
    """Reads a zone in any case, with blanks and line breaks anywhere.

    Look-alikes (O/0, I/1, B/8, S/5, Z/2, G/6) are replaced where exactly one repair makes all check digits right: first
    those in places that hold only digits, or only letters, then in the others as few as do it, of which none may be
    spared. Where there is no such repair, or more than one, the zone stays as it came and the result says which check
    digits are wrong. No check digit tells G from 6, so these are replaced only where the place decides.

    Raises MalformedData where the text has not 90, 72 or 88 characters of 0-9, A-Z and <.
    """
    zone = "".join(text.split()).upper() if text.isascii() else ""
    layout = LAYOUTS.get(len(zone))
    if layout is None or not _ALPHABET.fullmatch(zone):
        raise MalformedData("MRZ: 90, 72 or 88 characters of 0-9, A-Z and < expected")
    mended = _repair(zone, layout) or zone
    repaired = tuple(place for place in range(len(zone)) if zone[place] != mended[place])
    return _result(mended, layout, today, repaired)


def _result(zone: str, layout: Layout, today: date, repaired: tuple[int, ...]) -> MrzText:
    try:
        mrz = parse_zone(zone, today)
    except MalformedData:
        # Reported as mrz None beside the checks, which say more than the exception.
        mrz = None
    checks = {check.field: check.is_right(zone) for check in checks_of(zone, layout)}
    settled = digits_only(zone, layout) | letters_only(layout)
    return MrzText(
        zone=zone,
        mrz=mrz,
        checks=MappingProxyType(checks),
        misplaced=_misplaced(zone, layout),
        repaired=repaired,
        guessed=tuple(place for place in repaired if place not in settled),
        numbers_agree=mrz is None or mrz.personal_id is None or mrz.personal_id.endswith(mrz.document_number),
    )


def _misplaced(zone: str, layout: Layout) -> tuple[int, ...]:
    digits, letters = digits_only(zone, layout), letters_only(layout)
    never_filler, always_filler = vietnamese_places(zone, layout)
    return tuple(
        place
        for place, character in enumerate(zone)
        if (place in digits and character.isalpha())
        or (place in letters and character.isdigit())
        or (place in never_filler and character == "<")
        or (place in always_filler and character != "<")
        or (place == layout.sex and character not in _SEXES)
    )


def _repair(zone: str, layout: Layout) -> str | None:
    """The zone with all check digits right, if there is exactly one way to it."""
    letters = letters_only(layout)
    zone = "".join(_LETTER_OF.get(c, c) if i in letters else c for i, c in enumerate(zone))
    digits = digits_only(zone, layout)
    zone = "".join(_DIGIT_OF.get(c, c) if i in digits else c for i, c in enumerate(zone))
    checks = checks_of(zone, layout)
    if all(check.is_right(zone) for check in checks):
        return zone
    repairs = list(_repairs(zone, checks, digits | letters))
    if len(repairs) != 1:
        return None
    return "".join(_LOOK_ALIKES[c] if i in repairs[0] else c for i, c in enumerate(zone))


def _repairs(zone: str, checks: tuple[Check, ...], settled: frozenset[int]) -> Iterator[frozenset[int]]:
    """Each set of places whose replacement makes all check digits right and of which none can be spared.

    Works on what each replacement adds to each check sum modulo 10, so the cost does not depend on the zone.
    """
    wanted = []
    for check in checks:
        if not zone[check.digit].isdigit() and not check.is_right(zone):
            return
        sum_now = sum(contributions("".join(zone[place] for place in check.places)))
        wanted.append(0 if check.is_right(zone) else (int(zone[check.digit]) - sum_now) % 10)
    effects = {
        place: effect
        for place in sorted({place for check in checks for place in check.places} - settled)
        if zone[place] in _LOOK_ALIKES and any(effect := _effect(zone, place, checks))
    }
    found: list[frozenset[int]] = []
    for count in range(1, _MOST_REPLACEMENTS + 1):
        for places in combinations(effects, count):
            sums = [sum(column) % 10 for column in zip(*(effects[place] for place in places), strict=True)]
            chosen = frozenset(places)
            if sums == wanted and not any(smaller < chosen for smaller in found):
                found.append(chosen)
                yield chosen


def _effect(zone: str, place: int, checks: tuple[Check, ...]) -> tuple[int, ...]:
    """What replacing the character there by its look-alike adds to each check sum, modulo 10."""
    other = zone[:place] + _LOOK_ALIKES[zone[place]] + zone[place + 1 :]
    effect = []
    for check in checks:
        before, after = (contributions("".join(text[p] for p in check.places)) for text in (zone, other))
        effect.append((sum(after) - sum(before)) % 10)
    return tuple(effect)
