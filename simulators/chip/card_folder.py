"""A card as a folder: one file for each elementary file, and `keys.toml` with what they do not show.

A dump of a specimen document, made with any tool, is such a folder without `keys.toml`: what opens it is taken from DG1
or given, and what needs the chip's private keys it cannot do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS
from cardreader.access.security_infos import PaceInfo, PaceMapping, parse_security_infos
from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import TlvError, unwrap
from cardreader.lds.ef_atr_info import parse_ef_atr_info
from simulators.chip.image import AccessRule, ChipImage, Directory, ElementaryFile
from simulators.chip.key_file import KeyFileError, key_file_of, read_key_file, write_key_file
from simulators.chip.mrz import mrz_information
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.personalisation import (
    EF_ATR_INFO,
    EF_CARD_ACCESS,
    EF_COM,
    EF_DG_BASE,
    EF_DIR,
    EF_SOD,
    LOCKED_DATA_GROUPS,
)

KEYS: Final = "keys.toml"
_LARGEST: Final = 1 << 20
"""Bytes of a file that are read at most: no chip has as much memory."""
_LONGEST: Final = 0x7FFF
_LINES: Final[Mapping[int, int]] = MappingProxyType({90: 30, 72: 36, 88: 44})
"""Characters of a machine readable zone and of one of its lines."""


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    identifier: int
    sfi: int
    directory: Directory


_MASTER: Final = (("ATR_INFO", EF_ATR_INFO, 0x01), ("DIR", EF_DIR, 0x1E), ("CardAccess", EF_CARD_ACCESS, 0x1C))
_PLACES: Final[tuple[_Place, ...]] = (
    *(_Place(name, identifier, sfi, Directory.MASTER_FILE) for name, identifier, sfi in _MASTER),
    _Place("COM", EF_COM, 0x1E, Directory.APPLICATION),
    _Place("SOD", EF_SOD, 0x1D, Directory.APPLICATION),
    *(_Place(f"DG{number}", EF_DG_BASE + number, number, Directory.APPLICATION) for number in range(1, 17)),
)
_BY_NAME: Final[Mapping[str, _Place]] = MappingProxyType(
    {place.name.lower().replace("_", ""): place for place in _PLACES}
)
_LOOKS_LIKE: Final = re.compile(r"(ef|dg)[^a-z]|(com|sod|dir|cardaccess|atr)\b", re.IGNORECASE)
_FILE_NAME: Final = re.compile(
    r"(?:EF[._ -]?)?(COM|SOD|DIR|ATR[._ -]?INFO|CARD[._ -]?ACCESS|DG[._ -]?0?(?:1[0-6]|[1-9]))(?:\.(?:bin|dat|ef))?",
    re.IGNORECASE,
)
"""As this program writes them, and as other tools do: `EF_COM.bin`, `DG1.bin`, `EF.DG01`."""


class CardFolderError(ValueError):
    """A folder is no card. The text names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class ImportedCard:
    """`remarks`: what the chip will not do that its files speak of."""

    image: ChipImage
    remarks: tuple[str, ...]


def export_card(image: ChipImage, folder: Path) -> None:
    """Writes every file that anybody may read, and `keys.toml`. Raises CardFolderError, where the folder holds another
    card already, and OSError."""
    if folder.is_dir() and any(folder.iterdir()):
        raise CardFolderError("the folder is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    names = {place.identifier: place.name for place in _PLACES}
    locked = tuple(file.identifier - EF_DG_BASE for file in image.files if file.access is AccessRule.NEVER)
    for file in image.files:
        if file.access is not AccessRule.NEVER:
            (folder / f"EF.{names[file.identifier]}.bin").write_bytes(file.content)
    write_key_file(key_file_of(image, locked), folder / KEYS)


def import_card(folder: Path, *, information: str = "", can: str = "") -> ImportedCard:
    """The chip of a folder. MRZ `information` (Doc 9303-11 §9.7.2) and `can` go before what `keys.toml` or DG1 say.

    Raises CardFolderError.
    """
    contents = _read(folder)
    path = folder / KEYS
    if path.is_file():
        try:
            return ImportedCard(_with_keys(contents, path, information, can), ())
        except KeyFileError as error:
            raise CardFolderError(f"{KEYS}: {error}") from None
        except OSError as error:
            raise CardFolderError(f"{KEYS}: {error.strerror}") from None
    return _without_keys(contents, information, can)


def _read(folder: Path) -> Mapping[int, bytes]:
    """Contents by file identifier."""
    contents: dict[int, bytes] = {}
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and path.name != KEYS)
        for path in paths:
            place = _place_of(path.name)
            if place is None:
                continue
            if place.identifier in contents:
                raise CardFolderError(f"{path.name}: EF.{place.name} comes twice")
            content = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
            if not content:
                raise CardFolderError(f"{path.name}: empty, or larger than any chip")
            contents[place.identifier] = content
    except OSError as error:
        raise CardFolderError(f"{folder.name}: {error.strerror}") from None
    if not contents.keys() & {EF_COM, EF_SOD, EF_DG_BASE + 1}:
        raise CardFolderError(f"{folder.name}: none of EF.COM, EF.SOD and EF.DG1 is there")
    return contents


