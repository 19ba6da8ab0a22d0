"""Prints docs/chip-quirks.md: every quirk of the software chip and its reader, and what reading through it comes to."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from cardreader.access.keys import Can, ChipKeys, MrzKey
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.document import Assurance
from cardreader.errors import CardError, CardFault
from cardreader.evidence import AccessProtocol
from cardreader.resume import ReadSoFar
from kiosk.devices.card_codes import fault_code, verdict_code
from kiosk.domain.failures import FailureCode
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card_data import CardData, Sex
from simulators.chip.connection import IN_PROCESS_READER
from simulators.chip.image import ChipImage
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.access import SHORT_DOCUMENT_NUMBER
from simulators.chip.quirks.catalogue import ALL, card_of, make_image
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe
from simulators.reader.behind import OneCardReader
from simulators.reader.quirky import QuirkyReaders

PERSONAL_ID = "001099012345"
BIRTH_DATE, ISSUE_DATE, EXPIRY = date(1999, 1, 15), date(2022, 2, 1), date(2039, 1, 15)
TODAY = date(2026, 1, 1)
KEYS = ChipKeys.from_card_code(PERSONAL_ID, BIRTH_DATE, ISSUE_DATE)
WRONG_KEYS = ChipKeys(Can("543210"), (MrzKey("099012346", "990115", "390115"),))
PROTOCOLS = (ProtocolChoice.AUTO, ProtocolChoice.PACE, ProtocolChoice.BAC)
WRONG_KEY_ROW = 23
"""Quirks of this row show with a wrong key alone, so that is what they are read with."""

_GONE = (CardFault.CARD_REMOVED, CardFault.NO_READER, CardFault.SERVICE_UNAVAILABLE)
_MOST_TRIES = 5
_SHORT_APDU = 261
_SHORT_NUMBER_KEYS = ChipKeys(KEYS.can, (MrzKey(SHORT_DOCUMENT_NUMBER, "990115", "390115"),))
HEAD = """# What real chips and readers do

Made by `make docs` from the quirks in `simulators/chip/quirks`, each read for this table; a test holds the two equal.
Every row of numbers is one behaviour that was reported of a real card or reader, in one or several variants. Each
variant has a name for `kiosk simulate card --quirk NAME`; several at once are allowed.

The columns say what a read comes to: by PACE with BAC where PACE is not to be had, by PACE alone, and by BAC alone.
*Genuine*: the person is read, the data are whole, the signer is known and the chip proved its key. *Intact*: the same
but for the last or the last two. Else the one failure code it stops with, see [failure codes](failure-codes.md). Behind
the colon stands what the evidence remarks. The quirks of row 23 are read with wrong keys. A read that ended with card
or reader gone is taken up again once they are back: "then".

