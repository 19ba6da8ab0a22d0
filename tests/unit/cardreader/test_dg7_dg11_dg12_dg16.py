"""Data groups of other states' documents: signature, personal and document details, persons to notify."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from cardreader.document import PartialDate
from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import encode
from cardreader.lds.dg7 import parse_dg7
from cardreader.lds.dg11 import Dg11, parse_dg11
from cardreader.lds.dg12 import Dg12, parse_dg12
from cardreader.lds.dg16 import parse_dg16
from cardreader.lds.face_image import ImageFormat
from simulators.chip.further_data_groups import further_data_group
from simulators.chip.personalisation import personalise

from .sample_card import card_data, signer

CARD = dataclasses.replace(card_data(), origin="Hà Nội", father="Nguyễn Văn Cha", mother="Trần Thị Mẹ")


def _dg11(*fields: tuple[int, bytes]) -> Dg11:
    return parse_dg11(encode(0x6B, b"".join(encode(tag, value) for tag, value in fields)))


def _dg12(*fields: tuple[int, bytes]) -> Dg12:
    return parse_dg12(encode(0x6C, b"".join(encode(tag, value) for tag, value in fields)))


def test_the_signature_image() -> None:
    (image,) = parse_dg7(further_data_group(7, CARD))
    assert (image.format, image.width, image.height) == (ImageFormat.JPEG, 60, 80)
    assert "data" not in repr(image)


def test_signatures_of_unknown_encoding_none_and_several() -> None:
    (image,) = parse_dg7(encode(0x67, encode(0x02, b"\x02") + encode(0x5F43, b"BM") + encode(0x5F43, b"")))
    assert (image.data, image.format, image.width, image.height) == (b"BM", None, None, None)
    assert parse_dg7(encode(0x67, encode(0x02, b"\x00"))) == ()
    several = encode(0x67, encode(0x5F43, b"\xff\xd8\xff") * 2)
    assert [image.format for image in parse_dg7(several)] == [ImageFormat.JPEG] * 2


def test_personal_details() -> None:
    details = parse_dg11(further_data_group(11, CARD))
    assert (details.full_name, details.personal_number) == ("Nguyễn Văn Mẫu", "001099012345")
    assert details.birth_date == PartialDate(1999, 1, 15)
    assert details.place_of_birth == ("Hà Nội",)
    assert details.address == ("Phường Bến Nghé", "TP Hồ Chí Minh")
    assert details.telephone is None
    assert repr(details) == "Dg11()"


def test_the_example_of_doc_9303_10() -> None:
    """§4.7.11: tags 5F0E, A0 with two other names, 5F11, 5F42 and the rest as an issuer may choose."""
    details = _dg11(
        (0x5C, bytes.fromhex("5F0EA05F115F425F125F135F145F155F175F18")),
        (0x5F0E, b"SMITH<<JOHN<T"),
        (0xA0, encode(0x02, b"\x02") + encode(0x5F0F, b"DOE<<JON") + encode(0x5F0F, b"BROWN<<J")),
        (0x5F11, b"ANYTOWN<MN"),
        (0x5F42, b"123 MAPLE RD<ANYTOWN<MN"),
        (0x5F12, b"16125551212"),
        (0x5F13, b"TRAVEL<AGENT"),
        (0x5F14, b"DR"),
        (0x5F15, b"SUMMARY"),
        (0x5F16, b"\xff\xd8\xff"),
        (0x5F17, b"A123<B456"),
        (0x5F18, b""),
    )
    assert (details.full_name, details.other_names) == ("SMITH JOHN T", ("DOE JON", "BROWN J"))
    assert (details.place_of_birth, details.address) == (("ANYTOWN", "MN"), ("123 MAPLE RD", "ANYTOWN", "MN"))
    assert (details.telephone, details.profession, details.title) == ("16125551212", "TRAVEL AGENT", "DR")
    assert (details.personal_summary, details.other_documents) == ("SUMMARY", ("A123", "B456"))
    assert details.proof_of_citizenship is not None
    assert details.custody is None


def test_other_names_beside_their_template() -> None:
    assert _dg11((0x5F0F, b"DOE<<JON"), (0xA0, encode(0x5F0F, b""))).other_names == ("DOE JON",)


def test_nothing_at_all_and_text_of_older_issuers() -> None:
    empty = _dg11()
    assert all(getattr(empty, field.name) in (None, ()) for field in dataclasses.fields(empty))
    assert _dg11((0x5F0E, b"M\xdcLLER")).full_name == "MÜLLER"
    assert _dg11((0x5F0E, b"\0\0")).full_name is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("19990115", PartialDate(1999, 1, 15)),
        (b"19990115", PartialDate(1999, 1, 15)),
        ("19990000", PartialDate(1999)),
        (b"199901<<", PartialDate(1999, 1)),
        (b"1999<<<<", PartialDate(1999)),
        (b"19990100", PartialDate(1999, 1)),
        (b"1999", PartialDate(1999)),
        ("19991315", None),
        (b"19990230", None),
        (b"1999<<15", None),
        ("199901FF", None),
        (b"15/01/1999", None),
        (b"", None),
        (b"\xb9\xb2\xb3\xb9", None),
        ("00000000", None),
    ],
)
def test_dates_in_bcd_and_as_text(value: str | bytes, expected: PartialDate | None) -> None:
    raw = bytes.fromhex(value) if isinstance(value, str) else value
    assert _dg11((0x5F2B, raw)).birth_date == expected
    assert _dg12((0x5F26, raw)).issue_date == expected


def test_document_details() -> None:
    details = parse_dg12(further_data_group(12, CARD))
    assert (details.issuing_authority, details.issue_date) == ("Bộ Công an", PartialDate(2022, 2, 1))
    assert details.personalised_at == datetime(2022, 2, 1, 9, 30)  # noqa: DTZ001 - the file names no time zone
    assert "2022" not in repr(details)


def test_document_details_of_a_group_document() -> None:
    persons = encode(0x02, b"\x02") + encode(0x5F1A, b"SMITH<<BRENDA<P") + encode(0x5F1A, b"")
    details = _dg12(
        (0xA0, persons),
        (0x5F1B, b"NONE"),
        (0x5F1C, b"NO TAX"),
        (0x5F1D, b"\xff\x4f\xff\x51"),
        (0x5F1E, b""),
        (0x5F55, b"20220201093000"),
        (0x5F56, b"SN<1"),
    )
    assert (details.other_persons, details.endorsements) == (("SMITH BRENDA P",), "NONE")
    assert details.front is not None
    assert (details.front.format, details.rear) == (ImageFormat.JPEG2000, None)
    assert details.personalised_at == datetime(2022, 2, 1, 9, 30)  # noqa: DTZ001
    assert (details.tax_or_exit_requirements, details.personalisation_system) == ("NO TAX", "SN 1")


@pytest.mark.parametrize("value", [b"20220231000000", b"2022020109", b"", b"20220201096000", bytes(7)])
def test_a_moment_of_no_calendar(value: bytes) -> None:
    assert _dg12((0x5F55, value)).personalised_at is None


def test_persons_to_notify() -> None:
    father, mother = parse_dg16(further_data_group(16, CARD))
    assert (father.name, mother.name) == ("NGUYEN VAN CHA", "TRAN THI ME")
    assert (father.recorded, father.telephone) == (PartialDate(2022, 2, 1), None)
    assert mother.address == ("Phường Bến Nghé", "TP Hồ Chí Minh")
    assert repr(father) == "PersonToNotify()"


def test_persons_whose_number_lies_and_who_say_nothing() -> None:
    data = encode(0x70, encode(0x02, b"\x09") + encode(0xA1, b"") + encode(0xAF, encode(0x5F52, b"0912")))
    assert [person.telephone for person in parse_dg16(data)] == [None, "0912"]
    assert parse_dg16(encode(0x70, b"")) == ()


@pytest.mark.parametrize("number", [7, 11, 12, 16])
def test_the_chip_holds_and_lists_them(number: int) -> None:
    image = personalise(dataclasses.replace(CARD, further_data_groups=frozenset({number})), signer())
    assert image.file(0x0100 + number).content == further_data_group(number, CARD)
    assert further_data_group(number, CARD)[:1] in image.file(0x011E).content


@pytest.mark.parametrize("parse", [parse_dg7, parse_dg11, parse_dg12, parse_dg16])
def test_another_file(parse: object) -> None:
    assert callable(parse)
    for data in (b"", bytes.fromhex("6100"), bytes.fromhex("6B035F")):
        with pytest.raises(MalformedData):
            parse(data)
