"""When a result is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dossier import Paper, Procedure, receipt_number
from kiosk.domain.working_days import WorkCalendar

FRIDAY = date(2026, 11, 20)
TET = frozenset(date(2027, 2, 5) + timedelta(days=ahead) for ahead in range(7))


@pytest.mark.parametrize(
    ("received", "working_days", "due"),
    [
        (FRIDAY, 0, FRIDAY),
        (FRIDAY, 1, date(2026, 11, 23)),
        (FRIDAY, 5, date(2026, 11, 27)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 3, date(2026, 11, 26)),
    ],
)
def test_weekends_do_not_count(received: date, working_days: int, due: date) -> None:
    assert WorkCalendar().due(received, working_days) == due


def test_holidays_do_not_count_and_made_up_days_do() -> None:
    calendar = WorkCalendar(holidays=TET, made_up=frozenset({date(2027, 2, 13)}))
    assert calendar.due(date(2027, 2, 4), 1) == date(2027, 2, 12)
    assert calendar.due(date(2027, 2, 4), 2) == date(2027, 2, 13), "the Saturday is worked"


@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
def test_the_due_day_is_worked_and_exactly_so_many_working_days_away(received: date, working_days: int) -> None:
    calendar = WorkCalendar(holidays=TET)
    due = calendar.due(received, working_days)
    assert calendar.works_on(due)
    between = sum(calendar.works_on(received + timedelta(days=ahead)) for ahead in range(1, (due - received).days + 1))
    assert between == working_days or (working_days == 0 and between == 1 and not calendar.works_on(received))


def test_what_makes_no_calendar() -> None:
    with pytest.raises(ValueError, match="working day"):
        WorkCalendar(weekend=frozenset(range(7)))
    with pytest.raises(ValueError, match="negative"):
        WorkCalendar().due(FRIDAY, -1)


def test_the_receipt_number_has_the_form_of_public_services() -> None:
    assert receipt_number("H26.19", date(2026, 11, 22), 7) == "H26.19-261122-0007"


def test_required_papers_that_are_missing() -> None:
    procedure = Procedure("1", "x", "y", (Paper("a"), Paper("b", required=False), Paper("c")), 1, 0)
    assert procedure.missing(()) == (0, 2)
    assert procedure.missing((0, 1)) == (2,)
    assert procedure.missing((2, 0)) == ()
