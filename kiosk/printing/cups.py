"""A print queue of CUPS, which knows the printer's language; what it says of the job tells whether paper came out.

Asked through the socket of the system's own service. The commands would not do: `lpstat` does not tell a job that is
printed from one that was given up.
"""

from __future__ import annotations

import http.client
import io
import os
import pwd
import socket
import time
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

from PIL import Image

from kiosk.domain.checkin import Ticket
from kiosk.domain.dossier import DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.printing.address import CupsQueue
from kiosk.printing.ipp import Attribute, IppFormatError, Operation, Reply, Tag, parse_reply, request
from kiosk.printing.renderer import Slip, SlipRenderer

DOTS_PER_INCH = 203
_LOOK_EVERY = 0.1
_PATIENCE = 2.0
"""Seconds that the service may take for one answer."""
_MOST_BYTES = 1024 * 1024

_PAPER = frozenset({"media-empty", "media-needed"})
_OPEN = frozenset({"cover-open", "door-open", "interlock-open"})
_AWAY = frozenset({"offline", "shutdown", "connecting-to-device", "timed-out"})
_SEVERITIES = ("-error", "-warning", "-report")


class _PrinterState(IntEnum):
    """RFC 8011 §5.4.11."""

    STOPPED = 5


class _JobState(IntEnum):
    """RFC 8011 §5.3.7."""

    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


def trouble(reasons: frozenset[str]) -> FailureCode | None:
    """What printer-state-reasons (RFC 8011 §5.4.12) come to; an open cover before paper, since it hides the sensors."""
    bare = {_bare(reason) for reason in reasons}
    if bare & _OPEN:
        return FailureCode.PRINTER_COVER_OPEN
    if bare & _PAPER:
        return FailureCode.PRINTER_NO_PAPER
    if bare & _AWAY:
        return FailureCode.PRINTER_SILENT
    return FailureCode.PRINTER_FAILED if any(reason.endswith("-error") for reason in reasons) else None


def _bare(reason: str) -> str:
    for severity in _SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason


class CupsPrinter:
    """Implements `kiosk.ports.Printer`. The queue is the kiosk's own: what of its jobs waits there is from somebody who
    has gone, and is cancelled before the next.

    A slip has come out when the service says that the job is completed. Within `timeout` seconds it is, or it is
    cancelled: an hour later nobody wants it.
    """

    def __init__(
        self,
        queue: CupsQueue,
        renderer: SlipRenderer,
        clock: Clock,
        timeout: float = 8.0,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._queue = queue
        self._renderer = renderer
        self._clock = clock
        self._timeout = timeout
        self._pause = pause
        self._uri = f"ipp://localhost/printers/{queue.name}"

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        """Prints; None when the service has said that the whole ticket is printed."""
        return self._print_slip(ticket)

    def print_receipt(self, receipt: DossierReceipt) -> FailureCode | None:
        """The same of a dossier's receipt."""
        return self._print_slip(receipt)

    def _print_slip(self, slip: Slip) -> FailureCode | None:
        try:
            return self._print(pdf(self._renderer.render(slip)))
        except TimeoutError:
            return FailureCode.PRINTER_SILENT
        except (OSError, http.client.HTTPException, IppFormatError):
            return FailureCode.PRINTER_FAILED

    def _print(self, document: bytes) -> FailureCode | None:
        before = self._look_at_printer()
        if not before.succeeded or before.number("printer-is-accepting-jobs") != 1:
            return FailureCode.PRINTER_FAILED
        known = before.texts("printer-state-reasons")
        if before.number("printer-state") == _PrinterState.STOPPED:
            return trouble(known) or FailureCode.PRINTER_FAILED
        self._ask(Operation.CANCEL_MY_JOBS)
        number = self._submit(document)
        return FailureCode.PRINTER_FAILED if number is None else self._follow(number, known)

    def _submit(self, document: bytes) -> int | None:
        """The new job's number."""
        reply = self._ask(
            Operation.PRINT_JOB,
            Attribute(Tag.NAME, "job-name", ("slip",)),
            Attribute(Tag.MEDIA_TYPE, "document-format", ("application/pdf",)),
            job=(Attribute(Tag.KEYWORD, "print-scaling", ("none",)),),
            document=document,
        )
        return reply.number("job-id") if reply.succeeded else None

    def _follow(self, number: int, known: frozenset[str]) -> FailureCode | None:
        """Until the job has ended. Reasons that were there before it are not its own: CUPS keeps them."""
        deadline = self._clock.monotonic() + self._timeout
        while True:
            job = self._ask(Operation.GET_JOB_ATTRIBUTES, Attribute(Tag.INTEGER, "job-id", (number,)))
            state = job.number("job-state")
            if state == _JobState.COMPLETED:
                return None
            now = self._look_at_printer().texts("printer-state-reasons")
            if state in (_JobState.CANCELED, _JobState.ABORTED):
                return trouble(now) or FailureCode.PRINTER_FAILED
            late = self._clock.monotonic() >= deadline
            found = trouble(now if late else now - known)
            if late or found not in (None, FailureCode.PRINTER_SILENT):
                self._ask(Operation.CANCEL_JOB, Attribute(Tag.INTEGER, "job-id", (number,)))
                return found or FailureCode.PRINTER_SILENT
            self._pause(_LOOK_EVERY)

    def _look_at_printer(self) -> Reply:
        wanted = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
        return self._ask(Operation.GET_PRINTER_ATTRIBUTES, Attribute(Tag.KEYWORD, "requested-attributes", wanted))

    def _ask(
        self, operation: Operation, *wanted: Attribute, job: tuple[Attribute, ...] = (), document: bytes = b""
    ) -> Reply:
        """One request and its answer. Raises OSError, TimeoutError, HTTPException, IppFormatError."""
        user = pwd.getpwuid(os.geteuid()).pw_name
        connection = _LocalConnection(self._queue.service)
        try:
            connection.request(
                "POST",
                f"/printers/{self._queue.name}",
                request(operation, self._uri, user, wanted, job) + document,
                # The kernel tells the service who is at the other end of its socket; so a job may be cancelled again.
                {"Content-Type": "application/ipp", "Authorization": f"PeerCred {user}"},
            )
            answer = connection.getresponse()
            return parse_reply(answer.read(_MOST_BYTES))
        finally:
            connection.close()


def pdf(image: Image.Image) -> bytes:
    """One page of the picture's own size on paper."""
    out = io.BytesIO()
    image.save(out, "PDF", resolution=DOTS_PER_INCH, title="slip")
    return out.getvalue()


class _LocalConnection(http.client.HTTPConnection):
    """HTTP over a socket of this machine."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_PATIENCE)
        self._path = path

    def connect(self) -> None:
        """In place of the parent's, which goes over the network."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_PATIENCE)
        self.sock.connect(str(self._path))
