"""Contents of the elementary files of LDS1 (Doc 9303-10 §3.11, §4.6, §4.7) and of the Vietnamese DG13."""

from __future__ import annotations

import datetime
import unicodedata

from cardreader.iso7816.tlv import encode
from simulators.chip.card_data import CardData, FaceRecordKind, PictureKind
from simulators.chip.face_records import face_content
from simulators.chip.image import CARD_CAPABILITIES, EMRTD_APPLICATION
from simulators.chip.pictures import picture

_ISO_10646_UTF8 = bytes.fromhex("060628D316010008")
"""OBJECT IDENTIFIER 1.0.10646.1.0.8."""

_NO_EXPIRY_TEXT = "Không thời hạn"


def ef_atr_info(max_command_length: int, max_response_length: int) -> bytes:
    """Card capabilities and extended length information, both in bytes of a whole APDU (§3.11.2)."""
    limits = (max_command_length, max_response_length)
    lengths = b"".join(encode(0x02, limit.to_bytes(2, "big")) for limit in limits)
    return encode(0x47, CARD_CAPABILITIES) + encode(0x7F66, lengths)


def ef_dir() -> bytes:
    """One application template: LDS1 (§3.11.1)."""
    return encode(0x61, encode(0x4F, EMRTD_APPLICATION))


def ef_com(data_group_tags: bytes, lds_version: str = "0107") -> bytes:
    """LDS version, Unicode 4.0.0, and the tags of the data groups present (§4.6.1)."""
    return encode(
        0x60, encode(0x5F01, lds_version.encode("ascii")) + encode(0x5F36, b"040000") + encode(0x5C, data_group_tags)
    )


def dg1(mrz: str) -> bytes:
    """The machine readable zone (§4.7.1)."""
    return encode(0x61, encode(0x5F1F, mrz.encode("ascii")))


def dg2(
    portrait: bytes,
    record: FaceRecordKind = FaceRecordKind.ISO_19794_2005,
    kind: PictureKind = PictureKind.AS_GIVEN,
) -> bytes:
    """One face (§4.7.2), by default as the standard has it and in its own encoding. Raises PersonalisationError."""
    return encode(0x75, face_content(picture(portrait, kind), record))


def _text(value: str) -> bytes:
    return encode(0x0C, unicodedata.normalize("NFC", value).encode("utf-8"))


def _digits(value: str) -> bytes:
    return encode(0x13, value.encode("ascii"))


def _date(value: datetime.date) -> bytes:
    return _digits(value.strftime("%d/%m/%Y"))


def dg13(data: CardData) -> bytes:
    """The Vietnamese text: numbered fields in a SET. Fields that the card does not hold are left out."""
    fields: list[tuple[int, bytes]] = [
        (1, _digits(data.personal_id)),
        (2, _text(data.full_name)),
        (3, _date(data.birth_date)),
        (4, _text(data.sex.vietnamese)),
    ]
    texts = (data.nationality, data.ethnicity, data.religion, data.origin, data.residence, data.features)
    fields += [(number, _text(text)) for number, text in enumerate(texts, start=5) if text]
    fields.append((11, _date(data.issue_date)))
    fields.append((12, _date(data.expiry) if data.expiry else _text(_NO_EXPIRY_TEXT)))
    if data.father or data.mother:
        fields.append((13, encode(0x30, _text(data.father) + _text(data.mother))))
    if data.spouse:
        fields.append((14, encode(0x30, _text(data.spouse))))
    if data.old_id:
        fields.append((15, _digits(data.old_id)))
    members = b"".join(encode(0x30, encode(0x02, bytes((number,))) + value) for number, value in fields)
    return encode(0x6D, encode(0x30, encode(0x02, b"\x01") + _ISO_10646_UTF8 + encode(0x31, members)))
