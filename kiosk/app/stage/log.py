"""What was seen of a run: the trace, and a record of each visit. Types and codes only, never a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kiosk.app.demo import Outcome, Record
from kiosk.domain.checkin import SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.priority import Priority
from kiosk.ports import Clock
from kiosk.session import events as ev
from kiosk.session.state import Language, State, Step
from kiosk.session.views import View

_TOO_MANY = (ev.FaceProgressed,)
"""Events of which one comes with every frame; the screens tell what changed."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the trace. `at`: seconds since the stage was built."""

    at: float
    step: Step
    kind: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.at:10.3f} {self.step.value:18} {self.kind:10} {self.detail}".rstrip()


@dataclass(slots=True)
class VisitRecord:
    """One visit from coming to leaving."""

    person: str
    record: Record
    steps: list[Step] = field(default_factory=list)
    """Repeats in a row left out."""
    staff: list[FailureCode] = field(default_factory=list)
    key: str | None = field(default=None, repr=False)
    """MA_LK under which the number was drawn."""
    drawn_on: date | None = None
    """The day of the number: each day has its own."""
    printed: bool = False
    priority: Priority = Priority.NONE
    """What was asked for; age counts besides."""
    first: bool = False
    """The number is of the queue that goes first."""
    lookup: LookupAnswer | None = field(default=None, repr=False)
    language: Language | None = None
    over: bool = False

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return self.record.outcome

    def changed(self, state: State, view: View) -> None:
        """Notes what the visit has come to."""
        self.record.changed(state, view)
        if not self.steps or self.steps[-1] is not state.step:
            self.steps.append(state.step)
        if state.step is not Step.CLEARING and state.visit is not None:
            self.language = state.language
        visit = state.visit
        if visit is None:
            return
        self.printed = self.printed or visit.printed
        if visit.priority is not Priority.NONE:
            self.priority = visit.priority
        if visit.lookup is not None:
            self.lookup = visit.lookup
        if visit.ticket is not None:
            self.key, self.first = visit.ticket.key, visit.ticket.priority
            self.drawn_on = visit.ticket.issued_at.date()


class Log:
    """Watches and listens to a session."""

    def __init__(self, clock: Clock, *, keep: bool) -> None:
        self.clock = clock
        self._keep = keep
        self._on_entry: list[Callable[[Step], None]] = []
        self._state: State | None = None
        self._body: type | None = None
        self._had_visit = False
        self.rows: list[LogRow] = []
        self.steps: list[Step] = []
        self.exits: set[tuple[Step, Step]] = set()
        self.staff: list[FailureCode] = []
        self.faults: set[FailureCode] = set()
        self.deliveries: list[SendOutcome] = []
        self.lookups: list[LookupAnswer] = []
        self.reported: set[FailureCode] = set()
        """Codes with which devices and services answered."""
        self.failures: set[FailureCode] = set()
        """Every code that a visit ended at staff with, at any time."""
        self.visit: VisitRecord | None = None
        """The one under way."""

    def on_entry(self, hear: Callable[[Step], None]) -> None:
        """`hear` is told of every entry into a step, also where a step is entered again from itself."""
        self._on_entry.append(hear)

    def note(self, kind: str, detail: str = "") -> None:
        """Adds a row."""
        if self._keep:
            step = Step.STARTING if self._state is None else self._state.step
            self.rows.append(LogRow(self.clock.monotonic(), step, kind, detail))

    def heard(self, event: ev.Event) -> None:
        """An event, before it is handled."""
        code = _code(event)
        if code is not None:
            self.reported.add(code)
        if not isinstance(event, _TOO_MANY):
            self.note("event", _described(event))

    def changed(self, state: State, view: View) -> None:
        """The session has changed."""
        before, self._state = self._state, state
        for _, code in state.health.faults:
            self.faults.add(code)
        if state.visit is not None and state.visit.failure is not None:
            self.failures.add(state.visit.failure)
        body = type(view.body)
        entered = _entered(before, state)
        if entered or body is not self._body:
            self.note("screen", body.__name__)
        self._body = body
        if entered:
            if before is not None and before.step is not state.step:
                self.exits.add((before.step, state.step))
            if not self.steps or self.steps[-1] is not state.step:
                self.steps.append(state.step)
        if self.visit is not None:
            self._follow(self.visit, state, view)
        if entered:
            for hear in tuple(self._on_entry):
                hear(state.step)

    def _follow(self, visit: VisitRecord, state: State, view: View) -> None:
        visit.changed(state, view)
        if state.visit is not None:
            self._had_visit = True
        elif self._had_visit or state.step is Step.OUT_OF_SERVICE:
            visit.over, self._had_visit = True, False
            self.visit = None

    def staff_called(self, code: FailureCode) -> None:
        """Staff are needed."""
        self.staff.append(code)
        if self.visit is not None:
            self.visit.staff.append(code)
        self.note("staff", code.value)


def _entered(before: State | None, state: State) -> bool:
    """Whether a step was entered; a second read of a card and a second look at a face are new entries too."""
    if before is None or before.step is not state.step:
        return True
    match state.step:
        case Step.READING_CARD:
            return state.pending.card is not None and state.pending.card != before.pending.card
        case Step.CAPTURING_FACE:
            return state.pending.face is not None and state.pending.face != before.pending.face
        case _:
            return False


def _code(event: ev.Event) -> FailureCode | None:
    match event:
        case (
            ev.CardFailed(code=code)
            | ev.FaceFailed(code=code)
            | ev.CommitFailed(code=code)
            | ev.PrintFailed(code=code)
            | ev.DeviceChanged(fault=code)
        ):
            return code
        case ev.LookupAnswered(answer=answer):
            return answer.failure
        case ev.SendAttempted(outcome=outcome):
            return outcome.failure
        case _:
            return None


def _described(event: ev.Event) -> str:
    name = type(event).__name__
    match event:
        case ev.CardFailed(code=code) | ev.FaceFailed(code=code) | ev.CommitFailed(code=code):
            return f"{name} {code.value}"
        case ev.DeviceChanged(device, fault):
            return f"{name} {device.value} {fault.value if fault is not None else 'works'}"
        case ev.LookupAnswered(answer=answer):
            return f"{name} {answer.eligibility.value} {answer.gateway_code or '-'}"
        case ev.SendAttempted(outcome=outcome):
            return f"{name} {outcome.kind.value}"
        case ev.CardProgressed(stage=stage):
            return f"{name} {stage.value}"
        case _:
            return name
