"""Secure messaging: both suites round trip against the chip's side, and nothing unprotected is ever believed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace import session_cipher
from cardreader.errors import SecureMessagingError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.channel import PlainChannel
from cardreader.iso7816.ciphers import SecureMessagingCipher, pad
from cardreader.iso7816.secure_messaging import SecureChannel, SecureMessagingAborted
from simulators.chip.channel import SecureChannel as ChipChannel

from .support import AnsweringConnection

LENGTHS = {KeyKind.TRIPLE_DES: 16, KeyKind.AES_128: 16, KeyKind.AES_192: 24, KeyKind.AES_256: 32}
SSC = 0x887022120C06C226
KINDS = st.sampled_from(KeyKind)


def _cipher(kind: KeyKind) -> SecureMessagingCipher:
    keys = bytes(range(1, 65))
    return session_cipher(kind, keys[: LENGTHS[kind]], keys[32 : 32 + LENGTHS[kind]])


class _Chip:
    """The chip's end: unwraps, answers what it is told to, wraps."""

    def __init__(self, kind: KeyKind, answers: list[ResponseApdu]) -> None:
        self._channel = ChipChannel(_cipher(kind), SSC)
        self._answers = answers
        self.received: list[CommandApdu] = []

    def __call__(self, command: bytes) -> bytes:
        plain = self._channel.unwrap(CommandApdu.parse(command))
        self.received.append(plain)
        return self._channel.wrap(plain.ins, self._answers.pop(0)).to_bytes()


def _commands() -> st.SearchStrategy[CommandApdu]:
    return st.builds(
        CommandApdu,
        cla=st.just(0),
        ins=st.sampled_from([0xA4, 0xB0, 0xB1, 0x86]),
        p1=st.integers(0, 255),
        p2=st.integers(0, 255),
        data=st.binary(max_size=200),
        le=st.none() | st.integers(1, 65_536),
    )


@given(KINDS, st.lists(st.tuples(_commands(), st.binary(max_size=600), st.integers(0x6200, 0x9FFF)), max_size=4))
def test_commands_and_answers_come_through_whole(
    kind: KeyKind, exchanges: list[tuple[CommandApdu, bytes, int]]
) -> None:
    exchanges = [item for item in exchanges if item[2] >> 8 not in (0x61, 0x6C)]
    chip = _Chip(kind, [ResponseApdu(data, sw) for _, data, sw in exchanges])
    channel = SecureChannel(PlainChannel(AnsweringConnection(chip, max_apdu=65_544)), _cipher(kind), SSC)
    for command, data, sw in exchanges:
        answer = channel.exchange(command)
        assert (answer.data, answer.sw) == (data, sw)
        received = chip.received[-1]
        assert (received.header, received.data, received.le) == (command.header, command.data, command.le)


@given(KINDS, st.binary(min_size=1, max_size=60), st.data())
def test_no_changed_answer_is_believed(kind: KeyKind, content: bytes, data: st.DataObject) -> None:
    """Any bit flipped, any byte cut: refused. The outer status word alone is not authenticated and not believed."""
    chip = _Chip(kind, [ResponseApdu(content, 0x9000)])

    def spoil(command: bytes) -> bytes:
        answer = bytearray(chip(command))
        if data.draw(st.booleans(), label="flip"):
            position = data.draw(st.integers(0, len(answer) - 3), label="position")
            answer[position] ^= 1 << data.draw(st.integers(0, 7), label="bit")
        else:
            del answer[data.draw(st.integers(0, len(answer) - 3), label="cut") : -2]
        return bytes(answer)

    channel = SecureChannel(PlainChannel(AnsweringConnection(spoil)), _cipher(kind), SSC)
    with pytest.raises(SecureMessagingError):
        channel.exchange(commands.read_binary(0, 100))


@pytest.mark.parametrize("answer", ["9000", "6282", "60145F019000", "990290009000", "8E080011223344556677" + "9000"])
def test_an_answer_in_clear_is_a_downgrade_and_ends_the_channel(answer: str) -> None:
    channel = SecureChannel(
        PlainChannel(AnsweringConnection(lambda command: bytes.fromhex(answer))), _cipher(KeyKind.AES_128), 0
    )
    with pytest.raises(SecureMessagingError) as refused:
        channel.exchange(commands.read_binary(0, 4))
    assert not isinstance(refused.value, SecureMessagingAborted), "success in clear is no error word of the card"
    with pytest.raises(SecureMessagingError, match="closed"):
        channel.exchange(commands.read_binary(0, 4))


def test_an_error_in_clear_ends_the_session_and_says_which() -> None:
    channel = SecureChannel(PlainChannel(AnsweringConnection(lambda command: b"\x67\x00")), _cipher(KeyKind.AES_128), 0)
    with pytest.raises(SecureMessagingAborted) as aborted:
        channel.exchange(commands.read_binary(0, 4))
    assert aborted.value.sw == 0x6700


def test_an_answer_cannot_be_replayed() -> None:
    chip = _Chip(KeyKind.AES_128, [ResponseApdu(b"first", 0x9000), ResponseApdu(b"second", 0x9000)])
    answers: list[bytes] = []

    def replay(command: bytes) -> bytes:
        answers.append(chip(command))
        return answers[0]

    channel = SecureChannel(PlainChannel(AnsweringConnection(replay)), _cipher(KeyKind.AES_128), SSC)
    assert channel.exchange(commands.read_binary(0, 5)).data == b"first"
    with pytest.raises(SecureMessagingError, match="MAC"):
        channel.exchange(commands.read_binary(5, 6))


