"""The live face: capture and comparison."""

from __future__ import annotations

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
    """Good frames are collected."""
    match event:
        case FaceProgressed(hint=hint, collected=collected, needed=needed):
            turn.set_visit(hint=hint, frames_collected=collected, frames_needed=needed)
        case FaceCaptured():
            steps.to_matching(turn)
        case FaceFailed(code=code):
            steps.to_assisted(turn, code)
        case DeviceChanged(Device.CAMERA, fault) if fault is not None:
            steps.to_assisted(turn, FailureCode.CAMERA_LOST)
        case DeadlinePassed() if not turn.visit.capture_extended:
            turn.set_visit(capture_extended=True)
            turn.deadline(turn.policy.deadlines.capturing_face)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.FACE_NOT_CAPTURED)
        case _:
            return


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
            )
            if result.match:
                steps.to_insurance(turn)
                return
            misses = turn.visit.face_misses + 1
            turn.set_visit(face_misses=misses)
            if misses < turn.policy.face_misses:
                steps.to_capturing_face(turn)
            else:
                steps.to_assisted(turn, FailureCode.FACE_NOT_RECOGNISED)
        case FaceFailed(code=code):
            steps.to_assisted(turn, code)
        case DeviceChanged(Device.CAMERA, fault) if fault is not None:
            steps.to_assisted(turn, FailureCode.CAMERA_LOST)
        case DeadlinePassed():
            steps.to_assisted(turn, FailureCode.FACE_TIMED_OUT)
        case _:
            return
