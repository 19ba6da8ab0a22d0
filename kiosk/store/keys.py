"""Where the sealing key comes from: a file of its own, a systemd credential, or the system's keyring.

A rotation puts the new key beside the old one, seals everything anew in one transaction, and only then lets the new
one take the old one's place. Killed in between, the next start sees which of the two opens the database.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from kiosk.domain.failures import FailureCode
from kiosk.ports import StoreError
from kiosk.store.files import sync_folder, write_private
from kiosk.store.sealing import KEY_BYTES

CREDENTIAL = "kiosk-store-key"
"""Name of the systemd credential (LoadCredentialEncrypted=) that holds the 32 bytes."""


class KeySource(Protocol):
    """A place that keeps the key, and during a rotation the next one beside it."""

    def load(self, *, create: bool) -> bytes:
        """The 32 bytes; made where there are none and `create` says so. Raises StoreError that says what to do."""
        ...

    def load_next(self) -> bytes | None:
        """The key of a rotation that was begun; None where there is none. Raises StoreError."""
        ...

    def put_next(self, key: bytes) -> None:
        """Keeps a key for a rotation that begins. Raises StoreError where this place cannot be written."""
        ...

    def promote_next(self) -> None:
        """The next key takes the key's place. Raises StoreError."""
        ...

    def drop_next(self) -> None:
        """Forgets the next key. Raises StoreError."""
        ...


def _missing(what: str) -> StoreError:
    return StoreError(
        f"{what} is missing but the database is there: restore it from the backup, or move the database away to begin"
        " a new one",
        FailureCode.STORE_KEY_WRONG,
    )


@dataclass(frozen=True, slots=True)
class FileKey:
    """A file that its owner alone can read (mode 0600)."""

    path: Path

    def load(self, *, create: bool) -> bytes:
        """The key from its file."""
        try:
            if create and not self.path.exists():
                write_private(self.path, os.urandom(KEY_BYTES), replace=False)
            return _read(self.path)
        except FileNotFoundError as error:
            raise _missing(f"the key file {self.path.name}") from error
        except OSError as error:
            raise _unusable(self.path, error) from error

    def load_next(self) -> bytes | None:
        """The key of a rotation that was begun."""
        try:
            return _read(self._next)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(self._next, error) from error

    def put_next(self, key: bytes) -> None:
        """Writes the next key beside the key."""
        try:
            write_private(self._next, key, replace=True)
        except OSError as error:
            raise _unusable(self._next, error) from error

    def promote_next(self) -> None:
        """Renames."""
        try:
            self._next.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise _unusable(self.path, error) from error

    def drop_next(self) -> None:
        """Removes the next key's file."""
        try:
            self._next.unlink(missing_ok=True)
        except OSError as error:
            raise _unusable(self._next, error) from error

    @property
    def _next(self) -> Path:
        return self.path.with_name(f"{self.path.name}.next")


def _read(path: Path) -> bytes:
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) or stat.S_IMODE(mode) & 0o077:
        raise StoreError(
            f"the key file {path.name} must be a file that its owner alone can read: chmod 600 it",
            FailureCode.STORE_KEY_WRONG,
        )
    return _checked(path.read_bytes(), f"the key file {path.name}")


def _checked(key: bytes, what: str) -> bytes:
    if len(key) != KEY_BYTES:
        raise StoreError(f"{what} does not hold 32 bytes: restore it from the backup", FailureCode.STORE_KEY_WRONG)
    return key


def _unusable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"the key file {path.name} cannot be read or made: {error.strerror}", FailureCode.STORE_KEY_WRONG)


@dataclass(frozen=True, slots=True)
class CredentialKey:
    """A systemd credential: the service manager decrypts it into memory for this service alone.

    The kiosk cannot write it: a rotation names the file of the new key, and the operator installs that as the
    credential afterwards. Until then both are needed, the new one under `<name>.next`.
    """

    name: str = CREDENTIAL
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)

    def load(self, *, create: bool) -> bytes:  # noqa: ARG002 - a credential is never made here
        """The credential's content."""
        key = self._read(self.name)
        if key is None:
            raise StoreError(
                f"the service has no credential {self.name}: add LoadCredentialEncrypted={self.name} to the unit",
                FailureCode.STORE_KEY_WRONG,
            )
        return key

    def load_next(self) -> bytes | None:
        """The credential `<name>.next`, where the unit loads one."""
        return self._read(f"{self.name}.next")

    def put_next(self, key: bytes) -> None:
        """The operator has put it there; anything else is refused."""
        if self.load_next() != key:
            raise StoreError(
                f"load the new key as credential {self.name}.next first: the kiosk cannot write credentials",
                FailureCode.STORE_KEY_WRONG,
            )

    def promote_next(self) -> None:
        """The operator's work: until it is done, every start finds that the next key is the right one."""

    def drop_next(self) -> None:
        """The operator's work too."""

    def _read(self, name: str) -> bytes | None:
        folder = self.environment.get("CREDENTIALS_DIRECTORY")
        if folder is None:
            return None
        try:
            return _checked((Path(folder) / name).read_bytes(), f"the credential {name}")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(
                f"the credential {name} cannot be read: {error.strerror}", FailureCode.STORE_KEY_WRONG
            ) from error


@dataclass(frozen=True, slots=True)
class KeyringKey:
    """The desktop's keyring through the optional package `keyring`; the key lies there as base64."""

    service: str = "cccd-kiosk"
    user: str = "store"
    backend: Any = field(default=None, repr=False)
    """Anything with get_password, set_password and delete_password; None loads the package."""

    def load(self, *, create: bool) -> bytes:
        """The key from the keyring."""
        key = self._get(self.user)
        if key is None and create:
            key = os.urandom(KEY_BYTES)
            self._set(self.user, key)
        if key is None:
            raise _missing("the keyring's entry")
        return key

    def load_next(self) -> bytes | None:
        """The entry of a rotation that was begun."""
        return self._get(f"{self.user}.next")

    def put_next(self, key: bytes) -> None:
        """Writes the entry."""
        self._set(f"{self.user}.next", key)

    def promote_next(self) -> None:
        """Copies the next key over the key, then removes it."""
        key = self.load_next()
        if key is not None:
            self._set(self.user, key)
            self.drop_next()

    def drop_next(self) -> None:
        """Removes the entry."""
        if self.load_next() is not None:
            self._call("delete_password", f"{self.user}.next")

    def _get(self, user: str) -> bytes | None:
        value = self._call("get_password", user)
        if value is None:
            return None
        try:
            return _checked(base64.b64decode(value, validate=True), "the keyring's entry")
        except (binascii.Error, ValueError, TypeError) as error:
            raise StoreError("the keyring's entry is no key", FailureCode.STORE_KEY_WRONG) from error

    def _set(self, user: str, key: bytes) -> None:
        self._call("set_password", user, base64.b64encode(key).decode("ascii"))

    def _call(self, method: str, *arguments: str) -> Any:  # noqa: ANN401 - another package's answer, checked by callers
        """Backends differ in what they raise; none of their texts, which may quote the entry, is passed on."""
        try:
            backend = self.backend or importlib.import_module("keyring")
            return getattr(backend, method)(self.service, *arguments)
        except ImportError as error:
            raise StoreError(
                "the key is to be in the keyring, but the package keyring is not installed", FailureCode.STORE_KEY_WRONG
            ) from error
        except Exception as error:  # noqa: BLE001 - whatever another package raises is this one failure
            raise StoreError(
                f"the keyring does not answer ({type(error).__name__})", FailureCode.STORE_KEY_WRONG
            ) from None
