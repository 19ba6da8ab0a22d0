"""What each event means in each step (the plan's table, one function a step)."""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.checkin import Consent, DeliveryStatus, Person, SendKind, SendOutcome
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session import steps
from kiosk.session.effects import CommitCheckIn, ExitProcess, RunSelfTest
from kiosk.session.events import (
    CardFailed,
    CardIdentified,
    CardInserted,
    CardProgressed,
    CardRead,
    CardTaken,
    CommitFailed,
    Committed,
    Confirmed,
    Consented,
    ConsentRefused,
    DeadlinePassed,
    DeviceChanged,
    DigitsTyped,
    Event,
    FaceCaptured,
    FaceCompared,
    FaceFailed,
    FaceProgressed,
    IdentityConfirmed,
    LookupAnswered,
    NotMe,
    Printed,
    PrintFailed,
    QrRead,
    QrUnknown,
    SelfTested,
    SendAttempted,
    StaffVerified,
    StartPressed,
    TicketTaken,
    Touched,
    Wiped,
)
from kiosk.session.policy import QrOnly
from kiosk.session.state import CardResult, QrKey, Step, TypedDigits
from kiosk.session.turn import Turn

CAN_LENGTH = 6
"""The card access number is the last six digits of the personal ID."""


def apply(turn: Turn, event: Event) -> None:
    """Hands the event to the function of the current step."""
    match turn.state.step:
        case Step.STARTING:
            _starting(turn, event)
        case Step.ATTRACT:
            _attract(turn, event)
        case Step.NOTICE:
            _notice(turn, event)
        case Step.NEED_KEY:
            _need_key(turn, event)
        case Step.READING_CARD:
            _reading_card(turn, event)
        case Step.PUT_CARD_BACK:
            _put_card_back(turn, event)
        case Step.QR_IDENTIFIED:
            _qr_identified(turn, event)
        case Step.CAPTURING_FACE:
            _capturing_face(turn, event)
        case Step.MATCHING:
            _matching(turn, event)
        case Step.CHECKING_INSURANCE:
            _checking_insurance(turn, event)
        case Step.REVIEW:
            _review(turn, event)
        case Step.COMMITTING:
            _committing(turn, event)
        case Step.SENDING:
            _sending(turn, event)
        case Step.TICKET:
            _ticket(turn, event)
        case Step.TAKE_CARD:
            _take_card(turn, event)
        case Step.IDLE_WARNING:
            _idle_warning(turn, event)
        case Step.ASSISTED:
            _assisted(turn, event)
        case Step.STAFF:
            _staff(turn, event)
        case Step.CLEARING:
            _clearing(turn, event)
        case Step.OUT_OF_SERVICE:
            _out_of_service(turn, event)
        case other:
            assert_never(other)


def _to_idle_warning(turn: Turn) -> None:
    turn.set(resume=turn.state.step)
    turn.enter(Step.IDLE_WARNING, turn.policy.deadlines.idle_warning)


def _starting(turn: Turn, event: Event) -> None:
    match event:
        case SelfTested() if turn.state.health.can_receive:
            steps.to_attract(turn)
        case SelfTested():
            steps.to_out_of_service(turn)
        case DeadlinePassed():
            turn.state = steps.with_fault(turn.state, Device.STORE, FailureCode.START_TIMED_OUT)
            steps.to_out_of_service(turn)
        case _:
            return


def _attract(turn: Turn, event: Event) -> None:
    match event:
        case CardInserted() | StartPressed():
            steps.begin_visit(turn)
        case QrRead(key=key):
            steps.begin_visit(turn, key)
        case DeviceChanged() if not turn.state.health.can_receive:
            steps.to_out_of_service(turn)
        case _:
            return


def _notice(turn: Turn, event: Event) -> None:
    match event:
        case Consented(chip, face, version, at):
            turn.set_visit(consent=Consent(chip, face, version, at))
            turn.audit("consent", chip=str(chip), face=str(face), version=version)
            if chip:
                steps.proceed_with_key(turn)
            else:
                steps.to_assisted(turn, FailureCode.CONSENT_REFUSED)
        case ConsentRefused():
            steps.to_assisted(turn, FailureCode.CONSENT_REFUSED)
        case DeadlinePassed():
            _to_idle_warning(turn)
        case _:
            return


