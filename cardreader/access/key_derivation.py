"""Key derivation function and what it is fed with (Doc 9303-11 §9.7)."""

from __future__ import annotations

import hashlib
from enum import IntEnum


class KeyPurpose(IntEnum):
    """The 32-bit counter that tells the derived keys apart (§9.7.1, §9.7.3, §9.7.4)."""

    ENCRYPTION = 1
    MAC = 2
    PASSWORD = 3


class KeyKind(IntEnum):
    """Key lengths in bits as the KDF tells them apart; 3DES is the 112-bit two-key kind."""

    TRIPLE_DES = 112
    AES_128 = 128
    AES_192 = 192
    AES_256 = 256


def _adjust_parity(key: bytes) -> bytes:
    return bytes((b & 0xFE) | (1 - (b >> 1).bit_count() % 2) for b in key)


def derive_key(secret: bytes, purpose: KeyPurpose, kind: KeyKind) -> bytes:
    """KDF(K, c) of §9.7.1: SHA-1 for 3DES and AES-128, SHA-256 above; 3DES keys get odd parity (§9.7.1.1)."""
    material = secret + int(purpose).to_bytes(4, "big")
    match kind:
        case KeyKind.TRIPLE_DES:
            return _adjust_parity(hashlib.sha1(material, usedforsecurity=False).digest()[:16])
        case KeyKind.AES_128:
            return hashlib.sha1(material, usedforsecurity=False).digest()[:16]
        case KeyKind.AES_192:
            return hashlib.sha256(material).digest()[:24]
        case KeyKind.AES_256:
            return hashlib.sha256(material).digest()


def mrz_key_seed(mrz_information: str) -> bytes:
    """SHA-1 of document number, birth date and expiry date, each with its check digit (§9.7.2).

    BAC takes the first 16 bytes as its seed, PACE all 20.
    """
    return hashlib.sha1(mrz_information.encode("ascii"), usedforsecurity=False).digest()
