"""The ticket: what is on it, the printer's language, and what a printer's troubles are called."""

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.domain.checkin import Ticket
from kiosk.domain.failures import FailureCode
from kiosk.printing.address import DeviceFile
from kiosk.printing.condition import Condition, condition_of
from kiosk.printing.connection import DescriptorConnection, connect
from kiosk.printing.escpos import EscPosPrinter, escpos_bytes
from kiosk.printing.renderer import SlipRenderer
from kiosk.printing.slip import SlipPainter
from kiosk.printing.ticket_image import ticket_blocks
from kiosk.runner.system import SystemClock
from simulators.printer import PrinterState, SimulatedPrinter
from tests.unit.printing.soft_printer import SoftPrinter

TICKET = Ticket(
    "A 027", "Phòng 105", "Khám Nội tổng quát", 3, datetime(2026, 11, 22, 1, 30, tzinfo=UTC), "01234-K1-20261122-27"
)
RENDERER = SlipRenderer("BỆNH VIỆN ĐA KHOA MẪU", simulated=False)


def decode(data: bytes) -> Image.Image:
    """Prints ESC/POS onto an image, as a printer would; demands nothing but ESC @, GS v 0, ESC d and one final cut."""
    assert data[:2] == b"\x1b@"
    rest = data[2:]
    rows = []
    while rest[:4] == b"\x1dv0\x00":
        width, height = int.from_bytes(rest[4:6], "little"), int.from_bytes(rest[6:8], "little")
        assert 0 < height <= 255
        bits = np.frombuffer(rest[8 : 8 + width * height], np.uint8).reshape(height, width)
        rows.append(np.unpackbits(bits, axis=1))
        rest = rest[8 + width * height :]
    assert rest == b"\x1bd\x06\x1dV\x00"
    burnt = np.vstack(rows)
    return Image.fromarray(np.where(burnt == 1, 0, 255).astype(np.uint8))


def test_the_printer_is_sent_the_picture() -> None:
    image = RENDERER.render(TICKET)
    assert image.mode == "1"
    assert image.width == 576
    assert decode(escpos_bytes(image)).tobytes() == image.convert("L").tobytes()


def test_the_qr_code_is_the_visits_key() -> None:
    (code,) = zxingcpp.read_barcodes(RENDERER.render(TICKET).convert("L"))
    assert code.text == TICKET.key


def test_the_longest_key_still_scans() -> None:
    key = "0123456789" * 10
    ticket = Ticket("B 1000", "P", "S", 0, TICKET.issued_at, key)
    (code,) = zxingcpp.read_barcodes(RENDERER.render(ticket).convert("L"))
    assert code.text == key


@pytest.mark.parametrize(
    "other",
    [
        Ticket("A 028", TICKET.room, TICKET.service_name, 3, TICKET.issued_at, TICKET.key),
        Ticket("A 027", "Phòng 106", TICKET.service_name, 3, TICKET.issued_at, TICKET.key),
        Ticket("A 027", TICKET.room, "Khám Ngoại", 3, TICKET.issued_at, TICKET.key),
        Ticket("A 027", TICKET.room, TICKET.service_name, 4, TICKET.issued_at, TICKET.key),
        Ticket("A 027", TICKET.room, TICKET.service_name, 3, datetime(2026, 11, 22, 2, 30, tzinfo=UTC), TICKET.key),
    ],
)
def test_each_value_is_on_the_ticket(other: Ticket) -> None:
    assert RENDERER.render(other).tobytes() != RENDERER.render(TICKET).tobytes()


def test_a_number_of_the_morning_does_not_say_who_was_ahead_then() -> None:
    assert RENDERER.render(replace(TICKET, ahead=None)).height < RENDERER.render(TICKET).height


def test_who_is_next_reads_what_the_screen_says() -> None:
    slip = SlipPainter(simulated=False)
    blocks = [block.tobytes() for block in ticket_blocks(slip, replace(TICKET, ahead=0))]
    assert slip.text("Sắp đến lượt quý khách", 30).tobytes() in blocks
    assert slip.text("Còn 0 người phía trước", 30).tobytes() not in blocks


