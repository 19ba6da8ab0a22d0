"""Zones typed by a person or read by a camera: blanks, look-alikes, and what must not be guessed."""

from __future__ import annotations

import contextlib
import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.errors import MalformedData
from cardreader.lds.check_digits import check_digit
from cardreader.lds.mrz import CheckedField
from cardreader.lds.mrz_text import parse_mrz_text

from .support import MRZ_LINES

TODAY = date(2026, 1, 1)
CARD = "".join(MRZ_LINES)
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6"
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
LOOK_ALIKES = dict(zip("OIBSZG018526", "018526OIBSZG", strict=True))


def _places_of_look_alikes(zone: str) -> list[int]:
    return [place for place, character in enumerate(zone) if character in LOOK_ALIKES]


def _misread(zone: str, *places: int) -> str:
    return "".join(LOOK_ALIKES[character] if place in places else character for place, character in enumerate(zone))


@pytest.mark.parametrize("zone", [CARD, TD1, TD2, TD3])
def test_a_right_zone_however_it_is_broken_up(zone: str) -> None:
    typed = "  " + "\r\n".join(" ".join(zone[i : i + 7].lower()) for i in range(0, len(zone), 7)) + "\t\n"
    text = parse_mrz_text(typed, TODAY)
    assert (text.zone, text.valid, text.repaired, text.misplaced) == (zone, True, (), ())
    assert text.mrz is not None
    assert all(text.checks.values())
    assert zone[5:14] not in repr(text)


def test_every_look_alike_on_a_vietnamese_card_is_repaired() -> None:
    """Each place that matters holds digits alone or letters alone, so nothing is left to guess."""
    for place in _places_of_look_alikes(CARD):
        text = parse_mrz_text(_misread(CARD, place), TODAY)
        assert (text.zone, text.valid, text.repaired) == (CARD, True, (place,))


def test_all_look_alikes_on_a_vietnamese_card_at_once() -> None:
    text = parse_mrz_text(_misread(CARD, *_places_of_look_alikes(CARD)), TODAY)
    assert (text.zone, text.valid) == (CARD, True)


@pytest.mark.parametrize("zone", [TD1, TD2, TD3])
def test_one_look_alike_elsewhere_is_repaired_or_reported(zone: str) -> None:
    """Never another zone, but for G and 6, which no check digit tells apart, in a number that takes both."""
    for place in _places_of_look_alikes(zone):
        text = parse_mrz_text(_misread(zone, place), TODAY)
        if text.valid and text.zone != zone:
            assert zone[place] in "6G"
            assert zone == TD3
            assert place >= 72
        elif not text.valid:
            assert text.repaired == ()
            assert not all(text.checks.values())


@pytest.mark.parametrize("zone", [TD1, TD2, TD3])
def test_a_repair_that_only_check_digits_speak_for_is_named(zone: str) -> None:
    for place in _places_of_look_alikes(zone):
        text = parse_mrz_text(_misread(zone, place), TODAY)
        if text.valid and text.repaired:
            free = range(5, 14) if zone == TD1 else range(36, 45) if zone == TD2 else (*range(44, 53), *range(72, 86))
            assert text.guessed == ((place,) if place in free else ())


def test_a_misread_digit_is_never_unnoticed_in_a_key() -> None:
    """Neither on a card, nor on a passport, where a repair elsewhere may make up for it: then it counts as guessed."""
    for zone in (CARD, TD1, TD2, TD3):
        for place in range(len(zone)):
            for other in "0123456789":
                if zone[place].isdigit() and zone[place] != other:
                    text = parse_mrz_text(zone[:place] + other + zone[place + 1 :], TODAY)
                    assert not text.valid or text.guessed
                    assert zone != CARD or not text.valid


def test_two_numbers_of_a_card_that_disagree() -> None:
    """Two digits of the document number misread so that every check digit stays right: the personal ID tells."""
    wrong = next(
        text
        for a in "0123456789"
        for b in "0123456789"
        if (text := parse_mrz_text(CARD[:8] + a + b + CARD[10:], TODAY)).zone != CARD and all(text.checks.values())
    )
    assert (wrong.numbers_agree, wrong.valid) == (False, False)


