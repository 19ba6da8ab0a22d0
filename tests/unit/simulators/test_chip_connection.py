"""The in-process transport and its faults."""

from __future__ import annotations

import pytest

from cardreader.connection import CardConnection
from cardreader.errors import CardRemoved
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.personalisation import EF_CARD_ACCESS, personalise
from simulators.chip.pki import CountrySigningAuthority
from tests.unit.simulators.chip_terminal import sample_data, select_file
from tests.unit.simulators.faulty_connection import Fault, FaultyConnection

SELECT = select_file(EF_CARD_ACCESS)
READ = bytes.fromhex("00B0000000")
IMAGE = personalise(sample_data(), CountrySigningAuthority.create().issue_document_signer())
CONTENT = IMAGE.file(EF_CARD_ACCESS).content + b"\x90\x00"


def connect() -> SoftwareCardConnection:
    return SoftwareCardConnection(SoftwareCard(IMAGE))


def read(connection: CardConnection) -> bytes:
    connection.transmit(SELECT)
    return connection.transmit(READ)


def test_commands_pass_and_are_counted() -> None:
    connection = connect()
    assert read(connection) == CONTENT
    assert connection.count == 2
    assert connection.max_apdu is None
    assert connection.name


def test_a_removed_card_answers_no_more() -> None:
    connection = connect()
    connection.transmit(SELECT)
    connection.remove()
    for _ in range(2):
        with pytest.raises(CardRemoved):
            connection.transmit(READ)
    connection.close()
    connection.close()


def test_the_card_forgets_its_selection_when_it_leaves_the_field() -> None:
    card = SoftwareCard(IMAGE)
    first = SoftwareCardConnection(card)
    first.transmit(SELECT)
    first.remove()
    assert SoftwareCardConnection(card).transmit(READ).hex() == "6986"


def test_the_hook_pulls_the_card_at_a_chosen_command() -> None:
    seen: list[int] = []

    def pull(number: int) -> None:
        seen.append(number)
        if number == 3:
            connection.remove()

    connection = SoftwareCardConnection(SoftwareCard(IMAGE), before_transmit=pull)
    assert read(connection) == CONTENT
    with pytest.raises(CardRemoved):
        connection.transmit(READ)
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.BYTE_FLIPPED, bytes((CONTENT[0] ^ 1,)) + CONTENT[1:]),
        (Fault.TRUNCATED, CONTENT[:-1]),
    ],
)
def test_one_exchange_is_spoiled_and_the_next_is_whole(fault: Fault, expected: bytes) -> None:
    connection = FaultyConnection(connect(), 2, fault)
    assert read(connection) == expected
    assert connection.transmit(READ) == CONTENT
    assert connection.count == 3


def test_a_pulled_card_stays_away() -> None:
    connection = FaultyConnection(connect(), 2, Fault.PULLED)
    assert connection.transmit(SELECT) == b"\x90\x00"
    for _ in range(2):
        with pytest.raises(CardRemoved):
            connection.transmit(READ)
    connection.close()
    assert connection.name
    assert connection.max_apdu is None
