"""Passwords of PACE: how MSE:Set AT names them and what key they make (Doc 9303-11 §4.4.4.1, §9.7.3)."""

from __future__ import annotations

from enum import IntEnum
from typing import assert_never

from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.access.keys import AccessKey, Can, MrzKey, Pin, Puk


class PasswordReference(IntEnum):
    """Passwords as MSE:Set AT names them; PIN and PUK are those of BSI TR-03110-3 §B.11.1."""

    MRZ = 1
    CAN = 2
    PIN = 3
    PUK = 4


def password_reference(key: AccessKey) -> PasswordReference:
    """What DO 83 says for this key."""
    match key:
        case MrzKey():
            return PasswordReference.MRZ
        case Can():
            return PasswordReference.CAN
        case Pin():
            return PasswordReference.PIN
        case Puk():
            return PasswordReference.PUK
        case _:
            assert_never(key)


def password_key(key: AccessKey, kind: KeyKind) -> bytes:
    """K_pi, which encrypts the nonce."""
    match key:
        case MrzKey():
            secret = mrz_key_seed(key.information)
        case Can() | Pin() | Puk():
            secret = key.digits.encode("ascii")
        case _:
            assert_never(key)
    return derive_key(secret, KeyPurpose.PASSWORD, kind)
