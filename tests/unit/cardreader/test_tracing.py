"""The trace of a read: one line an exchange, with header, lengths, status word and time, and nothing else."""

from __future__ import annotations

import itertools
import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.chip import ChipReadResult
from cardreader.errors import CardRemoved
from cardreader.tracing import TracingConnection

from .proof_cards import ECDH_AES, ECDSA, proving_image, read
from .sample_card import connect
from .support import AnsweringConnection

LINE = re.compile(
    r"[0-9A-F]{2}( [0-9A-F]{2}){3}( Lc [0-9]{1,5})?( Le [0-9]{1,5})?: [0-9]{1,5} bytes [0-9A-F]{4}, [0-9]+\.[0-9] ms"
)


def traced(command: str, answer: str, caplog: pytest.LogCaptureFixture) -> str:
    clock = itertools.count(0.0, 0.0125)
    connection = TracingConnection(AnsweringConnection(lambda _: bytes.fromhex(answer)), clock=lambda: next(clock))
    with caplog.at_level(logging.DEBUG, "cardreader.tracing"):
        assert connection.transmit(bytes.fromhex(command)) == bytes.fromhex(answer)
    (record,) = caplog.records
    assert record.levelno == logging.DEBUG
    return record.getMessage()


@pytest.mark.parametrize(
    ("command", "answer", "line"),
    [
        ("00A4040C07A0000002471001", "9000", "00 A4 04 0C Lc 7: 0 bytes 9000, 12.5 ms"),
        ("00B09C0000", "31146282", "00 B0 9C 00 Le 256: 2 bytes 6282, 12.5 ms"),
        ("0CB0010400000E" + "11" * 14 + "0000", "6988", "0C B0 01 04 Lc 14 Le 65536: 0 bytes 6988, 12.5 ms"),
        ("00A40000", "6D00", "00 A4 00 00: 0 bytes 6D00, 12.5 ms"),
        ("00A40002050102", "6700", "no APDU, 7 bytes: 0 bytes 6700, 12.5 ms"),
        ("00B0000000", "90", "00 B0 00 00 Le 256: no status word, 1 bytes, 12.5 ms"),
    ],
)
def test_an_exchange_is_one_line(command: str, answer: str, line: str, caplog: pytest.LogCaptureFixture) -> None:
    assert traced(command, answer, caplog) == line


def test_an_exchange_that_failed_says_how(caplog: pytest.LogCaptureFixture) -> None:
    def pulled(_: bytes) -> bytes:
        raise CardRemoved

    clock = itertools.count(0.0, 0.002)
    connection = TracingConnection(AnsweringConnection(pulled), clock=lambda: next(clock))
    with caplog.at_level(logging.DEBUG, "cardreader.tracing"), pytest.raises(CardRemoved):
        connection.transmit(bytes.fromhex("00B0000000"))
    assert caplog.messages == ["00 B0 00 00 Le 256: no answer, card_removed, 2.0 ms"]


def test_nothing_is_logged_above_debug(caplog: pytest.LogCaptureFixture) -> None:
    connection = TracingConnection(AnsweringConnection(lambda _: b"\x90\x00"))
    with caplog.at_level(logging.INFO, "cardreader.tracing"):
        connection.transmit(bytes.fromhex("00B0000000"))
    assert not caplog.records


def test_a_whole_read_is_traced_line_by_line(caplog: pytest.LogCaptureFixture) -> None:
    connection = TracingConnection(connect(proving_image(ECDSA, ECDH_AES)))
    with caplog.at_level(logging.DEBUG, "cardreader.tracing"):
        result = read(connection)
    assert isinstance(result, ChipReadResult)
    assert len(caplog.messages) == result.evidence.apdus
    assert all(LINE.fullmatch(message) for message in caplog.messages)
    assert result.evidence.reader == connection.name


class Kept(logging.Handler):
    """Keeps the records."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@given(st.binary(min_size=6, max_size=300), st.booleans())
def test_data_of_either_direction_never_shows(data: bytes, extended: bool) -> None:
    length = b"\x00" + len(data).to_bytes(2, "big") if extended or len(data) > 255 else bytes((len(data),))
    kept = Kept()
    log = logging.getLogger("cardreader.tracing")
    log.addHandler(kept)
    log.setLevel(logging.DEBUG)
    connection = TracingConnection(AnsweringConnection(lambda _: data + b"\x90\x00"))
    try:
        connection.transmit(b"\x00\x86\x00\x00" + length + data)
    finally:
        log.removeHandler(kept)
        log.setLevel(logging.NOTSET)
    (record,) = kept.records
    assert re.sub(r"[0-9]+\.[0-9] ms$", "", record.getMessage()) == (
        f"00 86 00 00 Lc {len(data)}: {len(data)} bytes 9000, "
    )
