"""Keys for Chip Authentication, as the chip holds them and as DG14 shows them (Doc 9303-11 §6.2, §9.2)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from asn1crypto import core

from cardreader.access.curves import STANDARDIZED_CURVES, EllipticCurve
from cardreader.access.dh_groups import STANDARDIZED_GROUPS, DhGroup
from cardreader.access.key_derivation import KeyKind
from cardreader.iso7816.tlv import encode
from cardreader.lds.dg14 import KeyAgreement

_ID_PK, _ID_CA = "0.4.0.127.0.7.2.2.1", "0.4.0.127.0.7.2.2.3"
_CIPHER_ARCS = {KeyKind.TRIPLE_DES: 1, KeyKind.AES_128: 2, KeyKind.AES_192: 3, KeyKind.AES_256: 4}


@dataclass(frozen=True, slots=True)
class CaKind:
    """What a chip offers. `parameter_id` is that of the standardized domain parameters (§9.5.1)."""

    agreement: KeyAgreement = KeyAgreement.ECDH
    cipher: KeyKind = KeyKind.AES_128
    parameter_id: int = 13
    key_id: int | None = None
    announced: bool = True
    """Whether DG14 has the ChipAuthenticationInfo besides the key; without it, the cipher is 3DES."""
    standardized: bool = False
    """Whether the key names its domain parameters by their number, in place of spelling them out."""

    @property
    def domain(self) -> EllipticCurve | DhGroup:
        """The group of the key."""
        parameters: dict[int, EllipticCurve | DhGroup] = {**STANDARDIZED_GROUPS, **STANDARDIZED_CURVES}
        return parameters[self.parameter_id]


def _integer(value: int) -> bytes:
    return bytes(core.Integer(value).dump())


def _oid(dotted: str) -> bytes:
    return bytes(core.ObjectIdentifier(dotted).dump())


@dataclass(frozen=True, slots=True)
class ChipAuthenticationKey:
    """The chip's static key pair. A chip that lies holds another number than the one to `public_key`."""

    kind: CaKind
    private_key: int = field(repr=False)
    public_key: bytes = field(repr=False)
    """The point, uncompressed, or the number as an unsigned integer."""

    @classmethod
    def create(cls, kind: CaKind) -> ChipAuthenticationKey:
        """A new key."""
        return cls.of(kind, secrets.randbelow(kind.domain.order - 1) + 1)

    @classmethod
    def of(cls, kind: CaKind, private: int) -> ChipAuthenticationKey:
        """The pair of a private key, which lies between 0 and the group's order. Raises ValueError."""
        domain = kind.domain
        if not 0 < private < domain.order:
            raise ValueError("no private key of this group")
        match domain:
            case EllipticCurve():
                return cls(kind, private, domain.encode(domain.multiply(private, domain.generator)))
            case DhGroup():
                return cls(kind, private, domain.encode(pow(domain.g, private, domain.p)))

    @property
    def protocol(self) -> bytes:
        """DER of the protocol's OID."""
        return _oid(f"{_ID_CA}.{self.kind.agreement.value}.{_CIPHER_ARCS[self.kind.cipher]}")

    @property
    def security_infos(self) -> bytes:
        """ChipAuthenticationInfo and ChipAuthenticationPublicKeyInfo (§9.2.4, §9.2.5)."""
        key_id = b"" if self.kind.key_id is None else _integer(self.kind.key_id)
        public = encode(0x30, _oid(f"{_ID_PK}.{self.kind.agreement.value}") + self._key_info() + key_id)
        if not self.kind.announced:
            return public
        return encode(0x30, self.protocol + b"\x02\x01\x01" + key_id) + public

    def _key_info(self) -> bytes:
        domain = self.kind.domain
        key = self.public_key
        if isinstance(domain, DhGroup):
            key = _integer(int.from_bytes(key, "big"))
        if self.kind.standardized:
            algorithm = _oid("0.4.0.127.0.7.1.2") + _integer(self.kind.parameter_id)
        elif isinstance(domain, DhGroup):
            numbers = b"".join(map(_integer, (domain.p, domain.g, domain.q)))
            algorithm = _oid("1.2.840.10046.2.1") + encode(0x30, numbers)
        else:
            algorithm = _oid("1.2.840.10045.2.1") + explicit_parameters(domain)
        return encode(0x30, encode(0x30, algorithm) + encode(0x03, b"\x00" + key))

    def agree(self, terminal: bytes) -> bytes:
        """The secret shared with the terminal's ephemeral key. Raises CurveError or GroupError."""
        domain = self.kind.domain
        match domain:
            case EllipticCurve():
                return domain.multiply(self.private_key, domain.decode(terminal)).x.to_bytes(domain.field_size, "big")
            case DhGroup():
                return pow(domain.decode(terminal), self.private_key, domain.p).to_bytes(domain.field_size, "big")


def explicit_parameters(curve: EllipticCurve) -> bytes:
    """ECParameters of RFC 3279 §2.3.5."""
    size = curve.field_size
    field_id = encode(0x30, _oid("1.2.840.10045.1.1") + _integer(curve.p))
    coefficients = b"".join(encode(0x04, number.to_bytes(size, "big")) for number in (curve.a, curve.b))
    base = encode(0x04, curve.encode(curve.generator))
    return encode(
        0x30, _integer(1) + field_id + encode(0x30, coefficients) + base + _integer(curve.order) + _integer(1)
    )
