"""DG15: the public key for Active Authentication (Doc 9303-10 §4.7.15, Doc 9303-11 §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files

_SEQUENCE = 0x30


@dataclass(frozen=True, slots=True)
class Dg15:
    """The key as it came; whether this package can use it is known when it is used."""

    key_info: bytes = field(repr=False)
    """DER of the SubjectPublicKeyInfo."""


def parse_dg15(data: bytes) -> Dg15:
    """Raises MalformedData."""
    try:
        key_info = tlv.read_tlv(tlv.unwrap(data, elementary_files.DG15.tag))
    except TlvError as error:
        raise MalformedData(f"DG15: {error}") from error
    if key_info.tag != _SEQUENCE:
        raise MalformedData("DG15: a SubjectPublicKeyInfo expected")
    return Dg15(key_info.raw)
