"""Whatever kiosk is played on, by a virtual clock or by the machine's: who is there, and what is seen of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from kiosk.app.demo import Record
from kiosk.app.parts import Kiosk
from kiosk.app.stage.log import Log, LogRow, VisitRecord
from kiosk.app.stage.person import PersonActs, StagePerson
from kiosk.domain.checkin import CheckIn, Person, SendOutcome, Service
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer, Officer
from kiosk.ports import Gateway
from kiosk.session import events as ev
from kiosk.session.policy import Policy
from kiosk.session.present import view_of
from kiosk.session.state import State, Step
from kiosk.session.views import View
from kiosk.store.outbox import OutboxRow
from kiosk.store.sql_store import SqlStore
from simulators.casting import FaceCast
from simulators.chip.quirks.catalogue import find
from simulators.personas.facts import Persona
from simulators.scenarios.chips import quirks_of
from simulators.scenarios.model import Visit
from simulators.scenarios.words import Chip
from simulators.world import PersonHands, SimulatedWorld

RESTING = frozenset({Step.ATTRACT, Step.OUT_OF_SERVICE})


class NotServedError(RuntimeError):
    """A visit did not come to its end within its time."""


class HeardGateway:
    """The gateway's client, with an ear to what it brings."""

    def __init__(self, inner: Gateway, log: Log) -> None:
        self._inner = inner
        self._log = log

    def look_up(self, person: Person, officer: Officer | None = None) -> LookupAnswer:
        """As the client."""
        answer = self._inner.look_up(person, officer)
        self._log.lookups.append(answer)
        return answer

    def check_in(self, check_in: CheckIn) -> SendOutcome:
        """As the client."""
        outcome = self._inner.check_in(check_in)
        self._log.deliveries.append(outcome)
        self._log.note("delivery", f"{outcome.kind.value} {outcome.failure.value if outcome.failure else '-'}")
        return outcome


