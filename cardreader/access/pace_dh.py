"""PACE's mappings and key agreement modulo a prime (Doc 9303-11 §4.4.3.3, §4.4.3.4)."""

from __future__ import annotations

from cardreader.access.dh_groups import DhGroup, GroupError
from cardreader.access.integrated_mapping import (
    MappingError,
    encode_to_element,
    pseudo_random_number,
    terminal_nonce_length,
)
from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_mapping import PaceRandom
from cardreader.errors import CardError, CardFault

PUBLIC_KEY_TAG = 0x84
"""Public value of a Diffie-Hellman key (§9.4.3)."""


class _DhAgreement:
    """Key agreement on a mapped generator."""

    public_key_tag = PUBLIC_KEY_TAG

    def __init__(self, group: DhGroup, random: PaceRandom) -> None:
        self._group = group
        self._random = random
        self._generator = group.g
        self._ephemeral_scalar = 0

    def public_key(self) -> bytes:
        """The terminal's ephemeral key on the mapped generator."""
        self._ephemeral_scalar, key = self._key_pair(self._generator)
        return key

    def agree(self, chip_public_key: bytes) -> bytes:
        """The shared secret at the full length of the prime (PKCS #3). Raises CardError for a number off the group."""
        try:
            element = self._group.decode(chip_public_key)
        except GroupError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE key agreement: {error}") from error
        secret = pow(element, self._ephemeral_scalar, self._group.p)
        return secret.to_bytes(self._group.field_size, "big")

    def _key_pair(self, generator: int) -> tuple[int, bytes]:
        """A private key and its public key at full length.

        Chips disagree on whether a shorter one bears leading zeros in the token's input; so none is ever sent.
        """
        while True:
            scalar = self._random.scalar(self._group.order)
            key = self._group.encode(pow(generator, scalar, self._group.p))
            if len(key) == self._group.field_size:
                return scalar, key


class DhGenericMapping(_DhAgreement):
    """ĝ = g^s·h, with h the shared secret of two ephemeral keys (§4.4.3.3.1)."""

    mapping_is_answered = True

    def __init__(self, group: DhGroup, random: PaceRandom) -> None:
        super().__init__(group, random)
        self._mapping_scalar, self._mapping_key = self._key_pair(group.g)

    def mapping_data(self) -> bytes:
        """The terminal's mapping key."""
        return self._mapping_key

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:
        """Raises CardError for a number off the group, and where the generator would be 1."""
        group = self._group
        try:
            shared = pow(group.decode(chip_mapping_data), self._mapping_scalar, group.p)
        except GroupError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE mapping: {error}") from error
        self._generator = pow(group.g, int.from_bytes(nonce, "big"), group.p) * shared % group.p
        if self._generator == 1:
            raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE mapping: the nonce maps to no generator")


class DhIntegratedMapping(_DhAgreement):
    """ĝ = R_p(s, t)^((p-1)/q), with a nonce t of the terminal (§4.4.3.3.2)."""

    mapping_is_answered = False

    def __init__(self, group: DhGroup, kind: KeyKind, random: PaceRandom) -> None:
        super().__init__(group, random)
        self._kind = kind
        self._nonce = random.octets(terminal_nonce_length(kind))

    def mapping_data(self) -> bytes:
        """The nonce t."""
        return self._nonce

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:  # noqa: ARG002 - the chip's part is empty
        """Raises CardError where the generator would be 1."""
        try:
            value = pseudo_random_number(self._kind, nonce, self._nonce, self._group.p)
            self._generator = encode_to_element(self._group, value)
        except MappingError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE mapping: {error}") from error
