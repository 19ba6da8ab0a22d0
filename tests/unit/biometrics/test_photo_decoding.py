"""A photo's bytes come from a chip or a file: every damage is a typed error, and size is checked before decoding."""

import io
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from biometrics.images import ImageDecodeError, decode_photo


def encoded(picture_format: str, width: int = 120, height: int = 160, mode: str = "RGB") -> bytes:
    ramp = np.linspace(0, 255, width, dtype=np.uint8)
    pixels = np.stack([np.tile(ramp, (height, 1)), np.full((height, width), 40), np.zeros((height, width))], axis=2)
    buffer = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8), "RGB").convert(mode).save(buffer, picture_format)
    return buffer.getvalue()


def jpeg_claiming(width: int, height: int) -> bytes:
    """A small JPEG whose frame header (SOF0) claims another size."""
    data = bytearray(encoded("JPEG"))
    start = data.index(b"\xff\xc0")
    data[start + 5 : start + 9] = struct.pack(">HH", height, width)
    return bytes(data)


@pytest.mark.parametrize(("pillow_format", "name"), [("JPEG", "JPEG"), ("JPEG2000", "JPEG2000")])
def test_both_encodings_of_a_document_are_decoded_to_bgr(pillow_format: str, name: str) -> None:
    photo = decode_photo(encoded(pillow_format))

    assert (photo.format, photo.width, photo.height) == (name, 120, 160)
    assert photo.image.shape == (160, 120, 3)
    assert photo.image.dtype == np.uint8
    blue, green, red = photo.image[80, 119].tolist()
    assert red > 240
    assert 30 < green < 50
    assert blue < 15


@pytest.mark.parametrize("pillow_format", ["JPEG", "JPEG2000"])
def test_a_grey_picture_gets_three_equal_channels(pillow_format: str) -> None:
    image = decode_photo(encoded(pillow_format, mode="L")).image

    assert (image[:, :, 0] == image[:, :, 2]).all()


def test_a_bare_jpeg_2000_codestream_is_decoded() -> None:
    boxed = encoded("JPEG2000")
    codestream = boxed[boxed.index(b"\xff\x4f\xff\x51") :]

    assert decode_photo(codestream).format == "JPEG2000"


@pytest.mark.parametrize("pillow_format", ["JPEG", "JPEG2000"])
@pytest.mark.parametrize("percent", range(0, 100, 5))
def test_a_truncated_picture_is_an_error_or_a_picture(pillow_format: str, percent: int) -> None:
    whole = encoded(pillow_format)
    try:
        photo = decode_photo(whole[: len(whole) * percent // 100])
    except ImageDecodeError:
        return
    assert (photo.width, photo.height) == (120, 160)


@pytest.mark.parametrize(
    ("width", "height"), [(65_000, 65_000), (10_000, 10_000), (4001, 10), (10, 4001), (4000, 3001)]
)
def test_a_huge_picture_is_refused_by_its_header(width: int, height: int) -> None:
    # The pixels for such a size are not there: decoding would fail in another way.
    with pytest.raises(ImageDecodeError, match="too large"):
        decode_photo(jpeg_claiming(width, height))


def test_a_16_bit_grey_picture_is_scaled_not_cut_off() -> None:
    ramp = np.tile(np.linspace(0, 65_535, 120).astype(np.uint16), (160, 1))
    for options in ({}, {"no_jp2": True}):
        buffer = io.BytesIO()
        Image.fromarray(ramp).save(buffer, "JPEG2000", **options)
        photo = decode_photo(buffer.getvalue())
        assert photo.image.shape == (160, 120, 3)
        assert (photo.image[80, :, 1] == (ramp[80] >> 8)).all()
        assert (photo.image[:, :, 0] == photo.image[:, :, 2]).all()


@pytest.mark.parametrize("mode", ["LA", "RGBA", "CMYK"])
def test_alpha_and_ink_are_made_three_channels(mode: str) -> None:
    assert decode_photo(encoded("JPEG" if mode == "CMYK" else "JPEG2000", mode=mode)).image.shape == (160, 120, 3)


@pytest.mark.parametrize("padding", [bytes(40), b"\xff" * 40, b"\x20" * 3, bytes(5_000), b"\xab\xcd" * 21])
@pytest.mark.parametrize("options", [{}, {"no_jp2": True}])
def test_bytes_behind_a_jpeg_2000_picture_do_not_matter(padding: bytes, options: dict[str, bool]) -> None:
    buffer = io.BytesIO()
    Image.linear_gradient("L").save(buffer, "JPEG2000", **options)
    assert (decode_photo(buffer.getvalue() + padding).image == decode_photo(buffer.getvalue()).image).all()


@pytest.mark.parametrize("length", [b"\0\0\0\0", b"\0\0\0\1"])
def test_a_codestream_box_to_the_end_of_the_file_and_one_of_eight_length_bytes(length: bytes) -> None:
    boxed = encoded("JPEG2000")
    at = boxed.index(b"jp2c") - 4
    rest = boxed[at + 8 :]
    extended = (16 + len(rest)).to_bytes(8, "big") if length[-1] else b""
    assert decode_photo(boxed[:at] + length + b"jp2c" + extended + rest).width == 120


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    upright = Image.fromarray(np.kron(np.arange(20).reshape(5, 4) * 12, np.ones((16, 16))).astype(np.uint8))
    lying = ImageOps.exif_transpose(_with_orientation(upright, INVERSE[orientation]))
    photo = decode_photo(_jpeg(_with_orientation(lying, orientation)))
    assert (photo.width, photo.height) == (64, 80)
    assert np.abs(photo.image[:, :, 0].astype(int) - np.asarray(upright, dtype=int)).mean() < 2


INVERSE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}
"""The orientation that undoes each."""


def _with_orientation(image: Image.Image, orientation: int) -> Image.Image:
    changed = image.copy()
    changed.getexif()[0x0112] = orientation
    return changed


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=95, exif=image.getexif())
    return buffer.getvalue()


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\1"])
def test_damaged_exif_does_not_lose_the_picture(exif: bytes) -> None:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((60, 80)).save(buffer, "JPEG", exif=exif)
    assert (decode_photo(buffer.getvalue()).width, decode_photo(buffer.getvalue()).height) == (60, 80)


