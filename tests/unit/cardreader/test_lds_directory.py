"""What the chip says of itself: EF.ATR/INFO, and the lists of data groups in EF.COM and EF.SOD."""

from __future__ import annotations

import pytest

from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import encode
from cardreader.lds.ef_atr_info import AtrInfo, parse_ef_atr_info
from simulators.chip.data_groups import ef_atr_info


def _lengths(*numbers: str) -> bytes:
    return encode(0x7F66, b"".join(encode(0x02, bytes.fromhex(number)) for number in numbers))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ef_atr_info(1_028, 0x7FFF), AtrInfo(1_028, 0x7FFF, extended_length=True)),
        (_lengths("00FF", "0100"), AtrInfo(255, 256, extended_length=None)),
        (_lengths("00010000", "010000"), AtrInfo(65_536, 65_536, extended_length=None)),
        (encode(0x43, b"\x80") + _lengths("0400", "0400") + bytes(9), AtrInfo(1_024, 1_024, extended_length=None)),
        (_lengths("0400", "0400") + b"\xff\xff\xff", AtrInfo(1_024, 1_024, extended_length=None)),
        # Lengths that no chip can mean, too few of them, none.
        (_lengths("00", "0400"), AtrInfo(None, 1_024, extended_length=None)),
        (_lengths("0400", "7FFFFFFF"), AtrInfo(1_024, None, extended_length=None)),
        (_lengths("0400"), AtrInfo(None, None, extended_length=None)),
        (encode(0x7F66, encode(0x04, b"\x04\x00")), AtrInfo(None, None, extended_length=None)),
        (encode(0x47, bytes.fromhex("840100")), AtrInfo(None, None, extended_length=False)),
        (encode(0x47, b"\x84"), AtrInfo(None, None, extended_length=None)),
        (encode(0x43, b"\x80") + b"\x7f", AtrInfo(None, None, extended_length=None)),
        (b"", AtrInfo(None, None, extended_length=None)),
    ],
)
def test_lengths_in_ef_atr_info(data: bytes, expected: AtrInfo) -> None:
    assert parse_ef_atr_info(data) == expected


@pytest.mark.parametrize("data", ["7F", "7F66", "7F6684FFFFFFFF", "7F6680", "FFFFFFFF"])
def test_ef_atr_info_that_is_none(data: str) -> None:
    with pytest.raises(MalformedData):
        parse_ef_atr_info(bytes.fromhex(data))