def test_two_look_alikes_are_never_repaired_to_another_key() -> None:
    """Two that cancel each other out in every check sum are beyond any reader; none is made so by a repair."""
    key = slice(44, 72)
    for places in itertools.combinations([p for p in _places_of_look_alikes(TD3) if p >= 44], 2):
        text = parse_mrz_text(_misread(TD3, *places), TODAY)
        if text.valid and text.zone[key] != TD3[key]:
            assert all(TD3[place] not in "6G" or place >= 72 for place in text.repaired)
            assert not any(place in range(44, 53) for place in text.repaired)


def test_two_ways_to_repair_are_none() -> None:
    """Either 0 made an O makes up for the other: both stand where the weight is 7."""
    number = "O1A01AAAA"
    digit = check_digit(number)
    zone = "I<UTO" + "01A01AAAA" + digit + "<" * 15 + "7408122F1204159UTO<<<<<<<<<<<" + "6" + TD1[60:]
    composite = check_digit(number + digit + "<" * 15 + zone[30:37] + zone[38:45] + zone[48:59])
    text = parse_mrz_text(zone[:59] + composite + zone[60:], TODAY)
    assert (text.valid, text.repaired) == (False, ())
    assert text.checks[CheckedField.BIRTH_DATE]
    assert not text.checks[CheckedField.DOCUMENT_NUMBER]


def test_a_slip_that_is_no_look_alike_is_reported_by_its_field() -> None:
    text = parse_mrz_text(CARD.replace("9901155M", "9901165M"), TODAY)
    assert not text.valid
    assert {name for name, right in text.checks.items() if not right} == {
        CheckedField.BIRTH_DATE,
        CheckedField.COMPOSITE,
    }


def test_a_letter_that_looks_like_no_digit_is_misplaced() -> None:
    """A counts 10, so the check digits of a 0 remain right; the place says that it is wrong."""
    text = parse_mrz_text(CARD.replace("IDVNM099", "IDVNMA99"), TODAY)
    assert all(text.checks.values())
    assert (text.misplaced, text.valid) == ((5,), False)


@pytest.mark.parametrize(("place", "character"), [(27, "0"), (28, "0"), (15, "<"), (5, "<"), (29, "<")])
def test_a_filler_for_a_zero_on_a_vietnamese_card_is_misplaced(place: int, character: str) -> None:
    text = parse_mrz_text(CARD[:place] + character + CARD[place + 1 :], TODAY)
    assert (text.misplaced, text.valid) == ((place,), False)


def test_a_date_of_no_calendar() -> None:
    dates = "990231"
    line2 = dates + check_digit(dates) + CARD[37:59]
    zone = CARD[:30] + line2 + check_digit(CARD[5:30] + line2[:7] + line2[8:15] + line2[18:29]) + CARD[60:]
    text = parse_mrz_text(zone, TODAY)
    assert text.mrz is None
    assert not text.valid


def test_a_wrong_sex_is_misplaced() -> None:
    assert parse_mrz_text(CARD.replace("9901155M", "9901155N"), TODAY).misplaced == (37,)


@pytest.mark.parametrize("text", ["", "IDVNM", CARD + "<", CARD.replace("<", "-"), CARD.replace("M", "М"), "ſ" * 90])
def test_what_is_no_zone(text: str) -> None:
    with pytest.raises(MalformedData):
        parse_mrz_text(text, TODAY)


@given(st.text("0123456789OIBSZGAM<", min_size=90, max_size=90) | st.text(max_size=200))
def test_any_text(text: str) -> None:
    with contextlib.suppress(MalformedData):
        result = parse_mrz_text(text, TODAY)
        assert all(result.checks.values()) or not result.valid


@given(
    st.lists(st.sampled_from(_places_of_look_alikes(CARD)), max_size=12), st.integers(0, 89), st.sampled_from("0O7A<")
)
def test_a_zone_taken_for_right_is_right_in_every_key_field(places: list[int], place: int, character: str) -> None:
    """Whatever look-alikes and one more slip do to a card's zone: it is repaired rightly or not called valid."""
    changed = _misread(CARD, *places)
    text = parse_mrz_text(changed[:place] + character + changed[place + 1 :], TODAY)
    if text.valid:
        assert text.zone[:60] == CARD[:60] or place in range(48, 59) or place < 5 or place in (37, 45, 46, 47)
