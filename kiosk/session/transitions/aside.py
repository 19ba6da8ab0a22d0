"""Beside the path: idle warning, staff, clearing, out of service."""

from __future__ import annotations

from kiosk.session import counter_steps, steps
from kiosk.session.counter_events import DossierKept, DossierRefused, DossierSettled
from kiosk.session.effects import ExitProcess, LeaveProgram, RunSelfTest
from kiosk.session.events import (
    CardInserted,
    CommitFailed,
    Committed,
    DeadlinePassed,
    DeviceChanged,
    Event,
    SelfTested,
    Touched,
    Wiped,
)
from kiosk.session.state import Step
from kiosk.session.transitions.check_in import committed
from kiosk.session.transitions.counter_work import answered
from kiosk.session.turn import Turn


def idle_warning(turn: Turn, event: Event) -> None:
    """Nobody has touched the screen for long."""
    resume = turn.state.resume
    match event:
        case Touched() | CardInserted() if resume is not None:
            turn.set(resume=None)
            if resume is Step.NEED_KEY and turn.visit.key is not None:
                steps.proceed_with_key(turn)
            elif resume is Step.COUNTER_TROUBLE:
                counter_steps.to_trouble(turn)
            else:
                steps.to_idle_step(turn, resume)
        case DossierKept() | DossierSettled() | DossierRefused():
            answered(turn, event)
        case Committed():
            committed(turn, event)
        case CommitFailed():
            turn.forget("commit")
        case DeadlinePassed():
            turn.audit("timed_out")
            steps.to_clearing(turn)
        case _:
            return


def assisted(turn: Turn, event: Event) -> None:
    """Staff are called."""
    match event:
        case Committed():
            committed(turn, event)
        case CommitFailed():
            turn.forget("commit")
        case DeadlinePassed():
            steps.to_clearing(turn)
        case _:
            return


def clearing(turn: Turn, event: Event) -> None:
    """Everything is wiped."""
    match event:
        case Wiped() if turn.state.leaving:
            turn.deadline(None)
            turn.emit(LeaveProgram())
        case Wiped() if turn.state.health.can_receive:
            steps.to_attract(turn)
        case Wiped():
            steps.to_out_of_service(turn)
        case DeadlinePassed():
            turn.forget("deadline")
            turn.emit(ExitProcess())
        case _:
            return


def out_of_service(turn: Turn, event: Event) -> None:
    """Nobody can be received."""
    match event:
        case DeadlinePassed():
            turn.emit(RunSelfTest(turn.ask("test")))
            turn.deadline(turn.policy.deadlines.out_of_service)
        case SelfTested() | DeviceChanged() if turn.state.health.can_receive:
            steps.to_attract(turn)
        case _:
            return
