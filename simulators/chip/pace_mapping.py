"""Mapping and key agreement of PACE, the chip's side (Doc 9303-11 §4.4.3.3, §4.4.3.4)."""

from __future__ import annotations

from typing import Protocol, assert_never

from cardreader.access.curves import CurveError, EllipticCurve
from cardreader.access.dh_groups import DhGroup, GroupError
from cardreader.access.integrated_mapping import (
    MappingError,
    encode_to_element,
    encode_to_point,
    pseudo_random_number,
    terminal_nonce_length,
)
from simulators.chip.pace_settings import PaceVariant
from simulators.chip.state import Random

TerminalDataError = (CurveError, GroupError, MappingError)
"""What the terminal sent is no key or nonce of this variant."""


class ChipAgreement(Protocol):
    """One run on one variant's group. Every method raises one of TerminalDataError."""

    public_key_tag: int
    mapping_key: int
    """The private key of the generic mapping, 0 without."""

    def map_nonce(self, nonce: bytes, terminal_data: bytes) -> bytes:
        """Fixes the ephemeral generator; returns what goes into DO 82."""
        ...

    def agree(self, terminal_key: bytes) -> tuple[bytes, bytes]:
        """The chip's ephemeral public key and the shared secret."""
        ...


def chip_agreement(variant: PaceVariant, random: Random) -> ChipAgreement:
    """The agreement for a run of this variant."""
    parameters = variant.parameters
    match parameters:
        case EllipticCurve():
            return _OnCurve(parameters, variant, random)
        case DhGroup():
            return _ModuloPrime(parameters, variant, random)
        case _:
            assert_never(parameters)


def _private_key(order: int, random: Random) -> int:
    """Uniform in [1, order), from whole draws of the order's size."""
    bits = order.bit_length()
    while True:
        scalar = int.from_bytes(random((bits + 7) // 8), "big") & ((1 << bits) - 1)
        if 0 < scalar < order:
            return scalar


def _pseudo_random_number(variant: PaceVariant, nonce: bytes, terminal_nonce: bytes, modulus: int) -> int:
    if len(terminal_nonce) != terminal_nonce_length(variant.keys):
        raise MappingError("a nonce of another length expected")
    return pseudo_random_number(variant.keys, nonce, terminal_nonce, modulus)


class _OnCurve:
    public_key_tag = 0x86

    def __init__(self, curve: EllipticCurve, variant: PaceVariant, random: Random) -> None:
        self._curve = curve
        self._variant = variant
        self._random = random
        self._generator = curve.generator
        self.mapping_key = 0

    def map_nonce(self, nonce: bytes, terminal_data: bytes) -> bytes:
        curve = self._curve
        if self._variant.integrated:
            value = _pseudo_random_number(self._variant, nonce, terminal_data, curve.p)
            self._generator = encode_to_point(curve, value)
            return b""
        terminal = curve.decode(terminal_data)
        self.mapping_key = _private_key(curve.order, self._random)
        shared = curve.multiply(self.mapping_key, terminal)
        self._generator = curve.add(curve.multiply(int.from_bytes(nonce, "big"), curve.generator), shared)
        return curve.encode(curve.multiply(self.mapping_key, curve.generator))

    def agree(self, terminal_key: bytes) -> tuple[bytes, bytes]:
        curve, private = self._curve, _private_key(self._curve.order, self._random)
        shared = curve.multiply(private, curve.decode(terminal_key))
        public = curve.encode(curve.multiply(private, self._generator))
        return public, shared.x.to_bytes(curve.field_size, "big")


class _ModuloPrime:
    public_key_tag = 0x84

    def __init__(self, group: DhGroup, variant: PaceVariant, random: Random) -> None:
        self._group = group
        self._variant = variant
        self._random = random
        self._generator = group.g
        self.mapping_key = 0

    def map_nonce(self, nonce: bytes, terminal_data: bytes) -> bytes:
        group = self._group
        if self._variant.integrated:
            value = _pseudo_random_number(self._variant, nonce, terminal_data, group.p)
            self._generator = encode_to_element(group, value)
            return b""
        terminal = group.decode(terminal_data)
        self.mapping_key = _private_key(group.order, self._random)
        shared = pow(terminal, self.mapping_key, group.p)
        self._generator = pow(group.g, int.from_bytes(nonce, "big"), group.p) * shared % group.p
        return group.encode(pow(group.g, self.mapping_key, group.p))

    def agree(self, terminal_key: bytes) -> tuple[bytes, bytes]:
        group, private = self._group, _private_key(self._group.order, self._random)
        shared = pow(group.decode(terminal_key), private, group.p)
        public = group.encode(pow(self._generator, private, group.p))
        return public, shared.to_bytes(group.field_size, "big")
