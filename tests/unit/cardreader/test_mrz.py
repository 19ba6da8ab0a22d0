"""The machine readable zone: check digits of Doc 9303-3, the sample card, its odd corner, and arbitrary text."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import PartialDate, Sex
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.check_digits import MrzAlphabetError, check_digit, is_right
from cardreader.lds.dg1 import parse_dg1
from cardreader.lds.mrz import CheckedField, MrzFormat, parse_zone

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
    mrz = parse_zone(ZONE, TODAY)
    assert (mrz.personal_id, mrz.document_number) == ("001099012345", "099012345")
    assert (mrz.birth_date, mrz.expiry) == (PartialDate(1999, 1, 15), date(2039, 1, 15))
    assert (mrz.sex, mrz.nationality, mrz.issuing_state) == (Sex.MALE, "VNM", "VNM")
    assert mrz.full_name == "NGUYEN VAN MAU"
    assert mrz.failed_checks == ()
    assert not any(part in repr(mrz) for part in ("0990", "9901", "3901", "1999", "2039", "MAU", "NGUYEN"))


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
    assert set(parse_zone("".join("".join(text) for text in lines), TODAY).failed_checks) == failed


def test_the_personal_id_settles_the_century() -> None:
    """Third digit of the province, then sex and century: 2 means a man born from 2000 on."""
    for digit, year in (("0", 1915), ("1", 1915), ("2", 2015), ("3", 2015)):
        personal = f"001{digit}15012345"
        zone = f"IDVNM0150123455{personal}<<0" + "1501155M3901153VNM<<<<<<<<<<<6" + MRZ_LINES[2]
        assert parse_zone(zone, TODAY).birth_date.year == year


def test_a_personal_id_of_another_year_settles_no_century() -> None:
    """The birth date counts then, by the general rule."""
    zone = "IDVNM0150123455001015012345<<0" + "0001155M3901153VNM<<<<<<<<<<<6" + MRZ_LINES[2]
    assert parse_zone(zone, TODAY).birth_date == PartialDate(2000, 1, 15)


def test_a_card_with_filler_in_place_of_the_personal_check_digit() -> None:
    mrz = parse_zone(ZONE.replace("<<09901155", "<<<9901155"), TODAY)
    assert mrz.personal_id == "001099012345"
    assert CheckedField.PERSONAL_ID in mrz.failed_checks


def test_a_card_without_expiry() -> None:
    assert parse_zone(ZONE.replace("M3901153", "M9912315"), TODAY).expiry is None


def test_unknown_parts_of_a_birth_date() -> None:
    assert parse_zone(ZONE.replace("9901155M", "99<<<<5M"), TODAY).birth_date == PartialDate(1999)
    assert parse_zone(ZONE.replace("9901155M", "9901<<5M"), TODAY).birth_date == PartialDate(1999, 1)


def test_another_state() -> None:
    """The specimen of Doc 9303-5: a long document number, no personal ID, sex not given, one name."""
    zone = "I<UTOD23145890<7349<<<<<<<<<<<" + "3407127<9507122UTO<<<<<<<<<<<2" + "STEVENSON".ljust(30, "<")
    mrz = parse_zone(zone, TODAY)
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
        parse_zone(zone, TODAY)
    assert "0990123" not in str(refused.value)


@given(st.text("0123456789ABCXYZ<", min_size=90, max_size=90) | st.text(max_size=100))
def test_any_text_gives_a_zone_or_the_typed_error(zone: str) -> None:
    with contextlib.suppress(MalformedData):
        parse_zone(zone, TODAY)


@given(st.binary(max_size=120))
def test_any_bytes_as_dg1(content: bytes) -> None:
    for data in (content, tlv.encode(0x61, content), tlv.encode(0x61, tlv.encode(0x5F1F, content))):
        with contextlib.suppress(MalformedData):
            parse_dg1(data, TODAY)


def test_dg1_says_its_format_by_its_length() -> None:
    assert parse_dg1(_dg1(ZONE), TODAY).personal_id == "001099012345"
    assert [parse_dg1(_dg1(zone), TODAY).format for zone in SPECIMENS.values()] == list(SPECIMENS)
    for length in (0, 71, 73, 87, 89, 91):
        with pytest.raises(MalformedData):
            parse_dg1(_dg1("<" * length), TODAY)


def _dg1(zone: str) -> bytes:
    return tlv.encode(0x61, tlv.encode(0x5F1F, zone.encode()))


SPECIMENS = {
    MrzFormat.TD1: "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    MrzFormat.TD2: "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6",
    MrzFormat.TD3: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
}
"""The specimens of Doc 9303-5, 9303-6 and 9303-4, Appendices."""


@pytest.mark.parametrize(("zone_format", "zone"), SPECIMENS.items())
def test_the_specimens_of_doc_9303(zone_format: MrzFormat, zone: str) -> None:
    mrz = parse_zone(zone, TODAY)
    assert (mrz.format, mrz.failed_checks, mrz.personal_id) == (zone_format, (), None)
    assert (mrz.issuing_state, mrz.nationality, mrz.sex) == ("UTO", "UTO", Sex.FEMALE)
    assert mrz.document_code == ("P" if zone_format is MrzFormat.TD3 else "I")
    assert mrz.document_number == ("L898902C3" if zone_format is MrzFormat.TD3 else "D23145890")
    assert (mrz.primary_identifier, mrz.secondary_identifier) == ("ERIKSSON", "ANNA MARIA")
    assert (mrz.birth_date, mrz.expiry) == (PartialDate(1974, 8, 12), date(2012, 4, 15))
    assert (mrz.birth_date_field, mrz.expiry_field) == ("740812", "120415")
    assert mrz.optional_data.strip("<") == ("ZE184226B" if zone_format is MrzFormat.TD3 else "")


@pytest.mark.parametrize(("zone_format", "zone"), SPECIMENS.items())
def test_every_changed_digit_is_noticed(zone_format: MrzFormat, zone: str) -> None:
    """A digit changed to any other fails the check digits over it: its own field's and the composite."""
    for place, character in enumerate(zone):
        for other in "0123456789":
            if not character.isdigit() or other == character:
                continue
            with contextlib.suppress(MalformedData):
                assert parse_zone(zone[:place] + other + zone[place + 1 :], TODAY).failed_checks


