"""Keys for Active Authentication, as the chip holds them and as DG15 shows them (Doc 9303-11 §6.1)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from asn1crypto import core, keys
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.iso7816.tlv import encode
from simulators.chip.agreement_keys import explicit_parameters

_Random = Callable[[int], bytes]
_TRAILERS: Mapping[str, bytes] = MappingProxyType(
    {"sha1": b"\xbc", "sha224": b"\x38\xcc", "sha256": b"\x34\xcc", "sha384": b"\x36\xcc", "sha512": b"\x35\xcc"}
)
_HASHES: Mapping[str, tuple[str, hashes.HashAlgorithm]] = MappingProxyType(
    {
        "sha1": ("1", hashes.SHA1()),  # noqa: S303 - chips of old sign so
        "sha224": ("2", hashes.SHA224()),
        "sha256": ("3", hashes.SHA256()),
        "sha384": ("4", hashes.SHA384()),
        "sha512": ("5", hashes.SHA512()),
    }
)
"""Last arc of ecdsa-plain-signatures (BSI TR-03111 §5.2.1.1) and the hash."""
SIGNING_CURVES: Mapping[str, type[ec.EllipticCurve]] = MappingProxyType(
    {
        "secp224r1": ec.SECP224R1,
        "secp256r1": ec.SECP256R1,
        "secp384r1": ec.SECP384R1,
        "secp521r1": ec.SECP521R1,
        "brainpoolP256r1": ec.BrainpoolP256R1,
        "brainpoolP384r1": ec.BrainpoolP384R1,
        "brainpoolP512r1": ec.BrainpoolP512R1,
    }
)
"""By name, those whose keys sign."""


_LIBRARY_BITS = 1_024
"""The library makes no smaller RSA keys."""
_EXPONENT = 65_537
_ROUNDS = 40
"""Of the Miller-Rabin test: a composite number passes with a chance of less than 4⁻⁴⁰."""


@dataclass(frozen=True, slots=True)
class RsaKind:
    """ISO/IEC 9796-2 scheme 1. SHA-1 goes with trailer BC, the others with a named hash."""

    bits: int = 2_048
    hash_name: str = "sha256"


@dataclass(frozen=True, slots=True)
class EcdsaKind:
    """ECDSA; `der`: the answer comes in DER, as some chips have it, in place of r‖s. `told`: DG14 names the hash.
    `explicit`: DG15 spells the curve out in numbers and names it nowhere."""

    curve: str = "brainpoolP256r1"
    hash_name: str = "sha256"
    der: bool = False
    told: bool = True
    explicit: bool = False


AaKind = RsaKind | EcdsaKind


class ActiveAuthenticationKey(Protocol):
    """The chip's key pair."""

    @property
    def key_info(self) -> bytes:
        """DER of the SubjectPublicKeyInfo."""
        ...

    @property
    def security_info(self) -> bytes:
        """ActiveAuthenticationInfo for DG14; empty where none belongs there."""
        ...

    def sign(self, challenge: bytes, random: _Random) -> bytes:
        """The chip's answer to the challenge."""
        ...


@dataclass(frozen=True, slots=True)
class RsaKey:
    """Signs with message recovery."""

    modulus: int = field(repr=False)
    private_exponent: int = field(repr=False)
    hash_name: str = "sha256"
    public_exponent: int = _EXPONENT

    @property
    def key_info(self) -> bytes:
        """rsaEncryption."""
        numbers = core.Integer(self.modulus).dump() + core.Integer(self.public_exponent).dump()
        algorithm = encode(0x30, core.ObjectIdentifier("1.2.840.113549.1.1.1").dump() + b"\x05\x00")
        return encode(0x30, algorithm + encode(0x03, b"\x00" + encode(0x30, numbers)))

    @property
    def security_info(self) -> bytes:
        """The signature itself names its hash."""
        return b""

    def sign(self, challenge: bytes, random: _Random) -> bytes:
        """As long as the modulus: 6A, random M1, hash of M1 and challenge, trailer (§6.1.2.2)."""
        size, trailer = (self.modulus.bit_length() + 7) // 8, _TRAILERS[self.hash_name]
        message = random(size - 1 - len(trailer) - hashlib.new(self.hash_name).digest_size)
        digest = hashlib.new(self.hash_name, message + challenge).digest()
        block = int.from_bytes(b"\x6a" + message + digest + trailer, "big")
        return pow(block, self.private_exponent, self.modulus).to_bytes(size, "big")


@dataclass(frozen=True, slots=True)
class EcdsaKey:
    """Signs the challenge."""

    private_key: ec.EllipticCurvePrivateKey = field(repr=False)
    kind: EcdsaKind

    @property
    def key_info(self) -> bytes:
        """The point and its curve."""
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        info = self.private_key.public_key().public_bytes(serialization.Encoding.DER, form)
        if not self.kind.explicit:
            return info
        curve = next(curve for curve in STANDARDIZED_CURVES.values() if curve.name == self.kind.curve)
        algorithm = encode(0x30, core.ObjectIdentifier("1.2.840.10045.2.1").dump() + explicit_parameters(curve))
        return encode(0x30, algorithm + bytes(keys.PublicKeyInfo.load(info)["public_key"].dump()))

    @property
    def security_info(self) -> bytes:
        """ActiveAuthenticationInfo with ecdsa-plain-signatures (§9.2.8)."""
        if not self.kind.told:
            return b""
        signature = core.ObjectIdentifier(f"0.4.0.127.0.7.1.1.4.1.{_HASHES[self.kind.hash_name][0]}").dump()
        return encode(0x30, core.ObjectIdentifier("2.23.136.1.1.5").dump() + b"\x02\x01\x01" + signature)

    def sign(self, challenge: bytes, random: _Random) -> bytes:  # noqa: ARG002 - the library draws its own
        """r‖s, or DER where the kind says so."""
        der = self.private_key.sign(challenge, ec.ECDSA(_HASHES[self.kind.hash_name][1]))
        if self.kind.der:
            return der
        size = (self.private_key.key_size + 7) // 8
        return b"".join(number.to_bytes(size, "big") for number in utils.decode_dss_signature(der))


def make_active_authentication_key(kind: AaKind) -> ActiveAuthenticationKey:
    """A new key of that kind."""
    match kind:
        case RsaKind() if kind.bits < _LIBRARY_BITS:
            return _tiny_rsa_key(kind)
        case RsaKind():
            numbers = rsa.generate_private_key(_EXPONENT, kind.bits).private_numbers()
            return RsaKey(numbers.public_numbers.n, numbers.d, kind.hash_name)
        case EcdsaKind():
            return EcdsaKey(ec.generate_private_key(SIGNING_CURVES[kind.curve]()), kind)


def _tiny_rsa_key(kind: RsaKind) -> RsaKey:
    """A key that anybody can break."""
    while True:
        p, q = _prime(kind.bits // 2), _prime(kind.bits - kind.bits // 2)
        phi = (p - 1) * (q - 1)
        if p != q and (p * q).bit_length() == kind.bits and phi % _EXPONENT:
            return RsaKey(p * q, pow(_EXPONENT, -1, phi), kind.hash_name)


def _prime(bits: int) -> int:
    while True:
        candidate = secrets.randbits(bits) | 3 << (bits - 2) | 1
        if _is_prime(candidate):
            return candidate


def _is_prime(number: int) -> bool:
    """Miller-Rabin."""
    odd, twos = number - 1, 0
    while not odd & 1:
        odd, twos = odd >> 1, twos + 1
    for _ in range(_ROUNDS):
        power = pow(secrets.randbelow(number - 3) + 2, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True
