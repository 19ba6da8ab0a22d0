"""What signs EF.SOD: kinds of document signer keys, and certificates that the usual library does not write."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from cardreader.access.curves import STANDARDIZED_CURVES, EllipticCurve
from cardreader.iso7816.tlv import encode
from simulators.chip.agreement_keys import explicit_parameters

CERTIFICATE_HASHES: Mapping[str, hashes.SHA224 | hashes.SHA256 | hashes.SHA384 | hashes.SHA512] = MappingProxyType(
    {"sha224": hashes.SHA224(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
)
"""With which certificates are signed."""
_HASHES: Mapping[str, hashes.HashAlgorithm] = MappingProxyType(
    {**CERTIFICATE_HASHES, "sha1": hashes.SHA1()}  # noqa: S303 - old documents are signed so
)
_CURVES: Mapping[str, ec.EllipticCurve] = MappingProxyType(
    {
        curve.name: curve
        for curve in (
            ec.SECP224R1(),
            ec.SECP256R1(),
            ec.SECP384R1(),
            ec.SECP521R1(),
            ec.BrainpoolP256R1(),
            ec.BrainpoolP384R1(),
            ec.BrainpoolP512R1(),
        )
    }
)
_EC_PUBLIC_KEY = bytes.fromhex("06072A8648CE3D0201")
_RSASSA_PSS = bytes.fromhex("06092A864886F70D01010A")


@dataclass(frozen=True, slots=True)
class ArithmeticKey:
    """A key on a curve that the usual library does not have."""

    curve: EllipticCurve
    scalar: int = field(repr=False)

    @property
    def key_info(self) -> bytes:
        """DER of the SubjectPublicKeyInfo, the curve spelt out."""
        point = self.curve.encode(self.curve.multiply(self.scalar, self.curve.generator))
        algorithm = encode(0x30, _EC_PUBLIC_KEY + explicit_parameters(self.curve))
        return encode(0x30, algorithm + encode(0x03, b"\x00" + point))

    def sign(self, data: bytes, digest: str) -> bytes:
        """ECDSA (BSI TR-03111 §4.2.1) as a DER Ecdsa-Sig-Value."""
        hashed = hashlib.new(digest, data).digest()
        order = self.curve.order
        message = int.from_bytes(hashed, "big") >> max(0, 8 * len(hashed) - order.bit_length())
        while True:
            once = secrets.randbelow(order - 1) + 1
            r = self.curve.multiply(once, self.curve.generator).x % order
            s = pow(once, -1, order) * (message + r * self.scalar) % order
            if r and s:
                return utils.encode_dss_signature(r, s)


PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ArithmeticKey


@dataclass(frozen=True, slots=True)
class EcSigner:
    """ECDSA. `explicit`: the certificate spells the curve out in numbers and names it nowhere."""

    curve: str = "brainpoolP256r1"
    explicit: bool = False

    def make_key(self) -> ec.EllipticCurvePrivateKey:
        """A new key."""
        return ec.generate_private_key(_CURVES[self.curve])


@dataclass(frozen=True, slots=True)
class RareCurveSigner:
    """ECDSA on a standardized curve by its name, spelt out, whether or not the usual library has it."""

    curve: str

    def make_key(self) -> ArithmeticKey:
        """A new key."""
        curve = _arithmetic_curve(self.curve)
        return ArithmeticKey(curve, secrets.randbelow(curve.order - 1) + 1)


@dataclass(frozen=True, slots=True)
class RsaSigner:
    """RSA. `pss_only`: the certificate says that the key is for RSASSA-PSS (RFC 4055 §1.2). With what padding the key
    signs is said where it signs."""

    bits: int = 2_048
    pss_only: bool = False

    def make_key(self) -> rsa.RSAPrivateKey:
        """A new key."""
        return rsa.generate_private_key(65_537, self.bits)


SignerKind = EcSigner | RareCurveSigner | RsaSigner
USUAL_SIGNER = EcSigner()


def key_for_template(key: PrivateKey) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    """The public key, or another one in its place until the certificate gets the right one by `with_key_info`."""
    if isinstance(key, ArithmeticKey):
        return ec.generate_private_key(ec.SECP256R1()).public_key()
    return key.public_key()


def special_key_info(kind: SignerKind, key: PrivateKey) -> bytes | None:
    """The SubjectPublicKeyInfo as this kind has it, where it is not the usual one."""
    if isinstance(key, ArithmeticKey):
        return key.key_info
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    usual = key.public_key().public_bytes(serialization.Encoding.DER, form)
    point = keys.PublicKeyInfo.load(usual)["public_key"].dump()
    match kind:
        case EcSigner(explicit=True):
            parameters = explicit_parameters(_arithmetic_curve(kind.curve))
            return encode(0x30, encode(0x30, _EC_PUBLIC_KEY + parameters) + point)
        case RsaSigner(pss_only=True):
            return encode(0x30, encode(0x30, _RSASSA_PSS) + point)
        case _:
            return None


def with_key_info(certificate: bytes, key_info: bytes, issuer_key: PrivateKey, digest: str, *, pss: bool) -> bytes:
    """The certificate with its key written otherwise, signed anew."""
    parsed = asn1_x509.Certificate.load(certificate)
    parsed["tbs_certificate"]["subject_public_key_info"] = keys.PublicKeyInfo.load(key_info)
    to_be_signed = parsed["tbs_certificate"].dump(force=True)
    signature = sign(issuer_key, to_be_signed, digest, pss=pss)
    return encode(0x30, to_be_signed + parsed["signature_algorithm"].dump() + encode(0x03, b"\x00" + signature))


def sign(key: PrivateKey, data: bytes, digest: str, *, pss: bool = False) -> bytes:
    """ECDSA as a DER Ecdsa-Sig-Value; RSA by PKCS#1 v1.5, or by PSS with a salt as long as the hash."""
    if isinstance(key, ArithmeticKey):
        return key.sign(data, digest)
    algorithm = _HASHES[digest]
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(data, ec.ECDSA(algorithm))
    scheme = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size) if pss else padding.PKCS1v15()
    return key.sign(data, scheme, algorithm)


def _arithmetic_curve(name: str) -> EllipticCurve:
    return next(curve for curve in STANDARDIZED_CURVES.values() if curve.name == name)
