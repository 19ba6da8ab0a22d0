"""One passive screen a state: each shows its view's body and sends intents, and knows nothing else."""

from __future__ import annotations

from typing import assert_never

from kiosk.session.counter_views import CounterDeskView, CounterSignInView, CounterVisitView
from kiosk.session.views import (
    AssistedView,
    AttractView,
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
    View,
)
from ui.screens.assisted import AssistedScreen, OutOfServiceScreen
from ui.screens.attract import AttractScreen
from ui.screens.base import Screen, Setting
from ui.screens.capturing_face import CapturingFaceScreen
from ui.screens.cleaning import CleaningScreen
from ui.screens.idle_warning import IdleWarningScreen
from ui.screens.need_key import NeedKeyScreen, PlaceCardScreen
from ui.screens.notice import NoticeScreen
from ui.screens.reading_card import ReadingCardScreen
from ui.screens.review import ReviewScreen
from ui.screens.services import ServicesScreen
from ui.screens.staff import StaffScreen
from ui.screens.take_card import TakeCardScreen
from ui.screens.ticket import TicketScreen
from ui.screens.todays_number import TodaysNumberScreen
from ui.screens.waiting import (
    CheckingInsuranceScreen,
    ClearingScreen,
    CommittingScreen,
    MatchingScreen,
    PutCardBackScreen,
    QrIdentifiedScreen,
    SendingScreen,
    StartingScreen,
)


def make_screen(setting: Setting, view: View) -> Screen:
    """The screen of a view, in the language in force."""
    match view.body:
        case StartingView():
            return StartingScreen(setting)
        case AttractView() as body:
            return AttractScreen(setting, body, can_ask_help=view.can_ask_help)
        case NoticeView():
            return NoticeScreen(setting)
        case NeedKeyView(has_key=True):
            return PlaceCardScreen(setting)
        case NeedKeyView() as body:
            return NeedKeyScreen(setting, body)
        case ReadingCardView() as body:
            return ReadingCardScreen(setting, body)
        case PutCardBackView():
            return PutCardBackScreen(setting)
        case QrIdentifiedView() as body:
            return QrIdentifiedScreen(setting, body)
        case CapturingFaceView() as body:
            return CapturingFaceScreen(setting, body)
        case MatchingView():
            return MatchingScreen(setting)
        case CheckingInsuranceView():
            return CheckingInsuranceScreen(setting)
        case ReviewView() as body:
            return ReviewScreen(setting, body)
        case ServicesView() as body:
            return ServicesScreen(setting, body)
        case TodaysNumberView() as body:
            return TodaysNumberScreen(setting, body)
        case CommittingView():
            return CommittingScreen(setting)
        case SendingView():
            return SendingScreen(setting)
        case TicketView() as body:
            return TicketScreen(setting, body)
        case TakeCardView() as body:
            return TakeCardScreen(setting, body)
        case IdleWarningView() as body:
            return IdleWarningScreen(setting, body)
        case AssistedView() as body:
            return AssistedScreen(setting, body)
        case StaffView() as body:
            return StaffScreen(setting, body)
        case CleaningView() as body:
            return CleaningScreen(setting, body)
        case ClearingView():
            return ClearingScreen(setting)
        case OutOfServiceView() as body:
            return OutOfServiceScreen(setting, body)
        case CounterSignInView() | CounterDeskView() | CounterVisitView():
            raise ValueError("the counter has a window of its own")
        case _:
            assert_never(view.body)