| row | name | behaviour | PACE or BAC | PACE | BAC |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one read came to: a level of assurance, or the code that it stops with."""

    assurance: Assurance | None
    code: FailureCode | None
    broken_off: tuple[FailureCode, ...]
    """Reads before this one that ended with the card or the reader gone."""
    protocol: AccessProtocol | None
    """What opened the chip."""
    failed: tuple[str, ...]
    """What the chip said to tries of opening it that failed."""
    remarks: tuple[str, ...]
    naps: tuple[float, ...]
    """Seconds that the chip took its time, answer by answer."""

    @property
    def words(self) -> str:
        """For the table."""
        if self.code is not None:
            result = f"{self.code.value} {self.code.name}"
        else:
            level = "genuine" if self.assurance is Assurance.CHIP_GENUINE else "intact"
            result = level if self.protocol is None else f"{level} by {self.protocol.value}"
        result = ", then ".join([*(f"{code.value} {code.name}" for code in self.broken_off), result])
        return result if not self.remarks else f"{result}: {'; '.join(self.remarks)}"


@cache
def authority() -> CountrySigningAuthority:
    """The CSCA of all chips here."""
    return CountrySigningAuthority.create()


@cache
def trust() -> TrustStore:
    """The authority as an installed anchor."""
    with TemporaryDirectory() as folder:
        authority().export(Path(folder))
        return TrustStore.load(Path(folder))


@cache
def recipe() -> Recipe:
    """A Vietnamese card with both proofs."""
    out = io.BytesIO()
    shades = [Image.linear_gradient("L").resize((120, 160)).rotate(angle) for angle in (0, 90, 180)]
    Image.merge("RGB", shades).save(out, "JPEG", quality=90)
    data = CardData(
        personal_id=PERSONAL_ID,
        full_name="Nguyễn Văn Mẫu",
        birth_date=BIRTH_DATE,
        sex=Sex.MALE,
        issue_date=ISSUE_DATE,
        expiry=EXPIRY,
        portrait=out.getvalue(),
        residence="Phường Bến Nghé, TP Hồ Chí Minh",
        old_id="012345678",
    )
    return Recipe(data=data, active_authentication=EcdsaKind(), chip_authentication=CaKind())


@cache
def _personalised() -> ChipImage:
    return make_image(recipe(), authority())


@cache
def image_with(quirks: tuple[Quirk, ...]) -> ChipImage:
    """The sample chip with quirks; personalised anew only where one of them asks for it."""
    if any(quirk.recipe(recipe()) is not recipe() for quirk in quirks):
        return make_image(recipe(), authority(), quirks)
    image = _personalised()
    for quirk in quirks:
        image = quirk.image(image)
    return image


def keys_for(quirks: tuple[Quirk, ...]) -> ChipKeys:
    """The keys by which the quirks are read."""
    if any(quirk.row == WRONG_KEY_ROW for quirk in quirks):
        return WRONG_KEYS
    return _SHORT_NUMBER_KEYS if any(quirk.name == "document-number-with-filler" for quirk in quirks) else KEYS


def read(quirks: tuple[Quirk, ...], protocol: ProtocolChoice, keys: ChipKeys | None = None) -> Outcome:
    """A read of a new card with all quirks at once, taken up again where card or reader went and came back."""
    naps: list[float] = []
    card = card_of(image_with(quirks), quirks, sleep=naps.append)
    # In short pieces, so that there is a middle of DG2 to break off in.
    max_apdu = _SHORT_APDU if any(quirk.connecting is not None for quirk in quirks) else None
    readers = QuirkyReaders(OneCardReader(card, max_apdu=max_apdu), quirks)
    broken_off: list[FailureCode] = []
    resume: ReadSoFar | None = None
    while True:
        try:
            connection = readers.connect(IN_PROCESS_READER)
        except CardError as error:
            broken_off.append(fault_code(error.fault))
            assert len(broken_off) < _MOST_TRIES, "the reader never comes back"
            continue
        found = ChipReader(
            connection,
            keys or keys_for(quirks),
            trust=trust(),
            protocol=protocol,
            today=lambda: TODAY,
            resume=resume,
        ).read()
        if not isinstance(found, ChipReadFailure) or found.fault not in _GONE or len(broken_off) == _MOST_TRIES:
            return _outcome(found, broken_off, naps)
        broken_off.append(fault_code(found.fault))
        resume = found.so_far


def _outcome(found: ChipReadResult | ChipReadFailure, broken_off: list[FailureCode], naps: list[float]) -> Outcome:
    assurance: Assurance | None = None
    code: FailureCode | None
    match found:
        case ChipReadFailure():
            code = fault_code(found.fault)
        case ChipReadResult():
            assurance, code = found.assurance, verdict_code(found.verdicts)
    evidence = found.evidence
    failed = tuple(attempt.outcome for attempt in evidence.attempts if not attempt.succeeded)
    return Outcome(assurance, code, tuple(broken_off), evidence.protocol, failed, evidence.remarks, tuple(naps))


@cache
def outcome(quirk: Quirk, protocol: ProtocolChoice) -> Outcome:
    """One cell of the table."""
    if protocol is ProtocolChoice.PACE:
        usual = outcome(quirk, ProtocolChoice.AUTO)
        if usual.protocol is AccessProtocol.PACE and not usual.failed:
            # PACE was tried first and opened the chip: command by command the same read.
            return usual
    return read((quirk,), protocol)


def row(quirk: Quirk) -> str:
    """The quirk's line in the table."""
    cells = [outcome(quirk, protocol).words for protocol in PROTOCOLS]
    return "| " + " | ".join((str(quirk.row), f"`{quirk.name}`", quirk.behaviour, *cells)) + " |"


def document() -> str:
    """The whole page."""
    return HEAD + "\n".join(row(quirk) for quirk in ALL) + "\n"


if __name__ == "__main__":
    print(document(), end="")
