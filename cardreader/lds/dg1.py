"""DG1: the machine readable zone (Doc 9303-10 §4.7.1)."""

from __future__ import annotations

from datetime import date

from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.mrz import Mrz, parse_zone

_MRZ = 0x5F1F


def parse_dg1(data: bytes, today: date) -> Mrz:
    """The zone, of whichever format its length shows. Raises MalformedData."""
    try:
        zone = tlv.unwrap(tlv.unwrap(data, elementary_files.DG1.tag), _MRZ)
    except TlvError as error:
        raise MalformedData("DG1: no machine readable zone") from error
    if not zone.isascii():
        # Asked before, since the error of a decoding that fails carries the whole zone.
        raise MalformedData("DG1: no machine readable zone")
    return parse_zone(zone.decode("ascii"), today)
