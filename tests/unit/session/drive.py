"""Leads a session to any step by the shortest path of events, as the runner would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from cardreader.document import Assurance, IdentityDocument, PartialDate, Sex, Source
from kiosk.domain.checkin import FaceResult, SendKind, SendOutcome, Service, Ticket
from kiosk.domain.devices import Device, Health
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage, Eligibility, LookupAnswer
from kiosk.domain.secret import WipeableBytes
from kiosk.session import events as ev
from kiosk.session.effects import Effect
from kiosk.session.policy import Policy
from kiosk.session.reducer import initial, reduce
from kiosk.session.state import CardResult, MrzSeen, QrKey, Ref, State, Step
from kiosk.session.turn import Kind

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SERVICE = Service("02.1896", "Khám Nội", "12", 45_000, "A")
ELIGIBLE = LookupAnswer(Eligibility.ELIGIBLE, Coverage("DN4790123456789", None, None, "79024"), None, "000")
UNANSWERED = LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.GATEWAY_TIMED_OUT)
TICKET = Ticket("A 027", "12", "Khám Nội", 4, AT, "key-1")
MATCH = FaceResult(True, 0.71, 0.45, "sface", 3, ("quality",))
NO_MATCH = FaceResult(False, 0.12, 0.45, "sface", 3, ("quality",))
ACCEPTED = SendOutcome(SendKind.ACCEPTED, receipt="GD-1")
REFUSED = SendOutcome(SendKind.REFUSED, failure=FailureCode.CHECK_IN_REFUSED)
NOT_DONE = SendOutcome(SendKind.NOT_DONE, failure=FailureCode.GATEWAY_UNREACHABLE)


def document(personal_id: str | None = "001099012345", source: Source = Source.CHIP) -> IdentityDocument:
    """The synthetic person of the field notes."""
    return IdentityDocument(
        source=source,
        full_name="Nguyễn Văn Mẫu",
        birth_date=PartialDate(1999, 1, 15),
        sex=Sex.MALE,
        personal_id=personal_id,
        insurance_number=None if personal_id else "DN4790123456789",
    )


def mrz_seen(personal_id: str | None = "001099012345") -> MrzSeen:
    """The back of the same person's card; without personal ID that of a foreign one."""
    return MrzSeen("099012345", "990115", "390115", personal_id)


def card_result(personal_id: str = "001099012345") -> CardResult:
    """A chip that was read."""
    return CardResult(document(personal_id), WipeableBytes(b"photo"), Assurance.CHIP_INTACT, "PACE")


@dataclass
class Drive:
    """A session and what it asked for last and in all."""

    policy: Policy = field(default_factory=lambda: Policy((SERVICE,)))
    state: State = field(init=False)
    last: tuple[Effect, ...] = field(init=False)
    all: list[Effect] = field(init=False)

    def __post_init__(self) -> None:
        self.state, self.last = initial(self.policy)
        self.all = list(self.last)

    def send(self, *events: ev.Event) -> Drive:
        """Lets events happen."""
        for event in events:
            self.state, self.last = reduce(self.state, event, self.policy)
            self.all += self.last
        return self

    def ref(self, kind: Kind) -> Ref:
        """The reference now waited for."""
        ref: Ref | None = getattr(self.state.pending, kind)
        assert ref is not None, f"no {kind} is waited for in {self.state.step}"
        return ref

    def deadline(self) -> Drive:
        """The step's time passes."""
        return self.send(ev.DeadlinePassed(self.ref("deadline")))

    def asked(self, kind: type[Effect]) -> list[Effect]:
        """What was asked for of one kind, in all."""
        return [effect for effect in self.all if isinstance(effect, kind)]

    # --- the way through a check-in ------------------------------------------------------------------------------

    def attract(self) -> Drive:
        return self.send(ev.SelfTested(self.ref("test"), Health()))

    def notice(self) -> Drive:
        return self.attract().send(ev.CardInserted())

    def need_key(self) -> Drive:
        return self.notice().send(self.consent())

    def reading_card(self) -> Drive:
        return self.need_key().send(ev.DigitsTyped("012345"))

    def put_card_back(self) -> Drive:
        return self.reading_card().send(ev.CardTaken())

    def qr_identified(self) -> Drive:
        self.attract().send(ev.StartPressed(), self.consent())
        return self.send(ev.QrRead(self.ref("scan"), QrKey(document(source=Source.QR_CARD))), ev.StartPressed())

    def capturing_face(self) -> Drive:
        self.reading_card()
        return self.send(ev.CardRead(self.ref("card"), card_result()))

    def matching(self) -> Drive:
        self.capturing_face()
        return self.send(ev.FaceCaptured(self.ref("face")))

    def checking_insurance(self) -> Drive:
        self.matching()
        return self.send(ev.FaceCompared(self.ref("face"), MATCH))

    def review(self) -> Drive:
        self.checking_insurance()
        return self.send(ev.LookupAnswered(self.ref("lookup"), ELIGIBLE))

    def committing(self) -> Drive:
        return self.review().send(ev.IdentityConfirmed(), ev.Confirmed(SERVICE.code, "key-1", AT))

    def sending(self) -> Drive:
        self.committing()
        return self.send(ev.Committed(self.ref("commit"), TICKET))

    def ticket(self) -> Drive:
        self.sending()
        return self.send(ev.SendAttempted(self.ref("send"), ACCEPTED))

    def take_card(self) -> Drive:
        return self.ticket().send(ev.TicketTaken())

    def idle_warning(self) -> Drive:
        return self.review().deadline()

    def assisted(self) -> Drive:
        return self.capturing_face().send(ev.HelpPressed())

    def staff(self) -> Drive:
        return self.assisted().send(ev.StaffSignedIn("officer"))

    def cleaning(self) -> Drive:
        return self.attract().send(ev.StaffSignedIn("officer"), ev.CleaningStarted())

    def clearing(self) -> Drive:
        return self.take_card().send(ev.CardTaken())

    def out_of_service(self) -> Drive:
        return self.send(ev.SelfTested(self.ref("test"), Health(((Device.STORE, FailureCode.STORE_FAILED),))))

    def starting(self) -> Drive:
        return self

    def to(self, step: Step) -> Drive:
        """Goes to a step from power-on."""
        getattr(self, step.value)()
        assert self.state.step is step
        return self

    @staticmethod
    def consent(*, chip: bool = True, face: bool = True) -> ev.Consented:
        return ev.Consented(chip, face, "v1", AT)
