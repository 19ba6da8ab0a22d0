"""Portraits in every encoding that documents were found to carry, made of one given picture."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from PIL import Image, UnidentifiedImageError

from simulators.chip.card_data import PersonalisationError, PictureKind

_FORMATS = ["JPEG", "JPEG2000"]
_ORIENTATION = 0x0112
_ROTATED_LEFT = 6
"""EXIF orientation of a picture whose rows were stored as columns: the viewer turns it clockwise by a quarter."""
_PADDING = bytes(64)


class ImageDataType(Enum):
    """Image data type of ISO/IEC 19794-5 §5.7.2."""

    JPEG = 0
    JPEG2000 = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded portrait as it goes into a record, sizes in pixels."""

    data: bytes = field(repr=False)
    type: ImageDataType
    width: int
    height: int


def picture(portrait: bytes, kind: PictureKind) -> Picture:
    """The portrait in another encoding, or as given. Raises PersonalisationError where it cannot be read."""
    if kind is PictureKind.AS_GIVEN:
        return _described(portrait)
    with _opened(portrait) as image:
        try:
            whole = image.convert("RGB")
        except OSError as error:
            raise PersonalisationError("portrait: damaged") from error
    return _described(_encoded(whole, kind))


def _opened(portrait: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(portrait))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PersonalisationError("portrait: no readable image") from error


def _described(portrait: bytes) -> Picture:
    with _opened(portrait) as image:
        name, (width, height) = image.format, image.size
    if name not in _FORMATS:
        raise PersonalisationError("portrait: JPEG or JPEG 2000 expected")
    if max(width, height) > 0xFFFF:
        raise PersonalisationError("portrait: too large for the record")
    return Picture(portrait, ImageDataType[name], width, height)


def _encoded(image: Image.Image, kind: PictureKind) -> bytes:
    match kind:
        case PictureKind.AS_GIVEN:
            raise ValueError("nothing to encode")
        case PictureKind.JPEG:
            return _saved(image, "JPEG", quality=90)
        case PictureKind.GREY_JPEG:
            return _saved(image.convert("L"), "JPEG", quality=90)
        case PictureKind.EXIF_JPEG:
            exif = Image.Exif()
            exif[_ORIENTATION] = _ROTATED_LEFT
            return _saved(image.transpose(Image.Transpose.ROTATE_90), "JPEG", quality=90, exif=exif)
        case PictureKind.JP2:
            return _saved(image, "JPEG2000")
        case PictureKind.PADDED_JP2:
            return _saved(image, "JPEG2000") + _PADDING
        case PictureKind.GREY_JP2:
            return _saved(image.convert("L"), "JPEG2000")
        case PictureKind.GREY_16_BIT_JP2:
            grey = np.asarray(image.convert("L"), dtype=np.uint16) * 257
            return _saved(Image.fromarray(grey), "JPEG2000")
        case PictureKind.CODESTREAM:
            return _saved(image, "JPEG2000", no_jp2=True)
        case PictureKind.PADDED_CODESTREAM:
            return _saved(image, "JPEG2000", no_jp2=True) + _PADDING
        case PictureKind.GREY_CODESTREAM:
            return _saved(image.convert("L"), "JPEG2000", no_jp2=True)


def _saved(image: Image.Image, image_format: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, image_format, **options)
    return out.getvalue()
