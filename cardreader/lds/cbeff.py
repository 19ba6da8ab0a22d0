"""Biometric data blocks inside CBEFF templates (ISO/IEC 19785-3, ISO/IEC 7816-11, Doc 9303-10 §4.7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.lds.data_objects import objects, values

INFORMATION_GROUP = 0x7F61
"""Biometric information templates, after their number."""
_INFORMATION = 0x7F60
_DATA_BLOCKS = (0x5F2E, 0x7F2E)
"""Primitive, as ISO/IEC 19794 records are stored, and constructed, as those of ISO/IEC 39794 are."""
MAX_TEMPLATES = 16
"""More instances than any document has."""


def data_blocks(content: bytes) -> Iterator[bytes]:
    """The data block of each information template, in order; the content itself where it has no templates.

    The number of templates that the group states is not trusted. Raises TlvError and, where there is no block at all,
    MalformedData.
    """
    if not content.startswith(INFORMATION_GROUP.to_bytes(2, "big")):
        yield content
        return
    found = 0
    for item in objects(tlv.unwrap(content, INFORMATION_GROUP)):
        if item.tag != _INFORMATION:
            continue
        fields = values(item.value)
        block = next((fields[tag] for tag in _DATA_BLOCKS if tag in fields), None)
        if block is None:
            continue
        found += 1
        if found > MAX_TEMPLATES:
            raise MalformedData("CBEFF: too many biometric information templates")
        yield block
    if not found:
        raise MalformedData("CBEFF: no biometric data block")
