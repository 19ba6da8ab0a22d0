"""DG2: the face image inside templates and records that are not always right."""

from __future__ import annotations

import contextlib
import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.dg2 import parse_dg2, parse_faces
from cardreader.lds.ef_com import parse_ef_com
from cardreader.lds.face_image import ImageFormat, describe_image


def _encoded(image_format: str, *, gray: bool = False, **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((60, 80)).convert("L" if gray else "RGB").save(out, image_format, **options)
    return out.getvalue()


JPEG = _encoded("JPEG")
JP2 = _encoded("JPEG2000")
CODESTREAM = _encoded("JPEG2000", no_jp2=True)


def _record(image: bytes, points: int = 0, claimed_length: int | None = None) -> bytes:
    face_length = 20 + 8 * points + 12 + len(image)
    header = b"FAC\x00010\x00" + struct.pack(">IH", 14 + face_length if claimed_length is None else claimed_length, 1)
    face = struct.pack(">IH", face_length, points) + bytes(14) + bytes(8 * points)
    return header + face + bytes((1, 0)) + struct.pack(">HH", 9_999, 9_999) + bytes(6) + image


def _dg2(record: bytes, block_tag: int = 0x5F2E) -> bytes:
    template = tlv.encode(0x7F60, tlv.encode(0xA1, bytes.fromhex("8002010181010282")) + tlv.encode(block_tag, record))
    return tlv.encode(0x75, tlv.encode(0x7F61, bytes.fromhex("020101") + template))


@pytest.mark.parametrize("block_tag", [0x5F2E, 0x7F2E])
@pytest.mark.parametrize("points", [0, 3])
@pytest.mark.parametrize(
    ("image", "image_format"),
    [
        (JPEG, ImageFormat.JPEG),
        (_encoded("JPEG", gray=True, progressive=True), ImageFormat.JPEG),
        (_encoded("JPEG", exif=b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x00"), ImageFormat.JPEG),
        (JP2, ImageFormat.JPEG2000),
        (_encoded("JPEG2000", gray=True), ImageFormat.JPEG2000),
        (CODESTREAM, ImageFormat.JPEG2000),
        (JP2 + bytes(40), ImageFormat.JPEG2000),
    ],
)
def test_photo_with_its_own_size_not_the_record_s(
    block_tag: int, points: int, image: bytes, image_format: ImageFormat
) -> None:
    photo = parse_dg2(_dg2(_record(image, points), block_tag))
    assert (photo.format, photo.width, photo.height) == (image_format, 60, 80)
    assert photo.data == image
    assert "data" not in repr(photo)


def _record_2011(*images: bytes, certified: bool, qualities: int, points: int) -> bytes:
    """ISO/IEC 19794-5:2011 §8, with as many quality blocks, certification blocks and landmarks as wished."""
    body = b""
    for image in images:
        capture = bytes(14) + bytes((qualities,)) + bytes(5 * qualities)
        certification = b"\x02" + bytes(6) if certified else b""
        face = points.to_bytes(2, "big") + bytes(15) + bytes(8 * points) + bytes(11)
        rest = capture + certification + face + struct.pack(">I", len(image)) + image
        body += struct.pack(">I", 4 + len(rest)) + rest
    return b"FAC\x00030\x00" + struct.pack(">IHBH", 17 + len(body), len(images), certified, 0) + body


@pytest.mark.parametrize("certified", [False, True])
@pytest.mark.parametrize("qualities", [0, 1, 3])
@pytest.mark.parametrize("points", [0, 4])
def test_records_of_2011(certified: bool, qualities: int, points: int) -> None:
    record = _record_2011(JPEG, JP2, CODESTREAM, certified=certified, qualities=qualities, points=points)
    assert [face.data for face in parse_faces(_dg2(record))] == [JPEG, JP2, CODESTREAM]


def test_a_record_of_2011_whose_image_length_lies() -> None:
    record = _record_2011(JPEG, certified=False, qualities=0, points=0)
    for length in (0, 0xFFFFFFFF):
        lying = record[: -len(JPEG) - 4] + struct.pack(">I", length) + JPEG
        assert parse_dg2(_dg2(lying)).data == JPEG
    assert parse_dg2(_dg2(record[: -len(JPEG) - 4] + JPEG)).data == JPEG


def _asn1(*representations: bytes, wrapped: bool = True) -> bytes:
    """ISO/IEC 39794-5 with optional members before those on the way to the image."""
    block = tlv.encode(0x65, tlv.encode(0xA0, bytes.fromhex("800103")) + tlv.encode(0xA1, b"".join(representations)))
    return tlv.encode(0xA1, block) if wrapped else block


def _representation(image: bytes) -> bytes:
    flat = tlv.encode(0xA0, tlv.encode(0xA5, b"") + tlv.encode(0x80, image) + tlv.encode(0xA1, b""))
    return tlv.encode(0x30, bytes.fromhex("800101A20380010A") + tlv.encode(0xA1, tlv.encode(0xA0, flat)))


@pytest.mark.parametrize("block_tag", [0x5F2E, 0x7F2E])
@pytest.mark.parametrize("wrapped", [False, True])
def test_records_in_asn1(block_tag: int, wrapped: bool) -> None:
    record = _asn1(_representation(JPEG), _representation(CODESTREAM), wrapped=wrapped)
    assert [face.data for face in parse_faces(_dg2(record, block_tag))] == [JPEG, CODESTREAM]


def test_records_in_asn1_that_are_odd() -> None:
    empty = tlv.encode(0x30, tlv.encode(0xA1, b""))
    assert parse_dg2(_dg2(_asn1(empty, _representation(JP2)))).data == JP2
    assert len(parse_faces(_dg2(_asn1(*[_representation(CODESTREAM)] * 20)))) == 16
    unknown = tlv.encode(0xA1, tlv.encode(0x66, JPEG))
    assert parse_dg2(_dg2(unknown)).data == JPEG
    cut = _asn1(_representation(JPEG))
    assert parse_dg2(_dg2(cut[:40] + b"\xff" + cut[41:])).format is ImageFormat.JPEG


def test_fill_bytes_before_a_marker_and_a_frame_without_height() -> None:
    at = JPEG.index(b"\xff\xc0")
    filled = describe_image(JPEG[:at] + b"\xff\xff" + JPEG[at:])
    assert filled is not None
    assert (filled.width, filled.height) == (60, 80)
    flat = describe_image(JPEG[: at + 5] + b"\0\0" + JPEG[at + 7 :])
    assert flat is not None
    assert flat.height is None


@pytest.mark.parametrize("length", [0, 5, 0xFFFFFFFF])
def test_wrong_lengths_inside_the_record_do_not_matter(length: int) -> None:
    assert parse_dg2(_dg2(_record(JPEG, claimed_length=length))).data == JPEG


def test_wrong_number_of_feature_points() -> None:
    record = bytearray(_record(JPEG))
    record[18:20] = b"\x00\x09"
    assert parse_dg2(_dg2(bytes(record))).data == JPEG


def test_no_templates_and_no_record() -> None:
    for content in (_record(JPEG), JPEG, CODESTREAM):
        photo = parse_dg2(tlv.encode(0x75, content))
        assert (photo.width, photo.height) == (60, 80)


@pytest.mark.parametrize(
    "data",
    [
        tlv.encode(0x61, JPEG),
        tlv.encode(0x75, b""),
        _dg2(_record(b"no image")),
        tlv.encode(0x75, tlv.encode(0x7F61, bytes.fromhex("020101"))),
        tlv.encode(0x75, tlv.encode(0x7F61, tlv.encode(0x7F60, b""))),
        _dg2(_record(JPEG))[:-9],
    ],
)
def test_no_face(data: bytes) -> None:
    with pytest.raises(MalformedData):
        parse_dg2(data)


def test_a_size_that_is_not_told_is_unknown() -> None:
    for cut in (JPEG[:12], CODESTREAM[:20]):
        photo = describe_image(cut)
        assert photo is not None
        assert (photo.width, photo.height) == (None, None)


@given(st.binary(max_size=80), st.integers(0, 120), st.integers(0, 255))
def test_any_bytes_and_any_change(noise: bytes, position: int, value: int) -> None:
    changed = bytearray(_dg2(_record(JPEG)))
    changed[position] = value
    for data in (noise, tlv.encode(0x75, noise), _dg2(noise), _dg2(_record(b"\xff\xd8\xff" + noise)), bytes(changed)):
        with contextlib.suppress(MalformedData):
            parse_dg2(data)
    describe_image(b"\xff\x4f\xff\x51" + noise)


def test_ef_com() -> None:
    com = parse_ef_com(bytes.fromhex("60165F0104303130375F36063034303030305C0461756D99"))
    assert (com.lds_version, com.unicode_version, com.data_groups) == ("0107", "040000", (1, 2, 13))


@pytest.mark.parametrize("data", ["", "6000", "6100", "60055F01023031", "6003FFFFFF"])
def test_malformed_ef_com(data: str) -> None:
    with pytest.raises(MalformedData):
        parse_ef_com(bytes.fromhex(data))


@given(st.binary(max_size=60))
def test_any_bytes_as_ef_com(noise: bytes) -> None:
    for data in (noise, tlv.encode(0x60, noise)):
        with contextlib.suppress(MalformedData):
            parse_ef_com(data)
