"""Plays a scenario at the kiosk behind the window, in real time, for whoever looks on."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.app.live import LiveDoer, LiveKiosk
from kiosk.app.stage.person import StagePerson
from kiosk.app.stage.playing import RESTING
from kiosk.domain.failures import FailureCode
from kiosk.session.state import State, Step
from kiosk.session.views import View
from simulators.personas.facts import Persona
from simulators.scenarios.deeds import AnyDeed
from simulators.scenarios.model import Scenario, Visit
from simulators.world import DEFAULT_PERSONA, SERVICES

Later = Callable[[float, Callable[[], None]], object]
"""Calls back on the main thread after so many seconds."""


@dataclass(slots=True)
class _Run:
    """One scenario being played."""

    scenario: Scenario
    persona: Persona
    plan: Visit | None
    begun: bool = False
    stopped: bool = False
    entries: Counter[Step] = field(default_factory=Counter)
    person: StagePerson | None = None
    came: bool = False
    next_visit: int = 0


class LiveReplay:
    """Watches the session. All but `command_sent` on the main thread.

    Visits and deeds come as the scenario says; the settings of its kiosk are those of the kiosk that runs. What was set
    before stays as the scenario leaves it.
    """

    def __init__(self, kiosk: LiveKiosk, doer: LiveDoer, later: Later) -> None:
        self._kiosk = kiosk
        self._doer = doer
        self._later = later
        self._run: _Run | None = None
        self._step: Step | None = None
        self._lock = threading.Lock()
        self._commands = 0
        self._at_command: list[tuple[int, Callable[[], None]]] = []

    def play(self, scenario: Scenario) -> None:
        """Begins as soon as the kiosk is ready for a person."""
        self.stop()
        plan = scenario.visit[0] if scenario.visit else None
        persona = self._kiosk.world.personas[plan.person if plan is not None else DEFAULT_PERSONA]
        self._run = _Run(scenario, persona, plan)
        if self._step in RESTING and self._step is not None:
            self.entered(self._step)

    def stop(self) -> None:
        """Nothing more is done."""
        if self._run is not None:
            self._run.stopped = True
            self._run = None
        with self._lock:
            self._at_command.clear()

    def entered(self, step: Step) -> None:
        """The session has entered a step, perhaps the same as before."""
        self._step = step
        run = self._run
        if run is None or (not run.begun and step not in RESTING):
            return
        if not run.begun:
            self._begin(run)
        run.entries[step] += 1
        for deed in run.scenario.do:
            if deed.when is not step or (deed.nth or 1) != run.entries[step]:
                continue
            if deed.after_apdus is not None:
                with self._lock:
                    self._at_command.append((self._commands + deed.after_apdus + 1, self._doing(run, deed)))
            else:
                self._later(deed.after or 0.0, self._doing(run, deed))

    def command_sent(self) -> None:
        """One more command goes to the chip; on the thread that talks to it, before it is sent."""
        with self._lock:
            self._commands += 1
            due = [act for number, act in self._at_command if number <= self._commands]
            self._at_command = [item for item in self._at_command if item[0] > self._commands]
        for act in due:
            act()

    def changed(self, state: State, view: View) -> None:
        """Shows the screen to the person, and brings the next one when this one has gone."""
        run = self._run
        if run is None or run.person is None:
            return
        run.person.changed(state, view)
        if state.visit is not None:
            run.came = True
        elif state.step in RESTING and (run.came or state.step is Step.OUT_OF_SERVICE):
            run.person = None
            self._next_visit(run)

    def staff_called(self, code: FailureCode) -> None:
        """Staff are somebody else."""

    def _begin(self, run: _Run) -> None:
        run.begun = True
        for deed in run.scenario.before:
            self._doing(run, deed)()
        for deed in run.scenario.do:
            if deed.at is not None:
                self._later(deed.at, self._doing(run, deed))
        self._next_visit(run)

    def _next_visit(self, run: _Run) -> None:
        visits = run.scenario.visit
        if run.next_visit == len(visits):
            return
        plan = visits[run.next_visit]
        run.next_visit += 1
        self._later(plan.comes_after, lambda: self._come(run, plan))

    def _come(self, run: _Run, plan: Visit) -> None:
        if run.stopped:
            return
        kiosk = self._kiosk
        persona = kiosk.world.personas[plan.person]
        run.persona, run.plan, run.came = persona, plan, False
        acts = kiosk.acts(persona, plan)
        service = min(plan.service, len(SERVICES)) - 1
        run.person = StagePerson(
            acts.hands, kiosk.intend, lambda: None, service=service, acts=acts, later=self._later, plan=plan
        )
        run.person.changed(kiosk.state(), kiosk.look())

    def _doing(self, run: _Run, deed: AnyDeed) -> Callable[[], None]:
        def act() -> None:
            if not run.stopped:
                self._doer.do(deed, run.persona, run.plan)

        return act
