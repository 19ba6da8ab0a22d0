"""A thermal printer that speaks ESC/POS, written to as a device file (`/dev/usb/lp0`)."""

from __future__ import annotations

import os
import select
from pathlib import Path

from PIL import Image, ImageOps

from kiosk.domain.checkin import Ticket
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.printing.ticket_image import TicketRenderer

_INITIALISE = b"\x1b@"
_RASTER = b"\x1dv0\x00"
_FEED_AND_CUT = b"\x1dV\x42\x00"
_BAND = 128
"""Rows for each raster command: small printers hold no more in their buffer."""
_PIECE = 4096


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
    """Implements `kiosk.ports.Printer` for a device file, which must be there. Opened anew for every ticket, so that
    a printer that was switched off in between is found again.

    `timeout`: seconds after which a printer that takes no more bytes counts as silent.
    """

    def __init__(self, path: Path, renderer: TicketRenderer, clock: Clock, timeout: float = 8.0) -> None:
        self._path = path
        self._renderer = renderer
        self._clock = clock
        self._timeout = timeout

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        """Prints; None when the printer has taken the whole ticket."""
        data = escpos_bytes(self._renderer.render(ticket))
        try:
            # Non-blocking: the kernel's driver then reports missing paper as an error instead of waiting for it.
            descriptor = os.open(self._path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            try:
                return self._write(descriptor, data)
            finally:
                os.close(descriptor)
        except OSError:
            return FailureCode.PRINTER_FAILED

    def _write(self, descriptor: int, data: bytes) -> FailureCode | None:
        waiting = select.poll()
        waiting.register(descriptor, select.POLLOUT)
        deadline = self._clock.monotonic() + self._timeout
        rest = memoryview(data)
        while rest:
            ready = waiting.poll(max(0.0, deadline - self._clock.monotonic()) * 1000)
            if not ready:
                return FailureCode.PRINTER_SILENT
            if ready[0][1] & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
                return FailureCode.PRINTER_FAILED
            try:
                rest = rest[os.write(descriptor, rest[:_PIECE]) :]
            except BlockingIOError:  # the driver took the room back between the two calls
                continue
        return None
