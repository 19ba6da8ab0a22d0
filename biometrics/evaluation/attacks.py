"""Measures the liveness check on recorded presentations: APCER of each attack kind, BPCER (ISO/IEC 30107-3)."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from biometrics.evaluation.intervals import Interval, exact_interval
from biometrics.evaluation.pictures import Progress
from biometrics.evaluation.presentations import BONA_FIDE, GENUINE, RecordedPresentation
from biometrics.images import ImageDecodeError
from biometrics.liveness.judge import SequenceJudge
from biometrics.liveness.verdict import Finding, LivenessPolicy, LivenessVerdict, Outcome


@dataclass(frozen=True, slots=True)
class KindResult:
    """What became of the presentations of one kind.

    `let_through`: the policy was content: with a challenge the verdict LIVE, without one nothing against the person.
    `challenged`: how many of those judged had a challenge. `unreadable`: presentations without a frame, or with one
    that cannot be decoded; they got no response and are in no rate. `against`: how often each test spoke against it.
    """

    kind: str
    bona_fide: bool
    challenged: int
    let_through: int
    suspected: int
    undecided: int
    unreadable: tuple[str, ...]
    against: Mapping[str, int]

    @property
    def judged(self) -> int:
        return self.let_through + self.suspected + self.undecided

    @property
    def errors(self) -> int:
        """Attacks let through, or living persons who were not."""
        return self.judged - self.let_through if self.bona_fide else self.let_through

    @property
    def rate(self) -> float | None:
        """APCER of an attack kind, BPCER of living persons; None where none was judged."""
        return self.errors / self.judged if self.judged else None

    @property
    def interval(self) -> Interval | None:
        """The rate's interval of 95 % (Clopper-Pearson)."""
        return exact_interval(self.errors, self.judged) if self.judged else None


@dataclass(frozen=True, slots=True)
class AttackEvaluation:
    """`attacks`: one result a kind, by name. `bona_fide`: the living persons, where there are any."""

    attacks: tuple[KindResult, ...]
    bona_fide: KindResult | None
    frames: int
    ms_per_frame: float

    @property
    def worst(self) -> KindResult | None:
        """The attack kind with the highest APCER, which counts (ISO/IEC 30107-3); None where none was judged."""
        judged = [result for result in self.attacks if result.judged]
        return max(judged, key=lambda result: (result.rate or 0.0, result.errors), default=None)

    @property
    def kinds(self) -> tuple[KindResult, ...]:
        """Living persons first, then the attacks."""
        return (*(() if self.bona_fide is None else (self.bona_fide,)), *self.attacks)


def evaluate_presentations(
    presentations: Sequence[RecordedPresentation],
    judge: SequenceJudge,
    policy: LivenessPolicy,
    progress: Progress | None = None,
) -> AttackEvaluation:
    """Judge every presentation as the kiosk would have and count."""
    verdicts: dict[str, list[LivenessVerdict]] = {item.kind: [] for item in presentations}
    challenged: Counter[str] = Counter()
    unreadable: dict[str, list[str]] = {item.kind: [] for item in presentations}
    started = time.perf_counter()
    for done, item in enumerate(presentations, start=1):
        verdict = _judged(item, judge, policy)
        if verdict is None:
            unreadable[item.kind].append(item.name)
        else:
            verdicts[item.kind].append(verdict)
            challenged[item.kind] += item.challenge is not None
        if progress is not None:
            progress(done, len(presentations))
    spent = time.perf_counter() - started
    frames = sum(verdict.frames for found in verdicts.values() for verdict in found)
    attacks = tuple(
        _counted(kind, verdicts[kind], challenged[kind], unreadable[kind])
        for kind in sorted(verdicts)
        if kind not in BONA_FIDE
    )
    living = sorted(BONA_FIDE & verdicts.keys())
    bona_fide = _counted(
        GENUINE,
        [verdict for kind in living for verdict in verdicts[kind]],
        sum(challenged[kind] for kind in living),
        [name for kind in living for name in unreadable[kind]],
    )
    return AttackEvaluation(attacks, bona_fide if living else None, frames, round(1000 * spent / max(frames, 1), 1))


def _judged(item: RecordedPresentation, judge: SequenceJudge, policy: LivenessPolicy) -> LivenessVerdict | None:
    if not item.files:
        return None
    try:
        return judge.judge_sequence(item.frames(), policy, item.challenge)
    except ImageDecodeError:
        return None


def _counted(kind: str, verdicts: Sequence[LivenessVerdict], challenged: int, unreadable: Sequence[str]) -> KindResult:
    against: Counter[str] = Counter(
        result.test.value for verdict in verdicts for result in verdict.tests if result.finding is Finding.AGAINST
    )
    through = sum(verdict.satisfies_policy for verdict in verdicts)
    suspected = sum(verdict.outcome is Outcome.ATTACK_SUSPECTED for verdict in verdicts)
    return KindResult(
        kind=kind,
        bona_fide=kind == GENUINE,
        challenged=challenged,
        let_through=through,
        suspected=suspected,
        undecided=len(verdicts) - through - suspected,
        unreadable=tuple(unreadable),
        against=MappingProxyType(dict(against.most_common())),
    )