def test_other_metadata_and_comments_do_not_matter() -> None:
    whole = encoded("JPEG")
    for marker in (*range(0xE1, 0xEE), 0xEF, 0xFE):
        segment = bytes((0xFF, marker)) + struct.pack(">H", 8) + b"MPF\0\xff\xda"
        assert (decode_photo(whole[:2] + segment * 150 + whole[2:]).image == decode_photo(whole).image).all()


@pytest.mark.parametrize("orientation", [0, 9, 65_535])
def test_an_orientation_that_is_none_is_upright(orientation: int) -> None:
    assert decode_photo(_jpeg(_with_orientation(Image.new("L", (60, 80)), orientation))).height == 80


def _codestream_with(**changes: int) -> bytes:
    """A bare codestream whose SIZ segment claims something else (ISO/IEC 15444-1 Table A.9)."""
    names = ("right", "bottom", "left", "top", "tile_width", "tile_height", "tile_left", "tile_top")
    buffer = io.BytesIO()
    Image.new("RGB", (60, 80)).save(buffer, "JPEG2000", no_jp2=True)
    data = bytearray(buffer.getvalue())
    for name, value in changes.items():
        if name == "components":
            data[40:42] = value.to_bytes(2, "big")
        else:
            at = 8 + 4 * names.index(name)
            data[at : at + 4] = value.to_bytes(4, "big")
    return bytes(data)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"right": 0xFFFFFFFF, "bottom": 0xFFFFFFFF}, "too large"),
        ({"right": 4001}, "too large"),
        ({"right": 4000, "bottom": 3001}, "too large"),
        ({"tile_width": 1, "tile_height": 1}, "too many parts"),
        ({"components": 16_384}, "too many parts"),
        ({"components": 0}, "too many parts"),
        ({"tile_width": 0}, "damaged"),
        ({"left": 60}, "damaged"),
        ({"tile_left": 1}, "damaged"),
    ],
)
def test_a_codestream_is_judged_before_it_is_decoded(changes: dict[str, int], message: str) -> None:
    with pytest.raises(ImageDecodeError, match=message):
        decode_photo(_codestream_with(**changes))


def test_a_small_file_header_does_not_hide_a_huge_codestream() -> None:
    boxed = encoded("JPEG2000")
    siz = boxed.index(b"\xff\x4f\xff\x51") + 8
    with pytest.raises(ImageDecodeError, match="too large"):
        decode_photo(boxed[:siz] + struct.pack(">II", 60_000, 60_000) + boxed[siz + 8 :])


@pytest.mark.parametrize("boxes", [b"", b"\0\0\0\x07free", b"\0\0\0\x08free" * 70, b"\0\0\0\x10jp2cnothing!"])
def test_a_file_without_codestream_is_damaged(boxes: bytes) -> None:
    with pytest.raises(ImageDecodeError, match="damaged"):
        decode_photo(bytes.fromhex("0000000C6A5020200D0A870A") + boxes)


def test_a_jpeg_of_a_thousand_scans_is_refused() -> None:
    """Each scan costs a pass over all pixels, however few bytes it has."""
    whole = encoded("JPEG")
    scan = whole[whole.index(b"\xff\xda") : -2]
    with pytest.raises(ImageDecodeError, match="too many scans"):
        decode_photo(whole[:-2] + scan * 1_000 + whole[-2:])


@pytest.mark.parametrize("pillow_format", ["PNG", "BMP", "GIF", "TIFF", "WEBP"])
def test_no_other_decoder_is_ever_reached(pillow_format: str) -> None:
    with pytest.raises(ImageDecodeError, match="not a JPEG"):
        decode_photo(encoded(pillow_format))


@given(st.binary(max_size=400))
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(ImageDecodeError):
        decode_photo(data)


@pytest.mark.parametrize("pillow_format", ["JPEG", "JPEG2000"])
@given(data=st.data())
def test_damage_anywhere_is_an_error_or_a_picture(pillow_format: str, data: st.DataObject) -> None:
    damaged = bytearray(encoded(pillow_format, 24, 32))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        photo = decode_photo(bytes(damaged))
    except ImageDecodeError:
        return
    assert photo.image.shape == (photo.height, photo.width, 3)


def test_nothing_of_the_picture_is_shown() -> None:
    assert "array" not in repr(decode_photo(encoded("JPEG")))
