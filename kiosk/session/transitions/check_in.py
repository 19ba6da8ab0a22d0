"""From the insurance to the number: review, commit, sending, ticket, card taken."""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.checkin import DeliveryStatus, SendKind, SendOutcome
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.priority import Priority, priority_of
from kiosk.session import steps
from kiosk.session.counter_events import Back
from kiosk.session.counter_steps import to_person
from kiosk.session.effects import CommitCheckIn, CountWaiting
from kiosk.session.events import (
    AnotherService,
    CardTaken,
    CommitFailed,
    Committed,
    Confirmed,
    DeadlinePassed,
    DeviceChanged,
    Event,
    IdentityConfirmed,
    LookupAnswered,
    NotMe,
    NumberAgain,
    Printed,
    PrintFailed,
    PriorityAsked,
    SendAttempted,
    TicketTaken,
    WaitingCounted,
)
from kiosk.session.state import Step
from kiosk.session.turn import Turn


def checking_insurance(turn: Turn, event: Event) -> None:
    """The gateway is asked."""
    match event:
        case LookupAnswered() | DeadlinePassed():
            steps.to_settled(turn)
        case _:
            return


def review(turn: Turn, event: Event) -> None:
    """Is this you, and what is it today?"""
    visit = turn.visit
    match event:
        case IdentityConfirmed():
            turn.set_visit(identity_confirmed=True)
            turn.deadline(turn.policy.deadlines.idle)
            turn.emit(CountWaiting(turn.ask("queues")))
        case WaitingCounted(at=at, queues=queues):
            turn.forget("queues")
            turn.set_visit(queues=queues)
            if visit.person is not None:
                today = at.astimezone(VIETNAM_TIME).date()
                turn.set_visit(age_priority=priority_of(visit.person.birth_date, today, Priority.NONE))
        case PriorityAsked(priority) if visit.identity_confirmed:
            turn.set_visit(priority=priority)
            turn.deadline(turn.policy.deadlines.idle)
        case Back() if turn.state.counter is not None and turn.state.pending.commit is None:
            to_person(turn)
        case NotMe():
            turn.audit("not_me")
            steps.to_clearing(turn)
        case NumberAgain() if visit.kept is not None and _asked(turn):
            turn.audit("number_printed_again", key=visit.kept.ticket.key)
            turn.set_visit(ticket=visit.kept.ticket, delivery=visit.kept.delivery)
            steps.to_ticket(turn)
        case AnotherService() if _asked(turn):
            turn.set_visit(another_service=True)
            turn.deadline(turn.policy.deadlines.idle)
        case Confirmed(service_code, key, at) if (
            visit.identity_confirmed and not visit.number_offered and turn.state.pending.commit is None
        ):
            service = turn.policy.service(service_code)
            if service is None or visit.person is None:
                return
            turn.set_visit(service=service)
            turn.enter(Step.COMMITTING, turn.policy.deadlines.committing)
            turn.emit(
                CommitCheckIn(
                    turn.ask("commit"),
                    key,
                    at,
                    visit.person,
                    visit.assurance,
                    visit.lookup,
                    service,
                    visit.consent,
                    visit.face,
                    visit.source,
                    priority_of(visit.person.birth_date, at.astimezone(VIETNAM_TIME).date(), visit.priority),
                )
            )
        case DeadlinePassed():
            steps.to_idle_warning(turn)
        case _:
            return


def _asked(turn: Turn) -> bool:
    """Whether the number of today is offered, and no check-in is under way that would give another."""
    visit = turn.visit
    return visit.identity_confirmed and visit.number_offered and turn.state.pending.commit is None


def committed(turn: Turn, event: Committed) -> None:
    """Check-in, ticket and outbox row are on disk, perhaps later than the step waited for them."""
    turn.forget("commit")
    turn.set_visit(ticket=event.ticket, failure=None)
    turn.state = steps.with_fault(turn.state, Device.STORE, None)
    steps.to_sending(turn, event.ticket.key)


def committing(turn: Turn, event: Event) -> None:
    """The check-in is being kept."""
    match event:
        case Committed():
            committed(turn, event)
        case CommitFailed(code=code):
            turn.forget("commit")
            turn.state = steps.with_fault(turn.state, Device.STORE, code)
            steps.to_assisted(turn, code)
        case DeadlinePassed():
            # The commit may still succeed: its answer is waited for in Assisted, and no second one is begun meanwhile.
            turn.state = steps.with_fault(turn.state, Device.STORE, FailureCode.STORE_FAILED)
            steps.to_assisted(turn, FailureCode.STORE_FAILED)
        case _:
            return


def note_delivery(turn: Turn, outcome: SendOutcome) -> None:
    """Keeps what became of the check-in, also when the answer comes after the ticket."""
    if turn.state.visit is None:
        return
    match outcome.kind:
        case SendKind.ACCEPTED:
            turn.set_visit(delivery=DeliveryStatus.CONFIRMED, receipt=outcome.receipt)
        case SendKind.REFUSED:
            turn.set_visit(delivery=DeliveryStatus.REFUSED)
            turn.tell_staff(FailureCode.CHECK_IN_REFUSED)
        case SendKind.NOT_DONE | SendKind.AMBIGUOUS:
            turn.set_visit(delivery=DeliveryStatus.QUEUED)
        case other:
            assert_never(other)


def sending(turn: Turn, event: Event) -> None:
    """The check-in is being sent."""
    match event:
        case SendAttempted() | DeadlinePassed():
            steps.to_ticket(turn)
        case _:
            return


def ticket(turn: Turn, event: Event) -> None:
    """The number is printed and shown."""
    visit = turn.visit
    match event:
        case Printed():
            turn.forget("print")
            turn.set_visit(printed=True, print_failed=False)
            turn.deadline(turn.policy.deadlines.ticket)
        case PrintFailed(code=code):
            turn.forget("print")
            turn.set_visit(print_failed=True)
            turn.tell_staff(code)
            turn.deadline(turn.policy.deadlines.ticket_on_screen)
        case DeadlinePassed() if not (visit.printed or visit.print_failed):
            turn.set_visit(print_failed=True)
            turn.state = steps.with_fault(turn.state, Device.PRINTER, FailureCode.PRINTER_SILENT)
            turn.tell_staff(FailureCode.PRINTER_SILENT)
            turn.deadline(turn.policy.deadlines.ticket_on_screen)
        case DeadlinePassed() | TicketTaken():
            steps.finish(turn)
        case _:
            return


def take_card(turn: Turn, event: Event) -> None:
    """The card still lies on the reader."""
    match event:
        case CardTaken() | DeviceChanged(Device.READER, FailureCode()):
            steps.to_clearing(turn)
        case DeadlinePassed() if not turn.state.alarm:
            turn.set(alarm=True)
            turn.tell_staff(FailureCode.CARD_LEFT)
            turn.deadline(turn.policy.deadlines.card_left)
        case DeadlinePassed():
            steps.to_clearing(turn)
        case _:
            return
