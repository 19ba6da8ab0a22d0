"""Entering each step of the check-in: what is set, asked for and timed (the plan's table, left column)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.checkin import Person
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session import counter_steps
from kiosk.session.counter_state import Profile
from kiosk.session.effects import (
    CancelCardRead,
    CaptureFace,
    CompareFace,
    FindTicket,
    LookAtOutbox,
    LookUp,
    PrintTicket,
    ReadCard,
    RunSelfTest,
    SendCheckIn,
    ShowLive,
    Wipe,
)
from kiosk.session.policy import Policy, QrOnly
from kiosk.session.state import CardStage, Desk, KeySource, Language, MrzSeen, QrKey, State, Step, TypedDigits, Visit
from kiosk.session.turn import Turn

PATIENT_STEPS = frozenset(
    {
        Step.NOTICE,
        Step.NEED_KEY,
        Step.READING_CARD,
        Step.PUT_CARD_BACK,
        Step.QR_IDENTIFIED,
        Step.CAPTURING_FACE,
        Step.MATCHING,
        Step.CHECKING_INSURANCE,
        Step.REVIEW,
    }
)
"""Steps in which a person is here and nothing is committed yet."""

STAFF_MAY_COME = PATIENT_STEPS | {Step.ATTRACT, Step.ASSISTED, Step.IDLE_WARNING, Step.OUT_OF_SERVICE}
"""Steps in which a member of staff may sign in; the others end by themselves within seconds."""


def staff_may_come(state: State, policy: Policy) -> bool:
    """Whether a member of staff may step up to the patient's screen; at a counter they are there all the time."""
    return policy.profile is not Profile.COUNTER and state.step in STAFF_MAY_COME


IDLE_STEPS = frozenset({Step.NOTICE, Step.NEED_KEY, Step.REVIEW}) | counter_steps.COUNTER_IDLE_STEPS
"""Steps that wait for the person and nothing else."""


def start(turn: Turn) -> None:
    """Power on: the self-test."""
    turn.emit(RunSelfTest(turn.ask("test")))
    turn.deadline(turn.policy.deadlines.starting)


def await_sign_of_life(turn: Turn) -> None:
    """Who chose a language or larger words on Attract and walked away leaves the next person the kiosk's own."""
    if turn.state.step is Step.ATTRACT:
        turn.deadline(turn.policy.deadlines.idle)


def own_looks(turn: Turn) -> None:
    """The kiosk's own language and display: what a person chose went with the person. An officer's choice stays."""
    if turn.state.counter is None:
        turn.set(language=Language.VIETNAMESE, display=None)


def to_attract(turn: Turn) -> None:
    """Nobody is here. A card that was left behind keeps the alarm up until it is taken."""
    turn.set(visit=None, resume=None, officer=None)
    own_looks(turn)
    turn.forget_all()
    if turn.state.card_present:
        turn.set(alarm=True)
        turn.tell_staff(FailureCode.CARD_LEFT)
    if turn.policy.profile is Profile.COUNTER:
        counter_steps.to_desk(turn)
    else:
        turn.enter(Step.ATTRACT, None)


def to_out_of_service(turn: Turn) -> None:
    """Nobody can be received; the self-test runs again and again."""
    turn.set(visit=None, resume=None, officer=None)
    own_looks(turn)
    turn.forget_all()
    turn.enter(Step.OUT_OF_SERVICE, turn.policy.deadlines.out_of_service)


def begin_visit(turn: Turn, key: KeySource | None = None) -> None:
    """A person has come: notice and consent."""
    turn.set(session=turn.state.session + 1, visit=Visit(key=key), alarm=False)
    turn.audit("visit_started")
    to_idle_step(turn, Step.NOTICE)


def to_idle_step(turn: Turn, step: Step) -> None:
    """A step that waits for the person."""
    turn.enter(step, turn.policy.deadlines.idle)


def to_idle_warning(turn: Turn) -> None:
    """Is anyone there? Goes back to where it came from."""
    turn.set(resume=turn.state.step)
    turn.enter(Step.IDLE_WARNING, turn.policy.deadlines.idle_warning)


def opens_chip(key: KeySource | None) -> bool:
    """Whether the key source names a chip's access key; the QR of an insurance card does not."""
    match key:
        case TypedDigits() | MrzSeen():
            return True
        case QrKey(document):
            return document.personal_id is not None
        case None:
            return False