def _place_of(name: str) -> _Place | None:
    """None for what is no elementary file, such as a picture or a note. Raises CardFolderError for what seems one."""
    match = _FILE_NAME.fullmatch(name)
    if match is not None:
        return _BY_NAME[re.sub(r"[._ -]|(?<=dg)0", "", match.group(1).lower())]
    if _LOOKS_LIKE.match(name):
        raise CardFolderError(f"{name}: no elementary file of an identity document is called so")
    return None


def _files(contents: Mapping[int, bytes], locked: tuple[int, ...]) -> tuple[ElementaryFile, ...]:
    closed = {EF_DG_BASE + number for number in locked}
    return tuple(
        ElementaryFile(place.directory, place.identifier, place.sfi, rule, contents.get(place.identifier, b""))
        for place in _PLACES
        if (rule := _rule(place, contents, closed)) is not None
    )


def _rule(place: _Place, contents: Mapping[int, bytes], closed: set[int]) -> AccessRule | None:
    """None where the chip has no such file."""
    if place.identifier in closed:
        return AccessRule.NEVER
    if place.identifier not in contents:
        return None
    return AccessRule.ALWAYS if place.directory is Directory.MASTER_FILE else AccessRule.AFTER_ACCESS_CONTROL


def _with_keys(contents: Mapping[int, bytes], path: Path, information: str, can: str) -> ChipImage:
    keys = read_key_file(path)
    agreement = keys.agreement_keys
    return ChipImage(
        files=_files(contents, keys.locked),
        mrz_information=information or keys.access.mrz_information,
        can=can or keys.access.can,
        mrz=keys.access.mrz,
        active_key=keys.active_key,
        agreement_key=agreement[0] if agreement else None,
        further_agreement_keys=agreement[1:],
        pace=keys.settings,
        max_command_length=keys.max_command_length,
        max_response_length=keys.max_response_length,
    )


def _without_keys(contents: Mapping[int, bytes], information: str, can: str) -> ImportedCard:
    mrz = _mrz(contents.get(EF_DG_BASE + 1))
    if not (mrz or information or can):
        raise CardFolderError("EF.DG1: no machine readable zone in it, so the MRZ or the CAN must be given")
    lines = (
        tuple(mrz[start : start + _LINES[len(mrz)]] for start in range(0, len(mrz), _LINES[len(mrz)])) if mrz else ()
    )
    variants, remarks = _variants(contents.get(EF_CARD_ACCESS))
    for number, name in ((14, "Chip Authentication"), (15, "Active Authentication")):
        if EF_DG_BASE + number in contents:
            remarks.append(f"EF.DG{number} without its private key: {name} will be refused")
    command, response = _limits(contents.get(EF_ATR_INFO))
    image = ChipImage(
        files=_files(contents, LOCKED_DATA_GROUPS),
        mrz_information=information or (mrz_information(lines) if lines else ""),
        can=can or _can(lines),
        mrz=mrz,
        pace=PaceSettings(variants=variants),
        max_command_length=command,
        max_response_length=response,
    )
    return ImportedCard(image, tuple(remarks))


def _mrz(content: bytes | None) -> str:
    """Empty where DG1 is missing or not understood: the chip plays it as it is."""
    try:
        mrz = unwrap(unwrap(content or b"", 0x61), 0x5F1F).decode("ascii")
    except (TlvError, UnicodeDecodeError):
        return ""
    return mrz if len(mrz) in _LINES and re.fullmatch(r"[0-9A-Z<]+", mrz) else ""


def _can(lines: tuple[str, ...]) -> str:
    """Of a Vietnamese card the last six digits of the personal number; other states print it elsewhere."""
    if len(lines) != 3 or not lines[0].startswith("IDVNM"):
        return ""
    found = lines[0][21:27]
    return found if found.isdigit() else ""


def _variants(card_access: bytes | None) -> tuple[tuple[PaceVariant, ...], list[str]]:
    """The mechanisms that can be played without the chip's keys, and why others cannot."""
    if card_access is None:
        return (), []
    try:
        offered = parse_security_infos(card_access).pace
    except MalformedData:
        return (), ["EF.CardAccess is not understood: no PACE is played"]
    played: list[PaceVariant] = []
    remarks: list[str] = []
    for info in offered:
        reason = _why_not(info)
        if reason is None and info.parameter_id is not None:
            played.append(PaceVariant(info.mapping, info.session_keys, info.parameter_id))
        else:
            remarks.append(f"EF.CardAccess: {info.mapping.name} is not played, {reason}")
    return tuple(played), remarks


def _why_not(info: PaceInfo) -> str | None:
    if info.mapping is PaceMapping.ECDH_CHIP_AUTHENTICATION:
        return "the chip's private key is not there"
    if info.parameter_id not in STANDARDIZED_PARAMETERS:
        return "its domain parameters are not standardized ones"
    return None


def _limits(content: bytes | None) -> tuple[int, int]:
    """The longest command and answer, as EF.ATR/INFO says them."""
    try:
        found = None if content is None else parse_ef_atr_info(content)
    except MalformedData:
        found = None
    if found is None:
        return _LONGEST, _LONGEST
    return found.max_command_length or _LONGEST, found.max_response_length or _LONGEST
