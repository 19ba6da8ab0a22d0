"""Each fault of a camera, played frame by frame: told within a second, and withdrawn when the frames are good again."""

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biometrics.camera import Frame
from biometrics.camera_watch import SILENT_AFTER, CameraCondition, CameraWatch

Image = npt.NDArray[np.uint8]
C = CameraCondition
WITHIN = 1.0
OPENED = 100.0


def pictures(level: int = 120, deviation: float = 2.0, size: tuple[int, int] = (48, 64)) -> Iterator[Image]:
    random = np.random.default_rng(7)
    while True:
        noise = random.normal(level, deviation, (*size, 3))
        yield np.clip(noise, 0, 255).astype(np.uint8)


def frozen() -> Iterator[Image]:
    picture = next(pictures())
    while True:
        yield picture.copy()


def repeated(times: int) -> Iterator[Image]:
    for picture in pictures():
        for _ in range(times):
            yield picture


class Play:
    """Shows a watch frames at a rate and notes what it says when."""

    def __init__(self) -> None:
        self.watch = CameraWatch(OPENED)
        self.now = OPENED
        self.index = 0
        self.said: list[tuple[float, CameraCondition]] = []

    def film(self, images: Iterator[Image], seconds: float, rate: float = 15.0) -> "Play":
        for image in islice(images, round(seconds * rate)):
            self.now += 1 / rate
            self.said.append((self.now, self.watch.see(Frame(image, self.index, self.now))))
            self.index += 1
        return self

    def nothing(self, seconds: float) -> "Play":
        for _ in range(round(seconds / 0.2)):
            self.now += 0.2
            self.said.append((self.now, self.watch.miss(self.now)))
        return self

    def first(self, condition: CameraCondition, since: float = 0.0) -> float:
        return next(at for at, said in self.said if said is condition and at >= since)


FAULTS: dict[CameraCondition, Callable[[Play], Play]] = {
    C.SILENT: lambda play: play.nothing(3),
    C.BLACK: lambda play: play.film(pictures(1, 1), 3),
    C.FROZEN: lambda play: play.film(frozen(), 3),
    C.SLOW: lambda play: play.film(pictures(), 3, rate=2),
}


@pytest.mark.parametrize("condition", FAULTS)
@pytest.mark.parametrize("before", [0.0, 2.0, 10.0])
def test_a_fault_is_told_within_a_second_and_stays_until_it_is_over(condition: CameraCondition, before: float) -> None:
    play = Play().film(pictures(), before)
    began = play.now
    FAULTS[condition](play)
    told = play.first(condition)
    if condition is C.SLOW and not before:
        began += 1 / 2  # until the first frame nobody can know the rate
    assert told - began <= WITHIN + 1e-6
    assert {said for at, said in play.said if at >= told} == {condition}
    over = play.now
    play.film(pictures(), 2.5)
    assert play.watch.condition is C.FINE
    assert play.first(C.FINE, since=over) - over <= WITHIN


def test_a_good_camera_is_fine_within_half_a_second_and_ever_after() -> None:
    play = Play().film(pictures(), 30)
    assert play.first(C.FINE) - OPENED <= 0.5
    assert {said for at, said in play.said if at > OPENED + 0.5} == {C.FINE}


def test_a_driver_that_fills_up_its_rate_with_repetitions_is_slow() -> None:
    assert Play().film(repeated(10), 4, rate=30).watch.condition is C.SLOW


def test_dark_frames_at_the_beginning_are_no_fault() -> None:
    play = Play().film(pictures(2, 1), 0.5).film(pictures(), 2)
    assert C.BLACK not in {said for _, said in play.said}
    assert play.watch.condition is C.FINE


def test_a_dim_room_is_not_black() -> None:
    play = Play().film(pictures(30, 4), 3)
    assert play.watch.condition is C.FINE


def test_a_black_wall_with_a_face_on_it_is_not_black() -> None:
    lit = next(pictures())

    def scene() -> Iterator[Image]:
        for dark in pictures(2, 1):
            dark[10:24, 20:34] = lit[10:24, 20:34]
            yield dark

    assert Play().film(scene(), 3).watch.condition is C.FINE


def test_another_size_of_the_pictures_is_no_fault() -> None:
    play = Play().film(pictures(), 2).film(pictures(size=(72, 128)), 2).film(pictures(size=(9, 7)), 2)
    assert {said for at, said in play.said if at > OPENED + 0.5} == {C.FINE}


def test_frames_that_a_slow_reader_missed_count_as_come() -> None:
    watch, said = CameraWatch(0.0), []
    for step, image in enumerate(islice(pictures(), 20)):
        said.append(watch.see(Frame(image, 5 * step, step / 3)))
    assert said[-1] is C.FINE
    assert C.SLOW not in said


def test_an_empty_picture_is_black_and_no_error() -> None:
    play = Play().film(iter([np.zeros((0, 0, 3), np.uint8)] * 40), 2)
    assert play.watch.condition is C.BLACK


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["good", "black", "frozen", "none"]), st.floats(0.001, 1.5), st.integers(0, 40)),
        max_size=40,
    )
)
def test_a_camera_is_silent_exactly_when_no_frame_has_come_for_so_long(steps: list[tuple[str, float, int]]) -> None:
    watch, now, index, last = CameraWatch(0.0), 0.0, 0, 0.0
    films = {"good": pictures(), "black": pictures(1, 0.5), "frozen": frozen()}
    for kind, pause, more in steps:
        now += pause
        if kind == "none":
            if now - last >= SILENT_AFTER:
                assert watch.miss(now) is C.SILENT
            else:
                assert watch.miss(now) is watch.condition
            continue
        index, last = index + more, now
        watch.see(Frame(next(films[kind]), index, now))
