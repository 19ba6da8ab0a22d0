"""Something did not work while a person was at the counter: the officer tries again, verifies by hand, or leaves."""

from __future__ import annotations

from cardreader.document import DocumentError, IdentityDocument, Source
from cardreader.text import normalise
from kiosk.domain.checkin import Person
from kiosk.session import steps
from kiosk.session.counter_events import DossierKept, DossierRefused, DossierSettled, IdentityTyped
from kiosk.session.counter_steps import set_task
from kiosk.session.events import CommitFailed, Committed, DeadlinePassed, Event, StaffResumed, StaffVerified
from kiosk.session.state import State
from kiosk.session.transitions import counter_work
from kiosk.session.transitions.check_in import committed
from kiosk.session.turn import Turn

_NAME_LONGEST = 255


def can_retry(state: State) -> bool:
    """Whether the visit may go on where it stopped: not while something is still being kept."""
    return state.visit is not None and state.visit.ticket is None and not state.pending.is_keeping


def can_verify(state: State) -> bool:
    """Whether a person is known whom the officer may vouch for."""
    return can_retry(state) and state.visit is not None and state.visit.person is not None


def can_type(state: State) -> bool:
    """Whether the officer may tell who it is: never over what a chip has told."""
    return can_retry(state) and state.visit is not None and state.visit.card is None


def trouble(turn: Turn, event: Event) -> None:
    """The officer has the code with its cure before them, and decides."""
    state = turn.state
    match event:
        case StaffResumed() if can_retry(state):
            turn.audit("staff_resumed", step=str(turn.visit.stopped_at), **_why(turn))
            steps.go_on(turn)
        case StaffVerified(reason=reason) if can_verify(state) and state.counter is not None:
            turn.audit("staff_verified", reason=str(reason), **_why(turn))
            turn.set_visit(staff_verified_by=state.counter.officer, failure=None, stopped_at=None)
            steps.to_insurance(turn)
        case IdentityTyped() if can_type(state):
            _typed(turn, event)
        case DossierKept() | DossierSettled() | DossierRefused():
            counter_work.answered(turn, event)
        case Committed():
            committed(turn, event)
        case CommitFailed():
            turn.forget("commit")
        case DeadlinePassed():
            steps.to_idle_warning(turn)
        case _:
            return


def _typed(turn: Turn, event: IdentityTyped) -> None:
    turn.deadline(turn.policy.deadlines.idle)
    try:
        document = IdentityDocument(
            source=Source.MANUAL,
            full_name=normalise(event.full_name)[:_NAME_LONGEST],
            birth_date=event.birth_date,
            sex=event.sex,
            personal_id=event.personal_id.strip(),
        )
    except DocumentError:
        set_task(turn, typed_wrongly=True)
        return
    turn.audit("identity_typed", **_why(turn))
    # What was asked under another identity is not this person's.
    turn.forget("lookup", "kept")
    turn.set_visit(document=document, person=Person.of(document), lookup=None, kept=None)
    set_task(turn, typed_wrongly=False)


def _why(turn: Turn) -> dict[str, str]:
    failure = turn.visit.failure
    return {} if failure is None else {"code": failure.value}
