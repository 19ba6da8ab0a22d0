"""The MRZ beside the codes: codes come first, frames must agree, and an empty frame costs little."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from biometrics.camera import Frame
from cardreader.optical import recogniser as recogniser_module
from cardreader.optical.mrz_image import MrzImageReader, MrzSighting
from cardreader.optical.recogniser import LineRecogniser
from kiosk.devices.looker import Looker, Rest, Scan
from kiosk.devices.mrz_watch import MrzWatch
from kiosk.runner.system import SystemClock
from kiosk.session.events import Event, MrzRead, QrRead
from kiosk.session.state import Ref
from simulators.camera import PersonaCamera
from simulators.chip.mrz import mrz_lines
from simulators.personas.chip_card import card_data
from simulators.personas.codes import qr_text
from simulators.personas.loading import load_personas
from simulators.scenes import BackScene, CodeScene, EmptyScene, PersonScene, Scene

PERSONAS = load_personas()
MAU, LAN = PERSONAS["mau"], PERSONAS["lan"]
RATE = 15
SCAN = Scan(Ref(1, 1), mrz=True)


class CountingRecogniser(LineRecogniser):
    """The real one, which counts how often it has to work."""

    runs = 0

    def log_probabilities(self, lines: tuple[npt.NDArray[np.uint8], ...]) -> npt.NDArray[np.float32]:
        self.runs += 1
        return super().log_probabilities(lines)


class CountingReader(MrzImageReader):
    """The real one, which counts the frames it is shown."""

    frames = 0

    def read(self, image: npt.NDArray[np.uint8], today: date) -> MrzSighting:
        self.frames += 1
        return super().read(image, today)


class Bench:
    """A looking thread's work without the thread; time is that of the frames."""

    def __init__(self, recogniser: CountingRecogniser) -> None:
        recogniser.runs = 0
        self.recogniser = recogniser
        self.reader = CountingReader(recogniser)
        self.posted: list[Event] = []
        self.looker = Looker(None, MrzWatch(self.reader, SystemClock()), self.posted.append)
        self.shown = 0

    def show(self, images: Iterable[npt.NDArray[np.uint8]], task: Scan = SCAN, *, rate: float = RATE) -> None:
        """Frames that follow each other, until something is found."""
        for image in images:
            self.shown += 1
            if isinstance(self.looker.work(task, Frame(image, self.shown, self.shown / rate)), Rest):
                return


@pytest.fixture(scope="module")
def recogniser() -> CountingRecogniser:
    return CountingRecogniser(Path(recogniser_module.__file__).parent / "models")


@pytest.fixture
def bench(recogniser: CountingRecogniser) -> Bench:
    return Bench(recogniser)


def frames(scene: Scene, count: int) -> list[npt.NDArray[np.uint8]]:
    source = PersonaCamera(scene, rate=1000)
    source.open()
    taken = [source.read(5.0) for _ in range(count)]
    source.close()
    return [frame.image for frame in taken if frame is not None]


def back(persona: str, count: int) -> list[npt.NDArray[np.uint8]]:
    return _backs(persona)[:count]


@cache
def _backs(persona: str) -> list[npt.NDArray[np.uint8]]:
    return frames(BackScene(mrz_lines(card_data(PERSONAS[persona]))), 3)


def test_a_code_is_found_at_once_and_the_mrz_not_looked_for(bench: Bench) -> None:
    bench.show(frames(CodeScene(qr_text(MAU)), 1))
    assert [type(event) for event in bench.posted] == [QrRead]
    assert bench.reader.frames == 0


def test_a_code_counts_even_while_an_mrz_is_being_read(bench: Bench) -> None:
    bench.show([*back("lan", 1), *frames(CodeScene(qr_text(MAU)), 3)])
    assert [type(event) for event in bench.posted] == [QrRead]
    assert bench.shown <= 3, "as soon as the pace of the scan allows"


@pytest.mark.parametrize("scene", [EmptyScene(), PersonScene(MAU)], ids=["nobody", "a person"])
def test_two_seconds_without_a_card_take_few_looks_and_no_recognition(bench: Bench, scene: Scene) -> None:
    bench.show(frames(scene, 2 * RATE))
    assert bench.reader.frames <= 8
    assert bench.recogniser.runs == 0
    assert not bench.posted


def test_two_frames_that_agree_are_needed_and_enough(bench: Bench) -> None:
    first, second = back("mau", 2)
    bench.show([first, first, first], rate=2)
    assert not bench.posted, "the same frame again is no second witness"
    bench.show([second], rate=2)
    (event,) = bench.posted
    assert isinstance(event, MrzRead)
    assert event.ref == SCAN.ref
    assert event.key.personal_id == MAU.card.personal_id
    assert bench.recogniser.runs == 2


def test_frames_of_two_cards_do_not_agree(bench: Bench) -> None:
    mau, lan = back("mau", 2), back("lan", 3)
    bench.show([mau[0], lan[0], mau[1], lan[1]], rate=2)
    assert not bench.posted
    bench.show([lan[2]], rate=2)
    assert not bench.posted, "three against two are no clear lead"


def test_what_one_request_read_does_not_count_for_the_next(bench: Bench) -> None:
    first, second = back("mau", 2)
    bench.show([first], rate=2)
    bench.show([second], Scan(Ref(1, 2), mrz=True), rate=2)
    assert not bench.posted


def test_nothing_read_outlives_the_wipe(bench: Bench) -> None:
    first, second = back("mau", 2)
    bench.show([first], rate=2)
    bench.looker.wipe()
    bench.show([second], rate=2)
    assert not bench.posted


def test_it_is_not_looked_for_where_nobody_asked(bench: Bench) -> None:
    bench.show(back("mau", 3), Scan(Ref(1, 1), mrz=False), rate=2)
    assert bench.reader.frames == 0
    assert not bench.posted


def test_the_event_shows_nothing_of_the_card(bench: Bench) -> None:
    bench.show(back("mau", 2), rate=2)
    (event,) = bench.posted
    assert not any(piece in repr(event) for piece in ("012345", "990115", "390115"))
