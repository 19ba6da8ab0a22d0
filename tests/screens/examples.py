"""One view and more for every body, of synthetic persons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

import cv2
import numpy as np

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.notices import ExpiresSoon, OtherRoute, RegisteredHereToday
from kiosk.session.events import (
    AnotherService,
    ConsentRefused,
    HelpPressed,
    IdentityConfirmed,
    LeavePressed,
    NotMe,
    NumberAgain,
    ServiceChosen,
    StaffResumed,
    StartPressed,
    TicketTaken,
    Touched,
)
from kiosk.session.state import CardStage, Display, FaceHint, Language, Step
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

NAME = "Nguyễn V. M."
LONG_NAME = "Nguyễn-Phan Đ. H. T. M. K."
VISIT = "79001-K01-20261122080500-7F3A"


def _photo(kind: str) -> bytes:
    picture = np.zeros((160, 120, 3), np.uint8)
    picture[:, :60] = (40, 160, 230)
    picture[:, 60:] = (90, 60, 40)
    done, data = cv2.imencode(kind, picture)
    assert done
    return bytes(data)


JPEG = _photo(".jpg")
JPEG_2000 = _photo(".jp2")

INSURED = InsuranceSummary(Eligibility.ELIGIBLE, "…2345", date(2026, 12, 31), 80, None)
NOTICED = replace(
    INSURED,
    valid_from=date(2026, 1, 1),
    notices=(
        RegisteredHereToday(datetime(2026, 11, 22, 8, 5, tzinfo=VIETNAM_TIME)),
        ExpiresSoon(date(2026, 12, 31), 9),
        OtherRoute("79001"),
    ),
)
"""With the two longest sentences there are."""


def _summary(eligibility: Eligibility, failure: FailureCode | None = None) -> InsuranceSummary:
    return InsuranceSummary(eligibility, None, None, None, failure)


def services(count: int) -> tuple[ServiceCard, ...]:
    """So many services, some with long names."""
    names = ("Khám Nội tổng quát", "Khám Tai Mũi Họng", "Khám Mắt", "Khám Răng Hàm Mặt", "Phục hồi chức năng")
    return tuple(
        ServiceCard(f"K{n:02}", names[n % 5], f"Phòng {n + 1}", 150_000 + n * 1_000_000, n * 9) for n in range(count)
    )


def ticket(status: DeliveryStatus, *, printed: bool = False, failed: bool = False, ahead: int = 4) -> TicketView:
    """A ticket in one of its states."""
    return TicketView("A 027", "Phòng 12", "Khám Nội tổng quát", ahead, status, printed, failed, VISIT)


@dataclass(frozen=True)
class Example:
    """A body, where it stands, and what each button of the screen itself sends."""

    name: str
    step: Step
    body: Body
    progress: int = 0
    can_ask_help: bool = True
    sends: dict[str, object] = field(default_factory=dict)
    staff_door: bool = False
    deaf: bool = False
    """Nothing on it can be pressed, the bar at the foot included."""

    def view(self, language: Language = Language.VIETNAMESE, display: Display | None = None) -> View:
        """The view in that language and display."""
        return View(self.step, language, self.progress, self.can_ask_help, self.body, display or Display())


_ATTRACT = {"secondary": HelpPressed(), "primary": StartPressed()}
_REVIEW = {"secondary": NotMe(), "primary": IdentityConfirmed()}
_READER = (Device.READER, FailureCode.READER_MISSING)
_CAMERA = (Device.CAMERA, FailureCode.CAMERA_LOST)
_PRINTER = (Device.PRINTER, FailureCode.PRINTER_FAILED)


def _attract(name: str, body: AttractView, sends: dict[str, object]) -> Example:
    return Example(name, Step.ATTRACT, body, sends=sends, staff_door=True)


def _review(name: str, insurance: InsuranceSummary, person: str = NAME) -> Example:
    return Example(name, Step.REVIEW, ReviewView(person, 1949, "…6789", insurance), 3, sends=_REVIEW)


def _staff(name: str, body: StaffView, sends: dict[str, object]) -> Example:
    return Example(name, Step.STAFF, body, can_ask_help=False, sends={"secondary": LeavePressed(), **sends})


EXAMPLES = (
    Example("starting", Step.STARTING, StartingView(), can_ask_help=False),
    _attract("attract", AttractView(()), _ATTRACT),
    _attract("attract-no-reader", AttractView((_READER, _PRINTER)), _ATTRACT),
    _attract("attract-no-camera", AttractView((_CAMERA,)), {"secondary": HelpPressed()}),
    _attract("attract-nothing-works", AttractView((_CAMERA, _READER)), {"secondary": HelpPressed()}),
    _attract("attract-card-left", AttractView((), card_left=True), _ATTRACT),
    Example("notice", Step.NOTICE, NoticeView(), 1, sends={"secondary": ConsentRefused()}),
    Example("need-key", Step.NEED_KEY, NeedKeyView(True, False, False), 1),
    Example("need-key-wrong", Step.NEED_KEY, NeedKeyView(True, False, True), 1),
    Example("need-key-other-qr", Step.NEED_KEY, NeedKeyView(True, False, False, qr_unknown=True), 1),
    Example("place-card", Step.NEED_KEY, NeedKeyView(False, True, False), 1, sends={"secondary": StartPressed()}),
    Example("reading", Step.READING_CARD, ReadingCardView(CardStage.ACCESS, None, 1), 1),
    Example("reading-again", Step.READING_CARD, ReadingCardView(CardStage.IDENTITY, None, 2), 1),
    Example("reading-named", Step.READING_CARD, ReadingCardView(CardStage.AUTHENTICITY, LONG_NAME, 1), 1),
    Example("put-card-back", Step.PUT_CARD_BACK, PutCardBackView(), 1),
    Example("qr-identified", Step.QR_IDENTIFIED, QrIdentifiedView(LONG_NAME), 1),
    Example("capturing", Step.CAPTURING_FACE, CapturingFaceView(None, 0, 0), 2),
    Example("capturing-hint", Step.CAPTURING_FACE, CapturingFaceView(FaceHint.MULTIPLE_FACES, 3, 8), 2),
    Example("matching", Step.MATCHING, MatchingView(), 2),
    Example("checking-insurance", Step.CHECKING_INSURANCE, CheckingInsuranceView(), 3),
    _review("review", INSURED, LONG_NAME),
    _review("review-notices", NOTICED, LONG_NAME),
    _review("review-no-dates", _summary(Eligibility.ELIGIBLE)),
    _review("review-staff-check", _summary(Eligibility.ELIGIBLE_STAFF_CHECK, FailureCode.INSURANCE_STAFF_CHECK)),
    _review("review-not-checked", _summary(Eligibility.NOT_CHECKED, FailureCode.GATEWAY_TIMED_OUT)),
    _review("review-not-found", _summary(Eligibility.NOT_FOUND, FailureCode.INSURANCE_NOT_FOUND)),
    _review("review-expired", _summary(Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_EXPIRED)),
    _review("review-mismatch", _summary(Eligibility.MISMATCH, FailureCode.INSURANCE_NAME_DIFFERS)),
    _review("review-unexplained", _summary(Eligibility.STAFF)),
    Example(
        "services",
        Step.REVIEW,
        ServicesView(services(3), INSURED),
        3,
        sends={f"service-K0{n}": ServiceChosen(f"K0{n}") for n in range(3)},
    ),
    Example(
        "services-notices",
        Step.REVIEW,
        ServicesView(services(3), NOTICED),
        3,
        sends={f"service-K0{n}": ServiceChosen(f"K0{n}") for n in range(3)},
    ),
    Example(
        "services-not-checked",
        Step.REVIEW,
        ServicesView(services(1), _summary(Eligibility.NOT_CHECKED, FailureCode.GATEWAY_UNREACHABLE)),
        3,
        sends={"service-K00": ServiceChosen("K00")},
    ),
    Example(
        "todays-number",
        Step.REVIEW,
        TodaysNumberView("A 027", "Phòng 12", "Khám Nội tổng quát", datetime(2026, 11, 22, 8, 5, tzinfo=VIETNAM_TIME)),
        3,
        sends={"secondary": AnotherService(), "primary": NumberAgain()},
    ),
    Example("committing", Step.COMMITTING, CommittingView(), 4, can_ask_help=False),
    Example("sending", Step.SENDING, SendingView(), 4, can_ask_help=False),
    Example("ticket", Step.TICKET, ticket(DeliveryStatus.QUEUED), 4, sends={"primary": TicketTaken()}),
    Example(
        "ticket-again",
        Step.TICKET,
        replace(ticket(DeliveryStatus.CONFIRMED, printed=True), ahead=None),
        4,
        sends={"primary": TicketTaken()},
    ),
    Example(
        "ticket-printed",
        Step.TICKET,
        ticket(DeliveryStatus.CONFIRMED, printed=True, ahead=0),
        4,
        sends={"primary": TicketTaken()},
    ),
    Example(
        "ticket-on-screen",
        Step.TICKET,
        ticket(DeliveryStatus.REFUSED, failed=True, ahead=117),
        4,
        sends={"primary": TicketTaken()},
    ),
    Example("take-card", Step.TAKE_CARD, TakeCardView("A 027", False), 4),
    Example("take-card-alarm", Step.TAKE_CARD, TakeCardView("A 027", True), 4),
    Example("take-card-no-number", Step.TAKE_CARD, TakeCardView(None, True), 4),
    Example("idle-warning", Step.IDLE_WARNING, IdleWarningView(20), sends={"primary": Touched()}),
    Example(
        "assisted",
        Step.ASSISTED,
        AssistedView(FailureCode.CARD_UNREADABLE),
        can_ask_help=False,
        sends={"secondary": LeavePressed()},
        staff_door=True,
    ),
    _staff(
        "staff",
        StaffView(
            "Trần Thị Lan",
            FailureCode.FACE_NOT_RECOGNISED,
            True,
            NAME,
            JPEG,
            (_PRINTER,),
            can_resume=True,
            stopped_at=Step.MATCHING,
            live=True,
        ),
        {"resume": StaffResumed()},
    ),
    _staff(
        "staff-jpeg2000",
        StaffView("Trần Thị Lan", FailureCode.INSURANCE_STOPPED, True, NAME, JPEG_2000),
        {},
    ),
    _staff("staff-nobody", StaffView("Trần Thị Lan", None, False, None, None, (_CAMERA, _PRINTER, _READER)), {}),
    Example("cleaning", Step.CLEANING, CleaningView(30), can_ask_help=False, deaf=True),
    Example("clearing", Step.CLEARING, ClearingView(), can_ask_help=False),
    Example(
        "out-of-service",
        Step.OUT_OF_SERVICE,
        OutOfServiceView(((Device.STORE, FailureCode.STORE_FAILED),)),
        can_ask_help=False,
        staff_door=True,
    ),
)
BY_NAME = {example.name: example for example in EXAMPLES}