def bars(image: Image.Image) -> int:
    """How many black bars go across the paper."""
    black = (np.asarray(image.convert("L"))[:, :20] == 0).all(axis=1)
    return int(np.count_nonzero(black[1:] & ~black[:-1]))


def test_a_ticket_of_those_who_go_first_says_so() -> None:
    assert bars(RENDERER.render(replace(TICKET, number="AU 003", priority=True))) == 1


def test_a_simulated_ticket_says_so_at_both_ends() -> None:
    assert bars(RENDERER.render(TICKET)) == 0
    assert bars(SlipRenderer("BỆNH VIỆN", simulated=True).render(TICKET)) == 2


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120) | st.text("PWM", min_size=20, max_size=120), st.text(max_size=120), st.integers(0, 9999))
def test_any_text_leaves_the_margins_free(room: str, service: str, number: int) -> None:
    image = RENDERER.render(Ticket(f"Z {number:03d}", room, service, number, TICKET.issued_at, TICKET.key))
    pixels = np.asarray(image.convert("L"))
    assert (pixels[:, :8] == 255).all()
    assert (pixels[:, -8:] == 255).all()


def printer_at(device: Path, *, renderer: SlipRenderer = RENDERER, timeout: float = 10.0) -> EscPosPrinter:
    clock = SystemClock()
    return EscPosPrinter(lambda: connect(DeviceFile(device), clock), renderer, clock, timeout)


def test_what_comes_out_is_the_ticket_and_the_printer_says_so() -> None:
    with SoftPrinter() as printer:
        assert printer_at(printer.path).print_ticket(TICKET) is None
        assert printer.picture.tobytes() == RENDERER.render(TICKET).convert("L").tobytes()
        assert (printer.cuts, printer.purges, printer.unknown) == (1, 0, b"")
        assert printer_at(printer.path).print_ticket(TICKET) is None, "and another"
        assert printer.cuts == 2


