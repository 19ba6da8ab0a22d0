"""What a key must be able to do that signs check-ins, wherever it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pydantic import SecretStr


class SigningKeyError(ValueError):
    """Key, certificate or token cannot be used. The message says why and holds nothing of them."""


class KeyElsewhere(Protocol):
    """A key that signs where it lies and shows nothing of itself but its public half."""

    @property
    def key_size(self) -> int:
        """Bits."""
        ...

    def public_key(self) -> rsa.RSAPublicKey | ec.EllipticCurvePublicKey:
        """Its public half."""
        ...

    def sign(self, data: bytes, **algorithms: Any) -> bytes:  # noqa: ANN401 - paddings and curves of another package
        """As a private key of `cryptography` does: RSA with padding and hash, ECDSA in DER. Raises SigningKeyError."""
        ...


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """Where the key lies. At least one of `label` (CKA_LABEL) and `key_id` (CKA_ID) is given."""

    module: Path
    """The vendor's PKCS#11 library."""
    token: str
    """The token's label."""
    label: str | None
    key_id: bytes | None
    pin: SecretStr = field(repr=False)
