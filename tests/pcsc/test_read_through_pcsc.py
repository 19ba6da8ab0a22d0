"""The whole chip read through the real PC/SC service, as the kiosk reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardreader.access.keys import ChipKeys
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.errors import CardError, CardFault
from cardreader.evidence import AccessProtocol
from cardreader.pcsc import PcscContext, connected
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.service import READER_NAMES, ReaderService
from simulators.reader.vpcd import VirtualReader
from tests.pcsc.raw_reader import READER, PulledCard, RawReader, inserted
from tests.unit.simulators.chip_terminal import portrait, sample_data

DATA = sample_data(portrait=portrait(240, 320))
KEYS = ChipKeys.from_card_code(DATA.personal_id, DATA.birth_date, DATA.issue_date)


@pytest.fixture
def context(service: ReaderService) -> Iterator[PcscContext]:
    pcsc = PcscContext()
    yield pcsc
    pcsc.close()


@pytest.fixture
def trust(tmp_path: Path, authority: CountrySigningAuthority) -> TrustStore:
    authority.export(tmp_path)
    return TrustStore.load(tmp_path)


def read(
    context: PcscContext, protocol: ProtocolChoice = ProtocolChoice.AUTO, trust: TrustStore | None = None
) -> ChipReadResult | ChipReadFailure:
    with connected(context, READER) as connection:
        return ChipReader(connection, KEYS, protocol=protocol, trust=trust).read()


def assert_is_the_sample(result: ChipReadResult | ChipReadFailure) -> ChipReadResult:
    assert isinstance(result, ChipReadResult), result
    assert result.document.personal_id == DATA.personal_id
    assert result.document.full_name == DATA.full_name
    assert (result.photo.width, result.photo.height) == (240, 320)
    assert result.verdicts.intact.result is VerdictResult.VERIFIED
    return result


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ProtocolChoice.AUTO, AccessProtocol.PACE),
        (ProtocolChoice.PACE, AccessProtocol.PACE),
        (ProtocolChoice.BAC, AccessProtocol.BAC),
    ],
)
def test_the_whole_chip_is_read(
    card: SoftwareCard,
    context: PcscContext,
    trust: TrustStore,
    choice: ProtocolChoice,
    expected: AccessProtocol,
) -> None:
    result = assert_is_the_sample(read(context, choice, trust))
    assert result.evidence.protocol is expected
    assert result.evidence.reader == READER
    # The signer is trusted, but this chip has no key of its own to prove: genuine cannot be told.
    assert result.verdicts.genuine.result is VerdictResult.CANNOT_TELL


def test_a_card_is_read_twice_in_a_row(card: SoftwareCard, context: PcscContext) -> None:
    for _ in range(2):
        assert_is_the_sample(read(context))


def test_card_events_reach_the_reader(
    service: ReaderService, slot: VirtualReader, context: PcscContext, image: ChipImage
) -> None:
    def present() -> bool:
        return any(state.card_present for state in context.states() if state.name == READER)

    def wait_until(wanted: bool) -> bool:
        return any((context.wait_for_change(0.5), present() is wanted)[1] for _ in range(20))

    assert context.list_readers() == READER_NAMES
    assert wait_until(False)
    with inserted(SoftwareCard(image), slot, service):
        assert wait_until(True)
        slot.remove()
        assert wait_until(False)


@pytest.mark.parametrize("at", [1, 7, 12])
def test_a_card_pulled_in_the_middle_is_told_as_such_and_reads_when_put_back(
    service: ReaderService, slot: VirtualReader, context: PcscContext, image: ChipImage, at: int
) -> None:
    with inserted(PulledCard(SoftwareCard(image), at), slot, service):
        result = read(context)
        assert isinstance(result, ChipReadFailure)
        assert result.fault is CardFault.CARD_REMOVED
        with RawReader() as reader:
            assert reader.wait_for_card(present=False)
            slot.insert(SoftwareCard(image))
            assert reader.wait_for_card(present=True)
        assert_is_the_sample(read(context))


def test_an_empty_reader_has_no_card_to_connect_to(context: PcscContext) -> None:
    with pytest.raises(CardError) as caught:
        context.connect(READER)
    assert caught.value.fault is CardFault.NO_CARD


def test_a_stopped_service_is_told_as_such_and_found_again(service: ReaderService, context: PcscContext) -> None:
    assert context.list_readers() == READER_NAMES
    service.stop()
    for _ in range(2):
        with pytest.raises(CardError) as caught:
            context.list_readers()
        assert caught.value.fault is CardFault.SERVICE_UNAVAILABLE
    service.start()
    assert context.list_readers() == READER_NAMES


def test_a_service_stopped_during_a_read_ends_the_read(
    card: SoftwareCard, service: ReaderService, context: PcscContext
) -> None:
    connection = context.connect(READER)
    service.stop()
    result = ChipReader(connection, KEYS).read()
    assert isinstance(result, ChipReadFailure)
    assert result.fault is CardFault.SERVICE_UNAVAILABLE
    connection.close()
