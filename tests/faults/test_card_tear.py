"""The tear test: for a whole read with active and chip authentication, the card vanishes at each command in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardreader.access.keys import ChipKeys
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.document import Assurance
from cardreader.errors import CardFault
from cardreader.resume import ReadSoFar
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.pki import CountrySigningAuthority
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from simulators.world import Chips
from tests.unit.simulators.faulty_connection import Fault, FaultyConnection

MAU = load_personas()["mau"]
KEYS = ChipKeys.from_card_code(MAU.card.personal_id, MAU.card.birth_date, MAU.card.issue_date)


@pytest.fixture(scope="module")
def chips() -> Chips:
    return Chips(CountrySigningAuthority.create())


@pytest.fixture(scope="module")
def card(chips: Chips) -> SoftwareCard:
    """The demonstration's card."""
    return chips.card(MAU)


@pytest.fixture(scope="module")
def trust(chips: Chips, tmp_path_factory: pytest.TempPathFactory) -> TrustStore:
    folder: Path = tmp_path_factory.mktemp("trust")
    return chips.trust(folder)


def read(
    connection: SoftwareCardConnection | FaultyConnection,
    protocol: ProtocolChoice,
    trust: TrustStore,
    resume: ReadSoFar | None = None,
) -> ChipReadResult | ChipReadFailure:
    return ChipReader(connection, KEYS, trust=trust, protocol=protocol, resume=resume).read()


def assert_whole(outcome: ChipReadResult | ChipReadFailure, *, at: int = 0) -> int:
    """The right person and photo, and both proofs of the chip's key made; the number of commands it took."""
    assert isinstance(outcome, ChipReadResult), f"after command {at}: {outcome}"
    assert outcome.document.personal_id == MAU.card.personal_id
    assert outcome.document.full_name == MAU.card.full_name
    assert outcome.photo.data == portrait(MAU)
    assert outcome.assurance is Assurance.CHIP_GENUINE
    assert outcome.verdicts.active_authentication.result is VerdictResult.VERIFIED
    assert outcome.verdicts.chip_authentication.result is VerdictResult.VERIFIED
    return outcome.evidence.apdus


@pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])
def test_the_card_vanishes_at_each_command_and_the_next_read_works(
    card: SoftwareCard, trust: TrustStore, protocol: ProtocolChoice
) -> None:
    count = assert_whole(read(SoftwareCardConnection(card), protocol, trust))
    took: list[int] = []
    for pulled in range(1, count + 1):
        torn = read(FaultyConnection(SoftwareCardConnection(card), pulled, Fault.PULLED), protocol, trust)
        assert isinstance(torn, ChipReadFailure), f"command {pulled}"
        assert torn.fault is CardFault.CARD_REMOVED, f"command {pulled}: {torn}"
        assert torn.evidence.apdus == pulled
        assert torn.document is None or torn.document.personal_id == MAU.card.personal_id
        assert assert_whole(read(SoftwareCardConnection(card), protocol, trust), at=pulled) == count
        took.append(assert_whole(read(SoftwareCardConnection(card), protocol, trust, torn.so_far), at=pulled))
    assert took[0] == count
    assert max(took) <= count
    assert took[-1] < count
    assert took == sorted(took, reverse=True), "the later it was pulled, the less is left to do"
