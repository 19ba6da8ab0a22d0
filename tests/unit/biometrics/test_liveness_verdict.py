"""What follows from the tests: nothing raises a verdict but a passed challenge, and anything can lower it."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biometrics.liveness.continuity import IdentityTracker
from biometrics.liveness.verdict import (
    Finding,
    LivenessMode,
    LivenessPolicy,
    LivenessResult,
    LivenessTest,
    Outcome,
    conclude,
)
from biometrics.matching import Template
from tests.unit.biometrics.liveness_support import STEP, STRAIGHT, turned

FINDINGS = st.fixed_dictionaries({test: st.sampled_from(Finding) for test in LivenessTest})


def results(findings: dict[LivenessTest, Finding]) -> list[LivenessResult]:
    return [LivenessResult(test, finding, 0.5, 1.0, f"about {test.value}") for test, finding in findings.items()]


@given(FINDINGS, st.sampled_from(LivenessMode))
def test_live_takes_a_passed_challenge_one_identity_and_nothing_against_it(
    findings: dict[LivenessTest, Finding], mode: LivenessMode
) -> None:
    verdict = conclude(mode, results(findings))
    if verdict.outcome is Outcome.LIVE:
        assert mode is LivenessMode.CHALLENGE
        assert findings[LivenessTest.CHALLENGE] is findings[LivenessTest.IDENTITY] is Finding.CLEAR
        assert not {Finding.AGAINST, Finding.INCOMPLETE} & set(findings.values())
        assert verdict.reasons == ()
    else:
        assert verdict.reasons
    assert (verdict.outcome is Outcome.ATTACK_SUSPECTED) == (Finding.AGAINST in findings.values())


@given(FINDINGS, st.sampled_from(LivenessMode), st.sampled_from(LivenessTest))
def test_one_more_clear_passive_test_never_raises_a_verdict(
    findings: dict[LivenessTest, Finding], mode: LivenessMode, test: LivenessTest
) -> None:
    order = [Outcome.ATTACK_SUSPECTED, Outcome.NOT_DETERMINED, Outcome.LIVE]
    passive = {LivenessTest.LOOP, LivenessTest.FLAT_MOTION, LivenessTest.FRAME_EDGES, LivenessTest.FLICKER}
    if test not in passive:
        return
    without, clear, against = (
        order.index(conclude(mode, results(findings | {test: finding})).outcome)
        for finding in (Finding.NOT_RUN, Finding.CLEAR, Finding.AGAINST)
    )
    assert against <= clear <= without


def test_all_clear_is_live_and_the_verdict_lists_what_ran() -> None:
    clear = dict.fromkeys(LivenessTest, Finding.CLEAR) | {LivenessTest.FLAT_MOTION: Finding.NOT_RUN}
    verdict = conclude(LivenessMode.CHALLENGE, results(clear), frames=80, seconds=6.0)
    assert verdict.outcome is Outcome.LIVE
    assert verdict.satisfies_policy
    assert set(verdict.ran) == set(LivenessTest) - {LivenessTest.FLAT_MOTION}


def test_without_a_challenge_nobody_is_called_live() -> None:
    clear = {test: Finding.CLEAR for test in LivenessTest if test is not LivenessTest.CHALLENGE}
    verdict = conclude(LivenessMode.PASSIVE, results(clear))
    assert verdict.outcome is Outcome.NOT_DETERMINED
    assert verdict.reasons == ("no motion was asked for",)
    assert verdict.satisfies_policy


def test_suspicion_is_never_content_with_a_policy() -> None:
    for mode in LivenessMode:
        assert not conclude(mode, results({LivenessTest.LOOP: Finding.AGAINST})).satisfies_policy


def test_switched_off_nothing_ran() -> None:
    verdict = conclude(LivenessMode.OFF, ())
    assert (verdict.outcome, verdict.ran) == (Outcome.NOT_DETERMINED, ())
    assert verdict.satisfies_policy


@pytest.mark.parametrize("wrong", [{"tasks": 0}, {"tasks": 5}, {"task_seconds": 0.0}, {"attempts": 0}])
def test_a_policy_out_of_range_cannot_be_made(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        dataclasses.replace(LivenessPolicy(), **wrong)


def template(cosine: float) -> Template:
    vector = np.zeros(128, np.float32)
    vector[0], vector[1] = cosine, (1 - cosine**2) ** 0.5
    return Template(vector)


def tracked(cosines: list[float]) -> IdentityTracker:
    """A calm face whose templates have these cosines to the first."""
    tracker = IdentityTracker()
    left = list(cosines)
    for number in range(200):
        tracker.see(number * STEP, STRAIGHT)
        if left and tracker.wants_template(number * STEP):
            tracker.compare(number * STEP, template(left.pop(0)))
    return tracker


def test_one_person_from_beginning_to_end() -> None:
    identity, unbroken = tracked([1.0, 0.8, 0.7]).results()
    assert identity.finding is unbroken.finding is Finding.CLEAR


def test_another_person_who_steps_in_is_suspect() -> None:
    identity, _ = tracked([1.0, 0.9, 0.3]).results()
    assert identity.finding is Finding.AGAINST


def test_one_view_compares_nothing() -> None:
    identity, _ = tracked([1.0]).results()
    assert identity.finding is Finding.INCOMPLETE


@pytest.mark.parametrize(("gap", "finding"), [(3, Finding.CLEAR), (5, Finding.INCOMPLETE)], ids=["0.24 s", "0.4 s"])
def test_a_face_gone_for_more_than_300_ms_breaks_the_capture(gap: int, finding: Finding) -> None:
    tracker = IdentityTracker()
    for number in range(30):
        tracker.see(number * STEP, None if 10 < number < 10 + gap else STRAIGHT)
    assert tracker.results()[1].finding is finding


def test_a_capture_that_ends_without_the_face_is_broken() -> None:
    tracker = IdentityTracker()
    for number in range(30):
        tracker.see(number * STEP, STRAIGHT if number < 20 else None)
    assert tracker.results()[1].finding is Finding.INCOMPLETE


def test_a_face_that_leaps_is_compared_at_once() -> None:
    tracker = IdentityTracker()
    tracker.see(0.0, STRAIGHT)
    assert tracker.wants_template(0.0)
    tracker.compare(0.0, template(1.0))
    tracker.see(STEP, dataclasses.replace(STRAIGHT, centre=(400.0, 300.0)))
    assert tracker.wants_template(STEP)
    assert tracker.results()[0].finding is Finding.INCOMPLETE


def test_nobody_is_compared_from_the_side() -> None:
    tracker = IdentityTracker()
    tracker.see(0.0, turned(25))
    assert not tracker.wants_template(0.0)


def test_a_second_person_in_the_picture_breaks_the_capture() -> None:
    tracker = IdentityTracker()
    for number in range(30):
        tracker.see(number * STEP, STRAIGHT, faces=2 if number == 15 else 1)
    _, unbroken = tracker.results()
    assert unbroken.finding is Finding.INCOMPLETE
    assert "several" in unbroken.reason


def test_templates_are_few_and_overwritten() -> None:
    tracker = IdentityTracker()
    held = []
    times = []
    for number in range(1000):
        tracker.see(number * STEP, STRAIGHT)
        if tracker.wants_template(number * STEP):
            held.append(template(1.0))
            times.append(number * STEP)
            tracker.compare(number * STEP, held[-1])
    assert len(held) == 48
    assert all(b - a >= 1.2 - 1e-9 for a, b in pairwise(times))
    tracker.wipe()
    assert all(one.is_wiped for one in held)
