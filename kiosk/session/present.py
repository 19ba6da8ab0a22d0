"""From the state to what the window shows: the only place where personal data are chosen and masked for the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.domain.checkin import Service
from kiosk.domain.failures import FailureCode
from kiosk.domain.masking import mask_number
from kiosk.domain.notices import RegisteredHereToday
from kiosk.domain.priority import Priority, queue_sign, queues_ahead
from kiosk.session import steps
from kiosk.session.counter_present import counter_body
from kiosk.session.counter_state import Profile
from kiosk.session.policy import Policy
from kiosk.session.shown import insurance_summary, shown_name
from kiosk.session.state import Language, State, Step, Visit
from kiosk.session.transitions import desk
from kiosk.session.views import (
    AssistedView,
    AttractView,
    Body,
    CapturingFaceView,
    CheckingInsuranceView,
    CleaningView,
    ClearingView,
    CommittingView,
    IdleWarningView,
    InsuranceSummary,
    MatchingView,
    NeedKeyView,
    NoticeView,
    OutOfServiceView,
    PutCardBackView,
    QrIdentifiedView,
    ReadingCardView,
    ReviewView,
    SendingView,
    ServiceCard,
    ServicesView,
    StaffView,
    StartingView,
    TakeCardView,
    TicketView,
    TodaysNumberView,
    View,
)

_PROGRESS = {
    Step.NOTICE: 1,
    Step.NEED_KEY: 1,
    Step.READING_CARD: 1,
    Step.PUT_CARD_BACK: 1,
    Step.QR_IDENTIFIED: 1,
    Step.CAPTURING_FACE: 2,
    Step.MATCHING: 2,
    Step.CHECKING_INSURANCE: 3,
    Step.REVIEW: 3,
    Step.COMMITTING: 4,
    Step.SENDING: 4,
    Step.TICKET: 4,
    Step.TAKE_CARD: 4,
}


def view_of(state: State, policy: Policy) -> View:
    """The screen of a state."""
    body = counter_body(state, policy, _body) if policy.profile is Profile.COUNTER else _body(state, policy)
    return View(
        step=state.step,
        language=_language(state),
        progress=_PROGRESS.get(state.step, 0),
        can_ask_help=state.step in steps.PATIENT_STEPS
        or state.step in (Step.ATTRACT, Step.TICKET, Step.TAKE_CARD, Step.IDLE_WARNING),
        body=body,
        display=state.display or policy.display,
        staff_may_come=steps.staff_may_come(state, policy),
    )


def _language(state: State) -> Language:
    """Staff read their own language, whatever the person before the kiosk reads."""
    if state.step is Step.STAFF and state.language is not Language.ENGLISH:
        return Language.VIETNAMESE
    return state.language


def _body(state: State, policy: Policy) -> Body:
    visit = state.visit or Visit()
    faults = state.health.faults
    match state.step:
        case Step.STARTING:
            return StartingView()
        case Step.ATTRACT:
            return AttractView(faults, card_left=state.alarm)
        case Step.NOTICE:
            return NoticeView()
        case Step.NEED_KEY:
            return NeedKeyView(
                state.card_present, steps.opens_chip(visit.key), visit.wrong_keys > 0, qr_unknown=visit.qr_unknown
            )
        case Step.READING_CARD:
            return ReadingCardView(visit.stage, shown_name(visit), visit.card_attempts + 1)
        case Step.PUT_CARD_BACK:
            return PutCardBackView()
        case Step.QR_IDENTIFIED:
            return QrIdentifiedView(shown_name(visit) or "")
        case Step.CAPTURING_FACE:
            return CapturingFaceView(
                visit.hint,
                visit.frames_collected,
                visit.frames_needed,
                visit.motion,
                visit.motions_done,
                visit.motions,
                again=visit.face_misses > 0 or visit.capture_extended,
            )
        case Step.MATCHING:
            return MatchingView()
        case Step.CHECKING_INSURANCE:
            return CheckingInsuranceView()
        case Step.REVIEW:
            return _review(visit, policy, state.language)
        case Step.COMMITTING:
            return CommittingView()
        case Step.SENDING:
            return SendingView()
        case Step.TICKET:
            return _ticket(visit, policy, state.language)
        case Step.TAKE_CARD:
            return TakeCardView(visit.ticket.number if visit.ticket else None, state.alarm)
        case Step.IDLE_WARNING:
            return IdleWarningView(round(policy.deadlines.idle_warning))
        case Step.ASSISTED:
            return AssistedView(visit.failure or FailureCode.HELP_REQUESTED)
        case Step.STAFF:
            return _staff(state, visit)
        case Step.CLEANING:
            return CleaningView(round(policy.deadlines.cleaning))
        case Step.CLEARING:
            return ClearingView()
        case Step.OUT_OF_SERVICE:
            return OutOfServiceView(faults)
        case (
            Step.COUNTER_SIGN_IN
            | Step.COUNTER_DESK
            | Step.COUNTER_TROUBLE
            | Step.COUNTER_PERSON
            | Step.COUNTER_DOSSIER
            | Step.COUNTER_KEEPING
            | Step.COUNTER_RECEIPT
        ):
            raise ValueError("a step of the counter alone")
        case other:
            assert_never(other)


def _review(visit: Visit, policy: Policy, language: Language) -> ReviewView | TodaysNumberView | ServicesView:
    insurance = insurance_summary(visit.lookup)
    if visit.kept is not None:  # the kiosk itself prints it again: nobody is sent to the counter for that
        told = tuple(notice for notice in insurance.notices if not isinstance(notice, RegisteredHereToday))
        insurance = replace(insurance, notices=told)
    if visit.identity_confirmed and visit.kept is not None and visit.number_offered:
        kept = visit.kept.ticket
        service = _service_name(kept.service_name, policy, language)
        return TodaysNumberView(kept.number, kept.room, service, kept.issued_at)
    if visit.identity_confirmed:
        return _services(visit, policy, language, insurance)
    person = visit.person
    return ReviewView(
        shown_name(visit) or "",
        person.birth_date.year if person else 0,
        mask_number(person.personal_id) if person and person.personal_id else None,
        insurance,
    )


def _services(visit: Visit, policy: Policy, language: Language, insurance: InsuranceSummary) -> ServicesView:
    priority = visit.age_priority if visit.priority is Priority.NONE else visit.priority
    queues = None if visit.queues is None else dict(visit.queues)

    def waiting(service: Service) -> int | None:
        if queues is None:
            return None
        return sum(queues.get(sign, 0) for sign in queues_ahead(queue_sign(service.prefix, priority)))

    cards = (
        ServiceCard(item.code, item.name_in(language), item.room, item.fee, waiting(item)) for item in policy.services
    )
    return ServicesView(tuple(cards), insurance, priority, may_ask=visit.age_priority is Priority.NONE)


def _service_name(name: str, policy: Policy, language: Language) -> str:
    """The service of a ticket in the person's language; one that has left the catalogue keeps its own name."""
    return next((item.name_in(language) for item in policy.services if item.name == name), name)


def _ticket(visit: Visit, policy: Policy, language: Language) -> TicketView:
    ticket = visit.ticket
    if ticket is None:
        raise ValueError("a ticket is shown only after the commit")
    return TicketView(
        ticket.number,
        ticket.room,
        _service_name(ticket.service_name, policy, language),
        ticket.ahead,
        visit.delivery,
        visit.printed,
        visit.print_failed,
        ticket.key,
        ticket.priority,
    )


def _staff(state: State, visit: Visit) -> StaffView:
    return StaffView(
        officer=state.officer or "",
        code=visit.failure,
        can_verify=desk.can_verify(state),
        name=shown_name(visit),
        photo=visit.card.photo.reveal() if visit.card else None,
        faults=state.health.faults,
        can_resume=desk.can_resume(state),
        stopped_at=visit.stopped_at,
        live=visit.consent is not None and visit.consent.face,
        can_clean=desk.can_clean(state),
        outbox=state.desk.outbox if state.desk else None,
        reprint=state.desk.reprint if state.desk else None,
    )
