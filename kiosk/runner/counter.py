"""Performs what the reducer asks for at a counter: on the store's worker and the printer's."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import assert_never

from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock, Dossiers, Post, Printer, StoreError
from kiosk.runner.workers import Worker
from kiosk.session import counter_effects as fx
from kiosk.session import counter_events as ev
from kiosk.session.events import Event, NothingToPrint, Printed, PrintFailed
from kiosk.session.state import Ref

_log = logging.getLogger(__name__)


class CounterPerformer:
    """Answers every effect of the counter with the event that carries its reference. `post` hands events on."""

    def __init__(
        self, dossiers: Dossiers, printer: Printer, clock: Clock, post: Post, *, store: Worker, prints: Worker
    ) -> None:
        self._dossiers = dossiers
        self._printer = printer
        self._clock = clock
        self._post = post
        self._store = store
        self._prints = prints

    def perform(self, effect: fx.CounterEffect) -> None:
        """Begins the effect; returns at once."""
        dossiers, now = self._dossiers, self._clock.now
        match effect:
            case fx.FindDossiers(ref, person):
                self._ask(
                    lambda: ev.DossiersFound(ref, dossiers.open_of(person)), lambda _code: ev.DossiersFound(ref, None)
                )
            case fx.CommitDossier(ref, dossier, numbers):
                self._ask(
                    lambda: ev.DossierKept(ref, dossiers.receive(dossier, numbers)),
                    lambda code: ev.DossierRefused(ref, code),
                )
            case fx.SettleDossier(ref, number, person, status, officer):
                self._ask(
                    lambda: ev.DossierSettled(ref, dossiers.settle(number, person, status, officer, now())),
                    lambda code: ev.DossierRefused(ref, code),
                )
            case fx.SearchDossiers(ref, text, officer):
                self._ask(
                    lambda: ev.SearchAnswered(ref, dossiers.search(text, officer, now())),
                    lambda code: ev.SearchAnswered(ref, code),
                )
            case fx.MarkReady(ref, number, officer):
                self._ask(
                    lambda: ev.ResultMarked(ref, dossiers.mark_ready(number, officer, now())),
                    lambda code: ev.ResultMarked(ref, code),
                )
            case fx.PrintReceipt(ref, receipt):
                self._print(ref, lambda: _printed(ref, self._printer.print_receipt(receipt)))
            case fx.ReprintReceipt(ref, number):
                self._print(ref, lambda: self._reprint(ref, number))
            case _:
                assert_never(effect)

    def _ask(self, work: Callable[[], Event], refused: Callable[[FailureCode], Event]) -> None:
        """Asks the store; whatever it raises becomes the answer."""

        def ask() -> Event:
            try:
                return work()
            except StoreError as error:
                _log.error("the store did not do it: %s", error)
                return refused(error.code)

        self._store.submit(ask, self._post, lambda: self._post(refused(FailureCode.STORE_FAILED)))

    def _print(self, ref: Ref, work: Callable[[], Event]) -> None:
        self._prints.submit(work, self._post, lambda: self._post(PrintFailed(ref, FailureCode.PRINTER_FAILED)))

    def _reprint(self, ref: Ref, number: str) -> Event:
        try:
            receipt = self._dossiers.receipt(number)
        except StoreError as error:
            return PrintFailed(ref, error.code)
        if receipt is None:
            return NothingToPrint(ref)
        return _printed(ref, self._printer.print_receipt(receipt))


def _printed(ref: Ref, code: FailureCode | None) -> Event:
    return Printed(ref) if code is None else PrintFailed(ref, code)