def proceed_with_key(turn: Turn) -> None:
    """Consent is given: on to the chip with what is known, or ask for what is missing."""
    key = turn.visit.key
    reader_works = turn.state.health.fault(Device.READER) is None
    if turn.visit.card is not None:
        to_capturing_face(turn)
    elif opens_chip(key) and turn.state.card_present:
        to_reading_card(turn)
    elif isinstance(key, QrKey) and not (opens_chip(key) and reader_works):
        to_qr_identified(turn)
    else:
        to_idle_step(turn, Step.NEED_KEY)


def to_reading_card(turn: Turn) -> None:
    """Reads the chip; entered again for a repeated try."""
    key = turn.visit.key
    if key is None:
        to_idle_step(turn, Step.NEED_KEY)
        return
    turn.set_visit(stage=CardStage.ACCESS, qr_unknown=False)
    turn.enter(Step.READING_CARD, turn.policy.deadlines.reading_card)
    turn.emit(ReadCard(turn.ask("card"), key))


def stop_reading(turn: Turn) -> None:
    """Ends a chip read under way."""
    turn.forget("card")
    turn.emit(CancelCardRead())


def retry_reading(turn: Turn, code: FailureCode) -> None:
    """Another try while the policy bears it, then staff. It ends the one before, of which it may go on."""
    attempts = turn.visit.card_attempts + 1
    turn.set_visit(card_attempts=attempts)
    turn.forget("card")
    if attempts < turn.policy.card_attempts:
        to_reading_card(turn)
    else:
        to_assisted(turn, code)


def to_put_card_back(turn: Turn) -> None:
    """The card was lifted while it was read. Nothing is called off: put back, it goes on where it was."""
    turn.forget("card")
    turn.enter(Step.PUT_CARD_BACK, turn.policy.deadlines.put_card_back)


def to_qr_identified(turn: Turn) -> None:
    """Only a QR code: the policy decides after a moment in which a card may still be laid down."""
    key = turn.visit.key
    if not isinstance(key, QrKey):
        to_idle_step(turn, Step.NEED_KEY)
        return
    person = Person.of(key.document)
    if person is None:
        to_assisted(turn, FailureCode.QR_INCOMPLETE)
        return
    turn.set_visit(document=key.document, person=person)
    turn.enter(Step.QR_IDENTIFIED, turn.policy.deadlines.qr_identified)
    if turn.policy.qr_only is not QrOnly.FORBID:
        look_up(turn)


def look_up(turn: Turn) -> None:
    """Asks once a visit, as early as the person is known, for the insurance and for a number of today."""
    visit = turn.visit
    if visit.person is None or visit.lookup is not None or turn.state.pending.lookup is not None:
        return
    officer = visit.staff_verified_by or counter_steps.officer_of(turn.state) or None
    turn.emit(LookUp(turn.ask("lookup"), visit.person, officer))
    turn.emit(FindTicket(turn.ask("kept"), visit.person))


def to_capturing_face(turn: Turn) -> None:
    """Collects good frames; needs the chip's photo, a camera and the person's consent."""
    visit = turn.visit
    fault = turn.state.health.fault(Device.CAMERA)
    if visit.card is None or visit.consent is None or not visit.consent.face:
        to_assisted(turn, FailureCode.FACE_CONSENT_REFUSED)
    elif fault is not None and fault is not FailureCode.CAMERA_BLACK:
        to_assisted(turn, fault)
    else:
        turn.set_visit(
            hint=None,
            frames_collected=0,
            frames_needed=0,
            motion=None,
            motions_done=0,
            motions=0,
            capture_extended=False,
        )
        turn.enter(Step.CAPTURING_FACE, turn.policy.deadlines.capturing_face)
        turn.emit(CaptureFace(turn.ask("face"), visit.card.photo))


def to_matching(turn: Turn) -> None:
    """Compares."""
    turn.enter(Step.MATCHING, turn.policy.deadlines.matching)
    turn.emit(CompareFace(turn.ask("face")))


def to_insurance(turn: Turn) -> None:
    """The identity is settled: to the review as soon as the lookup has answered."""
    look_up(turn)
    if turn.visit.lookup is not None:
        to_settled(turn)
    else:
        turn.enter(Step.CHECKING_INSURANCE, turn.policy.deadlines.checking_insurance)


def to_settled(turn: Turn) -> None:
    """Identity and insurance are known as far as they will be."""
    if turn.policy.profile is Profile.COUNTER:
        counter_steps.to_person(turn)
    else:
        to_idle_step(turn, Step.REVIEW)


