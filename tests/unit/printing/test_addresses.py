"""Where a printer may be, and that a ticket comes out there."""

from __future__ import annotations

import os
import select
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serial import Serial

from kiosk.domain.failures import FailureCode
from kiosk.printing.address import (
    CupsQueue,
    DeviceFile,
    NetworkPrinter,
    PrinterAddress,
    SerialPort,
    parse_printer_address,
)
from kiosk.printing.choice import printer_at
from kiosk.runner.system import SystemClock
from tests.unit.printing.soft_printer import SoftPrinter
from tests.unit.printing.test_ticket import RENDERER, TICKET


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/dev/usb/lp0", DeviceFile(Path("/dev/usb/lp0"))),
        ("tcp:192.168.1.50", NetworkPrinter("192.168.1.50", 9100)),
        ("tcp:printer-3.clinic:6001", NetworkPrinter("printer-3.clinic", 6001)),
        ("serial:/dev/ttyUSB0", SerialPort(Path("/dev/ttyUSB0"), 115_200)),
        ("serial:/dev/ttyS1:230400", SerialPort(Path("/dev/ttyS1"), 230_400)),
        ("cups:ticket", CupsQueue("ticket")),
    ],
)
def test_addresses(text: str, address: PrinterAddress) -> None:
    assert parse_printer_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lp0",
        "tcp:",
        "tcp:host:0",
        "tcp:host:65536",
        "usb:04b8:0e28",
        "serial:",
        "serial:ttyS0",
        "serial:/dev/ttyS0:9600",
        "cups:",
        "cups:a/b",
        "cups:a b",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"no such port|device file|one of the speeds"):
        parse_printer_address(text)


@given(st.text())
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    try:
        parse_printer_address(text)
    except ValueError:
        return


def printed_at(address: PrinterAddress) -> FailureCode | None:
    clock = SystemClock()
    return printer_at(address, RENDERER, clock).print_ticket(TICKET)


@contextmanager
def on_the_network(printer: SoftPrinter) -> Iterator[NetworkPrinter]:
    """The printer behind a port of this machine, for one connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        relay = threading.Thread(target=_relay, args=(server, printer.path), daemon=True)
        relay.start()
        yield NetworkPrinter("127.0.0.1", server.getsockname()[1])
        relay.join(30)


def _relay(server: socket.socket, path: Path) -> None:
    peer, _ = server.accept()
    device = os.open(path, os.O_RDWR | os.O_NOCTTY)
    with peer:
        while True:
            ready, _, _ = select.select([peer, device], [], [])
            if device in ready:
                peer.sendall(os.read(device, 4096))
            if peer in ready:
                data = peer.recv(4096)
                if not data:
                    break
                os.write(device, data)
    os.close(device)


def test_a_ticket_comes_out_of_a_serial_printer() -> None:
    with SoftPrinter() as printer:
        assert printed_at(SerialPort(printer.path, 115_200)) is None
        assert printer.picture.tobytes() == RENDERER.render(TICKET).convert("L").tobytes()
        assert printed_at(SerialPort(printer.path, 115_200)) is None, "the port was given back"


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        ({"paper_rows": 0}, FailureCode.PRINTER_NO_PAPER),
        ({"cover_open": True}, FailureCode.PRINTER_COVER_OPEN),
        ({"mute": True}, FailureCode.PRINTER_SILENT),
    ],
)
def test_a_serial_printer_says_what_is_wrong(faults: dict[str, int], code: FailureCode) -> None:
    with SoftPrinter(**faults) as printer:
        assert printed_at(SerialPort(printer.path, 115_200)) is code


def test_a_serial_port_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    assert printed_at(SerialPort(tmp_path / "ttyS9", 115_200)) is FailureCode.PRINTER_FAILED


def test_a_serial_port_that_another_program_holds_is_a_failure() -> None:
    with SoftPrinter() as printer, Serial(str(printer.path), 115_200, exclusive=True):
        assert printed_at(SerialPort(printer.path, 115_200)) is FailureCode.PRINTER_FAILED


def test_a_ticket_comes_out_over_the_network() -> None:
    with SoftPrinter() as printer:
        with on_the_network(printer) as address:
            assert printed_at(address) is None
        assert printer.picture.tobytes() == RENDERER.render(TICKET).convert("L").tobytes()


def test_a_network_printer_without_paper_says_so() -> None:
    with SoftPrinter(paper_rows=0) as printer, on_the_network(printer) as address:
        assert printed_at(address) is FailureCode.PRINTER_NO_PAPER


def test_a_network_printer_that_says_nothing_is_silent() -> None:
    with SoftPrinter(mute=True) as printer, on_the_network(printer) as address:
        assert printed_at(address) is FailureCode.PRINTER_SILENT


def test_a_port_where_nobody_listens_is_a_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert printed_at(NetworkPrinter("127.0.0.1", port)) is FailureCode.PRINTER_FAILED


def test_a_printer_that_hangs_up_in_the_middle_is_a_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer_and_go() -> None:
            peer, _ = server.accept()
            with peer:
                peer.recv(3)
                peer.sendall(b"\x12")
                peer.recv(3)
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        thread = threading.Thread(target=answer_and_go, daemon=True)
        thread.start()
        code = printed_at(NetworkPrinter("127.0.0.1", server.getsockname()[1]))
        thread.join(30)
    assert code in (FailureCode.PRINTER_FAILED, FailureCode.PRINTER_SILENT)
