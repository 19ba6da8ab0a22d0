"""Basic Access Control against Appendix D.3, byte for byte, and against cards that behave otherwise."""

from __future__ import annotations

import pytest

from cardreader.access.bac import perform_basic_access_control
from cardreader.access.errors import WrongKey
from cardreader.access.keys import MrzKey
from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved, StatusError
from cardreader.iso7816 import commands
from cardreader.iso7816.channel import PlainChannel

from .support import VECTORS, AnsweringConnection, ScriptedConnection

D = VECTORS["bac_and_secure_messaging_D"]
KEY = MrzKey("L898902C", "690806", "940623")
GET_CHALLENGE = ("0084000008", D["rndicc"] + "9000")
MUTUAL = "0082000028" + D["cmd_data"] + "28"


def _random(length: int) -> bytes:
    return bytes.fromhex(D["rndifd"] if length == 8 else D["kifd"])


def test_worked_example_and_the_first_commands_in_the_channel() -> None:
    connection = ScriptedConnection(
        GET_CHALLENGE,
        (MUTUAL, D["resp_data"] + "9000"),
        (D["sm_protected_cmd"], "990290008E08FA855A5D4C50A8ED9000"),
        ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
        (
            "0CB000040D9701128E082EA28A70F3C7B53500",
            "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
        ),
    )
    channel = perform_basic_access_control(PlainChannel(connection), KEY, _random)
    assert channel.exchange(commands.select_file(0x011E)).sw == 0x9000
    assert channel.exchange(commands.read_binary(0, 4)).data.hex().upper() == "60145F01"
    assert channel.exchange(commands.read_binary(4, 18)).data.hex().upper() == "04303130365F36063034303030305C026175"
    assert connection.finished


@pytest.mark.parametrize("sw", ["6300", "63C2", "6982", "6A80", "6988"])
def test_refusal_of_the_key_is_told_as_such(sw: str) -> None:
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, sw))
    with pytest.raises(WrongKey) as refused:
        perform_basic_access_control(PlainChannel(connection), KEY, _random)
    assert refused.value.fault is CardFault.WRONG_KEY
    assert refused.value.sw == int(sw, 16)


@pytest.mark.parametrize("sw", ["63C0", "6983"])
def test_no_tries_left_is_told_as_blocked(sw: str) -> None:
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, sw))
    with pytest.raises(WrongKey) as refused:
        perform_basic_access_control(PlainChannel(connection), KEY, _random)
    assert refused.value.fault is CardFault.KEY_BLOCKED


@pytest.mark.parametrize(("sw", "fault"), [("6F00", CardFault.PROTOCOL_VIOLATION), ("6A88", CardFault.UNSUPPORTED)])
def test_other_status_words_are_no_matter_of_the_key(sw: str, fault: CardFault) -> None:
    """6A88 comes from chips from which Basic Access Control was taken away."""
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, sw))
    with pytest.raises(StatusError) as refused:
        perform_basic_access_control(PlainChannel(connection), KEY, _random)
    assert refused.value.fault is fault


def test_a_chip_that_wants_le_00_gets_it_with_a_new_challenge() -> None:
    again = ("0082000028" + D["cmd_data"] + "00", D["resp_data"] + "9000")
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, "6700"), GET_CHALLENGE, again)
    perform_basic_access_control(PlainChannel(connection), KEY, _random)
    assert connection.finished


def test_a_chip_that_refuses_either_length_is_asked_twice() -> None:
    again = ("0082000028" + D["cmd_data"] + "00", "6700")
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, "6700"), GET_CHALLENGE, again)
    with pytest.raises(StatusError):
        perform_basic_access_control(PlainChannel(connection), KEY, _random)
    assert connection.finished


@pytest.mark.parametrize("number", ["L898902C", "L898902C<", "L898902C<<<"])
def test_filler_after_the_document_number_changes_nothing(number: str) -> None:
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, D["resp_data"] + "9000"))
    perform_basic_access_control(PlainChannel(connection), MrzKey(number, "690806", "940623"), _random)


@pytest.mark.parametrize(
    ("happening", "fault"),
    [(CardCommunicationError("mute"), CardFault.WRONG_KEY), (CardRemoved(), CardFault.CARD_REMOVED)],
)
def test_silence_on_the_proof_is_told_from_a_card_pulled_away(happening: CardError, fault: CardFault) -> None:
    def answer(command: bytes) -> bytes:
        if command[1] == 0x82:
            raise happening
        return bytes.fromhex(GET_CHALLENGE[1])

    with pytest.raises(CardError) as stopped:
        perform_basic_access_control(PlainChannel(AnsweringConnection(answer)), KEY)
    assert stopped.value.fault is fault


def test_an_answer_not_made_with_the_key_is_refused() -> None:
    forged = bytes.fromhex(D["resp_data"])[:-1] + b"\x00"
    connection = ScriptedConnection(GET_CHALLENGE, (MUTUAL, forged.hex() + "9000"))
    with pytest.raises(WrongKey):
        perform_basic_access_control(PlainChannel(connection), KEY, _random)


def test_a_replayed_answer_is_refused() -> None:
    """The example's answer carries the example's nonces, which are not this session's."""

    def answer(command: bytes) -> bytes:
        return bytes.fromhex((D["resp_data"] if command[1] == 0x82 else D["rndicc"]) + "9000")

    with pytest.raises(CardError) as stopped:
        perform_basic_access_control(PlainChannel(AnsweringConnection(answer)), KEY, bytes)
    assert stopped.value.fault is CardFault.PROTOCOL_VIOLATION


@pytest.mark.parametrize("challenge", ["6D00", "00112233445566" + "9000"])
def test_no_challenge(challenge: str) -> None:
    with pytest.raises(StatusError):
        perform_basic_access_control(PlainChannel(ScriptedConnection(("0084000008", challenge))), KEY)


def test_the_channel_names_nothing_of_the_key() -> None:
    assert "898902" not in repr(KEY)
