"""A card pulled while it is read and put back: the same card goes on where it was, and no other card ever does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from cardreader.document import Assurance, IdentityDocument, PartialDate, Source
from cardreader.document import Sex as PersonSex
from kiosk.devices.card_broken_off import KEEP
from kiosk.domain.failures import FailureCode
from kiosk.session.events import CardFailed, CardProgressed, CardRead, CardTaken
from kiosk.session.state import CardStage, KeySource, QrKey, TypedDigits
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData
from simulators.chip.image import ChipImage
from simulators.chip.pki import CountrySigningAuthority, DocumentSigner
from tests.unit.devices.card_bench import MAU, NAMESAKE_OF_THE_NUMBER, Bench, proving_chip

QR = QrKey(
    IdentityDocument(
        source=Source.QR_CARD,
        full_name=MAU.full_name,
        birth_date=PartialDate(1999, 1, 15),
        sex=PersonSex.MALE,
        personal_id=MAU.personal_id,
        issue_date=MAU.issue_date,
    )
)


@pytest.fixture(scope="module")
def signer() -> DocumentSigner:
    return CountrySigningAuthority.create().issue_document_signer()


@pytest.fixture(scope="module")
def image(signer: DocumentSigner) -> ChipImage:
    return proving_chip(signer)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench().start()
    yield made
    made.worker.stop()


def whole_read(bench: Bench, card: SoftwareCard) -> int:
    """Commands of an undisturbed read. The card lies on the reader afterwards."""
    bench.lay(card)
    assert isinstance(bench.read(), CardRead)
    return bench.commands()


def pull_at(bench: Bench, command: int) -> set[CardStage]:
    """Reads the card on the reader, which is pulled just before the given command. The stages that were reached."""
    bench.posted.seen.clear()
    bench.reader.remove_at(command)
    outcome = bench.read()
    assert isinstance(outcome, CardFailed)
    assert outcome.code is FailureCode.CARD_REMOVED, f"command {command}"
    return {event.stage for event in bench.posted.seen if isinstance(event, CardProgressed)}


def assert_is(outcome: CardRead | CardFailed, data: CardData = MAU) -> None:
    assert isinstance(outcome, CardRead), outcome
    assert outcome.result.document.personal_id == data.personal_id
    assert outcome.result.document.full_name == data.full_name
    assert outcome.result.photo.reveal() == data.portrait
    assert outcome.result.assurance is Assurance.CHIP_INTACT


def test_pulled_at_every_command_the_same_card_goes_on_where_it_was(bench: Bench, image: ChipImage) -> None:
    """The tear test: each command of a whole read, with active and chip authentication."""
    card = SoftwareCard(image)
    fresh = whole_read(bench, card)
    saved = {}
    for command in range(1, fresh + 1):
        stages = pull_at(bench, command)
        bench.lay(card)
        assert_is(bench.read())
        saved[command] = fresh - bench.commands()
        assert saved[command] >= 0, f"pulled at {command}, the next read took more than a whole one"
        if CardStage.PHOTO in stages:
            assert saved[command] > 0, f"pulled at {command}, in or after the photo"
    assert saved[fresh] >= 3
    assert saved[1] == 0


@pytest.fixture(scope="module")
def torn(image: ChipImage) -> tuple[int, int]:
    """Commands of a whole read, and one of them in or after the photo."""
    bench, card = Bench().start(), SoftwareCard(image)
    try:
        fresh = whole_read(bench, card)
        for command in range(1, fresh + 1):
            stages = pull_at(bench, command)
            bench.worker.cancel()
            bench.lay(card)
            if CardStage.PHOTO in stages:
                return fresh, command + 1
    finally:
        bench.worker.stop()
    raise AssertionError("no command reads the photo")


def nothing(bench: Bench) -> None:
    """The card is put back at once."""


def put_back_just_in_time(bench: Bench) -> None:
    bench.clock.advance(KEEP - 0.01)


def put_back_too_late(bench: Bench) -> None:
    bench.clock.advance(KEEP)


def called_off(bench: Bench) -> None:
    bench.worker.cancel()


@pytest.mark.parametrize(
    ("meanwhile", "goes_on"),
    [(nothing, True), (put_back_just_in_time, True), (put_back_too_late, False), (called_off, False)],
)
def test_what_was_read_is_kept_for_five_seconds_and_for_nobody_else(
    bench: Bench, image: ChipImage, torn: tuple[int, int], meanwhile: Callable[[Bench], None], goes_on: bool
) -> None:
    fresh, command = torn
    card = SoftwareCard(image)
    bench.lay(card)
    pull_at(bench, command)
    meanwhile(bench)
    bench.lay(card)
    assert_is(bench.read())
    assert (bench.commands() < fresh) is goes_on


@pytest.mark.parametrize("key", [TypedDigits("999999"), QR], ids=["wrong digits", "QR code"])
def test_another_key_starts_from_nothing_and_so_does_the_first_after_it(
    bench: Bench, image: ChipImage, torn: tuple[int, int], key: KeySource
) -> None:
    fresh, command = torn
    card = SoftwareCard(image)
    bench.lay(card)
    pull_at(bench, command)
    bench.lay(card)
    outcome = bench.read(key)
    if key is QR:
        assert_is(outcome)
        assert bench.commands() == fresh
    else:
        assert outcome == CardFailed(outcome.ref, FailureCode.WRONG_KEY)
    assert_is(bench.read())
    assert bench.commands() == fresh


def test_a_card_pulled_twice_goes_on_from_where_the_first_read_was(
    bench: Bench, image: ChipImage, torn: tuple[int, int]
) -> None:
    """The second read is broken off before the card is known again; what the first left still holds."""
    fresh, command = torn
    card = SoftwareCard(image)
    bench.lay(card)
    pull_at(bench, command)
    bench.lay(card)
    pull_at(bench, 2)
    bench.lay(card)
    assert_is(bench.read())
    assert bench.commands() < fresh


@pytest.mark.parametrize("data", [MAU, NAMESAKE_OF_THE_NUMBER], ids=["same person", "another person"])
def test_another_card_that_the_same_key_opens_starts_from_nothing_and_nothing_is_mixed(
    bench: Bench, image: ChipImage, signer: DocumentSigner, data: CardData
) -> None:
    first, other = SoftwareCard(image), SoftwareCard(proving_chip(signer, data))
    fresh = whole_read(bench, other)
    bench.reader.remove()
    bench.posted.wait(CardTaken)
    count = whole_read(bench, first)
    for command in range(1, count + 1):
        pull_at(bench, command)
        bench.lay(other)
        assert_is(bench.read(), data)
        # The length of APDUs that reader and card bear is not asked for again; every file is.
        assert fresh - bench.commands() <= 1, f"pulled at {command}"
        bench.reader.remove()
        bench.posted.wait(CardTaken)
        bench.lay(first)
