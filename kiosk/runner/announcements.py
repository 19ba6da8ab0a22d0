"""Which announcement goes with a screen."""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.speech import Announcement, Prompt, QueueNumber
from kiosk.session.counter_views import CounterBody, CounterDeskView, CounterSignInView, CounterVisitView
from kiosk.session.state import FaceMotion
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
    MatchingView,
    NeedKeyView,
    NoticeView,
    OutOfServiceView,
    PutCardBackView,
    QrIdentifiedView,
    ReadingCardView,
    ReviewView,
    SendingView,
    ServicesView,
    StaffView,
    StartingView,
    TakeCardView,
    TicketView,
    TodaysNumberView,
)


def announcement_of(body: Body | CounterBody) -> Announcement | None:
    """What is said when this screen appears; None where the kiosk is silent: nobody is there, or staff are at work."""
    match body:
        case TicketView(number=number):
            return Announcement(Prompt.YOUR_NUMBER, QueueNumber(number))
        case (
            StartingView()
            | AttractView()
            | StaffView()
            | CleaningView()
            | ClearingView()
            | CleaningView()
            | OutOfServiceView()
            | CounterSignInView()
            | CounterDeskView()
            | CounterVisitView()
        ):
            return None
        case _:
            return Announcement(_prompt(body))


def _prompt(
    body: NoticeView
    | NeedKeyView
    | ReadingCardView
    | PutCardBackView
    | QrIdentifiedView
    | CapturingFaceView
    | MatchingView
    | CheckingInsuranceView
    | ReviewView
    | ServicesView
    | TodaysNumberView
    | CommittingView
    | SendingView
    | TakeCardView
    | IdleWarningView
    | AssistedView,
) -> Prompt:
    match body:
        case NoticeView():
            return Prompt.CONSENT
        case NeedKeyView(has_key=True):
            return Prompt.LAY_CARD
        case NeedKeyView(wrong_key=True):
            return Prompt.SHOW_CODE_AGAIN
        case NeedKeyView():
            return Prompt.SHOW_CODE
        case ReadingCardView():
            return Prompt.READING_CARD
        case PutCardBackView():
            return Prompt.PUT_CARD_BACK
        case QrIdentifiedView():
            return Prompt.CODE_READ
        case CapturingFaceView(motion=FaceMotion() as motion):
            return _motion_prompt(motion)
        case CapturingFaceView():
            return Prompt.LOOK_AT_CAMERA
        case MatchingView() | CommittingView() | SendingView():
            return Prompt.PLEASE_WAIT
        case CheckingInsuranceView():
            return Prompt.CHECKING_INSURANCE
        case ReviewView():
            return Prompt.IS_THIS_YOU
        case ServicesView() | TodaysNumberView():
            return Prompt.CHOOSE_SERVICE
        case TakeCardView(alarm=False):
            return Prompt.TAKE_CARD
        case TakeCardView():
            return Prompt.CARD_STILL_THERE
        case IdleWarningView():
            return Prompt.STILL_THERE
        case AssistedView():
            return Prompt.GO_TO_COUNTER
        case _:
            assert_never(body)


def _motion_prompt(motion: FaceMotion) -> Prompt:
    match motion:
        case FaceMotion.TURN_LEFT:
            return Prompt.TURN_LEFT
        case FaceMotion.TURN_RIGHT:
            return Prompt.TURN_RIGHT
        case FaceMotion.BLINK:
            return Prompt.BLINK
        case FaceMotion.COME_CLOSER:
            return Prompt.COME_CLOSER
        case _:
            assert_never(motion)
