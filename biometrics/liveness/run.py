"""A challenge being answered: a state machine over observations. It has no clock and no thread of its own."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, assert_never

from biometrics.liveness.allowance import Allowance
from biometrics.liveness.challenge import TURNS, Challenge, ChallengeDraw, Motion, Task
from biometrics.liveness.gestures import Baseline, Gesture, gesture_for
from biometrics.liveness.observation import FaceObservation

_SETTLE_LIMIT: Final = 8.0
_SETTLE_SECONDS: Final = 0.5
_SETTLE_FRAMES: Final = 6
_STRAIGHT_LIMIT: Final = 6.0
_WRONG_FRAMES: Final = 2
_LOST_SECONDS: Final = 0.3
"""A calm moment, a pause or a motion starts again after the face was out of sight for longer."""
_BLINK_INTERVAL: Final = 0.2
"""Seconds between two looks, on average, up to which a blink is asked for: its shut eyes last two tenths."""
_WITHOUT_BLINK: Final = frozenset(Motion) - {Motion.BLINK}


class RunState(Enum):
    """Where the run is. The last two are final."""

    SETTLING = "settling"
    PAUSE = "pause"
    TASK = "task"
    PASSED = "passed"
    FAILED = "failed"


class RunFailure(Enum):
    """Why a run failed. None of them accuses anyone: a person who misunderstood fails in the same ways."""

    NOT_STRAIGHT = "the person did not look straight ahead in time"
    TIMED_OUT = "the motion asked for did not come in time"
    WRONG_MOTION = "the head was turned otherwise than asked"
    TOO_FEW_LOOKS = "the kiosk could not look often enough"


@dataclass(frozen=True, slots=True)
class ChallengeProgress:
    """State after a frame.

    `motion`: what to ask of the person now; None: look straight ahead (or nothing any more, when the run is over).
    `done` of `tasks` motions were seen. `ends_at`: when this state's time is over at the earliest, in the seconds of
    the timestamps; later where the kiosk looks seldom.
    """

    state: RunState
    motion: Motion | None
    done: int
    tasks: int
    ends_at: float | None
    failure: RunFailure | None = None

    @property
    def over(self) -> bool:
        return self.state in (RunState.PASSED, RunState.FAILED)


class ChallengeRun:
    """Leads through the tasks: a calm moment first; then for each task a pause, looking straight ahead, and the motion.

    Passes only when every motion asked for began after it was asked, in the order asked and within its time. Ends in
    one of three ways alone: all tasks done, a state's time over, or the head turned otherwise than asked. A challenge
    still to be drawn is drawn after the calm moment, of the motions that can be judged at the pace of the looks so far.
    """

    def __init__(self, challenge: Challenge | ChallengeDraw) -> None:
        self._challenge = challenge
        self._tasks = challenge.tasks if isinstance(challenge, Challenge) else ()
        self._count = len(self._tasks) if isinstance(challenge, Challenge) else challenge.tasks
        self._state = RunState.SETTLING
        self._failure: RunFailure | None = None
        self._done = 0
        self._allowed: Allowance | None = None
        self._last_at: float | None = None
        self._face_at: float | None = None
        self._absent = False
        self._calm: list[tuple[float, FaceObservation]] = []
        self._baseline: Baseline | None = None
        self._gesture: Gesture | None = None
        self._straight_since: float | None = None
        self._wrong = 0

    @property
    def progress(self) -> ChallengeProgress:
        """The state as it is now."""
        motion = self._task.motion if self._state is RunState.TASK else None
        ends_at = None if self._allowed is None else self._allowed.ends_at
        return ChallengeProgress(self._state, motion, self._done, self._count, ends_at, self._failure)

    def offer(self, at: float, seen: FaceObservation | None) -> ChallengeProgress:
        """Take the next frame: its time in seconds of a monotonic clock, and its one face; None when it has no face.

        A frame not later than the one before is ignored, as is every frame after the end.
        """
        if self.progress.over or (self._last_at is not None and at <= self._last_at):
            return self.progress
        self._last_at = at
        if self._allowed is None:
            self._allowed = Allowance(_SETTLE_LIMIT, at)
        self._allowed.look(at)
        if self._allowed.is_spent:
            self._fail(RunFailure.TIMED_OUT if self._state is RunState.TASK else RunFailure.NOT_STRAIGHT)
            return self.progress
        if self._allowed.gives_up:
            self._fail(RunFailure.TOO_FEW_LOOKS)
            return self.progress
        if seen is None:
            self._absent = True
        else:
            if self._absent and self._face_at is not None and at - self._face_at > _LOST_SECONDS:
                self._interrupt()
            self._face_at, self._absent = at, False
        match self._state:
            case RunState.SETTLING:
                self._settle(at, seen)
            case RunState.PAUSE:
                self._wait(at, seen)
            case RunState.TASK:
                self._watch(at, seen)
            case RunState.PASSED | RunState.FAILED:
                pass
            case unknown:
                assert_never(unknown)
        return self.progress

    @property
    def _task(self) -> Task:
        return self._tasks[self._done]

    def _settle(self, at: float, seen: FaceObservation | None) -> None:
        if seen is None:
            return
        if not seen.is_frontal:
            self._calm.clear()
            return
        self._calm.append((at, seen))
        since = at - self._calm[0][0]
        if len(self._calm) >= _SETTLE_FRAMES and since >= _SETTLE_SECONDS:
            self._baseline = Baseline.of([observation for _, observation in self._calm])
            if isinstance(self._challenge, ChallengeDraw):
                blinks = since / (len(self._calm) - 1) <= _BLINK_INTERVAL
                self._tasks = self._challenge.drawn(frozenset(Motion) if blinks else _WITHOUT_BLINK).tasks
            self._pause(at)

    def _wait(self, at: float, seen: FaceObservation | None) -> None:
        if seen is None:
            return
        if not seen.is_frontal:
            self._straight_since = None
            return
        if self._straight_since is None:
            self._straight_since = at
        if at - self._straight_since >= self._task.pause:
            self._ask(at)

    def _watch(self, at: float, seen: FaceObservation | None) -> None:
        if self._gesture is None or self._baseline is None:
            return
        if self._gesture.offer(at, seen):
            self._done += 1
            if self._done == self._count:
                self._state, self._allowed = RunState.PASSED, None
            else:
                self._pause(at)
            return
        turned = None if seen is None else self._baseline.turned(seen)
        wrong = turned in TURNS and turned is not self._task.motion
        self._wrong = self._wrong + 1 if wrong else 0
        if self._wrong >= _WRONG_FRAMES:
            self._fail(RunFailure.WRONG_MOTION)

    def _pause(self, at: float) -> None:
        self._state, self._gesture, self._straight_since = RunState.PAUSE, None, None
        self._allowed = Allowance(self._task.pause + _STRAIGHT_LIMIT, at)

    def _ask(self, at: float) -> None:
        if self._baseline is None:
            return
        self._state, self._wrong = RunState.TASK, 0
        self._gesture = gesture_for(self._task.motion, self._baseline, self._challenge.posture)
        self._allowed = Allowance(self._task.limit, at)

    def _interrupt(self) -> None:
        """The face was gone: what was seen of a calm moment, a pause or a motion no longer counts."""
        self._calm.clear()
        self._straight_since = None
        self._wrong = 0
        if self._gesture is not None and self._baseline is not None:
            self._gesture = gesture_for(self._task.motion, self._baseline, self._challenge.posture)

    def _fail(self, failure: RunFailure) -> None:
        self._state, self._failure, self._allowed = RunState.FAILED, failure, None
