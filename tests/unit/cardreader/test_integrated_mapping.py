"""The integrated mapping's functions against Appendix H; groups and point encoding as mathematics has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.dh_groups import STANDARDIZED_GROUPS, GroupError
from cardreader.access.integrated_mapping import (
    MappingError,
    chip_nonce_length,
    encode_to_element,
    encode_to_point,
    point_encodable,
    pseudo_random_number,
    terminal_nonce_length,
)
from cardreader.access.key_derivation import KeyKind
from cardreader.iso7816.ciphers import aes_cbc, triple_des_cbc

from .support import VECTORS

H1, H2 = VECTORS["pace_im_ecdh_H1"], VECTORS["pace_im_dh_H2"]
CURVE, GROUP = STANDARDIZED_CURVES[13], STANDARDIZED_GROUPS[0]
KEY_OF_H = bytes.fromhex("591468CDA83D65219CCCB8560233600F")


def test_appendix_h1() -> None:
    nonces = bytes.fromhex(H1["s"]), bytes.fromhex(H1["t"])
    value = pseudo_random_number(KeyKind.AES_128, *nonces, CURVE.p)
    assert f"{value:064X}" == H1["x"]
    point = encode_to_point(CURVE, value)
    assert (f"{point.x:064X}", f"{point.y:064X}") == (H1["mapped_generator_x"], H1["mapped_generator_y"])


def test_appendix_h2() -> None:
    assert (GROUP.p, GROUP.g, GROUP.q) == tuple(int(H2[name], 16) for name in ("p", "g", "q"))
    nonces = bytes.fromhex(H2["s"]), bytes.fromhex(H2["t"])
    value = pseudo_random_number(KeyKind.AES_128, *nonces, GROUP.p)
    assert f"{value:0256X}" == H2["x"]
    assert f"{encode_to_element(GROUP, value):0256X}" == H2["mapped_generator"]


@pytest.mark.parametrize(
    ("encrypted", "nonce"),
    [("143DC40C08C8E891FBED7DEDB92B64AD", H1["s"]), ("9ABB8864CA0FF1551E620D1EF4E13510", H2["s"])],
)
def test_nonces_of_appendix_h(encrypted: str, nonce: str) -> None:
    assert aes_cbc(KEY_OF_H, bytes.fromhex(encrypted), encrypt=False).hex().upper() == nonce


@pytest.mark.parametrize("kind", KeyKind)
def test_the_number_is_made_as_figure_2_draws_it(kind: KeyKind) -> None:
    """Written out for two rounds and more: keys cut to the cipher's size, constants by the nonce's length."""
    chip, terminal = bytes(range(chip_nonce_length(kind))), bytes(range(100, 100 + terminal_nonce_length(kind)))
    encrypt = triple_des_cbc if kind is KeyKind.TRIPLE_DES else aes_cbc
    if kind in (KeyKind.TRIPLE_DES, KeyKind.AES_128):
        c0, c1 = "a668892a7c41e3ca739f40b057d85904", "a4e136ac725f738b01c1f60217c188ad"
    else:
        c0 = "d463d65234124ef7897054986dca0a174e28df758cbaa03f240616414d5a1676"
        c1 = "54bd7255f0aaf831bec3423fcf39d69b6cbf066677d0faae5aadd99df8e53517"
    rounds = -(-(CURVE.p.bit_length() + 64) // (8 * len(chip)))
    key, drawn = encrypt(terminal, chip, encrypt=True), b""
    for _ in range(rounds):
        cut = key[: len(terminal)]
        drawn += encrypt(cut, bytes.fromhex(c1), encrypt=True)
        key = encrypt(cut, bytes.fromhex(c0), encrypt=True)
    assert pseudo_random_number(kind, chip, terminal, CURVE.p) == int.from_bytes(drawn, "big") % CURVE.p


@pytest.mark.parametrize("parameter_id", [number for number in STANDARDIZED_CURVES if number != 10])
@given(st.data())
def test_every_number_maps_to_the_curve(parameter_id: int, data: st.DataObject) -> None:
    curve = STANDARDIZED_CURVES[parameter_id]
    assert point_encodable(curve)
    assert curve.contains(encode_to_point(curve, data.draw(st.integers(2, curve.p - 2))))


def test_one_curve_is_left_out() -> None:
    """secp224r1, as the footnote of §9.5.1 says."""
    assert [number for number, curve in STANDARDIZED_CURVES.items() if not point_encodable(curve)] == [10]


@pytest.mark.parametrize("value", [0, 1, CURVE.p - 1])
def test_numbers_without_a_point(value: int) -> None:
    with pytest.raises(MappingError):
        encode_to_point(CURVE, value)


@pytest.mark.parametrize("value", [0, 1, GROUP.p - 1])
def test_numbers_without_a_generator(value: int) -> None:
    with pytest.raises(MappingError):
        encode_to_element(GROUP, value)


@pytest.mark.parametrize("parameter_id", STANDARDIZED_GROUPS)
def test_groups(parameter_id: int) -> None:
    """g has the order q, and what is mapped lands in its subgroup."""
    group = STANDARDIZED_GROUPS[parameter_id]
    assert (group.p - 1) % group.q == 0
    assert group.contains(group.g)
    assert group.contains(encode_to_element(group, 12345))
    assert group.decode(group.encode(group.g)) == group.g
    for element in (0, 1, group.p - 1, group.p, group.p + group.g, 2):
        with pytest.raises(GroupError):
            group.decode(element.to_bytes(group.field_size + 1, "big")[1:])


@given(st.integers(1, GROUP.q - 1))
def test_elements_come_back_with_leading_zeros_and_without(exponent: int) -> None:
    element = pow(GROUP.g, exponent, GROUP.p)
    encoded = GROUP.encode(element)
    assert encoded[0] != 0
    assert GROUP.decode(encoded) == GROUP.decode(encoded.rjust(GROUP.field_size, b"\x00")) == element
