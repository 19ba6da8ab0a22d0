"""DG14: SecurityInfos under the document's signature (Doc 9303-10 §4.7.14, Doc 9303-11 §9.2).

It holds the keys for Chip Authentication, the hash of Active Authentication over elliptic curves, and a copy of
EF.CardAccess, which itself is not signed. Its bytes are hashed as read, never as encoded anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from asn1crypto import core

from cardreader.access.key_derivation import KeyKind
from cardreader.access.security_infos import PaceInfo, SecurityInfo, parse_security_infos
from cardreader.asn1 import ASN1_ERRORS
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files

_ID_PK = "0.4.0.127.0.7.2.2.1."
_ID_CA = "0.4.0.127.0.7.2.2.3."
_ID_ACTIVE_AUTHENTICATION = "2.23.136.1.1.5"
_SEQUENCE = 0x30
_KINDS: Mapping[str, KeyKind] = MappingProxyType(
    {"1": KeyKind.TRIPLE_DES, "2": KeyKind.AES_128, "3": KeyKind.AES_192, "4": KeyKind.AES_256}
)


class KeyAgreement(Enum):
    """Groups of Chip Authentication. The value is the arc under id-PK and id-CA (§9.2.4, §9.2.5)."""

    DH = "1"
    ECDH = "2"


@dataclass(frozen=True, slots=True)
class ChipAuthenticationInfo:
    """A cipher that the chip offers with a kind of key (§9.2.4)."""

    oid_value: bytes = field(repr=False)
    """The protocol's OID as MSE:Set AT repeats it."""
    agreement: KeyAgreement
    cipher: KeyKind
    version: int
    key_id: int | None


@dataclass(frozen=True, slots=True)
class ChipAuthenticationPublicKey:
    """A static public key of the chip (§9.2.5)."""

    agreement: KeyAgreement
    key_info: bytes = field(repr=False)
    """DER of the SubjectPublicKeyInfo."""
    key_id: int | None


@dataclass(frozen=True, slots=True)
class Dg14:
    """What the file says of the chip's keys."""

    pace: tuple[PaceInfo, ...]
    chip_authentication: tuple[ChipAuthenticationInfo, ...]
    public_keys: tuple[ChipAuthenticationPublicKey, ...]
    active_authentication_algorithm: str | None
    """OID of the signature algorithm of Active Authentication over elliptic curves (§9.2.8), where told."""
    raw: bytes = field(repr=False)
    """The whole file."""


def parse_dg14(data: bytes) -> Dg14:
    """Entries of other protocols are passed over. Raises MalformedData."""
    try:
        infos = parse_security_infos(tlv.unwrap(data, elementary_files.DG14.tag))
        ciphers = [cipher for info in infos.others if (cipher := _chip_authentication(info)) is not None]
        keys = [key for info in infos.others if (key := _public_key(info)) is not None]
        algorithms = [_algorithm(info) for info in infos.others if info.oid == _ID_ACTIVE_AUTHENTICATION]
    except TlvError as error:
        raise MalformedData(f"DG14: {error}") from error
    except MalformedData as error:
        raise MalformedData(f"DG14: {error}") from error
    return Dg14(infos.pace, tuple(ciphers), tuple(keys), algorithms[0] if algorithms else None, data)


def _chip_authentication(info: SecurityInfo) -> ChipAuthenticationInfo | None:
    arcs = info.oid.removeprefix(_ID_CA).split(".")
    if not info.oid.startswith(_ID_CA) or len(arcs) != 2:
        return None
    agreement, cipher = _agreement(arcs[0]), _KINDS.get(arcs[1])
    if agreement is None or cipher is None:
        return None
    return ChipAuthenticationInfo(
        info.oid_value, agreement, cipher, _integer(info.required), _optional_integer(info.optional)
    )


def _public_key(info: SecurityInfo) -> ChipAuthenticationPublicKey | None:
    agreement = _agreement(info.oid.removeprefix(_ID_PK))
    if not info.oid.startswith(_ID_PK) or agreement is None:
        return None
    if tlv.read_tlv(info.required).tag != _SEQUENCE:
        raise MalformedData("a SubjectPublicKeyInfo expected")
    return ChipAuthenticationPublicKey(agreement, info.required, _optional_integer(info.optional))


def _agreement(arc: str) -> KeyAgreement | None:
    return next((item for item in KeyAgreement if item.value == arc), None)


def _algorithm(info: SecurityInfo) -> str | None:
    if info.optional is None:
        return None
    try:
        dotted: str = core.ObjectIdentifier.load(info.optional, strict=True).dotted
    except ASN1_ERRORS as error:
        raise MalformedData("ActiveAuthenticationInfo: an OID expected") from error
    return dotted


def _optional_integer(raw: bytes | None) -> int | None:
    return None if raw is None else _integer(raw)


def _integer(raw: bytes) -> int:
    item = tlv.read_tlv(raw)
    if item.tag != 0x02 or not 1 <= len(item.value) <= 16:
        raise MalformedData("an INTEGER expected")
    return int.from_bytes(item.value, "big")
