"""From the builder of each record and picture to decoded pixels: what real documents carry in DG2."""

from __future__ import annotations

import dataclasses
import io
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from biometrics.images import decode_photo
from cardreader.chip import ChipReader, ChipReadResult
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.dg2 import parse_dg2, parse_faces
from cardreader.lds.face_image import ImageFormat
from simulators.chip.card_data import FaceRecordKind, PersonalisationError, PictureKind
from simulators.chip.data_groups import dg2
from simulators.chip.personalisation import personalise
from simulators.chip.pictures import picture

from .sample_card import KEYS, card_data, connect, signer

GREY = {
    PictureKind.GREY_JPEG,
    PictureKind.GREY_JP2,
    PictureKind.GREY_16_BIT_JP2,
    PictureKind.GREY_CODESTREAM,
}
JPEGS = {PictureKind.AS_GIVEN, PictureKind.JPEG, PictureKind.GREY_JPEG, PictureKind.EXIF_JPEG}


@cache
def portrait() -> bytes:
    """60 x 80: dark to light from top to bottom, redder to the right, so that no turn or swap goes unseen."""
    down, across = np.mgrid[0:80, 0:60]
    pixels = np.stack([down + 2 * across, 2 * down, 3 * down], axis=2).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


@cache
def expected(*, grey: bool) -> npt.NDArray[np.int16]:
    """BGR pixels."""
    with Image.open(io.BytesIO(portrait())) as image:
        rgb = image.convert("L").convert("RGB") if grey else image.convert("RGB")
        return np.asarray(rgb, dtype=np.int16)[:, :, ::-1]


@pytest.mark.parametrize("kind", PictureKind)
@pytest.mark.parametrize("record", FaceRecordKind)
def test_every_record_with_every_picture(record: FaceRecordKind, kind: PictureKind) -> None:
    found = parse_dg2(dg2(portrait(), record, kind))
    lying = kind is PictureKind.EXIF_JPEG
    assert found.format is (ImageFormat.JPEG if kind in JPEGS else ImageFormat.JPEG2000)
    assert (found.width, found.height) == ((80, 60) if lying else (60, 80))
    photo = decode_photo(found.data)
    assert (photo.format, photo.width, photo.height) == (found.format.name, 60, 80)
    assert np.abs(photo.image - expected(grey=kind in GREY)).mean() < 3


@pytest.mark.parametrize("kind", PictureKind)
def test_the_image_comes_out_byte_for_byte(kind: PictureKind) -> None:
    for record in FaceRecordKind:
        assert parse_dg2(dg2(portrait(), record, kind)).data == picture(portrait(), kind).data


def test_all_images_of_a_record_and_all_templates() -> None:
    assert len(parse_faces(dg2(portrait(), FaceRecordKind.SEVERAL_IMAGES))) == 2
    assert len(parse_faces(dg2(portrait(), FaceRecordKind.SECOND_TEMPLATE))) == 1
    groups = [tlv.unwrap(dg2(portrait(), kind=kind), 0x75) for kind in (PictureKind.JPEG, PictureKind.JP2)]
    templates = b"".join(tlv.encode(0x7F60, tlv.children(tlv.unwrap(group, 0x7F61))[0x7F60]) for group in groups)
    faces = parse_faces(tlv.encode(0x75, tlv.encode(0x7F61, bytes.fromhex("020105") + templates)))
    assert [face.format for face in faces] == [ImageFormat.JPEG, ImageFormat.JPEG2000]


def test_the_first_image_that_says_its_size_is_taken() -> None:
    broken = tlv.encode(0x7F60, tlv.encode(0x5F2E, b"\xff\xd8\xff\xe0"))
    whole = tlv.encode(0x7F60, tlv.encode(0x5F2E, picture(portrait(), PictureKind.JP2).data))
    data = tlv.encode(0x75, tlv.encode(0x7F61, bytes.fromhex("020102") + broken + whole))
    assert parse_dg2(data).format is ImageFormat.JPEG2000
    assert parse_faces(data)[0].width is None


def test_a_face_behind_broken_templates_is_found() -> None:
    whole = tlv.unwrap(dg2(portrait()), 0x75)
    at = whole.index(b"\x5f\x2e")
    data = tlv.encode(0x75, whole[:at] + b"\x5f\x2e\x84\xff\xff\xff\xff" + whole[at + 5 :])
    assert parse_dg2(data).data == portrait()


def test_more_templates_and_images_than_any_document_has() -> None:
    template = tlv.encode(0x7F60, tlv.encode(0x5F2E, portrait()))
    assert len(parse_faces(tlv.encode(0x75, tlv.encode(0x7F61, template * 17)))) == 1
    assert len(parse_faces(tlv.encode(0x75, tlv.encode(0x7F61, template * 16)))) == 16


def test_no_image_in_any_record() -> None:
    for record in FaceRecordKind:
        data = dg2(portrait(), record).replace(b"\xff\xd8\xff", b"\x00\x00\x00")
        with pytest.raises(MalformedData):
            parse_faces(data)


@pytest.mark.parametrize("record", FaceRecordKind)
def test_whole_reads_of_every_record(record: FaceRecordKind) -> None:
    _read_whole(face_record=record)


@pytest.mark.parametrize("kind", PictureKind)
def test_whole_reads_of_every_picture(kind: PictureKind) -> None:
    _read_whole(picture=kind)


def _read_whole(**changes: object) -> None:
    image = personalise(dataclasses.replace(card_data(), portrait=portrait(), **changes), signer())
    found = ChipReader(connect(image), KEYS, today=lambda: date(2026, 1, 1)).read()
    assert isinstance(found, ChipReadResult), found
    assert sorted((found.photo.width or 0, found.photo.height or 0)) == [60, 80]
    photo = decode_photo(found.photo.data)
    assert (photo.width, photo.height) == (60, 80)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8\xff", portrait()[:-400]])
def test_the_builder_refuses_what_is_no_picture(content: bytes) -> None:
    for kind in (PictureKind.JPEG, PictureKind.JP2):
        with pytest.raises(PersonalisationError, match=r"^portrait"):
            picture(content, kind)
