"""Measures the window against its limits; exit status 1 where one is missed.

    python -m benchmarks.ui            cold start, screens, languages, a whole check-in, memory

Offscreen: what is measured is the program's own time, the painting of every pixel included, not a graphics card's.
Start and stalls are told by the wall clock, which on a busy machine tells its other work too; screens and languages by
the processor time of the window's thread.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app.demo import DemoOptions, Record, simulated_kiosk
from kiosk.app.parts import Kiosk
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.domain.failures import FailureCode
from kiosk.runner.runner import Watcher
from kiosk.runner.system import SystemClock
from kiosk.session.events import Intent
from kiosk.session.state import Contrast, Display, Language, State, Step, TextSize
from kiosk.session.views import View
from simulators.patient import SimulatedPatient
from simulators.reader.radio import AT_THE_COUNTER
from simulators.world import SimulatedWorld
from ui.tokens import REFERENCE_METRICS, REFERENCE_SIZE
from ui.window import KioskWindow

COLD_START_S = 2.5
SCREEN_MS = 50.0
LANGUAGE_MS = 200.0
STALL_MS = 50.0
GROWTH_MB = 20.0
STARTS = 3
ROUNDS = 1000
WARM_UP = 50
TICK_MS = 4
_AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement and its limit."""

    name: str
    value: float
    limit: float
    unit: str
    more: str = ""

    @property
    def held(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.limit

    def __str__(self) -> str:
        """One line of the report."""
        sign = "held  " if self.held else "MISSED"
        return f"{sign}  {self.name:<44} {self.value:8.1f} {self.unit}  (limit {self.limit:g}) {self.more}"


class FirstAttract:
    """Ends the process's loop when the first Attract has been painted."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - a watcher's signature
        """Waits for Attract, then for its painting."""
        if view.step is Step.ATTRACT:
            self._application.processEvents()
            os.write(1, b"attract\n")
            self._application.quit()

    def staff_called(self, code: FailureCode) -> None:
        """Not measured."""


def start_once() -> int:
    """What `kiosk run --simulate` does up to the first Attract; the child process of `cold_start`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        _run_kiosk(Path(scratch), lambda _kiosk, _world, application: [FirstAttract(application.qt)])
    return 0


def _run_kiosk(store: Path, watchers: Callable[[Kiosk, SimulatedWorld, WindowApplication], list[Watcher]]) -> None:
    application, clock = WindowApplication(), SystemClock()
    world = SimulatedWorld(clock, store, store / "tickets", AT_THE_COUNTER)
    world.start()
    try:
        options = DemoOptions(store, None, radio=AT_THE_COUNTER)
        kiosk = simulated_kiosk(world, options, clock, application.bridge.submit, exit_unwiped)
        window = application.open(kiosk, REFERENCE_METRICS, clock, motion=True)
        for watcher in watchers(kiosk, world, application):
            kiosk.runner.watch(watcher)
        window.show_windowed(QSize(*REFERENCE_SIZE))
        kiosk.start()
        application.run()
        kiosk.stop()
        window.close()
    finally:
        world.stop()


def cold_start() -> Figure:
    """From the start of the process to the first Attract on the glass; simulated devices, self-test included."""
    found = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "benchmarks.ui", "--start"], stdout=subprocess.PIPE)
        if child.stdout is None or not child.stdout.readline():
            child.wait()
            raise RuntimeError("the kiosk did not come to Attract")
        found.append(time.perf_counter() - begun)
        child.wait()
    return Figure("cold start to Attract", min(found), COLD_START_S, "s ", f"median {statistics.median(found):.1f}")


def _views() -> list[View]:
    from tests.screens.examples import EXAMPLES  # noqa: PLC0415 - the child that is timed needs none of it

    return [example.view() for example in EXAMPLES]


def _window() -> KioskWindow:
    window = KioskWindow(
        REFERENCE_METRICS,
        "Bệnh viện Đa khoa Thành phố",
        simulated=False,
        staff_login=lambda _pin: None,
        now=lambda: _AT,
        motion=False,
    )
    window.resize(*REFERENCE_SIZE)
    window.show()
    return window


def _shown(window: KioskWindow, view: View) -> float:
    """Milliseconds of the window's thread from a new view to its last pixel, which other programs do not lengthen."""
    begun = time.thread_time()
    window.render(view)
    QApplication.processEvents()
    took = (time.thread_time() - begun) * 1000
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return took