def to_sending(turn: Turn, key: str) -> None:
    """The check-in is kept; one attempt to send it while the person waits."""
    turn.forget("lookup")
    turn.enter(Step.SENDING, turn.policy.deadlines.sending)
    turn.emit(SendCheckIn(turn.ask("send"), key))


def to_ticket(turn: Turn) -> None:
    """Prints and shows the number."""
    ticket = turn.visit.ticket
    turn.enter(Step.TICKET, turn.policy.deadlines.ticket)
    if ticket is not None:
        turn.emit(PrintTicket(turn.ask("print"), ticket))


def finish(turn: Turn) -> None:
    """The visit ends: the card first, where one lies there."""
    if turn.state.card_present:
        stop_reading(turn)
        turn.enter(Step.TAKE_CARD, turn.policy.deadlines.take_card)
    else:
        to_clearing(turn)


def to_assisted(turn: Turn, code: FailureCode) -> None:
    """Staff are called; what was reached so far is kept for them."""
    if turn.state.visit is None:
        turn.set(session=turn.state.session + 1)
    turn.set_visit(failure=code, stopped_at=_stopping_place(turn.state))
    stop_reading(turn)
    turn.audit("assisted", code=code.value)
    if turn.policy.profile is Profile.COUNTER:
        counter_steps.to_trouble(turn)
    else:
        turn.enter(Step.ASSISTED, turn.policy.deadlines.assisted)
        turn.tell_staff(code)


def to_staff(turn: Turn, officer: str) -> None:
    """A member of staff is at the kiosk."""
    if turn.state.visit is not None:
        turn.set_visit(stopped_at=_stopping_place(turn.state))
    turn.set(resume=None, officer=officer, desk=Desk())
    stop_reading(turn)
    turn.enter(Step.STAFF, turn.policy.deadlines.staff)
    consent = turn.visit.consent
    if consent is not None and consent.face:
        turn.emit(ShowLive())
    turn.emit(LookAtOutbox(turn.ask("outbox")))
    turn.audit("staff_signed_in", officer=officer)


def from_staff(turn: Turn) -> None:
    """Staff step back from the kiosk and the visit goes on."""
    turn.set(resume=None, officer=None, desk=None)
    turn.forget("outbox", "print")


def go_on(turn: Turn) -> None:
    """On with the visit where the person stopped, with every try given anew."""
    visit = turn.visit
    turn.set_visit(
        failure=None,
        stopped_at=None,
        card_attempts=0,
        wrong_keys=0,
        qr_unknown=False,
        face_misses=0,
    )
    match visit.stopped_at:
        case _ if visit.failure is FailureCode.FACE_CONSENT_REFUSED:
            to_idle_step(turn, Step.NOTICE)
        case Step.CAPTURING_FACE | Step.MATCHING:
            to_capturing_face(turn)
        case Step.CHECKING_INSURANCE | Step.REVIEW | Step.COMMITTING:
            to_insurance(turn)
        case Step.QR_IDENTIFIED:
            to_qr_identified(turn)
        case Step.NEED_KEY | Step.READING_CARD | Step.PUT_CARD_BACK:
            proceed_with_key(turn)
        case Step.COUNTER_PERSON | Step.COUNTER_DOSSIER | Step.COUNTER_KEEPING | Step.COUNTER_RECEIPT:
            counter_steps.back_to_work(turn)
        case _:
            to_idle_step(turn, Step.NOTICE)


def to_cleaning(turn: Turn) -> None:
    """The glass is wiped: nothing that touches it counts until the time is over."""
    from_staff(turn)
    turn.enter(Step.CLEANING, turn.policy.deadlines.cleaning)


def _stopping_place(state: State) -> Step | None:
    """Where the person is or, once staff have been called, was."""
    step = state.resume if state.step is Step.IDLE_WARNING else state.step
    if step in PATIENT_STEPS or step in counter_steps.WORK_STEPS or step is Step.COMMITTING:
        return step
    return None if state.visit is None else state.visit.stopped_at


def to_clearing(turn: Turn) -> None:
    """Everything personal goes: from the state now, from the devices by the Wipe."""
    card = turn.visit.card
    stop_reading(turn)
    turn.set(visit=None, resume=None, officer=None, desk=None)
    counter_steps.forget_search(turn)
    turn.forget_all()
    turn.enter(Step.CLEARING, turn.policy.deadlines.clearing)
    turn.emit(Wipe(turn.ask("wipe"), card.photo if card is not None else None))


def with_fault(state: State, device: Device, code: FailureCode | None) -> State:
    """The state with one device's health changed."""
    return replace(state, health=state.health.with_fault(device, code))
