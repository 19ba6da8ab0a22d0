"""Private files that outlive a power failure: the key's and the database's."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Makes a new name in a folder last through a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_file(path: Path) -> bool:
    """Makes the file, empty, where there is none, for its owner alone; whether the database is still to be begun.

    An older file with wider rights is narrowed. WAL and shared-memory files inherit the rights. Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        status = path.stat()
        if stat.S_IMODE(status.st_mode) & 0o077:
            path.chmod(0o600)
        return status.st_size == 0
    sync_folder(path.parent)
    return True


def write_private(path: Path, content: bytes, *, replace: bool) -> None:
    """Writes a file for its owner alone, whole or not at all; an older one stays unless `replace`. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            temporary.replace(path)
        else:
            try:
                path.hardlink_to(temporary)
            except FileExistsError:
                return
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
