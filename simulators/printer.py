"""A printer that writes its tickets as pictures into a folder, runs out of paper and falls silent on command."""

from __future__ import annotations

import re
import threading
from enum import StrEnum
from pathlib import Path

from kiosk.domain.checkin import Ticket
from kiosk.domain.failures import FailureCode
from kiosk.printing.ticket_image import TicketRenderer

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]+")


class PrinterState(StrEnum):
    """How the simulated printer is."""

    OK = "ok"
    NO_PAPER = "no_paper"
    SILENT = "silent"


class SimulatedPrinter:
    """Implements `kiosk.ports.Printer`. With `out_dir` every ticket becomes `ticket-<number>.png` in it.

    A silent printer keeps the caller waiting until its state changes, `close`, or `silent_seconds` have passed.
    """

    def __init__(self, out_dir: Path | None, renderer: TicketRenderer, silent_seconds: float = 10.0) -> None:
        self._out_dir = out_dir
        self._renderer = renderer
        self._silent_seconds = silent_seconds
        self._changed = threading.Condition()
        self._state = PrinterState.OK
        self._closed = False
        self._printed: list[Ticket] = []

    @property
    def printed(self) -> tuple[Ticket, ...]:
        """What came out, in order."""
        with self._changed:
            return tuple(self._printed)

    def set_state(self, state: PrinterState) -> None:
        """From the next ticket on; one that waits on a silent printer fails at once."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def close(self) -> None:
        """Lets nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        """Prints; None when the ticket came out."""
        with self._changed:
            if self._state is PrinterState.NO_PAPER:
                return FailureCode.PRINTER_NO_PAPER
            if self._state is PrinterState.SILENT:
                self._changed.wait_for(
                    lambda: self._closed or self._state is not PrinterState.SILENT, self._silent_seconds
                )
                return FailureCode.PRINTER_SILENT
        image = self._renderer.render(ticket)
        if self._out_dir is not None:
            try:
                self._out_dir.mkdir(parents=True, exist_ok=True)
                image.save(self._out_dir / f"ticket-{_NOT_IN_NAMES.sub('-', ticket.number)}.png")
            except OSError:
                return FailureCode.PRINTER_FAILED
        with self._changed:
            self._printed.append(ticket)
        return None