def screens_and_languages() -> list[Figure]:
    """Every screen after another, and every screen into every language, size and theme."""
    window, views = _window(), _views()
    for view in views:
        _shown(window, view)
    changes, languages = [], []
    for _ in range(3):
        changes += [_shown(window, view) for view in views]
    for view in views:
        _shown(window, view)
        for language in Language:
            if language is not Language.VIETNAMESE:
                languages.append(_shown(window, _as(view, language, Display())))
        languages.append(_shown(window, _as(view, Language.VIETNAMESE, Display(TextSize.LARGE, Contrast.HIGH))))
    window.close()
    return [
        Figure("screen change, 95th percentile", _share(changes, 0.95), SCREEN_MS, "ms", _more(changes)),
        Figure(
            "language, size or theme, 99th percentile", _share(languages, 0.99), LANGUAGE_MS, "ms", _more(languages)
        ),
    ]


def _as(view: View, language: Language, display: Display) -> View:
    return View(view.step, language, view.progress, view.can_ask_help, view.body, display)


class PersonElsewhere:
    """The simulated person on a thread of their own: what their hands cost is not the window's time."""

    def __init__(self, patient: SimulatedPatient) -> None:
        self._patient = patient
        self._seen: SimpleQueue[tuple[State, View] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._live, name="person")
        self._thread.start()

    def changed(self, state: State, view: View) -> None:
        """Sees the screen."""
        self._seen.put((state, view))

    def staff_called(self, code: FailureCode) -> None:
        """Not to be seen."""

    def leave(self) -> None:
        """The visit is over."""
        self._seen.put(None)
        self._thread.join()

    def _live(self) -> None:
        while (seen := self._seen.get()) is not None:
            self._patient.changed(*seen)


class Ticker:
    """A timer of the main loop; how late it is tells for how long the loop did something else."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last: float | None = None
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self.late.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now


def whole_check_in() -> list[Figure]:
    """One simulated person from card to slip, camera, chip, gateway and motion running."""
    tickers: list[Ticker] = []
    record = Record(SystemClock())
    people: list[PersonElsewhere] = []

    def watchers(kiosk: Kiosk, world: SimulatedWorld, application: WindowApplication) -> list[Watcher]:
        def intend(intent: Intent) -> None:
            application.bridge.submit(lambda: kiosk.runner.intend(intent))

        hands = world.hands(next(iter(world.personas.values())))
        patient = SimulatedPatient(hands, intend, lambda: application.bridge.submit(application.qt.quit))
        people.append(PersonElsewhere(patient))
        tickers.append(Ticker())
        return [record, people[0]]

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        try:
            _run_kiosk(Path(scratch), watchers)
        finally:
            for person in people:
                person.leave()
    late = tickers[0].late
    if record.ticket is None:
        raise RuntimeError(f"the simulated check-in came to no number: {record.failure}")
    seconds = sum(late) / 1000 + len(late) * TICK_MS / 1000
    more = f"{_more(late)}, {len(late)} ticks in {seconds:.1f} s"
    return [Figure("main loop stall in a check-in, 99.9th percentile", _share(late, 0.999), STALL_MS, "ms", more)]


def memory() -> Figure:
    """What stays after a thousand rounds through all screens."""
    window, views = _window(), _views()
    for view in views * (WARM_UP // 10):
        _shown(window, view)
    gc.collect()
    before = _resident_mb()
    for number in range(ROUNDS):
        _shown(window, views[number % len(views)])
        _shown(window, views[(number * 7 + 3) % len(views)])
    gc.collect()
    grown = _resident_mb() - before
    window.close()
    return Figure(f"memory growth over {2 * ROUNDS} screens", grown, GROWTH_MB, "MB", f"from {before:.0f} MB")


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _share(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _more(values: Sequence[float]) -> str:
    return f"median {statistics.median(values):.1f}, worst {max(values):.1f}"


def main() -> int:
    """Prints every figure; 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--start", action="store_true", help=argparse.SUPPRESS)
    if parser.parse_args().start:
        return start_once()
    figures = [cold_start()]
    print(figures[0], flush=True)
    for part in (whole_check_in, _all_screens, _memory):
        for figure in part():
            figures.append(figure)
            print(figure, flush=True)
    return 0 if all(figure.held for figure in figures) else 1


def _all_screens() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    application.processEvents()
    return screens_and_languages()


def _memory() -> list[Figure]:
    return [memory()]


if __name__ == "__main__":
    sys.exit(main())
