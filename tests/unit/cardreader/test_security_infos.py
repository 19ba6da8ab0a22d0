"""EF.CardAccess: the Vietnamese one, the worked example, entries nobody knows, and arbitrary bytes."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.key_derivation import KeyKind
from cardreader.access.security_infos import PaceMapping, parse_security_infos
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv

from .support import VECTORS

VIETNAMESE = bytes.fromhex(VECTORS["vietnamese_ef_cardaccess"]["hex"])


def test_the_vietnamese_file() -> None:
    infos = parse_security_infos(VIETNAMESE)
    (pace,) = infos.pace
    assert (pace.mapping, pace.session_keys) == (PaceMapping.ECDH_GENERIC, KeyKind.AES_128)
    assert (pace.version, pace.parameter_id) == (2, 13)
    assert [info.oid for info in infos.others] == ["0.4.0.127.0.7.2.2.2", "0.4.0.127.0.7.2.2.3.2.2"]
    assert infos.raw == VIETNAMESE


def test_the_worked_example_over_dh() -> None:
    (pace,) = parse_security_infos(bytes.fromhex(VECTORS["pace_gm_dh_G2"]["ef_card_access_data"])).pace
    assert (pace.mapping, pace.parameter_id) == (PaceMapping.DH_GENERIC, 0)


def test_a_pace_info_without_parameter_id_and_domain_parameters_of_its_own() -> None:
    info = tlv.encode(0x30, bytes.fromhex("060A04007F00070202040202") + bytes.fromhex("020102"))
    domain = tlv.encode(0x30, bytes.fromhex("060904007F000702020402") + tlv.encode(0x30, b""))
    infos = parse_security_infos(tlv.encode(0x31, info + domain))
    assert [pace.parameter_id for pace in infos.pace] == [None]
    assert [other.oid for other in infos.others] == ["0.4.0.127.0.7.2.2.4.2"]


def test_a_mapping_nobody_knows_is_kept() -> None:
    info = tlv.encode(0x30, bytes.fromhex("060A04007F00070202040902") + bytes.fromhex("020102"))
    assert [other.oid for other in parse_security_infos(tlv.encode(0x31, info)).others] == ["0.4.0.127.0.7.2.2.4.9.2"]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "3000",
        "310130",
        "31023000",
        "3105" + "3003020100",
        "3107" + "30050600020100",
        "31113012060A04007F000702020402",
    ],
)
def test_malformed(data: str) -> None:
    with pytest.raises(MalformedData):
        parse_security_infos(bytes.fromhex(data))


def test_too_many_entries() -> None:
    entry = tlv.encode(0x30, bytes.fromhex("060128020100"))
    with pytest.raises(MalformedData):
        parse_security_infos(tlv.encode(0x31, entry * 65))


@given(st.binary(max_size=80), st.integers(0, len(VIETNAMESE) - 1), st.integers(0, 255))
def test_any_bytes_and_any_change_give_a_value_or_the_typed_error(noise: bytes, position: int, value: int) -> None:
    changed = bytearray(VIETNAMESE)
    changed[position] = value
    for data in (noise, tlv.encode(0x31, noise), tlv.encode(0x31, tlv.encode(0x30, noise)), bytes(changed)):
        with contextlib.suppress(MalformedData):
            parse_security_infos(data)
