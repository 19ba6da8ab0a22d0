"""RSA keys whose numbers would cost a terminal seconds of arithmetic are refused before any of it."""

from __future__ import annotations

import pytest
from asn1crypto import keys

from cardreader.authenticity.public_keys import UnsupportedKeyError, load_public_key, load_rsa_numbers

MODULUS = (1 << 2_047) + 9


def _info(exponent: int, modulus: int = MODULUS) -> bytes:
    key = keys.RSAPublicKey({"modulus": modulus, "public_exponent": exponent})
    return bytes(keys.PublicKeyInfo.wrap(key, "rsa").dump())


@pytest.mark.parametrize("exponent", [3, 65_537, (1 << 256) - 1])
def test_exponents_in_use_are_taken(exponent: int) -> None:
    numbers = load_rsa_numbers(_info(exponent))
    assert numbers is not None
    assert (numbers.modulus, numbers.exponent) == (MODULUS, exponent)


@pytest.mark.parametrize("exponent", [-3, 1, (1 << 256) + 1, (1 << 8_000) - 1])
def test_other_exponents_are_refused(exponent: int) -> None:
    for load in (load_rsa_numbers, load_public_key):
        with pytest.raises(UnsupportedKeyError):
            load(_info(exponent))


def test_a_number_that_cannot_be_read_is_not_quoted() -> None:
    """Neither in the error nor in what a traceback would show before it."""
    with pytest.raises(UnsupportedKeyError) as caught:
        load_rsa_numbers(b"\x30\x83" + _info(3))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
