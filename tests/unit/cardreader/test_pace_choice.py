"""Which mechanism is taken first, and what is said of those that are not taken."""

from __future__ import annotations

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.dh_groups import STANDARDIZED_GROUPS
from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS, recognise_parameters, strength
from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_choice import PaceChoice, choose_pace
from cardreader.access.security_infos import PaceMapping, parse_security_infos
from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import encode
from simulators.chip.pace_settings import PaceSettings, PaceVariant

from .support import VECTORS

GM, IM, CAM = PaceMapping.ECDH_GENERIC, PaceMapping.ECDH_INTEGRATED, PaceMapping.ECDH_CHIP_AUTHENTICATION
DH_GM, DH_IM = PaceMapping.DH_GENERIC, PaceMapping.DH_INTEGRATED


def _choice(*variants: PaceVariant, **settings: bool) -> PaceChoice:
    return choose_pace(parse_security_infos(PaceSettings(variants=variants, **settings).ef_card_access()))


def _entry(arc: str, *fields: str) -> bytes:
    return encode(0x30, encode(0x06, bytes.fromhex("04007F0007020204" + arc)) + b"".join(map(bytes.fromhex, fields)))


def _of_entries(*entries: bytes) -> PaceChoice:
    return choose_pace(parse_security_infos(encode(0x31, b"".join(entries))))


def test_the_vietnamese_card() -> None:
    choice = choose_pace(parse_security_infos(bytes.fromhex(VECTORS["vietnamese_ef_cardaccess"]["hex"])))
    assert [mechanism.name for mechanism in choice.mechanisms] == ["PACE-ECDH-GM-AES-128 brainpoolP256r1"]
    assert (choice.passed_over, choice.offered, choice.ambiguous) == ((), True, False)


IN_ORDER = [
    PaceVariant(CAM, KeyKind.AES_128, 8),
    PaceVariant(GM, KeyKind.AES_256, 18),
    PaceVariant(IM, KeyKind.AES_256, 18),
    PaceVariant(GM, KeyKind.AES_256, 17),
    PaceVariant(GM, KeyKind.AES_192, 18),
    PaceVariant(GM, KeyKind.AES_192, 15),
    PaceVariant(GM, KeyKind.AES_256, 12),
    PaceVariant(GM, KeyKind.AES_128, 18),
    PaceVariant(GM, KeyKind.AES_128, 13),
    PaceVariant(DH_GM, KeyKind.AES_256, 2),
    PaceVariant(DH_IM, KeyKind.AES_256, 2),
    PaceVariant(GM, KeyKind.TRIPLE_DES, 13),
    PaceVariant(GM, KeyKind.AES_256, 9),
    PaceVariant(DH_GM, KeyKind.AES_256, 0),
    PaceVariant(DH_GM, KeyKind.TRIPLE_DES, 0),
]


@given(st.permutations(IN_ORDER))
def test_the_strongest_comes_first_in_whatever_order_they_are_offered(offered: list[PaceVariant]) -> None:
    choice = _choice(*offered)
    found = [(item.info.mapping, item.info.session_keys, item.info.parameter_id) for item in choice.mechanisms]
    assert found == [(item.mapping, item.keys, item.parameter_id) for item in IN_ORDER]
    assert choice.passed_over == ()
    assert choice.ambiguous


def test_neither_a_weak_group_nor_a_weak_cipher_is_made_up_for_by_the_other() -> None:
    choice = _choice(*IN_ORDER[1:])
    bits = [min(item.info.session_keys, strength(item.parameters)) for item in choice.mechanisms]
    assert all(stronger >= weaker for stronger, weaker in pairwise(bits))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([_entry("0202", "020101", "02010D")], "PACE-ECDH-GM-AES-128 has version 1"),
        ([_entry("0601", "020102", "02010D")], "PACE-ECDH-CAM-3DES is not defined"),
        ([_entry("0202", "020102", "020113")], "PACE-ECDH-GM-AES-128 names the unknown domain parameters 19"),
        ([_entry("0202", "020102", "020102")], "PACE-ECDH-GM-AES-128 does not go with 2048-bit"),
        ([_entry("0102", "020102", "02010D")], "PACE-DH-GM-AES-128 does not go with brainpoolP256r1"),
        ([_entry("0402", "020102", "02010A")], "PACE-ECDH-IM-AES-128 is not defined on secp224r1"),
        ([_entry("0202", "020102")], "PACE-ECDH-GM-AES-128 names no domain parameters"),
        ([_entry("0202", "020102", "020121")], "PACE-ECDH-GM-AES-128 does not say which domain parameters it means"),
        ([_entry("0202", "020102", "0202FFFF")], "PACE-ECDH-GM-AES-128 names domain parameters by a number"),
        ([_entry("0202", "020102", "02020100")], "PACE-ECDH-GM-AES-128 names domain parameters by a number"),
        ([_entry("0902", "020102", "02010D")], "PACE mechanism 0.4.0.127.0.7.2.2.4.9.2 is unknown"),
        (
            [_entry("0202", "020102", "020121"), _entry("02", "3000", "020121")],
            "PACE-ECDH-GM-AES-128 has domain parameters of its own",
        ),
        (
            [_entry("0202", "020102"), _entry("02", "3000", "020120"), _entry("02", "3000", "0500")],
            "PACE-ECDH-GM-AES-128 does not say which domain parameters it means",
        ),
    ],
)
def test_what_cannot_be_run_is_named_with_the_reason(entries: list[bytes], expected: str) -> None:
    choice = _of_entries(*entries)
    assert choice.mechanisms == ()
    assert choice.offered
    (remark,) = choice.passed_over
    assert remark.startswith(expected)


