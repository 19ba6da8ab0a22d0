"""What the mappings of PACE have in common: their sources of randomness and their interface (Doc 9303-11 §4.4.3.3)."""

from __future__ import annotations

import secrets
from typing import Protocol


class PaceRandom(Protocol):
    """Where nonces and private keys come from."""

    def octets(self, count: int) -> bytes:
        """That many random bytes."""
        ...

    def scalar(self, order: int) -> int:
        """A private key: uniform in [1, order)."""
        ...


class SystemRandom:
    """The operating system's source."""

    def octets(self, count: int) -> bytes:
        """That many random bytes."""
        return secrets.token_bytes(count)

    def scalar(self, order: int) -> int:
        """A private key: uniform in [1, order)."""
        return secrets.randbelow(order - 1) + 1


class PaceAgreement(Protocol):
    """The part of PACE that differs between mappings and groups. One run of the terminal."""

    public_key_tag: int
    """Tag of the public key in the token's input (§9.4.3, §9.4.4)."""
    mapping_is_answered: bool
    """Whether the chip sends mapping data of its own; its DO 82 is empty otherwise (§4.4.5.2.2)."""

    def mapping_data(self) -> bytes:
        """What the terminal sends in DO 81."""
        ...

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:
        """Maps the nonce to the ephemeral generator, with what came in DO 82. Raises CardError."""
        ...

    def public_key(self) -> bytes:
        """The terminal's ephemeral public key, DO 83."""
        ...

    def agree(self, chip_public_key: bytes) -> bytes:
        """The shared secret, with the chip's ephemeral public key of DO 84. Raises CardError."""
        ...