def test_the_personal_number_of_a_passport() -> None:
    """Doc 9303-4 §4.2.2: an empty one may have a filler or 0 for its check digit."""
    zone = SPECIMENS[MrzFormat.TD3]
    wrong = parse_zone(zone.replace("<<<<<10", "<<<<<20"), TODAY)
    assert set(wrong.failed_checks) == {CheckedField.PERSONAL_NUMBER, CheckedField.COMPOSITE}
    for digit, composite in (("<", "4"), ("0", "4")):
        empty = zone[:72] + "<" * 14 + digit + composite
        assert CheckedField.PERSONAL_NUMBER not in parse_zone(empty, TODAY).failed_checks


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        # Doc 9303-5 §4.2.4: twelve characters, the check digit 9 behind them.
        (
            "I<UTOD23145890<7349<<<<<<<<<<<" + "3407127<9507122UTO<<<<<<<<<<<2" + "STEVENSON".ljust(30, "<"),
            "D23145890734",
        ),
        # The same number on a TD2 document.
        ("I<UTOSTEVENSON".ljust(36, "<") + "D23145890<UTO3407127<95071227349<<<8", "D23145890734"),
    ],
)
def test_long_document_numbers(zone: str, number: str) -> None:
    mrz = parse_zone(zone, TODAY)
    assert (mrz.document_number, mrz.failed_checks) == (number, ())
    broken = parse_zone(zone.replace("7349<", "7359<"), TODAY)
    assert set(broken.failed_checks) == {CheckedField.DOCUMENT_NUMBER, CheckedField.COMPOSITE}


def test_a_short_document_number_has_no_fillers() -> None:
    zone = SPECIMENS[MrzFormat.TD2]
    assert parse_zone(zone.replace("D231458907", "D2314<<<<4"), TODAY).document_number == "D2314"


@pytest.mark.parametrize(
    ("text", "today", "year"),
    [
        ("260101", date(2026, 1, 1), 2026),
        ("260102", date(2026, 1, 1), 1926),
        ("251231", date(2026, 1, 1), 2025),
        ("26<<<<", date(2026, 1, 1), 2026),
        ("2601<<", date(2026, 1, 1), 2026),
        ("2602<<", date(2026, 1, 1), 1926),
        ("270101", date(2026, 1, 1), 1927),
        ("990115", date(2026, 1, 1), 1999),
        ("000229", date(2026, 1, 1), 2000),
        ("991231", date(1999, 12, 31), 1999),
        ("000101", date(2000, 1, 1), 2000),
        ("000101", date(1999, 12, 31), 1900),
        ("260630", date(2100, 1, 1), 2026),
    ],
)
def test_the_century_of_a_birth_date(text: str, today: date, year: int) -> None:
    """The latest birth date that is not in the future."""
    zone = SPECIMENS[MrzFormat.TD1].replace("740812", text)
    mrz = parse_zone(zone, today)
    assert mrz.birth_date is not None
    assert mrz.birth_date.year == year


@pytest.mark.parametrize(
    ("text", "expiry"),
    [("040101", date(2004, 1, 1)), ("491231", date(2049, 12, 31)), ("991231", date(2099, 12, 31)), ("<<<<<<", None)],
)
def test_expiry_dates_of_other_states(text: str, expiry: date | None) -> None:
    """991231 stands for no expiry on the Vietnamese card alone; no chip was issued before 2004."""
    assert parse_zone(SPECIMENS[MrzFormat.TD3].replace("120415", text), TODAY).expiry == expiry


@pytest.mark.parametrize(
    ("text", "birth_date"),
    [
        ("<<<<<<", None),
        ("740000", PartialDate(1974)),
        ("7408<<", PartialDate(1974, 8)),
        ("740800", PartialDate(1974, 8)),
    ],
)
def test_birth_dates_known_in_part(text: str, birth_date: PartialDate | None) -> None:
    for zone in SPECIMENS.values():
        assert parse_zone(zone.replace("740812", text), TODAY).birth_date == birth_date


@pytest.mark.parametrize(("character", "sex"), [("M", Sex.MALE), ("F", Sex.FEMALE), ("<", Sex.UNDETERMINED)])
def test_sex(character: str, sex: Sex) -> None:
    for zone in SPECIMENS.values():
        assert parse_zone(zone.replace("2F1", f"2{character}1"), TODAY).sex is sex


@pytest.mark.parametrize("length", [72, 88, 90])
@given(data=st.data())
def test_any_text_of_a_zone_s_length(length: int, data: st.DataObject) -> None:
    zone = data.draw(st.text("0123456789ABMF<", min_size=length, max_size=length))
    with contextlib.suppress(MalformedData):
        assert parse_zone(zone, TODAY).format in MrzFormat
