"""Queue numbers begin anew with a new day, and with nothing that only looks like one."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.numbering import LastIssue, MachineTime, series_for

EVENING = datetime(2026, 11, 22, 17, 0, tzinfo=VIETNAM_TIME)
MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=VIETNAM_TIME)
UP = MachineTime("one run", 1000.0)
NIGHT = 14 * 3600.0


def last(at: datetime = EVENING, machine: MachineTime = UP) -> LastIssue:
    return LastIssue(7, at, machine)


def test_the_first_ticket_of_all() -> None:
    assert series_for(None, MORNING, UP) == 1


@pytest.mark.parametrize(
    "machine",
    [MachineTime("one run", 1000.0 + NIGHT), MachineTime("another run", 5.0), MachineTime(None, 0.0)],
    ids=["ran through the night", "started in the morning", "unknown"],
)
def test_a_new_day_begins_with_1(machine: MachineTime) -> None:
    assert series_for(last(), MORNING, machine) == 8


@pytest.mark.parametrize(
    ("before", "now", "passed"),
    [
        (EVENING, EVENING + timedelta(hours=1), 3600.0),
        (EVENING, MORNING, 60.0),
        (EVENING, EVENING + timedelta(days=400), 3600.0),
        (MORNING, EVENING, 60.0),
        (MORNING, datetime(1970, 1, 1, tzinfo=VIETNAM_TIME), 60.0),
        (datetime(1970, 1, 1, tzinfo=VIETNAM_TIME), MORNING, 60.0),
    ],
    ids=["same day", "set ahead over midnight", "set ahead a year", "set back", "battery lost", "set right again"],
)
def test_a_clock_that_was_set_is_no_new_day(before: datetime, now: datetime, passed: float) -> None:
    machine = MachineTime(UP.boot, UP.uptime + passed)
    assert series_for(last(before), now, machine) == 7


def test_a_battery_lost_over_a_power_cut_gives_no_number_twice() -> None:
    lost = datetime(1970, 1, 1, 0, 5, tzinfo=VIETNAM_TIME)
    assert series_for(last(EVENING), lost, MachineTime("another run", 3.0)) == 7
    assert series_for(last(lost), MORNING, MachineTime("a third run", 3.0)) == 7


@given(st.datetimes(), st.booleans(), st.floats(0, 1e6))
def test_series_never_go_back(naive: datetime, same_run: bool, uptime: float) -> None:
    now = naive.replace(tzinfo=VIETNAM_TIME)
    assert series_for(last(), now, MachineTime("one run" if same_run else "x", uptime)) in (7, 8)
