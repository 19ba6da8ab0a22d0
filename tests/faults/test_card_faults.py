"""Faults by enumeration: each command of a whole read goes wrong in each way, and nothing wrong is ever believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from cardreader.access.keys import Can, ChipKeys
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.connection import CardConnection
from cardreader.document import Assurance, IdentityDocument
from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved
from simulators.chip.connection import SoftwareCardConnection
from tests.unit.cardreader.sample_card import KEYS, MRZ_KEY, WRONG_MRZ_KEY, Intercepted, connect, portrait

Ask = Callable[[bytes], bytes]
Outcome = ChipReadResult | ChipReadFailure
PROTOCOLS = pytest.mark.parametrize("protocol", [ProtocolChoice.PACE, ProtocolChoice.BAC])


def _read(
    connection: CardConnection, protocol: ProtocolChoice, cancelled: Callable[[], bool] = lambda: False
) -> Outcome:
    reader = ChipReader(connection, KEYS, protocol=protocol, cancelled=cancelled, today=lambda: date(2026, 1, 1))
    return reader.read()


def _whole_read(protocol: ProtocolChoice) -> tuple[int, IdentityDocument]:
    """Number of commands of an undisturbed read, and the person."""
    found = _read(connect(), protocol)
    assert isinstance(found, ChipReadResult)
    return found.evidence.apdus, found.document


def _outcomes(protocol: ProtocolChoice, spoil: Callable[[bytes], bytes]) -> Iterator[tuple[int, Outcome]]:
    """One read for each command, whose answer is spoiled."""
    count, _ = _whole_read(protocol)
    for broken in range(1, count + 1):

        def change(number: int, command: bytes, ask: Ask, broken: int = broken) -> bytes:
            answer = ask(command)
            return spoil(answer) if number == broken else answer

        yield broken, _read(Intercepted(connect(), change), protocol)


def _assert_right_or_typed(outcome: Outcome, person: IdentityDocument) -> None:
    """A fault leaves a typed failure without a wrong person, or it did no harm: the right person, photo and verdict."""
    match outcome:
        case ChipReadFailure():
            assert outcome.fault in CardFault
            assert outcome.document in (None, person)
        case ChipReadResult():
            assert outcome.document == person
            assert outcome.photo.data == portrait()
            assert outcome.assurance is Assurance.CHIP_INTACT


@PROTOCOLS
def test_the_card_pulled_at_every_command(protocol: ProtocolChoice) -> None:
    count, person = _whole_read(protocol)
    for pulled in range(1, count + 1):

        def change(number: int, command: bytes, ask: Ask, pulled: int = pulled) -> bytes:
            if number >= pulled:
                raise CardRemoved
            return ask(command)

        outcome = _read(Intercepted(connect(), change), protocol)
        assert isinstance(outcome, ChipReadFailure), f"command {pulled}"
        assert outcome.fault is CardFault.CARD_REMOVED, f"command {pulled}: {outcome}"
        assert outcome.document in (None, person)
        assert outcome.evidence.apdus == pulled


@PROTOCOLS
def test_cancelled_at_every_command(protocol: ProtocolChoice) -> None:
    count, _ = _whole_read(protocol)
    for limit in range(count):
        connection = connect()

        def cancelled(card: SoftwareCardConnection = connection, limit: int = limit) -> bool:
            return card.count >= limit

        outcome = _read(connection, protocol, cancelled)
        assert isinstance(outcome, ChipReadFailure)
        assert outcome.fault is CardFault.CANCELLED
        assert connection.count == limit


@PROTOCOLS
@pytest.mark.parametrize("where", [0.0, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("mask", [0x01, 0x80])
def test_a_flipped_bit_in_every_answer(protocol: ProtocolChoice, where: float, mask: int) -> None:
    _, person = _whole_read(protocol)

    def spoil(answer: bytes) -> bytes:
        position = round(where * (len(answer) - 1))
        return answer[:position] + bytes((answer[position] ^ mask,)) + answer[position + 1 :]

    for _, outcome in _outcomes(protocol, spoil):
        _assert_right_or_typed(outcome, person)


@PROTOCOLS
@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: b"",
        lambda answer: answer[:1],
        lambda answer: answer[:-1],
        lambda answer: answer[:-2] + b"",
        lambda answer: answer[: len(answer) // 2],
        lambda answer: answer[: len(answer) // 2] + answer[-2:],
        lambda answer: answer[1:],
        lambda answer: answer + answer,
        lambda answer: answer[-2:],
    ],
    ids=[
        "nothing",
        "one byte",
        "less one",
        "no status",
        "half",
        "half and status",
        "first lost",
        "twice",
        "status only",
    ],
)
def test_every_answer_cut_or_doubled(protocol: ProtocolChoice, spoil: Callable[[bytes], bytes]) -> None:
    _, person = _whole_read(protocol)
    for _, outcome in _outcomes(protocol, spoil):
        _assert_right_or_typed(outcome, person)


@PROTOCOLS
@pytest.mark.parametrize("sw", [0x9000, 0x6100, 0x6282, 0x6300, 0x6700, 0x6982, 0x6988, 0x6A82, 0x6C10, 0x6D00, 0x6F00])
def test_every_answer_replaced_by_a_status_word_in_clear(protocol: ProtocolChoice, sw: int) -> None:
    _, person = _whole_read(protocol)
    for _, outcome in _outcomes(protocol, lambda answer: sw.to_bytes(2, "big")):
        _assert_right_or_typed(outcome, person)


@PROTOCOLS
@pytest.mark.parametrize(
    ("error", "others"),
    [
        (CardCommunicationError("not transacted"), {CardFault.WRONG_KEY}),
        (CardError(CardFault.TIMEOUT, "no answer in time"), set()),
        (CardError(CardFault.SERVICE_UNAVAILABLE, "the service stopped"), set()),
    ],
    ids=["communication", "timeout", "service"],
)
def test_the_connection_failing_for_good_at_every_command(
    protocol: ProtocolChoice, error: CardError, others: set[CardFault]
) -> None:
    """Silence on the proof of the key is what some chips answer to a wrong key; everywhere else it is what it is."""
    count, person = _whole_read(protocol)
    faults = []
    for first in range(1, count + 1):

        def change(number: int, command: bytes, ask: Ask, first: int = first) -> bytes:
            if number >= first:
                raise error
            return ask(command)

        outcome = _read(Intercepted(connect(), change), protocol)
        assert isinstance(outcome, ChipReadFailure)
        assert outcome.document in (None, person)
        faults.append(outcome.fault)
    assert set(faults) == {error.fault} | others
    assert sum(1 for fault in faults if fault in others) == len(others)


@PROTOCOLS
def test_wrong_keys(protocol: ProtocolChoice) -> None:
    wrong = ChipKeys(Can("543210"), (WRONG_MRZ_KEY,))
    outcome = ChipReader(connect(), wrong, protocol=protocol).read()
    assert isinstance(outcome, ChipReadFailure)
    assert outcome.fault is CardFault.WRONG_KEY
    right = ChipReader(connect(), ChipKeys(Can("543210"), (WRONG_MRZ_KEY, MRZ_KEY)), protocol=protocol).read()
    assert isinstance(right, ChipReadResult)
