"""Every effect of the counter is answered under its reference, whatever the store does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from cardreader.document import PartialDate, Sex
from kiosk.domain.checkin import Person
from kiosk.domain.dossier import DossierStatus, NumberRange
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock, Dossiers, Printer, StoreError
from kiosk.runner.counter import CounterPerformer
from kiosk.runner.workers import Worker
from kiosk.session import counter_effects as fx
from kiosk.session import counter_events as ev
from kiosk.session.events import Event, NothingToPrint, Printed, PrintFailed
from kiosk.session.state import Ref
from tests.unit.session.counter_drive import RECEIPT
from tests.unit.store.test_dossiers import new

REF = Ref(3, 7)
PERSON = Person("001099012345", "Nguyễn Văn Mẫu", PartialDate(1999, 1, 15), Sex.MALE)
NUMBER = "H26.19-261122-0001"


class Sick:
    """A store that answers every question with the same error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - every method of the port
        def refuse(*_: object) -> None:
            raise self._error

        return refuse


class Empty(Sick):
    """Has no dossier at all."""

    def receipt(self, number: str) -> None:
        """None of that number."""


class Paper:
    """A printer that works, or says why not."""

    def __init__(self, code: FailureCode | None = None) -> None:
        self._code = code

    def print_receipt(self, receipt: object) -> FailureCode | None:
        return self._code


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def answer(effect: fx.CounterEffect, dossiers: object, printer: object) -> Event:
    """The one event that the effect is answered with."""
    posted: list[Event] = []
    store, prints = Worker("store"), Worker("print")
    performer = CounterPerformer(
        cast(Dossiers, dossiers), cast(Printer, printer), cast(Clock, Noon()), posted.append, store=store, prints=prints
    )
    performer.perform(effect)
    store.stop()
    prints.stop()
    for worker in (store, prints):
        worker._thread.join(10)
    (event,) = posted
    return event


ASKED: list[tuple[fx.CounterEffect, Event]] = [
    (fx.FindDossiers(REF, PERSON), ev.DossiersFound(REF, None)),
    (fx.CommitDossier(REF, new("k"), NumberRange("H26.19")), ev.DossierRefused(REF, FailureCode.STORE_FULL)),
    (
        fx.SettleDossier(REF, NUMBER, PERSON, DossierStatus.HANDED_OUT, "o"),
        ev.DossierRefused(REF, FailureCode.STORE_FULL),
    ),
    (fx.SearchDossiers(REF, "2345", "o"), ev.SearchAnswered(REF, FailureCode.STORE_FULL)),
    (fx.MarkReady(REF, NUMBER, "o"), ev.ResultMarked(REF, FailureCode.STORE_FULL)),
    (fx.ReprintReceipt(REF, NUMBER), PrintFailed(REF, FailureCode.STORE_FULL)),
]


@pytest.mark.parametrize(("effect", "expected"), ASKED, ids=lambda value: type(value).__name__)
def test_a_store_that_fails_is_an_answer(effect: fx.CounterEffect, expected: Event) -> None:
    assert answer(effect, Sick(StoreError("full", FailureCode.STORE_FULL)), Paper()) == expected


@pytest.mark.parametrize(("effect", "expected"), ASKED, ids=lambda value: type(value).__name__)
def test_even_a_defect_is_an_answer(effect: fx.CounterEffect, expected: Event) -> None:
    found = answer(effect, Sick(RuntimeError("a defect")), Paper())
    assert type(found) is type(expected)


def test_receipts_come_out_or_are_told() -> None:
    printing = fx.PrintReceipt(REF, RECEIPT)
    assert answer(printing, Empty(StoreError("x")), Paper()) == Printed(REF)
    no_paper = Paper(FailureCode.PRINTER_NO_PAPER)
    assert answer(printing, Empty(StoreError("x")), no_paper) == PrintFailed(REF, FailureCode.PRINTER_NO_PAPER)
    assert answer(fx.ReprintReceipt(REF, NUMBER), Empty(StoreError("x")), Paper()) == NothingToPrint(REF)
