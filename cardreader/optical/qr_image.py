"""Finds QR codes in a camera frame or an image file and gives their bytes, undecoded."""

from __future__ import annotations

import struct
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, UnidentifiedImageError

from cardreader.optical.zbar import ZbarAbsent, ZbarDecoder, load_zbar

MAX_FILE_BYTES: Final = 32 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000

_FORMATS: Final = ("PNG", "JPEG", "WEBP", "BMP")
_QR_CODE: Final = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


class ImageFault(Enum):
    """Why a file is not scanned."""

    NOT_FOUND = "there is no such file"
    UNREADABLE = "the file cannot be read"
    TOO_LARGE = "the picture is too large"
    NOT_AN_IMAGE = "the file is no PNG, JPEG, WebP or BMP picture"
    DAMAGED = "the picture is damaged"


class ImageFileError(Exception):
    """A file cannot be scanned. The message names neither the file nor its content."""

    def __init__(self, fault: ImageFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class QrFinder:
    """Finds QR codes: zxing-cpp first, and zbar, ten times slower, only where zxing-cpp finds nothing."""

    def __init__(self, second: ZbarDecoder | ZbarAbsent) -> None:
        self.second = second
        """The second decoder, or why there is none."""

    def find(self, image: npt.NDArray[np.uint8]) -> tuple[bytes, ...]:
        """The bytes of each different QR code in `image`, empty where none is found.

        `image` is H x W grey or H x W x 3 BGR, 0-255.
        Raises ValueError where the array is no such picture.
        """
        if image.dtype != np.uint8 or image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[2] != 3):
            raise ValueError("not an 8-bit grey or BGR picture")
        if image.size == 0:
            return ()
        codes = zxingcpp.read_barcodes(np.ascontiguousarray(image), formats=_QR_CODE)
        found = [code.bytes for code in codes]
        if not found and isinstance(self.second, ZbarDecoder):
            found = self.second.decode(_grey(image) if image.ndim == 3 else image)
        return tuple(dict.fromkeys(payload for payload in found if payload))


def find_qr(image: npt.NDArray[np.uint8]) -> tuple[bytes, ...]:
    """`QrFinder.find` with the decoders that this machine has."""
    return default_finder().find(image)


@cache
def default_finder() -> QrFinder:
    """The finder with the decoders that this machine has; its `second` tells whether zbar is among them."""
    return QrFinder(load_zbar())


def scan_image_file(path: Path) -> tuple[bytes, ...]:
    """The bytes of each QR code in a PNG, JPEG, WebP or BMP file of at most 32 MB and 50 megapixels.

    The size is checked before any pixel is decoded. Raises ImageFileError and nothing else.
    """
    try:
        if not path.is_file():
            raise ImageFileError(ImageFault.NOT_FOUND)
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ImageFileError(ImageFault.TOO_LARGE)
        with path.open("rb") as file, Image.open(file, formats=_FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise ImageFileError(ImageFault.TOO_LARGE)
            grey = _grey_on_white(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ImageFileError(ImageFault.TOO_LARGE) from None
    except UnidentifiedImageError:
        raise ImageFileError(ImageFault.NOT_AN_IMAGE) from None
    except PermissionError:
        raise ImageFileError(ImageFault.UNREADABLE) from None
    # The decoders' own exceptions for damaged input; their texts may quote the input and are not passed on. A path with
    # a null byte gives ValueError too.
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error):
        raise ImageFileError(ImageFault.DAMAGED) from None
    except (MemoryError, OverflowError):
        raise ImageFileError(ImageFault.TOO_LARGE) from None
    return find_qr(grey)


def _grey(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    blue, green, red = (image[:, :, channel].astype(np.uint16) for channel in range(3))
    # The luma of ITU-R BT.601 in parts of 256.
    return ((29 * blue + 150 * green + 77 * red) >> 8).astype(np.uint8)


def _grey_on_white(picture: Image.Image) -> npt.NDArray[np.uint8]:
    # A code drawn on transparency would turn black on black.
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    return np.asarray(picture.convert("L"), dtype=np.uint8)
