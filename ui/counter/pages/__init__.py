"""One page a kind of work: each shows its body and sends intents, and knows nothing else."""

from __future__ import annotations

from typing import assert_never

from kiosk.session.counter_views import (
    DossierFormView,
    KeepingView,
    ReceiptView,
    TasksView,
    TroubleView,
    Work,
)
from kiosk.session.views import (
    CapturingFaceView,
    CheckingInsuranceView,
    CommittingView,
    IdleWarningView,
    MatchingView,
    NeedKeyView,
    NoticeView,
    PutCardBackView,
    QrIdentifiedView,
    ReadingCardView,
    SendingView,
    ServicesView,
    TakeCardView,
    TicketView,
    TodaysNumberView,
)
from ui.counter.page import Page
from ui.counter.pages.beginning import KeyPage, NoticePage
from ui.counter.pages.check_in import ServicesPage, TicketPage, TodaysNumberPage
from ui.counter.pages.dossier import DossierPage, ReceiptPage
from ui.counter.pages.tasks import TasksPage
from ui.counter.pages.trouble import TroublePage
from ui.counter.pages.waiting import FacePage, IdlePage, ReadingPage, WaitingPage
from ui.counter.setting import DeskSetting


def make_work_page(setting: DeskSetting, work: Work, officer: str) -> Page:
    """The page of a visit's right side, in the language in force."""
    match work:
        case NoticeView():
            return NoticePage(setting)
        case NeedKeyView():
            return KeyPage(setting, work)
        case ReadingCardView():
            return ReadingPage(setting, work)
        case CapturingFaceView():
            return FacePage(setting, work)
        case (
            PutCardBackView()
            | QrIdentifiedView()
            | MatchingView()
            | CheckingInsuranceView()
            | KeepingView()
            | CommittingView()
            | SendingView()
            | TakeCardView()
        ):
            return WaitingPage(setting, work)
        case TroubleView():
            return TroublePage(setting, work, officer)
        case TasksView():
            return TasksPage(setting, work)
        case DossierFormView():
            return DossierPage(setting, work)
        case ReceiptView():
            return ReceiptPage(setting, work)
        case ServicesView():
            return ServicesPage(setting, work)
        case TodaysNumberView():
            return TodaysNumberPage(setting, work)
        case TicketView():
            return TicketPage(setting, work)
        case IdleWarningView():
            return IdlePage(setting, work)
        case _:
            assert_never(work)
