"""The camera behind its port: preview, QR finder, face capture.

Two threads: one takes frames from the source and feeds the preview at camera rate; the other looks at the newest frame,
so that a slow look never holds up the preview.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.camera import CameraError, CameraFault, Frame, FrameSource
from biometrics.modelstore import ModelFileError
from biometrics.quality import Hint
from biometrics.verification import CaptureProgress, Decision, FaceVerdict, PhotoFailure, ReferenceResult
from cardreader.optical.qr_image import find_qr
from cardreader.optical.qr_payload import parse_qr
from cardreader.optical.qr_result import QrDocument
from kiosk.domain.checkin import FaceResult
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import Post, PreviewImage
from kiosk.session.events import (
    DeviceChanged,
    FaceCaptured,
    FaceCompared,
    FaceFailed,
    FaceProgressed,
    QrRead,
    QrUnknown,
)
from kiosk.session.state import FaceHint, QrKey, Ref

_log = logging.getLogger(__name__)
_FRAME_WAIT = 0.2
_REOPEN_AFTER = 1.0
_PREVIEW_WIDTH = 640
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
class _Rest:
    """Frames are dropped unseen."""


@dataclass(frozen=True, slots=True)
class _Scan:
    ref: Ref


@dataclass(frozen=True, slots=True)
class _Capture:
    ref: Ref
    photo: WipeableBytes


@dataclass(frozen=True, slots=True)
class _Captured:
    """Enough frames; waiting to be asked for the comparison."""


@dataclass(frozen=True, slots=True)
class _Compare:
    ref: Ref


_Task = _Rest | _Scan | _Capture | _Captured | _Compare


class CameraWorker:
    """Implements `kiosk.ports.CameraPort` over a frame source and a face verifier.

    The verifier is made by `make_verifier` on the looking thread, since loading the models takes a moment; where that
    fails the camera is reported with MODEL_FILE_INVALID.
    """

    def __init__(self, source: FrameSource, make_verifier: Callable[[], Verifier]) -> None:
        self._source = source
        self._make_verifier = make_verifier
        self._post: Post = lambda _event: None
        self._show: Callable[[PreviewImage], None] | None = None
        self._change = threading.Condition()
        self._task: _Task = _Rest()
        self._newest: Frame | None = None
        self._wipe_asked = 0
        self._wiped = 0
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self, post: Post) -> None:
        self._post = post
        self._threads = [
            threading.Thread(target=self._take_frames, name="camera", daemon=True),
            threading.Thread(target=self._look, name="face", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def scan(self, ref: Ref) -> None:
        self._set(_Scan(ref))

    def capture(self, ref: Ref, photo: WipeableBytes) -> None:
        self._set(_Capture(ref, photo))

    def compare(self, ref: Ref) -> None:
        self._set(_Compare(ref))

    def rest(self) -> None:
        self._set(_Rest())

    def wipe(self) -> None:
        with self._change:
            self._task, self._newest = _Rest(), None
            self._wipe_asked += 1
            mine = self._wipe_asked
            self._change.notify_all()
            self._change.wait_for(lambda: self._wiped >= mine or self._stopping.is_set())

    def set_preview(self, show: Callable[[PreviewImage], None] | None) -> None:
        self._show = show

    def stop(self) -> None:
        self._stopping.set()
        with self._change:
            self._change.notify_all()
        for thread in self._threads:
            thread.join(2.0)

    def _set(self, task: _Task) -> None:
        with self._change:
            self._task, self._newest = task, None
            self._change.notify_all()

    # --- the frame thread ----------------------------------------------------------------------------------------

    def _take_frames(self) -> None:
        lost = False
        while not self._stopping.is_set():
            try:
                self._source.open()
                lost = False
                self._post(DeviceChanged(Device.CAMERA, None))
                self._pump()
            except CameraError as error:
                if not lost:
                    lost = True
                    _log.warning("camera: %s", error)
                    self._post(DeviceChanged(Device.CAMERA, _fault_code(error.kind)))
            finally:
                self._source.close()
            self._stopping.wait(_REOPEN_AFTER)

    def _pump(self) -> None:
        while not self._stopping.is_set():
            frame = self._source.read(_FRAME_WAIT)
            if frame is None:
                continue
            with self._change:
                looking = isinstance(self._task, _Scan | _Capture)
                if looking:
                    self._newest = frame
                    self._change.notify_all()
            show = self._show
            if looking and show is not None:
                show(preview_of(frame.image))

    # --- the looking thread --------------------------------------------------------------------------------------

    def _look(self) -> None:
        try:
            verifier = self._make_verifier()
        except (ModelFileError, OSError, RuntimeError) as error:
            _log.error("face models: %s", error)
            self._post(DeviceChanged(Device.CAMERA, FailureCode.MODEL_FILE_INVALID))
            verifier = None
        looker = _Looker(verifier, self._post)
        while True:
            with self._change:
                self._change.wait_for(self._has_work)
                if self._stopping.is_set():
                    break
                task, frame, wipe = self._task, self._newest, self._wipe_asked
                self._newest = None
            if wipe != self._wiped:
                looker.wipe()
                with self._change:
                    self._wiped = wipe
                    self._change.notify_all()
                continue
            following = looker.work(task, frame)
            with self._change:
                if self._task is task:
                    self._task = following
        looker.wipe()

    def _has_work(self) -> bool:
        return (
            self._stopping.is_set()
            or self._wipe_asked != self._wiped
            or isinstance(self._task, _Compare)
            or (isinstance(self._task, _Scan | _Capture) and self._newest is not None)
        )


class _Looker:
    """What is done with one frame; lives on the looking thread."""

    def __init__(self, verifier: Verifier | None, post: Post) -> None:
        self._verifier = verifier
        self._post = post
        self._prepared: Ref | None = None
        self._reference: WipeableBytes | None = None
        self._last_qr: bytes | None = None
        self._last_scan = -_SCAN_EVERY

    def work(self, task: _Task, frame: Frame | None) -> _Task:
        """Does one piece of work; the task that follows unless another was set meanwhile."""
        match task:
            case _Scan(ref) if frame is not None:
                return self._scan(ref, frame) or task
            case _Capture(ref, photo) if frame is not None:
                return self._capture(ref, photo, frame) or task
            case _Compare(ref):
                return self._compare(ref)
            case _:
                return task

    def wipe(self) -> None:
        self._prepared, self._reference, self._last_qr = None, None, None
        if self._verifier is not None:
            self._verifier.wipe()

    def _scan(self, ref: Ref, frame: Frame) -> _Task | None:
        if frame.captured_at - self._last_scan < _SCAN_EVERY:
            return None
        self._last_scan = frame.captured_at
        payloads = find_qr(frame.image)
        for payload in payloads:
            result = parse_qr(payload)
            if isinstance(result, QrDocument):
                self._last_qr = None
                self._post(QrRead(ref, QrKey(result.document)))
                return _Rest()
            if payload != self._last_qr:
                self._last_qr = payload
                self._post(QrUnknown(ref))
        return None

    def _capture(self, ref: Ref, photo: WipeableBytes, frame: Frame) -> _Task | None:
        verifier = self._verifier
        if verifier is None:
            self._post(FaceFailed(ref, FailureCode.MODEL_FILE_INVALID))
            return _Rest()
        if self._prepared != ref and not self._prepare(verifier, ref, photo):
            return _Rest()
        progress = verifier.offer(frame)
        self._post(FaceProgressed(ref, face_hint(progress.hint), progress.collected, progress.needed))
        if progress.complete:
            self._post(FaceCaptured(ref))
            return _Captured()
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

    def _compare(self, ref: Ref) -> _Task:
        if self._verifier is None or self._reference is None:
            self._post(FaceFailed(ref, FailureCode.INTERNAL))
        else:
            self._post(FaceCompared(ref, face_result(self._verifier.verdict())))
        return _Rest()


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


def preview_of(image: npt.NDArray[np.uint8]) -> PreviewImage:
    """A camera picture (H x W x 3, BGR) as the screen shows it: mirrored, RGB, at most 640 pixels wide."""
    height, width = image.shape[:2]
    scale = min(1.0, _PREVIEW_WIDTH / width)
    small = cv2.resize(image, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    rgb = cv2.cvtColor(cv2.flip(small, 1), cv2.COLOR_BGR2RGB)
    return PreviewImage(rgb.shape[1], rgb.shape[0], rgb.tobytes())


def _fault_code(kind: CameraFault) -> FailureCode:
    match kind:
        case CameraFault.LOST | CameraFault.ENDED:
            return FailureCode.CAMERA_LOST
        case _:
            return FailureCode.CAMERA_MISSING
