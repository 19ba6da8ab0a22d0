"""Signatures with message recovery, ISO/IEC 9796-2 scheme 1, as Active Authentication uses them (Doc 9303-11 §6.1.2.2).

The chip signs M1 ‖ M2: M1 is its own random part, recovered from the signature; M2 is the terminal's challenge.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from types import MappingProxyType

from cryptography.hazmat.primitives import hashes

from cardreader.authenticity.public_keys import RsaNumbers
from cardreader.authenticity.signatures import HASHES_BY_NAME
from cardreader.authenticity.verdict import Verdict, VerdictResult

_SHA1, _SHA224, _SHA256, _SHA384, _SHA512 = (
    HASHES_BY_NAME[name] for name in ("sha1", "sha224", "sha256", "sha384", "sha512")
)
_IMPLICIT_SHA1 = 0xBC
_TRAILERS: Mapping[int, hashes.HashAlgorithm] = MappingProxyType(
    {0x33: _SHA1, 0x34: _SHA256, 0x35: _SHA512, 0x36: _SHA384, 0x38: _SHA224}
)
"""Hash identifiers of ISO/IEC 10118-3 before CC."""
_PROVING_BITS = 1_024
"""A smaller modulus can be factored by whoever cares to; what it signs proves nothing."""


def verify_with_recovery(
    key: RsaNumbers, signature: bytes, challenge: bytes, *, verified: Verdict, failed: Verdict
) -> Verdict:
    """`verified` or `failed`; CANNOT_TELL for an unknown hash, or a right signature by a key too small to prove much.

    `signature` may carry leading zeros, or lack them.
    """
    block = _recover(key, int.from_bytes(signature, "big"))
    start = None if block is None else _start_of_message(block)
    if block is None or start is None:
        return failed
    if block[-1] == _IMPLICIT_SHA1:
        algorithm, trailer = _SHA1, 1
    else:
        known = _TRAILERS.get(block[-2])
        if known is None:
            return Verdict(VerdictResult.CANNOT_TELL, f"the chip signs with an unknown hash ({block[-2]:02X}CC)")
        algorithm, trailer = known, 2
    end = len(block) - trailer - algorithm.digest_size
    if end < start:
        return failed
    digest = hashes.Hash(algorithm)
    digest.update(block[start:end] + challenge)
    if not hmac.compare_digest(digest.finalize(), block[end : len(block) - trailer]):
        return failed
    if key.modulus.bit_length() < _PROVING_BITS:
        reason = f"the key of DG15 has {key.modulus.bit_length()} bits, too few to prove anything"
        return Verdict(VerdictResult.CANNOT_TELL, reason)
    return verified


def _recover(key: RsaNumbers, signature: int) -> bytes | None:
    """The block that was signed; a signature may be the smaller one of s and n - s, told by the trailer's nibble C."""
    if not 0 < signature < key.modulus:
        return None
    opened = pow(signature, key.exponent, key.modulus)
    for value in (opened, key.modulus - opened):
        block = value.to_bytes(key.size, "big")
        if block[-1] == _IMPLICIT_SHA1 or block[-1] == 0xCC:
            return block
    return None


def _start_of_message(block: bytes) -> int | None:
    """Offset of M1 after the header: 01, the bit that says that M2 exists, then padding of nibbles B up to a nibble A.

    A block that holds its whole message would not speak of the challenge, and is none of Active Authentication.
    """
    if block[0] == 0x6A:
        return 1
    if block[0] != 0x6B:
        return None
    for position in range(1, len(block)):
        if block[position] != 0xBB:
            return position + 1 if block[position] == 0xBA else None
    return None
