"""Trust in the gateway's certificate: the system's store of authorities, and where wanted a pin of the issuer."""

from __future__ import annotations

import base64
import binascii
import hashlib
import ssl
from collections.abc import Iterable, Sequence
from typing import Any

from asn1crypto import x509

_PREFIX = "sha256/"


class IssuerPins:
    """SHA-256 digests of the SubjectPublicKeyInfo of authorities, one of which must stand above the gateway's
    certificate in the verified chain (RFC 7469 §2.6, the leaf itself left out: it changes too often).

    Written `sha256/` and base64. Raises ValueError where a pin has another form, or where it stands alone: without a
    second one, kept for the day the issuer changes, that day would cut the kiosk off.
    """

    def __init__(self, pins: Iterable[str]) -> None:
        self._digests = frozenset(_digest(pin) for pin in pins)
        if len(self._digests) == 1:
            raise ValueError("issuer_pins: a second pin is needed, for the day the issuer changes")

    def check(self, connected: ssl.SSLSocket) -> None:
        """Raises ssl.SSLCertVerificationError where there are pins and none is in the verified chain."""
        if self._digests and not self._digests.intersection(map(spki_digest, verified_chain(connected)[1:])):
            raise ssl.SSLCertVerificationError("no issuer of the gateway's certificate is a pinned one")


def system_context() -> ssl.SSLContext:
    """Checks certificate and name against the authorities that the system trusts; TLS 1.2 or newer."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def spki_digest(certificate: bytes) -> bytes:
    """SHA-256 of a DER certificate's SubjectPublicKeyInfo."""
    return hashlib.sha256(x509.Certificate.load(certificate).public_key.dump()).digest()


def verified_chain(connected: ssl.SSLSocket) -> Sequence[bytes]:
    """The chain that the handshake verified, leaf first, in DER. Raises ssl.SSLCertVerificationError without one."""
    public: Any = getattr(connected, "get_verified_chain", None)
    if public is not None:  # Python 3.13 and later
        return list(public())
    inner: Any = getattr(connected, "_sslobj", None)
    chain = inner.get_verified_chain() if inner is not None else None
    if not chain:
        raise ssl.SSLCertVerificationError("the gateway's certificate has no verified chain")
    return [ssl.PEM_cert_to_DER_cert(certificate.public_bytes()) for certificate in chain]


def _digest(pin: str) -> bytes:
    try:
        digest = base64.b64decode(pin.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if not pin.startswith(_PREFIX) or len(digest) != hashlib.sha256().digest_size:
        raise ValueError("issuer_pins: each is sha256/ and 44 characters of base64")
    return digest