TROUBLES = {
    "no paper": ({"paper_rows": 0}, FailureCode.PRINTER_NO_PAPER),
    "cover open": ({"cover_open": True}, FailureCode.PRINTER_COVER_OPEN),
    "cutter stuck": ({"error": True}, FailureCode.PRINTER_FAILED),
    "cover open and no paper": ({"cover_open": True, "paper_rows": 0}, FailureCode.PRINTER_COVER_OPEN),
    "silent": ({"mute": True}, FailureCode.PRINTER_SILENT),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_to_a_printer_that_is_not_ready_nothing_is_sent(trouble: str) -> None:
    faults, code = TROUBLES[trouble]
    with SoftPrinter(**faults) as printer:
        assert printer_at(printer.path).print_ticket(TICKET) is code
        assert printer.rows == []


def test_a_roll_that_ends_within_the_ticket_is_told_and_the_rest_is_purged() -> None:
    with SoftPrinter(paper_rows=128) as printer:
        assert printer_at(printer.path, timeout=0.6).print_ticket(TICKET) is FailureCode.PRINTER_NO_PAPER
        assert printer.cuts == 0
        wait_for(lambda: printer.purges == 1)
        printer.paper_rows = None
        before = len(printer.rows)
        assert printer_at(printer.path).print_ticket(TICKET) is None
        assert len(printer.rows) - before == RENDERER.render(TICKET).height, "the new ticket alone"


def test_what_a_printer_said_of_the_purge_is_not_taken_for_the_next_tickets_answer() -> None:
    with SoftPrinter(keeps_done_to_itself=True) as printer:
        printer_at(printer.path, timeout=0.6).print_ticket(TICKET)
        wait_for(lambda: printer.purges == 1)
        assert printer_at(printer.path, timeout=0.6).print_ticket(TICKET) is FailureCode.PRINTER_SILENT
        printer.keeps_done_to_itself = False
        assert printer_at(printer.path).print_ticket(TICKET) is None


def test_a_printer_that_never_says_it_is_done_is_not_taken_to_have_printed() -> None:
    with SoftPrinter(keeps_done_to_itself=True) as printer:
        assert printer_at(printer.path, timeout=0.6).print_ticket(TICKET) is FailureCode.PRINTER_SILENT
        wait_for(lambda: printer.purges == 1)


def wait_for(condition: Callable[[], bool]) -> None:
    """Until it holds; the printer runs on a thread of its own."""
    tick, deadline = threading.Event(), time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        tick.wait(0.01)


@given(st.binary(max_size=4), st.binary(max_size=4))
def test_any_answer_has_a_meaning_and_only_two_proper_ones_mean_ready(offline: bytes, paper: bytes) -> None:
    found = condition_of(offline, paper)
    assert isinstance(found, Condition)
    if found is Condition.READY:
        assert any(byte & 0x93 == 0x12 for byte in offline)
        assert any(byte & 0x93 == 0x12 for byte in paper)


@pytest.mark.parametrize(
    ("offline", "paper", "expected"),
    [
        (b"\x12", b"\x12", Condition.READY),
        (b"\x12", b"\x1e", Condition.READY),  # nearly out: the ticket still comes
        (b"\x12", b"\x72", Condition.NO_PAPER),
        (b"\x32", b"\x12", Condition.NO_PAPER),
        (b"\x16", b"\x72", Condition.COVER_OPEN),
        (b"\x52", b"\x12", Condition.BROKEN),
        (b"", b"\x12", Condition.UNKNOWN),
        (b"\x12", b"", Condition.UNKNOWN),
        (b"\x00", b"\xff", Condition.UNKNOWN),
    ],
)
def test_what_the_printer_says(offline: bytes, paper: bytes, expected: Condition) -> None:
    assert condition_of(offline, paper) is expected


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_no_printer_is_a_failure(tmp_path: Path, kind: str) -> None:
    device = tmp_path / "lp0"
    if kind == "folder":
        device.mkdir()
    assert printer_at(device).print_ticket(TICKET) is FailureCode.PRINTER_FAILED


def test_a_full_device_is_a_failure() -> None:
    assert printer_at(Path("/dev/full")).print_ticket(TICKET) is FailureCode.PRINTER_FAILED


def test_a_printer_that_takes_nothing_is_silent(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    connection = DescriptorConnection(lambda: os.open(device, os.O_RDWR | os.O_NONBLOCK), SystemClock(), timeout=0.05)
    connection.open()
    try:
        with pytest.raises(TimeoutError):
            connection.write(bytes(1_000_000))
    finally:
        connection.close()
        connection.close()


def test_the_simulated_printer_writes_pictures(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path / "out", RENDERER)
    assert printer.print_ticket(TICKET) is None
    assert printer.printed == (TICKET,)
    with Image.open(tmp_path / "out" / "ticket-A-027.png") as image:
        assert image.tobytes() == RENDERER.render(TICKET).tobytes()


def test_the_simulated_printer_without_folder() -> None:
    printer = SimulatedPrinter(None, RENDERER)
    assert printer.print_ticket(TICKET) is None
    assert printer.printed == (TICKET,)


def test_the_simulated_printer_runs_out_of_paper(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path, RENDERER)
    printer.set_state(PrinterState.NO_PAPER)
    assert printer.print_ticket(TICKET) is FailureCode.PRINTER_NO_PAPER
    printer.set_state(PrinterState.OK)
    assert printer.print_ticket(TICKET) is None
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    printer = SimulatedPrinter(tmp_path / "file" / "out", RENDERER)
    assert printer.print_ticket(TICKET) is FailureCode.PRINTER_FAILED


@pytest.mark.parametrize("release", ["set_state", "close", "time"])
def test_a_silent_simulated_printer(release: str) -> None:
    printer = SimulatedPrinter(None, RENDERER, silent_seconds=0.05 if release == "time" else 60.0)
    printer.set_state(PrinterState.SILENT)
    with ThreadPoolExecutor(1) as pool:
        started = threading.Event()

        def work() -> FailureCode | None:
            started.set()
            return printer.print_ticket(TICKET)

        result = pool.submit(work)
        assert started.wait(30)
        match release:
            case "set_state":
                printer.set_state(PrinterState.OK)
            case "close":
                printer.close()
            case _:
                pass
        assert result.result(30) in ((FailureCode.PRINTER_SILENT,) if release != "set_state" else SET_STATE)


SET_STATE = (FailureCode.PRINTER_SILENT, None)
"""Set back before the ticket reached the printer, it prints; afterwards, the ticket that waited is lost."""
