"""Chips that prove their keys, of every kind, and reads of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from cardreader.access.key_derivation import KeyKind
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.connection import CardConnection
from cardreader.lds.dg14 import KeyAgreement
from simulators.chip.active_keys import AaKind, EcdsaKind, RsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise

from .sample_card import KEYS, authority, card_data, connect, signer

Ask = Callable[[bytes], bytes]
EVERY_PROTOCOL = (ProtocolChoice.PACE, ProtocolChoice.BAC)
RSA, ECDSA = RsaKind(1_024), EcdsaKind()
AA_KINDS: tuple[AaKind, ...] = (
    *(RsaKind(1_024, name) for name in ("sha1", "sha224", "sha256", "sha384", "sha512")),
    RsaKind(2_048),
    RsaKind(3_072),
    EcdsaKind("secp224r1", "sha224"),
    EcdsaKind("secp256r1", "sha1"),
    EcdsaKind("brainpoolP256r1", "sha256"),
    EcdsaKind("brainpoolP384r1", "sha384"),
    EcdsaKind("brainpoolP512r1", "sha512"),
    EcdsaKind("secp521r1", "sha512"),
    EcdsaKind("brainpoolP256r1", "sha256", der=True),
    EcdsaKind("secp384r1", "sha384", told=False),
)
ECDH_3DES = CaKind(cipher=KeyKind.TRIPLE_DES)
ECDH_AES = CaKind()
CA_KINDS = (
    *(CaKind(cipher=cipher) for cipher in KeyKind),
    *(CaKind(parameter_id=number) for number in (8, 9, 10, 11, 12, 14, 15, 16, 17, 18)),
    *(CaKind(KeyAgreement.DH, cipher, 0) for cipher in KeyKind),
    CaKind(KeyAgreement.DH, parameter_id=1),
    CaKind(KeyAgreement.DH, parameter_id=2, standardized=True),
    CaKind(standardized=True),
    CaKind(key_id=7),
    CaKind(cipher=KeyKind.TRIPLE_DES, key_id=300),
    CaKind(cipher=KeyKind.TRIPLE_DES, announced=False),
)


@cache
def trust() -> TrustStore:
    """The sample authority as an installed anchor."""
    with tempfile.TemporaryDirectory() as folder:
        authority().export(Path(folder))
        return TrustStore.load(Path(folder))


@cache
def proving_image(active: AaKind | None, agreement: CaKind | None) -> ChipImage:
    """An honest chip with keys of these kinds."""
    return personalise(card_data(), signer(), active_authentication=active, chip_authentication=agreement)


def read(
    card: ChipImage | CardConnection, protocol: ProtocolChoice = ProtocolChoice.AUTO
) -> ChipReadResult | ChipReadFailure:
    """A whole read with the anchor installed."""
    connection = connect(card, max_apdu=65_544) if isinstance(card, ChipImage) else card
    reader = ChipReader(connection, KEYS, trust=trust(), protocol=protocol, today=lambda: date(2026, 1, 1))
    return reader.read()


def result(card: ChipImage | CardConnection, protocol: ProtocolChoice = ProtocolChoice.AUTO) -> ChipReadResult:
    """A read that came to its end."""
    found = read(card, protocol)
    assert isinstance(found, ChipReadResult), found
    return found
