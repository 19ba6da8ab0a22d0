"""A thermal printer that speaks ESC/POS, and what it says of itself: that alone tells whether paper came out."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PIL import Image, ImageOps

from kiosk.domain.checkin import Ticket
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.printing.condition import ASK_DONE, ASK_OFFLINE, ASK_PAPER, PURGE, Condition, condition_of, says_done
from kiosk.printing.connection import Connection
from kiosk.printing.ticket_image import TicketRenderer

_INITIALISE = b"\x1b@"
_RASTER = b"\x1dv0\x00"
_FEED_AND_CUT = b"\x1dV\x42\x00"
_BAND = 128
"""Rows for each raster command: small printers hold no more in their buffer."""


def escpos_bytes(image: Image.Image) -> bytes:
    """The commands that print a picture in mode "1" and cut the paper: ESC @, bands of GS v 0, GS V B."""
    width_bytes = (image.width + 7) // 8
    inverted = ImageOps.invert(image.convert("L")).convert("1", dither=Image.Dither.NONE)  # a set bit burns
    out = bytearray(_INITIALISE)
    for top in range(0, image.height, _BAND):
        band = inverted.crop((0, top, image.width, min(top + _BAND, image.height)))
        out += _RASTER + width_bytes.to_bytes(2, "little") + band.height.to_bytes(2, "little") + band.tobytes()
    return bytes(out + _FEED_AND_CUT)


class EscPosPrinter:
    """Implements `kiosk.ports.Printer`. A connection is made anew for every ticket, so that a printer that was switched
    off in between is found again.

    A ticket has come out when the printer says so. It is sent only to a printer that is ready, and dropped from one
    that did not finish it: an hour later nobody wants it. `timeout`: seconds for a ticket.
    """

    def __init__(
        self, connect: Callable[[], Connection], renderer: TicketRenderer, clock: Clock, timeout: float = 8.0
    ) -> None:
        self._connect = connect
        self._renderer = renderer
        self._clock = clock
        self._timeout = timeout

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        """Prints; None when the printer has said that the whole ticket is printed."""
        job = escpos_bytes(self._renderer.render(ticket))
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
    printer.write(ASK_OFFLINE)
    offline = printer.read()
    if not offline:
        return Condition.UNKNOWN
    printer.write(ASK_PAPER)
    return condition_of(offline, printer.read())


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
