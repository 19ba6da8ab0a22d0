"""APDUs and TLV: what is encoded comes back, and bytes of any kind give a value or the one typed error."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import ApduFormatError, CommandApdu, ResponseApdu
from cardreader.iso7816.tlv import TlvError

TAGS = st.sampled_from([0x02, 0x30, 0x5C, 0x5F1F, 0x7F49, 0x7F61, 0x5F2E])


@given(
    st.builds(
        CommandApdu,
        cla=st.integers(0, 255),
        ins=st.integers(0, 255),
        p1=st.integers(0, 255),
        p2=st.integers(0, 255),
        data=st.binary(max_size=400),
        le=st.none() | st.integers(1, 65_536),
    )
)
def test_commands_round_trip(command: CommandApdu) -> None:
    parsed = CommandApdu.parse(command.to_bytes())
    assert (parsed.header, parsed.data, parsed.le) == (command.header, command.data, command.le)
    assert parsed.to_bytes() == command.to_bytes()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_command_or_a_format_error(raw: bytes) -> None:
    with contextlib.suppress(ApduFormatError):
        CommandApdu.parse(raw)
    with contextlib.suppress(ApduFormatError):
        assert ResponseApdu.parse(raw).to_bytes() == raw


@given(TAGS, st.binary(max_size=70_000))
def test_objects_round_trip(tag: int, value: bytes) -> None:
    item = tlv.read_tlv(tlv.encode(tag, value) + b"after")
    assert (item.tag, item.value) == (tag, value)


@given(st.lists(st.tuples(TAGS, st.binary(max_size=40)), max_size=6))
def test_sequences_round_trip(pairs: list[tuple[int, bytes]]) -> None:
    encoded = b"".join(tlv.encode(tag, value) for tag, value in pairs)
    assert [(item.tag, item.value) for item in tlv.iterate(encoded)] == pairs


@given(st.binary(max_size=100))
def test_any_bytes_are_objects_or_a_tlv_error(raw: bytes) -> None:
    with contextlib.suppress(TlvError):
        assert b"".join(item.raw for item in tlv.iterate(raw)) == raw


@pytest.mark.parametrize(
    "raw", ["", "30", "3080", "3084FFFFFFFF00", "308500000000010", "1F", "1F8181818101", "300500", "3082"]
)
def test_lengths_that_lie_are_errors(raw: str) -> None:
    """Nothing, no length, indefinite, 4 GB, five length bytes, endless tags, cut off."""
    with pytest.raises(TlvError):
        tlv.read_tlv(bytes.fromhex(raw if len(raw) % 2 == 0 else raw + "0"))


def test_a_length_of_four_gigabytes_is_told_from_its_header_alone() -> None:
    assert tlv.read_header(bytes.fromhex("7584FFFFFFFF")) == (0x75, 6, 0xFFFFFFFF)
