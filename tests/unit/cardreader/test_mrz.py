"""The machine readable zone: check digits of Doc 9303-3, the sample card, its odd corner, and arbitrary text."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import PartialDate, Sex
from cardreader.errors import CardError, CardFault, MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.check_digits import MrzAlphabetError, check_digit, is_right
from cardreader.lds.dg1 import parse_dg1
from cardreader.lds.mrz import CheckedField, parse_td1

from .support import MRZ_LINES

TODAY = date(2026, 1, 1)
ZONE = "".join(MRZ_LINES)


@pytest.mark.parametrize(
    ("field", "digit"),
    [("520727", "3"), ("AB2134<<<", "5"), ("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<", "2"), ("", "0")],
)
def test_examples_of_doc_9303(field: str, digit: str) -> None:
    assert check_digit(field) == digit
    assert is_right(field, digit)


def test_filler_for_an_empty_field_and_letters_outside() -> None:
    assert is_right("<<<<<<", "<")
    assert not is_right("520727", "<")
    with pytest.raises(MrzAlphabetError):
        check_digit("nguyễn")


def test_the_sample_card() -> None:
    mrz = parse_td1(ZONE, TODAY)
    assert (mrz.personal_id, mrz.document_number) == ("001099012345", "099012345")
    assert (mrz.birth_date, mrz.expiry) == (PartialDate(1999, 1, 15), date(2039, 1, 15))
    assert (mrz.sex, mrz.nationality, mrz.issuing_state) == (Sex.MALE, "VNM", "VNM")
    assert mrz.full_name == "NGUYEN VAN MAU"
    assert mrz.failed_checks == ()
    assert not set("0123456789") & set(repr(mrz))


@pytest.mark.parametrize(
    ("line", "position", "character", "failed"),
    [
        (0, 14, "8", {CheckedField.DOCUMENT_NUMBER, CheckedField.COMPOSITE}),
        (0, 29, "1", {CheckedField.PERSONAL_ID, CheckedField.COMPOSITE}),
        (1, 6, "4", {CheckedField.BIRTH_DATE, CheckedField.COMPOSITE}),
        (1, 14, "4", {CheckedField.EXPIRY_DATE, CheckedField.COMPOSITE}),
        (1, 29, "7", {CheckedField.COMPOSITE}),
    ],
)
def test_wrong_check_digits_are_reported(line: int, position: int, character: str, failed: set[CheckedField]) -> None:
    lines = [list(text) for text in MRZ_LINES]
    lines[line][position] = character
    assert set(parse_td1("".join("".join(text) for text in lines), TODAY).failed_checks) == failed


def test_the_personal_id_settles_the_century() -> None:
    """Third digit of the province, then sex and century: 2 means a man born from 2000 on."""
    for digit, year in (("0", 1915), ("1", 1915), ("2", 2015), ("3", 2015)):
        personal = f"001{digit}15012345"
        zone = f"IDVNM0150123455{personal}<<0" + "1501155M3901153VNM<<<<<<<<<<<6" + MRZ_LINES[2]
        assert parse_td1(zone, TODAY).birth_date.year == year


def test_a_card_with_filler_in_place_of_the_personal_check_digit() -> None:
    mrz = parse_td1(ZONE.replace("<<09901155", "<<<9901155"), TODAY)
    assert mrz.personal_id == "001099012345"
    assert CheckedField.PERSONAL_ID in mrz.failed_checks


def test_a_card_without_expiry() -> None:
    assert parse_td1(ZONE.replace("M3901153", "M9912315"), TODAY).expiry is None


def test_unknown_parts_of_a_birth_date() -> None:
    assert parse_td1(ZONE.replace("9901155M", "99<<<<5M"), TODAY).birth_date == PartialDate(1999)
    assert parse_td1(ZONE.replace("9901155M", "9901<<5M"), TODAY).birth_date == PartialDate(1999, 1)


def test_another_state() -> None:
    """The specimen of Doc 9303-5: a long document number, no personal ID, sex not given, one name."""
    zone = "I<UTOD23145890<7349<<<<<<<<<<<" + "3407127<9507122UTO<<<<<<<<<<<2" + "STEVENSON".ljust(30, "<")
    mrz = parse_td1(zone, TODAY)
    assert (mrz.document_number, mrz.personal_id) == ("D23145890734", None)
    assert (mrz.birth_date.year, mrz.sex, mrz.full_name) == (1934, Sex.UNDETERMINED, "STEVENSON")
    assert mrz.failed_checks == ()


@pytest.mark.parametrize(
    "zone",
    ["", ZONE[:-1], ZONE.lower(), ZONE.replace("990115", "991315"), ZONE.replace("990115", "99AB15"),
     ZONE.replace("390115", "390230"), ZONE.replace("990115", "99<<15")],
)  # fmt: skip
def test_no_zone(zone: str) -> None:
    with pytest.raises(MalformedData) as refused:
        parse_td1(zone, TODAY)
    assert "0990123" not in str(refused.value)


@given(st.text("0123456789ABCXYZ<", min_size=90, max_size=90) | st.text(max_size=100))
def test_any_text_gives_a_zone_or_the_typed_error(zone: str) -> None:
    with contextlib.suppress(MalformedData):
        parse_td1(zone, TODAY)


@given(st.binary(max_size=120))
def test_any_bytes_as_dg1(content: bytes) -> None:
    for data in (content, tlv.encode(0x61, content), tlv.encode(0x61, tlv.encode(0x5F1F, content))):
        with contextlib.suppress(MalformedData, CardError):
            parse_dg1(data, TODAY)


def test_dg1_and_zones_of_other_documents() -> None:
    assert parse_dg1(tlv.encode(0x61, tlv.encode(0x5F1F, ZONE.encode())), TODAY).personal_id == "001099012345"
    for length in (72, 88):
        with pytest.raises(CardError) as refused:
            parse_dg1(tlv.encode(0x61, tlv.encode(0x5F1F, b"<" * length)), TODAY)
        assert refused.value.fault is CardFault.UNSUPPORTED
