"""Wrong PINs cost time: little at first, minutes soon, and never for ever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.doorkeeper import Doorkeeper
from kiosk.config.pins import hash_pin
from kiosk.domain.pin_guard import FREE_TRIES, LONGEST_WAIT, PinGuard
from tests.unit.gateway.support import ManualClock


def test_the_waits_double_and_stay_at_five_minutes() -> None:
    guard, waits = PinGuard(), []
    for _ in range(12):
        guard = guard.after_wrong(1000.0)
        waits.append(guard.wait(1000.0))
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]


@given(st.integers(0, 5000), st.floats(0, 1e9))
def test_however_many_were_wrong_the_door_opens_again(wrong: int, now: float) -> None:
    guard = PinGuard(wrong).after_wrong(now)
    assert guard.wait(now) <= LONGEST_WAIT + 1e-3
    assert guard.wait(now + LONGEST_WAIT + 1.0) == 0
    assert guard.after_right().wait(now) == 0


class Book:
    """Rows of the audit trail."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, dict[str, str]]] = []

    def __call__(self, kind: str, details: tuple[tuple[str, str], ...]) -> None:
        self.rows.append((kind, dict(details)))


def test_the_door_stays_shut_for_the_right_pin_too_until_the_wait_is_over() -> None:
    clock, book = ManualClock(), Book()
    door = Doorkeeper({hash_pin("2468"): "Trần Thị Lan"}, clock.monotonic, book)
    assert door("2468") == "Trần Thị Lan"
    for _ in range(FREE_TRIES):
        assert door("1111") is None
    assert door.wait() == 5.0
    assert door("2468") is None, "not even looked at"
    assert len(book.rows) == FREE_TRIES
    clock.advance(5.0)
    assert door("2468") == "Trần Thị Lan"
    assert door("1111") is None
    assert door.wait() == 0, "the count began anew"


def test_wrong_pins_are_on_record_without_the_pin() -> None:
    book = Book()
    door = Doorkeeper({hash_pin("2468"): "Trần Thị Lan"}, ManualClock().monotonic, book)
    for _ in range(3):
        door("97531")
    assert [kind for kind, _ in book.rows] == ["staff_pin_wrong"] * 3
    assert book.rows[-1][1] == {"in_a_row": "3", "wait_s": "5"}
    assert "97531" not in repr(book.rows)
