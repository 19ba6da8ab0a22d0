"""PINs of staff, kept as scrypt hashes (RFC 7914)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Annotated

from pydantic import Field

PinHash = Annotated[str, Field(pattern=r"^scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}$", repr=False)]
"""`scrypt$salt$hash`, both hexadecimal."""


def _derive(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


def hash_pin(pin: str) -> str:
    """A new hash of a PIN, with a salt of its own."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_derive(pin, salt).hex()}"


def verify_pin(pin: str, stored: str) -> bool:
    """Whether the PIN is the one that was hashed; compared in constant time."""
    _, salt, expected = stored.split("$")
    return hmac.compare_digest(_derive(pin, bytes.fromhex(salt)), bytes.fromhex(expected))
