"""Frames from a camera or a video file, the newest one only.

A face check wants to know how the person looks now: a queue of old frames would show the screen's hint a second late.
"""

import math
import os
import sys
import threading
import time
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np
import numpy.typing as npt

_READS_BEFORE_LOST: Final = 5
_PAUSE_AFTER_FAILED_READ: Final = 0.05
_USUAL_RATE: Final = 25.0
_CLOSE_PATIENCE: Final = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a source: `image` is H x W x 3, BGR, 0-255; `captured_at` in seconds of the monotonic clock.

    `index` counts the frames taken since the source was opened, delivered or not. A frame belongs to whoever read it.
    """

    image: npt.NDArray[np.uint8] = field(repr=False)
    index: int
    captured_at: float

    def wipe(self) -> None:
        """Overwrite the picture, once nobody looks at it any more."""
        self.image.fill(0)


class CameraFault(Enum):
    """Why a source gives no frames."""

    NOT_FOUND = "there is no such camera or file"
    DENIED = "this account may not use the camera"
    BUSY = "the camera cannot be opened; another program may be using it"
    UNREADABLE = "the file is no video that can be read"
    LOST = "the camera stopped answering"
    ENDED = "the video has ended"
    NOT_OPEN = "the source is not open"


class CameraError(Exception):
    """A source could not be opened, or gives no more frames."""

    def __init__(self, kind: CameraFault, source: str) -> None:
        super().__init__(f"{source}: {kind.value}")
        self.kind = kind
        self.source = source


class FrameSource(Protocol):
    """Where frames come from: a camera, a video file, a simulation."""

    name: str

    def open(self) -> None:
        """Start to take frames. Raises `CameraError`."""
        ...

    def read(self, timeout: float) -> Frame | None:
        """Return the newest frame not delivered yet; wait up to `timeout` seconds, then return None.

        Raises `CameraError` when the source is lost, has ended or is not open.
        """
        ...

    def close(self) -> None:
        """Stop and release the device. May be called at any time, and again."""
        ...


class OpenCvFrameSource:
    """A camera or a video file read through OpenCV on a thread of its own.

    `device` is a camera's number, a camera's device file, or a video file. A video file plays at its own rate; with
    `loop` it starts again at its end, otherwise `read` raises `CameraError` (ENDED) after the last frame. `width` and
    `height` are asked of a camera, which may choose others.
    """

    def __init__(self, device: int | Path, *, width: int = 1280, height: int = 720, loop: bool = False) -> None:
        self.name = f"camera {device}" if isinstance(device, int) else device.name
        self._device = device
        self._size = (width, height)
        self._loop = loop
        self._arrival = threading.Condition()
        self._newest: Frame | None = None
        self._fault: CameraFault | None = CameraFault.NOT_OPEN
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Open the device and start the capture thread; an open source is closed first. Raises `CameraError`."""
        self.close()
        is_file = isinstance(self._device, Path) and self._device.is_file()
        capture = self._open_file() if is_file else self._open_camera()
        self._stop = threading.Event()
        self._newest = None
        self._fault = None
        pace = _FilePace(capture, self._stop) if is_file else None
        self._thread = threading.Thread(
            target=self._capture, args=(capture, self._stop, pace), name=f"capture {self.name}", daemon=True
        )
        self._thread.start()

    def read(self, timeout: float) -> Frame | None:
        """Return the newest frame not delivered yet, or None when none came within `timeout` seconds."""
        with self._arrival:
            self._arrival.wait_for(lambda: self._newest is not None or self._fault is not None, timeout)
            frame, self._newest = self._newest, None
            if frame is None and self._fault is not None:
                raise CameraError(self._fault, self.name)
            return frame

    def close(self) -> None:
        """Stop capturing and forget the newest frame."""
        self._stop.set()
        if self._thread is not None:
            # A driver that hangs keeps its thread; it ends, and releases the device, when the driver answers.
            self._thread.join(_CLOSE_PATIENCE)
            self._thread = None
        with self._arrival:
            if self._newest is not None:
                self._newest.wipe()
            self._newest = None
            self._fault = CameraFault.NOT_OPEN
            self._arrival.notify_all()

    def _open_file(self) -> cv2.VideoCapture:
        capture = cv2.VideoCapture(str(self._device))
        if not capture.isOpened():
            raise CameraError(CameraFault.UNREADABLE, self.name)
        return capture

    def _open_camera(self) -> cv2.VideoCapture:
        device = self._device
        if isinstance(device, Path) or sys.platform == "linux":
            path = Path(f"/dev/video{device}") if isinstance(device, int) else device
            if not path.exists():
                raise CameraError(CameraFault.NOT_FOUND, self.name)
            if not os.access(path, os.R_OK | os.W_OK):
                raise CameraError(CameraFault.DENIED, self.name)
        capture = cv2.VideoCapture(device if isinstance(device, int) else str(device))
        if not capture.isOpened():
            raise CameraError(CameraFault.BUSY, self.name)
        # Uncompressed, USB 2 carries 1280 x 720 at ten frames a second only.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
        # The driver's own queue would hold old frames.
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return capture

    def _capture(self, capture: cv2.VideoCapture, stop: threading.Event, pace: "_FilePace | None") -> None:
        read = self._play if pace is not None else self._read_camera
        index = 0
        while not stop.is_set():
            image = read(capture, stop)
            if image is None:
                break
            self._deliver(Frame(image, index, time.monotonic()), stop)
            index += 1
            if pace is not None:
                pace.wait_for_next()
        capture.release()

    def _read_camera(self, capture: cv2.VideoCapture, stop: threading.Event) -> npt.NDArray[np.uint8] | None:
        for _ in range(_READS_BEFORE_LOST):
            taken, image = capture.read()
            if taken:
                return image.astype(np.uint8, copy=False)
            if stop.wait(_PAUSE_AFTER_FAILED_READ):
                return None
        self._fail(CameraFault.LOST, stop)
        return None

    def _play(self, capture: cv2.VideoCapture, stop: threading.Event) -> npt.NDArray[np.uint8] | None:
        taken, image = capture.read()
        if not taken and self._loop:
            # Opened again, not rewound: seeking is not exact in every container.
            capture.open(str(self._device))
            taken, image = capture.read()
        if taken:
            return image.astype(np.uint8, copy=False)
        self._fail(CameraFault.ENDED, stop)
        return None

    def _deliver(self, frame: Frame, stop: threading.Event) -> None:
        with self._arrival:
            if not stop.is_set():
                if self._newest is not None:
                    self._newest.wipe()
                self._newest = frame
                self._arrival.notify_all()

    def _fail(self, fault: CameraFault, stop: threading.Event) -> None:
        with self._arrival:
            if not stop.is_set():
                self._fault = fault
                self._arrival.notify_all()


class _FilePace:
    """Keeps a video file at its own rate, whatever the decoding of a frame costs."""

    def __init__(self, capture: cv2.VideoCapture, stop: threading.Event) -> None:
        rate = capture.get(cv2.CAP_PROP_FPS)
        self._interval = 1 / (rate if math.isfinite(rate) and 1 <= rate <= 240 else _USUAL_RATE)
        self._due = time.monotonic()
        self._stop = stop

    def wait_for_next(self) -> None:
        self._due = max(self._due + self._interval, time.monotonic() - self._interval)
        self._stop.wait(max(0.0, self._due - time.monotonic()))
