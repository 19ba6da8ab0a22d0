"""The officer without a person: signing in and out, the search, the wait for the next."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.dossier import DossierLine, DossierStatus
from kiosk.domain.failures import FailureCode
from kiosk.session import steps
from kiosk.session.counter_effects import MarkReady, ReprintReceipt, SearchDossiers
from kiosk.session.counter_events import (
    Back,
    DossiersSought,
    ReceiptAgain,
    ResultCameIn,
    ResultMarked,
    SearchAnswered,
    SignedOut,
)
from kiosk.session.counter_state import AtCounter
from kiosk.session.counter_steps import forget_search, officer_of, set_counter, to_desk
from kiosk.session.events import (
    CardInserted,
    DeadlinePassed,
    DeviceChanged,
    Event,
    ExitPressed,
    NothingToPrint,
    Printed,
    PrintFailed,
    QrRead,
    StaffSignedIn,
    StartPressed,
    Touched,
)
from kiosk.session.state import State
from kiosk.session.turn import Turn


def sign_in(turn: Turn, event: Event) -> None:
    """Nobody is signed in."""
    match event:
        case StaffSignedIn(officer):
            turn.set(counter=AtCounter(officer))
            turn.audit("staff_signed_in")
            to_desk(turn)
        case DeviceChanged() if not turn.state.health.can_receive:
            steps.to_out_of_service(turn)
        case _:
            return


def desk(turn: Turn, event: Event) -> None:
    """The officer waits for the next person."""
    match event:
        case CardInserted() | StartPressed():
            forget_search(turn)
            steps.begin_visit(turn)
        case QrRead(key=key):
            forget_search(turn)
            steps.begin_visit(turn, key)
        case DeviceChanged() if not turn.state.health.can_receive:
            forget_search(turn)
            steps.to_out_of_service(turn)
        case SignedOut():
            _leave(turn, "staff_signed_out")
        case DeadlinePassed():
            _leave(turn, "counter_locked")
        case ExitPressed():
            turn.audit("program_ended")
            turn.set(leaving=True)
            steps.to_clearing(turn)
        case Touched():
            turn.deadline(turn.policy.counter.lock_seconds)
        case _:
            _search(turn, event)


def _leave(turn: Turn, kind: str) -> None:
    """The officer goes, or has gone; the next one reads another language, perhaps."""
    turn.audit(kind)
    turn.forget_all()
    turn.set(counter=None)
    steps.own_looks(turn)
    to_desk(turn)


def _search(turn: Turn, event: Event) -> None:
    pending, officer = turn.state.pending, officer_of(turn.state)
    match event:
        case DossiersSought(text):
            set_counter(turn, hits=None, problem=None)
            turn.emit(SearchDossiers(turn.ask("search"), text, officer))
        case SearchAnswered(hits=FailureCode() as code):
            turn.forget("search")
            set_counter(turn, problem=code)
        case SearchAnswered(hits=tuple() as hits):
            turn.forget("search")
            set_counter(turn, hits=hits)
        case ResultCameIn(number) if pending.mark is None and _is(turn.state, number, DossierStatus.RECEIVED):
            set_counter(turn, problem=None)
            turn.emit(MarkReady(turn.ask("mark"), number, officer))
        case ResultMarked(outcome=FailureCode() as code):
            turn.forget("mark")
            set_counter(turn, problem=code)
        case ResultMarked(outcome=DossierLine() as line):
            turn.forget("mark")
            _replace(turn, line)
        case ReceiptAgain(number) if pending.print is None and _is(turn.state, number, None):
            turn.audit("receipt_reprinted", number=number)
            set_counter(turn, problem=None)
            turn.emit(ReprintReceipt(turn.ask("print"), number))
        case Printed():
            turn.forget("print")
        case PrintFailed(code=code):
            turn.forget("print")
            set_counter(turn, problem=code)
        case NothingToPrint():
            turn.forget("print")
            set_counter(turn, problem=FailureCode.DOSSIER_NOT_OPEN)
        case Back():
            forget_search(turn)
        case _:
            return


def _is(state: State, number: str, status: DossierStatus | None) -> bool:
    """Whether a dossier is among the hits, in that state."""
    hits = () if state.counter is None else state.counter.hits or ()
    return any(hit.line.number == number and status in (None, hit.line.status) for hit in hits)


def _replace(turn: Turn, line: DossierLine) -> None:
    """The same hits with one dossier as it is now."""
    counter = turn.state.counter
    if counter is not None and counter.hits is not None:
        hits = (replace(hit, line=line) if hit.line.number == line.number else hit for hit in counter.hits)
        set_counter(turn, hits=tuple(hits))
