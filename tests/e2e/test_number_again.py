"""The same person comes twice in a day: the number of the morning once more, or another service."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.domain.failures import FailureCode
from kiosk.session.state import State
from kiosk.session.views import TicketView, TodaysNumberView, View
from simulators.patient import SimulatedPatient
from tests.e2e.reception import Reception


class InTurn:
    """Persons before one kiosk, each when the one before has left."""

    def __init__(self, makers: list[Callable[[Callable[[], None]], SimulatedPatient]], end: Callable[[], None]) -> None:
        self._waiting = [make(self._next) for make in makers]
        self._end = end

    def _next(self) -> None:
        self._waiting.pop(0)
        if not self._waiting:
            self._end()

    def changed(self, state: State, view: View) -> None:
        here = self._waiting[0]
        here.changed(state, view)
        if self._waiting and self._waiting[0] is not here:
            self._waiting[0].changed(state, view)

    def staff_called(self, code: FailureCode) -> None:
        """Staff are somebody else."""


def twice(folder: Path, *, number_again: bool) -> Reception:
    """One person, twice on a day; the second time for the number or for the second service."""
    reception = Reception(folder)

    def comes(service: int, again: bool) -> Callable[[Callable[[], None]], SimulatedPatient]:
        hands = reception.world.hands(reception.world.personas["mau"], reception.options.cast)
        return lambda done: SimulatedPatient(
            hands, reception.kiosk.runner.intend, done, service=service, wants_number_again=again
        )

    reception.kiosk.runner.watch(InTurn([comes(0, False), comes(1, number_again)], reception.loop.end))
    reception.kiosk.start()
    try:
        reception.loop.run()
    finally:
        reception.kiosk.stop()
        reception.world.stop()
    return reception


def tickets(reception: Reception) -> list[TicketView]:
    """The tickets shown, each as it was in the end."""
    shown: dict[int, TicketView] = {}
    visit = 0
    for before, view in zip([None, *reception.screens], reception.screens, strict=False):
        if isinstance(view.body, TicketView):
            visit += before is None or not isinstance(before.body, TicketView)
            shown[visit] = view.body
    return list(shown.values())


def audit_kinds(folder: Path) -> list[str]:
    """The kinds of row in the audit trail, as they came."""
    connection = sqlite3.connect(folder / "kiosk.db")
    try:
        return [kind for (kind,) in connection.execute("SELECT kind FROM audit ORDER BY id")]
    finally:
        connection.close()


@pytest.mark.parametrize("number_again", [True, False])
def test_twice_in_a_day(tmp_path: Path, number_again: bool) -> None:
    reception = twice(tmp_path, number_again=number_again)
    first, second = tickets(reception)
    (offer,) = {view.body for view in reception.screens if isinstance(view.body, TodaysNumberView)}
    assert (offer.number, offer.room, offer.service) == (first.number, first.room, first.service)
    held = {received.key for received in reception.world.gateway.received_check_ins}
    assert second.printed
    if number_again:
        assert (second.number, second.qr_text) == (first.number, first.qr_text)
        assert second.delivery is first.delivery
        assert held == {first.qr_text}
    else:
        assert second.qr_text != first.qr_text
        assert second.service != first.service
        assert held == {first.qr_text, second.qr_text}
    assert audit_kinds(tmp_path).count("number_printed_again") == number_again