@pytest.mark.parametrize(
    "objects",
    [
        tlv.encode(0x87, b"\x02" + bytes(16)) + tlv.encode(0x99, b"\x90\x00"),
        tlv.encode(0x87, b"\x01" + bytes(15)) + tlv.encode(0x99, b"\x90\x00"),
        tlv.encode(0x87, b"\x01") + tlv.encode(0x99, b"\x90\x00"),
        tlv.encode(0x87, b"\x01" + bytes(16)) + tlv.encode(0x99, b"\x90\x00"),
        tlv.encode(0x99, b"\x90"),
    ],
    ids=["indicator", "half a block", "no block", "no padding inside", "short status"],
)
def test_objects_that_are_authentic_but_ill_formed(objects: bytes) -> None:
    cipher = _cipher(KeyKind.AES_128)
    answer = objects + tlv.encode(0x8E, cipher.mac(2, pad(objects, 16))) + b"\x90\x00"
    channel = SecureChannel(PlainChannel(AnsweringConnection(lambda command: answer)), cipher, 0)
    with pytest.raises(SecureMessagingError):
        channel.exchange(commands.read_binary(0, 4))


@pytest.mark.parametrize("kind", KeyKind)
@given(answer_length=st.integers(40, 66_000))
@example(answer_length=258)
def test_the_room_is_what_just_fits(kind: KeyKind, answer_length: int) -> None:
    unused = AnsweringConnection(lambda command: b"")
    room = SecureChannel(PlainChannel(unused), _cipher(kind), SSC).room(answer_length)
    chip = ChipChannel(_cipher(kind), 0)
    assert len(chip.wrap(0xB0, ResponseApdu(bytes(room), 0x9000)).to_bytes()) <= answer_length
    assert len(chip.wrap(0xB0, ResponseApdu(bytes(room + 1), 0x9000)).to_bytes()) > answer_length


@pytest.mark.parametrize(("kind", "largest"), [(KeyKind.TRIPLE_DES, 231), (KeyKind.AES_128, 223)])
def test_the_largest_short_read(kind: KeyKind, largest: int) -> None:
    assert (
        SecureChannel(PlainChannel(AnsweringConnection(lambda command: b"")), _cipher(kind), SSC).room(258) == largest
    )


def _chip(answers: list[bytes | None]) -> tuple[SecureChannel, list[bytes]]:
    """A channel to a chip that answers each command in order; with None as a card that counts and echoes."""
    chip = ChipChannel(_cipher(KeyKind.AES_128), SSC)
    data: list[bytes] = []

    def process(raw: bytes) -> bytes:
        answer = answers.pop(0)
        if answer is not None:
            return answer
        command = chip.unwrap(CommandApdu.parse(raw))
        data.append(command.header)
        return chip.wrap(command.ins, ResponseApdu(bytes(command.le or 0), 0x9000)).to_bytes()

    return SecureChannel(PlainChannel(AnsweringConnection(process)), _cipher(KeyKind.AES_128), SSC), data


def test_a_command_that_was_not_counted_can_be_made_good() -> None:
    channel, seen = _chip([None, b"\x67\x00", None, None])
    channel.exchange(commands.read_binary(0, 4))
    with pytest.raises(SecureMessagingAborted):
        channel.exchange(commands.read_binary(4, 200))
    assert channel.recover(commands.read_binary(4, 100)).data == bytes(100)
    assert channel.exchange(commands.read_binary(104, 7)).data == bytes(7)
    assert len(seen) == 3


def test_nothing_is_sent_while_the_counter_is_lost() -> None:
    channel, seen = _chip([b"\x67\x00", None])
    with pytest.raises(SecureMessagingAborted):
        channel.exchange(commands.read_binary(4, 200))
    with pytest.raises(SecureMessagingError, match="counter is lost"):
        channel.exchange(commands.read_binary(4, 100))
    assert seen == []


@pytest.mark.parametrize("answer", [b"\x69\x88", b"\x90\x00", b"\x00" * 20 + b"\x90\x00"])
def test_recovery_is_tried_once(answer: bytes) -> None:
    channel, _ = _chip([b"\x67\x00", answer, None])
    with pytest.raises(SecureMessagingAborted):
        channel.exchange(commands.read_binary(4, 200))
    with pytest.raises(SecureMessagingError):
        channel.recover(commands.read_binary(4, 100))
    with pytest.raises(SecureMessagingError, match="closed"):
        channel.recover(commands.read_binary(4, 100))


def test_bytes_past_the_end_that_are_padded_wrongly_are_dropped() -> None:
    """Their MAC is right, so the channel goes on; with any other status word the padding is an error."""
    for sw, dropped in ((0x6282, True), (0x9000, False)):
        cipher = _cipher(KeyKind.AES_128)
        body = tlv.encode(0x87, b"\x01" + cipher.encrypt(SSC + 2, bytes(32))) + tlv.encode(0x99, sw.to_bytes(2, "big"))
        protected = body + tlv.encode(0x8E, cipher.mac(SSC + 2, pad(body, 16))) + sw.to_bytes(2, "big")
        channel = SecureChannel(PlainChannel(AnsweringConnection(lambda command, p=protected: p)), cipher, SSC)  # type: ignore[misc]
        if dropped:
            assert channel.exchange(commands.read_binary(0, 32)) == ResponseApdu(b"", sw)
        else:
            with pytest.raises(SecureMessagingError, match="padding"):
                channel.exchange(commands.read_binary(0, 32))
