"""The EXIF orientation of a JPEG, read apart from its pixels, so that damage to the one does not lose the other."""

import struct
from typing import Final

from PIL import Image

_JPEG: Final = b"\xff\xd8\xff"
_EXIF: Final = b"Exif\x00\x00"
_APP1: Final = 0xE1
_COMMENT: Final = 0xFE
_KEPT: Final = (0xE0, 0xEE)
"""JFIF and Adobe: what a decoder needs to know of the colours."""
_ORIENTATION: Final = 0x0112
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
"""What Pillow raises for damaged EXIF data (the last where warnings are errors)."""


def split_metadata(data: bytes) -> tuple[bytes, int]:
    """The picture without application segments and comments, and its EXIF orientation (CIPA DC-008 §4.6.5.1.6), 1 to 8.

    The orientation is 1, which is upright, where there is none or the EXIF data is damaged: the picture can be whole,
    and most are upright. Anything that is no JPEG comes back as it is.
    """
    if not data.startswith(_JPEG):
        return data, 1
    kept, position, orientation = [data[:2]], 2, 1
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or length < 2:
            break
        segment = data[position : position + 2 + length]
        if marker in _KEPT:
            kept.append(segment)
        elif marker == _APP1 and orientation == 1 and segment[4:].startswith(_EXIF):
            orientation = _orientation(segment[4:])
        position += 2 + length
    return b"".join(kept) + data[position:], orientation


def _orientation(content: bytes) -> int:
    exif = Image.Exif()
    try:
        exif.load(content)
        value = exif.get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
