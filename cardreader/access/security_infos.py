"""SecurityInfos: which access protocols a chip offers (Doc 9303-11 §9.2). EF.CardAccess and DG14 hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from asn1crypto import core

from cardreader.access.key_derivation import KeyKind
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError

ID_PACE = "0.4.0.127.0.7.2.2.4"
_SET = 0x31
_SEQUENCE = 0x30
_OBJECT_IDENTIFIER = 0x06
_INTEGER = 0x02
_MAX_INFOS = 64


class PaceMapping(Enum):
    """Mapping of the nonce to a generator, and over what (§4.4.3.3). The value is the OID's arc under id-PACE."""

    DH_GENERIC = 1
    ECDH_GENERIC = 2
    DH_INTEGRATED = 3
    ECDH_INTEGRATED = 4
    ECDH_CHIP_AUTHENTICATION = 6


_KINDS: Mapping[int, KeyKind] = MappingProxyType(
    {1: KeyKind.TRIPLE_DES, 2: KeyKind.AES_128, 3: KeyKind.AES_192, 4: KeyKind.AES_256}
)


@dataclass(frozen=True, slots=True)
class SecurityInfo:
    """Any entry: its protocol, and its further fields undecoded."""

    oid: str
    oid_value: bytes = field(repr=False)
    """The OID's value bytes as they came, as MSE:Set AT repeats them."""
    required: bytes = field(repr=False)
    """The required data object, tag included."""
    optional: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaceInfo:
    """PACEInfo (§9.2.1)."""

    oid: str
    oid_value: bytes = field(repr=False)
    mapping: PaceMapping
    session_keys: KeyKind
    version: int
    parameter_id: int | None
    """Standardized domain parameters (§9.5.1), where named."""


@dataclass(frozen=True, slots=True)
class SecurityInfos:
    """One SET OF SecurityInfo in the order of the file. `raw` is what a copy is compared with."""

    pace: tuple[PaceInfo, ...]
    others: tuple[SecurityInfo, ...]
    raw: bytes = field(repr=False)


def parse_security_infos(data: bytes) -> SecurityInfos:
    """The DER SET OF SecurityInfo. Entries of unknown protocols are kept as they are. Raises MalformedData."""
    try:
        entries = list(tlv.iterate(tlv.unwrap(data, _SET)))
        if len(entries) > _MAX_INFOS:
            raise MalformedData("SecurityInfos: too many entries")
        infos = [_parse_entry(tlv.unwrap(entry.raw, _SEQUENCE)) for entry in entries]
    except TlvError as error:
        raise MalformedData(f"SecurityInfos: {error}") from error
    pace: list[PaceInfo] = []
    others: list[SecurityInfo] = []
    for info in infos:
        parsed = _as_pace(info)
        if parsed is None:
            others.append(info)
        else:
            pace.append(parsed)
    return SecurityInfos(tuple(pace), tuple(others), data)


def _parse_entry(content: bytes) -> SecurityInfo:
    fields = list(tlv.iterate(content))
    if not 2 <= len(fields) <= 3 or fields[0].tag != _OBJECT_IDENTIFIER or not fields[0].value:
        raise MalformedData("SecurityInfos: an entry is an OID and one or two fields")
    try:
        oid: str = core.ObjectIdentifier.load(fields[0].raw, strict=True).dotted
    except (ValueError, IndexError) as error:
        raise MalformedData("SecurityInfos: the protocol is no OID") from error
    return SecurityInfo(oid, fields[0].value, fields[1].raw, fields[2].raw if len(fields) > 2 else None)


def _as_pace(info: SecurityInfo) -> PaceInfo | None:
    """None where the entry is no PACEInfo of a known mapping and cipher, PACEDomainParameterInfo included."""
    arcs = info.oid.removeprefix(ID_PACE + ".").split(".")
    if not info.oid.startswith(ID_PACE + ".") or len(arcs) != 2:
        return None
    mapping = next((item for item in PaceMapping if str(item.value) == arcs[0]), None)
    kind = _KINDS.get(int(arcs[1]))
    if mapping is None or kind is None:
        return None
    parameter_id = _integer(info.optional) if info.optional is not None else None
    return PaceInfo(info.oid, info.oid_value, mapping, kind, _integer(info.required), parameter_id)


def _integer(raw: bytes) -> int:
    item = tlv.read_tlv(raw)
    if item.tag != _INTEGER or not 1 <= len(item.value) <= 4:
        raise MalformedData("SecurityInfos: an INTEGER expected")
    return int.from_bytes(item.value, "big", signed=True)
