"""Static keys for Chip Authentication, and the terminal's half of the key agreement (Doc 9303-11 §6.2, §9.4, §9.6)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from asn1crypto import core

from cardreader.access.curves import CurveError, EllipticCurve, Point
from cardreader.access.dh_groups import DhGroup
from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS
from cardreader.asn1 import ASN1_ERRORS
from cardreader.authenticity.public_keys import UnsupportedKeyError, standard_curve
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError

_EC = ("1.2.840.10045.2.1", "1.3.132.1.12")
"""id-ecPublicKey, and id-ecDH that restricts it."""
_STANDARDIZED = "0.4.0.127.0.7.1.2"
_X942, _PKCS3 = "1.2.840.10046.2.1", "1.2.840.113549.1.3.1"
_DH_MIN_BITS, _DH_MAX_BITS = 1_024, 4_096
_SEQUENCE, _INTEGER, _BIT_STRING = 0x30, 0x02, 0x03

RandomBelow = Callable[[int], int]
"""Yields a number from 0 up to, not including, the bound."""


@dataclass(frozen=True, slots=True)
class EphemeralKey:
    """The terminal's half: what goes to the chip, and the secret shared with the holder of the private key."""

    public: bytes = field(repr=False)
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class EcAgreementKey:
    """A point on a standard curve."""

    curve: EllipticCurve
    point: Point = field(repr=False)

    def agree(self, random_below: RandomBelow = secrets.randbelow) -> EphemeralKey:
        """ECKA of BSI TR-03111 §4.3.1: the x coordinate; cofactor 1."""
        scalar = random_below(self.curve.order - 1) + 1
        public = self.curve.multiply(scalar, self.curve.generator)
        shared = self.curve.multiply(scalar, self.point)
        return EphemeralKey(self.curve.encode(public), shared.x.to_bytes(self.curve.field_size, "big"))


@dataclass(frozen=True, slots=True)
class DhAgreementKey:
    """A public number modulo a prime. `order` is the generator's, where the key tells it."""

    prime: int = field(repr=False)
    generator: int = field(repr=False)
    order: int | None = field(repr=False)
    public: int = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of a group element."""
        return (self.prime.bit_length() + 7) // 8

    def agree(self, random_below: RandomBelow = secrets.randbelow) -> EphemeralKey:
        """Diffie-Hellman of RFC 2631 §2.1: the public number without leading zeros (§9.4.1), the secret as long as the
        prime."""
        exponent = random_below((self.order or self.prime - 1) - 2) + 2
        public = pow(self.generator, exponent, self.prime)
        shared = pow(self.public, exponent, self.prime)
        return EphemeralKey(public.to_bytes((public.bit_length() + 7) // 8, "big"), shared.to_bytes(self.size, "big"))


AgreementKey = EcAgreementKey | DhAgreementKey


def load_agreement_key(info: bytes) -> AgreementKey:
    """The key of a DER SubjectPublicKeyInfo: EC with named, explicit or standardized parameters (Doc 9303-11 §9.5),
    DH of X9.42 or PKCS#3. Raises UnsupportedKeyError."""
    try:
        return _load(info)
    except UnsupportedKeyError:
        raise
    except (TlvError, *ASN1_ERRORS) as error:
        raise UnsupportedKeyError("the public key is malformed") from error


def _load(info: bytes) -> AgreementKey:
    algorithm, subject = list(tlv.iterate(tlv.unwrap(info, _SEQUENCE)))
    identifier, parameters = list(tlv.iterate(tlv.unwrap(algorithm.raw, _SEQUENCE)))
    oid = core.ObjectIdentifier.load(identifier.raw, strict=True).dotted
    if subject.tag != _BIT_STRING or subject.value[:1] != b"\x00":
        raise UnsupportedKeyError("the public key is malformed")
    key = subject.value[1:]
    if oid in _EC:
        return _on_curve(standard_curve(parameters.raw), key)
    if oid == _STANDARDIZED:
        domain = STANDARDIZED_PARAMETERS.get(_integer(parameters.raw))
        if isinstance(domain, EllipticCurve):
            return _on_curve(domain, key)
        if isinstance(domain, DhGroup):
            return _in_group(domain.p, domain.g, domain.q, key)
        raise UnsupportedKeyError("domain parameters of an unknown number")
    if oid in (_X942, _PKCS3):
        fields = [item.raw for item in tlv.iterate(tlv.unwrap(parameters.raw, _SEQUENCE)) if item.tag == _INTEGER]
        order = _integer(fields[2]) if oid == _X942 else None
        return _in_group(_integer(fields[0]), _integer(fields[1]), order, key)
    raise UnsupportedKeyError("neither a Diffie-Hellman nor an elliptic curve key")


def _on_curve(curve: EllipticCurve, key: bytes) -> EcAgreementKey:
    try:
        return EcAgreementKey(curve, curve.decode(key))
    except CurveError as error:
        raise UnsupportedKeyError(f"the public key: {error}") from error


def _in_group(prime: int, generator: int, order: int | None, key: bytes) -> DhAgreementKey:
    """Numbers that make a group in which the secret cannot be guessed, as far as the key tells."""
    public = _integer(key)
    if not _DH_MIN_BITS <= prime.bit_length() <= _DH_MAX_BITS or prime % 2 == 0:
        raise UnsupportedKeyError("a Diffie-Hellman group of a size that is not supported")
    if not (1 < generator < prime - 1 and 1 < public < prime - 1):
        raise UnsupportedKeyError("the public key is no element of its group")
    if order is not None and not (1 << 159 <= order < prime and pow(public, order, prime) == 1):
        raise UnsupportedKeyError("the public key is no element of its group")
    return DhAgreementKey(prime, generator, order, public)


def _integer(raw: bytes) -> int:
    item = tlv.read_tlv(raw)
    if item.tag != _INTEGER or not item.value or item.value[0] & 0x80:
        raise UnsupportedKeyError("a positive INTEGER expected")
    return int.from_bytes(item.value, "big")
