"""Writes down what a tester does at the dock and at the screen, as a scenario that can be played again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.domain.failures import FailureCode
from kiosk.session.state import Step
from simulators.printer import PrinterState
from simulators.scenarios.deeds import (
    AnyDeed,
    CameraDeed,
    ComparisonDeed,
    DiskDeed,
    GatewayDeed,
    LookupDeed,
    PrinterDeed,
    ReaderDeed,
)
from simulators.scenarios.model import Expectation, Scenario
from simulators.scenarios.words import CameraState, ComparisonState, DiskState, ReaderState

_USUAL = frozenset(
    {
        ReaderState.PLUGGED,
        ReaderState.SERVICE_RUNNING,
        CameraState.WORKS,
        ComparisonState.WORKS,
        DiskState.WORKS,
        PrinterState.OK,
    }
)
_RESTING = frozenset({Step.ATTRACT, Step.OUT_OF_SERVICE})


class Tape(Enum):
    """What the recorder is at."""

    OFF = auto()
    WAITING = auto()
    """Begins when the kiosk is ready for the next person, as every scenario does."""
    RUNNING = auto()


@dataclass(slots=True)
class _Recording:
    before: tuple[AnyDeed, ...]
    deeds: list[AnyDeed]
    entries: dict[Step, int]
    steps: list[Step]
    staff: list[FailureCode]


class Recorder:
    """Each deed is kept with the state that it was done in, and how long after the entry into it.

    So a recording plays at any speed. `seconds` counts evenly. What stood wrong when the recording began (a reader
    unplugged, a gateway out of reach) comes first in the file.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._step: Step | None = None
        self._entered_at = 0.0
        self._standing: dict[str, AnyDeed] = {}
        self._recording: _Recording | None = None
        self._waiting = False

    @property
    def tape(self) -> Tape:
        """What the recorder is at."""
        if self._recording is not None:
            return Tape.RUNNING
        return Tape.WAITING if self._waiting else Tape.OFF

    def start(self) -> None:
        """Records from now on, or from the moment on that the kiosk is ready for the next person."""
        self._recording, self._waiting = None, True
        if self._step in _RESTING and self._step is not None:
            self._begin(self._step)

    def entered(self, step: Step) -> None:
        """The session has entered a state, perhaps the same as before."""
        self._step, self._entered_at = step, self._seconds()
        if self._waiting and step in _RESTING:
            self._begin(step)
        elif self._recording is not None:
            entries, steps = self._recording.entries, self._recording.steps
            entries[step] = entries.get(step, 0) + 1
            if steps[-1] is not step:
                steps.append(step)

    def did(self, deed: AnyDeed) -> None:
        """Somebody has done something; the deed's own time does not count."""
        self._note_standing(deed)
        if self._recording is None or self._step is None:
            return
        nth = self._recording.entries[self._step]
        after = round(self._seconds() - self._entered_at, 1)
        timed = dataclasses.replace(deed, when=self._step, nth=nth if nth > 1 else None, after=after or None)
        self._recording.deeds.append(timed)

    def staff_called(self, code: FailureCode) -> None:
        """Staff are needed."""
        if self._recording is not None:
            self._recording.staff.append(code)

    def stop(self, title: str, why: str) -> Scenario | None:
        """Ends the recording; None where nothing was done."""
        recording, self._recording, self._waiting = self._recording, None, False
        if recording is None or not recording.deeds:
            return None
        return Scenario(
            title=title,
            why=why,
            before=recording.before,
            do=tuple(recording.deeds),
            expect=Expectation(states=tuple(recording.steps), staff=tuple(recording.staff)),
        )

    def _begin(self, step: Step) -> None:
        self._waiting = False
        self._recording = _Recording(tuple(self._standing.values()), [], {step: 1}, [step], [])
        self._entered_at = self._seconds()

    def _note_standing(self, deed: AnyDeed) -> None:
        """Keeps what stays as it is until somebody changes it."""
        match deed:
            case GatewayDeed(mode=mode):
                self._standing.pop("lookup", None)
                self._keep("gateway", deed, usual=mode == "works")
            case LookupDeed():
                self._keep("lookup", deed, usual=False)
            case ReaderDeed(state=state):
                part = "service" if state in (ReaderState.SERVICE_RUNNING, ReaderState.SERVICE_STOPPED) else "reader"
                self._keep(part, deed, usual=state in _USUAL)
            case (
                CameraDeed(state=state) | ComparisonDeed(state=state) | PrinterDeed(state=state) | DiskDeed(state=state)
            ):
                self._keep(deed.action, deed, usual=state in _USUAL)
            case _:
                return

    def _keep(self, part: str, deed: AnyDeed, *, usual: bool) -> None:
        self._standing.pop(part, None)
        if not usual:
            self._standing[part] = dataclasses.replace(deed, at=None, when=None, nth=None, after=None, after_apdus=None)
