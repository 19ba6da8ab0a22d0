"""Reading the chip, and the card put back."""

from __future__ import annotations

from dataclasses import replace

from cardreader.document import IdentityDocument
from kiosk.domain.checkin import Person
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.names import spelt_out
from kiosk.session import steps
from kiosk.session.events import (
    CardFailed,
    CardIdentified,
    CardInserted,
    CardProgressed,
    CardRead,
    CardTaken,
    DeadlinePassed,
    DeviceChanged,
    Event,
)
from kiosk.session.state import CardResult, MrzSeen, QrKey, Step
from kiosk.session.turn import Turn


def reading_card(turn: Turn, event: Event) -> None:
    """The chip is read."""
    match event:
        case CardProgressed(stage=stage):
            turn.set_visit(stage=stage)
        case CardIdentified(document=document) | CardRead(result=CardResult(document=document)) if _other_person(
            turn, document.personal_id
        ):
            steps.to_assisted(turn, FailureCode.OTHER_CARD)
        case CardIdentified(document=document):
            turn.set_visit(document=document, person=_person(turn, document))
            steps.look_up(turn)
        case CardRead(result=result):
            turn.forget("card")
            turn.set_visit(card=result, document=result.document, person=_person(turn, result.document))
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


def _person(turn: Turn, document: IdentityDocument) -> Person | None:
    """The person in the chip. One without Vietnamese text has the name as the MRZ spells it, by which no insurance is
    found: the code that opened it tells the letters, where it is of the same number and else the same name."""
    key = turn.visit.key
    if isinstance(key, QrKey) and key.document.personal_id == document.personal_id:
        document = replace(document, full_name=spelt_out(document.full_name, key.document.full_name))
    return Person.of(document)


def _other_person(turn: Turn, personal_id: str | None) -> bool:
    """Whether the chip names another person than the QR code or MRZ, or than the card that lay here before."""
    visit = turn.visit
    match visit.key:
        case _ if visit.document is not None:
            known = visit.document.personal_id
        case QrKey(document):
            known = document.personal_id
        case MrzSeen():
            known = visit.key.personal_id
        case _:
            known = None
    return known is not None and known != personal_id


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


def put_card_back(turn: Turn, event: Event) -> None:
    """The card was lifted."""
    match event:
        case CardInserted():
            steps.to_reading_card(turn)
        case DeviceChanged(Device.READER, FailureCode() as fault):
            steps.to_assisted(turn, fault)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.CARD_REMOVED)
        case _:
            return
