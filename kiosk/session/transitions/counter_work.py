"""The person is verified: dossiers are received, results handed out, or an examination is chosen."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from kiosk.domain.devices import Device
from kiosk.domain.dossier import DossierLine, DossierStatus, NewDossier
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.session import counter_steps as to
from kiosk.session import steps
from kiosk.session.counter_events import (
    Back,
    CheckInBegun,
    DossierFiled,
    DossierKept,
    DossierOpened,
    DossierRefused,
    DossierSettled,
    DossierTakenBack,
    DraftChanged,
    InsuranceAskedAgain,
    ReceiptAgain,
    ResultHandedOut,
)
from kiosk.session.counter_state import Draft
from kiosk.session.events import (
    DeadlinePassed,
    Event,
    IdentityConfirmed,
    Printed,
    PrintFailed,
    Touched,
)
from kiosk.session.policy import Policy
from kiosk.session.state import State, Step
from kiosk.session.transitions import check_in
from kiosk.session.turn import Turn

NOTE_LONGEST = 500
"""Characters."""


def can_ask_insurance(state: State) -> bool:
    """Whether the insurance was not looked up, and nobody is asking."""
    visit = state.visit
    if visit is None or state.pending.lookup is not None:
        return False
    return visit.lookup is None or visit.lookup.eligibility is Eligibility.NOT_CHECKED


def can_confirm(state: State, policy: Policy) -> bool:
    """Whether the dossier in the making has all that its procedure requires."""
    draft = None if state.visit is None else state.visit.task.draft
    procedure = None if draft is None else policy.counter.procedure(draft.procedure)
    if draft is None or procedure is None or state.pending.is_keeping:
        return False
    return not procedure.missing(draft.papers)


def person(turn: Turn, event: Event) -> None:
    """What do they come for?"""
    match event:
        case DossierOpened():
            _open(turn, event)
        case ResultHandedOut(number) if _line(turn.state, number) is DossierStatus.READY:
            to.settle(turn, number, DossierStatus.HANDED_OUT)
        case DossierTakenBack(number) if _line(turn.state, number) is not None:
            to.settle(turn, number, DossierStatus.WITHDRAWN)
        case CheckInBegun() if turn.policy.services:
            steps.to_idle_step(turn, Step.REVIEW)
            check_in.review(turn, IdentityConfirmed())
        case InsuranceAskedAgain() if can_ask_insurance(turn.state):
            turn.set_visit(lookup=None)
            steps.look_up(turn)
            turn.deadline(turn.policy.deadlines.idle)
        case Back():
            to.set_task(turn, done=None, problem=None)
        case DeadlinePassed():
            steps.to_idle_warning(turn)
        case _:
            return


def dossier(turn: Turn, event: Event) -> None:
    """Papers are ticked, a note is written."""
    draft = turn.visit.task.draft
    match event:
        case DossierOpened():
            _open(turn, event)
        case DraftChanged(papers, note) if draft is not None:
            procedure = turn.policy.counter.procedure(draft.procedure)
            places = range(0 if procedure is None else len(procedure.papers))
            taken = tuple(place for place in places if place in papers)
            to.set_task(turn, draft=replace(draft, papers=taken, note=_plain(note)))
            turn.deadline(turn.policy.deadlines.idle)
        case DossierFiled():
            _file(turn, event)
        case Back():
            to.to_person(turn)
        case DeadlinePassed():
            steps.to_idle_warning(turn)
        case _:
            return


def keeping(turn: Turn, event: Event) -> None:
    """The dossier is being kept."""
    match event:
        case DossierKept() | DossierSettled() | DossierRefused():
            answered(turn, event)
        case DeadlinePassed():
            # It may still be kept: the answer is waited for, and nothing else is begun meanwhile.
            turn.state = steps.with_fault(turn.state, Device.STORE, FailureCode.STORE_FAILED)
            steps.to_assisted(turn, FailureCode.STORE_FAILED)
        case _:
            return


def receipt(turn: Turn, event: Event) -> None:
    """The receipt is printed; the number stands on the screen."""
    task = turn.visit.task
    settled = task.receipt_printed or task.receipt_failed
    match event:
        case Printed():
            turn.forget("print")
            to.set_task(turn, receipt_printed=True, receipt_failed=False)
            turn.deadline(turn.policy.deadlines.idle)
        case PrintFailed():
            turn.forget("print")
            to.set_task(turn, receipt_failed=True)
            turn.deadline(turn.policy.deadlines.idle)
        case ReceiptAgain(number) if settled and task.receipt is not None and task.receipt.number == number:
            turn.audit("receipt_reprinted", number=number)
            to.print_receipt(turn)
        case Back():
            turn.forget("print")
            to.to_person(turn)
        case Touched() if settled:
            turn.deadline(turn.policy.deadlines.idle)
        case DeadlinePassed() if not settled:
            to.set_task(turn, receipt_failed=True)
            turn.state = steps.with_fault(turn.state, Device.PRINTER, FailureCode.PRINTER_SILENT)
            turn.deadline(turn.policy.deadlines.idle)
        case DeadlinePassed():
            steps.to_idle_warning(turn)
        case _:
            return


def answered(turn: Turn, event: DossierKept | DossierSettled | DossierRefused) -> None:
    """What the store made of it, perhaps later than the step waited for it."""
    turn.forget("keep")
    match event:
        case DossierKept(receipt=kept):
            _store_works(turn)
            to.to_receipt(turn, kept)
        case DossierSettled(line=line):
            _store_works(turn)
            to.set_task(turn, done=line, problem=None)
            to.to_person(turn)
        case DossierRefused(code=FailureCode.DOSSIER_NOT_OPEN as code):
            to.set_task(turn, done=None, problem=code)
            to.to_person(turn)
        case DossierRefused(code=FailureCode.NUMBERS_USED_UP as code):
            steps.to_assisted(turn, code)
        case DossierRefused(code=code):
            turn.state = steps.with_fault(turn.state, Device.STORE, code)
            steps.to_assisted(turn, code)


def _store_works(turn: Turn) -> None:
    turn.set_visit(failure=None, stopped_at=None)
    turn.state = steps.with_fault(turn.state, Device.STORE, None)


def _line(state: State, number: str) -> DossierStatus | None:
    """How far one of the person's open dossiers has come; None where it is not among them, or something is kept now."""
    lines: tuple[DossierLine, ...] = ()
    if state.visit is not None and not state.pending.is_keeping:
        lines = state.visit.task.dossiers or ()
    return next((line.status for line in lines if line.number == number and line.status.is_open), None)


