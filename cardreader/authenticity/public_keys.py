"""Public keys out of a SubjectPublicKeyInfo, explicit curve parameters included (RFC 5480, BSI TR-03111)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from asn1crypto import keys
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from cardreader.access.curves import STANDARDIZED_CURVES, EllipticCurve
from cardreader.asn1 import ASN1_ERRORS

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey

_RSA = ("rsa", "rsassa_pss")
_RSA_MIN_BITS, _RSA_MAX_BITS = 256, 8_192
"""Bounds of what is computed with; whether a size proves anything is the caller's to say."""
_EXPONENT_MAX_BITS = 256
"""As FIPS 186-5 §A.1.1 has it. An exponent that fills DG15 would keep the terminal busy for seconds."""
_PARAMETERS_BY_OID: Mapping[str, int] = MappingProxyType(
    {
        "1.2.840.10045.3.1.1": 8,
        "1.3.36.3.3.2.8.1.1.3": 9,
        "1.3.132.0.33": 10,
        "1.3.36.3.3.2.8.1.1.5": 11,
        "1.2.840.10045.3.1.7": 12,
        "1.3.36.3.3.2.8.1.1.7": 13,
        "1.3.36.3.3.2.8.1.1.9": 14,
        "1.3.132.0.34": 15,
        "1.3.36.3.3.2.8.1.1.11": 16,
        "1.3.36.3.3.2.8.1.1.13": 17,
        "1.3.132.0.35": 18,
    }
)
_LIBRARY_CURVES: Mapping[int, ec.EllipticCurve] = MappingProxyType(
    {
        8: ec.SECP192R1(),
        10: ec.SECP224R1(),
        12: ec.SECP256R1(),
        13: ec.BrainpoolP256R1(),
        15: ec.SECP384R1(),
        16: ec.BrainpoolP384R1(),
        17: ec.BrainpoolP512R1(),
        18: ec.SECP521R1(),
    }
)
"""The library has none for brainpoolP192r1, brainpoolP224r1 and brainpoolP320r1."""


class UnsupportedKeyError(ValueError):
    """A key this package cannot use, which says nothing about what it signed."""


@dataclass(frozen=True, slots=True)
class RsaNumbers:
    """An RSA key of any size, for raw arithmetic with the public exponent."""

    modulus: int = field(repr=False)
    exponent: int = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of the modulus."""
        return (self.modulus.bit_length() + 7) // 8


def load_public_key(info: bytes) -> PublicKey:
    """The key of a DER SubjectPublicKeyInfo. Raises UnsupportedKeyError."""
    try:
        parsed = keys.PublicKeyInfo.load(info)
        algorithm = parsed["algorithm"]["algorithm"].native
        if algorithm in _RSA:
            numbers = _rsa_numbers(parsed)
            return rsa.RSAPublicNumbers(numbers.exponent, numbers.modulus).public_key()
        if algorithm == "ec":
            curve = _library_curve(parsed["algorithm"]["parameters"])
            return ec.EllipticCurvePublicKey.from_encoded_point(curve, bytes(parsed["public_key"]))
    except UnsupportedKeyError:
        raise
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise UnsupportedKeyError("the public key is malformed or too small") from None
    raise UnsupportedKeyError("neither an RSA nor an elliptic curve key")


def load_rsa_numbers(info: bytes) -> RsaNumbers | None:
    """The numbers of a DER SubjectPublicKeyInfo of RSA; None for a key of another kind. Raises UnsupportedKeyError."""
    try:
        parsed = keys.PublicKeyInfo.load(info)
        return _rsa_numbers(parsed) if parsed["algorithm"]["algorithm"].native in _RSA else None
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise UnsupportedKeyError("the public key is malformed") from None


def _rsa_numbers(parsed: Any) -> RsaNumbers:  # noqa: ANN401 - a value of the untyped ASN.1 library
    numbers = parsed["public_key"].parsed
    found = RsaNumbers(int(numbers["modulus"]), int(numbers["public_exponent"]))
    fits = found.exponent >= 3 and found.exponent.bit_length() <= _EXPONENT_MAX_BITS
    if not fits or found.modulus % 2 == 0 or not _RSA_MIN_BITS <= found.modulus.bit_length() <= _RSA_MAX_BITS:
        raise UnsupportedKeyError("numbers that make no RSA key")
    return found


def standard_curve(parameters: bytes) -> EllipticCurve:
    """The standard curve that DER ECParameters name or spell out. Raises UnsupportedKeyError."""
    try:
        return STANDARDIZED_CURVES[_parameter_id(keys.ECDomainParameters.load(parameters))]
    except UnsupportedKeyError:
        raise
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise UnsupportedKeyError("the curve's parameters are malformed") from None


def _library_curve(parameters: Any) -> ec.EllipticCurve:  # noqa: ANN401 - a value of the untyped ASN.1 library
    curve = _LIBRARY_CURVES.get(_parameter_id(parameters))
    if curve is None:
        raise UnsupportedKeyError("a curve that the cryptographic library does not have")
    return curve


def _parameter_id(parameters: Any) -> int:  # noqa: ANN401
    if parameters.name == "named":
        found = _PARAMETERS_BY_OID.get(parameters.chosen.dotted)
        if found is None:
            raise UnsupportedKeyError("an unknown named curve")
        return found
    if parameters.name == "specified":
        return _match_explicit(parameters.chosen)
    raise UnsupportedKeyError("the key does not say its curve")


def _match_explicit(domain: Any) -> int:  # noqa: ANN401
    """The standard curve with that prime, whose every other parameter must be the same.

    A generator of the signer's own choosing would let anyone sign for a known public point.
    """
    prime = int(domain["field_id"]["parameters"])
    for number, curve in STANDARDIZED_CURVES.items():
        if curve.p != prime:
            continue
        given = (
            int.from_bytes(bytes(domain["curve"]["a"]), "big"),
            int.from_bytes(bytes(domain["curve"]["b"]), "big"),
            int(domain["order"]),
        )
        if given == (curve.a, curve.b, curve.order) and _is_generator(curve, bytes(domain["base"])):
            return number
    raise UnsupportedKeyError("explicit parameters of no standard curve")


def _is_generator(curve: EllipticCurve, encoded: bytes) -> bool:
    x = curve.generator.x.to_bytes(curve.field_size, "big")
    return encoded in (curve.encode(curve.generator), bytes((2 + curve.generator.y % 2,)) + x)
