"""The check-in as a pure function: (state, event) → (state, effects). Every event is defined in every state.

What an event means nowhere else is ignored; what holds in many states (presence of the card, health, language, help,
staff) is decided here, the rest in `transitions` by the step it happens in.
"""

from __future__ import annotations

from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.session import steps, transitions
from kiosk.session.counter_events import DossiersFound, ShownInFull
from kiosk.session.counter_steps import LEAVABLE_STEPS, set_counter, set_task
from kiosk.session.effects import Effect
from kiosk.session.events import (
    CardInserted,
    CardTaken,
    DeviceChanged,
    DisplayChosen,
    Event,
    HelpPressed,
    LanguageChosen,
    LeavePressed,
    LookupAnswered,
    OutboxSeen,
    Printed,
    PrintFailed,
    SelfTested,
    SendAttempted,
    StaffSignedIn,
    TicketFound,
    Touched,
)
from kiosk.session.policy import Policy
from kiosk.session.state import State, Step
from kiosk.session.transitions.check_in import note_delivery
from kiosk.session.turn import Turn, is_stale


def initial(policy: Policy) -> tuple[State, tuple[Effect, ...]]:
    """The state at power-on and its effects."""
    turn = Turn(State(), policy)
    steps.start(turn)
    return turn.state, tuple(turn.effects)


def reduce(state: State, event: Event, policy: Policy) -> tuple[State, tuple[Effect, ...]]:
    """What becomes of the session when `event` happens."""
    if is_stale(state, event):
        return state, ()
    turn = Turn(state, policy)
    _note(turn, event)
    if not _everywhere(turn, event):
        transitions.apply(turn, event)
    return turn.state, tuple(turn.effects)


def _note(turn: Turn, event: Event) -> None:
    """Facts that hold whatever the step."""
    match event:
        case CardInserted():
            turn.set(card_present=True)
        case CardTaken():
            turn.set(card_present=False, alarm=False)
        case DeviceChanged(device, fault):
            turn.state = steps.with_fault(turn.state, device, fault)
            if device is Device.READER and fault is not None:
                turn.set(card_present=False, alarm=False)
        case SelfTested(health=health):
            turn.set(health=health)
            turn.forget("test")
        case LookupAnswered(answer=answer):
            turn.forget("lookup")
            unreachable = answer.failure if answer.eligibility is Eligibility.NOT_CHECKED else None
            turn.state = steps.with_fault(turn.state, Device.GATEWAY, unreachable)
            if turn.state.visit is not None:
                turn.set_visit(lookup=answer)
        case TicketFound(kept=kept):
            turn.forget("kept")
            if turn.state.visit is not None and not turn.visit.identity_confirmed:
                turn.set_visit(kept=kept)
        case DossiersFound(dossiers=dossiers):
            turn.forget("dossiers")
            set_task(turn, dossiers=dossiers)
        case OutboxSeen(summary=summary) if turn.state.counter is not None:
            turn.forget("outbox")
            set_counter(turn, outbox=summary)
        case SendAttempted(outcome=outcome):
            turn.forget("send")
            note_delivery(turn, outcome)
        case Printed():
            turn.state = steps.with_fault(turn.state, Device.PRINTER, None)
        case PrintFailed(code=code):
            turn.state = steps.with_fault(turn.state, Device.PRINTER, code)
        case _:
            return


_ASK_BESIDE = frozenset({Step.ATTRACT, Step.IDLE_WARNING})
_LEAVABLE = LEAVABLE_STEPS | {Step.ASSISTED, Step.STAFF, Step.IDLE_WARNING}

_DEAF_STEPS = frozenset({Step.STARTING, Step.CLEANING, Step.CLEARING})
"""Nobody is there to choose anything; while the glass is wiped, least of all the cloth."""


def _everywhere(turn: Turn, event: Event) -> bool:
    """Events that mean the same in many steps; whether this was one of them."""
    step = turn.state.step
    match event:
        case LanguageChosen(language) if step not in _DEAF_STEPS:
            turn.set(language=language)
            steps.await_sign_of_life(turn)
        case DisplayChosen(display) if step not in _DEAF_STEPS:
            turn.set(display=display)
            steps.await_sign_of_life(turn)
        case StaffSignedIn(officer) if steps.staff_may_come(turn.state, turn.policy):
            steps.to_staff(turn, officer)
        case HelpPressed() if step in steps.PATIENT_STEPS or (step in _ASK_BESIDE and turn.state.counter is None):
            steps.to_assisted(turn, FailureCode.HELP_REQUESTED)
        case HelpPressed() if step in (Step.TICKET, Step.TAKE_CARD):
            turn.tell_staff(FailureCode.HELP_REQUESTED)
        case LeavePressed() if step in steps.PATIENT_STEPS or step in _LEAVABLE:
            by_staff = {} if turn.state.officer is None else {"officer": turn.state.officer}
            turn.audit("left", step=step.value, **by_staff)
            steps.finish(turn)
        case ShownInFull() if step in LEAVABLE_STEPS and not turn.visit.task.shown_in_full:
            turn.audit("personal_data_shown", what="person")
            set_task(turn, shown_in_full=True)
        case Touched() if step in steps.IDLE_STEPS:
            turn.deadline(turn.policy.deadlines.idle)
        case Touched() if step is Step.STAFF:
            turn.deadline(turn.policy.deadlines.staff)
        case _:
            return False
    return True
