"""Keys: what they are made of, what they hide, and the dates tried where only the QR code is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.keys import AccessKeyError, Can, ChipKeys, MrzKey, Pin, Puk, expiry_candidates

BORN = date(1999, 1, 15)


def test_information_of_the_sample_card() -> None:
    assert MrzKey("099012345", "990115", "390115").information == "099012345999011553901153"


def test_a_number_over_nine_characters_is_taken_whole() -> None:
    """Doc 9303-11 Appendix D.2, TD1 with a document number of more than nine characters."""
    assert MrzKey("D23145890734", "340712", "950712").information == "D23145890734934071279507122"


@pytest.mark.parametrize(
    ("born", "information"),
    [
        ("99<<<<", "0990123459" + "99<<<<" + "0" + "3901153"),
        ("<<<<<<", "0990123459" + "<<<<<<" + "0" + "3901153"),
        ("9901<<", "0990123459" + "9901<<" + "7" + "3901153"),
    ],
)
def test_what_nobody_knows_of_a_date_is_filler_in_the_key_too(born: str, information: str) -> None:
    """Doc 9303-3 §4.7; the filler counts as 0 in the check digit."""
    assert MrzKey("099012345", born, "390115").information == information


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (date(2022, 2, 1), ("390115", "240115", "590115")),
        (date(2021, 12, 31), ("240115", "390115", "590115")),
        (date(2025, 1, 1), ("390115", "590115", "991231")),
        (None, ("240115", "390115", "590115")),
    ],
)
def test_expiry_of_a_person_born_in_1999(issued: date | None, expected: tuple[str, ...]) -> None:
    """Turns 25 in 2024: issued within two years before, the card runs to the birthday at 40."""
    assert expiry_candidates(BORN, issued) == expected


@pytest.mark.parametrize(
    ("born", "issued", "expected"),
    [
        (date(1950, 6, 1), date(2022, 1, 1), ("991231",)),
        (date(1963, 6, 1), date(2022, 1, 1), ("991231", "230601")),
        (date(1950, 6, 1), None, ("991231",)),
        (date(2000, 2, 29), date(2021, 6, 1), ("250228", "400229", "600229")),
        (date(2015, 3, 1), date(2025, 1, 1), ("290301", "400301", "550301")),
        (date(2011, 6, 1), date(2024, 8, 1), ("360601", "250601", "510601")),
        (date(2009, 3, 1), date(2022, 1, 1), ("340301", "490301", "690301")),
    ],
)
def test_expiry_of_children_near_sixty_after_sixty_and_of_a_leap_day(
    born: date, issued: date, expected: tuple[str, ...]
) -> None:
    assert expiry_candidates(born, issued) == expected


@given(st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.none() | st.dates(date(2021, 1, 1), date(2050, 1, 1)))
def test_never_more_than_three_and_never_twice_the_same(born: date, issued: date | None) -> None:
    found = expiry_candidates(born, issued)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)


def test_keys_from_the_code_of_a_card() -> None:
    keys = ChipKeys.from_card_code("001099012345", BORN, date(2022, 2, 1))
    assert keys.can == Can("012345")
    assert keys.mrz[0] == MrzKey("099012345", "990115", "390115")


def test_nothing_of_a_key_shows() -> None:
    keys = ChipKeys.from_card_code("001099012345", BORN, None)
    assert not any(character.isdigit() for character in repr(keys))


@pytest.mark.parametrize("digits", ["", "12345", "1234567", "12345a", "12345\u0663", "12345\n"])
def test_no_can(digits: str) -> None:
    with pytest.raises(AccessKeyError) as refused:
        Can(digits)
    assert "12345" not in str(refused.value)


@pytest.mark.parametrize(
    ("number", "born", "expiry"),
    [
        ("", "990115", "390115"),
        ("a", "990115", "390115"),
        ("1" * 23, "990115", "390115"),
        ("1", "99011", "390115"),
        ("1", "9901150", "390115"),
        ("1", "99O115", "390115"),
        ("1", "990115", "39011\u0663"),
        ("1", "990115\n", "390115"),
    ],
)
def test_no_mrz_key(number: str, born: str, expiry: str) -> None:
    with pytest.raises(AccessKeyError):
        MrzKey(number, born, expiry)


def test_no_keys_and_too_many_keys() -> None:
    with pytest.raises(AccessKeyError):
        ChipKeys()
    with pytest.raises(AccessKeyError):
        ChipKeys(mrz=(MrzKey("1", "990115", "390115"),) * 4)
    with pytest.raises(AccessKeyError):
        ChipKeys.from_personal_id("00109901234")


def test_what_is_printed_on_the_card_is_tried_before_what_the_holder_knows() -> None:
    mrz = MrzKey("099012345", "990115", "390115")
    keys = ChipKeys(Can("012345"), (mrz,), pin=Pin("13579"), puk=Puk("0246813579"))
    assert keys.in_order == (Can("012345"), mrz, Pin("13579"), Puk("0246813579"))
    assert ChipKeys(pin=Pin("13579")).in_order == (Pin("13579"),)
    assert "13579" not in repr(keys)


@pytest.mark.parametrize("kind", [Pin, Puk])
@pytest.mark.parametrize("digits", ["", "1234", "12345678901", "12a45", "１２３４５"])
def test_a_secret_has_five_to_ten_digits(kind: type[Pin] | type[Puk], digits: str) -> None:
    with pytest.raises(AccessKeyError):
        kind(digits)
