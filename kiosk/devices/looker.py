"""What is done with one camera picture: look for a code or an MRZ, collect a good frame, compare.

Lives on the looking thread.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol

from biometrics.camera import Frame
from biometrics.quality import Hint
from biometrics.verification import CaptureProgress, Decision, FaceVerdict, PhotoFailure, ReferenceResult
from cardreader.optical.qr_image import find_qr
from cardreader.optical.qr_payload import parse_qr
from cardreader.optical.qr_result import QrDocument
from kiosk.devices.mrz_watch import MrzWatch
from kiosk.domain.checkin import FaceResult
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
from kiosk.session.state import FaceHint, QrKey, Ref

_log = logging.getLogger(__name__)
_SCAN_EVERY = 0.12
"""Seconds between two looks for a code: quick for a hand, and most of a core stays free while nobody is there."""


class Verifier(Protocol):
    """What `biometrics.verification.FaceVerifier` offers."""

    def set_reference(self, photo_bytes: bytes) -> ReferenceResult: ...
    def offer(self, frame: Frame) -> CaptureProgress: ...
    def verdict(self) -> FaceVerdict: ...
    def restart(self) -> None: ...
    def wipe(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Rest:
    """Frames are dropped unseen."""


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


Task = Rest | Scan | Capture | Captured | Compare
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
        self._post(FaceProgressed(ref, face_hint(progress.hint), progress.collected, progress.needed))
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
        result = verifier.set_reference(photo.reveal())
        if result.failure is not None:
            _log.warning("chip photo: %s", PhotoFailure(result.failure).value)
            self._post(FaceFailed(ref, FailureCode.PHOTO_UNUSABLE))
            return False
        self._reference = photo
        return True

    def _compare(self, ref: Ref) -> Task:
        if self._verifier is None or self._reference is None:
            self._post(FaceFailed(ref, FailureCode.INTERNAL))
        else:
            self._post(FaceCompared(ref, face_result(self._verifier.verdict())))
        return Rest()


_HINTS = {hint: FaceHint(hint.name.lower()) for hint in Hint}


def face_hint(hint: Hint | None) -> FaceHint | None:
    """The session's word for a hint of the quality gate."""
    return None if hint is None else _HINTS[hint]


def face_result(verdict: FaceVerdict) -> FaceResult:
    """What is kept of a verdict. Undecided is not a match: the session tries again, then calls staff."""
    return FaceResult(
        match=verdict.decision is Decision.MATCH,
        score=verdict.score,
        threshold=verdict.threshold,
        model=verdict.model,
        frames=verdict.frames,
        checks=verdict.checks,
    )
