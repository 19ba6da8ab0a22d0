"""The simulated camera: its scenes, its pace, and its faults."""

import threading
from collections.abc import Iterator
from datetime import date

import cv2
import numpy as np
import pytest

from biometrics.camera import CameraError, CameraFault, Frame, FrameSource
from biometrics.faces import YuNetDetector
from biometrics.modelstore import ModelStore
from biometrics.quality import Hint, QualityPolicy, assess
from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.qr_image import find_qr
from cardreader.optical.recogniser import LineRecogniser
from simulators.camera import PersonaCamera
from simulators.chip.mrz import mrz_information, mrz_lines
from simulators.face_books import FaceBooks
from simulators.personas.chip_card import card_data
from simulators.personas.persona import QrLayout, load_personas, qr_text
from simulators.scenes import (
    BackScene,
    BlackScene,
    CodeScene,
    DarkScene,
    EmptyScene,
    FrozenScene,
    PersonScene,
    Scene,
    SlowScene,
    TwoPersonsScene,
)

PERSONAS = load_personas()
MAU, LAN = PERSONAS["mau"], PERSONAS["lan"]
PATIENCE = 5.0
"""Seconds that no test comes near to while all is well."""


@pytest.fixture(scope="module")
def books() -> FaceBooks:
    return FaceBooks(most=6)


@pytest.fixture
def camera(books: FaceBooks) -> Iterator[PersonaCamera]:
    source = PersonaCamera(rate=300, books=books)
    source.open()
    yield source
    source.close()


@pytest.fixture(scope="module")
def detector() -> YuNetDetector:
    return YuNetDetector(ModelStore.bundled())


@pytest.fixture(scope="module")
def mrz() -> MrzImageReader:
    return MrzImageReader(LineRecogniser.bundled())


def frame_of(source: FrameSource) -> Frame:
    frame = source.read(PATIENCE)
    assert frame is not None
    return frame


def likeness(first: Frame, second: Frame) -> float:
    """Mean difference in grey levels."""
    return float(cv2.absdiff(first.image, second.image).mean())


def fault_of(source: FrameSource) -> CameraFault:
    with pytest.raises(CameraError) as caught:
        source.read(PATIENCE)
    assert caught.value.source == "simulated camera"
    return caught.value.kind


SCENES: list[Scene] = [
    EmptyScene(),
    PersonScene(MAU),
    PersonScene(LAN),
    TwoPersonsScene(MAU, LAN),
    CodeScene("0099012345|Mẫu"),
    BackScene(mrz_lines(card_data(MAU))),
]


class TestFrames:
    @pytest.mark.parametrize("scene", SCENES, ids=lambda scene: type(scene).__name__)
    def test_size_order_and_life(self, camera: PersonaCamera, scene: Scene) -> None:
        camera.show(scene)
        first, second = frame_of(camera), frame_of(camera)
        for frame in (first, second):
            assert frame.image.shape == ((720, 1280, 3) if isinstance(scene, CodeScene | BackScene) else (480, 640, 3))
            assert frame.image.dtype == np.uint8
        assert second.index > first.index
        assert second.captured_at > first.captured_at
        assert not np.array_equal(first.image, second.image)

    def test_frames_belong_to_the_reader(self, camera: PersonaCamera) -> None:
        camera.show(FrozenScene())
        first = frame_of(camera)
        first.image.fill(0)
        assert frame_of(camera).image.mean() > 50

    def test_pace(self) -> None:
        source = PersonaCamera(rate=50)
        source.open()
        taken = [frame_of(source) for _ in range(6)]
        source.close()
        # Never ahead of its pace, however fast the reader.
        assert taken[-1].captured_at - taken[0].captured_at >= (taken[-1].index - taken[0].index - 1) / 50

    def test_no_frame_within_the_time_given(self) -> None:
        source = PersonaCamera(rate=0.01)
        source.open()
        frame_of(source)
        assert source.read(0.01) is None
        assert source.read(0) is None
        source.close()


