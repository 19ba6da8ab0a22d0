"""A day at the reception, played on the stage: visit after visit, with what breaks meanwhile, and a look at the books
after each."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.soak.books import Balance, balance, read_kept
from kiosk.app.soak.guests import choices_of, guests, with_cards
from kiosk.app.soak.happenings import REPAIRS, Happening
from kiosk.app.soak.plan import Faults, PlannedVisit, plan_visit
from kiosk.app.soak.report import Problem, SoakReport
from kiosk.app.soak.vitals import Vitals, take_vitals, trends
from kiosk.app.stage import Props, Stage, StageSettings
from kiosk.app.stage.deeds import Doer
from kiosk.app.stage.log import VisitRecord
from kiosk.domain.checkin import DeliveryStatus
from kiosk.ports import StoreError
from kiosk.session.policy import QrOnly
from kiosk.session.state import Step
from simulators.personas.facts import Persona
from simulators.scenarios.deeds import RestartDeed
from simulators.scenes import EmptyScene
from simulators.world import SERVICES

_VISIT_SECONDS = 900.0
"""Longer than all deadlines of a visit one after another."""
_DRAIN_SECONDS = 4 * 3600.0
"""Longer than the longest pause between two attempts to deliver."""
_PATIENCE_SECONDS = 90.0
"""After which a person goes for whom nothing happens."""
_START_SECONDS = 3.0
"""The service manager's pause before a program that ended."""
_SAMPLE_EVERY = 10
_AT_REST = frozenset({Step.ATTRACT, Step.OUT_OF_SERVICE})
_WITHOUT_A_PERSON = frozenset({Step.STARTING, Step.ATTRACT, Step.OUT_OF_SERVICE, Step.CLEARING})


@dataclass(frozen=True, slots=True)
class SoakSettings:
    """A day: until so many check-ins are committed, or, if `visits` is given, for so many visits."""

    check_ins: int
    seed: int
    faults: Faults = Faults.RANDOM
    visits: int | None = None


