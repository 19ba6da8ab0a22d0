"""The camera behind its port: preview, QR and MRZ finder, face capture.

Two threads: one takes frames from the source and feeds the preview at camera rate; the other looks at the newest frame,
so that a slow look never holds up the preview.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.camera import Frame, FrameSource
from biometrics.modelstore import ModelFileError
from cardreader.optical.mrz_vote import FrameReader
from cardreader.optical.recogniser import RecogniserError
from kiosk.devices.camera_feed import CameraFeed
from kiosk.devices.looker import Capture, Compare, Looker, Rest, Scan, Show, Task, Verifier
from kiosk.devices.mrz_watch import MrzWatch
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import Clock, Post, PreviewImage
from kiosk.session.events import (
    DeviceChanged,
)
from kiosk.session.state import Ref
from kiosk.threads import SYSTEM_THREADS, Thread, Threads

_log = logging.getLogger(__name__)
_PREVIEW_WIDTH = 640


class CameraWorker:
    """Implements `kiosk.ports.CameraPort` over a frame source, a face verifier and a reader of the MRZ.

    Verifier and reader are made on the looking thread, since loading the models takes a moment. Where `make_verifier`
    fails the camera is reported with MODEL_FILE_INVALID; where `make_mrz_reader` fails there are codes and digits
    alone, which the log tells and `kiosk doctor` finds. `resting_pause`: seconds between two frames, at most, while
    they are taken for nothing but to see that the camera films.
    """

    def __init__(
        self,
        source: FrameSource,
        make_verifier: Callable[[], Verifier],
        make_mrz_reader: Callable[[], FrameReader],
        clock: Clock,
        *,
        threads: Threads = SYSTEM_THREADS,
        resting_pause: float = 0.0,
    ) -> None:
        self._source = source
        self._make_verifier = make_verifier
        self._make_mrz_reader = make_mrz_reader
        self._clock = clock
        self._post: Post = lambda _event: None
        self._show: Callable[[PreviewImage], None] | None = None
        self._change = threads.condition()
        self._task: Task = Rest()
        self._newest: Frame | None = None
        self._camera_fault: FailureCode | None = None
        self._model_fault: FailureCode | None = None
        self._wipe_asked = 0
        self._wiped = 0
        self._stopping = threads.event()
        self._make_thread = threads.thread
        self._resting_pause = resting_pause
        self._threads: list[Thread] = []

    def start(self, post: Post) -> None:
        self._post = post
        self._threads = [
            self._make_thread(self._take_frames, "camera"),
            self._make_thread(self._look, "face"),
        ]
        for thread in self._threads:
            thread.start()

    def scan(self, ref: Ref, *, mrz: bool) -> None:
        self._set(Scan(ref, mrz))

    def capture(self, ref: Ref, photo: WipeableBytes) -> None:
        self._set(Capture(ref, photo))

    def compare(self, ref: Ref) -> None:
        self._set(Compare(ref))

    def show(self) -> None:
        self._set(Show())

    def rest(self) -> None:
        self._set(Rest())

    def wipe(self) -> None:
        with self._change:
            self._task = Rest()
            self._drop_newest()
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
        with self._change:
            self._drop_newest()

    def _set(self, task: Task) -> None:
        with self._change:
            self._task = task
            self._drop_newest()
            self._change.notify_all()

    # --- the frame thread ----------------------------------------------------------------------------------------

    def _take_frames(self) -> None:
        feed = CameraFeed(self._source, self._clock.monotonic, self._camera_changed, self._stopping.wait)
        while not self._stopping.is_set():
            frame = feed.step()
            if frame is not None:
                self._hand_over(frame)
            if self._resting_pause:
                self._rest_a_while()
        feed.close()

    def _rest_a_while(self) -> None:
        with self._change:
            self._change.wait_for(
                lambda: self._stopping.is_set() or isinstance(self._task, Show | Scan | Capture), self._resting_pause
            )

    def _hand_over(self, frame: Frame) -> None:
        """To the screen at once, to the looking thread as soon as it has time: an older frame gives way."""
        with self._change:
            seen = isinstance(self._task, Show | Scan | Capture)
        show = self._show
        if seen and show is not None:
            show(preview_of(frame.image))
        with self._change:
            if not isinstance(self._task, Scan | Capture):
                frame.wipe()
                return
            self._drop_newest()
            self._newest = frame
            self._change.notify_all()

    def _camera_changed(self, code: FailureCode | None) -> None:
        with self._change:
            self._camera_fault = code
            told = code or self._model_fault
        self._post(DeviceChanged(Device.CAMERA, told))

    def _drop_newest(self) -> None:
        """Only under the lock."""
        if self._newest is not None:
            self._newest.wipe()
            self._newest = None

    # --- the looking thread --------------------------------------------------------------------------------------

    def _look(self) -> None:
        try:
            verifier = self._make_verifier()
        except (ModelFileError, OSError, RuntimeError) as error:
            _log.error("face models: %s", error)
            verifier = None
            with self._change:
                self._model_fault = FailureCode.MODEL_FILE_INVALID
                told = self._camera_fault or self._model_fault
            self._post(DeviceChanged(Device.CAMERA, told))
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
            if frame is not None:
                frame.wipe()
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
