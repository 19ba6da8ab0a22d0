"""PACE's mappings and key agreement over elliptic curves (Doc 9303-11 §4.4.3.3, §4.4.3.4)."""

from __future__ import annotations

from cardreader.access.curves import CurveError, EllipticCurve
from cardreader.access.integrated_mapping import (
    MappingError,
    encode_to_point,
    pseudo_random_number,
    terminal_nonce_length,
)
from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_mapping import PaceRandom
from cardreader.errors import CardError, CardFault

PUBLIC_KEY_TAG = 0x86
"""Public point of an elliptic curve key (§9.4.4)."""


class _EcdhAgreement:
    """Key agreement on a mapped generator. Public keys travel uncompressed."""

    public_key_tag = PUBLIC_KEY_TAG

    def __init__(self, curve: EllipticCurve, random: PaceRandom) -> None:
        self._curve = curve
        self._random = random
        self._generator = curve.generator
        self._ephemeral_scalar = 0

    def public_key(self) -> bytes:
        """The terminal's ephemeral key on the mapped generator."""
        self._ephemeral_scalar = self._random.scalar(self._curve.order)
        return self._curve.encode(self._curve.multiply(self._ephemeral_scalar, self._generator))

    def agree(self, chip_public_key: bytes) -> bytes:
        """The shared secret: the x coordinate. Raises CardError for a point off the curve."""
        try:
            point = self._curve.multiply(self._ephemeral_scalar, self._curve.decode(chip_public_key))
        except CurveError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE key agreement: {error}") from error
        return point.x.to_bytes(self._curve.field_size, "big")


class EcdhGenericMapping(_EcdhAgreement):
    """Ĝ = s·G + H, with H the shared point of two ephemeral keys (§4.4.3.3.1)."""

    mapping_is_answered = True

    def __init__(self, curve: EllipticCurve, random: PaceRandom) -> None:
        super().__init__(curve, random)
        self._mapping_scalar = random.scalar(curve.order)

    def mapping_data(self) -> bytes:
        """The terminal's mapping key."""
        return self._curve.encode(self._curve.multiply(self._mapping_scalar, self._curve.generator))

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:
        """Raises CardError for a point off the curve."""
        try:
            shared = self._curve.multiply(self._mapping_scalar, self._curve.decode(chip_mapping_data))
            scaled = self._curve.multiply(int.from_bytes(nonce, "big"), self._curve.generator)
            self._generator = self._curve.add(scaled, shared)
        except CurveError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE mapping: {error}") from error


class EcdhIntegratedMapping(_EcdhAgreement):
    """Ĝ = f_G(R_p(s, t)), with a nonce t of the terminal (§4.4.3.3.2). For curves that `point_encodable` names."""

    mapping_is_answered = False

    def __init__(self, curve: EllipticCurve, kind: KeyKind, random: PaceRandom) -> None:
        super().__init__(curve, random)
        self._kind = kind
        self._nonce = random.octets(terminal_nonce_length(kind))

    def mapping_data(self) -> bytes:
        """The nonce t."""
        return self._nonce

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:  # noqa: ARG002 - the chip's part is empty
        """Raises CardError for the few nonces that have no point."""
        try:
            value = pseudo_random_number(self._kind, nonce, self._nonce, self._curve.p)
            self._generator = encode_to_point(self._curve, value)
        except MappingError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE mapping: {error}") from error
