"""One view and more for every body and every kind of work at the counter, of synthetic persons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.chip_verdicts import CheckResult, ChipCheck, ChipVerdict
from kiosk.domain.devices import Device
from kiosk.domain.dossier import DossierHit, DossierLine, DossierStatus, Paper, Procedure
from kiosk.domain.failures import FailureCode
from kiosk.domain.identity import Assurance, PartialDate, Sex, Source
from kiosk.domain.insurance import Eligibility
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.manual import ManualReason
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.priority import Priority
from kiosk.session.counter_views import (
    CounterBody,
    CounterDeskView,
    CounterSignInView,
    CounterVisitView,
    DossierFormView,
    FaceVerdict,
    KeepingView,
    PersonPane,
    ReceiptView,
    TasksView,
    TroubleView,
    Work,
)
from kiosk.session.state import CardStage, Display, FaceHint, Language, Step
from kiosk.session.views import (
    Body,
    CapturingFaceView,
    CheckingInsuranceView,
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
    SendingView,
    ServiceCard,
    ServicesView,
    StartingView,
    TakeCardView,
    TodaysNumberView,
    View,
)
from tests.screens.examples import JPEG, LONG_NAME, NAME, NOTICED, ticket

OFFICER = "Lê Thị Trực"
FULL_NAME = "Nguyễn Văn Minh"
FULL_NUMBER = "079049012345"
AT = datetime(2026, 11, 22, 8, 5, tzinfo=VIETNAM_TIME)
NUMBER = "H26.19-261122-0007"

PROCEDURES = (
    Procedure(
        "2.000635",
        "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh",
        "Hộ tịch",
        (
            Paper("Tờ khai cấp bản sao trích lục hộ tịch theo mẫu"),
            Paper("Bản sao giấy tờ tùy thân", 2),
            Paper("Giấy ủy quyền, nếu người khác yêu cầu thay", required=False),
        ),
        0,
        8_000,
    ),
    Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch", (Paper("Giấy chứng sinh"),), 1, 0),
    Procedure("1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch", (Paper("Tờ khai"),), 3, 15_000),
    Procedure(
        "1.003564", "Khám giám định y khoa lần đầu", "Giám định y khoa", (Paper("Giấy giới thiệu"),), 15, 1_150_000
    ),
    Procedure("1.012259", "Cấp mới giấy phép hành nghề khám bệnh, chữa bệnh", "Khám bệnh, chữa bệnh", (), 30, 360_000),
)
LINES = (
    DossierLine("H26.19-261117-0031", "Đăng ký khai sinh", DossierStatus.RECEIVED, AT, date(2026, 11, 24)),
    DossierLine(
        "H26.19-261119-0004",
        "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh",
        DossierStatus.READY,
        AT,
        date(2026, 11, 20),
    ),
)
HITS = tuple(
    DossierHit(
        DossierLine(
            f"H26.19-261122-{serial:04d}",
            PROCEDURES[serial % 5].name,
            list(DossierStatus)[serial % 4],
            AT,
            date(2026, 12, 1),
        ),
        None if serial == 3 else (NAME, LONG_NAME)[serial % 2],
        None if serial == 3 else "…2345",
    )
    for serial in range(1, 15)
)
HOLDS = tuple(ChipVerdict(check, CheckResult.VERIFIED) for check in ChipCheck)
DOUBTED = (
    ChipVerdict(ChipCheck.INTACT, CheckResult.VERIFIED),
    ChipVerdict(ChipCheck.GENUINE, CheckResult.CANNOT_TELL),
    ChipVerdict(ChipCheck.ACTIVE_AUTHENTICATION, CheckResult.ABSENT),
    ChipVerdict(ChipCheck.CHIP_AUTHENTICATION, CheckResult.FAILED),
)
NOBODY = PersonPane(
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    None,
    FaceVerdict.NOT_COMPARED,
    None,
    asking_insurance=False,
    in_full=False,
)
INSURED = InsuranceSummary(Eligibility.ELIGIBLE, "…2345", date(2026, 12, 31), 80, None, date(2026, 1, 1))
KNOWN = PersonPane(
    NAME,
    "…2345",
    1949,
    None,
    None,
    Source.CHIP,
    "PACE",
    Assurance.CHIP_GENUINE,
    FaceVerdict.MATCHED,
    INSURED,
    asking_insurance=False,
    in_full=False,
    photo=JPEG,
    verdicts=HOLDS,
    face_score=0.6123,
    face_threshold=0.42,
)
IN_FULL = replace(
    KNOWN, name=FULL_NAME, personal_id=FULL_NUMBER, birth_date=PartialDate(1949, 12, 5), sex=Sex.MALE, in_full=True
)
READ = replace(
    KNOWN, face=FaceVerdict.NOT_COMPARED, insurance=None, asking_insurance=True, face_score=None, face_threshold=None
)
DOUBTFUL = replace(
    KNOWN,
    name=LONG_NAME,
    assurance=Assurance.CHIP_INTACT,
    verdicts=DOUBTED,
    face=FaceVerdict.NOT_MATCHED,
    live=True,
    face_score=0.21,
    insurance=NOTICED,
)
UNCHECKED = replace(
    KNOWN, insurance=InsuranceSummary(Eligibility.NOT_CHECKED, None, None, None, FailureCode.GATEWAY_TIMED_OUT)
)
CODE_ONLY = replace(
    KNOWN,
    source=Source.QR_VNEID,
    protocol=None,
    assurance=Assurance.QR,
    photo=None,
    verdicts=(),
    face=FaceVerdict.NOT_COMPARED,
    face_score=None,
    face_threshold=None,
)
PRINTER = (Device.PRINTER, FailureCode.PRINTER_NO_PAPER)
GATEWAY = (Device.GATEWAY, FailureCode.GATEWAY_UNREACHABLE)
TROUBLE = TroubleView(
    FailureCode.FACE_NOT_RECOGNISED,
    Step.MATCHING,
    can_retry=True,
    can_verify=True,
    can_type=False,
    reasons=tuple(ManualReason),
)
TASKS = TasksView(PROCEDURES, LINES, None, None, can_check_in=True, can_ask_insurance=False)
FORM = DossierFormView(PROCEDURES[0], (0,), (1,), "", 500, date(2026, 11, 23), can_confirm=False)
RECEIPT = ReceiptView(
    NUMBER, PROCEDURES[0].name, PROCEDURES[0].papers, AT, date(2026, 11, 23), 8_000, printed=True, print_failed=False
)
SERVICES = tuple(
    ServiceCard(f"K0{n}", name, f"Phòng {n + 1}", 150_000 + n * 1_000_000, n * 2)
    for n, name in enumerate(("Khám Nội tổng quát", "Khám Tai Mũi Họng", "Phục hồi chức năng"))
)


@dataclass(frozen=True)
class DeskExample:
    """A body, where it stands."""

    name: str
    step: Step
    body: Body | CounterBody

    def view(self, language: Language = Language.VIETNAMESE, display: Display | None = None) -> View:
        """The view in that language and display."""
        return View(self.step, language, 0, False, self.body, display or Display())


def desk(**changes: object) -> CounterDeskView:
    """The officer waits."""
    body = CounterDeskView(OFFICER, (), False, None, False, False, None, OutboxSummary(0, 0))
    return replace(body, **changes)  # type: ignore[arg-type]


def visit(work: Work, person: PersonPane = KNOWN) -> CounterVisitView:
    """A person is here."""
    return CounterVisitView(OFFICER, person, work, (), OutboxSummary(2, 0))


def _visit(name: str, step: Step, work: Work, person: PersonPane = KNOWN) -> DeskExample:
    return DeskExample(name, step, visit(work, person))


DESK_EXAMPLES = (
    DeskExample("counter-starting", Step.STARTING, StartingView()),
    DeskExample("counter-clearing", Step.CLEARING, ClearingView()),
    DeskExample(
        "counter-out-of-service", Step.OUT_OF_SERVICE, OutOfServiceView(((Device.STORE, FailureCode.STORE_FAILED),))
    ),
    DeskExample("counter-sign-in", Step.COUNTER_SIGN_IN, CounterSignInView((PRINTER,))),
    DeskExample("counter-desk", Step.COUNTER_DESK, desk()),
    DeskExample(
        "counter-desk-list",
        Step.COUNTER_DESK,
        desk(hits=HITS, faults=(GATEWAY, PRINTER), outbox=OutboxSummary(12, 3), card_left=True),
    ),
    DeskExample("counter-desk-trouble", Step.COUNTER_DESK, desk(hits=(), problem=FailureCode.STORE_FAILED)),
    DeskExample("counter-desk-printing", Step.COUNTER_DESK, desk(hits=HITS[:2], printing=True)),
    _visit("counter-notice", Step.NOTICE, NoticeView(), NOBODY),
    _visit("counter-key", Step.NEED_KEY, NeedKeyView(True, False, False), NOBODY),
    _visit("counter-key-wrong", Step.NEED_KEY, NeedKeyView(False, False, True, qr_unknown=True), NOBODY),
    _visit("counter-lay-card", Step.NEED_KEY, NeedKeyView(False, True, False), NOBODY),
    _visit(
        "counter-reading",
        Step.READING_CARD,
        ReadingCardView(CardStage.PHOTO, NAME, 2),
        replace(READ, photo=None, verdicts=(), assurance=None, source=None, protocol=None),
    ),
    _visit("counter-card-lifted", Step.PUT_CARD_BACK, PutCardBackView(), NOBODY),
    _visit("counter-code-read", Step.QR_IDENTIFIED, QrIdentifiedView(NAME), CODE_ONLY),
    _visit("counter-face", Step.CAPTURING_FACE, CapturingFaceView(FaceHint.COME_CLOSER, 3, 8), READ),
    _visit("counter-matching", Step.MATCHING, MatchingView(), READ),
    _visit("counter-insurance", Step.CHECKING_INSURANCE, CheckingInsuranceView(), READ),
    _visit("counter-trouble-face", Step.COUNTER_TROUBLE, TROUBLE, DOUBTFUL),
    _visit(
        "counter-trouble-card",
        Step.COUNTER_TROUBLE,
        TroubleView(FailureCode.CARD_UNREADABLE, Step.READING_CARD, True, False, True, ()),
        NOBODY,
    ),
    _visit(
        "counter-typing",
        Step.COUNTER_TROUBLE,
        TroubleView(FailureCode.CARD_UNREADABLE, Step.READING_CARD, True, False, True, (), typed_wrongly=True),
        NOBODY,
    ),
    _visit("counter-tasks", Step.COUNTER_PERSON, replace(TASKS, dossiers=())),
    _visit("counter-tasks-result", Step.COUNTER_PERSON, TASKS, IN_FULL),
    _visit(
        "counter-tasks-done",
        Step.COUNTER_PERSON,
        replace(
            TASKS, dossiers=LINES[:1], done=replace(LINES[1], status=DossierStatus.HANDED_OUT), can_ask_insurance=True
        ),
        UNCHECKED,
    ),
    _visit(
        "counter-tasks-problem", Step.COUNTER_PERSON, replace(TASKS, dossiers=None, problem=FailureCode.STORE_FAILED)
    ),
    _visit("counter-dossier", Step.COUNTER_DOSSIER, FORM),
    _visit(
        "counter-dossier-whole",
        Step.COUNTER_DOSSIER,
        replace(FORM, papers=(0, 1), missing=(), note="Hẹn trả buổi chiều.", can_confirm=True),
        DOUBTFUL,
    ),
    _visit("counter-keeping", Step.COUNTER_KEEPING, KeepingView()),
    _visit("counter-receipt", Step.COUNTER_RECEIPT, RECEIPT),
    _visit("counter-receipt-failed", Step.COUNTER_RECEIPT, replace(RECEIPT, printed=False, print_failed=True)),
    _visit("counter-services", Step.REVIEW, ServicesView(SERVICES, INSURED)),
    _visit("counter-services-age", Step.REVIEW, ServicesView(SERVICES, INSURED, Priority.ELDERLY, may_ask=False)),
    _visit("counter-todays-number", Step.REVIEW, TodaysNumberView("A 027", "Phòng 12", "Khám Nội tổng quát", AT)),
    _visit("counter-committing", Step.COMMITTING, CommittingView()),
    _visit("counter-sending", Step.SENDING, SendingView()),
    _visit("counter-ticket", Step.TICKET, ticket(DeliveryStatus.CONFIRMED, printed=True)),
    _visit("counter-ticket-failed", Step.TICKET, ticket(DeliveryStatus.QUEUED, failed=True)),
    _visit("counter-take-card", Step.TAKE_CARD, TakeCardView("A 027", True)),
    _visit("counter-idle", Step.IDLE_WARNING, IdleWarningView(20)),
)
DESK_BY_NAME = {example.name: example for example in DESK_EXAMPLES}
