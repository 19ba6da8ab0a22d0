"""A printer that writes its tickets as pictures into a folder, runs out of paper and falls silent on command."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from kiosk.domain.checkin import Ticket
from kiosk.domain.dossier import DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.printing.renderer import Slip, SlipRenderer
from kiosk.threads import SYSTEM_THREADS, Threads

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]+")


class PrinterState(StrEnum):
    """How the simulated printer is."""

    OK = "ok"
    NO_PAPER = "no_paper"
    SILENT = "silent"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"


_FAULTS = {
    PrinterState.NO_PAPER: FailureCode.PRINTER_NO_PAPER,
    PrinterState.COVER_OPEN: FailureCode.PRINTER_COVER_OPEN,
    PrinterState.OFFLINE: FailureCode.PRINTER_FAILED,
}
"""What is known at once."""


class SimulatedPrinter:
    """Implements `kiosk.ports.Printer`. With `out_dir` every slip becomes `ticket-<number>.png` or
    `receipt-<number>.png` in it.

    A silent printer keeps the caller waiting until its state changes, `close`, or `silent_seconds` have passed.
    """

    def __init__(
        self,
        out_dir: Path | None,
        renderer: SlipRenderer,
        silent_seconds: float = 10.0,
        threads: Threads = SYSTEM_THREADS,
    ) -> None:
        self._out_dir = out_dir
        self._renderer = renderer
        self._silent_seconds = silent_seconds
        self._changed = threads.condition()
        self._state = PrinterState.OK
        self._closed = False
        self._printed: list[Slip] = []

    @property
    def printed(self) -> tuple[Ticket, ...]:
        """The tickets that came out, in order."""
        with self._changed:
            return tuple(slip for slip in self._printed if isinstance(slip, Ticket))

    @property
    def receipts(self) -> tuple[DossierReceipt, ...]:
        """The receipts that came out, in order."""
        with self._changed:
            return tuple(slip for slip in self._printed if isinstance(slip, DossierReceipt))

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
        return self._print(ticket, "ticket")

    def print_receipt(self, receipt: DossierReceipt) -> FailureCode | None:
        """The same of a dossier's receipt."""
        return self._print(receipt, "receipt")

    def _print(self, slip: Slip, kind: str) -> FailureCode | None:
        with self._changed:
            fault = _FAULTS.get(self._state)
            if fault is not None:
                return fault
            if self._state is PrinterState.SILENT:
                self._changed.wait_for(
                    lambda: self._closed or self._state is not PrinterState.SILENT, self._silent_seconds
                )
                return FailureCode.PRINTER_SILENT
        image = self._renderer.render(slip)
        if self._out_dir is not None:
            try:
                self._out_dir.mkdir(parents=True, exist_ok=True)
                image.save(self._out_dir / f"{kind}-{_NOT_IN_NAMES.sub('-', slip.number)}.png")
            except OSError:
                return FailureCode.PRINTER_FAILED
        with self._changed:
            self._printed.append(slip)
        return None
