"""DG13: the tolerant reader of the Vietnamese text."""

from __future__ import annotations

import contextlib
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.document import PartialDate, Sex
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.dg13 import parse_dg13

_PREFIX = bytes.fromhex("020101" + "060628D316010008")


def _utf8(text: str) -> bytes:
    return tlv.encode(0x0C, text.encode())


def _dg13(*fields: tuple[int, bytes]) -> bytes:
    entries = b"".join(tlv.encode(0x30, tlv.encode(0x02, bytes((number,))) + value) for number, value in fields)
    return tlv.encode(0x6D, tlv.encode(0x30, _PREFIX + tlv.encode(0x31, entries)))


WHOLE = _dg13(
    (1, tlv.encode(0x13, b"001099012345")),
    (2, _utf8("Nguyễn Văn Mẫu")),
    (3, tlv.encode(0x13, b"15/01/1999")),
    (4, _utf8("Nam")),
    (5, _utf8("Việt Nam")),
    (6, _utf8("Kinh")),
    (7, _utf8("Không")),
    (8, _utf8("Hà Nội")),
    (9, _utf8("Phường Bến Nghé, TP Hồ Chí Minh")),
    (10, _utf8("Nốt ruồi")),
    (11, _utf8("01/02/2022")),
    (12, _utf8("15/01/2039")),
    (13, tlv.encode(0x30, _utf8("Cha") + _utf8("Mẹ"))),
    (14, tlv.encode(0x30, _utf8(""))),
    (15, tlv.encode(0x13, b"012345678")),
    (16, tlv.encode(0x04, b"\x00\x01")),
)


def test_all_fields() -> None:
    text = parse_dg13(WHOLE)
    assert (text.personal_id, text.full_name, text.old_id) == ("001099012345", "Nguyễn Văn Mẫu", "012345678")
    assert (text.birth_date, text.sex) == (PartialDate(1999, 1, 15), Sex.MALE)
    assert (text.issue_date, text.expiry) == (date(2022, 2, 1), date(2039, 1, 15))
    assert text.residence == "Phường Bến Nghé, TP Hồ Chí Minh"
    assert sorted(text.raw) == list(range(1, 17))
    assert "Mẫu" not in repr(text)


def test_another_order_and_missing_fields() -> None:
    text = parse_dg13(_dg13((4, _utf8("Nữ")), (2, _utf8("Trần Thị Mẫu"))))
    assert (text.full_name, text.sex, text.personal_id, text.birth_date) == ("Trần Thị Mẫu", Sex.FEMALE, None, None)


def test_names_are_nfc_and_look_alikes_of_d_with_stroke_are_mapped() -> None:
    decomposed = unicodedata.normalize("NFD", "Ðặng  Văn \u0189ông")
    assert parse_dg13(_dg13((2, _utf8(decomposed)))).full_name == "Đặng Văn Đông"


def test_unknown_numbers_are_kept_raw() -> None:
    assert parse_dg13(_dg13((77, _utf8("mới")), (2, _utf8("A")))).raw[77] == _utf8("mới")


def test_an_empty_string_is_no_value() -> None:
    assert parse_dg13(_dg13((2, _utf8("")), (9, _utf8("  ")))).full_name is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (_utf8("15/01/1999"), PartialDate(1999, 1, 15)),
        (_utf8("15-01-1999"), PartialDate(1999, 1, 15)),
        (_utf8("1950"), PartialDate(1950)),
        (_utf8("00/00/1950"), PartialDate(1950)),
        (_utf8("00/06/1950"), PartialDate(1950, 6)),
        (_utf8("15/00/1950"), None),
        (_utf8("00/00/0000"), None),
        (tlv.encode(0x04, bytes.fromhex("19500000")), PartialDate(1950)),
        (tlv.encode(0x1A, b"15.01.1999"), PartialDate(1999, 1, 15)),
        (tlv.encode(0x04, bytes.fromhex("19990115")), PartialDate(1999, 1, 15)),
        (_utf8("31/02/1999"), None),
        (_utf8("không rõ"), None),
        (tlv.encode(0x04, bytes.fromhex("1999FF15")), None),
        (tlv.encode(0x30, b""), None),
        (tlv.encode(0x0C, b"\xff\xfe"), None),
    ],
)
def test_dates(value: bytes, expected: PartialDate | None) -> None:
    assert parse_dg13(_dg13((3, value))).birth_date == expected


def test_no_expiry_written_as_text() -> None:
    assert parse_dg13(_dg13((12, _utf8("Không thời hạn")))).expiry is None


def test_a_repeated_number_counts_once() -> None:
    assert parse_dg13(_dg13((2, _utf8("Thứ nhất")), (2, _utf8("Thứ hai")))).full_name == "Thứ nhất"


