"""The reader behind its port: every way a read can be disturbed ends in one event, and the next read works."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from cardreader.authenticity.trust import TrustStore
from cardreader.document import Assurance, IdentityDocument, PartialDate, Sex, Source
from kiosk.devices.card import CardWorker
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session.events import (
    CardFailed,
    CardIdentified,
    CardInserted,
    CardProgressed,
    CardRead,
    CardTaken,
    DeviceChanged,
)
from kiosk.session.state import CardStage, KeySource, QrKey, Ref, TypedDigits
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData
from simulators.chip.card_data import Sex as CardSex
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.inprocess import SimulatedReader
from tests.unit.devices.posted import Posted

DIGITS = TypedDigits("012345")


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 80), (120, 110, 100)).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def image() -> ChipImage:
    data = CardData(
        personal_id="001099012345",
        full_name="Nguyễn Văn Mẫu",
        birth_date=date(1999, 1, 15),
        sex=CardSex.MALE,
        expiry=date(2039, 1, 15),
        issue_date=date(2022, 2, 1),
        portrait=jpeg(),
    )
    return personalise(data, CountrySigningAuthority.create().issue_document_signer())


@pytest.fixture
def card(image: ChipImage) -> SoftwareCard:
    return SoftwareCard(image)


class Bench:
    """A worker on a simulated reader."""

    def __init__(self) -> None:
        self.reader = SimulatedReader()
        self.posted = Posted()
        self.worker = CardWorker(lambda: self.reader, TrustStore())
        self.number = 0

    def read(self, key: KeySource = DIGITS) -> Ref:
        self.number += 1
        ref = Ref(1, self.number)
        self.worker.read(ref, key)
        return ref


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    made.worker.start(made.posted)
    yield made
    made.worker.stop()


def test_a_card_is_noticed_read_and_missed(bench: Bench, card: SoftwareCard) -> None:
    assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.READER, None)
    bench.reader.insert(card)
    bench.posted.wait(CardInserted)
    ref = bench.read()
    stages = [bench.posted.wait(CardProgressed).stage]
    identified = bench.posted.wait(CardIdentified)
    assert identified.document.full_name == "Nguyễn Văn Mẫu"
    result = bench.posted.wait(CardRead)
    assert result.ref == ref
    assert result.result.protocol == "PACE"
    assert result.result.assurance is Assurance.CHIP_INTACT
    assert result.result.photo.reveal() == jpeg()
    stages += [event.stage for event in bench.posted.seen if isinstance(event, CardProgressed)]
    assert list(dict.fromkeys(stages)) == [CardStage.IDENTITY, CardStage.PHOTO, CardStage.AUTHENTICITY]
    bench.reader.remove()
    bench.posted.wait(CardTaken)


def test_the_qr_of_the_card_opens_it_too(bench: Bench, card: SoftwareCard) -> None:
    code = IdentityDocument(
        source=Source.QR_CARD,
        full_name="Nguyễn Văn Mẫu",
        birth_date=PartialDate(1999, 1, 15),
        sex=Sex.MALE,
        personal_id="001099012345",
        issue_date=date(2022, 2, 1),
    )
    bench.reader.insert(card)
    bench.posted.wait(CardInserted)
    bench.read(QrKey(code))
    assert bench.posted.wait(CardRead, CardFailed) == bench.posted.seen[-1]
    assert isinstance(bench.posted.seen[-1], CardRead)


def commands_of_a_read(card: SoftwareCard) -> int:
    posted = Posted()
    made: list[SoftwareCardConnection] = []

    class Counting(SimulatedReader):
        def connect(self, reader_name: str) -> SoftwareCardConnection:
            connection = super().connect(reader_name)
            assert isinstance(connection, SoftwareCardConnection)
            made.append(connection)
            return connection

    reader = Counting()
    worker = CardWorker(lambda: reader, TrustStore())
    worker.start(posted)
    reader.insert(card)
    posted.wait(CardInserted)
    worker.read(Ref(1, 1), DIGITS)
    posted.wait(CardRead)
    worker.stop()
    return made[0].count


def test_a_card_pulled_at_any_command_is_told_as_removed_and_read_when_put_back(
    bench: Bench, card: SoftwareCard
) -> None:
    total = commands_of_a_read(card)
    assert total > 10
    for command in range(1, total + 1):
        bench.reader.insert(card)
        bench.posted.wait(CardInserted)
        bench.reader.remove_at(command)
        ref = bench.read()
        outcome = bench.posted.wait(CardRead, CardFailed)
        assert outcome == CardFailed(ref, FailureCode.CARD_REMOVED), f"command {command}"
        bench.reader.insert(card)
        bench.posted.wait(CardInserted)
        bench.read()
        assert isinstance(bench.posted.wait(CardRead, CardFailed), CardRead), f"after command {command}"
        bench.reader.remove()
        bench.posted.wait(CardTaken)


@pytest.mark.parametrize("digits", ["999999", "012346", "000000"])
def test_wrong_digits_are_a_wrong_key_and_the_right_ones_still_work(
    bench: Bench, card: SoftwareCard, digits: str
) -> None:
    bench.reader.insert(card)
    bench.posted.wait(CardInserted)
    ref = bench.read(TypedDigits(digits))
    assert bench.posted.wait(CardRead, CardFailed) == CardFailed(ref, FailureCode.WRONG_KEY)
    bench.read()
    assert isinstance(bench.posted.wait(CardRead, CardFailed), CardRead)


def test_without_card_reader_or_service_a_read_says_which(bench: Bench) -> None:
    ref = bench.read()
    assert bench.posted.wait(CardFailed) == CardFailed(ref, FailureCode.NO_CARD)
    bench.reader.unplug()
    assert bench.posted.wait(DeviceChanged).fault is FailureCode.READER_MISSING
    bench.reader.plug()
    assert bench.posted.wait(DeviceChanged).fault is None
    bench.reader.stop_service()
    assert bench.posted.wait(DeviceChanged).fault is FailureCode.PCSC_UNAVAILABLE
    ref = bench.read()
    assert bench.posted.wait(CardFailed) == CardFailed(ref, FailureCode.PCSC_UNAVAILABLE)
    bench.reader.start_service()
    assert bench.posted.wait(DeviceChanged).fault is None


def test_a_read_that_is_called_off_says_nothing(bench: Bench, image: ChipImage) -> None:
    class Slow(SoftwareCard):
        def process(self, command: bytes) -> bytes:
            bench.worker.cancel()
            return super().process(command)

    bench.reader.insert(Slow(image))
    bench.posted.wait(CardInserted)
    bench.read()
    bench.reader.remove()
    bench.posted.wait(CardTaken)
    assert not any(isinstance(event, CardRead | CardFailed) for event in bench.posted.seen)


def test_a_photo_that_was_not_signed_is_not_relied_on(bench: Bench, image: ChipImage) -> None:
    photo = image.file(0x0102)
    forged = replace(photo, content=photo.content[:-20] + bytes(20))
    files = tuple(forged if entry is photo else entry for entry in image.files)
    bench.reader.insert(SoftwareCard(replace(image, files=files)))
    bench.posted.wait(CardInserted)
    ref = bench.read()
    assert bench.posted.wait(CardRead, CardFailed) == CardFailed(ref, FailureCode.CARD_NOT_INTACT)