class TestScenes:
    def test_scenes_differ(self, camera: PersonaCamera) -> None:
        shown = []
        for scene in SCENES:
            camera.show(scene)
            shown.append(frame_of(camera))
        for place, first in enumerate(shown):
            for second in shown[place + 1 :]:
                assert first.image.shape != second.image.shape or likeness(first, second) > 5

    @pytest.mark.parametrize("name", sorted(PERSONAS))
    def test_mrz_on_the_back_is_read_exactly(self, camera: PersonaCamera, mrz: MrzImageReader, name: str) -> None:
        data = card_data(PERSONAS[name])
        camera.show(BackScene(mrz_lines(data)))
        identity = mrz.read(frame_of(camera).image, date(2026, 11, 22)).identity
        assert identity is not None
        assert identity.personal_id == data.personal_id
        assert identity.key.information == mrz_information(mrz_lines(data))

    @pytest.mark.parametrize("name", sorted(PERSONAS))
    def test_code_is_read_exactly(self, camera: PersonaCamera, name: str) -> None:
        persona = PERSONAS[name]
        layouts = [QrLayout.CARD_2021, QrLayout.CARD_2024]
        layouts += [QrLayout.BHYT, QrLayout.VSSID] if persona.insurance.card_number else []
        for layout in layouts:
            text = qr_text(persona, layout)
            camera.show(CodeScene(text))
            assert find_qr(frame_of(camera).image) == (text.encode(),)

    @pytest.mark.parametrize("scene", [EmptyScene(), PersonScene(MAU), TwoPersonsScene(MAU, LAN)])
    def test_no_code_in_other_scenes(self, camera: PersonaCamera, scene: Scene) -> None:
        camera.show(scene)
        assert find_qr(frame_of(camera).image) == ()

    def test_light_goes_and_comes_back(self, camera: PersonaCamera) -> None:
        camera.show(PersonScene(MAU))
        lit = frame_of(camera)
        camera.show(DarkScene())
        dark, later = frame_of(camera), frame_of(camera)
        assert dark.image.mean() < 45
        assert lit.image.mean() > 120
        assert not np.array_equal(dark.image, later.image)
        camera.show(PersonScene(MAU))
        assert frame_of(camera).image.mean() > 120

    def test_frozen_picture_has_no_noise(self, camera: PersonaCamera) -> None:
        camera.show(PersonScene(MAU))
        last = frame_of(camera)
        camera.show(FrozenScene())
        frozen, later = frame_of(camera), frame_of(camera)
        assert np.array_equal(last.image, frozen.image)
        assert np.array_equal(frozen.image, later.image)
        assert later.index > frozen.index
        camera.show(EmptyScene())
        assert likeness(frame_of(camera), last) > 5

    def test_covered_lens(self, camera: PersonaCamera) -> None:
        camera.show(PersonScene(MAU))
        camera.show(BlackScene())
        first, second = frame_of(camera), frame_of(camera)
        assert first.image.mean() < 3
        assert not np.array_equal(first.image, second.image), "a sensor still has its noise"

    def test_slow_camera_counts_no_frame_that_it_did_not_take(self, camera: PersonaCamera) -> None:
        camera.show(PersonScene(MAU))
        frame_of(camera)
        camera.show(SlowScene())
        frames = [frame_of(camera) for _ in range(3)]
        assert frames[2].captured_at - frames[1].captured_at > 0.4
        assert [frame.index - frames[0].index for frame in frames] == [0, 1, 2]

    def test_scene_changes_under_a_reader(self) -> None:
        text = qr_text(MAU)
        source = PersonaCamera(rate=100)
        source.open()
        asked, found = threading.Event(), threading.Event()

        def look() -> None:
            while not found.is_set():
                frame = source.read(PATIENCE)
                asked.set()
                if frame is not None and find_qr(frame.image) == (text.encode(),):
                    found.set()

        reader = threading.Thread(target=look)
        reader.start()
        assert asked.wait(PATIENCE)
        source.show(CodeScene(text))
        assert found.wait(PATIENCE)
        reader.join(PATIENCE)
        assert not reader.is_alive()
        source.close()


class TestWhatTheFaceCheckSees:
    def hint(self, camera: PersonaCamera, detector: YuNetDetector) -> Hint | None:
        image = frame_of(camera).image
        return assess(image, detector.detect(image), QualityPolicy()).hint

    @pytest.mark.parametrize("name", sorted(PERSONAS))
    def test_person_is_fit_for_capture(self, camera: PersonaCamera, detector: YuNetDetector, name: str) -> None:
        camera.show(PersonScene(PERSONAS[name]))
        assert self.hint(camera, detector) is None

    @pytest.mark.parametrize(
        ("scene", "hint"),
        [
            (EmptyScene(), Hint.NO_FACE),
            (CodeScene(qr_text(MAU)), Hint.NO_FACE),
            (TwoPersonsScene(MAU, LAN), Hint.MULTIPLE_FACES),
        ],
        ids=["empty", "code", "two persons"],
    )
    def test_other_scenes_are_not(
        self, camera: PersonaCamera, detector: YuNetDetector, scene: Scene, hint: Hint
    ) -> None:
        camera.show(scene)
        assert self.hint(camera, detector) is hint

    def test_dark(self, camera: PersonaCamera, detector: YuNetDetector) -> None:
        camera.show(PersonScene(MAU))
        camera.show(DarkScene())
        assert self.hint(camera, detector) is Hint.TOO_DARK


class TestFaults:
    def test_not_open(self) -> None:
        source = PersonaCamera()
        assert fault_of(source) is CameraFault.NOT_OPEN
        source.close()
        source.open()
        source.close()
        source.close()
        assert fault_of(source) is CameraFault.NOT_OPEN

    def test_unplugged_then_plugged_and_opened(self, camera: PersonaCamera) -> None:
        frame_of(camera)
        camera.unplug()
        assert fault_of(camera) is CameraFault.LOST
        with pytest.raises(CameraError) as caught:
            camera.open()
        assert caught.value.kind is CameraFault.NOT_FOUND
        camera.plug()
        assert fault_of(camera) is CameraFault.LOST
        camera.open()
        assert frame_of(camera).index == 0

    @pytest.mark.parametrize(("end", "fault"), [("close", CameraFault.NOT_OPEN), ("unplug", CameraFault.LOST)])
    def test_waiting_reader_is_released(self, end: str, fault: CameraFault) -> None:
        source = PersonaCamera(rate=0.001)
        source.open()
        frame_of(source)
        faults: list[CameraFault] = []

        def wait() -> None:
            try:
                source.read(3600)
            except CameraError as error:
                faults.append(error.kind)

        reader = threading.Thread(target=wait, daemon=True)
        reader.start()
        getattr(source, end)()
        reader.join(PATIENCE)
        assert not reader.is_alive()
        assert faults == [fault]
