"""EF.COM: versions and the list of data groups (Doc 9303-10 §4.6.1). Unsigned; the SOD's list is firm."""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds.elementary_files import EF_COM

_DATA_GROUP_TAGS = (0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70)


@dataclass(frozen=True, slots=True)
class EfCom:
    """The content of EF.COM. `data_groups` are numbers 1 to 16; tags of no data group are left out."""

    lds_version: str
    unicode_version: str
    data_groups: tuple[int, ...]


def parse_ef_com(data: bytes) -> EfCom:
    """Raises MalformedData."""
    try:
        fields = tlv.children(tlv.unwrap(data, EF_COM.tag))
    except TlvError as error:
        raise MalformedData(f"EF.COM: {error}") from error
    tags = fields.get(0x5C)
    if tags is None:
        raise MalformedData("EF.COM: the tag list is missing")
    groups = tuple(_DATA_GROUP_TAGS.index(tag) + 1 for tag in tags if tag in _DATA_GROUP_TAGS)
    return EfCom(_version(fields.get(0x5F01, b"")), _version(fields.get(0x5F36, b"")), groups)


def _version(value: bytes) -> str:
    return value.decode("ascii", errors="replace")
