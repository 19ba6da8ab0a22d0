"""What is always true of a session, whatever happens in whatever order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cardreader.document import Assurance, IdentityDocument, PartialDate, Sex, Source
from kiosk.domain.checkin import (
    DeliveryStatus,
    FaceResult,
    KeptTicket,
    Liveness,
    SendKind,
    SendOutcome,
    Service,
    Ticket,
)
from kiosk.domain.devices import Device, Health
from kiosk.domain.dossier import (
    DossierHit,
    DossierLine,
    DossierReceipt,
    DossierStatus,
    NumberRange,
    Paper,
    Procedure,
)
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage, Eligibility, LookupAnswer
from kiosk.domain.manual import ManualReason
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.domain.priority import Priority
from kiosk.domain.secret import WipeableBytes
from kiosk.session import counter_events, events
from kiosk.session.counter_effects import CommitDossier, SettleDossier
from kiosk.session.counter_state import Profile
from kiosk.session.effects import Audit, CommitCheckIn, ExitProcess, SetDeadline, TellStaff, Wipe
from kiosk.session.policy import CounterPolicy, Policy, QrOnly
from kiosk.session.present import view_of
from kiosk.session.reducer import initial, reduce
from kiosk.session.state import (
    CardResult,
    CardStage,
    Contrast,
    Display,
    FaceHint,
    FaceMotion,
    Language,
    MrzSeen,
    QrKey,
    Ref,
    State,
    Step,
    TextSize,
)
from kiosk.session.turn import STALE_KINDS

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SERVICE = Service("02.1896", "Khám Nội", "12", 45_000, "A")
KEPT = Ticket("A 011", "12", "Khám Nội", 2, AT, "key-of-the-morning")
MARKERS = ("Nguyễn Văn Mẫu", "001099012345", "099012345", "DN4790123456789", "PHOTO-MARKER")


PROCEDURE = Procedure(
    "2.000635", "Cấp bản sao trích lục", "Hộ tịch", (Paper("Tờ khai"), Paper("Ủy quyền", 1, False)), 1, 0
)
COUNTER = CounterPolicy((PROCEDURE,), NumberRange("H26.19"))
RECEIPT = DossierReceipt("H26.19-261122-0001", PROCEDURE.name, PROCEDURE.papers, AT, date(2026, 11, 24), 0, "officer")


def document(personal_id: str | None = "001099012345", source: Source = Source.CHIP) -> IdentityDocument:
    return IdentityDocument(
        source=source,
        full_name="Nguyễn Văn Mẫu",
        birth_date=PartialDate(1999, 1, 15),
        sex=Sex.MALE,
        personal_id=personal_id,
        insurance_number=None if personal_id else "DN4790123456789",
    )


documents = st.sampled_from([document(), document(), document("001099012399"), document(None, Source.QR_BHYT)])
chip_documents = st.sampled_from([document(), document(), document(), document("001099012399")])
backs = st.builds(
    MrzSeen,
    st.just("099012345"),
    st.just("990115"),
    st.just("390115"),
    st.sampled_from(["001099012345", "001099012345", "001099012399", None]),
)
codes = st.sampled_from(FailureCode)
results = st.builds(
    CardResult,
    chip_documents,
    st.builds(WipeableBytes, st.just(b"PHOTO-MARKER")),
    st.sampled_from([Assurance.CHIP_INTACT, Assurance.CHIP_GENUINE]),
    st.just("PACE"),
)
faces = st.builds(
    FaceResult,
    st.booleans(),
    st.floats(-1, 1),
    st.just(0.45),
    st.just("sface"),
    st.just(3),
    st.just(("quality",)),
    liveness=st.sampled_from(Liveness),
)
coverages = st.none() | st.just(Coverage("DN4790123456789", None, None, "79024"))
answers = st.builds(LookupAnswer, st.sampled_from(Eligibility), coverages, st.none() | codes, st.just("000"))
tickets = st.builds(
    Ticket, st.just("A 027"), st.just("12"), st.just("Khám Nội"), st.just(4), st.just(AT), st.sampled_from(["k1", "k2"])
)
outcomes = st.builds(SendOutcome, st.sampled_from(SendKind), st.just("receipt"))
healths = st.sampled_from(
    [
        Health(),
        Health(),
        Health(),
        Health(((Device.CAMERA, FailureCode.CAMERA_MISSING),)),
        Health(((Device.STORE, FailureCode.STORE_FAILED),)),
    ]
)

lines = st.builds(
    DossierLine,
    st.sampled_from(["H26.19-261122-0001", "H26.19-261122-0002"]),
    st.just(PROCEDURE.name),
    st.sampled_from(DossierStatus),
    st.just(AT),
    st.just(date(2026, 11, 24)),
)
hits = st.lists(st.builds(DossierHit, lines, st.just("Nguyễn V. M."), st.just("…2345")), max_size=3).map(tuple)
numbers = st.sampled_from(["H26.19-261122-0001", "H26.19-261122-0002", "H26.19-261122-0009"])

COUNTER_PLAIN = st.one_of(
    st.just(counter_events.SignedOut()),
    st.just(counter_events.Back()),
    st.just(counter_events.ShownInFull()),
    st.builds(
        counter_events.IdentityTyped,
        st.sampled_from(["Nguyễn Văn Mẫu", " "]),
        st.sampled_from(["001099012345", "12"]),
        st.just(PartialDate(1999, 1, 15)),
        st.just(Sex.MALE),
    ),
    st.just(counter_events.InsuranceAskedAgain()),
    st.just(counter_events.CheckInBegun()),
    st.builds(counter_events.DossierOpened, st.sampled_from([PROCEDURE.code, "none"]), st.just(AT)),
    st.builds(
        counter_events.DraftChanged, st.lists(st.integers(-1, 3), max_size=3).map(tuple), st.sampled_from(["", "note"])
    ),
    st.builds(counter_events.DossierFiled, st.uuids().map(str), st.just(AT)),
    st.builds(counter_events.ResultHandedOut, numbers),
    st.builds(counter_events.DossierTakenBack, numbers),
    st.builds(counter_events.DossiersSought, st.sampled_from(["", "nguyen van mau", "2345"])),
    st.builds(counter_events.ResultCameIn, numbers),
    st.builds(counter_events.ReceiptAgain, numbers),
)

PLAIN = st.one_of(
    st.just(events.Touched()),
    st.just(events.StartPressed()),
    st.just(events.ConsentRefused()),
    st.builds(events.DigitsTyped, st.sampled_from(["012345", "12", "abcdef", "０１２３４５"])),
    st.just(events.IdentityConfirmed()),
    st.just(events.NotMe()),
    st.just(events.NumberAgain()),
    st.just(events.AnotherService()),
    st.just(events.TicketTaken()),
    st.just(events.HelpPressed()),
    st.just(events.LeavePressed()),
    st.builds(events.LanguageChosen, st.sampled_from(Language)),
    st.builds(events.DisplayChosen, st.builds(Display, st.sampled_from(TextSize), st.sampled_from(Contrast))),
    st.builds(events.StaffSignedIn, st.just("officer")),
    st.builds(events.StaffVerified, st.just("officer"), st.sampled_from(ManualReason)),
    st.just(events.StaffResumed()),
    st.builds(events.PriorityAsked, st.sampled_from(Priority)),
    st.just(events.ReprintPressed()),
    st.just(events.CleaningStarted()),
    st.just(events.ExitPressed()),
    st.builds(events.Consented, st.booleans(), st.booleans(), st.just("v1"), st.just(AT)),
    st.builds(events.Confirmed, st.sampled_from([SERVICE.code, "none"]), st.uuids().map(str), st.just(AT)),
    st.just(events.CardInserted()),
    st.just(events.CardTaken()),
    st.builds(events.DeviceChanged, st.sampled_from(Device), st.none() | codes),
)


ANYTHING = PLAIN | COUNTER_PLAIN


@lru_cache(maxsize=1024)
def answers_to(ref: Ref) -> dict[str, st.SearchStrategy[events.Event]]:
    """Each asynchronous event, as the answer to `ref`."""
    here = st.just(ref)
    return {
        "QrRead": st.builds(events.QrRead, here, st.builds(QrKey, documents)),
        "QrUnknown": st.builds(events.QrUnknown, here),
        "MrzRead": st.builds(events.MrzRead, here, backs),
        "CardProgressed": st.builds(events.CardProgressed, here, st.sampled_from(CardStage)),
        "CardIdentified": st.builds(events.CardIdentified, here, chip_documents),
        "CardRead": st.builds(events.CardRead, here, results),
        "CardFailed": st.builds(events.CardFailed, here, codes),
        "FaceProgressed": st.builds(
            events.FaceProgressed,
            here,
            st.none() | st.sampled_from(FaceHint),
            st.just(1),
            st.just(3),
            st.none() | st.sampled_from(FaceMotion),
            st.integers(0, 2),
            st.just(2),
        ),
        "FaceCaptured": st.builds(events.FaceCaptured, here),
        "FaceCompared": st.builds(events.FaceCompared, here, faces),
        "FaceFailed": st.builds(events.FaceFailed, here, codes),
        "LookupAnswered": st.builds(events.LookupAnswered, here, answers),
        "TicketFound": st.builds(
            events.TicketFound, here, st.none() | st.builds(KeptTicket, st.just(KEPT), st.sampled_from(DeliveryStatus))
        ),
        "WaitingCounted": st.builds(
            events.WaitingCounted, here, st.just(AT), st.sampled_from([(), (("A", 3), ("AU", 1))])
        ),
        "Committed": st.builds(events.Committed, here, tickets),
        "CommitFailed": st.builds(events.CommitFailed, here, codes),
        "SendAttempted": st.builds(events.SendAttempted, here, outcomes),
        "Printed": st.builds(events.Printed, here),
        "PrintFailed": st.builds(events.PrintFailed, here, codes),
        "NothingToPrint": st.builds(events.NothingToPrint, here),
        "OutboxSeen": st.builds(events.OutboxSeen, here, st.none() | st.just(OutboxSummary(2, 1, AT))),
        "Wiped": st.builds(events.Wiped, here),
        "SelfTested": st.builds(events.SelfTested, here, healths),
        "DeadlinePassed": st.builds(events.DeadlinePassed, here),
        "DossierKept": st.builds(counter_events.DossierKept, here, st.just(RECEIPT)),
        "DossierSettled": st.builds(counter_events.DossierSettled, here, lines),
        "DossierRefused": st.builds(counter_events.DossierRefused, here, codes),
        "DossiersFound": st.builds(
            counter_events.DossiersFound, here, st.none() | st.lists(lines, max_size=3).map(tuple)
        ),
        "SearchAnswered": st.builds(counter_events.SearchAnswered, here, hits | codes),
        "ResultMarked": st.builds(counter_events.ResultMarked, here, lines | codes),
    }


GIVEN = events.Consented(chip=True, face=True, version="v1", at=AT)
FORWARD: dict[Step, tuple[str | events.Event, ...]] = {
    Step.STARTING: ("SelfTested",),
    Step.ATTRACT: (events.CardInserted(), "QrRead", events.StartPressed()),
    Step.NOTICE: (GIVEN,),
    Step.NEED_KEY: (events.DigitsTyped("012345"), events.CardInserted(), "QrRead", "MrzRead", events.StartPressed()),
    Step.READING_CARD: ("CardIdentified", "CardRead"),
    Step.PUT_CARD_BACK: (events.CardInserted(),),
    Step.QR_IDENTIFIED: ("DeadlinePassed", events.CardInserted()),
    Step.CAPTURING_FACE: ("FaceCaptured",),
    Step.MATCHING: ("FaceCompared",),
    Step.CHECKING_INSURANCE: ("LookupAnswered", "DeadlinePassed"),
    Step.REVIEW: (
        "TicketFound",
        events.IdentityConfirmed(),
        "WaitingCounted",
        events.NumberAgain(),
        events.AnotherService(),
        events.Confirmed(SERVICE.code, "key", AT),
    ),
    Step.COMMITTING: ("Committed", "DeadlinePassed"),
    Step.SENDING: ("SendAttempted", "DeadlinePassed"),
    Step.TICKET: ("Printed", events.TicketTaken()),
    Step.TAKE_CARD: (events.CardTaken(),),
    Step.IDLE_WARNING: (events.Touched(),),
    Step.ASSISTED: (events.StaffSignedIn("officer"),),
    Step.STAFF: (
        events.StaffVerified("officer", ManualReason.CHIP_PHOTO),
        events.StaffResumed(),
        events.ReprintPressed(),
        events.CleaningStarted(),
        events.ExitPressed(),
    ),
    Step.CLEANING: ("DeadlinePassed",),
    Step.CLEARING: ("Wiped",),
    Step.OUT_OF_SERVICE: ("DeadlinePassed", "SelfTested"),
    Step.COUNTER_SIGN_IN: (events.StaffSignedIn("officer"),),
    Step.COUNTER_DESK: (
        events.CardInserted(),
        "QrRead",
        events.StartPressed(),
        counter_events.DossiersSought("2345"),
        "SearchAnswered",
        counter_events.ResultCameIn("H26.19-261122-0001"),
        "ResultMarked",
        counter_events.ReceiptAgain("H26.19-261122-0001"),
        "Printed",
    ),
    Step.COUNTER_TROUBLE: (
        events.StaffVerified("officer", ManualReason.PRINTED_PHOTO),
        events.StaffResumed(),
        counter_events.IdentityTyped("Nguyễn Văn Mẫu", "001099012345", PartialDate(1999, 1, 15), Sex.MALE),
    ),
    Step.COUNTER_PERSON: (
        counter_events.DossierOpened(PROCEDURE.code, AT),
        "DossiersFound",
        counter_events.ResultHandedOut("H26.19-261122-0001"),
        counter_events.DossierTakenBack("H26.19-261122-0002"),
        counter_events.CheckInBegun(),
        counter_events.ShownInFull(),
    ),
    Step.COUNTER_DOSSIER: (
        counter_events.DraftChanged((0,), "note"),
        counter_events.DossierFiled("key-2", AT),
    ),
    Step.COUNTER_KEEPING: ("DossierKept", "DossierSettled", "DossierRefused", "DeadlinePassed"),
    Step.COUNTER_RECEIPT: ("Printed", "PrintFailed", counter_events.Back(), events.LeavePressed()),
}
"""What leads on from each step, so that random walks come to the far end of a check-in too."""


@st.composite
def any_event(draw: st.DrawFn, state: State) -> events.Event:
    """Mostly what leads on; else a plain event, an awaited answer, or an answer that nobody waits for."""
    awaited = [name for name, kind in STALE_KINDS.items() if getattr(state.pending, kind) is not None]
    choice = draw(st.integers(0, 9))
    if choice < 7:
        event = draw(st.sampled_from(FORWARD[state.step]))
        if not isinstance(event, str):
            return event
        ref = getattr(state.pending, STALE_KINDS[event])
        if ref is not None:
            return draw(answers_to(ref)[event])
    if choice == 7 and awaited:
        name = draw(st.sampled_from(awaited))
        return draw(answers_to(getattr(state.pending, STALE_KINDS[name]))[name])
    if choice == 8:
        ref = Ref(draw(st.integers(0, 3)), draw(st.integers(0, max(1, state.next_ref))))
        return draw(answers_to(ref)[draw(st.sampled_from(sorted(STALE_KINDS)))])
    anything: events.Event = draw(ANYTHING)
    return anything


policies = st.builds(Policy, st.just((SERVICE,)), st.sampled_from(QrOnly))
counter_policies = policies.map(lambda policy: replace(policy, profile=Profile.COUNTER, counter=COUNTER))
PERSON_AT_WORK = (Step.COUNTER_PERSON, Step.COUNTER_DOSSIER, Step.COUNTER_KEEPING, Step.COUNTER_RECEIPT)


def test_every_event_of_the_union_is_generated() -> None:
    generated = set(answers_to(Ref(0, 0))) | {
        "Touched", "StartPressed", "ConsentRefused", "DigitsTyped", "IdentityConfirmed", "NotMe", "TicketTaken",
        "NumberAgain", "AnotherService",
        "HelpPressed", "LeavePressed", "LanguageChosen", "DisplayChosen", "StaffSignedIn", "StaffVerified",
        "StaffResumed", "PriorityAsked", "ReprintPressed", "CleaningStarted", "ExitPressed", "Consented", "Confirmed",
        "CardInserted", "CardTaken", "DeviceChanged",
        "SignedOut", "Back", "ShownInFull", "IdentityTyped", "InsuranceAskedAgain", "CheckInBegun", "DossierOpened",
        "DraftChanged", "DossierFiled", "ResultHandedOut", "DossierTakenBack", "DossiersSought", "ResultCameIn",
        "ReceiptAgain",
    }  # fmt: skip
    assert generated == {member.__name__ for member in get_args(events.Event)}


NOBODY = (
    Step.STARTING,
    Step.ATTRACT,
    Step.CLEARING,
    Step.OUT_OF_SERVICE,
    Step.COUNTER_SIGN_IN,
    Step.COUNTER_DESK,
)
SETTLED = (Step.CHECKING_INSURANCE, Step.REVIEW, Step.COMMITTING, Step.SENDING, Step.TICKET)


class SessionMachine(RuleBasedStateMachine):
    """Random events from power-on; the invariants are looked at after each."""

    policies = policies
    policy = Policy((SERVICE,))

    def __init__(self) -> None:
        super().__init__()
        self.state, self.last = initial(self.policy)
        self.commits: dict[int, int] = {}
        self.photos: list[WipeableBytes] = []

    @rule(data=st.data())
    def step(self, data: st.DataObject) -> None:
        policy = data.draw(self.policies)
        event = data.draw(any_event(self.state))
        before = self.state
        self.state, self.last = reduce(self.state, event, policy)
        if before.visit is not None and before.visit.card is not None:
            self.photos.append(before.visit.card.photo)
        for effect in self.last:
            if isinstance(effect, CommitCheckIn | CommitDossier | SettleDossier):
                assert not before.pending.is_keeping, "something is being kept already"
            if isinstance(effect, CommitCheckIn):
                self.commits[self.state.session] = self.commits.get(self.state.session, 0) + 1
            if isinstance(effect, Wipe) and before.visit is not None and before.visit.card is not None:
                assert effect.photo is before.visit.card.photo, "the wipe must be handed the photo it is to overwrite"
        if isinstance(event, events.CommitFailed):
            self.commits[before.session] = 0

    @invariant()
    def at_most_one_commit_a_visit(self) -> None:
        assert all(count <= 1 for count in self.commits.values())

    @invariant()
    def the_number_of_today_comes_instead_of_a_check_in_and_nobody_gets_both_unasked(self) -> None:
        visit = self.state.visit
        if visit is None or visit.kept is None:
            return
        if visit.ticket == visit.kept.ticket:
            assert self.commits.get(self.state.session, 0) == 0
            assert self.state.pending.commit is None
        elif self.state.step in (Step.COMMITTING, Step.SENDING, Step.TICKET):
            assert visit.another_service

    @invariant()
    def nothing_personal_outside_a_visit(self) -> None:
        if self.state.step in NOBODY:
            assert self.state.visit is None
            assert not any(marker in deep_text(self.state) for marker in MARKERS)

    @invariant()
    def every_step_with_a_person_ends_by_itself(self) -> None:
        if self.state.visit is not None:
            assert self.state.pending.deadline is not None
            assert ends_in_clearing(self.state, self.policy)

    @invariant()
    def no_face_goes_on_unless_it_matched_and_nothing_spoke_against_it(self) -> None:
        visit = self.state.visit
        if visit is None or visit.card is None or visit.staff_verified_by is not None:
            return
        if self.state.step in (*SETTLED, *PERSON_AT_WORK):
            assert visit.face is not None
            assert visit.face.accepted

    @invariant()
    def audit_and_staff_calls_name_nobody(self) -> None:
        for effect in self.last:
            if isinstance(effect, Audit | TellStaff):
                assert not any(marker in deep_text(effect) for marker in MARKERS)

    @invariant()
    def the_screen_can_be_drawn_and_shows_no_full_data(self) -> None:
        view = view_of(self.state, self.policy)
        if self.state.visit is not None and self.state.visit.task.shown_in_full:
            return
        text = deep_text(view)
        assert "001099012345" not in text
        assert "DN4790123456789" not in text
        assert "Nguyễn Văn Mẫu" not in text

    @invariant()
    def no_repr_gives_a_person_away(self) -> None:
        assert not any(marker in repr((self.state, self.last)) for marker in MARKERS)


def deep_text(value: Any) -> str:  # noqa: ANN401 - walks whatever dataclasses hold, hidden from repr or not
    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(deep_text(getattr(value, item.name)) for item in fields(value))
    if isinstance(value, tuple | list):
        return " ".join(deep_text(item) for item in value)
    if isinstance(value, WipeableBytes):
        return value.reveal().decode()
    return str(value)


def ends_in_clearing(state: State, policy: Policy) -> bool:
    """Whether deadlines alone lead to Clearing: nobody has to touch anything for it."""
    for _ in range(12):
        if state.step is Step.CLEARING:
            return True
        if state.pending.deadline is None:
            return False
        state, _ = reduce(state, events.DeadlinePassed(state.pending.deadline), policy)
    return False


class CounterMachine(SessionMachine):
    """The same at a counter, where an officer is signed in over many persons."""

    policies = counter_policies
    policy = Policy((SERVICE,), profile=Profile.COUNTER, counter=COUNTER)

    @rule(data=st.data())
    def step(self, data: st.DataObject) -> None:
        officer = self.state.counter
        at_desk = self.state.step is Step.COUNTER_DESK
        super().step(data)
        if officer is not None and not at_desk:
            assert self.state.counter is not None, "the officer stays signed in while persons come and go"

    @invariant()
    def never_a_step_of_the_patients_own_screen(self) -> None:
        assert self.state.step not in (Step.ATTRACT, Step.ASSISTED, Step.STAFF, Step.CLEANING)

    @invariant()
    def trouble_always_leaves_a_choice(self) -> None:
        if self.state.step is Step.COUNTER_TROUBLE:
            left, _ = reduce(self.state, events.LeavePressed(), self.policy)
            assert left.step in (Step.TAKE_CARD, Step.CLEARING)

    @invariant()
    def the_desk_knows_nobody(self) -> None:
        if self.state.visit is not None:
            assert self.state.counter is not None
            assert self.state.counter.hits is None


TestSession = SessionMachine.TestCase
TestCounter = CounterMachine.TestCase
TestCounter.settings = settings(max_examples=40, stateful_step_count=60, deadline=None)
TestSession.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)


@st.composite
def reachable(draw: st.DrawFn) -> State:
    policy = draw(policies)
    state, _ = initial(policy)
    for _ in range(draw(st.integers(0, 40))):
        state, _ = reduce(state, draw(any_event(state)), policy)
    return state


@settings(max_examples=100, deadline=None)
@given(st.data(), reachable(), st.sampled_from(sorted(STALE_KINDS)))
def test_a_stale_answer_changes_nothing(data: st.DataObject, state: State, name: str) -> None:
    stale = data.draw(answers_to(Ref(state.session + 1, state.next_ref + 7))[name])
    assert reduce(state, stale, Policy((SERVICE,))) == (state, ())


@settings(max_examples=100, deadline=None)
@given(reachable())
def test_clearing_forgets_the_person_at_once_and_then_waits_for_the_wipe(state: State) -> None:
    policy = Policy((SERVICE,))
    if state.visit is None:
        return
    while state.step is not Step.CLEARING:
        assert state.pending.deadline is not None
        state, effects = reduce(state, events.DeadlinePassed(state.pending.deadline), policy)
    assert state.visit is None
    assert any(isinstance(effect, Wipe) for effect in effects)
    assert any(isinstance(effect, SetDeadline) for effect in effects)
    assert state.pending.wipe is not None
    assert state.pending.deadline is not None
    after, _ = reduce(state, events.Wiped(state.pending.wipe), policy)
    assert after.step in (Step.ATTRACT, Step.OUT_OF_SERVICE)
    _, exit_effects = reduce(state, events.DeadlinePassed(state.pending.deadline), policy)
    assert ExitProcess() in exit_effects
