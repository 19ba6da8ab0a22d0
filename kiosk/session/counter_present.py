"""From the state to what the counter's window shows."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.checkin import FaceResult, Liveness
from kiosk.domain.failures import FailureCode
from kiosk.domain.manual import ManualReason
from kiosk.domain.masking import mask_number
from kiosk.session.counter_state import AtCounter
from kiosk.session.counter_views import (
    CounterBody,
    CounterDeskView,
    CounterSignInView,
    CounterVisitView,
    DossierFormView,
    FaceVerdict,
    KeepingView,
    PersonPane,
    ReceiptView,
    TasksView,
    TroubleView,
    Work,
)
from kiosk.session.policy import Policy
from kiosk.session.shown import insurance_summary, shown_name
from kiosk.session.state import QrKey, State, Step, Visit
from kiosk.session.transitions import counter_trouble, counter_work
from kiosk.session.views import (
    AssistedView,
    AttractView,
    Body,
    CleaningView,
    ClearingView,
    OutOfServiceView,
    ReviewView,
    StaffView,
    StartingView,
)


def counter_body(state: State, policy: Policy, common: Callable[[State, Policy], Body]) -> Body | CounterBody:
    """The body of a counter's view. `common` makes those of the steps that every profile has."""
    visit, counter = state.visit or Visit(), state.counter
    match state.step:
        case Step.COUNTER_SIGN_IN:
            return CounterSignInView(state.health.faults)
        case Step.COUNTER_DESK:
            return _desk(state, counter or AtCounter(""))
        case Step.COUNTER_TROUBLE:
            return _framed(state, _trouble(state, visit))
        case Step.COUNTER_PERSON:
            return _framed(state, _tasks(state, visit, policy))
        case Step.COUNTER_DOSSIER:
            return _framed(state, _form(state, visit, policy))
        case Step.COUNTER_KEEPING:
            return _framed(state, KeepingView())
        case Step.COUNTER_RECEIPT:
            return _framed(state, _receipt(visit))
        case _:
            match common(state, policy):
                case StartingView() | ClearingView() | OutOfServiceView() as body:
                    return body
                case AttractView() | ReviewView() | AssistedView() | StaffView() | CleaningView():
                    raise ValueError("a counter has no such step")
                case body:
                    return _framed(state, body)


def _desk(state: State, counter: AtCounter) -> CounterDeskView:
    return CounterDeskView(
        counter.officer,
        state.health.faults,
        card_left=state.alarm,
        hits=counter.hits,
        searching=state.pending.search is not None,
        printing=state.pending.print is not None,
        problem=counter.problem,
        outbox=counter.outbox,
    )


def _framed(state: State, work: Work) -> CounterVisitView:
    visit, counter = state.visit or Visit(), state.counter
    return CounterVisitView(
        "" if counter is None else counter.officer,
        _pane(state, visit),
        work,
        state.health.faults,
        None if counter is None else counter.outbox,
    )


def _pane(state: State, visit: Visit) -> PersonPane:
    document = visit.document or (visit.key.document if isinstance(visit.key, QrKey) else None)
    in_full = visit.task.shown_in_full and document is not None
    number = None if document is None else document.personal_id
    birth = None if document is None else document.birth_date
    name = shown_name(visit)
    if in_full and document is not None:
        name = document.full_name
    consent = visit.consent
    return PersonPane(
        name=name,
        personal_id=number if in_full or number is None else mask_number(number),
        birth_year=None if birth is None else birth.year,
        birth_date=birth if in_full else None,
        sex=document.sex if in_full and document is not None else None,
        source=None if document is None else document.source,
        protocol=None if visit.card is None else visit.card.protocol,
        assurance=None if document is None else visit.assurance,
        face=_face(visit),
        insurance=None if visit.lookup is None else insurance_summary(visit.lookup),
        asking_insurance=state.pending.lookup is not None,
        in_full=in_full,
        photo=None if visit.card is None else visit.card.photo.reveal(),
        verdicts=() if visit.card is None else visit.card.verdicts,
        face_score=None if visit.face is None else visit.face.score,
        face_threshold=None if visit.face is None else visit.face.threshold,
        live=state.step is Step.COUNTER_TROUBLE and consent is not None and consent.face,
    )


def _face(visit: Visit) -> FaceVerdict:
    if visit.staff_verified_by is not None:
        return FaceVerdict.BY_HAND
    match visit.face:
        case None:
            return FaceVerdict.NOT_COMPARED
        case FaceResult(match=False):
            return FaceVerdict.NOT_MATCHED
        case FaceResult(liveness=Liveness.UNCLEAR | Liveness.SUSPECTED):
            return FaceVerdict.UNCLEAR
        case _:
            return FaceVerdict.MATCHED


def _trouble(state: State, visit: Visit) -> TroubleView:
    return TroubleView(
        code=visit.failure or FailureCode.HELP_REQUESTED,
        stopped_at=visit.stopped_at,
        can_retry=counter_trouble.can_retry(state),
        can_verify=counter_trouble.can_verify(state),
        can_type=counter_trouble.can_type(state),
        reasons=tuple(
            reason for reason in ManualReason if reason is not ManualReason.CHIP_PHOTO or visit.card is not None
        ),
        typed_wrongly=visit.task.typed_wrongly,
    )


def _tasks(state: State, visit: Visit, policy: Policy) -> TasksView:
    return TasksView(
        procedures=policy.counter.procedures,
        dossiers=visit.task.dossiers,
        done=visit.task.done,
        problem=visit.task.problem,
        can_check_in=bool(policy.services),
        can_ask_insurance=counter_work.can_ask_insurance(state),
    )


def _form(state: State, visit: Visit, policy: Policy) -> DossierFormView:
    draft = visit.task.draft
    procedure = None if draft is None else policy.counter.procedure(draft.procedure)
    if draft is None or procedure is None:
        raise ValueError("a form is shown only of a draft")
    return DossierFormView(
        procedure,
        draft.papers,
        procedure.missing(draft.papers),
        draft.note,
        counter_work.NOTE_LONGEST,
        draft.due,
        counter_work.can_confirm(state, policy),
    )


def _receipt(visit: Visit) -> ReceiptView:
    task = visit.task
    receipt = task.receipt
    if receipt is None:
        raise ValueError("a receipt is shown only after the commit")
    return ReceiptView(
        receipt.number,
        receipt.procedure,
        receipt.papers,
        receipt.received_at,
        receipt.due,
        receipt.fee,
        task.receipt_printed,
        task.receipt_failed,
    )