class Playing(ABC):
    """A kiosk with its surroundings, to be played on from one thread."""

    reaction_s = 0.5
    """From a new screen to what a person does."""
    patience_s = 7200.0
    """After which a kiosk that does not come to rest is given up, besides what a scenario names."""

    def __init__(self, world: SimulatedWorld, log: Log, services: Sequence[Service]) -> None:
        self.world = world
        self._log = log
        self._services = services
        self._kiosk: Kiosk | None = None
        self._view: View | None = None
        self._hands: dict[tuple[str, FaceCast, Chip, tuple[str, ...]], PersonHands] = {}
        self._persons: list[StagePerson] = []
        self._apdu_deeds: list[tuple[int, Callable[[], None]]] = []
        self._apdus = 0
        self.world.reader.listen(self._heard_apdu)
        self.visits: list[VisitRecord] = []
        self.left = False
        """Staff ended the program, or it ended itself."""

    @abstractmethod
    def advance_until(self, enough: Callable[[], bool], limit: float) -> bool:
        """Lets time pass until it is enough, at most `limit` seconds; whether it was."""

    @abstractmethod
    def after(self, seconds: float, action: Callable[[], None]) -> object:
        """Has something done so many seconds from now."""

    @property
    @abstractmethod
    def seconds(self) -> float:
        """Since all was put together."""

    def advance(self, seconds: float) -> None:
        """Lets so many seconds pass."""
        self.advance_until(lambda: False, seconds)

    def at(self, seconds: float, action: Callable[[], None]) -> None:
        """Has something done so many seconds after all was put together."""
        self.after(max(0.0, seconds - self.seconds), action)

    def _plug_in(self, kiosk: Kiosk, policy: Policy) -> None:
        """Begins to watch a kiosk that is about to start."""
        self._kiosk, self._view = kiosk, view_of(kiosk.runner.state, policy)
        kiosk.runner.listen(self._log.heard)
        kiosk.runner.watch(self)

    def _exit(self) -> None:
        self.left = True

    def before_apdu(self, number: int, action: Callable[[], None]) -> None:
        """Has something done just before the n-th command to a card from now on."""
        self._apdu_deeds.append((self._apdus + number, action))

    def _heard_apdu(self) -> None:
        self._apdus += 1
        due = [deed for number, deed in self._apdu_deeds if number <= self._apdus]
        self._apdu_deeds = [item for item in self._apdu_deeds if item[0] > self._apdus]
        for deed in due:
            deed()

    # --- people ------------------------------------------------------------------------------------------------------

    def intend(self, intent: ev.Intent) -> None:
        """A touch on the screen."""
        if self._kiosk is not None:
            self._kiosk.runner.intend(intent)

    def hands(self, persona: Persona, plan: Visit | None = None) -> PersonHands:
        """What that person does to reader and camera; always the same card."""
        cast = FaceCast.PERSON if plan is None else plan.face
        chip = Chip.SOUND if plan is None else plan.chip
        names = () if plan is None else plan.quirks
        key = (persona.id, cast, chip, names)
        if key not in self._hands:
            self._hands[key] = self.world.hands(persona, cast, (*quirks_of(chip), *(find(name) for name in names)))
        return self._hands[key]

    def forget_odd_cards(self) -> None:
        """Keeps of all cards that lay here the sound ones alone: of odd ones there are too many kinds."""
        usual = (FaceCast.PERSON, Chip.SOUND, ())
        self._hands = {key: hands for key, hands in self._hands.items() if key[1:] == usual}

    def acts(self, persona: Persona, plan: Visit | None = None) -> PersonActs:
        """What that person can do."""
        return PersonActs(self.world, persona, self.hands(persona, plan), self.intend, lambda: self.view)

    def person(self, persona: Persona, plan: Visit | None = None) -> StagePerson:
        """Somebody who does what the screens ask, or what the plan says."""
        service = 0 if plan is None else min(plan.service, len(self._services)) - 1
        return StagePerson(
            self.hands(persona, plan),
            self.intend,
            lambda: None,
            service=service,
            acts=self.acts(persona, plan),
            later=self.after,
            reaction=self.reaction_s,
            plan=plan,
        )

    def receive(self, person: StagePerson) -> VisitRecord:
        """The person comes in and looks at the screen. The record is filled as the visit goes on."""
        record = VisitRecord(person.acts.persona.id, Record(self._log.clock))
        self.visits.append(record)
        self._log.visit = record
        self._log.note("comes", record.person)
        if self.state.step is Step.OUT_OF_SERVICE:
            # Nobody can be received, as the screen tells; the person goes again.
            record.changed(self.state, self.view)
            self._log.visit, record.over = None, True
            return record
        self._persons = [person]
        person.changed(self.state, self.view)
        return record

    def serve(self, persona: Persona, plan: Visit | None = None, limit: float = 900.0) -> VisitRecord:
        """One whole visit. Raises NotServedError where it has not ended after `limit` virtual seconds."""
        record = self.receive(self.person(persona, plan))
        if not self.advance_until(lambda: record.over and self.state.step in RESTING, limit):
            raise NotServedError(f"after {limit:.0f} s the kiosk is still in {self.state.step.value}")
        return record

    # --- what is seen ------------------------------------------------------------------------------------------------

    def changed(self, state: State, view: View) -> None:
        """See `kiosk.runner.runner.Watcher`."""
        self._view = view
        if self._log.visit is None and state.visit is not None:
            # Somebody whom no plan brought here: a scenario's deeds alone, or who comes after an interruption.
            self._log.visit = VisitRecord("", Record(self._log.clock))
            self.visits.append(self._log.visit)
        self._log.changed(state, view)
        for person in self._persons:
            person.changed(state, view)
        if self._log.visit is None and state.visit is None:
            for person in self._persons:
                # However the visit ended, nobody stands before the camera for ever.
                person.hands.leave()
            self._persons = []

    def staff_called(self, code: FailureCode) -> None:
        """See `kiosk.runner.runner.Watcher`."""
        self._log.staff_called(code)

    @property
    def kiosk(self) -> Kiosk:
        """The kiosk. Raises RuntimeError while the power is off."""
        if self._kiosk is None:
            raise RuntimeError("the kiosk has no power")
        return self._kiosk

    @property
    def state(self) -> State:
        """The session's state."""
        return self.kiosk.runner.state

    @property
    def view(self) -> View:
        """The screen."""
        if self._view is None:
            raise RuntimeError("the kiosk has no power")
        return self._view

    @property
    def store(self) -> SqlStore:
        """The database."""
        return self.kiosk.store

    @property
    def seen(self) -> Log:
        """Everything that was seen so far."""
        return self._log

    @property
    def log(self) -> list[LogRow]:
        """The trace."""
        return self._log.rows

    @property
    def steps(self) -> list[Step]:
        """The steps passed, repeats in a row left out."""
        return self._log.steps

    @property
    def staff(self) -> list[FailureCode]:
        """By what staff were called, in order."""
        return self._log.staff

    @property
    def faults(self) -> set[FailureCode]:
        """Faults of devices that the kiosk noticed."""
        return self._log.faults

    @property
    def deliveries(self) -> list[SendOutcome]:
        """Every attempt to deliver a check-in."""
        return self._log.deliveries

    def audit(self) -> Sequence[str]:
        """Kinds of the audit trail, in order."""
        return self.store.audit_kinds()

    def outbox(self) -> Sequence[OutboxRow]:
        """Rows of the outbox."""
        return self.store.outbox_rows()

    def leftovers(self) -> tuple[str, ...]:
        """What of a person is left in session and devices; nothing while the kiosk rests."""
        return () if self.state.visit is None else ("the session holds a visit",)
