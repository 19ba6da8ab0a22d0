"""Files of a trust folder: certificates, master lists and CRLs, as DER or as any number of PEM blocks (RFC 7468)."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

_SUFFIXES = (".pem", ".crt", ".cer", ".der", ".ml", ".mls", ".crl")
_MAX_FILE = 16 * 1_048_576
_BEGIN, _END, _DASHES = b"-----BEGIN ", b"-----END ", b"-----"
_OBJECT_IDENTIFIER = 0x06


class TrustStoreError(ValueError):
    """The folder of trust anchors cannot be read."""


class TrustItemKind(Enum):
    """What a file or PEM block holds; the value names it for people."""

    CERTIFICATE = "a certificate"
    MASTER_LIST = "a master list"
    CRL = "a CRL"


_BY_LABEL = {
    b"CERTIFICATE": TrustItemKind.CERTIFICATE,
    b"X509 CERTIFICATE": TrustItemKind.CERTIFICATE,
    b"X.509 CERTIFICATE": TrustItemKind.CERTIFICATE,
    b"TRUSTED CERTIFICATE": TrustItemKind.CERTIFICATE,
    b"CMS": TrustItemKind.MASTER_LIST,
    b"PKCS7": TrustItemKind.MASTER_LIST,
    b"PKCS #7 SIGNED DATA": TrustItemKind.MASTER_LIST,
    b"X509 CRL": TrustItemKind.CRL,
    b"CRL": TrustItemKind.CRL,
}
_BY_SUFFIX = {
    ".ml": TrustItemKind.MASTER_LIST,
    ".mls": TrustItemKind.MASTER_LIST,
    ".crl": TrustItemKind.CRL,
}


@dataclass(frozen=True, slots=True)
class TrustItem:
    """One encoding. `name` is the file's, with the block's number where the file has several."""

    name: str
    kind: TrustItemKind
    """By PEM label, suffix and first bytes: not checked further."""
    der: bytes | None = field(repr=False)
    """None where the file is too large, or the block no base64 or of another kind."""


def read_items(folder: Path) -> list[TrustItem]:
    """All items of the folder's files, in order of their names; other suffixes and subfolders are left alone.

    Raises TrustStoreError where the folder or one of the files cannot be read.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file())
        return [item for path in paths for item in _items(path)]
    except OSError as error:
        raise TrustStoreError(f"trust anchors: {error.strerror}") from error


def _items(path: Path) -> Iterator[TrustItem]:
    with path.open("rb") as file:
        # As many bytes as asked for are taken from memory at once, however short the file.
        content = file.read(min(os.fstat(file.fileno()).st_size, _MAX_FILE) + 1)
    kind = _BY_SUFFIX.get(path.suffix.lower(), TrustItemKind.CERTIFICATE)
    if len(content) > _MAX_FILE:
        yield TrustItem(path.name, kind, None)
        return
    blocks = list(_blocks(content))
    if not blocks:
        yield TrustItem(path.name, _sniff(content, kind), content)
    for number, (label, body) in enumerate(blocks, 1):
        name = path.name if len(blocks) == 1 else f"{path.name}, block {number}"
        known = _BY_LABEL.get(label)
        yield TrustItem(name, known or kind, _decode(body) if known is not None else None)


def _sniff(content: bytes, kind: TrustItemKind) -> TrustItemKind:
    """A ContentInfo begins with an object identifier, whatever its file is called; a certificate never does."""
    length_of_length = content[1] & 0x7F if len(content) > 1 and content[1] & 0x80 else 0
    first = content[2 + length_of_length : 3 + length_of_length]
    return TrustItemKind.MASTER_LIST if first == bytes((_OBJECT_IDENTIFIER,)) else kind


def _blocks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Label and body of each PEM block; a block that does not end runs up to the next one or the end of the file."""
    position = content.find(_BEGIN)
    while position >= 0:
        start = position + len(_BEGIN)
        following = content.find(_BEGIN, start)
        block = content[start : following if following >= 0 else len(content)]
        label, _, body = block.partition(_DASHES)
        yield label.strip(), body.partition(_END)[0]
        position = following


def _decode(body: bytes) -> bytes | None:
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error:
        return None
