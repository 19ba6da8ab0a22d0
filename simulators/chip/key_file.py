"""`keys.toml` beside the files of an exported card: what the files do not show. Of simulated cards only."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Final

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import ConfigDict, TypeAdapter, ValidationError

from cardreader.access.curves import EllipticCurve
from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS
from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.lds.dg14 import KeyAgreement
from simulators.chip.active_keys import SIGNING_CURVES, ActiveAuthenticationKey, EcdsaKey, EcdsaKind, RsaKey
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.toml_text import toml_lines

_CONFIG: Final = ConfigDict(extra="forbid")
_HEAD: Final = "# SIMULATED card: what opens it and its private keys, none of which belongs to a real document.\n"


class KeyFileError(ValueError):
    """The file of keys cannot be used. The text says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSecrets:
    """What opens the chip; empty: nothing of the kind does."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    mrz_information: str = field(default="", repr=False)
    can: str = field(default="", repr=False)
    mrz: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantEntry:
    """One mechanism of PACE by the names of its parts."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    mapping: str
    cipher: str
    parameter_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceEntry:
    """How the chip does PACE."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    passwords: tuple[str, ...]
    pin: str = field(default="", repr=False)
    puk: str = field(default="", repr=False)
    announced: bool = True
    names_parameters: bool = True
    explicit_parameters: bool = False
    wants_parameters: bool = False
    extended_length: bool = True
    variants: tuple[VariantEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RsaEntry:
    """A key for Active Authentication; numbers in hexadecimal digits."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    modulus: str = field(repr=False)
    private_exponent: str = field(repr=False)
    public_exponent: int
    hash_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EcdsaEntry:
    """A key for Active Authentication."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    private_key: str = field(repr=False)
    curve: str
    hash_name: str
    der: bool
    told: bool
    explicit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """A key for Chip Authentication; the chip's own is the first of several."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    private_key: str = field(repr=False)
    agreement: str
    cipher: str
    parameter_id: int
    key_id: int | None = None
    announced: bool
    standardized: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """The whole file."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    locked: tuple[int, ...] = ()
    """Data groups that are there and open to nobody."""
    max_command_length: int
    max_response_length: int
    access: AccessSecrets
    pace: PaceEntry
    active_rsa: RsaEntry | None = None
    active_ecdsa: EcdsaEntry | None = None
    chip_authentication: tuple[AgreementEntry, ...] = ()

    @property
    def settings(self) -> PaceSettings:
        """Raises KeyFileError."""
        entry = self.pace
        try:
            return PaceSettings(
                variants=tuple(_variant(item) for item in entry.variants),
                passwords=frozenset(PasswordReference[name] for name in entry.passwords),
                pin=entry.pin,
                puk=entry.puk,
                announced=entry.announced,
                names_parameters=entry.names_parameters,
                explicit_parameters=entry.explicit_parameters,
                wants_parameters=entry.wants_parameters,
                extended_length=entry.extended_length,
            )
        except KeyError as error:
            raise KeyFileError(f"pace: {error} is unknown") from None

    @property
    def active_key(self) -> ActiveAuthenticationKey | None:
        """Raises KeyFileError."""
        try:
            if self.active_rsa is not None:
                rsa = self.active_rsa
                return RsaKey(int(rsa.modulus, 16), int(rsa.private_exponent, 16), rsa.hash_name, rsa.public_exponent)
            if self.active_ecdsa is not None:
                entry = self.active_ecdsa
                private = ec.derive_private_key(int(entry.private_key, 16), SIGNING_CURVES[entry.curve]())
                kind = EcdsaKind(entry.curve, entry.hash_name, entry.der, entry.told, entry.explicit)
                return EcdsaKey(private, kind)
        except (KeyError, ValueError):
            raise KeyFileError("the key for Active Authentication cannot be used") from None
        return None

    @property
    def agreement_keys(self) -> tuple[ChipAuthenticationKey, ...]:
        """Raises KeyFileError."""
        try:
            return tuple(_agreement_key(entry) for entry in self.chip_authentication)
        except (KeyError, ValueError):
            raise KeyFileError("chip_authentication: a key cannot be used") from None


_SCHEMA: Final = TypeAdapter(KeyFile)


def key_file_of(image: ChipImage, locked: tuple[int, ...]) -> KeyFile:
    """What the files of this chip do not show."""
    pace, active = image.pace, image.active_key
    keys = (*(() if image.agreement_key is None else (image.agreement_key,)), *image.further_agreement_keys)
    return KeyFile(
        locked=locked,
        max_command_length=image.max_command_length,
        max_response_length=image.max_response_length,
        access=AccessSecrets(mrz_information=image.mrz_information, can=image.can, mrz=image.mrz),
        pace=PaceEntry(
            passwords=tuple(sorted(reference.name for reference in pace.passwords)),
            pin=pace.pin,
            puk=pace.puk,
            announced=pace.announced,
            names_parameters=pace.names_parameters,
            explicit_parameters=pace.explicit_parameters,
            wants_parameters=pace.wants_parameters,
            extended_length=pace.extended_length,
            variants=tuple(
                VariantEntry(mapping=item.mapping.name, cipher=item.keys.name, parameter_id=item.parameter_id)
                for item in pace.variants
            ),
        ),
        active_rsa=_rsa_entry(active) if isinstance(active, RsaKey) else None,
        active_ecdsa=_ecdsa_entry(active) if isinstance(active, EcdsaKey) else None,
        chip_authentication=tuple(_agreement_entry(key) for key in keys),
    )


def write_key_file(keys: KeyFile, path: Path) -> None:
    """Raises OSError."""
    path.write_text(_HEAD + "\n".join(toml_lines(keys)) + "\n", encoding="utf-8")


def read_key_file(path: Path) -> KeyFile:
    """Raises KeyFileError, OSError."""
    try:
        return _SCHEMA.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KeyFileError(str(error)) from error
    except ValidationError as error:
        # What was given is not quoted: it may be a key.
        problems = "; ".join(f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors())
        raise KeyFileError(problems) from None


def _variant(entry: VariantEntry) -> PaceVariant:
    STANDARDIZED_PARAMETERS[entry.parameter_id]
    return PaceVariant(PaceMapping[entry.mapping], KeyKind[entry.cipher], entry.parameter_id)


def _rsa_entry(key: RsaKey) -> RsaEntry:
    return RsaEntry(
        modulus=f"{key.modulus:x}",
        private_exponent=f"{key.private_exponent:x}",
        public_exponent=key.public_exponent,
        hash_name=key.hash_name,
    )


def _ecdsa_entry(key: EcdsaKey) -> EcdsaEntry:
    kind = key.kind
    return EcdsaEntry(
        private_key=f"{key.private_key.private_numbers().private_value:x}",
        curve=kind.curve,
        hash_name=kind.hash_name,
        der=kind.der,
        told=kind.told,
        explicit=kind.explicit,
    )


def _agreement_entry(key: ChipAuthenticationKey) -> AgreementEntry:
    kind = key.kind
    return AgreementEntry(
        private_key=f"{key.private_key:x}",
        agreement=kind.agreement.name,
        cipher=kind.cipher.name,
        parameter_id=kind.parameter_id,
        key_id=kind.key_id,
        announced=kind.announced,
        standardized=kind.standardized,
    )


def _agreement_key(entry: AgreementEntry) -> ChipAuthenticationKey:
    kind = CaKind(
        KeyAgreement[entry.agreement],
        KeyKind[entry.cipher],
        entry.parameter_id,
        entry.key_id,
        entry.announced,
        entry.standardized,
    )
    if isinstance(kind.domain, EllipticCurve) != (kind.agreement is KeyAgreement.ECDH):
        raise ValueError("a group of the other kind")
    return ChipAuthenticationKey.of(kind, int(entry.private_key, 16))
