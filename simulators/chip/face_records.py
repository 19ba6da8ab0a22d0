"""The face in DG2 by every standard and against every standard (Doc 9303-10 §4.7.2, ISO/IEC 19794-5, 39794-5)."""

from __future__ import annotations

import struct
from typing import assert_never

from cardreader.iso7816.tlv import encode
from simulators.chip.card_data import FaceRecordKind
from simulators.chip.pictures import Picture

_FACE_FORMAT = b"\x00\x08"
"""CBEFF format type of a face image of ISO/IEC 19794-5."""
_ASN1_FACE_FORMAT = b"\x00\x44"
_HUGE = 0xFFFFFFFF
_JPEG2000_LOSSY = 3
_JPEG = 2


def face_content(picture: Picture, kind: FaceRecordKind) -> bytes:
    """What stands in DG2's 75."""
    match kind:
        case FaceRecordKind.ISO_19794_2005:
            return _templates(facial_record(picture))
        case FaceRecordKind.FEATURE_POINTS:
            return _templates(facial_record(picture, points=3))
        case FaceRecordKind.SEVERAL_IMAGES:
            return _templates(facial_record(picture, picture))
        case FaceRecordKind.ISO_19794_2011:
            return _templates(_record_2011(picture))
        case FaceRecordKind.ISO_39794:
            return _group(_template(encode(0x7F2E, encode(0xA1, _face_image_data_block(picture))), _ASN1_FACE_FORMAT))
        case FaceRecordKind.CONSTRUCTED_BLOCK:
            return _group(_template(encode(0x7F2E, facial_record(picture))))
        case FaceRecordKind.SECOND_TEMPLATE:
            return _templates(b"FAC\x00" + bytes(60), facial_record(picture))
        case FaceRecordKind.NO_CBEFF:
            return facial_record(picture)
        case FaceRecordKind.BARE_IMAGE:
            return picture.data
        case FaceRecordKind.ZERO_LENGTHS:
            return _templates(_with_lengths(facial_record(picture), 0))
        case FaceRecordKind.HUGE_LENGTHS:
            return _templates(_with_lengths(facial_record(picture), _HUGE))
        case FaceRecordKind.WRONG_POINT_COUNT:
            record = facial_record(picture)
            return _templates(record[:18] + (5).to_bytes(2, "big") + record[20:])
        case _:
            assert_never(kind)


def facial_record(*pictures: Picture, points: int = 0) -> bytes:
    """Full-frontal images in the record format of ISO/IEC 19794-5:2005 §5.4 to §5.8."""
    faces = b"".join(_face_2005(picture, points) for picture in pictures)
    return struct.pack(">4s4sIH", b"FAC\x00", b"010\x00", 14 + len(faces), len(pictures)) + faces


def _face_2005(picture: Picture, points: int) -> bytes:
    length = 20 + points * 8 + 12 + len(picture.data)
    information = struct.pack(">IHBBB3sH3s3s", length, points, 0, 0, 0, bytes(3), 0, bytes(3), bytes(3))
    image = struct.pack(">BBHHBBHH", 1, picture.type.value, picture.width, picture.height, 1, 2, 0, 0)
    return information + _points(points) + image + picture.data


def _points(count: int) -> bytes:
    """MPEG-4 feature points 2.1 and on, at made-up places (§5.6)."""
    return b"".join(struct.pack(">BBHHH", 1, 0x21 + number, 10 + number, 10, 0) for number in range(count))


def _with_lengths(record: bytes, length: int) -> bytes:
    """Another length of the record and of its first image."""
    stated = length.to_bytes(4, "big")
    return record[:8] + stated + record[12:14] + stated + record[18:]


def _record_2011(picture: Picture) -> bytes:
    """One representation with one quality block and two landmarks in the format of ISO/IEC 19794-5:2011 §8."""
    capture = struct.pack(">HBBBBBHB2s2sB", 2022, 2, 1, 9, 0, 0, 0, 0, bytes(2), bytes(2), 1) + bytes((80, 0, 0, 0, 0))
    face = struct.pack(">HBBBB3sH3s3s", 2, 0, 0, 0, 170, bytes(3), 0, bytes(3), bytes(3)) + _points(2)
    image = struct.pack(">BBHHBHBB", 1, picture.type.value, picture.width, picture.height, 0, 0, 0, 1)
    body = capture + face + image + len(picture.data).to_bytes(4, "big") + picture.data
    representation = (4 + len(body)).to_bytes(4, "big") + body
    return struct.pack(">4s4sIHBH", b"FAC\x00", b"030\x00", 17 + len(representation), 1, 0, 0) + representation


def _face_image_data_block(picture: Picture) -> bytes:
    """FaceImageDataBlock of ISO/IEC 39794-5 with its mandatory members, DER with automatic tags."""
    code = _JPEG if picture.type.name == "JPEG" else _JPEG2000_LOSSY
    size = encode(0xA7, _integer(0x80, picture.width) + _integer(0x81, picture.height))
    information = encode(0xA1, encode(0xA0, _integer(0x80, code)) + encode(0xA1, _integer(0x80, 0)) + size)
    flat = encode(0xA0, encode(0x80, picture.data) + information)
    representation = encode(0x30, _integer(0x80, 1) + encode(0xA1, encode(0xA0, flat)))
    version = encode(0xA0, _integer(0x80, 3) + _integer(0x81, 2019))
    return encode(0x65, version + encode(0xA1, representation))


def _integer(tag: int, value: int) -> bytes:
    return encode(tag, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _templates(*records: bytes) -> bytes:
    return _group(*(_template(encode(0x5F2E, record)) for record in records))


def _group(*templates: bytes) -> bytes:
    return encode(0x7F61, encode(0x02, bytes((len(templates),))) + b"".join(templates))


def _template(block: bytes, format_type: bytes = _FACE_FORMAT) -> bytes:
    """The CBEFF patron format of the LDS: header A1, then the data block."""
    header = encode(
        0xA1,
        encode(0x80, b"\x01\x01")
        + encode(0x81, b"\x02")
        + encode(0x82, b"\x00")
        + encode(0x87, b"\x01\x01")
        + encode(0x88, format_type),
    )
    return encode(0x7F60, header + block)
