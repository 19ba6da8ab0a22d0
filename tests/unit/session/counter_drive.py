"""Leads a session at a counter to any of its steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.checkin import Service
from kiosk.domain.dossier import DossierLine, DossierReceipt, DossierStatus, NumberRange, Paper, Procedure
from kiosk.domain.failures import FailureCode
from kiosk.session import counter_events as cev
from kiosk.session import events as ev
from kiosk.session.counter_state import Profile
from kiosk.session.counter_views import CounterVisitView, PersonPane, Work
from kiosk.session.policy import CounterPolicy, Policy
from kiosk.session.present import view_of
from kiosk.session.state import Step
from tests.unit.session.drive import AT, ELIGIBLE, NO_MATCH, SERVICE, Drive, card_result

OFFICER = "Lê Thị Trực"
PROCEDURE = Procedure(
    "2.000635", "Cấp bản sao Trích lục", "Hộ tịch", (Paper("Tờ khai"), Paper("Ủy quyền", required=False)), 1, 8_000
)
NUMBER = "H26.19-261122-0001"
DUE = date(2026, 11, 23)
RECEIPT = DossierReceipt(NUMBER, PROCEDURE.name, PROCEDURE.papers, AT, DUE, 8_000, OFFICER)
COUNTER = CounterPolicy((PROCEDURE,), NumberRange("H26.19"))


def line(status: DossierStatus, number: str = NUMBER) -> DossierLine:
    """One of the person's dossiers."""
    return DossierLine(number, PROCEDURE.name, status, AT, DUE)


def policy(services: tuple[Service, ...] = (SERVICE,)) -> Policy:
    """A counter's policy."""
    return Policy(services, profile=Profile.COUNTER, counter=COUNTER)


@dataclass
class CounterDrive(Drive):
    """The same at a counter."""

    policy: Policy = field(default_factory=policy)

    def counter_sign_in(self) -> CounterDrive:
        super().attract()
        return self

    def counter_desk(self) -> CounterDrive:
        self.counter_sign_in().send(ev.StaffSignedIn(OFFICER))
        return self

    def attract(self) -> CounterDrive:
        """Where every visit begins."""
        return self.counter_desk()

    def counter_trouble(self) -> CounterDrive:
        self.reading_card().send(ev.CardFailed(self.ref("card"), FailureCode.CARD_UNSUPPORTED))
        return self

    def counter_person(self) -> CounterDrive:
        self.checking_insurance().send(ev.LookupAnswered(self.ref("lookup"), ELIGIBLE))
        return self

    def with_dossiers(self, *lines: DossierLine) -> CounterDrive:
        """The person, whose dossiers the store has found."""
        self.counter_person().send(cev.DossiersFound(self.ref("dossiers"), lines))
        return self

    def counter_dossier(self) -> CounterDrive:
        self.counter_person().send(cev.DossierOpened(PROCEDURE.code, AT))
        return self

    def counter_keeping(self) -> CounterDrive:
        self.counter_dossier().send(cev.DraftChanged((0,), "ghi chú"), cev.DossierFiled("key-1", AT))
        return self

    def counter_receipt(self) -> CounterDrive:
        self.counter_keeping().send(cev.DossierKept(self.ref("keep"), RECEIPT))
        return self

    def face_refused(self) -> CounterDrive:
        """The chip is read, but the person does not want the face compared."""
        self.notice().send(self.consent(face=False), ev.DigitsTyped("012345"))
        self.send(ev.CardRead(self.ref("card"), card_result()))
        return self

    def face_not_recognised(self) -> CounterDrive:
        """Two misses."""
        self.matching().send(ev.FaceCompared(self.ref("face"), NO_MATCH))
        self.send(ev.FaceCaptured(self.ref("face")))
        self.send(ev.FaceCompared(self.ref("face"), NO_MATCH))
        return self

    @property
    def visit_view(self) -> CounterVisitView:
        """What the window shows of the visit."""
        body = view_of(self.state, self.policy).body
        assert isinstance(body, CounterVisitView), self.state.step
        return body

    @property
    def work(self) -> Work:
        """The right side."""
        return self.visit_view.work

    @property
    def pane(self) -> PersonPane:
        """The left side."""
        return self.visit_view.person


COUNTER_STEPS = tuple(step for step in Step if step.value.startswith("counter_"))
