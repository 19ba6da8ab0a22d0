"""A card worker on a simulated reader, with a clock of the test's own and every connection counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cardreader.authenticity.trust import TrustStore
from cardreader.connection import CardConnection
from kiosk.devices.card import CardWorker, Readers
from kiosk.session.events import CardFailed, CardInserted, CardRead
from kiosk.session.state import KeySource, Ref, TypedDigits
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData, Sex
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.pki import DocumentSigner
from simulators.reader.inprocess import SimulatedReader
from tests.unit.devices.posted import Posted
from tests.unit.simulators.chip_terminal import portrait

DIGITS = TypedDigits("012345")
MAU = CardData(
    personal_id="001099012345",
    full_name="Nguyễn Văn Mẫu",
    birth_date=date(1999, 1, 15),
    sex=Sex.MALE,
    expiry=date(2039, 1, 15),
    issue_date=date(2022, 2, 1),
    portrait=portrait(120, 160),
)
NAMESAKE_OF_THE_NUMBER = replace(
    MAU, personal_id="079188012345", full_name="Trần Thị Khác", sex=Sex.FEMALE, portrait=portrait(96, 128)
)
"""Another person whose number ends in the same six digits: the same CAN opens the chip."""


def proving_chip(signer: DocumentSigner, data: CardData = MAU) -> ChipImage:
    """A chip with keys of its own for active and chip authentication."""
    return personalise(data, signer, active_authentication=EcdsaKind(), chip_authentication=CaKind())


class HandClock:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        self._seconds = 1_000.0

    def __call__(self) -> float:
        return self._seconds

    def advance(self, seconds: float) -> None:
        """Lets time pass."""
        self._seconds += seconds


class CountedReader(SimulatedReader):
    """Remembers each connection, so that its commands can be counted."""

    def __init__(self) -> None:
        super().__init__()
        self.connections: list[SoftwareCardConnection] = []

    def connect(self, reader: str) -> CardConnection:
        """As the simulated reader's."""
        connection = super().connect(reader)
        assert isinstance(connection, SoftwareCardConnection)
        self.connections.append(connection)
        return connection


class Bench:
    """The worker, what it posts, and hands."""

    def __init__(self, readers: Readers | None = None, reader_name: str | None = None) -> None:
        self.reader = CountedReader()
        self.clock = HandClock()
        self.posted = Posted()
        self.worker = CardWorker(lambda: readers or self.reader, TrustStore(), reader_name, clock=self.clock)
        self._number = 0

    def start(self) -> Bench:
        """Begins to watch the reader."""
        self.worker.start(self.posted)
        return self

    def lay(self, card: SoftwareCard) -> None:
        """Lays a card down and waits until the worker has seen it."""
        self.reader.insert(card)
        self.posted.wait(CardInserted)

    def ask(self, key: KeySource = DIGITS) -> Ref:
        """Asks for a read."""
        self._number += 1
        ref = Ref(1, self._number)
        self.worker.read(ref, key)
        return ref

    def read(self, key: KeySource = DIGITS) -> CardRead | CardFailed:
        """Asks for a read and waits for its end."""
        ref = self.ask(key)
        outcome = self.posted.wait(CardRead, CardFailed)
        assert isinstance(outcome, CardRead | CardFailed)
        assert outcome.ref == ref
        return outcome

    def commands(self) -> int:
        """How many the last connection took."""
        return self.reader.connections[-1].count
