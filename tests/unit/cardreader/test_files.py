"""Reading files from cards with habits: each is read through, or ends with the one right fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.errors import CardCommunicationError, CardError, CardFault, MalformedData, StatusError
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.files import EXTENDED_READ, ElementaryFile, FileReader, LengthRefused, ReadLimits
from cardreader.iso7816.secure_messaging import SecureMessagingAborted

from .support import FileChannel

FILE = ElementaryFile("DG2", 0x0102, 0x02, 0x75, 100_000)
CONTENT = tlv.encode(0x75, bytes(i % 251 for i in range(3_000)))
Quirk = Callable[[CommandApdu], ResponseApdu | None]


def _refuse_above(limit: int, sw: int = 0x6700) -> Quirk:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        return ResponseApdu(b"", sw) if command.le is not None and command.le > limit else None

    return quirk


@given(st.integers(0, 70_000), st.sampled_from([None, False, True]), st.sampled_from([223, 231, 256]))
@settings(max_examples=25)
def test_any_size_is_read_whole(size: int, extended: bool | None, short: int) -> None:
    content = tlv.encode(0x75, bytes(i * 31 % 256 for i in range(size)))
    channel = FileChannel(content + b"after the object", extended_length=extended, short_read=short)
    assert FileReader(channel).read(FILE) == content
    for command in channel.commands[1:]:
        assert command.le is not None
        assert command.le <= (EXTENDED_READ + 4 if extended is not False else short)


def test_nothing_past_the_object_is_asked_for() -> None:
    channel = FileChannel(CONTENT)
    FileReader(channel).read(FILE)
    ends = [(c.p1 << 8 | c.p2) + (c.le or 0) for c in channel.commands[1:]]
    assert max(ends) == len(CONTENT)


@pytest.mark.parametrize("limit", [192, 160, 96])
def test_short_blocks_shrink_to_what_the_card_takes(limit: int) -> None:
    for extended in (None, False):
        channel = FileChannel(CONTENT, _refuse_above(limit), extended_length=extended)
        reader = FileReader(channel)
        assert reader.read(FILE) == CONTENT
        assert reader.limits == ReadLimits(limit, extended=False)


def test_le_refused_altogether() -> None:
    with pytest.raises(StatusError) as stopped:
        FileReader(FileChannel(CONTENT, _refuse_above(8))).read(FILE)
    assert stopped.value.sw == 0x6700


def test_exact_length_named_by_the_card_is_used() -> None:
    assert FileReader(FileChannel(CONTENT, _refuse_above(100, 0x6C64))).read(FILE) == CONTENT


@pytest.mark.parametrize("sw", [0x6F00, 0x6700, 0x9000])
def test_extended_length_refused_inside_the_session_falls_back_to_short(sw: int) -> None:
    channel = FileChannel(CONTENT, _refuse_above(256, sw), extended_length=None)
    reader = FileReader(channel)
    assert reader.read(FILE) == CONTENT
    assert not reader.limits.extended
    assert sum(1 for command in channel.commands if (command.le or 0) > 256) == 1


@pytest.mark.parametrize(
    "error", [SecureMessagingAborted(0x6700), SecureMessagingAborted(0x6F00), CardCommunicationError("not transmitted")]
)
def test_extended_length_that_kills_the_session_asks_for_a_new_one(error: CardError) -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if (command.le or 0) > 256:
            raise error
        return None

    with pytest.raises(LengthRefused) as refused:
        FileReader(FileChannel(CONTENT, quirk, extended_length=None)).read(FILE)
    assert refused.value.limits == ReadLimits(223, extended=False)
    assert FileReader(FileChannel(CONTENT, quirk, extended_length=None), refused.value.limits).read(FILE) == CONTENT


def test_a_short_length_that_kills_the_session_asks_for_a_new_one_until_none_is_left() -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if (command.le or 0) > 8:
            raise SecureMessagingAborted(0x6700)
        return None

    limits: ReadLimits | None = None
    for expected in (192, 160, 96):
        with pytest.raises(LengthRefused) as refused:
            FileReader(FileChannel(CONTENT, quirk), limits).read(FILE)
        limits = refused.value.limits
        assert limits.short == expected
    with pytest.raises(SecureMessagingAborted):
        FileReader(FileChannel(CONTENT, quirk), limits).read(FILE)


def test_a_failure_after_extended_length_was_proven_is_what_it_is() -> None:
    count = iter(range(10))

    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if (command.le or 0) > 256 and next(count) == 1:
            raise CardCommunicationError("gone wrong")
        return None

    content = tlv.encode(0x75, bytes(9_000))
    with pytest.raises(CardCommunicationError):
        FileReader(FileChannel(content, quirk, extended_length=True)).read(FILE)


def test_fewer_bytes_than_asked_are_taken() -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        if command.ins != 0xB0:
            return None
        offset = command.p1 << 8 | command.p2
        return ResponseApdu(CONTENT[offset : offset + min(command.le or 0, 7)], 0x9000)

    assert FileReader(FileChannel(CONTENT, quirk, extended_length=True)).read(FILE) == CONTENT


def test_more_bytes_than_asked_are_cut() -> None:
    def quirk(command: CommandApdu) -> ResponseApdu | None:
        offset = command.p1 << 8 | command.p2
        return ResponseApdu((CONTENT + bytes(500))[offset : offset + 300], 0x9000) if command.ins == 0xB0 else None

    assert FileReader(FileChannel(CONTENT, quirk)).read(FILE) == CONTENT


@pytest.mark.parametrize("kept", [0, 1, 3, 8, 100, 2_000])
def test_a_file_that_ends_early(kept: int) -> None:
    with pytest.raises(MalformedData):
        FileReader(FileChannel(CONTENT[:kept], extended_length=True)).read(FILE)


@pytest.mark.parametrize("header", ["7584FFFFFFFF0000", "758310000100", "7580", "6182", "75850000000001"])
def test_lying_lengths_and_other_tags_are_refused_before_anything_is_read(header: str) -> None:
    channel = FileChannel(bytes.fromhex(header) + bytes(20))
    with pytest.raises(MalformedData):
        FileReader(channel).read(FILE)
    assert len(channel.commands) == 2


@pytest.mark.parametrize("sw", [0x6A86, 0x6A81, 0x6D00])
def test_select_refused_as_a_command_leads_to_the_short_identifier(sw: int) -> None:
    channel = FileChannel(CONTENT, lambda command: ResponseApdu(b"", sw) if command.ins == 0xA4 else None)
    assert FileReader(channel).read(FILE) == CONTENT
    assert channel.commands[1].p1 == 0x82


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
    for ins in (0xA4, 0xB0):

        def quirk(command: CommandApdu, ins: int = ins) -> ResponseApdu | None:
            return ResponseApdu(b"", sw) if command.ins == ins else None

        channel = FileChannel(CONTENT, quirk)
        with pytest.raises(StatusError) as stopped:
            FileReader(channel).read(FILE)
        assert (stopped.value.fault, stopped.value.sw) == (fault, sw)


def test_do_53_is_expected_with_odd_ins() -> None:
    content = tlv.encode(0x75, bytes(40_000))
    channel = FileChannel(content, lambda command: ResponseApdu(bytes(9), 0x9000) if command.ins == 0xB1 else None)
    with pytest.raises(MalformedData, match="DO 53"):
        FileReader(channel).read(FILE)
