"""Which printer an address means."""

from __future__ import annotations

from typing import assert_never

from kiosk.ports import Clock, Printer
from kiosk.printing.address import CupsQueue, DeviceFile, NetworkPrinter, PrinterAddress, SerialPort
from kiosk.printing.connection import connect
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.escpos import EscPosPrinter
from kiosk.printing.renderer import SlipRenderer


def printer_at(address: PrinterAddress, renderer: SlipRenderer, clock: Clock) -> Printer:
    """A queue is asked through its service; everywhere else is a printer that speaks ESC/POS."""
    match address:
        case CupsQueue():
            return CupsPrinter(address, renderer, clock)
        case DeviceFile() | SerialPort() | NetworkPrinter():
            return EscPosPrinter(lambda: connect(address, clock), renderer, clock)
        case _:
            assert_never(address)
