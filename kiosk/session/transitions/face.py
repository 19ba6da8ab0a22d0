"""The live face: capture and comparison."""

from __future__ import annotations

from kiosk.domain.checkin import FaceResult, Liveness
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.session import steps
from kiosk.session.events import (
    DeadlinePassed,
    DeviceChanged,
    Event,
    FaceCaptured,
    FaceCompared,
    FaceFailed,
    FaceProgressed,
)
from kiosk.session.turn import Turn


def capturing_face(turn: Turn, event: Event) -> None:
    """Good frames are collected, and motions asked for."""
    match event:
        case FaceProgressed():
            _progressed(turn, event)
        case FaceCaptured():
            steps.to_matching(turn)
        case FaceFailed(code=code):
            steps.to_assisted(turn, code)
        case DeviceChanged(Device.CAMERA, FailureCode.CAMERA_BLACK):
            # A hand before the lens goes away by itself; if not, the deadline comes.
            return
        case DeviceChanged(Device.CAMERA, fault) if fault is not None:
            steps.to_assisted(turn, fault)
        case DeadlinePassed() if not turn.visit.capture_extended:
            turn.set_visit(capture_extended=True)
            turn.deadline(turn.policy.deadlines.capturing_face)
        case DeadlinePassed():
            camera = turn.state.health.fault(Device.CAMERA)
            steps.to_assisted(turn, camera or FailureCode.FACE_NOT_CAPTURED)
        case _:
            return


def _progressed(turn: Turn, event: FaceProgressed) -> None:
    before = turn.visit
    turn.set_visit(
        hint=event.hint,
        frames_collected=event.collected,
        frames_needed=event.needed,
        motion=event.motion,
        motions_done=event.motions_done,
        motions=event.motions,
    )
    # Each motion has its own time: whoever is being asked is not sent away for being slow before.
    if event.motion is not None and event.motion is not before.motion:
        turn.deadline(turn.policy.deadlines.capturing_face)


def matching(turn: Turn, event: Event) -> None:
    """The faces are compared."""
    match event:
        case FaceCompared(result=result):
            turn.forget("face")
            turn.set_visit(face=result)
            turn.audit(
                "face",
                match=str(result.match),
                score=f"{result.score:.3f}",
                model=result.model,
                frames=str(result.frames),
                liveness=result.liveness.value,
            )
            _compared(turn, result)
        case FaceFailed(code=code):
            steps.to_assisted(turn, code)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.FACE_TIMED_OUT)
        case _:
            return


def _compared(turn: Turn, result: FaceResult) -> None:
    if result.liveness is Liveness.SUSPECTED:
        # Whoever it was, no second try: staff look, and nobody is told why.
        steps.to_assisted(turn, FailureCode.FACE_NEEDS_STAFF)
        return
    if result.accepted:
        steps.to_insurance(turn)
        return
    misses = turn.visit.face_misses + 1
    turn.set_visit(face_misses=misses)
    if misses < turn.policy.face_misses:
        steps.to_capturing_face(turn)
    else:
        unclear = result.match and result.liveness is Liveness.UNCLEAR
        steps.to_assisted(turn, FailureCode.LIVENESS_UNCLEAR if unclear else FailureCode.FACE_NOT_RECOGNISED)
