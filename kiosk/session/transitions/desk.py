"""A member of staff is at the kiosk. Whatever they do leaves a row in the audit trail with their name."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import steps
from kiosk.session.effects import ReprintTicket
from kiosk.session.events import (
    CleaningStarted,
    CommitFailed,
    Committed,
    DeadlinePassed,
    Event,
    ExitPressed,
    NothingToPrint,
    OutboxSeen,
    Printed,
    PrintFailed,
    ReprintPressed,
    StaffResumed,
    StaffVerified,
)
from kiosk.session.state import Desk, Reprint, State
from kiosk.session.transitions.check_in import committed
from kiosk.session.turn import Turn


def can_verify(state: State) -> bool:
    """Whether a person is known whom staff may vouch for."""
    return _unfinished(state) and state.visit is not None and state.visit.person is not None


def can_resume(state: State) -> bool:
    """Whether the visit may go on where the person stopped."""
    return _unfinished(state) and state.visit is not None and state.visit.stopped_at is not None


def can_clean(state: State) -> bool:
    """The glass is wiped between two persons, never in the middle of a visit."""
    return state.visit is None


def _unfinished(state: State) -> bool:
    """Nothing is kept of the visit, and nothing is about to be: a second check-in cannot come of it."""
    return state.visit is not None and state.visit.ticket is None and state.pending.commit is None


def staff(turn: Turn, event: Event) -> None:
    """Verify by hand, go on, print again, clean, end."""
    state = turn.state
    match event:
        case StaffVerified(officer, reason) if can_verify(state):
            turn.audit("staff_verified", officer=officer, reason=str(reason), **_why(turn))
            turn.set_visit(staff_verified_by=officer, failure=None, stopped_at=None)
            steps.from_staff(turn)
            steps.to_insurance(turn)
        case StaffResumed() if can_resume(state) and state.visit is not None:
            turn.audit("staff_resumed", officer=state.officer or "", step=str(state.visit.stopped_at), **_why(turn))
            steps.from_staff(turn)
            steps.go_on(turn)
        case ReprintPressed() if state.pending.print is None:
            turn.audit("ticket_reprinted", officer=state.officer or "")
            turn.emit(ReprintTicket(turn.ask("print")))
            _note(turn, Reprint.UNDER_WAY)
        case Printed():
            _note(turn, Reprint.DONE)
        case PrintFailed():
            _note(turn, Reprint.FAILED)
        case NothingToPrint():
            _note(turn, Reprint.NO_TICKET)
        case OutboxSeen(summary=summary):
            turn.forget("outbox")
            turn.set(desk=replace(state.desk or Desk(), outbox=summary))
        case CleaningStarted() if can_clean(state):
            turn.audit("cleaning_started", officer=state.officer or "")
            steps.to_cleaning(turn)
        case ExitPressed():
            turn.audit("program_ended", officer=state.officer or "")
            turn.set(leaving=True)
            steps.to_clearing(turn)
        case Committed():
            steps.from_staff(turn)
            committed(turn, event)
        case CommitFailed():
            turn.forget("commit")
        case DeadlinePassed():
            turn.audit("staff_timed_out", officer=state.officer or "")
            steps.to_clearing(turn)
        case _:
            return


def cleaning(turn: Turn, event: Event) -> None:
    """The glass is wiped; only time ends it."""
    if isinstance(event, DeadlinePassed):
        steps.to_clearing(turn)


def _why(turn: Turn) -> dict[str, str]:
    """Why staff had been called, for the audit trail."""
    failure = turn.visit.failure
    return {} if failure is None else {"code": failure.value}


def _note(turn: Turn, reprint: Reprint) -> None:
    """What became of the reprint; staff are still there, so their time begins anew."""
    if reprint is not Reprint.UNDER_WAY:
        turn.forget("print")
    turn.set(desk=replace(turn.state.desk or Desk(), reprint=reprint))
    turn.deadline(turn.policy.deadlines.staff)
