"""DG1: the machine readable zone (Doc 9303-10 §4.7.1)."""

from __future__ import annotations

from datetime import date

from cardreader.errors import CardError, CardFault, MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.mrz import TD1_LENGTH, Mrz, parse_td1

_MRZ = 0x5F1F
_OTHER_FORMATS = {72: "TD2", 88: "TD3"}


def parse_dg1(data: bytes, today: date) -> Mrz:
    """Raises MalformedData, or CardError with fault UNSUPPORTED for a zone of another format than TD1."""
    try:
        zone = tlv.unwrap(tlv.unwrap(data, elementary_files.DG1.tag), _MRZ)
        text = zone.decode("ascii")
    except (TlvError, UnicodeDecodeError) as error:
        raise MalformedData("DG1: no machine readable zone") from error
    if len(text) != TD1_LENGTH and len(text) in _OTHER_FORMATS:
        raise CardError(CardFault.UNSUPPORTED, f"DG1: a {_OTHER_FORMATS[len(text)]} document is not supported")
    return parse_td1(text, today)
