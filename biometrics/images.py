"""Decodes a photo (a chip's DG2 picture or a file) from bytes that nobody vouches for."""

import io
import struct
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

MAX_SIDE: Final = 4000
MAX_PIXELS: Final = 12_000_000

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
    """A decoded picture: `image` is H x W x 3, BGR, 0-255."""

    image: npt.NDArray[np.uint8] = field(repr=False)
    format: PhotoFormat
    width: int
    height: int


def decode_photo(data: bytes) -> Photo:
    """Decode a JPEG or JPEG 2000 picture (the two encodings of ISO/IEC 19794-5 and 39794-5).

    The size in the header is checked before any pixel is decoded: at most 4000 pixels a side and 12 megapixels.
    Grey pictures are returned with three equal channels. Raises `ImageDecodeError` and nothing else.
    """
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "JPEG2000"]) as picture:
            width, height = picture.size
            if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
                raise ImageDecodeError("the picture is too large")
            picture_format: PhotoFormat = "JPEG2000" if picture.format == "JPEG2000" else "JPEG"
            rgb = np.asarray(picture.convert("RGB"), dtype=np.uint8)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageDecodeError("the picture is too large") from error
    except UnidentifiedImageError as error:
        raise ImageDecodeError("not a JPEG or JPEG 2000 picture") from error
    except _DAMAGE as error:
        raise ImageDecodeError("the picture is damaged") from error
    except (MemoryError, OverflowError) as error:
        raise ImageDecodeError("the picture cannot be held in memory") from error
    return Photo(np.ascontiguousarray(rgb[:, :, ::-1]), picture_format, width, height)
