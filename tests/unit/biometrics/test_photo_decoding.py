"""A photo's bytes come from a chip or a file: every damage is a typed error, and size is checked before decoding."""

import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

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


@pytest.mark.parametrize("pillow_format", ["PNG", "BMP", "GIF", "TIFF", "WEBP"])
def test_no_other_decoder_is_ever_reached(pillow_format: str) -> None:
    with pytest.raises(ImageDecodeError, match="not a JPEG"):
        decode_photo(encoded(pillow_format))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(ImageDecodeError):
        decode_photo(data)


@pytest.mark.parametrize("pillow_format", ["JPEG", "JPEG2000"])
@settings(deadline=None)
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
