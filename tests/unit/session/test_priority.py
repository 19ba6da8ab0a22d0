"""Who is received first: seen from the birth date, or said at the services."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardreader.document import PartialDate
from kiosk.domain.priority import Priority
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.present import view_of
from kiosk.session.state import Step
from kiosk.session.views import ServicesView, TicketView
from tests.unit.session.drive import AT, SERVICE, TICKET, Drive

CONFIRMED = ev.Confirmed(SERVICE.code, "key-1", AT)


def committed(drive: Drive) -> Priority:
    (commit,) = drive.asked(fx.CommitCheckIn)
    assert isinstance(commit, fx.CommitCheckIn)
    return commit.priority


@pytest.mark.parametrize(
    ("year", "expected"), [(1949, Priority.ELDERLY), (2022, Priority.CHILD), (1999, Priority.NONE)]
)
def test_the_age_counts_without_asking(year: int, expected: Priority) -> None:
    drive = Drive().review()
    visit = drive.state.visit
    assert visit is not None
    assert visit.person is not None
    person = replace(visit.person, birth_date=PartialDate(year, 1, 1))
    drive.state = replace(drive.state, visit=replace(visit, person=person))
    assert committed(drive.send(ev.IdentityConfirmed(), CONFIRMED)) is expected


def test_what_was_said_is_shown_and_may_be_taken_back() -> None:
    drive = Drive().review().send(ev.IdentityConfirmed(), ev.PriorityAsked(Priority.PREGNANT))
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, ServicesView)
    assert body.priority is Priority.PREGNANT
    assert committed(replace_drive(drive).send(CONFIRMED)) is Priority.PREGNANT
    assert committed(drive.send(ev.PriorityAsked(Priority.NONE), CONFIRMED)) is Priority.NONE


def replace_drive(drive: Drive) -> Drive:
    """Another session in the same state."""
    other = Drive()
    other.state = drive.state
    return other


def test_nobody_asks_before_saying_who_they_are() -> None:
    drive = Drive().review()
    assert (
        drive.send(ev.PriorityAsked(Priority.DISABLED), ev.IdentityConfirmed(), CONFIRMED).state.step is Step.COMMITTING
    )
    assert committed(drive) is Priority.NONE


def test_the_ticket_on_the_screen_says_so() -> None:
    drive = Drive().committing()
    drive.send(ev.Committed(drive.ref("commit"), replace(TICKET, number="AU 003", priority=True)))
    drive.deadline()
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, TicketView)
    assert (body.number, body.priority) == ("AU 003", True)
