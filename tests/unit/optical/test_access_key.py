"""Chip keys from codes and typed digits."""

import contextlib
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cardreader.access.keys import AccessKeyError, Can, ChipKeys, MrzKey
from cardreader.optical.access_key import (
    chip_keys_from_digits,
    chip_keys_from_id,
    chip_keys_from_mrz,
    chip_keys_from_mrz_text,
    chip_keys_from_qr,
)
from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.qr_payload import QrDocument, QrRejected, parse_qr
from simulators.chip.mrz import check_digit, mrz_lines
from simulators.mrz_card import random_card

TODAY = date(2026, 11, 22)
BACK = ("IDVNM0990123459001099012345<<0", "9901155M3901153VNM<<<<<<<<<<<6", "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<")
BACK_KEYS = ChipKeys(Can("012345"), (MrzKey("099012345", "990115", "390115"),))


def keys_of(text: str) -> ChipKeys:
    code = parse_qr(text)
    assert isinstance(code, QrDocument)
    return chip_keys_from_qr(code)


def card(birth: str, issue: str) -> str:
    return f"001099012345||Nguyễn Văn Mẫu|{birth}|Nam|Phường Bến Nghé, TP Hồ Chí Minh|{issue}"


def test_sample_card() -> None:
    keys = keys_of(card("15011999", "01022022"))
    assert keys.can == Can("012345")
    # Issued at 23, within two years of the step at 25: the card runs to the birthday at 40.
    assert keys.mrz[0].information == "099012345999011553901153"


@pytest.mark.parametrize(
    ("birth", "issue", "first_expiry"),
    [
        ("15011999", "01022021", "240115"),
        ("15011999", "14012024", "390115"),
        ("15011970", "01022022", "300115"),
        ("15011950", "01022022", "991231"),
    ],
)
def test_likeliest_expiry_comes_first(birth: str, issue: str, first_expiry: str) -> None:
    assert keys_of(card(birth, issue)).mrz[0].expiry == first_expiry


def test_without_an_issue_date_three_candidates() -> None:
    assert len(keys_of(card("15011999", "")).mrz) == 3


def test_birth_year_alone_gives_the_can_alone() -> None:
    assert keys_of(card("1999", "01022022")) == ChipKeys(can=Can("012345"))


def test_new_vssid_with_personal_id_gives_the_can() -> None:
    assert keys_of("001099012345|Nguyễn Văn Mẫu") == ChipKeys(can=Can("012345"))


def test_insurance_code_gives_no_key() -> None:
    with pytest.raises(AccessKeyError) as caught:
        keys_of("0099012345|Nguyễn Văn Mẫu")
    assert "0099" not in str(caught.value)


def test_typed() -> None:
    assert chip_keys_from_digits("012345") == ChipKeys(can=Can("012345"))
    assert chip_keys_from_id("001099012345") == ChipKeys(can=Can("012345"))


@pytest.mark.parametrize("digits", ["", "12345", "1234567", "12345a", "１２３４５６", "12345\n"])
def test_no_can(digits: str) -> None:
    with pytest.raises(AccessKeyError):
        chip_keys_from_digits(digits)


@pytest.mark.parametrize("personal_id", ["", "012345", "0010990123456", "00109901234x"])
def test_no_personal_id(personal_id: str) -> None:
    with pytest.raises(AccessKeyError):
        chip_keys_from_id(personal_id)