def _need_key(turn: Turn, event: Event) -> None:
    match event:
        case QrRead(key=key):
            turn.set_visit(key=key, qr_unknown=False)
            steps.proceed_with_key(turn)
        case QrUnknown():
            turn.set_visit(qr_unknown=True)
        case DigitsTyped(digits) if len(digits) == CAN_LENGTH and digits.isascii() and digits.isdigit():
            turn.set_visit(key=TypedDigits(digits), qr_unknown=False)
            steps.proceed_with_key(turn)
        case CardInserted() if steps.opens_chip(turn.visit.key):
            steps.to_reading_card(turn)
        case StartPressed() if isinstance(turn.visit.key, QrKey):
            steps.to_qr_identified(turn)
        case StartPressed():
            turn.set_visit(key=None)
            steps.to_idle_step(turn, Step.NEED_KEY)
        case CardInserted() | CardTaken():
            turn.deadline(turn.policy.deadlines.idle)
        case DeviceChanged(Device.READER, fault) if fault is not None and isinstance(turn.visit.key, QrKey):
            steps.to_qr_identified(turn)
        case DeadlinePassed():
            _to_idle_warning(turn)
        case _:
            return


def _reading_card(turn: Turn, event: Event) -> None:
    match event:
        case CardProgressed(stage=stage):
            turn.set_visit(stage=stage)
        case CardIdentified(document=document) | CardRead(result=CardResult(document=document)) if _other_person(
            turn, document.personal_id
        ):
            steps.to_assisted(turn, FailureCode.OTHER_CARD)
        case CardIdentified(document=document):
            turn.set_visit(document=document, person=Person.of(document))
            steps.look_up(turn)
        case CardRead(result=result):
            turn.forget("card")
            turn.set_visit(card=result, document=result.document, person=Person.of(result.document))
            turn.audit("card_read", protocol=result.protocol, assurance=result.assurance.name)
            steps.look_up(turn)
            steps.to_capturing_face(turn)
        case CardFailed(code=code):
            turn.forget("card")
            _card_failed(turn, code)
        case CardTaken():
            steps.to_put_card_back(turn)
        case DeviceChanged(Device.READER, FailureCode() as fault):
            steps.to_assisted(turn, fault)
        case DeadlinePassed():
            steps.retry_reading(turn, FailureCode.CARD_TIMED_OUT)
        case _:
            return


def _other_person(turn: Turn, personal_id: str | None) -> bool:
    """Whether the chip names another person than the QR code, or than the card that lay here before."""
    visit = turn.visit
    known = visit.document or (visit.key.document if isinstance(visit.key, QrKey) else None)
    return known is not None and known.personal_id is not None and known.personal_id != personal_id


def _card_failed(turn: Turn, code: FailureCode) -> None:
    match code:
        case FailureCode.WRONG_KEY:
            wrong = turn.visit.wrong_keys + 1
            turn.set_visit(wrong_keys=wrong, key=None)
            if wrong < turn.policy.wrong_keys:
                steps.to_idle_step(turn, Step.NEED_KEY)
            else:
                steps.to_assisted(turn, code)
        case FailureCode.CARD_REMOVED | FailureCode.NO_CARD:
            turn.set(card_present=False)
            steps.to_put_card_back(turn)
        case FailureCode.CARD_UNREADABLE | FailureCode.CARD_TIMED_OUT:
            steps.retry_reading(turn, code)
        case _:
            steps.to_assisted(turn, code)


def _put_card_back(turn: Turn, event: Event) -> None:
    match event:
        case CardInserted():
            steps.to_reading_card(turn)
        case DeviceChanged(Device.READER, FailureCode() as fault):
            steps.to_assisted(turn, fault)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.CARD_REMOVED)
        case _:
            return


def _qr_identified(turn: Turn, event: Event) -> None:
    match event:
        case CardInserted() if steps.opens_chip(turn.visit.key):
            turn.set_visit(document=None, person=None)
            turn.forget("lookup")
            steps.to_reading_card(turn)
        case DeadlinePassed() if turn.policy.qr_only is QrOnly.ALLOW:
            steps.to_insurance(turn)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.QR_ONLY)
        case _:
            return


def _capturing_face(turn: Turn, event: Event) -> None:
    match event:
        case FaceProgressed(hint=hint, collected=collected, needed=needed):
            turn.set_visit(hint=hint, frames_collected=collected, frames_needed=needed)
        case FaceCaptured():
            steps.to_matching(turn)
        case FaceFailed(code=code):
            steps.to_assisted(turn, code)
        case DeviceChanged(Device.CAMERA, fault) if fault is not None:
            steps.to_assisted(turn, FailureCode.CAMERA_LOST)
        case DeadlinePassed() if not turn.visit.capture_extended:
            turn.set_visit(capture_extended=True)
            turn.deadline(turn.policy.deadlines.capturing_face)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.FACE_NOT_CAPTURED)
        case _:
            return


