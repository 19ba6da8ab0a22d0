"""Who is received first: seen from the birth date, or said at the services."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardreader.document import PartialDate
from kiosk.domain.priority import Priority
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.present import view_of
from kiosk.session.state import Language, Step
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


def services_of(drive: Drive) -> ServicesView:
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, ServicesView)
    return body


def born(year: int) -> Drive:
    """At the review, with a person of that year."""
    drive = Drive().review()
    visit = drive.state.visit
    assert visit is not None
    assert visit.person is not None
    person = replace(visit.person, birth_date=PartialDate(year, 1, 1))
    drive.state = replace(drive.state, visit=replace(visit, person=person))
    return drive


def test_each_service_tells_how_many_are_called_before_this_person() -> None:
    drive = born(1999).send(ev.IdentityConfirmed())
    assert {card.waiting for card in services_of(drive).services} == {None}, "not known yet"
    drive.send(ev.WaitingCounted(drive.ref("queues"), AT, (("A", 3), ("AU", 2), ("Z", 9))))
    assert services_of(drive).services[0].waiting == 5
    drive.send(ev.PriorityAsked(Priority.PREGNANT))
    assert services_of(drive).services[0].waiting == 2


def test_whom_the_age_puts_first_is_not_asked_why() -> None:
    drive = born(1949).send(ev.IdentityConfirmed())
    drive.send(ev.WaitingCounted(drive.ref("queues"), AT, (("A", 3), ("AU", 2))))
    body = services_of(drive)
    assert (body.may_ask, body.priority, body.services[0].waiting) == (False, Priority.ELDERLY, 2)
    younger = born(1999).send(ev.IdentityConfirmed())
    younger.send(ev.WaitingCounted(younger.ref("queues"), AT, ()))
    assert services_of(younger).may_ask


def test_services_carry_their_name_in_the_persons_language() -> None:
    drive = born(1999)
    drive.policy = replace(drive.policy, services=(replace(SERVICE, names=(("en", "Internal medicine"),)),))
    drive.send(ev.IdentityConfirmed(), ev.LanguageChosen(Language.ENGLISH))
    assert services_of(drive).services[0].name == "Internal medicine"
    drive.send(ev.LanguageChosen(Language.KOREAN))
    assert services_of(drive).services[0].name == SERVICE.name, "the catalogue has no Korean one"


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
