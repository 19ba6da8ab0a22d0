"""How a chip does PACE: what its EF.CardAccess offers, and what it insists on."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.access.curves import EllipticCurve
from cardreader.access.dh_groups import DhGroup
from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS, DomainParameters
from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.iso7816.tlv import encode

_ID_PACE = bytes.fromhex("04007F0007020204")
_ID_PRIME_FIELD = bytes.fromhex("2A8648CE3D0101")
_ID_EC_PUBLIC_KEY = bytes.fromhex("2A8648CE3D0201")
_ID_DH_PUBLIC_NUMBER = bytes.fromhex("2A8648CE3E0201")
_CIPHER_ARCS = {KeyKind.TRIPLE_DES: 1, KeyKind.AES_128: 2, KeyKind.AES_192: 3, KeyKind.AES_256: 4}
_LOCAL_PARAMETERS = 32
"""First identifier that is not reserved for standardized domain parameters."""


@dataclass(frozen=True, slots=True)
class PaceVariant:
    """One mechanism over one set of standardized domain parameters. The default is that of Vietnamese cards."""

    mapping: PaceMapping = PaceMapping.ECDH_GENERIC
    keys: KeyKind = KeyKind.AES_128
    parameter_id: int = 13

    @property
    def oid(self) -> bytes:
        """The object identifier's value bytes."""
        return _ID_PACE + bytes((self.mapping.value, _CIPHER_ARCS[self.keys]))

    @property
    def parameters(self) -> DomainParameters:
        """The group behind `parameter_id`."""
        return STANDARDIZED_PARAMETERS[self.parameter_id]

    @property
    def integrated(self) -> bool:
        """Whether the nonce is mapped by the integrated mapping."""
        return self.mapping in (PaceMapping.DH_INTEGRATED, PaceMapping.ECDH_INTEGRATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceSettings:
    """All of it. The default is a Vietnamese card's."""

    variants: tuple[PaceVariant, ...] = (PaceVariant(),)
    passwords: frozenset[PasswordReference] = frozenset((PasswordReference.MRZ, PasswordReference.CAN))
    """Those that the chip takes."""
    pin: str = field(default="", repr=False)
    puk: str = field(default="", repr=False)
    announced: bool = True
    """Whether there is an EF.CardAccess, be it an empty one."""
    names_parameters: bool = True
    """Whether the PACEInfos bear a parameterId."""
    explicit_parameters: bool = False
    """Whether the domain parameters are spelt out in PACEDomainParameterInfos instead of named."""
    wants_parameters: bool = False
    """Whether MSE:Set AT without DO 84 is refused with 6A87."""
    extended_length: bool = True
    """Whether GENERAL AUTHENTICATE may come in extended length; it may be chained in any case."""

    def identifier(self, variant: PaceVariant) -> int:
        """The parameterId by which DO 84 knows the variant's domain parameters."""
        if not self.explicit_parameters:
            return variant.parameter_id
        return _LOCAL_PARAMETERS + variant.parameter_id

    def ef_card_access(self) -> bytes:
        """SecurityInfos with PACE alone: a chip without a Chip Authentication key announces none (Doc 9303-11 §9.2)."""
        infos = [self._pace_info(variant) for variant in self.variants]
        if self.explicit_parameters:
            infos += [self._domain_parameter_info(variant) for variant in self.variants]
        return encode(0x31, b"".join(dict.fromkeys(infos)))

    def _pace_info(self, variant: PaceVariant) -> bytes:
        identifier = encode(0x02, bytes((self.identifier(variant),))) if self.names_parameters else b""
        return encode(0x30, encode(0x06, variant.oid) + encode(0x02, b"\x02") + identifier)

    def _domain_parameter_info(self, variant: PaceVariant) -> bytes:
        identifier = encode(0x02, bytes((self.identifier(variant),))) if self.names_parameters else b""
        algorithm = _algorithm_identifier(variant.parameters)
        return encode(0x30, encode(0x06, variant.oid[:-1]) + algorithm + identifier)


VIETNAMESE_PACE = PaceSettings()


def _algorithm_identifier(parameters: DomainParameters) -> bytes:
    """Explicit domain parameters (Doc 9303-11 §9.5.2)."""
    match parameters:
        case EllipticCurve():
            size = parameters.field_size
            field_id = encode(0x30, encode(0x06, _ID_PRIME_FIELD) + _integer(parameters.p))
            equation = encode(0x04, parameters.a.to_bytes(size, "big")) + encode(
                0x04, parameters.b.to_bytes(size, "big")
            )
            base = encode(0x04, parameters.encode(parameters.generator))
            curve = _integer(1) + field_id + encode(0x30, equation) + base + _integer(parameters.order) + _integer(1)
            return encode(0x30, encode(0x06, _ID_EC_PUBLIC_KEY) + encode(0x30, curve))
        case DhGroup():
            group = _integer(parameters.p) + _integer(parameters.g) + _integer(parameters.q)
            return encode(0x30, encode(0x06, _ID_DH_PUBLIC_NUMBER) + encode(0x30, group))


def _integer(value: int) -> bytes:
    return encode(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))
