"""One whole check-in in the real window, for the benchmarks: simulated person, chip, camera and gateway."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, QTimer

from biometrics.liveness.verdict import LivenessPolicy
from kiosk.app.demo import DemoOptions, Record, simulated_kiosk
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.domain.failures import FailureCode
from kiosk.runner.runner import Watcher
from kiosk.runner.system import SystemClock
from kiosk.session.events import Intent
from kiosk.session.state import State
from kiosk.session.views import View
from simulators.patient import SimulatedPatient
from simulators.reader.radio import AT_THE_COUNTER
from simulators.world import SimulatedWorld
from ui.tokens import REFERENCE_METRICS, REFERENCE_SIZE

SETTLED_MS = 4_000
"""Before the person comes: the models are loaded while nobody is there."""
LONGEST_MS = 60_000


def _nothing() -> None:
    """Nobody wants to know."""


def _unchanged(_world: SimulatedWorld) -> None:
    """The world as it is."""


@dataclass(frozen=True, slots=True)
class Visit:
    """How it goes. `prepare` changes the world before anybody comes; `begin` is called when the person comes."""

    liveness: LivenessPolicy = field(default_factory=LivenessPolicy)
    prepare: Callable[[SimulatedWorld], None] = _unchanged
    begin: Callable[[], None] = _nothing
    watchers: Sequence[Watcher] = ()


def check_in(visit: Visit) -> Record:
    """The whole visit, without a moment to think. Raises RuntimeError where it comes to no number."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        store, application, clock = Path(scratch), WindowApplication(), SystemClock()
        world = SimulatedWorld(clock, store, store / "tickets", AT_THE_COUNTER)
        world.start()
        try:
            return _visit(visit, world, store, application, clock)
        finally:
            world.stop()


def _visit(
    visit: Visit, world: SimulatedWorld, store: Path, application: WindowApplication, clock: SystemClock
) -> Record:
    visit.prepare(world)
    options = DemoOptions(store, None, radio=AT_THE_COUNTER, liveness=visit.liveness)
    kiosk = simulated_kiosk(world, options, clock, application.bridge.submit, exit_unwiped)
    window = application.open(kiosk, REFERENCE_METRICS, clock, motion=True)
    record = Record(clock)

    def intend(intent: Intent) -> None:
        application.bridge.submit(lambda: kiosk.runner.intend(intent))

    persona = next(iter(world.personas.values()))
    # The simulated camera draws its faces beforehand: no camera does that in the kiosk's own process.
    world.books.get(persona).complete()
    patient = SimulatedPatient(world.hands(persona), intend, lambda: application.bridge.submit(application.qt.quit))
    person = PersonElsewhere(patient)

    def begin() -> None:
        visit.begin()
        person.arrive()

    try:
        for watcher in (record, *visit.watchers, person):
            kiosk.runner.watch(watcher)
        QTimer.singleShot(SETTLED_MS, window, begin)
        QTimer.singleShot(LONGEST_MS, window, application.qt.quit)
        window.show_windowed(QSize(*REFERENCE_SIZE))
        kiosk.start()
        application.run()
    finally:
        kiosk.stop()
        person.leave()
        window.close()
        window.deleteLater()
    if record.ticket is None:
        raise RuntimeError(f"the simulated check-in came to no number: {record.failure}")
    return record


class PersonElsewhere:
    """The simulated person on a thread of their own: what their hands cost is not the window's time."""

    def __init__(self, patient: SimulatedPatient) -> None:
        self._patient = patient
        self._seen: SimpleQueue[tuple[State, View] | None] = SimpleQueue()
        self._first: tuple[State, View] | None = None
        self._here = False
        self._thread = threading.Thread(target=self._live, name="person", daemon=True)
        self._thread.start()

    def changed(self, state: State, view: View) -> None:
        """Sees the screen, once here."""
        if self._here:
            self._seen.put((state, view))
        else:
            self._first = (state, view)

    def staff_called(self, code: FailureCode) -> None:
        """Not to be seen."""

    def arrive(self) -> None:
        """Comes to the kiosk and sees what it shows."""
        self._here = True
        self._seen.put(self._first)

    def leave(self) -> None:
        """The visit is over."""
        self._seen.put(None)
        self._thread.join()

    def _live(self) -> None:
        while (seen := self._seen.get()) is not None:
            self._patient.changed(*seen)
