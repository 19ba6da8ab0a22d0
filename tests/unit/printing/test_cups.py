"""Slips through a queue of a real CUPS: what it says of the job, and nothing that waits for the next person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.failures import FailureCode
from kiosk.printing.address import CupsQueue
from kiosk.printing.cups import CupsPrinter, pdf, trouble
from kiosk.printing.ipp import Attribute, IppFormatError, Operation, Reply, Tag, parse_reply, request
from kiosk.runner.system import SystemClock
from tests.unit.printing.cups_service import CupsService
from tests.unit.printing.test_ticket import RENDERER, TICKET


@pytest.fixture(scope="module")
def running() -> Iterator[CupsService]:
    with CupsService() as service:
        yield service


@pytest.fixture
def cups(running: CupsService) -> CupsService:
    running.say("ok")
    running.printed()
    return running


def printer(cups: CupsService, queue: str = "ticket", timeout: float = 20.0) -> CupsPrinter:
    return CupsPrinter(cups.queue(queue), RENDERER, SystemClock(), timeout)


def undated(document: bytes) -> bytes:
    return re.sub(rb"D:[0-9]{14}Z", b"", document)


SLIP = undated(pdf(RENDERER.render(TICKET)))


def test_a_ticket_comes_out_and_the_service_says_so(cups: CupsService) -> None:
    assert printer(cups).print_ticket(TICKET) is None
    assert [undated(document) for document in cups.printed()] == [SLIP]


def test_the_page_is_as_wide_as_the_paper() -> None:
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]", SLIP)
    width, height = (float(side) / 72 * 25.4 for side in box)
    assert width == pytest.approx(72.07, abs=0.01), "576 dots at 203 dpi"
    assert height == pytest.approx(RENDERER.render(TICKET).height / 203 * 25.4, abs=0.01)


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ("media-empty-error", FailureCode.PRINTER_NO_PAPER),
        ("cover-open-error", FailureCode.PRINTER_COVER_OPEN),
        ("media-jam-error", FailureCode.PRINTER_FAILED),
    ],
)
def test_what_the_printer_reports_is_told_at_once_and_the_job_is_gone(
    cups: CupsService, says: str, code: FailureCode
) -> None:
    cups.say(says)
    assert printer(cups, timeout=60.0).print_ticket(TICKET) is code
    cups.say("ok")
    assert printer(cups).print_ticket(TICKET) is None, "though CUPS keeps the last reason until the printer has another"
    assert len(cups.printed()) == 1, "the next person's alone"


@pytest.mark.parametrize("says", ["silent", "broken", "offline-report"])
def test_a_printer_that_does_not_answer_is_silent_and_the_job_is_gone(cups: CupsService, says: str) -> None:
    cups.say(says)
    assert printer(cups, "far-away", 0.3).print_ticket(TICKET) is FailureCode.PRINTER_SILENT
    cups.say("ok")
    assert printer(cups, "far-away").print_ticket(TICKET) is None
    assert len(cups.printed()) == 1


def test_a_job_that_the_service_gives_up_is_a_failure(cups: CupsService) -> None:
    cups.say("broken")
    assert printer(cups, "gives-up", 60.0).print_ticket(TICKET) is FailureCode.PRINTER_FAILED


def test_what_waits_from_a_run_that_died_is_never_printed(cups: CupsService) -> None:
    cups.say("silent")
    assert printer(cups)._submit(b"%PDF-1.4 of somebody who has gone") is not None
    cups.await_job()
    cups.say("ok")
    assert printer(cups).print_ticket(TICKET) is None
    assert [undated(document) for document in cups.printed()] == [SLIP]


@pytest.mark.parametrize("queue", ["stopped", "refusing", "nosuch"])
def test_a_queue_that_takes_nothing_is_a_failure_at_once(cups: CupsService, queue: str) -> None:
    assert printer(cups, queue, 60.0).print_ticket(TICKET) is FailureCode.PRINTER_FAILED
    assert cups.printed() == []


def test_no_service_is_a_failure(tmp_path: Path) -> None:
    queue = CupsQueue("ticket", tmp_path / "cups.sock")
    assert CupsPrinter(queue, RENDERER, SystemClock()).print_ticket(TICKET) is FailureCode.PRINTER_FAILED


# --- the protocol ----------------------------------------------------------------------------------------------------


def test_a_request_in_bytes() -> None:
    """RFC 8010 §3: version, operation, number, group of the operation, end."""
    wanted = Attribute(Tag.INTEGER, "job-id", (7,))
    assert request(Operation.CANCEL_JOB, "ipp://h/p", "me", (wanted,)) == (
        b"\x02\x00\x00\x08\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x09ipp://h/p"
        b"\x21\x00\x06job-id\x00\x04\x00\x00\x00\x07"
        b"\x42\x00\x14requesting-user-name\x00\x02me"
        b"\x03"
    )


def test_an_answer_in_values() -> None:
    reply = parse_reply(
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x04"
        b"\x23\x00\x0dprinter-state\x00\x04\x00\x00\x00\x05"
        b"\x44\x00\x15printer-state-reasons\x00\x06paused\x44\x00\x00\x00\x0acover-open"
        b"\x22\x00\x19printer-is-accepting-jobs\x00\x01\x01"
        b"\x03"
    )
    assert reply.succeeded
    assert reply.number("printer-state") == 5
    assert reply.number("printer-is-accepting-jobs") == 1
    assert reply.texts("printer-state-reasons") == {"paused", "cover-open"}
    assert reply.number("job-state") is None


@given(st.binary() | st.binary().map(lambda rest: b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + rest))
def test_any_bytes_are_an_answer_or_a_format_error(data: bytes) -> None:
    try:
        assert isinstance(parse_reply(data), Reply)
    except IppFormatError:
        return


@pytest.mark.parametrize(
    ("reasons", "code"),
    [
        ((), None),
        (("none",), None),
        (("media-low-warning",), None),
        (("media-empty",), FailureCode.PRINTER_NO_PAPER),
        (("media-needed-report",), FailureCode.PRINTER_NO_PAPER),
        (("media-empty-error", "cover-open-error"), FailureCode.PRINTER_COVER_OPEN),
        (("door-open",), FailureCode.PRINTER_COVER_OPEN),
        (("connecting-to-device",), FailureCode.PRINTER_SILENT),
        (("offline-report",), FailureCode.PRINTER_SILENT),
        (("media-jam-error",), FailureCode.PRINTER_FAILED),
    ],
)
def test_what_reasons_come_to(reasons: tuple[str, ...], code: FailureCode | None) -> None:
    assert trouble(frozenset(reasons)) is code
