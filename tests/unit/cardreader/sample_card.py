"""The sample person's software chip, whole or changed on purpose."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from datetime import date
from functools import cache

from PIL import Image

from cardreader.access.keys import ChipKeys, MrzKey
from cardreader.connection import CardConnection
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData, Sex
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority, DocumentSigner

PERSONAL_ID = "001099012345"
BIRTH_DATE = date(1999, 1, 15)
ISSUE_DATE = date(2022, 2, 1)
KEYS = ChipKeys.from_card_code(PERSONAL_ID, BIRTH_DATE, ISSUE_DATE)
MRZ_KEY = KEYS.mrz[0]
WRONG_MRZ_KEY = MrzKey("099012346", "990115", "390115")
CARD_ACCESS, COM, SOD, DG1, DG2, DG13 = 0x011C, 0x011E, 0x011D, 0x0101, 0x0102, 0x010D


@cache
def authority() -> CountrySigningAuthority:
    return CountrySigningAuthority.create()


@cache
def signer() -> DocumentSigner:
    return authority().issue_document_signer()


@cache
def portrait() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((60, 80), 90).convert("RGB").save(out, "JPEG", quality=70)
    return out.getvalue()


@cache
def card_data(*, has_dg13: bool = True) -> CardData:
    return CardData(
        personal_id=PERSONAL_ID,
        full_name="Nguyễn Văn Mẫu",
        birth_date=BIRTH_DATE,
        sex=Sex.MALE,
        issue_date=ISSUE_DATE,
        expiry=date(2039, 1, 15),
        portrait=portrait(),
        residence="Phường Bến Nghé, TP Hồ Chí Minh",
        old_id="012345678",
        has_dg13=has_dg13,
    )


@cache
def sample_image(*, has_dg13: bool = True) -> ChipImage:
    return personalise(card_data(has_dg13=has_dg13), signer())


def with_file(image: ChipImage, identifier: int, content: bytes | None) -> ChipImage:
    """The chip with another content of one file, or without it."""
    kept = tuple(file for file in image.files if file.identifier != identifier)
    if content is None:
        return dataclasses.replace(image, files=kept)
    return dataclasses.replace(image, files=(*kept, dataclasses.replace(image.file(identifier), content=content)))


def connect(image: ChipImage | None = None, *, max_apdu: int | None = None) -> SoftwareCardConnection:
    return SoftwareCardConnection(SoftwareCard(image or sample_image()), max_apdu=max_apdu)


class Intercepted:
    """A connection in which a function may change an answer. It gets the number of the exchange, from 1, the command
    and a function that asks the card."""

    def __init__(self, inner: CardConnection, change: Callable[[int, bytes, Callable[[bytes], bytes]], bytes]) -> None:
        self._inner = inner
        self._change = change
        self.count = 0

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        self.count += 1
        return self._change(self.count, command, self._inner.transmit)

    def close(self) -> None:
        self._inner.close()
