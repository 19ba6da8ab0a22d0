"""What each event means in each step: the plan's table, one function a step."""

from __future__ import annotations

from typing import assert_never

from kiosk.session.events import Event
from kiosk.session.state import Step
from kiosk.session.transitions import (
    arrival,
    aside,
    check_in,
    chip,
    counter_desk,
    counter_trouble,
    counter_work,
    desk,
    face,
)
from kiosk.session.turn import Turn


def apply(turn: Turn, event: Event) -> None:
    """Hands the event to the function of the current step."""
    match turn.state.step:
        case Step.STARTING:
            arrival.starting(turn, event)
        case Step.ATTRACT:
            arrival.attract(turn, event)
        case Step.NOTICE:
            arrival.notice(turn, event)
        case Step.NEED_KEY:
            arrival.need_key(turn, event)
        case Step.READING_CARD:
            chip.reading_card(turn, event)
        case Step.PUT_CARD_BACK:
            chip.put_card_back(turn, event)
        case Step.QR_IDENTIFIED:
            arrival.qr_identified(turn, event)
        case Step.CAPTURING_FACE:
            face.capturing_face(turn, event)
        case Step.MATCHING:
            face.matching(turn, event)
        case Step.CHECKING_INSURANCE:
            check_in.checking_insurance(turn, event)
        case Step.REVIEW:
            check_in.review(turn, event)
        case Step.COMMITTING:
            check_in.committing(turn, event)
        case Step.SENDING:
            check_in.sending(turn, event)
        case Step.TICKET:
            check_in.ticket(turn, event)
        case Step.TAKE_CARD:
            check_in.take_card(turn, event)
        case Step.IDLE_WARNING:
            aside.idle_warning(turn, event)
        case Step.ASSISTED:
            aside.assisted(turn, event)
        case Step.STAFF:
            desk.staff(turn, event)
        case Step.CLEANING:
            desk.cleaning(turn, event)
        case Step.CLEARING:
            aside.clearing(turn, event)
        case Step.OUT_OF_SERVICE:
            aside.out_of_service(turn, event)
        case Step.COUNTER_SIGN_IN:
            counter_desk.sign_in(turn, event)
        case Step.COUNTER_DESK:
            counter_desk.desk(turn, event)
        case Step.COUNTER_TROUBLE:
            counter_trouble.trouble(turn, event)
        case Step.COUNTER_PERSON:
            counter_work.person(turn, event)
        case Step.COUNTER_DOSSIER:
            counter_work.dossier(turn, event)
        case Step.COUNTER_KEEPING:
            counter_work.keeping(turn, event)
        case Step.COUNTER_RECEIPT:
            counter_work.receipt(turn, event)
        case other:
            assert_never(other)
