"""Decodes a photo (a chip's DG2 picture or a file) from bytes that nobody vouches for."""

import io
import struct
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from biometrics.codestream import CodestreamError, check_codestream
from biometrics.exif import split_metadata

MAX_SIDE: Final = 4000
MAX_PIXELS: Final = 12_000_000
_MAX_SCANS: Final = 100
"""Of a progressive JPEG, each of which costs a pass over all pixels; encoders make about ten."""
_START_OF_SCAN: Final = b"\xff\xda"
_JPEG: Final = b"\xff\xd8\xff"
_SIXTEEN_BIT_MODES: Final = ("I;16", "I;16B", "I;16L", "I;16N")

_DAMAGE: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    UserWarning,
)
"""What Pillow's decoders raise for damaged input (the last where warnings are errors)."""

PhotoFormat = Literal["JPEG", "JPEG2000"]


class ImageDecodeError(Exception):
    """The bytes are no JPEG or JPEG 2000 picture, are damaged, or the picture is too large."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded picture, upright: `image` is H x W x 3, BGR, 0-255."""

    image: npt.NDArray[np.uint8] = field(repr=False)
    format: PhotoFormat
    width: int
    height: int


def decode_photo(data: bytes) -> Photo:
    """Decode a JPEG or JPEG 2000 picture (the two encodings of ISO/IEC 19794-5 and 39794-5).

    JPEG 2000 may be a JP2 file or a bare codestream; bytes behind the picture do not matter. The size in the header is
    checked before any pixel is decoded: at most 4000 pixels a side and 12 megapixels. Grey pictures are returned with
    three equal channels, 16-bit ones scaled to 8 bits, and a JPEG is turned as its EXIF orientation says. Raises
    `ImageDecodeError` and nothing else.
    """
    plain, orientation = split_metadata(data)
    try:
        if plain.startswith(_JPEG):
            if plain.count(_START_OF_SCAN) > _MAX_SCANS:
                raise ImageDecodeError("the picture has too many scans")
        else:
            # The header that Pillow judges need not be the one that the decoder obeys.
            check_codestream(plain, MAX_SIDE, MAX_PIXELS)
        with Image.open(io.BytesIO(plain), formats=["JPEG", "JPEG2000"]) as picture:
            width, height = picture.size
            if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
                raise ImageDecodeError("the picture is too large")
            picture_format: PhotoFormat = "JPEG2000" if picture.format == "JPEG2000" else "JPEG"
            rgb = _upright(_rgb(picture), orientation)
    except CodestreamError as error:
        raise ImageDecodeError(str(error)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageDecodeError("the picture is too large") from error
    except UnidentifiedImageError as error:
        raise ImageDecodeError("not a JPEG or JPEG 2000 picture") from error
    except _DAMAGE as error:
        raise ImageDecodeError("the picture is damaged") from error
    except (MemoryError, OverflowError) as error:
        raise ImageDecodeError("the picture cannot be held in memory") from error
    height, width = rgb.shape[:2]
    return Photo(np.ascontiguousarray(rgb[:, :, ::-1]), picture_format, width, height)


def _rgb(picture: Image.Image) -> npt.NDArray[np.uint8]:
    if picture.mode in _SIXTEEN_BIT_MODES:
        # Pillow's conversion would cut off instead of scaling. Its decoder has filled all 16 bits.
        grey = (np.asarray(picture, dtype=np.uint16) >> 8).astype(np.uint8)
        return np.stack([grey] * 3, axis=2)
    return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def _upright(image: npt.NDArray[np.uint8], orientation: int) -> npt.NDArray[np.uint8]:
    """Undoes the orientation: 5 to 8 change the axes, then come the mirrors."""
    if orientation >= 5:
        image = image.transpose(1, 0, 2)
    if orientation in (2, 3, 6, 7):
        image = image[:, ::-1]
    if orientation in (3, 4, 7, 8):
        image = image[::-1]
    return image
