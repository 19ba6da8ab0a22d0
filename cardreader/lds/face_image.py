"""The format and size of an image, told from its own first bytes (JPEG, JPEG 2000)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import Enum

JPEG_MAGIC = b"\xff\xd8\xff"
JP2_MAGIC = bytes.fromhex("0000000C6A5020200D0A870A")
CODESTREAM_MAGIC = b"\xff\x4f\xff\x51"


class ImageFormat(Enum):
    """Encodings allowed in DG2 (Doc 9303-10 §4.7.2), the JPEG 2000 codestream with and without its file wrapper."""

    JPEG = "jpeg"
    JPEG2000 = "jpeg2000"


MAGICS = {
    JPEG_MAGIC: ImageFormat.JPEG,
    JP2_MAGIC: ImageFormat.JPEG2000,
    CODESTREAM_MAGIC: ImageFormat.JPEG2000,
}


@dataclass(frozen=True, slots=True)
class FacePhoto:
    """An encoded face image. Width and height in pixels; None where the image does not say them in a known place."""

    data: bytes = field(repr=False)
    format: ImageFormat
    width: int | None
    height: int | None


def describe_image(data: bytes) -> FacePhoto | None:
    """The photo whose encoding starts at the first byte of `data`; None where no known format does."""
    image_format = image_format_of(data)
    if image_format is None:
        return None
    width, height = image_size(data, image_format) or (None, None)
    return FacePhoto(data, image_format, width, height)


def image_format_of(data: bytes) -> ImageFormat | None:
    """The encoding that starts at the first byte of `data`; None where no known one does."""
    return next((known for magic, known in MAGICS.items() if data.startswith(magic)), None)


def image_size(data: bytes, image_format: ImageFormat) -> tuple[int, int] | None:
    """Width and height in pixels before any rotation that EXIF asks for; None where they are not found."""
    match image_format:
        case ImageFormat.JPEG:
            return _jpeg_size(data)
        case ImageFormat.JPEG2000:
            return _codestream_size(data)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the frame header (ISO/IEC 10918-1 §B.2.2), past the other marker segments."""
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            # Any number of fill bytes may stand before a marker (§B.1.1.2).
            position += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, position + 5)
            return (width, height) if width and height else None
        # A marker's segment counts its own two length bytes.
        position += 2 + max(2, int.from_bytes(data[position + 2 : position + 4], "big"))
    return None


def _codestream_size(data: bytes) -> tuple[int, int] | None:
    """From the SIZ marker segment (ISO/IEC 15444-1 §A.5.1), which follows the start of codestream."""
    start = data.find(CODESTREAM_MAGIC)
    if start < 0 or start + 24 > len(data):
        return None
    right, bottom, left, top = struct.unpack_from(">IIII", data, start + 8)
    return (right - left, bottom - top) if right > left and bottom > top else None
