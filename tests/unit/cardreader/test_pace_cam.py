"""The chip authentication mapping against Appendix I, and against chips that do not hold the key."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.pace_cam import (
    ChipAuthenticationData,
    chip_authentication_iv,
    decrypt_chip_authentication_data,
    verify_chip_authentication_mapping,
)
from cardreader.errors import CardError, CardFault

from .pace_examples import CHIP_KEY_OF_I, I1
from .support import VECTORS

EXAMPLE = VECTORS["pace_cam_I"]
CURVE = STANDARDIZED_CURVES[13]
K_ENC = bytes.fromhex(EXAMPLE["ks_enc"])
MAPPING_KEY = bytes.fromhex(I1.exchanges[2][1])[4:-2]
STATIC_KEY = bytes.fromhex(CHIP_KEY_OF_I)


def _decrypted(encrypted: str = EXAMPLE["ecad"]) -> ChipAuthenticationData:
    return decrypt_chip_authentication_data(bytes.fromhex(encrypted), K_ENC, CURVE, MAPPING_KEY, 13)


def test_appendix_i() -> None:
    assert chip_authentication_iv(K_ENC).hex().upper() == EXAMPLE["iv"]
    data = _decrypted()
    assert f"{data.scalar:064X}" == EXAMPLE["ca_ic"]
    assert verify_chip_authentication_mapping(data, STATIC_KEY)
    assert verify_chip_authentication_mapping(data, STATIC_KEY, CURVE)


def test_another_key_curve_or_mapping_is_no_match() -> None:
    data = _decrypted()
    assert not verify_chip_authentication_mapping(data, CURVE.encode(CURVE.generator))
    assert not verify_chip_authentication_mapping(data, STATIC_KEY, STANDARDIZED_CURVES[12])
    assert not verify_chip_authentication_mapping(data, STATIC_KEY[:-1] + bytes((STATIC_KEY[-1] ^ 1,)))
    assert not verify_chip_authentication_mapping(data, b"")
    assert not verify_chip_authentication_mapping(replace(data, scalar=data.scalar + 1), STATIC_KEY)
    assert not verify_chip_authentication_mapping(replace(data, mapping_key=STATIC_KEY), STATIC_KEY)


@given(st.integers(0, 8 * 48 - 1))
def test_a_flipped_bit_is_refused_or_does_not_verify(bit: int) -> None:
    encrypted = int(EXAMPLE["ecad"], 16) ^ (1 << bit)
    with contextlib.suppress(CardError):
        assert not verify_chip_authentication_mapping(_decrypted(f"{encrypted:096X}"), STATIC_KEY)


@pytest.mark.parametrize("encrypted", ["", "00", "00" * 16, EXAMPLE["ecad"][:64]])
def test_what_is_no_scalar_is_a_protocol_violation(encrypted: str) -> None:
    with pytest.raises(CardError) as refused:
        _decrypted(encrypted)
    assert refused.value.fault is CardFault.PROTOCOL_VIOLATION


def test_nothing_of_the_secret_is_shown() -> None:
    assert "scalar" not in repr(_decrypted())
