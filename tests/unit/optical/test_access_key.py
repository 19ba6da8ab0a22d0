"""Chip keys from codes and typed digits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.keys import AccessKeyError, Can, ChipKeys
from cardreader.optical.access_key import chip_keys_from_digits, chip_keys_from_id, chip_keys_from_qr
from cardreader.optical.qr_payload import QrDocument, QrRejected, parse_qr


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