@given(
    birth=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    issue=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
def test_every_card_code_gives_keys(birth: date, issue: date | None) -> None:
    code = parse_qr(card(f"{birth:%d%m%Y}", f"{issue:%d%m%Y}" if issue else ""))
    assert not isinstance(code, QrRejected)
    keys = chip_keys_from_qr(code)
    assert keys.can == Can("012345")
    assert 1 <= len(keys.mrz) <= 3


def test_an_mrz_that_the_camera_read() -> None:
    key = BACK_KEYS.mrz[0]
    assert chip_keys_from_mrz(MrzIdentity(key, "001099012345")) == BACK_KEYS
    assert chip_keys_from_mrz(MrzIdentity(key, None)) == ChipKeys(mrz=(key,)), "no CAN is known of a foreign card"


@pytest.mark.parametrize(
    "typed",
    [
        "".join(BACK),
        "\n".join(BACK),
        " ".join(BACK).lower(),
        "\r\n".join(BACK[:2]),
        "IDVNM O990I2345 9 OO1O99012345<<0 99O1155M3901153 VNM<<<<<<<<<<<6",
    ],
    ids=["joined", "lines", "small", "without the name", "look-alikes and blanks"],
)
def test_an_mrz_that_was_typed(typed: str) -> None:
    assert chip_keys_from_mrz_text(typed, TODAY) == BACK_KEYS


@pytest.mark.parametrize(
    ("typed", "number", "birth", "expiry"),
    [
        ("I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2", "D23145890734", "340712", "950712"),
        (
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            "L898902C3",
            "740812",
            "120415",
        ),
    ],
    ids=["Doc 9303-11 Appendix D.2, a long number", "Doc 9303-4 Appendix B, a passport"],
)
def test_other_documents_give_the_key_of_their_mrz_alone(typed: str, number: str, birth: str, expiry: str) -> None:
    assert chip_keys_from_mrz_text(typed, TODAY) == ChipKeys(mrz=(MrzKey(number, birth, expiry),))


@pytest.mark.parametrize(
    ("place", "put", "told"),
    [
        (6, "1", "check digit of document number"),
        (31, "8", "check digit of birth date"),
        (39, "4", "check digit of expiry date"),
        (59, "7", "check digit of composite"),
        (29, "1", "check digit of personal ID"),
        (27, "A", "line 1 character 28"),
        (37, "Q", "line 2 character 8"),
    ],
)
def test_a_slip_is_named_by_its_field_or_place_and_not_by_what_was_typed(place: int, put: str, told: str) -> None:
    zone = "".join(BACK)
    with pytest.raises(AccessKeyError, match=told) as refused:
        chip_keys_from_mrz_text(zone[:place] + put + zone[place + 1 :], TODAY)
    assert not any(piece in str(refused.value) for piece in ("0990", "9901", "3901", "NGUYEN"))


def zone_of(number: str, birth: str) -> str:
    """The first two lines with these values and every check digit right."""
    first = number + check_digit(number) + "001099012345<<0"
    second, third = birth + check_digit(birth), "3901153"
    return f"IDVNM{first}{second}M{third}VNM<<<<<<<<<<<{check_digit(first + second + third + 11 * '<')}"


def test_two_numbers_and_a_date_that_is_none() -> None:
    assert chip_keys_from_mrz_text(zone_of("099012345", "990115"), TODAY) == BACK_KEYS
    with pytest.raises(AccessKeyError, match="disagree"):
        chip_keys_from_mrz_text(zone_of("099012352", "990115"), TODAY)
    with pytest.raises(AccessKeyError, match="a date is none"):
        chip_keys_from_mrz_text(zone_of("099012345", "991315"), TODAY)


@pytest.mark.parametrize("typed", ["", "012345", "".join(BACK)[:-1], "".join(BACK) + "<", "Ư" * 90, "<" * 59 + "?"])
def test_a_text_of_another_length_or_alphabet_is_no_mrz(typed: str) -> None:
    with pytest.raises(AccessKeyError, match="3 lines of 30"):
        chip_keys_from_mrz_text(typed, TODAY)


@given(st.integers(0, 10**6), st.integers(5, 58), st.sampled_from("0123456789"))
def test_every_vietnamese_mrz_gives_its_keys_and_none_with_one_wrong_digit_does(
    seed: int, place: int, put: str
) -> None:
    card = random_card(np.random.default_rng(seed))
    zone = "".join(mrz_lines(card)[:2])
    keys = chip_keys_from_mrz_text(zone, TODAY)
    assert keys.can == Can(card.personal_id[-6:])
    assert [key.document_number for key in keys.mrz] == [card.personal_id[3:]]
    assume(zone[place].isdigit() and zone[place] != put)
    with pytest.raises(AccessKeyError):
        chip_keys_from_mrz_text(zone[:place] + put + zone[place + 1 :], TODAY)


@given(st.text(alphabet="0123456789ABCVNM<", min_size=60, max_size=60))
def test_no_text_of_the_right_length_breaks_it(typed: str) -> None:
    with contextlib.suppress(AccessKeyError):
        chip_keys_from_mrz_text(typed, TODAY)
