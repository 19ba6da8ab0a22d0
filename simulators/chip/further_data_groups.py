"""DG7, DG11, DG12 and DG16, which other states' documents hold (Doc 9303-10 §4.7.7, §4.7.11, §4.7.12, §4.7.16)."""

from __future__ import annotations

import datetime
import unicodedata

from cardreader.iso7816.tlv import encode
from simulators.chip.card_data import CardData, PictureKind
from simulators.chip.mrz import name_field
from simulators.chip.pictures import picture

_TAGS = {7: 0x67, 11: 0x6B, 12: 0x6C, 16: 0x70}


def further_data_group(number: int, data: CardData) -> bytes:
    """The file, made of this person's card data. Raises KeyError for another number than 7, 11, 12 and 16."""
    content = {7: _signature, 11: _personal_details, 12: _document_details, 16: _persons_to_notify}[number](data)
    return encode(_TAGS[number], content)


def _signature(data: CardData) -> bytes:
    """The portrait in grey stands in for the signature: no reader minds what an image shows."""
    image = picture(data.portrait, PictureKind.GREY_JPEG).data
    return encode(0x02, b"\x01") + encode(0x5F43, image)


def _personal_details(data: CardData) -> bytes:
    """With the birth date in BCD, as Doc 9303-10 has it since its seventh edition."""
    fields = [
        (0x5F0E, _text(data.full_name)),
        (0x5F10, data.personal_id.encode("ascii")),
        (0x5F2B, _bcd(data.birth_date)),
        (0x5F11, _text(data.origin)),
        (0x5F42, _text(data.residence.replace(", ", "<"))),
    ]
    return _listed([(tag, value) for tag, value in fields if value])


def _document_details(data: CardData) -> bytes:
    """With the date of issue as text, as the sixth edition had it."""
    moment = f"{data.issue_date:%Y%m%d}093000"
    return _listed(
        [(0x5F19, _text("Bộ Công an")), (0x5F26, f"{data.issue_date:%Y%m%d}".encode()), (0x5F55, bytes.fromhex(moment))]
    )


def _persons_to_notify(data: CardData) -> bytes:
    names = [name for name in (data.father, data.mother, data.spouse) if name]
    persons = (
        encode(
            0xA1 + number,
            encode(0x5F50, f"{data.issue_date:%Y%m%d}".encode())
            + encode(0x5F51, name_field(name, 39).rstrip("<").encode("ascii"))
            + encode(0x5F53, _text(data.residence.replace(", ", "<"))),
        )
        for number, name in enumerate(names)
    )
    return encode(0x02, bytes((len(names),))) + b"".join(persons)


def _listed(fields: list[tuple[int, bytes]]) -> bytes:
    """The tag list 5C, then the fields."""
    tags = b"".join(tag.to_bytes(2, "big") for tag, _ in fields)
    return encode(0x5C, tags) + b"".join(encode(tag, value) for tag, value in fields)


def _bcd(value: datetime.date) -> bytes:
    return bytes.fromhex(f"{value:%Y%m%d}")


def _text(value: str) -> bytes:
    return unicodedata.normalize("NFC", value).encode("utf-8")
