"""What is done with one camera picture: look for a code or an MRZ, collect a good frame, compare.

Lives on the looking thread.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol, assert_never

from biometrics.camera import Frame
from biometrics.live_verification import LiveProgress, LiveVerdict
from biometrics.liveness.verdict import LivenessMode, LivenessVerdict, Outcome
from biometrics.quality import Hint
from biometrics.verification import Decision, PhotoFailure, ReferenceResult
from cardreader.optical.qr_image import find_qr
from cardreader.optical.qr_payload import parse_qr
from cardreader.optical.qr_result import QrDocument
from kiosk.devices.mrz_watch import MrzWatch
from kiosk.domain.checkin import FaceResult, Liveness
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import Post
from kiosk.session.events import (
    FaceCaptured,
    FaceCompared,
    FaceFailed,
    FaceProgressed,
    MrzRead,
    QrRead,
    QrUnknown,
)
from kiosk.session.state import FaceHint, FaceMotion, QrKey, Ref

_log = logging.getLogger(__name__)
_SCAN_EVERY = 0.12
"""Seconds between two looks for a code: quick for a hand, and most of a core stays free while nobody is there."""


class Verifier(Protocol):
    """What `biometrics.live_verification.LiveFaceVerifier` offers."""

    def set_reference(self, photo_bytes: bytes) -> ReferenceResult: ...
    def offer(self, frame: Frame) -> LiveProgress: ...
    def verdict(self) -> LiveVerdict: ...
    def restart(self) -> None: ...
    def wipe(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Rest:
    """Frames are dropped unseen."""


@dataclass(frozen=True, slots=True)
class Show:
    """Frames go to the screen alone."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Look for QR codes; with `mrz` for the MRZ on a card's back too."""

    ref: Ref
    mrz: bool


@dataclass(frozen=True, slots=True)
class Capture:
    """Collect good frames to compare with the photo."""

    ref: Ref
    photo: WipeableBytes


@dataclass(frozen=True, slots=True)
class Captured:
    """Enough frames; waiting to be asked for the comparison."""


@dataclass(frozen=True, slots=True)
class Compare:
    """Compare what was collected."""

    ref: Ref


Task = Rest | Show | Scan | Capture | Captured | Compare
"""What the camera is for right now."""


