"""A thermal printer that speaks ESC/POS, and what it says of itself: that alone tells whether paper came out."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PIL import Image

from kiosk.domain.checkin import Ticket
from kiosk.domain.dossier import DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.printing.condition import (
    ASK_DONE,
    ASK_OFFLINE,
    ASK_PAPER,
    PURGE,
    Condition,
    condition_of,
    has_status,
    says_done,
)
from kiosk.printing.connection import Connection
from kiosk.printing.renderer import Slip, SlipRenderer

_PROFILE = "TM-T20II"
"""Of the library's list: 576 dots on 80 mm paper and a full cut, which nearly every ticket printer does."""
_BAND = 128
"""Rows for each raster command: small printers hold no more in their buffer."""
_LOOKS = 8
"""After so many pieces that are no answer, none is waited for."""


def escpos_bytes(image: Image.Image) -> bytes:
    """The commands that print a picture in mode "1" and cut the paper: ESC @, bands of GS v 0, ESC d, GS V."""
    # A fifth of a second, which the printer's own thread waits for and the start of the program does not.
    from escpos.printer import Dummy  # noqa: PLC0415

    page = Dummy(profile=_PROFILE)
    page.hw("INIT")
    page.image(image, impl="bitImageRaster", fragment_height=_BAND, center=False)
    page.cut()
    return bytes(page.output)


class EscPosPrinter:
    """Implements `kiosk.ports.Printer`. A connection is made anew for every ticket, so that a printer that was switched
    off in between is found again.

    A ticket has come out when the printer says so. It is sent only to a printer that is ready, and dropped from one
    that did not finish it: an hour later nobody wants it. `timeout`: seconds for a ticket.
    """

    def __init__(
        self, connect: Callable[[], Connection], renderer: SlipRenderer, clock: Clock, timeout: float = 8.0
    ) -> None:
        self._connect = connect
        self._renderer = renderer
        self._clock = clock
        self._timeout = timeout

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        """Prints; None when the printer has said that the whole ticket is printed."""
        return self._print_slip(ticket)

    def print_receipt(self, receipt: DossierReceipt) -> FailureCode | None:
        """The same of a dossier's receipt."""
        return self._print_slip(receipt)

    def _print_slip(self, slip: Slip) -> FailureCode | None:
        job = escpos_bytes(self._renderer.render(slip))
        printer = self._connect()
        try:
            printer.open()
            return self._print(printer, job)
        except TimeoutError:
            return FailureCode.PRINTER_SILENT
        except OSError:
            return FailureCode.PRINTER_FAILED
        finally:
            printer.close()

    def _print(self, printer: Connection, job: bytes) -> FailureCode | None:
        before = _ask(printer)
        if before is not Condition.READY:
            return _code(before)
        if self._finish(printer, job + ASK_DONE):
            return None
        after = _ask(printer)
        printer.write(PURGE)
        return _code(after)

    def _finish(self, printer: Connection, data: bytes) -> bool:
        """Whether the printer took it all and said that it is done."""
        deadline = self._clock.monotonic() + self._timeout
        try:
            printer.write(data)
        except TimeoutError:
            return False
        while not says_done(printer.read()):
            if self._clock.monotonic() >= deadline:
                return False
        return True


def _ask(printer: Connection) -> Condition:
    """How the printer is now; one that does not answer the first question is not asked the second."""
    offline = _question(printer, ASK_OFFLINE)
    if not offline:
        return Condition.UNKNOWN
    return condition_of(offline, _question(printer, ASK_PAPER))


def _question(printer: Connection, question: bytes) -> bytes:
    """What the printer says until the answer is among it: first may come what it had to say to somebody before."""
    printer.write(question)
    said = b""
    for _ in range(_LOOKS):
        more = printer.read()
        said += more
        if not more or has_status(said):
            break
    return said


def _code(condition: Condition) -> FailureCode:
    """Why no ticket is known to have come out. A printer that is ready and yet did not say so has kept silent."""
    match condition:
        case Condition.NO_PAPER:
            return FailureCode.PRINTER_NO_PAPER
        case Condition.COVER_OPEN:
            return FailureCode.PRINTER_COVER_OPEN
        case Condition.BROKEN:
            return FailureCode.PRINTER_FAILED
        case Condition.READY | Condition.UNKNOWN:
            return FailureCode.PRINTER_SILENT
        case _:
            assert_never(condition)
