"""Domain parameters that a chip may name or spell out (Doc 9303-11 §9.5)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cardreader.access.curves import STANDARDIZED_CURVES, EllipticCurve
from cardreader.access.dh_groups import STANDARDIZED_GROUPS, DhGroup
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError

DomainParameters = EllipticCurve | DhGroup

STANDARDIZED_PARAMETERS: Mapping[int, DomainParameters] = MappingProxyType(
    {**STANDARDIZED_GROUPS, **STANDARDIZED_CURVES}
)
"""Table 12 of §9.5.1."""

STANDARDIZED_IDS = range(32)
"""Reserved: explicit parameters never bear one of these."""

_STANDARDIZED = bytes.fromhex("04007F00070102")
_DH_PUBLIC_NUMBER = bytes.fromhex("2A8648CE3E0201")
_EC_PUBLIC_KEY = bytes.fromhex("2A8648CE3D0201")
_SEQUENCE, _INTEGER, _OCTET_STRING, _OBJECT_IDENTIFIER = 0x30, 0x02, 0x04, 0x06


def strength(parameters: DomainParameters) -> int:
    """Bits of security, as NIST SP 800-57 part 1 §5.6.1 counts them."""
    match parameters:
        case EllipticCurve():
            return parameters.order.bit_length() // 2
        case DhGroup():
            return 80 if parameters.p.bit_length() < 2048 else 112


def recognise_parameters(algorithm_identifier: bytes) -> DomainParameters | None:
    """The standardized parameters that an AlgorithmIdentifier names or spells out; None for any others.

    Unknown parameters from an unsigned file would give the password away (§9.2.2), so that none are ever taken over:
    explicit ones must equal standardized ones in every number.
    """
    try:
        fields = list(tlv.iterate(tlv.unwrap(algorithm_identifier, _SEQUENCE)))
        if len(fields) != 2 or fields[0].tag != _OBJECT_IDENTIFIER:
            return None
        match fields[0].value:
            case oid if oid == _STANDARDIZED:
                return STANDARDIZED_PARAMETERS.get(_integer(fields[1]))
            case oid if oid == _EC_PUBLIC_KEY:
                return _curve(tlv.unwrap(fields[1].raw, _SEQUENCE))
            case oid if oid == _DH_PUBLIC_NUMBER:
                return _group(tlv.unwrap(fields[1].raw, _SEQUENCE))
            case _:
                return None
    except TlvError:
        return None


def _integer(item: tlv.Tlv) -> int:
    if item.tag != _INTEGER:
        raise TlvError("an INTEGER expected")
    return int.from_bytes(item.value, "big", signed=True)


def _curve(content: bytes) -> EllipticCurve | None:
    """ECParameters of SEC 1 C.2: version, field, curve, base point, order, and the cofactor or not."""
    fields = list(tlv.iterate(content))
    if len(fields) not in (5, 6) or fields[3].tag != _OCTET_STRING:
        return None
    field_id = list(tlv.iterate(tlv.unwrap(fields[1].raw, _SEQUENCE)))
    equation = list(tlv.iterate(tlv.unwrap(fields[2].raw, _SEQUENCE)))
    if len(field_id) != 2 or len(equation) not in (2, 3):
        return None
    prime, order = _integer(field_id[1]), _integer(fields[4])
    a, b = (int.from_bytes(item.value, "big") for item in equation[:2])
    for curve in STANDARDIZED_CURVES.values():
        if (curve.p, curve.a, curve.b, curve.order) == (prime, a, b, order):
            return curve if curve.encode(curve.generator) == fields[3].value else None
    return None


def _group(content: bytes) -> DhGroup | None:
    """DomainParameters of X9.42: p, g, q and more, or DHParameter of PKCS #3: p, g and the length of private keys."""
    numbers = [_integer(item) for item in tlv.iterate(content) if item.tag == _INTEGER]
    if len(numbers) < 2:
        return None
    for group in STANDARDIZED_GROUPS.values():
        if (group.p, group.g) == (numbers[0], numbers[1]):
            return group
    return None
