"""Images other than the face that a document shows: signature, marks, scans of its sides."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.lds.face_image import ImageFormat, image_format_of, image_size


@dataclass(frozen=True, slots=True)
class DisplayedImage:
    """An encoded image. `format`, and width and height in pixels, are None where they are not known."""

    data: bytes = field(repr=False)
    format: ImageFormat | None
    width: int | None
    height: int | None


def displayed_image(data: bytes) -> DisplayedImage:
    """The image with what its first bytes tell of it, which may be nothing."""
    image_format = image_format_of(data)
    width, height = (image_size(data, image_format) if image_format is not None else None) or (None, None)
    return DisplayedImage(data, image_format, width, height)
