"""The face step of the session: motions asked for, tries, cameras that fail, and never a word that accuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.checkin import Liveness
from kiosk.domain.devices import Device
from kiosk.domain.failures import FAILURES
from kiosk.domain.failures import FailureCode as F
from kiosk.domain.manual import ManualReason
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.present import view_of
from kiosk.session.state import FaceHint, FaceMotion, Step
from kiosk.session.views import AssistedView, CapturingFaceView
from tests.unit.session.drive import MATCH, NO_MATCH, Drive

CAMERA_FAULTS = [F.CAMERA_LOST, F.CAMERA_MISSING, F.CAMERA_BUSY, F.CAMERA_DENIED, F.CAMERA_FROZEN, F.CAMERA_SLOW]


def progress(drive: Drive, motion: FaceMotion | None, done: int, hint: FaceHint | None = None) -> Drive:
    return drive.send(ev.FaceProgressed(drive.ref("face"), hint, 3, 3, motion, done, 2))


def compared(drive: Drive, liveness: Liveness, *, match: bool = True) -> Drive:
    if drive.state.step is Step.CAPTURING_FACE:
        drive.send(ev.FaceCaptured(drive.ref("face")))
    result = replace(MATCH if match else NO_MATCH, liveness=liveness)
    return drive.send(ev.FaceCompared(drive.ref("face"), result))


def shown(drive: Drive) -> CapturingFaceView:
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, CapturingFaceView)
    return body


def failure(drive: Drive) -> F | None:
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    return drive.state.visit.failure


def test_what_is_asked_is_on_the_screen() -> None:
    drive = progress(Drive().capturing_face(), FaceMotion.TURN_LEFT, 1)
    body = shown(drive)
    assert (body.motion, body.motions_done, body.motions, body.again) == (FaceMotion.TURN_LEFT, 1, 2, False)


def test_each_motion_has_its_own_time() -> None:
    drive = progress(Drive().capturing_face(), FaceMotion.TURN_LEFT, 0)
    assert any(isinstance(effect, fx.SetDeadline) for effect in drive.last)
    progress(drive, FaceMotion.TURN_LEFT, 0, FaceHint.NO_FACE)
    assert not drive.last
    progress(drive, None, 1)
    assert not drive.last
    progress(drive, FaceMotion.BLINK, 1)
    assert any(isinstance(effect, fx.SetDeadline) for effect in drive.last)


@pytest.mark.parametrize("liveness", [Liveness.LIVE, Liveness.NOTHING_AGAINST, Liveness.NOT_TESTED])
def test_a_match_goes_on_where_the_tests_that_were_asked_for_are_content(liveness: Liveness) -> None:
    assert compared(Drive().capturing_face(), liveness).state.step is Step.CHECKING_INSURANCE


@pytest.mark.parametrize("match", [True, False])
def test_a_suspicion_leads_to_staff_at_once_and_is_not_told(match: bool) -> None:
    drive = compared(Drive().capturing_face(), Liveness.SUSPECTED, match=match)
    assert failure(drive) is F.FACE_NEEDS_STAFF
    assert view_of(drive.state, drive.policy).body == AssistedView(F.FACE_NEEDS_STAFF)
    assert FAILURES[F.FACE_NEEDS_STAFF].patient == FAILURES[F.FACE_NOT_RECOGNISED].patient


def test_motions_that_were_not_seen_may_be_tried_again_and_then_staff_come() -> None:
    drive = compared(Drive().capturing_face(), Liveness.UNCLEAR)
    assert drive.state.step is Step.CAPTURING_FACE
    body = shown(drive)
    assert body.again, "the screen says where help is"
    assert (body.motion, body.motions_done, body.collected) == (None, 0, 0)
    assert failure(compared(drive, Liveness.UNCLEAR)) is F.LIVENESS_UNCLEAR


@pytest.mark.parametrize("first", [Liveness.UNCLEAR, Liveness.LIVE])
def test_two_misses_of_any_kind_lead_to_staff_without_a_word_of_why(first: Liveness) -> None:
    drive = compared(Drive().capturing_face(), first, match=first is Liveness.UNCLEAR)
    assert failure(compared(drive, Liveness.LIVE, match=False)) is F.FACE_NOT_RECOGNISED


def test_a_second_try_may_succeed() -> None:
    drive = compared(Drive().capturing_face(), Liveness.LIVE, match=False)
    assert compared(drive, Liveness.LIVE).state.step is Step.CHECKING_INSURANCE


def test_who_cannot_asks_for_help_and_staff_verify_by_eye() -> None:
    drive = progress(Drive().capturing_face(), FaceMotion.BLINK, 0)
    drive.send(ev.HelpPressed(), ev.StaffSignedIn("officer"), ev.StaffVerified("officer", ManualReason.CHIP_PHOTO))
    assert drive.state.step in (Step.CHECKING_INSURANCE, Step.REVIEW)
    assert drive.state.visit is not None
    assert drive.state.visit.staff_verified_by == "officer"


@pytest.mark.parametrize("code", CAMERA_FAULTS)
def test_a_camera_that_fails_meanwhile_leads_to_staff_by_its_code(code: F) -> None:
    drive = Drive().capturing_face().send(ev.DeviceChanged(Device.CAMERA, code))
    assert failure(drive) is code


def test_a_hand_before_the_lens_is_waited_for() -> None:
    drive = Drive().capturing_face().send(ev.DeviceChanged(Device.CAMERA, F.CAMERA_BLACK))
    assert drive.state.step is Step.CAPTURING_FACE
    drive.send(ev.DeviceChanged(Device.CAMERA, None))
    assert compared(drive, Liveness.LIVE).state.step is Step.CHECKING_INSURANCE


def test_a_lens_that_stays_covered_has_its_own_code() -> None:
    drive = Drive().capturing_face().send(ev.DeviceChanged(Device.CAMERA, F.CAMERA_BLACK)).deadline().deadline()
    assert failure(drive) is F.CAMERA_BLACK


def test_the_audit_says_what_was_found_and_nothing_of_the_face() -> None:
    drive = compared(Drive().capturing_face(), Liveness.LIVE)
    rows = [dict(effect.details) for effect in drive.last if isinstance(effect, fx.Audit) and effect.kind == "face"]
    assert rows == [{"match": "True", "score": "0.710", "model": "sface", "frames": "3", "liveness": "live"}]
