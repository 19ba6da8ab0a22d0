"""The tables of a recipe file, each made into what personalisation takes.

Names are those of the standards; every key has a default, that of a Vietnamese card.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Final

from pydantic import ConfigDict

from cardreader.access.curves import EllipticCurve
from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS
from cardreader.access.key_derivation import KeyKind
from cardreader.access.security_infos import PaceMapping
from cardreader.lds.dg14 import KeyAgreement
from cardreader.lds.mrz import MrzFormat
from simulators.chip.active_keys import AaKind, EcdsaKind, RsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card_data import FURTHER_DATA_GROUPS, CardData, MrzStyle
from simulators.chip.pace_settings import PaceVariant
from simulators.chip.security_object import SecurityObjectStyle
from simulators.chip.signers import EcSigner, RsaSigner

_CONFIG: Final = ConfigDict(extra="forbid")
_DH_NAMES: Final = {0: "dh-1024-160", 1: "dh-2048-224", 2: "dh-2048-256"}
GROUPS: Final[Mapping[str, int]] = MappingProxyType(
    {
        parameters.name if isinstance(parameters, EllipticCurve) else _DH_NAMES[number]: number
        for number, parameters in STANDARDIZED_PARAMETERS.items()
    }
)
"""Names of the standardized domain parameters and their numbers (Doc 9303-11 §9.5.1)."""


class Cipher(StrEnum):
    """Of the session that a protocol opens."""

    TRIPLE_DES = "3des"
    AES_128 = "aes-128"
    AES_192 = "aes-192"
    AES_256 = "aes-256"


class NonceMapping(StrEnum):
    """How PACE maps the nonce, and over what."""

    ECDH_GENERIC = "ecdh-gm"
    ECDH_INTEGRATED = "ecdh-im"
    ECDH_CHIP_AUTHENTICATION = "ecdh-cam"
    DH_GENERIC = "dh-gm"
    DH_INTEGRATED = "dh-im"


class Hash(StrEnum):
    """Hash functions of Doc 9303."""

    SHA1 = "sha1"
    SHA224 = "sha224"
    SHA256 = "sha256"
    SHA384 = "sha384"
    SHA512 = "sha512"


class KeyType(StrEnum):
    """What signs."""

    ECDSA = "ecdsa"
    RSA = "rsa"


class SigningCurve(StrEnum):
    """Curves of keys that sign."""

    SECP224R1 = "secp224r1"
    SECP256R1 = "secp256r1"
    SECP384R1 = "secp384r1"
    SECP521R1 = "secp521r1"
    BRAINPOOL256 = "brainpoolP256r1"
    BRAINPOOL384 = "brainpoolP384r1"
    BRAINPOOL512 = "brainpoolP512r1"


class Padding(StrEnum):
    """Of RSA signatures over EF.SOD."""

    PKCS1 = "pkcs1"
    PSS = "pss"


class LdsVersion(StrEnum):
    """Of the logical data structure."""

    V1_7 = "1.7"
    V1_8 = "1.8"


def _group(name: str) -> int:
    if name not in GROUPS:
        raise ValueError(f"group: one of {', '.join(GROUPS)} expected")
    return GROUPS[name]


def _no_strangers(table: str, **strangers: object) -> None:
    """Raises ValueError for a key that the table's `key` does not go with."""
    given = [name for name, value in strangers.items() if value is not None]
    if given:
        raise ValueError(f"{', '.join(given)}: not with key = {table!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """What is on the chip of whoever's card it is. None: as the person's card has it."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    mrz: MrzFormat = MrzFormat.TD1
    issuing_state: str = "VNM"
    document_number: str = dataclasses.field(default="", repr=False)
    photo: bool | None = None
    vietnamese_text: bool | None = None
    """DG13."""
    further: frozenset[int] = frozenset()
    """Of DG7, DG11, DG12 and DG16."""

    def __post_init__(self) -> None:
        if not (1 <= len(self.issuing_state) <= 3 and self.issuing_state.isascii() and self.issuing_state.isupper()):
            raise ValueError("issuing_state: one to three capital letters expected")
        number = self.document_number
        if not (number.isascii() and (number.isalnum() or not number) and number == number.upper()):
            raise ValueError("document_number: digits and capital letters expected")
        if number and self.mrz is MrzFormat.TD1 and self.issuing_state == "VNM":
            raise ValueError("document_number: that of a Vietnamese card is taken from the personal number")
        if not self.further <= FURTHER_DATA_GROUPS:
            raise ValueError("further: of 7, 11, 12 and 16 only")

    def applied_to(self, data: CardData) -> CardData:
        """The person's data as this recipe wants them."""
        style = MrzStyle(format=self.mrz, issuing_state=self.issuing_state, document_number=self.document_number)
        return dataclasses.replace(
            data,
            mrz=style,
            has_photo=data.has_photo if self.photo is None else self.photo,
            has_dg13=data.has_dg13 if self.vietnamese_text is None else self.vietnamese_text,
            further_data_groups=self.further,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceTable:
    """One mechanism of PACE."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    mapping: NonceMapping = NonceMapping.ECDH_GENERIC
    cipher: Cipher = Cipher.AES_128
    group: str = "brainpoolP256r1"

    def __post_init__(self) -> None:
        parameters = STANDARDIZED_PARAMETERS[_group(self.group)]
        if isinstance(parameters, EllipticCurve) != self.mapping.value.startswith("ecdh"):
            raise ValueError("group: not of the kind that the mapping takes")
        if self.mapping is NonceMapping.ECDH_CHIP_AUTHENTICATION and self.cipher is Cipher.TRIPLE_DES:
            raise ValueError("cipher: the chip authentication mapping is with AES only")
        if self.mapping is NonceMapping.ECDH_INTEGRATED and self.group == "secp224r1":
            raise ValueError("group: the integrated mapping has no points on secp224r1")

    @property
    def variant(self) -> PaceVariant:
        """As EF.CardAccess offers it."""
        return PaceVariant(PaceMapping[self.mapping.name], KeyKind[self.cipher.name], GROUPS[self.group])


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveTable:
    """The key of Active Authentication."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    key: KeyType = KeyType.ECDSA
    curve: SigningCurve | None = None
    bits: int | None = None
    hash: Hash = Hash.SHA256

    def __post_init__(self) -> None:
        if self.key is KeyType.RSA:
            _no_strangers("rsa", curve=self.curve)
            if self.bits is not None and self.bits not in (1024, 1536, 2048, 3072, 4096):
                raise ValueError("bits: 1024, 1536, 2048, 3072 or 4096 expected")
        else:
            _no_strangers("ecdsa", bits=self.bits)

    @property
    def kind(self) -> AaKind:
        """As a key is made of it."""
        if self.key is KeyType.RSA:
            return RsaKind(self.bits or 2048, self.hash.value)
        return EcdsaKind((self.curve or SigningCurve.BRAINPOOL256).value, self.hash.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTable:
    """The key of Chip Authentication."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    cipher: Cipher = Cipher.AES_128
    group: str = "brainpoolP256r1"

    def __post_init__(self) -> None:
        _group(self.group)

    def kind(self, *, named: bool) -> CaKind:
        """As a key is made of it; `named`: with its parameters' number as its identifier, as PACE-CAM wants it."""
        number = GROUPS[self.group]
        on_curve = isinstance(STANDARDIZED_PARAMETERS[number], EllipticCurve)
        agreement = KeyAgreement.ECDH if on_curve else KeyAgreement.DH
        return CaKind(agreement, KeyKind[self.cipher.name], number, number if named else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityObjectTable:
    """Who signs EF.SOD and how."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    key: KeyType = KeyType.ECDSA
    curve: SigningCurve | None = None
    bits: int | None = None
    padding: Padding | None = None
    hash: Hash = Hash.SHA256
    """Of the signature."""
    group_hash: Hash = Hash.SHA256
    """Of the data groups."""
    lds_version: LdsVersion = LdsVersion.V1_7

    def __post_init__(self) -> None:
        if self.key is KeyType.RSA:
            _no_strangers("rsa", curve=self.curve)
            if self.bits is not None and self.bits not in (2048, 3072, 4096):
                raise ValueError("bits: 2048, 3072 or 4096 expected")
        else:
            _no_strangers("ecdsa", bits=self.bits, padding=self.padding)

    @property
    def style(self) -> SecurityObjectStyle:
        """As EF.SOD is written of it."""
        signer = (
            RsaSigner(self.bits or 2048)
            if self.key is KeyType.RSA
            else EcSigner((self.curve or SigningCurve.BRAINPOOL256).value)
        )
        return SecurityObjectStyle(
            signer=signer,
            group_digest=self.group_hash.value,
            digest=self.hash.value,
            pss=self.padding is Padding.PSS,
            lds_version=f"0{self.lds_version.value.replace('.', '0')}",
        )
