"""The plain channel: GET RESPONSE, exact Le, chaining."""

from __future__ import annotations

import pytest

from cardreader.errors import CardError, CardFault
from cardreader.iso7816 import commands
from cardreader.iso7816.apdu import CommandApdu
from cardreader.iso7816.channel import PlainChannel

from .support import AnsweringConnection, ScriptedConnection


def test_61xx_is_followed_until_the_answer_is_whole() -> None:
    connection = ScriptedConnection(
        ("00B0000000", "01026102"), ("00C0000002", "03046100"), ("00C0000000", "05" + "9000")
    )
    answer = PlainChannel(connection).exchange(commands.read_binary(0, 256))
    assert (answer.data.hex(), answer.sw) == ("0102030405", 0x9000)


def test_6cxx_is_followed_once_with_the_length_named() -> None:
    connection = ScriptedConnection(("00B0000000", "6C03"), ("00B0000003", "010203" + "9000"))
    assert PlainChannel(connection).exchange(commands.read_binary(0, 256)).data.hex() == "010203"
    connection = ScriptedConnection(("00B0000000", "6C03"), ("00B0000003", "6C02"))
    assert PlainChannel(connection).exchange(commands.read_binary(0, 256)).sw == 0x6C02


@pytest.mark.parametrize("answer", ["6100", "00" * 200 + "6100"])
def test_an_endless_answer_is_stopped(answer: str) -> None:
    connection = AnsweringConnection(lambda command: bytes.fromhex(answer))
    with pytest.raises(CardError) as stopped:
        PlainChannel(connection).exchange(commands.read_binary(0, 256))
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION
    assert len(connection.sent) < 400


@pytest.mark.parametrize("answer", [b"", b"\x90"])
def test_no_status_word(answer: bytes) -> None:
    with pytest.raises(CardError) as stopped:
        PlainChannel(AnsweringConnection(lambda command: answer)).exchange(commands.get_challenge())
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


LONG = CommandApdu(0x00, 0x86, 0x00, 0x00, bytes(300), le=256)


def test_a_long_command_is_chained_where_extended_length_is_not_known() -> None:
    for known in (261, None):
        connection = ScriptedConnection(
            ("10860000FF" + "00" * 255, "9000"), ("008600002D" + "00" * 45 + "00", "7C009000"), max_apdu=known
        )
        assert PlainChannel(connection).exchange(LONG).data.hex() == "7c00"


def test_a_refused_link_ends_the_chain() -> None:
    connection = ScriptedConnection(("10860000FF" + "00" * 255, "6884"))
    assert PlainChannel(connection).exchange(LONG).sw == 0x6884


def test_a_long_command_goes_whole_where_extended_length_is_known() -> None:
    connection = ScriptedConnection(("0086000000012C" + "00" * 300 + "0100", "9000"), max_apdu=65_544)
    assert PlainChannel(connection).exchange(LONG).sw == 0x9000
