"""Reading files from cards with habits: each is read through, or ends with the one right fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.errors import CardCommunicationError, CardError, CardFault, CardRemoved, MalformedData, StatusError
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import EXTENDED_MAX, CommandApdu, ResponseApdu
from cardreader.iso7816.files import ElementaryFile, FileReader, LengthRefused
from cardreader.iso7816.read_limits import ReadLimits
from cardreader.iso7816.secure_messaging import SecureMessagingAborted

from .support import FileChannel

FILE = ElementaryFile("DG2", 0x0102, 0x02, 0x75, 100_000)
CONTENT = tlv.encode(0x75, bytes(i % 251 for i in range(3_000)))
SHORT = ReadLimits(answer=258)
Quirk = Callable[[CommandApdu], ResponseApdu | None]


def _refuse_above(limit: int, sw: int = 0x6700) -> Quirk:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        return ResponseApdu(b"", sw) if command.le is not None and command.le > limit else None

    return quirk


def _past_the_end(sw: int, content: bytes = CONTENT) -> Quirk:
    """A card that answers nothing where more is asked for than there is."""

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if command.ins != 0xB0:
            return None
        offset = command.p2 if command.p1 & 0x80 else command.p1 << 8 | command.p2
        return ResponseApdu(b"", sw) if offset + (command.le or 0) > len(content) else None

    return quirk


@given(st.integers(0, 70_000), st.sampled_from([None, False, True]), st.sampled_from([35, 27, 2]))
@settings(max_examples=25)
def test_any_size_is_read_whole(size: int, extended: bool | None, protection: int) -> None:
    content = tlv.encode(0x75, bytes(i * 31 % 256 for i in range(size)))
    channel = FileChannel(content + b"after the object", extended_length=extended, protection=protection)
    assert FileReader(channel).read(FILE) == content
    for command in channel.commands:
        assert command.le is not None
        assert command.le <= (EXTENDED_MAX if extended is not False else 258 - protection)


def test_one_command_reads_a_file_where_extended_length_is_borne() -> None:
    channel = FileChannel(CONTENT, extended_length=None)
    assert FileReader(channel).read(FILE) == CONTENT
    (command,) = channel.commands
    assert (command.ins, command.p1, command.p2, command.le) == (0xB0, 0x82, 0x00, EXTENDED_MAX)


@pytest.mark.parametrize("longest", [259, 1_028, 2_048, 0x7FFF, 65_536])
def test_no_answer_is_asked_for_that_is_longer_than_announced(longest: int) -> None:
    content = tlv.encode(0x75, bytes(40_000))
    channel = FileChannel(content, extended_length=None)
    assert FileReader(channel, ReadLimits(answer=longest)).read(FILE) == content
    assert max(command.le or 0 for command in channel.commands) <= max(longest - 35, 223)


@pytest.mark.parametrize("sw", [0x6282, 0x6B00])
@pytest.mark.parametrize("extended", [None, False])
def test_a_card_that_gives_nothing_past_the_end_is_asked_exactly(sw: int, extended: bool | None) -> None:
    content = tlv.encode(0x75, bytes(150))
    channel = FileChannel(content, _past_the_end(sw, content), extended_length=extended)
    reader = FileReader(channel)
    assert reader.read(FILE) == content
    assert not reader.limits.ahead
    asked = len(channel.commands)
    assert reader.read(FILE) == content
    assert len(channel.commands) == asked + 2


@pytest.mark.parametrize("limit", [192, 160, 96])
def test_short_blocks_shrink_to_what_the_card_takes(limit: int) -> None:
    for extended in (None, False):
        channel = FileChannel(CONTENT, _refuse_above(limit), extended_length=extended)
        reader = FileReader(channel)
        assert reader.read(FILE) == CONTENT
        assert reader.limits == ReadLimits(answer=258, short=limit)


def test_le_refused_altogether() -> None:
    with pytest.raises(StatusError) as stopped:
        FileReader(FileChannel(CONTENT, _refuse_above(7))).read(FILE)
    assert stopped.value.sw == 0x6700


def test_a_card_that_refuses_any_length_but_the_exact_one() -> None:
    content = tlv.encode(0x75, bytes(60))
    channel = FileChannel(content, _past_the_end(0x6700, content), extended_length=None)
    assert FileReader(channel).read(FILE) == content


@pytest.mark.parametrize("extended", [None, False])
def test_exact_length_named_by_the_card_is_used(extended: bool | None) -> None:
    channel = FileChannel(CONTENT, _refuse_above(100, 0x6C64), extended_length=extended)
    assert FileReader(channel).read(FILE) == CONTENT


@pytest.mark.parametrize("sw", [0x6700, 0x6A87, 0x9000])
def test_extended_length_refused_inside_the_session_falls_back_to_short(sw: int) -> None:
    channel = FileChannel(CONTENT, _refuse_above(256, sw), extended_length=None)
    reader = FileReader(channel)
    assert reader.read(FILE) == CONTENT
    assert not reader.limits.extended
    assert sum(1 for command in channel.commands if (command.le or 0) > 256) == 2


def test_a_modest_extended_length_is_tried_before_none() -> None:
    channel = FileChannel(CONTENT, _refuse_above(2_013), extended_length=None)
    reader = FileReader(channel)
    assert reader.read(FILE) == CONTENT
    assert [command.le for command in channel.commands] == [EXTENDED_MAX, 2_013, len(CONTENT) - 2_013]


@pytest.mark.parametrize(
    "error", [SecureMessagingAborted(0x6700), SecureMessagingAborted(0x6F00), CardCommunicationError("not transmitted")]
)
def test_extended_length_that_is_lost_is_made_good_in_the_channel(error: CardError) -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if (command.le or 0) > 256:
            raise error
        return None

    channel = FileChannel(CONTENT, quirk, extended_length=None)
    reader = FileReader(channel)
    assert reader.read(FILE) == CONTENT
    assert reader.limits == SHORT
    assert len(channel.recovered) == 1


@pytest.mark.parametrize(
    "error", [SecureMessagingAborted(0x6700), SecureMessagingAborted(0x6F00), CardCommunicationError("not transmitted")]
)
def test_extended_length_that_kills_the_session_asks_for_a_new_one(error: CardError) -> None:
    dead = False

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        nonlocal dead
        dead = dead or (command.le or 0) > 256
        if dead:
            raise error
        return None

    with pytest.raises(LengthRefused) as refused:
        FileReader(FileChannel(CONTENT, quirk, extended_length=None)).read(FILE)
    assert refused.value.limits == ReadLimits(answer=258, ahead=False)
    dead = False
    assert FileReader(FileChannel(CONTENT, quirk, extended_length=None), refused.value.limits).read(FILE) == CONTENT


@pytest.mark.parametrize("in_clear", [True, False])
def test_a_card_that_dies_of_reading_past_the_end(in_clear: bool) -> None:
    """Whether it says 6B00 in the channel and dies then, or leaves the channel with it."""
    content = tlv.encode(0x75, bytes(900))
    dead = False

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        nonlocal dead
        if dead:
            raise SecureMessagingAborted(0x6987)
        refused = _past_the_end(0x6B00, content)(command)
        dead = refused is not None
        if dead and in_clear:
            raise SecureMessagingAborted(0x6B00)
        return refused

    with pytest.raises(LengthRefused) as lost:
        FileReader(FileChannel(content, quirk, extended_length=None)).read(FILE)
    assert lost.value.limits == ReadLimits(ahead=False)
    dead = False
    assert FileReader(FileChannel(content, quirk, extended_length=None), lost.value.limits).read(FILE) == content


def test_a_short_length_that_kills_the_session_asks_for_a_new_one_until_none_is_left() -> None:
    dead = False

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        nonlocal dead
        dead = dead or (command.le or 0) > 8
        if dead:
            raise SecureMessagingAborted(0x6700)
        return None

    limits: ReadLimits | None = None
    for expected in (
        ReadLimits(answer=258, ahead=False),
        ReadLimits(answer=258, ahead=False, short=192),
        ReadLimits(answer=258, ahead=False, short=160),
        ReadLimits(answer=258, ahead=False, short=96),
    ):
        with pytest.raises(LengthRefused) as refused:
            FileReader(FileChannel(CONTENT, quirk), limits).read(FILE)
        limits = refused.value.limits
        assert limits == expected
        dead = False
    with pytest.raises(SecureMessagingAborted):
        FileReader(FileChannel(CONTENT, quirk), limits).read(FILE)


def test_a_failure_after_extended_length_was_proven_is_what_it_is() -> None:
    count = iter(range(10))

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if (command.le or 0) > 256 and next(count) == 1:
            raise CardCommunicationError("gone wrong")
        return None

    content = tlv.encode(0x75, bytes(9_000))
    with pytest.raises(CardCommunicationError, match="gone wrong"):
        FileReader(FileChannel(content, quirk, extended_length=True), ReadLimits(answer=4_000)).read(FILE)


@pytest.mark.parametrize("extended", [None, False])
@pytest.mark.parametrize("at_most", [7, 96, 100])
def test_fewer_bytes_than_asked_are_taken(at_most: int, extended: bool | None) -> None:
    content = tlv.encode(0x75, CONTENT[:200])

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if command.ins != 0xB0:
            return None
        offset = command.p2 if command.p1 & 0x80 else command.p1 << 8 | command.p2
        return ResponseApdu(content[offset : offset + min(command.le or 0, at_most)], 0x9000)

    assert FileReader(FileChannel(content, quirk, extended_length=extended)).read(FILE) == content


@pytest.mark.parametrize("at_most", [1, 3, 7])
def test_a_chip_that_trickles_is_not_followed_for_hours(at_most: int) -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if command.ins != 0xB0:
            return None
        offset = command.p2 if command.p1 & 0x80 else command.p1 << 8 | command.p2
        return ResponseApdu(CONTENT[offset : offset + at_most], 0x9000)

    channel = FileChannel(CONTENT, quirk, extended_length=None)
    with pytest.raises(MalformedData, match="too small pieces"):
        FileReader(channel).read(FILE)
    assert len(channel.commands) < 200


def test_more_bytes_than_asked_are_cut() -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        offset = command.p2 if command.p1 & 0x80 else command.p1 << 8 | command.p2
        return ResponseApdu((CONTENT + bytes(500))[offset : offset + 300], 0x9000) if command.ins == 0xB0 else None

    assert FileReader(FileChannel(CONTENT, quirk)).read(FILE) == CONTENT


@pytest.mark.parametrize("kept", [0, 1, 3, 8, 100, 2_000])
@pytest.mark.parametrize("extended", [True, False])
def test_a_file_that_ends_early(kept: int, extended: bool) -> None:
    with pytest.raises(MalformedData):
        FileReader(FileChannel(CONTENT[:kept], extended_length=extended)).read(FILE)


@pytest.mark.parametrize(
    "header", ["7584FFFFFFFF0000", "758310000100", "7580", "6182", "75850000000001", "7F7F7F7F7F7F7F7F7F"]
)
def test_lying_lengths_and_other_tags_are_refused_before_anything_more_is_read(header: str) -> None:
    channel = FileChannel(bytes.fromhex(header) + bytes(20))
    with pytest.raises(MalformedData):
        FileReader(channel).read(FILE)
    assert len(channel.commands) == 1


@pytest.mark.parametrize("sw", [0x6A82, 0x6A86, 0x6A81, 0x6982, 0x6D00])
def test_a_card_without_short_identifiers_has_its_files_selected(sw: int) -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        return ResponseApdu(b"", sw) if command.ins == 0xB0 and command.p1 & 0x80 else None

    channel = FileChannel(CONTENT, quirk, extended_length=None)
    reader = FileReader(channel)
    assert reader.read(FILE) == CONTENT
    assert [command.ins for command in channel.commands] == [0xB0, 0xA4, 0xB0]
    assert reader.read(FILE) == CONTENT
    assert [command.ins for command in channel.commands[3:]] == [0xA4, 0xB0]


@pytest.mark.parametrize(
    ("sw", "fault"),
    [
        (0x6A82, CardFault.NOT_AN_EMRTD),
        (0x6283, CardFault.NOT_AN_EMRTD),
        (0x6982, CardFault.ACCESS_REFUSED),
        (0x6985, CardFault.ACCESS_REFUSED),
        (0x6F00, CardFault.PROTOCOL_VIOLATION),
    ],
)
def test_refusals(sw: int, fault: CardFault) -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        return ResponseApdu(b"", sw)

    with pytest.raises(StatusError) as stopped:
        FileReader(FileChannel(CONTENT, quirk)).read(FILE)
    assert (stopped.value.fault, stopped.value.sw) == (fault, sw)


def test_do_53_is_expected_with_odd_ins() -> None:
    content = tlv.encode(0x75, bytes(40_000))
    channel = FileChannel(content, lambda command: ResponseApdu(bytes(9), 0x9000) if command.ins == 0xB1 else None)
    with pytest.raises(MalformedData, match="DO 53"):
        FileReader(channel).read(FILE)


@pytest.mark.parametrize("at", [1, 2, 5, 13])
def test_a_read_that_broke_off_goes_on_where_it_was(at: int) -> None:
    sent = 0

    def pull(command: CommandApdu) -> ResponseApdu | None:
        nonlocal sent
        sent += 1
        if sent == at:
            raise CardRemoved
        return None

    parts: dict[str, bytes] = {}
    torn = FileChannel(CONTENT, pull)
    with pytest.raises(CardRemoved):
        FileReader(torn, SHORT, parts).read(FILE)
    again = FileChannel(CONTENT)
    assert FileReader(again, SHORT, parts).read(FILE) == CONTENT
    whole = FileChannel(CONTENT)
    FileReader(whole, SHORT).read(FILE)
    selected = 0 if at == 1 else 1
    assert len(again.commands) == len(whole.commands) - (at - 1) + selected
    assert parts == {}


def test_a_part_is_read_anew_where_the_file_cannot_be_selected() -> None:
    channel = FileChannel(CONTENT, lambda command: ResponseApdu(b"", 0x6D00) if command.ins == 0xA4 else None)
    assert FileReader(channel, SHORT, {FILE.name: CONTENT[:50]}).read(FILE) == CONTENT
