"""Keeps the camera filming: opens it, watches how it does, opens it again when it fails, and reports every change.

Each `step` does one thing and returns, so that every fault can be played through without a thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import assert_never

from biometrics.camera import CameraError, CameraFault, Frame, FrameSource
from biometrics.camera_watch import CameraCondition, CameraWatch
from kiosk.domain.failures import FailureCode

_log = logging.getLogger(__name__)
_FRAME_WAIT = 0.2
_TRY_AGAIN_AFTER = 0.5
"""A camera that was plugged in again films within a second."""
_REOPEN_AFTER = 5.0
"""Longer than slow cameras take to the first frame; a wedged driver mostly films again once it is opened anew."""


class CameraFeed:
    """Frames of a source, and `report` of what is wrong with it: called with each new code, and None when it films.

    `monotonic` gives the seconds that stamp the frames; `pause` waits for so many seconds.
    """

    def __init__(
        self,
        source: FrameSource,
        monotonic: Callable[[], float],
        report: Callable[[FailureCode | None], None],
        pause: Callable[[float], object],
    ) -> None:
        self._source = source
        self._monotonic = monotonic
        self._report = report
        self._pause = pause
        self._watch: CameraWatch | None = None
        self._opened_at = 0.0
        self._fine_at = 0.0
        self._reported: FailureCode | None = None
        self._told_once = False

    def step(self) -> Frame | None:
        """Open the camera, or wait a moment for its next frame. Never raises for what a camera does."""
        try:
            if self._watch is None:
                self._source.open()
                self._opened_at = self._fine_at = self._monotonic()
                self._watch = CameraWatch(self._opened_at)
                return None
            return self._read(self._watch)
        except CameraError as error:
            self._tell(fault_code(error.kind))
            self.close()
            self._pause(_TRY_AGAIN_AFTER)
            return None

    def close(self) -> None:
        """Release the camera; the next step opens it again."""
        self._watch = None
        self._source.close()

    def _read(self, watch: CameraWatch) -> Frame | None:
        frame = self._source.read(_FRAME_WAIT)
        now = self._monotonic()
        condition = watch.miss(now) if frame is None else watch.see(frame)
        if condition is not CameraCondition.STARTING:
            self._tell(condition_code(condition))
        if condition in (CameraCondition.FINE, CameraCondition.SLOW):
            self._fine_at = now
        elif now - self._fine_at >= _REOPEN_AFTER:
            self.close()
        return frame

    def _tell(self, code: FailureCode | None) -> None:
        if self._told_once and code is self._reported:
            return
        self._told_once, self._reported = True, code
        if code is not None:
            _log.warning("%s: %s", self._source.name, code.name)
        self._report(code)


def fault_code(kind: CameraFault) -> FailureCode:
    """The code of a source that gives no frames."""
    match kind:
        case CameraFault.NOT_FOUND | CameraFault.UNREADABLE:
            return FailureCode.CAMERA_MISSING
        case CameraFault.DENIED:
            return FailureCode.CAMERA_DENIED
        case CameraFault.BUSY:
            return FailureCode.CAMERA_BUSY
        case CameraFault.LOST | CameraFault.ENDED | CameraFault.NOT_OPEN:
            return FailureCode.CAMERA_LOST
        case other:
            assert_never(other)


def condition_code(condition: CameraCondition) -> FailureCode | None:
    """The code of a camera that is open and does not film as it should."""
    match condition:
        case CameraCondition.FINE | CameraCondition.STARTING:
            return None
        case CameraCondition.SILENT:
            return FailureCode.CAMERA_LOST
        case CameraCondition.BLACK:
            return FailureCode.CAMERA_BLACK
        case CameraCondition.FROZEN:
            return FailureCode.CAMERA_FROZEN
        case CameraCondition.SLOW:
            return FailureCode.CAMERA_SLOW
        case other:
            assert_never(other)