def test_a_personal_id_of_another_shape_is_malformed() -> None:
    with pytest.raises(MalformedData) as refused:
        parse_dg13(_dg13((1, _utf8("00109901234"))))
    assert "0010990" not in str(refused.value)


FIELDS: dict[int, bytes] = {
    1: tlv.encode(0x13, b"001099012345"),
    2: _utf8("Nguyễn Văn Mẫu"),
    3: tlv.encode(0x04, bytes.fromhex("19990115")),
    4: _utf8("Nam"),
    9: _utf8("Hà Nội"),
    11: _utf8("01/02/2022"),
    12: _utf8("15/01/2039"),
    13: tlv.encode(0x30, _utf8("Cha") + _utf8("Mẹ")),
    15: tlv.encode(0x13, b"012345678"),
    99: tlv.encode(0x31, tlv.encode(0x30, _utf8("mới"))),
}
READ = {
    1: ("personal_id", "001099012345"),
    2: ("full_name", "Nguyễn Văn Mẫu"),
    3: ("birth_date", PartialDate(1999, 1, 15)),
    4: ("sex", Sex.MALE),
    9: ("residence", "Hà Nội"),
    11: ("issue_date", date(2022, 2, 1)),
    12: ("expiry", date(2039, 1, 15)),
    15: ("old_id", "012345678"),
}


@settings(max_examples=60)
@given(st.permutations(sorted(FIELDS)), st.integers(0, len(FIELDS)))
def test_each_order_with_any_fields_missing(order: list[int], kept: int) -> None:
    text = parse_dg13(_dg13(*((number, FIELDS[number]) for number in order[:kept])))
    assert dict(text.raw) == {number: FIELDS[number] for number in order[:kept]}
    for number, (name, value) in READ.items():
        assert getattr(text, name) == (value if number in order[:kept] else None)


@pytest.mark.parametrize("number", READ)
@pytest.mark.parametrize(
    "value",
    [
        _utf8(""),
        tlv.encode(0x13, b""),
        _utf8(" \t"),
        tlv.encode(0x05, b""),
        tlv.encode(0x30, b""),
        tlv.encode(0x30, _utf8("lồng nhau")),
        tlv.encode(0x31, tlv.encode(0x30, _utf8("sâu hơn"))),
        tlv.encode(0x03, b"\x00\xff"),
        tlv.encode(0x7F49, b"\x00"),
    ],
)
def test_each_field_empty_or_nested_or_of_another_type(number: int, value: bytes) -> None:
    """The field counts as not understood, and the others are read."""
    text = parse_dg13(_dg13(*((n, value if n == number else content) for n, content in FIELDS.items())))
    for other, (name, expected) in READ.items():
        assert getattr(text, name) == (None if other == number else expected)
    assert text.raw[number] == value


@pytest.mark.parametrize("number", [0, 16, 17, 100, 127])
def test_any_number_is_kept(number: int) -> None:
    assert parse_dg13(_dg13((number, _utf8("x")), (2, _utf8("A")))).raw[number] == _utf8("x")


def test_a_number_without_value_is_passed_over() -> None:
    entries = tlv.encode(0x30, bytes.fromhex("020102")) + tlv.encode(0x30, bytes.fromhex("020109") + _utf8("Huế"))
    text = parse_dg13(tlv.encode(0x6D, tlv.encode(0x30, _PREFIX + tlv.encode(0x31, entries))))
    assert (text.full_name, text.residence, list(text.raw)) == (None, "Huế", [9])


@pytest.mark.parametrize("prefix", [b"", bytes.fromhex("020102"), _PREFIX * 2, bytes.fromhex("0500")])
@pytest.mark.parametrize("tag", [0x30, 0x31])
def test_another_head_and_a_sequence_for_the_set(prefix: bytes, tag: int) -> None:
    entries = tlv.encode(0x30, tlv.encode(0x02, b"\x02") + _utf8("A"))
    assert parse_dg13(tlv.encode(0x6D, tlv.encode(0x30, prefix + tlv.encode(tag, entries)))).full_name == "A"


@pytest.mark.parametrize("data", ["", "6D00", "6D0230003000", "6D04300231", "6D06300431023000", "6100"])
def test_malformed(data: str) -> None:
    with pytest.raises(MalformedData):
        parse_dg13(bytes.fromhex(data))


@given(st.binary(max_size=60), st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_any_bytes_and_any_change(noise: bytes, position: int, value: int, cut: int) -> None:
    changed = bytearray(WHOLE)
    changed[position] = value
    candidates = (noise, tlv.encode(0x6D, noise), _dg13((3, noise)), _dg13((2, noise)), bytes(changed), WHOLE[:cut])
    for data in candidates:
        with contextlib.suppress(MalformedData):
            parse_dg13(data)
