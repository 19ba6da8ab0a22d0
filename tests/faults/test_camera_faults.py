"""A camera that fails in every way it can, played without waiting: each is reported in a second and recovered from."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from biometrics.camera import CameraError, CameraFault, Frame
from kiosk.devices.camera_feed import CameraFeed
from kiosk.domain.failures import FailureCode as F

WITHIN = 1.0
TO_OPEN_ANEW = 5.0
LIFE_BEFORE = 3.0


@dataclass
class ScriptedCamera:
    """A frame source on a clock of its own: time passes only while somebody reads or waits."""

    name: str = "scripted camera"
    now: float = 50.0
    rate: float = 15.0
    level: int = 120
    size: tuple[int, int] = (36, 64)
    frozen: bool = False
    silent: bool = False
    wedged: bool = False
    """Freezes until it is opened anew."""
    open_fault: CameraFault | None = None
    read_fault: CameraFault | None = None
    opened: int = 0
    is_open: bool = False
    _index: int = 0
    _random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(3))
    _still: np.ndarray | None = None

    def monotonic(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += seconds

    def open(self) -> None:
        self.opened += 1
        if self.open_fault is not None:
            raise CameraError(self.open_fault, self.name)
        self.is_open, self.wedged, self._index = True, False, 0

    def read(self, timeout: float) -> Frame | None:
        if self.read_fault is not None:
            raise CameraError(self.read_fault, self.name)
        if not self.is_open:
            raise CameraError(CameraFault.NOT_OPEN, self.name)
        if self.silent or (1 / self.rate > timeout and self._random.random() > timeout * self.rate):
            self.now += timeout
            return None
        self.now += min(1 / self.rate, timeout)
        self._index += 1
        noise = self._random.normal(self.level, 2, (*self.size, 3))
        image = np.clip(noise, 0, 255).astype(np.uint8)
        if self.frozen or self.wedged:
            image = image if self._still is None else self._still
        self._still = image.copy()
        return Frame(image.copy(), self._index, self.now)

    def close(self) -> None:
        self.is_open = False


class Bench:
    """A feed on the scripted camera and what it reported when."""

    def __init__(self) -> None:
        self.camera = ScriptedCamera()
        self.reports: list[tuple[float, F | None]] = []
        camera = self.camera
        self.feed = CameraFeed(
            camera, camera.monotonic, lambda code: self.reports.append((camera.now, code)), camera.pause
        )

    def run(self, seconds: float) -> int:
        """Returns how many frames came."""
        until, frames = self.camera.now + seconds, 0
        while self.camera.now < until:
            frames += self.feed.step() is not None
        return frames

    def set(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self.camera, name, value)

    @property
    def codes(self) -> list[F | None]:
        return [code for _, code in self.reports]


@dataclass(frozen=True)
class Fault:
    """What goes wrong, how it is mended, and what is reported meanwhile."""

    breaks: dict[str, object]
    mended: dict[str, object]
    code: F


FAULTS = {
    "cable pulled and put back": Fault(
        {"read_fault": CameraFault.LOST, "open_fault": CameraFault.NOT_FOUND},
        {"read_fault": None, "open_fault": None},
        F.CAMERA_LOST,
    ),
    "read error once": Fault({"read_fault": CameraFault.LOST}, {"read_fault": None}, F.CAMERA_LOST),
    "video ended": Fault({"read_fault": CameraFault.ENDED}, {"read_fault": None}, F.CAMERA_LOST),
    "taken by another program": Fault(
        {"read_fault": CameraFault.LOST, "open_fault": CameraFault.BUSY},
        {"read_fault": None, "open_fault": None},
        F.CAMERA_LOST,
    ),
    "no frames": Fault({"silent": True}, {"silent": False}, F.CAMERA_LOST),
    "lens covered": Fault({"level": 0}, {"level": 120}, F.CAMERA_BLACK),
    "frozen": Fault({"frozen": True}, {"frozen": False}, F.CAMERA_FROZEN),
    "two frames a second": Fault({"rate": 2.0}, {"rate": 15.0}, F.CAMERA_SLOW),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_within_a_second_and_mended_without_a_restart(name: str) -> None:
    fault, bench = FAULTS[name], Bench()
    bench.run(LIFE_BEFORE)
    assert bench.codes == [None]

    began = bench.camera.now
    bench.set(**fault.breaks)
    bench.run(12.0)
    at, code = bench.reports[1]
    assert code is fault.code
    assert at - began <= WITHIN
    assert None not in bench.codes[1:]

    mended = bench.camera.now
    bench.set(**fault.mended)
    assert bench.run(4.0)
    at, code = bench.reports[-1]
    assert code is None
    assert at - mended <= 2 * WITHIN
    bench.run(10.0)
    assert bench.codes.count(None) == 2, "it stays well"


OPEN_FAULTS = {
    CameraFault.NOT_FOUND: F.CAMERA_MISSING,
    CameraFault.UNREADABLE: F.CAMERA_MISSING,
    CameraFault.DENIED: F.CAMERA_DENIED,
    CameraFault.BUSY: F.CAMERA_BUSY,
    CameraFault.LOST: F.CAMERA_LOST,
    CameraFault.ENDED: F.CAMERA_LOST,
    CameraFault.NOT_OPEN: F.CAMERA_LOST,
}


@pytest.mark.parametrize("kind", CameraFault)
def test_a_camera_that_does_not_open_is_told_once_and_tried_again(kind: CameraFault) -> None:
    bench = Bench()
    bench.set(open_fault=kind)
    assert bench.run(5.0) == 0
    assert bench.codes == [OPEN_FAULTS[kind]]
    assert bench.camera.opened >= 8
    plugged_in = bench.camera.now
    bench.set(open_fault=None)
    assert bench.run(3.0)
    assert bench.reports[-1][1] is None
    assert bench.reports[-1][0] - plugged_in <= WITHIN


@pytest.mark.parametrize("breaks", [{"wedged": True}, {"silent": True}, {"level": 0}])
def test_a_camera_that_stays_faulty_is_opened_anew_from_time_to_time(breaks: dict[str, object]) -> None:
    bench = Bench()
    bench.run(LIFE_BEFORE)
    bench.set(**breaks)
    bench.run(2.2 * TO_OPEN_ANEW)
    assert 2 <= bench.camera.opened <= 3
    assert (bench.codes[-1] is None) is ("wedged" in breaks), "a wedged driver films again once it is opened anew"


def test_a_slow_camera_still_gives_its_frames_and_is_not_opened_anew() -> None:
    bench = Bench()
    bench.set(rate=2.0)
    assert bench.run(20.0) >= 20
    assert bench.camera.opened == 1


def test_another_picture_size_in_the_middle_is_no_fault() -> None:
    bench = Bench()
    bench.run(LIFE_BEFORE)
    bench.set(size=(72, 128))
    bench.run(3.0)
    assert bench.codes == [None]
    assert bench.camera.opened == 1


def test_a_camera_that_takes_three_seconds_to_its_first_frame_is_waited_for() -> None:
    bench = Bench()
    bench.set(silent=True)
    bench.run(3.0)
    assert bench.codes == [F.CAMERA_LOST]
    bench.set(silent=False)
    bench.run(2.0)
    assert bench.codes == [F.CAMERA_LOST, None]
    assert bench.camera.opened == 1


@pytest.mark.parametrize("step", range(40))
def test_the_cable_may_be_pulled_at_any_moment(step: int) -> None:
    bench = Bench()
    for _ in range(step):
        bench.feed.step()
    bench.set(read_fault=CameraFault.LOST, open_fault=CameraFault.NOT_FOUND)
    bench.run(2.0)
    told = bench.codes[-1]
    assert told in (F.CAMERA_LOST, F.CAMERA_MISSING)
    bench.set(read_fault=None, open_fault=None)
    bench.run(3.0)
    recovered = bench.codes[-1]
    assert recovered is None
    assert bench.camera.is_open


@pytest.mark.parametrize("fault", [None, CameraFault.LOST])
def test_closing_releases_the_camera_whatever_it_does(fault: CameraFault | None) -> None:
    bench = Bench()
    bench.run(1.0)
    bench.set(read_fault=fault)
    bench.feed.step()
    bench.feed.close()
    assert not bench.camera.is_open