def _open(turn: Turn, event: DossierOpened) -> None:
    procedure = turn.policy.counter.procedure(event.procedure)
    if procedure is None or turn.visit.person is None or turn.state.pending.is_keeping:
        return
    received = event.at.astimezone(VIETNAM_TIME).date()
    due = turn.policy.counter.calendar.due(received, procedure.working_days)
    to.set_task(turn, draft=Draft(procedure.code, due), done=None, problem=None)
    to.to_form(turn)


def _file(turn: Turn, event: DossierFiled) -> None:
    visit, counter = turn.visit, turn.policy.counter
    draft = visit.task.draft
    procedure = None if draft is None else counter.procedure(draft.procedure)
    if draft is None or procedure is None or visit.person is None or not can_confirm(turn.state, turn.policy):
        return
    received = event.at.astimezone(VIETNAM_TIME).date()
    to.keep_dossier(
        turn,
        NewDossier(
            key=event.key,
            person=visit.person,
            procedure=procedure,
            papers=tuple(procedure.papers[place] for place in draft.papers),
            note=draft.note,
            received_at=event.at,
            due=counter.calendar.due(received, procedure.working_days),
            officer=to.officer_of(turn.state),
            assurance=visit.assurance,
            source=visit.source,
            consent=visit.consent,
            face=visit.face,
        ),
    )


def _plain(note: str) -> str:
    """The note without control characters but line ends, and not longer than it may be."""
    kept = (c for c in note if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept)[:NOTE_LONGEST]
