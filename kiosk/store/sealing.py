"""Sealing of what is personal in the database: AES-256-GCM."""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.domain.failures import FailureCode
from kiosk.ports import StoreError

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"
_TAG_PURPOSE = b"kiosk person tag 1"


class Sealer:
    """Seals and opens payloads. Each is bound to its row's key: a payload moved to another row does not open."""

    def __init__(self, key: bytes) -> None:
        """`key`: 32 bytes. Raises StoreError for another length."""
        if len(key) != KEY_BYTES:
            raise StoreError("the key must have 32 bytes", FailureCode.STORE_KEY_WRONG)
        self._cipher = AESGCM(key)
        self._tag_key = hmac.digest(key, _TAG_PURPOSE, hashlib.sha256)

    def __repr__(self) -> str:
        return "Sealer(…)"

    def seal(self, payload: bytes, row_key: str) -> bytes:
        """Version byte, nonce of 12 random bytes, ciphertext with its tag of 16."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, payload, row_key.encode())

    def open(self, sealed: bytes, row_key: str) -> bytes:
        """The payload. Raises StoreError where it was sealed under another key or for another row, or was changed."""
        if not sealed:
            raise StoreError("the payload was erased when its time had come")
        if sealed[:1] != _VERSION or len(sealed) < 1 + _NONCE_BYTES + 16:
            raise StoreError("a sealed payload is of no known form")
        nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, ciphertext, row_key.encode())
        except InvalidTag as error:
            raise StoreError("a sealed payload does not open: changed, or sealed under another key") from error

    def tag(self, number: str) -> str:
        """32 hex digits that are the same for the same number and tell nothing of it without the key."""
        return hmac.digest(self._tag_key, number.encode(), hashlib.sha256).hex()[:32]
