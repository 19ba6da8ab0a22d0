"""Sealing of what is personal in the database: AES-256-GCM under a key from a file of its own."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.ports import StoreError

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"


class Sealer:
    """Seals and opens payloads. Each is bound to its row's key: a payload moved to another row does not open."""

    def __init__(self, key: bytes) -> None:
        """`key`: 32 bytes. Raises StoreError for another length."""
        if len(key) != KEY_BYTES:
            raise StoreError("the key must have 32 bytes")
        self._cipher = AESGCM(key)

    def __repr__(self) -> str:
        return "Sealer(…)"

    def seal(self, payload: bytes, row_key: str) -> bytes:
        """Version byte, nonce of 12 random bytes, ciphertext with its tag of 16."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, payload, row_key.encode())

    def open(self, sealed: bytes, row_key: str) -> bytes:
        """The payload. Raises StoreError where it was sealed under another key or for another row, or was changed."""
        if sealed[:1] != _VERSION or len(sealed) < 1 + _NONCE_BYTES + 16:
            raise StoreError("a sealed payload is of no known form")
        nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, ciphertext, row_key.encode())
        except InvalidTag as error:
            raise StoreError("a sealed payload does not open: changed, or sealed under another key") from error


def load_key(path: Path, *, create: bool) -> bytes:
    """The key from its file (32 bytes, readable by its owner alone); made where there is none and `create` says so.

    Raises StoreError that says what to do.
    """
    try:
        if create and not path.exists():
            _create(path)
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) or stat.S_IMODE(mode) & 0o077:
            raise StoreError(f"the key file {path.name} must be a file that its owner alone can read: chmod 600 it")
        key = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreError(
            f"the key file {path.name} is missing but the database is there: restore it from the backup, or move the"
            " database away to begin a new one"
        ) from error
    except OSError as error:
        raise StoreError(f"the key file {path.name} cannot be read or made: {error.strerror}") from error
    if len(key) != KEY_BYTES:
        raise StoreError(f"the key file {path.name} does not hold 32 bytes: restore it from the backup")
    return key


def _create(path: Path) -> None:
    """Makes the file whole or not at all; where another process was faster, that one's key stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            return
    finally:
        temporary.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes a new name in a folder last through a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
