"""From nobody to a key: start, attract, notice, key entry, a QR alone."""

from __future__ import annotations

from kiosk.domain.checkin import Consent
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session import counter_steps, steps
from kiosk.session.events import (
    CardInserted,
    CardTaken,
    Consented,
    ConsentRefused,
    DeadlinePassed,
    DeviceChanged,
    DigitsTyped,
    Event,
    MrzRead,
    QrRead,
    QrUnknown,
    SelfTested,
    StartPressed,
)
from kiosk.session.policy import QrOnly
from kiosk.session.state import QrKey, Step, TypedDigits
from kiosk.session.turn import Turn

CAN_LENGTH = 6
"""The card access number is the last six digits of the personal ID."""


def starting(turn: Turn, event: Event) -> None:
    """The self-test runs."""
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


def attract(turn: Turn, event: Event) -> None:
    """Nobody is here."""
    match event:
        case CardInserted() | StartPressed():
            steps.begin_visit(turn)
        case QrRead(key=key):
            steps.begin_visit(turn, key)
        case DeviceChanged() if not turn.state.health.can_receive:
            steps.to_out_of_service(turn)
        case DeadlinePassed():
            steps.own_looks(turn)
            turn.forget("deadline")
        case _:
            return


def notice(turn: Turn, event: Event) -> None:
    """Purpose and consent."""
    match event:
        case Consented(chip, face, version, at):
            told_by = counter_steps.officer_of(turn.state) or None
            turn.set_visit(consent=Consent(chip, face, version, at, told_by))
            turn.audit("consent", chip=str(chip), face=str(face), version=version)
            if chip:
                steps.proceed_with_key(turn)
            else:
                steps.to_assisted(turn, FailureCode.CONSENT_REFUSED)
        case ConsentRefused():
            steps.to_assisted(turn, FailureCode.CONSENT_REFUSED)
        case DeadlinePassed():
            steps.to_idle_warning(turn)
        case _:
            return


def need_key(turn: Turn, event: Event) -> None:
    """QR, the card's MRZ, or six digits."""
    match event:
        case QrRead(key=key) | MrzRead(key=key):
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
            steps.to_idle_warning(turn)
        case _:
            return


def qr_identified(turn: Turn, event: Event) -> None:
    """A QR and no card."""
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
