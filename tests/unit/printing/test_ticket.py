"""The ticket: what is on it, the printer's language, and what a printer's troubles are called."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
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
from kiosk.printing.escpos import EscPosPrinter, escpos_bytes
from kiosk.printing.ticket_image import TicketRenderer
from simulators.printer import PrinterState, SimulatedPrinter
from tests.unit.gateway.support import ManualClock

TICKET = Ticket(
    "A 027", "Phòng 105", "Khám Nội tổng quát", 3, datetime(2026, 11, 22, 1, 30, tzinfo=UTC), "01234-K1-20261122-27"
)
RENDERER = TicketRenderer("BỆNH VIỆN ĐA KHOA MẪU", simulated=False)


def decode(data: bytes) -> Image.Image:
    """Prints ESC/POS onto an image, as a printer would; demands nothing but ESC @, GS v 0 and one final cut."""
    assert data[:2] == b"\x1b@"
    rest = data[2:]
    rows = []
    while rest[:4] == b"\x1dv0\x00":
        width, height = int.from_bytes(rest[4:6], "little"), int.from_bytes(rest[6:8], "little")
        assert 0 < height <= 255
        bits = np.frombuffer(rest[8 : 8 + width * height], np.uint8).reshape(height, width)
        rows.append(np.unpackbits(bits, axis=1))
        rest = rest[8 + width * height :]
    assert rest == b"\x1dVB\x00"
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


def test_a_simulated_ticket_says_so_at_both_ends() -> None:
    def bars(image: Image.Image) -> int:
        black = (np.asarray(image.convert("L"))[:, :20] == 0).all(axis=1)
        return int(np.count_nonzero(black[1:] & ~black[:-1]))

    assert bars(RENDERER.render(TICKET)) == 0
    assert bars(TicketRenderer("BỆNH VIỆN", simulated=True).render(TICKET)) == 2


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120) | st.text("PWM", min_size=20, max_size=120), st.text(max_size=120), st.integers(0, 9999))
def test_any_text_leaves_the_margins_free(room: str, service: str, number: int) -> None:
    image = RENDERER.render(Ticket(f"Z {number:03d}", room, service, number, TICKET.issued_at, TICKET.key))
    pixels = np.asarray(image.convert("L"))
    assert (pixels[:, :8] == 255).all()
    assert (pixels[:, -8:] == 255).all()


def test_a_device_file_gets_the_bytes(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()
    assert EscPosPrinter(device, RENDERER, ManualClock()).print_ticket(TICKET) is None
    assert device.read_bytes() == escpos_bytes(RENDERER.render(TICKET))


def test_a_printer_that_takes_little_at_a_time_gets_it_all(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDWR)  # both ways, so that the pipe has no end before the printer comes
    with ThreadPoolExecutor(1) as pool, os.fdopen(reader, "rb") as pipe:
        printed = pool.submit(EscPosPrinter(device, RENDERER, ManualClock(), timeout=30.0).print_ticket, TICKET)
        expected = escpos_bytes(RENDERER.render(TICKET))
        assert pipe.read(len(expected)) == expected
        assert printed.result(30) is None


def test_a_printer_that_takes_nothing_is_silent(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    try:  # a pipe holds 64 KiB; a ticket of three times that fills it
        printer = EscPosPrinter(device, TallRenderer(), ManualClock(), timeout=0.05)
        assert printer.print_ticket(TICKET) is FailureCode.PRINTER_SILENT
    finally:
        os.close(reader)


class TallRenderer(TicketRenderer):
    """A ticket longer than a pipe is deep."""

    def __init__(self) -> None:
        super().__init__("X", simulated=False)

    def render(self, ticket: Ticket) -> Image.Image:
        return Image.new("1", (576, 3000), 1)


@pytest.mark.parametrize("kind", ["missing", "folder", "nobody_reads"])
def test_no_printer_is_a_failure(tmp_path: Path, kind: str) -> None:
    device = tmp_path / "lp0"
    if kind == "folder":
        device.mkdir()
    elif kind == "nobody_reads":
        os.mkfifo(device)
    assert EscPosPrinter(device, RENDERER, ManualClock()).print_ticket(TICKET) is FailureCode.PRINTER_FAILED


def test_a_full_device_is_a_failure() -> None:
    assert EscPosPrinter(Path("/dev/full"), RENDERER, ManualClock()).print_ticket(TICKET) is FailureCode.PRINTER_FAILED


def test_a_printer_unplugged_in_the_middle_is_a_failure(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDWR)  # both ways, so that the pipe has no end before the printer comes
    with ThreadPoolExecutor(1) as pool:
        printed = pool.submit(EscPosPrinter(device, TallRenderer(), ManualClock(), timeout=30.0).print_ticket, TICKET)
        os.read(reader, 1)
        os.close(reader)
        assert printed.result(30) is FailureCode.PRINTER_FAILED


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
    assert printer.print_ticket(TICKET) is FailureCode.PRINTER_FAILED
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
