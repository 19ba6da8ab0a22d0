"""The whole way from frames and a photo to a verdict, on the synthetic persons."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from biometrics.camera import Frame
from biometrics.faces import YuNetDetector
from biometrics.images import decode_photo
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.quality import Hint, QualityPolicy, assess
from biometrics.verification import CaptureProgress, Decision, FaceVerifier, NotReadyError, PhotoFailure

Image = npt.NDArray[np.uint8]
Persons = dict[str, Any]


def offer_all(
    verifier: FaceVerifier, images: Sequence[Image], *, start: float = 50.0, step: float = 0.35
) -> list[CaptureProgress]:
    return [verifier.offer(Frame(image, k, start + k * step)) for k, image in enumerate(images)]


def beside(left: Image, right: Image) -> Image:
    return np.ascontiguousarray(np.concatenate([left, right], axis=1))


def jpeg(image: Image) -> bytes:
    return cv2.imencode(".jpg", image)[1].tobytes()


def changed(image: Image, factor: float) -> Image:
    return np.clip(image.astype(np.float64) * factor, 0, 255).astype(np.uint8)


def shrunk_in_place(image: Image, factor: float) -> Image:
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    scene = np.full_like(image, 120)
    top, left = (image.shape[0] - small.shape[0]) // 2, (image.shape[1] - small.shape[1]) // 2
    scene[top : top + small.shape[0], left : left + small.shape[1]] = small
    return scene


@pytest.fixture(scope="session")
def two(persons: Persons) -> tuple[Any, Any]:
    first, second = list(persons.values())[:2]
    return first, second


def test_each_person_matches_their_own_portrait_and_nobody_elses(
    persons: Persons, detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    policy = MatchPolicy.for_target(matcher)
    references = {}
    for name, person in persons.items():
        photo = decode_photo(person.portrait).image
        references[name] = matcher.template(photo, detector.detect(photo)[0])
    for name, person in persons.items():
        for picture in person.frames["frontal"]:
            live = matcher.template(picture, detector.detect(picture)[0])
            scores = {other: matcher.score(live, reference) for other, reference in references.items()}
            assert scores.pop(name) >= policy.match_threshold, name
            assert max(scores.values()) < policy.match_threshold, name


def test_frontal_frames_of_every_person_pass_the_gate(persons: Persons, detector: YuNetDetector) -> None:
    for name, person in persons.items():
        for picture in person.frames["frontal"]:
            report = assess(picture, detector.detect(picture), QualityPolicy())
            assert report.acceptable, (name, report)
            assert report.hint is None


@pytest.mark.parametrize("kind", ["turn_left", "turn_right"])
def test_a_turned_head_is_told_and_a_far_one_refused(kind: str, persons: Persons, detector: YuNetDetector) -> None:
    for name, person in persons.items():
        for picture in person.frames[kind]:
            report = assess(picture, detector.detect(picture), QualityPolicy())
            assert report.hint is Hint.LOOK_STRAIGHT, name
            assert report.acceptable is (abs(report.measures["nose_offset"]) < QualityPolicy().nose_offset_most)


def test_spoilt_frames(two: tuple[Any, Any], detector: YuNetDetector) -> None:
    picture, other = (person.frames["frontal"][0] for person in two)

    def hint_for(image: Image) -> Hint | None:
        return assess(image, detector.detect(image), QualityPolicy()).hint

    assert hint_for(beside(picture, other)) is Hint.MULTIPLE_FACES
    assert hint_for(shrunk_in_place(picture, 0.4)) is Hint.COME_CLOSER
    assert hint_for(changed(picture, 0.2)) is Hint.TOO_DARK
    assert hint_for(changed(picture, 2.2)) is Hint.TOO_BRIGHT
    assert hint_for(np.roll(picture, 120, axis=1)) is Hint.CENTRE
    assert hint_for(cv2.GaussianBlur(picture, (0, 0), 6).astype(np.uint8)) is Hint.HOLD_STILL


def test_the_right_person(two: tuple[Any, Any], verifier: FaceVerifier, matcher: SFaceMatcher) -> None:
    person, _ = two
    assert verifier.set_reference(person.portrait).ok

    progress = offer_all(verifier, person.frames["frontal"])

    assert [p.collected for p in progress] == [1, 2, 3]
    assert [p.complete for p in progress] == [False, False, True]
    assert all(p.needed == 3 and p.hint is None and p.face_box is not None for p in progress)
    verdict = verifier.verdict()
    assert verdict.decision is Decision.MATCH
    assert verdict.score >= verdict.threshold == MatchPolicy.for_target(matcher).match_threshold
    assert verdict.target_fmr == 1e-4
    assert (verdict.frames, verdict.model) == (3, "sface-2021dec-int8bq+refined+mirror")
    assert verdict.checks == (
        "one_face",
        "capture_quality",
        "identity_continuity",
        "frames_spread_over_time",
        "photo_comparison",
    )


def test_another_persons_card(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, holder = two
    assert verifier.set_reference(holder.portrait).ok
    offer_all(verifier, person.frames["frontal"])
    verdict = verifier.verdict()
    assert verdict.decision in {Decision.NO_MATCH, Decision.UNDECIDED}
    assert verdict.score < verdict.threshold


def test_a_doubtful_score_is_left_undecided(
    two: tuple[Any, Any], detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    person, _ = two
    policy = MatchPolicy(match_threshold=0.9999, doubt_threshold=0.36, target_fmr=1e-4)
    verifier = FaceVerifier(detector, matcher, QualityPolicy(), policy, frames_needed=1)
    verifier.set_reference(person.portrait)
    offer_all(verifier, person.frames["frontal"][:1])
    verdict = verifier.verdict()
    assert verdict.decision is Decision.UNDECIDED
    assert verdict.checks == ("one_face", "capture_quality", "photo_comparison")


def test_the_score_is_the_median_of_the_frames(
    two: tuple[Any, Any], detector: YuNetDetector, matcher: SFaceMatcher
) -> None:
    person, _ = two
    frames = person.frames["frontal"]
    singles = []
    for picture in frames:
        alone = FaceVerifier(detector, matcher, QualityPolicy(), MatchPolicy.for_target(matcher), frames_needed=1)
        alone.set_reference(person.portrait)
        offer_all(alone, [picture])
        singles.append(alone.verdict().score)
    together = FaceVerifier(detector, matcher, QualityPolicy(), MatchPolicy.for_target(matcher), frames_needed=3)
    together.set_reference(person.portrait)
    offer_all(together, frames)
    assert together.verdict().score == pytest.approx(sorted(singles)[1], abs=1e-6)


def test_one_instant_is_not_three_frames(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    picture = two[0].frames["frontal"][0]
    progress = offer_all(verifier, [picture] * 12, step=0.04)
    assert [p.collected for p in progress] == [1] * 8 + [2] * 4


def test_a_clearly_sharper_frame_takes_the_place_of_its_neighbour(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    sharp = two[0].frames["frontal"][0]
    soft = cv2.GaussianBlur(sharp, (0, 0), 1.2).astype(np.uint8)
    offer_all(verifier, [soft])
    before = verifier._collected[0]
    old, old_sharpness = before.template, before.sharpness

    progress = offer_all(verifier, [sharp], start=50.1)

    assert progress[0].collected == 1
    assert verifier._collected[0].sharpness > old_sharpness
    assert old.is_wiped


def test_somebody_else_stepping_in_starts_the_capture_again(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, other = two
    mine, theirs = person.frames["frontal"], other.frames["frontal"]
    progress = offer_all(verifier, [mine[0], mine[1], *theirs])
    assert [p.collected for p in progress] == [1, 2, 0, 1, 2]


def test_poor_frames_are_not_collected(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, other = two
    poor = [
        changed(person.frames["frontal"][0], 0.2),
        person.frames["turn_right"][1],
        np.zeros((480, 640, 3), np.uint8),
    ]
    poor.append(beside(person.frames["frontal"][0], other.frames["frontal"][0]))
    progress = offer_all(verifier, poor)
    assert all(p.collected == 0 for p in progress)
    assert progress[2].face_box is None


def test_a_hint_reaches_the_screen_once_it_has_held(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    dark = changed(two[0].frames["frontal"][0], 0.2)
    hints = [p.hint for p in offer_all(verifier, [dark] * 4, step=0.16)]
    assert hints == [None, None, Hint.TOO_DARK, Hint.TOO_DARK]


@pytest.mark.parametrize("percent", range(0, 100, 5))
def test_a_truncated_chip_photo_is_a_result(percent: int, two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    data = two[0].portrait
    result = verifier.set_reference(data[: len(data) * percent // 100])
    assert result.failure in {PhotoFailure.UNDECODABLE, None}
    assert result.ok is (result.failure is None)


def test_a_photo_without_one_face_is_no_reference(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    pictures = [person.frames["frontal"][0] for person in two]
    empty = jpeg(np.full((400, 300, 3), 200, np.uint8))
    assert verifier.set_reference(empty).failure is PhotoFailure.NO_FACE
    assert verifier.set_reference(jpeg(beside(*pictures))).failure is PhotoFailure.SEVERAL_FACES


def test_there_is_no_verdict_without_reference_and_frames(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, _ = two
    with pytest.raises(NotReadyError):
        verifier.verdict()
    verifier.set_reference(person.portrait)
    offer_all(verifier, person.frames["frontal"][:2])
    with pytest.raises(NotReadyError):
        verifier.verdict()


def test_a_photo_that_fails_leaves_no_earlier_reference_behind(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, _ = two
    verifier.set_reference(person.portrait)
    assert not verifier.set_reference(b"").ok
    offer_all(verifier, person.frames["frontal"])
    with pytest.raises(NotReadyError):
        verifier.verdict()


def test_restart_keeps_the_reference_and_wipes_the_frames(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, _ = two
    verifier.set_reference(person.portrait)
    offer_all(verifier, person.frames["frontal"])
    live = [held.template for held in verifier._collected]

    verifier.restart()

    assert all(template.is_wiped for template in live)
    assert offer_all(verifier, person.frames["frontal"], start=60)[-1].complete
    assert verifier.verdict().decision is Decision.MATCH


def test_wipe_overwrites_everything(two: tuple[Any, Any], verifier: FaceVerifier) -> None:
    person, _ = two
    verifier.set_reference(person.portrait)
    offer_all(verifier, person.frames["frontal"])
    assert verifier._reference is not None
    numbers = [verifier._reference._vector, *(held.template._vector for held in verifier._collected)]
    assert len(numbers) == 4
    assert all(vector.any() for vector in numbers)

    verifier.wipe()

    assert not any(vector.any() for vector in numbers)
    with pytest.raises(NotReadyError):
        verifier.verdict()
