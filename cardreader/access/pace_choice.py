"""Which of the PACE mechanisms that a chip offers is run first, and why others are not run (Doc 9303-11 §4.2, §9.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardreader.access.curves import EllipticCurve
from cardreader.access.dh_groups import DhGroup
from cardreader.access.domain_parameters import (
    STANDARDIZED_IDS,
    STANDARDIZED_PARAMETERS,
    DomainParameters,
    recognise_parameters,
    strength,
)
from cardreader.access.integrated_mapping import point_encodable
from cardreader.access.key_derivation import KeyKind
from cardreader.access.security_infos import ID_PACE, PaceInfo, PaceMapping, SecurityInfo, SecurityInfos
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError

_MAPPING_NAMES = {
    PaceMapping.DH_GENERIC: "DH-GM",
    PaceMapping.ECDH_GENERIC: "ECDH-GM",
    PaceMapping.DH_INTEGRATED: "DH-IM",
    PaceMapping.ECDH_INTEGRATED: "ECDH-IM",
    PaceMapping.ECDH_CHIP_AUTHENTICATION: "ECDH-CAM",
}
_KEY_NAMES = {
    KeyKind.TRIPLE_DES: "3DES",
    KeyKind.AES_128: "AES-128",
    KeyKind.AES_192: "AES-192",
    KeyKind.AES_256: "AES-256",
}
_LIKELIEST_MAPPING = (
    PaceMapping.ECDH_CHIP_AUTHENTICATION,
    PaceMapping.ECDH_GENERIC,
    PaceMapping.ECDH_INTEGRATED,
    PaceMapping.DH_GENERIC,
    PaceMapping.DH_INTEGRATED,
)
"""Where strength is equal: what chips have run longest comes first."""
_VERSION = 2
_LARGEST_ID = 0xFF
_INTEGER = 0x02


@dataclass(frozen=True, slots=True)
class PaceMechanism:
    """A PACEInfo with the domain parameters that it means; this terminal can run it."""

    info: PaceInfo
    parameters: DomainParameters

    @property
    def name(self) -> str:
        """For evidence, as `PACE-ECDH-GM-AES-128 brainpoolP256r1`."""
        return f"{_name(self.info)} {self.parameters.name}"


@dataclass(frozen=True, slots=True)
class PaceChoice:
    """What may be run, strongest first, and a sentence on each mechanism that is passed over."""

    mechanisms: tuple[PaceMechanism, ...]
    passed_over: tuple[str, ...]
    ambiguous: bool
    """Whether MSE:Set AT must name the domain parameters, there being several (§4.4.4.1)."""

    @property
    def offered(self) -> bool:
        """Whether the chip offers PACE at all."""
        return bool(self.mechanisms or self.passed_over)


def choose_pace(infos: SecurityInfos) -> PaceChoice:
    """Sorts the offered mechanisms.

    The chip authentication mapping comes first, since it proves the chip's key at no cost (Appendix J.1). Then the
    weaker of group and cipher decides, then the cipher's key, then the group, then ECDH before DH and the generic
    before the integrated mapping.
    """
    mechanisms: list[PaceMechanism] = []
    passed_over = [
        f"PACE mechanism {info.oid} is unknown"
        for info in infos.others
        if info.oid.startswith(ID_PACE + ".") and info.oid.count(".") == ID_PACE.count(".") + 2
    ]
    for info in infos.pace:
        found = _resolve(info, infos)
        if isinstance(found, str):
            passed_over.append(f"{_name(info)} {found}")
        elif PaceMechanism(info, found) not in mechanisms:
            mechanisms.append(PaceMechanism(info, found))
    ambiguous = len({info.parameter_id for info in infos.pace}) > 1
    return PaceChoice(tuple(sorted(mechanisms, key=_strength, reverse=True)), tuple(passed_over), ambiguous)


def _strength(mechanism: PaceMechanism) -> tuple[bool, int, int, int, int]:
    info, group = mechanism.info, strength(mechanism.parameters)
    return (
        info.mapping is PaceMapping.ECDH_CHIP_AUTHENTICATION,
        min(info.session_keys, group),
        info.session_keys,
        group,
        -_LIKELIEST_MAPPING.index(info.mapping),
    )


def _name(info: PaceInfo) -> str:
    return f"PACE-{_MAPPING_NAMES[info.mapping]}-{_KEY_NAMES[info.session_keys]}"


def _resolve(info: PaceInfo, infos: SecurityInfos) -> DomainParameters | str:
    """The domain parameters, or why the mechanism cannot be run."""
    if info.version != _VERSION:
        return f"has version {info.version}"
    if info.mapping is PaceMapping.ECDH_CHIP_AUTHENTICATION and info.session_keys is KeyKind.TRIPLE_DES:
        return "is not defined"
    parameters = _parameters(info, infos)
    if isinstance(parameters, str):
        return parameters
    over_integers = info.mapping in (PaceMapping.DH_GENERIC, PaceMapping.DH_INTEGRATED)
    if over_integers != isinstance(parameters, DhGroup):
        return f"does not go with {parameters.name}"
    integrated = info.mapping is PaceMapping.ECDH_INTEGRATED
    if integrated and isinstance(parameters, EllipticCurve) and not point_encodable(parameters):
        return f"is not defined on {parameters.name}"
    return parameters


def _parameters(info: PaceInfo, infos: SecurityInfos) -> DomainParameters | str:
    if info.parameter_id is not None and info.parameter_id in STANDARDIZED_IDS:
        named = STANDARDIZED_PARAMETERS.get(info.parameter_id)
        return f"names the unknown domain parameters {info.parameter_id}" if named is None else named
    if info.parameter_id is not None and not 0 <= info.parameter_id <= _LARGEST_ID:
        return "names domain parameters by a number that MSE:Set AT cannot carry"
    local = [item for item in _local_parameters(info, infos.others) if info.parameter_id in (None, item[0])]
    if not local and info.parameter_id is None:
        return _named_elsewhere(info, infos.pace)
    if len(local) != 1:
        return "does not say which domain parameters it means"
    recognised = recognise_parameters(local[0][1])
    return "has domain parameters of its own, which nobody has examined" if recognised is None else recognised


def _local_parameters(info: PaceInfo, others: Sequence[SecurityInfo]) -> Iterator[tuple[int | None, bytes]]:
    """Identifier and AlgorithmIdentifier of each PACEDomainParameterInfo for the same mapping (§9.2.2)."""
    for other in others:
        if other.oid == f"{ID_PACE}.{info.mapping.value}":
            yield _identifier(other.optional), other.required


def _identifier(raw: bytes | None) -> int | None:
    if raw is None:
        return None
    try:
        return int.from_bytes(tlv.unwrap(raw, _INTEGER), "big", signed=True)
    except TlvError:
        return None


def _named_elsewhere(info: PaceInfo, offered: Sequence[PaceInfo]) -> DomainParameters | str:
    """What the chip's other PACEInfos name, where that is one thing only: chips leave out what they think is plain."""
    over_integers = info.mapping in (PaceMapping.DH_GENERIC, PaceMapping.DH_INTEGRATED)
    named = {
        other.parameter_id
        for other in offered
        if other.parameter_id is not None
        and isinstance(STANDARDIZED_PARAMETERS.get(other.parameter_id), DhGroup) == over_integers
    }
    found = STANDARDIZED_PARAMETERS.get(named.pop()) if len(named) == 1 else None
    return "names no domain parameters" if found is None else found
