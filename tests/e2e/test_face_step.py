"""The face step with everything on: motions asked for and made, and what becomes of those who do not make them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from kiosk.app.demo import Outcome
from kiosk.domain.failures import FailureCode as F
from kiosk.session.state import FaceMotion, Step
from kiosk.session.views import CapturingFaceView
from simulators.casting import FaceCast
from tests.e2e.reception import PATIENT, Reception, hasty

ASKED = LivenessPolicy(task_seconds=15.0)
LOOKED_AT = LivenessPolicy(LivenessMode.PASSIVE)
MANY_TRIES = replace(PATIENT, face_misses=8)
"""On a busy machine a capture may have gaps; then the person is asked again."""


def motions(reception: Reception) -> set[FaceMotion]:
    bodies = [view.body for view in reception.screens]
    return {body.motion for body in bodies if isinstance(body, CapturingFaceView) and body.motion is not None}


def test_a_person_who_does_what_is_asked_is_checked_in(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=MANY_TRIES, liveness=ASKED)
    record = reception.serve()
    assert record.outcome is Outcome.CHECKED_IN, (record.failure, record.face)
    assert record.face is not None
    assert record.face["match"] is True
    assert record.face["liveness"] == "live"
    checks = record.face["checks"]
    assert isinstance(checks, list)
    assert {"photo_comparison", "liveness_challenge", "liveness_identity", "liveness_unbroken"} <= set(checks)
    assert len(motions(reception)) >= 2
    assert motions(reception) & {FaceMotion.TURN_LEFT, FaceMotion.TURN_RIGHT}


def test_without_a_challenge_nothing_is_asked_and_the_record_says_what_was_tested(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=MANY_TRIES, liveness=LOOKED_AT)
    record = reception.serve()
    assert record.outcome is Outcome.CHECKED_IN, (record.failure, record.face)
    assert record.face is not None
    assert record.face["liveness"] == "nothing_against"
    checks = record.face["checks"]
    assert isinstance(checks, list)
    assert "liveness_challenge" not in checks
    assert "liveness_identity" in checks
    assert not motions(reception)


def test_a_print_of_the_holder_leads_to_staff_and_never_to_a_check_in(tmp_path: Path) -> None:
    policy = replace(hasty(capturing_face=12.0), face_misses=1)
    reception = Reception(tmp_path, policy=policy, liveness=LivenessPolicy(task_seconds=4.0), cast=FaceCast.PRINT)
    record = reception.serve()
    assert record.outcome is Outcome.ASSISTED
    assert record.failure in (F.FACE_NEEDS_STAFF, F.LIVENESS_UNCLEAR, F.FACE_NOT_CAPTURED)
    assert record.ticket is None
    assert Step.CHECKING_INSURANCE not in reception.steps


def test_a_mask_is_asked_off_and_then_staff_come(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=hasty(capturing_face=2.0), cast=FaceCast.MASKED)
    record = reception.serve()
    hints = {view.body.hint for view in reception.screens if isinstance(view.body, CapturingFaceView)}
    assert "uncover_face" in hints
    assert record.failure is F.FACE_NOT_CAPTURED


def test_one_picture_in_place_of_the_cameras_leads_to_staff_as_a_camera_that_froze(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=hasty(capturing_face=2.0), cast=FaceCast.STILL_INJECTED)
    record = reception.serve()
    assert record.failure is F.CAMERA_FROZEN
    assert reception.staff == [F.CAMERA_FROZEN]