def test_without_any_pace_none_is_offered() -> None:
    choice = _of_entries(encode(0x30, bytes.fromhex("060804007F0007020202020101")))
    assert not choice.offered


def test_a_missing_parameter_id_is_taken_from_the_other_infos_where_they_agree() -> None:
    (first, second) = _of_entries(_entry("0202", "020102"), _entry("0402", "020102", "02010D")).mechanisms
    assert {first.info.parameter_id, second.info.parameter_id} == {None, 13}
    assert first.parameters == second.parameters == STANDARDIZED_CURVES[13]
    unclear = _of_entries(
        _entry("0202", "020102"), _entry("0402", "020102", "02010D"), _entry("0402", "020102", "02010C")
    )
    assert len(unclear.mechanisms) == 2
    over_other_groups = _of_entries(_entry("0202", "020102"), _entry("0102", "020102", "020102"))
    assert [item.parameters for item in over_other_groups.mechanisms] == [STANDARDIZED_GROUPS[2]]


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("parameter_id", STANDARDIZED_PARAMETERS)
def test_parameters_spelt_out_are_recognised(parameter_id: int, named: bool) -> None:
    mapping = DH_GM if parameter_id in STANDARDIZED_GROUPS else GM
    variant = PaceVariant(mapping, KeyKind.AES_128, parameter_id)
    (mechanism,) = _choice(variant, names_parameters=named, explicit_parameters=True).mechanisms
    assert mechanism.parameters == STANDARDIZED_PARAMETERS[parameter_id]
    assert mechanism.info.parameter_id == (32 + parameter_id if named else None)


def _spelt_out(parameter_id: int) -> bytes:
    mapping = DH_GM if parameter_id in STANDARDIZED_GROUPS else GM
    settings = PaceSettings(variants=(PaceVariant(mapping, KeyKind.AES_128, parameter_id),), explicit_parameters=True)
    infos = parse_security_infos(settings.ef_card_access())
    return infos.others[0].required


@pytest.mark.parametrize("parameter_id", [0, 13])
@given(st.data())
def test_parameters_that_differ_in_any_byte_are_never_taken_for_the_standard_ones(
    parameter_id: int, data: st.DataObject
) -> None:
    """Other parameters would let a forged file take the password away; numbers that do not enter are the exception."""
    whole = _spelt_out(parameter_id)
    position, value = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
    changed = whole[:position] + bytes((value,)) + whole[position + 1 :]
    assert recognise_parameters(changed) in (None, STANDARDIZED_PARAMETERS[parameter_id])


@given(st.binary(max_size=60))
def test_any_bytes_are_parameters_or_none(data: bytes) -> None:
    for raw in (data, encode(0x30, data), encode(0x30, bytes.fromhex("06072A8648CE3D0201") + encode(0x30, data))):
        assert recognise_parameters(raw) is None


@pytest.mark.parametrize("parameter_id", [0, 13, 31])
def test_standardized_parameters_named_in_an_algorithm_identifier(parameter_id: int) -> None:
    raw = encode(0x30, bytes.fromhex("060704007F00070102") + encode(0x02, bytes((parameter_id,))))
    assert recognise_parameters(raw) == STANDARDIZED_PARAMETERS.get(parameter_id)


@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 255))
def test_any_bytes_and_any_change_give_a_choice_or_malformed_data(noise: bytes, position: int, value: int) -> None:
    settings = PaceSettings(variants=(PaceVariant(), PaceVariant(DH_GM, KeyKind.AES_256, 0)), explicit_parameters=True)
    changed = bytearray(settings.ef_card_access())
    changed[position % len(changed)] = value
    for data in (encode(0x31, noise), encode(0x31, _entry("0202") + noise), bytes(changed)):
        with contextlib.suppress(MalformedData):
            for mechanism in choose_pace(parse_security_infos(data)).mechanisms:
                assert mechanism.parameters in STANDARDIZED_PARAMETERS.values()
