"""Measures the window against its limits; exit status 1 where one is missed.

    python -m benchmarks.ui            cold start, screens, languages, a whole check-in, memory

Offscreen: what is measured is the program's own time, the painting of every pixel included, not a graphics card's.
Start and stalls are told by the wall clock, which on a busy machine tells its other work too (`chrt -r 5` before the
command keeps that out, as root); screens and languages by the processor time of the window's thread. How long a person
needs is measured by `benchmarks.time_on_task`.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.cold_start import cold_start
from benchmarks.figure import Figure
from benchmarks.visit import Visit, check_in
from kiosk.session.state import Contrast, Display, Language, Step, TextSize
from kiosk.session.views import View
from ui.tokens import REFERENCE_METRICS, REFERENCE_SIZE
from ui.window import KioskWindow

SCREEN_MS = 50.0
LANGUAGE_MS = 200.0
STALL_MS = 50.0
GROWTH_MB = 20.0
ROUNDS = 1000
WARM_UP = 5
PATH = (
    Step.ATTRACT,
    Step.NOTICE,
    Step.NEED_KEY,
    Step.READING_CARD,
    Step.CAPTURING_FACE,
    Step.CHECKING_INSURANCE,
    Step.REVIEW,
    Step.SENDING,
    Step.TICKET,
    Step.TAKE_CARD,
)
TICK_MS = 4
_AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


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
    check_in(Visit(begin=lambda: tickers.append(Ticker())))
    late = tickers[0].late
    seconds = sum(late) / 1000 + len(late) * TICK_MS / 1000
    more = f"{_more(late)}, {len(late)} ticks in {seconds:.1f} s"
    return [Figure("main loop stall in a check-in, 99.9th percentile", _share(late, 0.999), STALL_MS, "ms", more)]


def memory() -> Figure:
    """What stays after the screens of a thousand check-ins."""
    window = _window()
    path = [view for step in PATH for view in [view for view in _views() if view.step is step][:1]]
    for view in path * WARM_UP:
        _shown(window, view)
    gc.collect()
    before = _resident_mb()
    for _ in range(ROUNDS):
        for view in path:
            _shown(window, view)
    gc.collect()
    grown = _resident_mb() - before
    window.close()
    more = f"{len(path)} screens each, from {before:.0f} MB"
    return Figure(f"memory growth over {ROUNDS} check-ins", grown, GROWTH_MB, "MB", more)


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
    parser.parse_args()
    figures = []
    for part in (cold_start, whole_check_in, _all_screens, _memory):
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
