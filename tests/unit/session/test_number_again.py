"""Whoever has a number of today gets that one again, unless they come for something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.checkin import DeliveryStatus, KeptTicket
from kiosk.domain.notices import RegisteredHereToday, RightRoute, RouteGround
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.present import view_of
from kiosk.session.state import Step
from kiosk.session.views import ReviewView, ServicesView, TicketView, TodaysNumberView
from tests.unit.session.drive import AT, ELIGIBLE, MATCH, SERVICE, TICKET, Drive

KEPT = KeptTicket(replace(TICKET, key="key-of-the-morning", ahead=None), DeliveryStatus.CONFIRMED)
CONFIRMED = ev.Confirmed(SERVICE.code, "key-2", AT)


def asked(kept: KeptTicket | None = KEPT) -> Drive:
    """The identity is confirmed; the store told of that number before."""
    drive = Drive().review()
    return drive.send(ev.TicketFound(drive.ref("kept"), kept), ev.IdentityConfirmed())


def test_the_store_is_asked_once_a_visit_as_early_as_the_lookup() -> None:
    drive = Drive().capturing_face()
    (asked_for,) = drive.asked(fx.FindTicket)
    assert isinstance(asked_for, fx.FindTicket)
    assert asked_for.person.personal_id == "001099012345"
    assert "001099012345" not in repr(asked_for)
    drive.send(ev.HelpPressed(), ev.StaffSignedIn("officer"), ev.StaffResumed())
    assert len(drive.asked(fx.FindTicket)) == 1


def test_the_number_of_today_is_offered_in_place_of_the_services() -> None:
    body = view_of(asked().state, Drive().policy).body
    assert body == TodaysNumberView("A 027", "12", "Khám Nội", AT)


def test_the_same_number_is_printed_again_and_nothing_is_kept_or_sent() -> None:
    drive = asked().send(ev.NumberAgain())
    assert drive.state.step is Step.TICKET
    (printing,) = drive.asked(fx.PrintTicket)
    assert isinstance(printing, fx.PrintTicket)
    assert printing.ticket == KEPT.ticket
    assert fx.Audit("number_printed_again", (("key", "key-of-the-morning"),)) in drive.last
    assert not drive.asked(fx.CommitCheckIn)
    assert not drive.asked(fx.SendCheckIn)
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, TicketView)
    assert (body.number, body.delivery, body.qr_text) == ("A 027", DeliveryStatus.CONFIRMED, "key-of-the-morning")
    assert body.ahead is None, "who waited in the morning says nothing now"
    drive.send(ev.Printed(drive.ref("print")), ev.TicketTaken(), ev.CardTaken())
    assert drive.state.step is Step.CLEARING
    assert drive.state.visit is None


def test_a_printer_without_paper_leaves_the_number_on_the_screen() -> None:
    drive = asked().send(ev.NumberAgain()).deadline()
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, TicketView)
    assert body.print_failed


def test_another_service_leads_to_the_services_and_a_second_check_in() -> None:
    drive = asked().send(CONFIRMED)
    assert not drive.asked(fx.CommitCheckIn), "nobody chose a service yet"
    drive.send(ev.AnotherService())
    assert isinstance(view_of(drive.state, drive.policy).body, ServicesView)
    drive.send(ev.NumberAgain())
    assert drive.state.step is Step.REVIEW
    drive.send(CONFIRMED)
    assert drive.state.step is Step.COMMITTING
    drive.send(ev.NumberAgain(), ev.Committed(drive.ref("commit"), TICKET))
    assert drive.state.step is Step.SENDING
    assert drive.state.visit is not None
    assert drive.state.visit.ticket == TICKET


@pytest.mark.parametrize("late", [False, True])
def test_without_a_number_in_time_everything_is_as_ever(late: bool) -> None:
    drive = Drive().review()
    ref = drive.ref("kept")
    drive.send(*([] if late else [ev.TicketFound(ref, None)]), ev.IdentityConfirmed())
    if late:  # the services are on the screen, under the person's finger
        drive.send(ev.TicketFound(ref, KEPT))
    assert isinstance(view_of(drive.state, drive.policy).body, ServicesView)
    assert drive.send(ev.NumberAgain()).state.step is Step.REVIEW
    assert drive.send(CONFIRMED).state.step is Step.COMMITTING


def test_nothing_is_offered_before_the_person_said_who_they_are() -> None:
    drive = Drive().review()
    drive.send(ev.TicketFound(drive.ref("kept"), KEPT), ev.NumberAgain(), ev.AnotherService())
    assert drive.state.step is Step.REVIEW
    assert isinstance(view_of(drive.state, drive.policy).body, ReviewView)
    assert isinstance(view_of(drive.send(ev.IdentityConfirmed()).state, drive.policy).body, TodaysNumberView)


@pytest.mark.parametrize("kept", [None, KEPT])
def test_nobody_is_sent_to_the_counter_for_what_the_kiosk_prints_itself(kept: KeptTicket | None) -> None:
    right = RightRoute(RouteGround.FIRST_FACILITY)
    answer = replace(ELIGIBLE, notices=(RegisteredHereToday(AT), right))
    drive = Drive().matching()
    drive.send(ev.TicketFound(drive.ref("kept"), kept), ev.FaceCompared(drive.ref("face"), MATCH))
    body = view_of(drive.send(ev.LookupAnswered(drive.ref("lookup"), answer)).state, drive.policy).body
    assert isinstance(body, ReviewView)
    assert body.insurance.notices == ((right,) if kept else (RegisteredHereToday(AT), right))


def test_staff_do_not_vouch_for_a_visit_that_ended_with_the_number_again() -> None:
    drive = asked().send(ev.NumberAgain(), ev.HelpPressed())
    assert drive.state.step is Step.TICKET
    assert not drive.asked(fx.CommitCheckIn)
