"""Entering each step of the counter: what is set, asked for and timed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.domain.dossier import DossierReceipt, DossierStatus, NewDossier
from kiosk.session.counter_effects import CommitDossier, FindDossiers, PrintReceipt, SettleDossier
from kiosk.session.effects import LookAtOutbox, ShowLive
from kiosk.session.state import State, Step
from kiosk.session.turn import Turn

WORK_STEPS = frozenset({Step.COUNTER_PERSON, Step.COUNTER_DOSSIER, Step.COUNTER_KEEPING, Step.COUNTER_RECEIPT})
"""Steps in which the person is verified and served."""

COUNTER_IDLE_STEPS = frozenset({Step.COUNTER_TROUBLE, Step.COUNTER_PERSON, Step.COUNTER_DOSSIER})
"""Steps that wait for the officer and nothing else."""

LEAVABLE_STEPS = COUNTER_IDLE_STEPS | {Step.COUNTER_RECEIPT}
"""Steps of the counter in which the officer may end the visit."""


def set_counter(turn: Turn, **changes: Any) -> None:  # noqa: ANN401 - the fields of AtCounter, checked by `replace`
    """Changes what is known at the counter, while somebody is signed in."""
    if turn.state.counter is not None:
        turn.set(counter=replace(turn.state.counter, **changes))


def set_task(turn: Turn, **changes: Any) -> None:  # noqa: ANN401 - the fields of CounterTask, checked by `replace`
    """Changes what is done for the person; nothing where nobody is here."""
    if turn.state.visit is not None:
        turn.set_visit(task=replace(turn.visit.task, **changes))


def officer_of(state: State) -> str:
    """The member of staff signed in at the counter."""
    return "" if state.counter is None else state.counter.officer


def forget_search(turn: Turn) -> None:
    """The hits of a search go, also those that are still to come."""
    set_counter(turn, hits=None, problem=None)
    turn.forget("search", "mark", "print")


def to_desk(turn: Turn) -> None:
    """Nobody is here but, perhaps, the officer."""
    if turn.state.counter is None:
        turn.enter(Step.COUNTER_SIGN_IN, None)
        return
    turn.enter(Step.COUNTER_DESK, turn.policy.counter.lock_seconds)
    turn.emit(LookAtOutbox(turn.ask("outbox")))


def to_trouble(turn: Turn) -> None:
    """Something did not work: the officer decides, with the camera's picture where the person allowed it."""
    turn.enter(Step.COUNTER_TROUBLE, turn.policy.deadlines.idle)
    consent = turn.visit.consent
    if consent is not None and consent.face:
        turn.emit(ShowLive())


def to_person(turn: Turn) -> None:
    """The person is verified, or a task for them is done: what next?"""
    set_task(turn, draft=None)
    turn.enter(Step.COUNTER_PERSON, turn.policy.deadlines.idle)
    find_dossiers(turn)


def find_dossiers(turn: Turn) -> None:
    """Asks for the person's open dossiers anew."""
    person = turn.visit.person
    if person is not None:
        set_task(turn, dossiers=None)
        turn.emit(FindDossiers(turn.ask("dossiers"), person))


def to_form(turn: Turn) -> None:
    """The dossier in the making."""
    turn.enter(Step.COUNTER_DOSSIER, turn.policy.deadlines.idle)


def back_to_work(turn: Turn) -> None:
    """To the dossier in the making, else to the choice of tasks."""
    if turn.visit.task.draft is not None:
        to_form(turn)
    else:
        to_person(turn)


def keep_dossier(turn: Turn, dossier: NewDossier) -> None:
    """From here the dossier is kept."""
    turn.enter(Step.COUNTER_KEEPING, turn.policy.deadlines.committing)
    turn.emit(CommitDossier(turn.ask("keep"), dossier, turn.policy.counter.numbers))


def settle(turn: Turn, number: str, status: DossierStatus) -> None:
    """Marks a dossier of the verified person as handed out or withdrawn."""
    person = turn.visit.person
    if person is None:
        return
    set_task(turn, done=None, problem=None)
    turn.enter(Step.COUNTER_KEEPING, turn.policy.deadlines.committing)
    turn.emit(SettleDossier(turn.ask("keep"), number, person, status, officer_of(turn.state)))


def to_receipt(turn: Turn, receipt: DossierReceipt) -> None:
    """The dossier is kept: prints its receipt."""
    set_task(turn, draft=None, receipt=receipt, done=None, problem=None)
    print_receipt(turn)


def print_receipt(turn: Turn) -> None:
    """Prints the receipt of the dossier received last, for the first time or once more."""
    receipt = turn.visit.task.receipt
    if receipt is not None:
        set_task(turn, receipt_printed=False, receipt_failed=False)
        turn.enter(Step.COUNTER_RECEIPT, turn.policy.deadlines.ticket)
        turn.emit(PrintReceipt(turn.ask("print"), receipt))
