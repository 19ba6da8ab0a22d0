"""PACE's generic mapping and key agreement over elliptic curves (Doc 9303-11 §4.4.3.3.1, §4.4.3.4)."""

from __future__ import annotations

from collections.abc import Callable

from cardreader.access.curves import CurveError, EllipticCurve, Point
from cardreader.errors import CardError, CardFault

PUBLIC_KEY_TAG = 0x86
"""Public point of an elliptic curve key in the token's input (§9.4.1)."""


class EcdhGenericMapping:
    """One run of the terminal. Scalars are drawn by `random_scalar`, public keys travel uncompressed."""

    public_key_tag = PUBLIC_KEY_TAG

    def __init__(self, curve: EllipticCurve, random_scalar: Callable[[EllipticCurve], int]) -> None:
        self._curve = curve
        self._random_scalar = random_scalar
        self._mapping_scalar = random_scalar(curve)
        self._generator = curve.generator
        self._ephemeral_scalar = 0

    def mapping_data(self) -> bytes:
        """The terminal's mapping key."""
        return self._curve.encode(self._curve.multiply(self._mapping_scalar, self._curve.generator))

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:
        """G' = s·G + H, with H the shared point of the mapping keys. Raises CardError for a point off the curve."""
        try:
            shared = self._curve.multiply(self._mapping_scalar, self._decode(chip_mapping_data))
            scaled = self._curve.multiply(int.from_bytes(nonce, "big"), self._curve.generator)
            self._generator = self._curve.add(scaled, shared)
        except CurveError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE mapping: {error}") from error

    def public_key(self) -> bytes:
        """The terminal's ephemeral key on the mapped generator."""
        self._ephemeral_scalar = self._random_scalar(self._curve)
        return self._curve.encode(self._curve.multiply(self._ephemeral_scalar, self._generator))

    def agree(self, chip_public_key: bytes) -> bytes:
        """The shared secret: the x coordinate. Raises CardError for a point off the curve."""
        try:
            point = self._curve.multiply(self._ephemeral_scalar, self._decode(chip_public_key))
        except CurveError as error:
            raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE key agreement: {error}") from error
        return point.x.to_bytes(self._curve.field_size, "big")

    def _decode(self, data: bytes) -> Point:
        return self._curve.decode(data)
