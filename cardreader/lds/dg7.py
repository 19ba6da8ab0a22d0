"""DG7: the displayed signature or usual mark (Doc 9303-10 §4.7.7)."""

from __future__ import annotations

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.data_objects import objects
from cardreader.lds.displayed_image import DisplayedImage, displayed_image

_SIGNATURE = 0x5F43


def parse_dg7(data: bytes) -> tuple[DisplayedImage, ...]:
    """The images that are not empty. The number that the file states is not trusted. Raises MalformedData."""
    try:
        items = list(objects(tlv.unwrap(data, elementary_files.DG7.tag)))
    except TlvError as error:
        raise MalformedData(f"DG7: {error}") from error
    return tuple(displayed_image(item.value) for item in items if item.tag == _SIGNATURE and item.value)