class Looker:
    """What is done with one frame; lives on the looking thread."""

    def __init__(self, verifier: Verifier | None, mrz: MrzWatch | None, post: Post) -> None:
        self._verifier = verifier
        self._mrz = mrz
        self._post = post
        self._prepared: Ref | None = None
        self._reference: WipeableBytes | None = None
        self._last_qr: bytes | None = None
        self._last_scan = -_SCAN_EVERY

    def work(self, task: Task, frame: Frame | None) -> Task:
        """Does one piece of work; the task that follows unless another was set meanwhile."""
        match task:
            case Scan() if frame is not None:
                return self._scan(task, frame) or task
            case Capture(ref, photo) if frame is not None:
                return self._capture(ref, photo, frame) or task
            case Compare(ref):
                return self._compare(ref)
            case _:
                return task

    def wipe(self) -> None:
        """Forgets the person."""
        self._prepared, self._reference, self._last_qr = None, None, None
        if self._verifier is not None:
            self._verifier.wipe()
        if self._mrz is not None:
            self._mrz.forget()

    def _scan(self, task: Scan, frame: Frame) -> Task | None:
        """The code first: it takes a tenth of the time, and on cards that carry both the person means the code."""
        if frame.captured_at - self._last_scan < _SCAN_EVERY:
            return None
        self._last_scan = frame.captured_at
        payloads = find_qr(frame.image)
        for payload in payloads:
            result = parse_qr(payload)
            if isinstance(result, QrDocument):
                self._last_qr = None
                self._post(QrRead(task.ref, QrKey(result.document)))
                return Rest()
            if payload != self._last_qr:
                self._last_qr = payload
                self._post(QrUnknown(task.ref))
        seen = self._mrz.look(task.ref, frame) if task.mrz and self._mrz is not None else None
        if seen is None:
            return None
        self._post(MrzRead(task.ref, seen))
        return Rest()

    def _capture(self, ref: Ref, photo: WipeableBytes, frame: Frame) -> Task | None:
        verifier = self._verifier
        if verifier is None:
            self._post(FaceFailed(ref, FailureCode.MODEL_FILE_INVALID))
            return Rest()
        if self._prepared != ref and not self._prepare(verifier, ref, photo):
            return Rest()
        progress = verifier.offer(frame)
        self._post(
            FaceProgressed(
                ref,
                face_hint(progress.hint),
                progress.collected,
                progress.needed,
                None if progress.motion is None else FaceMotion(progress.motion.value),
                progress.done,
                progress.motions,
            )
        )
        if progress.complete:
            self._post(FaceCaptured(ref))
            return Captured()
        return None

    def _prepare(self, verifier: Verifier, ref: Ref, photo: WipeableBytes) -> bool:
        """A new capture: the photo's template is made once a visit, the frames of an earlier try are dropped."""
        self._prepared = ref
        if self._reference is photo:
            verifier.restart()
            return True
        data = photo.reveal()
        if not data:
            self._post(FaceFailed(ref, FailureCode.PHOTO_MISSING))
            return False
        result = verifier.set_reference(data)
        if result.failure is not None:
            _log.warning("chip photo: %s", result.failure.value)
            self._post(FaceFailed(ref, photo_code(result.failure)))
            return False
        self._reference = photo
        return True

    def _compare(self, ref: Ref) -> Task:
        if self._verifier is None or self._reference is None:
            self._post(FaceFailed(ref, FailureCode.INTERNAL))
        else:
            verdict = self._verifier.verdict()
            _log.info(
                "liveness: %s; %s", verdict.liveness.outcome.value, "; ".join(verdict.liveness.reasons) or "all clear"
            )
            self._post(FaceCompared(ref, face_result(verdict)))
        return Rest()


_HINTS = {hint: FaceHint(hint.name.lower()) for hint in Hint}


def face_hint(hint: Hint | None) -> FaceHint | None:
    """The session's word for a hint of the quality gate."""
    return None if hint is None else _HINTS[hint]


def photo_code(failure: PhotoFailure) -> FailureCode:
    """The code of a chip photo that nobody can be compared with."""
    match failure:
        case PhotoFailure.UNDECODABLE:
            return FailureCode.PHOTO_UNUSABLE
        case PhotoFailure.NO_FACE:
            return FailureCode.PHOTO_WITHOUT_FACE
        case PhotoFailure.SEVERAL_FACES:
            return FailureCode.PHOTO_SEVERAL_FACES
        case other:
            assert_never(other)


def face_result(verdict: LiveVerdict) -> FaceResult:
    """What is kept of a verdict. Undecided is not a match: the session tries again, then calls staff."""
    face = verdict.face
    return FaceResult(
        match=face.decision is Decision.MATCH,
        score=face.score,
        threshold=face.threshold,
        model=face.model,
        frames=face.frames,
        checks=verdict.checks,
        target_fmr=face.target_fmr,
        liveness=liveness_of(verdict.liveness),
    )


def liveness_of(verdict: LivenessVerdict) -> Liveness:
    """The session's word for a liveness verdict."""
    match verdict.outcome:
        case _ if verdict.mode is LivenessMode.OFF:
            return Liveness.NOT_TESTED
        case Outcome.LIVE:
            return Liveness.LIVE
        case Outcome.ATTACK_SUSPECTED:
            return Liveness.SUSPECTED
        case Outcome.NOT_DETERMINED:
            return Liveness.NOTHING_AGAINST if verdict.satisfies_policy else Liveness.UNCLEAR
        case other:
            assert_never(other)
