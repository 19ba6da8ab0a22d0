"""The radio model: frames as the standard has them, more bytes take longer, faster bits do not, one wait an answer.

And by the model: a whole read stays near what the radio allows.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import chip as benchmark
from cardreader.authenticity.trust import TrustStore
from cardreader.connection import CardConnection
from cardreader.errors import CardRemoved
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import CommandApdu
from kiosk.cli.bit_rate import bit_rate_option
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.pki import CountrySigningAuthority
from simulators.reader.inprocess import READER_NAME, SimulatedReader
from simulators.reader.radio import (
    AT_THE_COUNTER,
    CARRIER_HZ,
    BitRate,
    ChipTimes,
    Radio,
    RadioCard,
    RadioConnection,
    point_multiplications,
)
from simulators.reader.vpcd import Card

READ = bytes.fromhex("00B0000000")
OK = b"\x90\x00"
AT_ONCE = ChipTimes(command=0.0, byte=0.0, point_multiplication=0.0)
SIZES = st.integers(0, 70_000)
RATES = st.sampled_from(BitRate)


def on_air_only(rate: BitRate) -> Radio:
    return Radio(rate, AT_ONCE, host=0.0)


class Echo:
    """A card and a connection in one that answers with the command and 9000."""

    name = "echo"
    max_apdu: int | None = 4_096
    atr = b"\x3b\x00"

    def __init__(self) -> None:
        self.closed = False
        self.powered = self.resets = 0

    def transmit(self, command: bytes) -> bytes:
        return command + OK

    process = transmit

    def power_on(self) -> bytes:
        self.powered += 1
        return self.atr

    def reset(self) -> bytes:
        self.resets += 1
        return self.atr

    def close(self) -> None:
        self.closed = True


class EmptyReader(Echo):
    def transmit(self, command: bytes) -> bytes:
        raise CardRemoved


# --- frames ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "bit", "chip_marks"),
    [
        (BitRate.KBIT_106, 128, 2 * 128),
        (BitRate.KBIT_212, 64, 512),
        (BitRate.KBIT_424, 32, 512),
        (BitRate.KBIT_848, 16, 512),
    ],
)
def test_one_frame_each_way(rate: BitRate, bit: int, chip_marks: int) -> None:
    # PCB, 5 bytes of command, CRC: 8 bytes of 9 bits with 3 bits around; 27 bytes back after one pause.
    from_reader = (8 * 9 + 3) * bit
    from_chip = 27 * 9 * bit + chip_marks
    assert on_air_only(rate).carrier_cycles(5, 24) == from_reader + 1_172 + from_chip


def test_a_read_at_106_kbit_in_seconds() -> None:
    # A command of 22 bytes and an answer of 24: 228 and 245 bits of 9.44 us, and a pause of 86.4 us.
    seconds = on_air_only(BitRate.KBIT_106).seconds(bytes(22), bytes(24))
    assert seconds == pytest.approx(473 * 9.4395e-6 + 86.43e-6, rel=1e-4)


def test_a_block_holds_253_bytes() -> None:
    radio = on_air_only(BitRate.KBIT_424)
    full, over = radio.carrier_cycles(5, 253), radio.carrier_cycles(5, 254)
    # One byte more takes a second block with a byte of its own, an acknowledgement of three bytes, and two pauses.
    more = (1 + 3) * 9 * 32 + 512 + 3 * 9 * 32 + 3 * 32 + 2 * 1_172
    assert over - full == more


def test_a_long_command_is_chained_like_a_long_answer() -> None:
    radio = on_air_only(BitRate.KBIT_106)
    # Three blocks are sent and two acknowledged; frames begin and end with three bits of the reader, two of the chip.
    sent = (2 * 256 + (600 - 2 * 253 + 3)) * 9 + 3 * 3
    received = 2 * (3 * 9 + 2) + (5 * 9 + 2)
    assert radio.carrier_cycles(600, 2) == (sent + received) * 128 + 5 * 1_172


def test_15_kilobytes_at_424_kbit_take_a_third_of_a_second() -> None:
    seconds = on_air_only(BitRate.KBIT_424).carrier_cycles(23, 15_360) / CARRIER_HZ
    assert 15_360 * 9 / 424_000 < seconds < 1.1 * 15_360 * 9 / 424_000


@given(RATES, SIZES, SIZES, st.integers(1, 5_000))
def test_more_bytes_take_longer(rate: BitRate, command: int, answer: int, more: int) -> None:
    radio = on_air_only(rate)
    cycles = radio.carrier_cycles(command, answer)
    assert radio.carrier_cycles(command + more, answer) > cycles
    assert radio.carrier_cycles(command, answer + more) > cycles


@given(SIZES, SIZES)
def test_faster_bits_take_less_time(command: int, answer: int) -> None:
    slowest_first = [on_air_only(rate).carrier_cycles(command, answer) for rate in sorted(BitRate)]
    assert slowest_first == sorted(slowest_first, reverse=True)
    assert len(set(slowest_first)) == len(BitRate)


@given(RATES, st.binary(max_size=600), st.binary(max_size=600))
def test_any_exchange_takes_at_least_what_host_and_chip_take(rate: BitRate, command: bytes, answer: bytes) -> None:
    radio = Radio(rate)
    assert radio.seconds(command, answer) >= radio.host
    assert replace(radio, host=radio.host + 1).seconds(command, answer) == pytest.approx(
        radio.seconds(command, answer) + 1
    )


# --- chip ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (commands.read_binary(0, 256), 0),
        (commands.mse_set_at_pace(b"\x04\x00\x7f\x00\x07\x02\x02\x04\x02\x02", 2, 13), 0),
        (commands.general_authenticate(b"", last=False), 0),
        (commands.general_authenticate(tlv.encode(0x81, bytes(65)), last=False), 3),
        (commands.general_authenticate(tlv.encode(0x83, bytes(65)), last=False), 2),
        (commands.general_authenticate(tlv.encode(0x85, bytes(8)), last=True), 0),
        (CommandApdu(0x00, 0x86, 0x00, 0x00, b"\x7c\x84"), 0),
        (CommandApdu(0x0C, 0x86, 0x00, 0x00, bytes(90), le=256), 1),
        (CommandApdu(0x0C, 0x22, 0x41, 0xA6, bytes(90), le=256), 1),
        (CommandApdu(0x0C, 0x22, 0x41, 0xA4, bytes(40), le=256), 0),
        (CommandApdu(0x0C, 0x88, 0x00, 0x00, bytes(40), le=256), 1),
        (commands.external_authenticate(bytes(40)), 0),
    ],
)
def test_the_chip_computes_where_the_protocols_say(command: CommandApdu, expected: int) -> None:
    assert point_multiplications(command.to_bytes()) == expected


def test_the_chip_takes_its_time_for_command_bytes_and_keys() -> None:
    times = ChipTimes(command=0.25, byte=0.001, point_multiplication=0.5)
    sign = CommandApdu(0x00, 0x88, 0x00, 0x00, bytes(8), le=256).to_bytes()
    assert times.seconds(READ, bytes(100)) == pytest.approx(0.25 + 0.105)
    assert times.seconds(sign, bytes(66)) == pytest.approx(0.25 + 0.080 + 0.5)


def test_what_the_reader_answers_itself_takes_the_host_s_time_alone() -> None:
    assert AT_THE_COUNTER.seconds(bytes.fromhex("FFCA000000"), bytes(6)) == AT_THE_COUNTER.host


@given(st.binary(max_size=300))
def test_bytes_that_are_no_command_take_no_key(command: bytes) -> None:
    assert point_multiplications(command) in range(4)


# --- taking the time -------------------------------------------------------------------------------------------------


def test_a_connection_waits_once_for_each_answer() -> None:
    waits: list[float] = []
    connection: CardConnection = RadioConnection(Echo(), AT_THE_COUNTER, waits.append)
    assert [connection.transmit(READ), connection.transmit(READ * 9)] == [READ + OK, READ * 9 + OK]
    assert waits == [AT_THE_COUNTER.seconds(READ, READ + OK), AT_THE_COUNTER.seconds(READ * 9, READ * 9 + OK)]


def test_a_connection_is_else_the_inner_one() -> None:
    inner = Echo()
    connection: CardConnection = RadioConnection(inner, AT_THE_COUNTER, lambda _: None)
    assert (connection.name, connection.max_apdu) == ("echo", 4_096)
    connection.close()
    assert inner.closed


def test_a_card_that_is_gone_takes_no_time() -> None:
    waits: list[float] = []
    connection = RadioConnection(EmptyReader(), AT_THE_COUNTER, waits.append)
    with pytest.raises(CardRemoved):
        connection.transmit(READ)
    assert waits == []


def test_a_card_in_the_virtual_reader_waits_once_for_each_answer() -> None:
    waits: list[float] = []
    inner = Echo()
    card: Card = RadioCard(inner, AT_THE_COUNTER, waits.append)
    assert (card.atr, card.power_on(), card.reset()) == (b"\x3b\x00",) * 3
    assert (inner.powered, inner.resets) == (1, 1)
    assert card.process(READ) == READ + OK
    assert waits == [AT_THE_COUNTER.seconds(READ, READ + OK)]


@pytest.mark.parametrize("radio", [None, AT_THE_COUNTER])
def test_a_simulated_reader_has_the_radio_that_it_was_given(radio: Radio | None) -> None:
    reader = SimulatedReader(radio)
    reader.insert(SoftwareCard(ChipImage(files=(), mrz_information="", can="012345")))
    connection = reader.connect(READER_NAME)
    assert isinstance(connection, RadioConnection) is (radio is not None)
    reader.remove()
    with pytest.raises(CardRemoved):
        connection.transmit(READ)


@pytest.mark.parametrize(("words", "expected"), [([], None), (["--bit-rate", "424"], AT_THE_COUNTER)])
def test_the_command_line_chooses_the_radio(words: list[str], expected: Radio | None) -> None:
    chosen: list[Radio | None] = []

    @click.command()
    @bit_rate_option
    def play(radio: Radio | None) -> None:
        chosen.append(radio)

    assert CliRunner().invoke(play, words).exit_code == 0
    assert chosen == [expected]


# --- a whole read ----------------------------------------------------------------------------------------------------


def test_a_whole_read_stays_near_the_limit(tmp_path: Path) -> None:
    authority = CountrySigningAuthority.create()
    image = benchmark.personalised(authority)
    authority.export(tmp_path)
    connection = SoftwareCardConnection(SoftwareCard(image), max_apdu=benchmark.LENGTHS["extended"])
    exchanges = benchmark.read_whole(connection, TrustStore.load(tmp_path))
    sizes = benchmark.file_sizes(image)
    assert sizes[0x0102] == benchmark.DG2_BYTES
    limit = benchmark.unavoidable(exchanges, sizes)
    # Without the CPU time, which no test can hold fast, only the commands count; a machine may take the rest.
    row = benchmark.row(BitRate.KBIT_424, "extended", exchanges, limit, cpu_ms=0.0)
    assert row.apdus_in_channel <= benchmark.MAX_APDUS
    assert 1.0 < row.ratio <= 1.10
    assert 1.0 < row.bare_ratio <= 1.10