def _matching(turn: Turn, event: Event) -> None:
    match event:
        case FaceCompared(result=result):
            turn.forget("face")
            turn.set_visit(face=result)
            turn.audit(
                "face",
                match=str(result.match),
                score=f"{result.score:.3f}",
                model=result.model,
                frames=str(result.frames),
            )
            if result.match:
                steps.to_insurance(turn)
                return
            misses = turn.visit.face_misses + 1
            turn.set_visit(face_misses=misses)
            if misses < turn.policy.face_misses:
                steps.to_capturing_face(turn)
            else:
                steps.to_assisted(turn, FailureCode.FACE_NOT_RECOGNISED)
        case FaceFailed(code=code):
            steps.to_assisted(turn, code)
        case DeviceChanged(Device.CAMERA, fault) if fault is not None:
            steps.to_assisted(turn, FailureCode.CAMERA_LOST)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.FACE_TIMED_OUT)
        case _:
            return


def _checking_insurance(turn: Turn, event: Event) -> None:
    match event:
        case LookupAnswered() | DeadlinePassed():
            steps.to_idle_step(turn, Step.REVIEW)
        case _:
            return


def _review(turn: Turn, event: Event) -> None:
    visit = turn.visit
    match event:
        case IdentityConfirmed():
            turn.set_visit(identity_confirmed=True)
            turn.deadline(turn.policy.deadlines.idle)
        case NotMe():
            turn.audit("not_me")
            steps.to_clearing(turn)
        case Confirmed(service_code, key, at) if visit.identity_confirmed and turn.state.pending.commit is None:
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
                )
            )
        case DeadlinePassed():
            _to_idle_warning(turn)
        case _:
            return


def _committed(turn: Turn, event: Committed) -> None:
    turn.forget("commit")
    turn.set_visit(ticket=event.ticket, failure=None)
    turn.state = steps.with_fault(turn.state, Device.STORE, None)
    steps.to_sending(turn, event.ticket.key)


def _committing(turn: Turn, event: Event) -> None:
    match event:
        case Committed():
            _committed(turn, event)
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


def _sending(turn: Turn, event: Event) -> None:
    match event:
        case SendAttempted() | DeadlinePassed():
            steps.to_ticket(turn)
        case _:
            return


def _ticket(turn: Turn, event: Event) -> None:
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


def _take_card(turn: Turn, event: Event) -> None:
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


def _idle_warning(turn: Turn, event: Event) -> None:
    resume = turn.state.resume
    match event:
        case Touched() | CardInserted() if resume is not None:
            turn.set(resume=None)
            if resume is Step.NEED_KEY and turn.visit.key is not None:
                steps.proceed_with_key(turn)
            else:
                steps.to_idle_step(turn, resume)
        case DeadlinePassed():
            turn.audit("timed_out")
            steps.to_clearing(turn)
        case _:
            return


def _assisted(turn: Turn, event: Event) -> None:
    match event:
        case Committed():
            _committed(turn, event)
        case CommitFailed():
            turn.forget("commit")
        case DeadlinePassed():
            steps.to_clearing(turn)
        case _:
            return


def _staff(turn: Turn, event: Event) -> None:
    visit = turn.visit
    match event:
        case StaffVerified(officer, reason) if (
            visit.person is not None and visit.ticket is None and turn.state.pending.commit is None
        ):
            turn.set_visit(staff_verified_by=officer, failure=None)
            turn.set(resume=None, officer=None)
            turn.audit("staff_verified", officer=officer, reason=reason)
            steps.to_insurance(turn)
        case Committed():
            turn.set(resume=None, officer=None)
            _committed(turn, event)
        case CommitFailed():
            turn.forget("commit")
        case DeadlinePassed():
            steps.to_clearing(turn)
        case _:
            return


def _clearing(turn: Turn, event: Event) -> None:
    match event:
        case Wiped() if turn.state.health.can_receive:
            steps.to_attract(turn)
        case Wiped():
            steps.to_out_of_service(turn)
        case DeadlinePassed():
            turn.forget("deadline")
            turn.emit(ExitProcess())
        case _:
            return


def _out_of_service(turn: Turn, event: Event) -> None:
    match event:
        case DeadlinePassed():
            turn.emit(RunSelfTest(turn.ask("test")))
            turn.deadline(turn.policy.deadlines.out_of_service)
        case SelfTested() | DeviceChanged() if turn.state.health.can_receive:
            steps.to_attract(turn)
        case _:
            return
