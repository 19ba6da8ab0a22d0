"""The camera behind its port: preview, QR and MRZ finder, face capture.

Two threads: one takes frames from the source and feeds the preview at camera rate; the other looks at the newest frame,
so that a slow look never holds up the preview.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.camera import CameraError, CameraFault, Frame, FrameSource
from biometrics.modelstore import ModelFileError
from cardreader.optical.mrz_vote import FrameReader
from cardreader.optical.recogniser import RecogniserError
from kiosk.devices.looker import Capture, Compare, Looker, Rest, Scan, Task, Verifier
from kiosk.devices.mrz_watch import MrzWatch
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import Clock, Post, PreviewImage
from kiosk.session.events import (
    DeviceChanged,
)
from kiosk.session.state import Ref

_log = logging.getLogger(__name__)
_FRAME_WAIT = 0.2
_REOPEN_AFTER = 1.0
_PREVIEW_WIDTH = 640


class CameraWorker:
    """Implements `kiosk.ports.CameraPort` over a frame source, a face verifier and a reader of the MRZ.

    Verifier and reader are made on the looking thread, since loading the models takes a moment. Where `make_verifier`
    fails the camera is reported with MODEL_FILE_INVALID; where `make_mrz_reader` fails there are codes and digits
    alone, which the log tells and `kiosk doctor` finds.
    """

    def __init__(
        self,
        source: FrameSource,
        make_verifier: Callable[[], Verifier],
        make_mrz_reader: Callable[[], FrameReader],
        clock: Clock,
    ) -> None:
        self._source = source
        self._make_verifier = make_verifier
        self._make_mrz_reader = make_mrz_reader
        self._clock = clock
        self._post: Post = lambda _event: None
        self._show: Callable[[PreviewImage], None] | None = None
        self._change = threading.Condition()
        self._task: Task = Rest()
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

    def scan(self, ref: Ref, *, mrz: bool) -> None:
        self._set(Scan(ref, mrz))

    def capture(self, ref: Ref, photo: WipeableBytes) -> None:
        self._set(Capture(ref, photo))

    def compare(self, ref: Ref) -> None:
        self._set(Compare(ref))

    def rest(self) -> None:
        self._set(Rest())

    def wipe(self) -> None:
        with self._change:
            self._task, self._newest = Rest(), None
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

    def _set(self, task: Task) -> None:
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
                looking = isinstance(self._task, Scan | Capture)
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
        looker = Looker(verifier, self._mrz_watch(), self._post)
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

    def _mrz_watch(self) -> MrzWatch | None:
        try:
            return MrzWatch(self._make_mrz_reader(), self._clock)
        except RecogniserError as error:
            _log.error("no MRZ is read: %s", error)
            return None

    def _has_work(self) -> bool:
        return (
            self._stopping.is_set()
            or self._wipe_asked != self._wiped
            or isinstance(self._task, Compare)
            or (isinstance(self._task, Scan | Capture) and self._newest is not None)
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
