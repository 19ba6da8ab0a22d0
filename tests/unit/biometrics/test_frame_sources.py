"""A video file stands for the camera: the same thread, the same newest-frame rule."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from biometrics.camera import CameraError, CameraFault, Frame, OpenCvFrameSource

FRAMES = 6
PATIENCE = 30.0

Opener = Callable[..., OpenCvFrameSource]


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Six grey frames, each brighter than the one before, at 50 a second."""
    path = tmp_path / "person.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 50.0, (64, 48))
    assert writer.isOpened()
    for index in range(FRAMES):
        writer.write(np.full((48, 64, 3), 30 + 30 * index, dtype=np.uint8))
    writer.release()
    return path


@pytest.fixture
def opened() -> Iterator[Opener]:
    sources: list[OpenCvFrameSource] = []

    def opener(device: int | Path, *, loop: bool = False) -> OpenCvFrameSource:
        source = OpenCvFrameSource(device, loop=loop)
        sources.append(source)
        source.open()
        return source

    yield opener
    for source in sources:
        source.close()


def read_until_error(source: OpenCvFrameSource) -> tuple[list[Frame], CameraFault]:
    frames: list[Frame] = []
    while True:
        try:
            frame = source.read(PATIENCE)
        except CameraError as error:
            return frames, error.kind
        assert frame is not None
        frames.append(frame)


def test_a_video_is_delivered_in_order_up_to_its_last_frame_and_then_ends(video: Path, opened: Opener) -> None:
    frames, fault = read_until_error(opened(video))

    assert fault is CameraFault.ENDED
    indices = [frame.index for frame in frames]
    assert indices == sorted(set(indices))
    assert indices[-1] == FRAMES - 1
    times = [frame.captured_at for frame in frames]
    assert times == sorted(times)
    assert frames[-1].image.shape == (48, 64, 3)
    assert frames[-1].image.dtype == np.uint8
    assert abs(int(frames[-1].image[20, 20, 1]) - (30 + 30 * (FRAMES - 1))) < 5


def test_a_slow_reader_gets_the_newest_frame_only(video: Path, opened: Opener) -> None:
    source = opened(video)
    assert source._thread is not None
    source._thread.join(PATIENCE)

    frames, fault = read_until_error(source)

    assert [frame.index for frame in frames] == [FRAMES - 1]
    assert fault is CameraFault.ENDED


def test_a_looping_video_goes_on(video: Path, opened: Opener) -> None:
    source = opened(video, loop=True)
    seen = -1
    while seen <= 2 * FRAMES:
        frame = source.read(PATIENCE)
        assert frame is not None
        seen = frame.index


def test_a_frame_is_delivered_once_and_waiting_ends(video: Path, opened: Opener) -> None:
    source = opened(video, loop=True)
    first = source.read(PATIENCE)
    assert first is not None
    second = source.read(0.0)
    assert second is None or second.index > first.index


def test_a_source_can_be_opened_again(video: Path, opened: Opener) -> None:
    source = opened(video)
    read_until_error(source)
    source.open()
    frames, _ = read_until_error(source)
    assert frames[-1].index == FRAMES - 1


def test_a_source_that_is_not_open_says_so(video: Path) -> None:
    source = OpenCvFrameSource(video)
    for _ in range(2):
        with pytest.raises(CameraError) as caught:
            source.read(0.0)
        assert caught.value.kind is CameraFault.NOT_OPEN
        source.close()


def test_closing_forgets_the_newest_frame(video: Path, opened: Opener) -> None:
    source = opened(video)
    assert source._thread is not None
    source._thread.join(PATIENCE)
    source.close()
    with pytest.raises(CameraError) as caught:
        source.read(0.0)
    assert caught.value.kind is CameraFault.NOT_OPEN


def test_a_camera_or_file_that_is_not_there(tmp_path: Path) -> None:
    for device in (99, tmp_path / "none.avi"):
        with pytest.raises(CameraError) as caught:
            OpenCvFrameSource(device).open()
        assert caught.value.kind is CameraFault.NOT_FOUND


def test_a_file_that_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "notes.avi"
    path.write_text("not a video", encoding="utf-8")
    with pytest.raises(CameraError) as caught:
        OpenCvFrameSource(path).open()
    assert caught.value.kind is CameraFault.UNREADABLE
    assert "notes.avi" in str(caught.value)


def test_a_device_that_does_not_open_is_busy() -> None:
    with pytest.raises(CameraError) as caught:
        OpenCvFrameSource(Path("/dev/null")).open()
    assert caught.value.kind is CameraFault.BUSY


def test_a_camera_this_account_may_not_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(CameraError) as caught:
        OpenCvFrameSource(Path("/dev/null")).open()
    assert caught.value.kind is CameraFault.DENIED


class UnpluggedCamera:
    """Gives two frames and then none, as V4L2 does when the cable is pulled."""

    def __init__(self, device: str) -> None:
        self._left = 2

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return True

    def set(self, prop: int, value: float) -> bool:
        return True

    def read(self) -> tuple[bool, np.ndarray | None]:
        self._left -= 1
        return (True, np.zeros((4, 4, 3), np.uint8)) if self._left >= 0 else (False, None)

    def release(self) -> None:
        self._left = 0


def test_a_camera_pulled_out_is_lost(monkeypatch: pytest.MonkeyPatch, opened: Opener) -> None:
    monkeypatch.setattr(cv2, "VideoCapture", UnpluggedCamera)
    frames, fault = read_until_error(opened(Path("/dev/null")))
    assert frames[-1].index == 1
    assert fault is CameraFault.LOST


def test_nothing_of_the_picture_is_shown() -> None:
    assert "array" not in repr(Frame(np.zeros((4, 4, 3), np.uint8), 0, 0.0))