class Day:
    """One soak in a folder of its own. `heard` is told of every visit: its number and the check-ins so far."""

    def __init__(
        self,
        settings: SoakSettings,
        folder: Path,
        props: Props,
        heard: Callable[[int, int], None] = lambda _visits, _check_ins: None,
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._props = props
        self._heard = heard
        self._trace = hashlib.sha256()
        self._given: set[str] = set()
        self._problems: list[Problem] = []
        self._outcomes: Counter[str] = Counter()
        self._happenings: Counter[str] = Counter()
        self._staff: Counter[str] = Counter()
        self._deliveries: Counter[str] = Counter()
        self._samples: list[Vitals] = []
        self._number = 0
        self._starts = 0
        """How often the kiosk was started again."""

    def play(self) -> SoakReport:
        """Plays it until it is over or an invariant does not hold. Raises StoreError if the folder cannot be used."""
        begun, cpu = time.perf_counter(), time.process_time()
        settings = self._settings
        stage = Stage(self._folder, self._props, _stage_settings(settings.seed))
        try:
            with stage:
                self._play_on(stage)
        except Exception as error:
            if not self._number and isinstance(error, StoreError):
                raise
            # Whatever broke is what a soak is there to find, and it is told.
            self._complain(_told(error))
        books = self._books(stage)
        self._samples.append(take_vitals(self._number))
        found = trends(self._samples)
        for text in found.problems:
            self._complain(text)
        return SoakReport(
            seed=settings.seed,
            faults=settings.faults,
            check_ins=books.committed,
            visits=self._number,
            problems=tuple(dict.fromkeys(self._problems)),
            balance=books,
            outcomes=dict(self._outcomes),
            happenings=dict(self._happenings),
            staff=dict(self._staff),
            deliveries=dict(self._deliveries),
            virtual=stage.clock.monotonic(),
            wall=time.perf_counter() - begun,
            cpu=time.process_time() - cpu,
            trace=self._trace.hexdigest(),
            first=self._samples[0],
            last=self._samples[-1],
            trends=found,
        )

    def _play_on(self, stage: Stage) -> None:
        self._samples.append(take_vitals(0))
        stage.start()
        if not self._advance_until(stage, lambda: stage.state.step is Step.ATTRACT, _VISIT_SECONDS):
            self._complain("the kiosk does not come up")
        doer = Doer(stage)
        persons = with_cards(stage.world.personas.values())
        committed = 0
        while not self._problems and not self._over(committed):
            self._number += 1
            self._play_visit(stage, doer, persons)
            self._note(stage)
            committed = self._books(stage).committed
            self._heard(self._number, committed)
        if not self._problems:
            self._drain(stage, doer, next(iter(persons.values())))

    def _over(self, committed: int) -> bool:
        if self._settings.visits is not None:
            return self._number >= self._settings.visits
        return committed >= self._settings.check_ins

    def _complain(self, text: str) -> None:
        self._problems.append(Problem(self._number, text))

    def _play_visit(self, stage: Stage, doer: Doer, persons: Mapping[str, Persona]) -> None:
        settings = self._settings
        choices = {name: choices_of(persona) for name, persona in persons.items()}
        planned = plan_visit(settings.seed, self._number, choices, len(SERVICES), settings.faults)
        person = persons[planned.visit.person]
        if planned.repaired:
            _repair(doer, person)
        stage.advance(planned.visit.comes_after)
        starts = self._starts
        for happening in planned.happenings:
            self._arrange(stage, doer, planned, happening, person)
        record = stage.receive(stage.person(person, planned.visit))
        self._wait_for_end(stage, record)
        # What was left lying is found by whoever comes next.
        stage.world.reader.remove()
        stage.world.camera.show(EmptyScene())
        if not self._advance_until(stage, lambda: _rests(stage), _VISIT_SECONDS):
            self._complain(f"the visit did not end: {stage.state.step.value}")
        self._look(stage, record, cut=self._starts != starts)

    def _wait_for_end(self, stage: Stage, record: VisitRecord) -> None:
        """Until the visit is over, or the person gives up: nothing begins, or a card that lies there keeps it open."""
        patience = stage.clock.monotonic() + _PATIENCE_SECONDS

        def over() -> bool:
            return _rests(stage) and (record.over or stage.clock.monotonic() >= patience)

        self._advance_until(stage, over, _VISIT_SECONDS)

    def _advance_until(self, stage: Stage, enough: Callable[[], bool], limit: float) -> bool:
        """Lets time pass until it is enough, and starts a kiosk that has ended, as the service manager does."""
        until = stage.clock.monotonic() + limit
        while stage.advance_until(lambda: stage.left or enough(), max(until - stage.clock.monotonic(), 0.0)):
            if not stage.left:
                return True
            stage.left = False
            self._happenings["ended itself"] += 1
            self._starts += 1
            stage.restart()
            stage.advance(_START_SECONDS)
        return False

    def _arrange(self, stage: Stage, doer: Doer, planned: PlannedVisit, happening: Happening, person: Persona) -> None:
        def happen() -> None:
            self._happenings[happening.deed.action] += 1
            self._starts += isinstance(happening.deed, RestartDeed)
            doer.do(happening.deed, person, planned.visit)

        if happening.command is None:
            stage.after(happening.after, happen)
        else:
            stage.before_apdu(happening.command, happen)

    def _look(self, stage: Stage, record: VisitRecord, *, cut: bool) -> None:
        """At what must hold after every visit."""
        for text in stage.leftovers():
            self._complain(f"after the visit {text}")
        had_person = any(step not in _WITHOUT_A_PERSON for step in record.steps)
        if had_person and not cut and Step.CLEARING not in record.steps:
            self._complain("the visit did not end in clearing")
        self._outcomes[record.outcome.value] += 1
        if record.key is not None:
            self._given.add(record.key)

    def _books(self, stage: Stage) -> Balance:
        found = balance(self._given, read_kept(self._folder / "kiosk.db"), stage.world.gateway.received_check_ins)
        for text in found.problems:
            self._complain(text)
        return found

    def _note(self, stage: Stage) -> None:
        """Takes what was seen into trace and counts, and forgets it."""
        seen = stage.seen
        for row in seen.rows:
            self._trace.update(f"{row}\n".encode())
        self._staff.update(code.value for code in seen.staff)
        self._deliveries.update(outcome.kind.value for outcome in seen.deliveries)
        for kept in (seen.rows, seen.staff, seen.deliveries, seen.lookups, seen.steps, stage.visits):
            kept.clear()
        stage.forget_odd_cards()
        if self._number % _SAMPLE_EVERY == 0:
            self._samples.append(take_vitals(self._number))

    def _drain(self, stage: Stage, doer: Doer, person: Persona) -> None:
        """Everything works again; what waits goes out, and the books are closed."""
        _repair(doer, person)
        until = stage.clock.monotonic() + _DRAIN_SECONDS
        while self._books(stage).waiting and stage.clock.monotonic() < until:
            stage.advance(60.0)
        self._note(stage)
        books = self._books(stage)
        if books.waiting:
            self._complain(f"{books.waiting} check-ins still wait {_DRAIN_SECONDS / 3600:.0f} h after all was well")
        listed = {row.key for row in stage.store.outbox_rows(DeliveryStatus.REFUSED)}
        if listed != read_kept(self._folder / "kiosk.db").refused:
            self._complain("refused check-ins are not on the list of staff")
        if not stage.store.verify_audit().sound:
            self._complain("the audit trail is broken")


def _stage_settings(seed: int) -> StageSettings:
    return StageSettings(seed=seed, qr_only=QrOnly.ALLOW, known_faces=True, guests=guests(seed))


def _rests(stage: Stage) -> bool:
    return stage.state.step in _AT_REST and stage.state.visit is None


def _repair(doer: Doer, person: Persona) -> None:
    for deed in REPAIRS:
        doer.do(deed, person)


def _told(error: Exception) -> str:
    """An error by kind and place; its text might tell of a person."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"the kiosk broke: {type(error).__name__} in {place.name}, {Path(place.filename).name}:{place.lineno}"
