"""What was tested, what it said, and what follows (terms of ISO/IEC 30107-3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """Outcome of the presentation attack detection. NOT_DETERMINED accuses no one: a person decides."""

    LIVE = "live"
    ATTACK_SUSPECTED = "attack_suspected"
    NOT_DETERMINED = "not_determined"


class LivenessTest(Enum):
    """The tests by name, as they stand in the records."""

    CHALLENGE = "challenge"
    IDENTITY = "identity"
    UNBROKEN = "unbroken"
    TIMING = "timing"
    FRESH_FRAMES = "fresh_frames"
    LOOP = "loop"
    FLAT_MOTION = "flat_motion"
    FRAME_EDGES = "frame_edges"
    SCREEN_TEXTURE = "screen_texture"
    FLICKER = "flicker"
    STILLNESS = "stillness"


class Finding(Enum):
    """What a test found. NOT_RUN: the capture gave it nothing to judge by."""

    CLEAR = "clear"
    AGAINST = "against"
    INCOMPLETE = "incomplete"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True)
class LivenessResult:
    """One test: `score` speaks against a live person from `threshold` on. `reason` says what that would mean."""

    test: LivenessTest
    finding: Finding
    score: float
    threshold: float
    reason: str

    @classmethod
    def judged(cls, test: LivenessTest, score: float, threshold: float, reason: str) -> "LivenessResult":
        """Compare the score with the threshold."""
        finding = Finding.AGAINST if score >= threshold else Finding.CLEAR
        return cls(test, finding, score, threshold, reason)

    @classmethod
    def not_run(cls, test: LivenessTest, threshold: float, reason: str) -> "LivenessResult":
        """The capture gave the test nothing to judge by."""
        return cls(test, Finding.NOT_RUN, 0.0, threshold, reason)


class LivenessMode(Enum):
    """How much is asked of the person."""

    OFF = "off"
    PASSIVE = "passive"
    """Nothing is asked: for those who cannot turn, blink or come closer. It never says LIVE; staff decide."""
    CHALLENGE = "challenge"
    """Passive tests and motions drawn at random."""


@dataclass(frozen=True, slots=True)
class LivenessPolicy:
    """Which tests are run. `tasks`: motions asked for, 1 to 4. `task_seconds`: time for each. `attempts`: challenges a
    person may try before staff decide."""

    mode: LivenessMode = LivenessMode.CHALLENGE
    tasks: int = 2
    task_seconds: float = 7.0
    attempts: int = 2

    def __post_init__(self) -> None:
        if not (1 <= self.tasks <= 4 and self.task_seconds > 0 and self.attempts >= 1):
            raise ValueError("1 to 4 tasks, more than 0 seconds and at least one attempt")


@dataclass(frozen=True, slots=True)
class LivenessVerdict:
    """The verdict of one capture: numbers and words, nothing of the face.

    Known not to be noticed, however many tests ran: a video or a computed face that makes exactly the motions asked
    for, fed in place of the camera's picture (virtual camera) or shown on a screen good and near enough that neither
    its edges nor its pixels are seen; a worn three-dimensional mask; a twin. Nothing here was tested in a laboratory
    under ISO/IEC 30107-3, and no conformance may be claimed.
    """

    outcome: Outcome
    mode: LivenessMode
    tests: tuple[LivenessResult, ...]
    frames: int
    seconds: float

    @property
    def ran(self) -> tuple[LivenessTest, ...]:
        """The tests that ran to a finding."""
        return tuple(result.test for result in self.tests if result.finding in (Finding.CLEAR, Finding.AGAINST))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not LIVE: what spoke against it, or what is missing; empty when it is LIVE."""
        if self.outcome is Outcome.LIVE:
            return ()
        decisive = Finding.AGAINST if self.outcome is Outcome.ATTACK_SUSPECTED else Finding.INCOMPLETE
        found = tuple(result.reason for result in self.tests if result.finding is decisive)
        return found or ("no motion was asked for",)

    @property
    def satisfies_policy(self) -> bool:
        """Whether the policy is content: LIVE where motions are asked for; otherwise nothing against it and nothing
        missing. What a kiosk without a challenge does with such a verdict is for its operator to decide."""
        if self.mode is LivenessMode.CHALLENGE:
            return self.outcome is Outcome.LIVE
        return all(result.finding not in (Finding.AGAINST, Finding.INCOMPLETE) for result in self.tests)


def conclude(
    mode: LivenessMode, tests: Sequence[LivenessResult], *, frames: int = 0, seconds: float = 0.0
) -> LivenessVerdict:
    """Draw the conclusion: anything against it makes it suspect; LIVE takes a passed challenge, an unbroken capture of
    one identity, and nothing against it. Passive tests lower a verdict and never raise it."""
    findings = {result.test: result.finding for result in tests}
    needed = (
        LivenessTest.CHALLENGE,
        LivenessTest.IDENTITY,
        LivenessTest.UNBROKEN,
        LivenessTest.TIMING,
        LivenessTest.FRESH_FRAMES,
    )
    if Finding.AGAINST in findings.values():
        outcome = Outcome.ATTACK_SUSPECTED
    elif (
        mode is LivenessMode.CHALLENGE
        and Finding.INCOMPLETE not in findings.values()
        and all(findings.get(test) is Finding.CLEAR for test in needed)
    ):
        outcome = Outcome.LIVE
    else:
        outcome = Outcome.NOT_DETERMINED
    return LivenessVerdict(outcome, mode, tuple(tests), frames, seconds)
