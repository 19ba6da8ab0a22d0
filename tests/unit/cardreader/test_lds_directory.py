"""What the chip says of itself: EF.ATR/INFO, and the lists of data groups in EF.COM and EF.SOD."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest

from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import encode
from cardreader.lds.data_group_list import DataGroupList, reconcile
from cardreader.lds.ef_atr_info import AtrInfo, parse_ef_atr_info
from cardreader.lds.ef_com import EfCom
from cardreader.lds.sod import SecurityObject, parse_sod
from simulators.chip.data_groups import ef_atr_info
from simulators.chip.security_object import ef_sod

from .sample_card import signer


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


def _sod(*numbers: int) -> SecurityObject:
    return parse_sod(ef_sod({number: bytes((number,)) for number in numbers}, signer(), date(2022, 2, 1)))


def _com(*numbers: int) -> EfCom:
    return EfCom("0107", "040000", numbers)


def test_both_lists_alike() -> None:
    found = reconcile(_com(1, 2, 13), _sod(1, 2, 13))
    assert (found, found.remarks) == (DataGroupList(frozenset({1, 2, 13}), signed=True), ())


def test_the_signed_list_counts() -> None:
    """EF.COM lists DG3, which nothing vouches for, and keeps back DG15, as a clone would."""
    found = reconcile(_com(1, 2, 3), _sod(1, 2, 14, 15))
    assert found.present == {1, 2, 14, 15}
    assert (found.only_in_com, found.only_in_sod) == ({3}, {14, 15})
    assert found.remarks == ("EF.COM alone lists DG3", "EF.COM leaves out DG14, DG15")


def test_one_list_or_none() -> None:
    assert reconcile(None, _sod(1, 2)) == DataGroupList(frozenset({1, 2}), signed=True)
    assert reconcile(_com(1, 2), None) == DataGroupList(frozenset({1, 2}), signed=False)
    assert reconcile(None, None) == DataGroupList(frozenset(), signed=False)


def test_numbers_of_no_data_group_are_left_out() -> None:
    sod = dataclasses.replace(_sod(1), hashes=MappingProxyType({0: b"", 1: b"", 17: b"", -1: b""}))
    assert reconcile(None, sod).present == {1}
