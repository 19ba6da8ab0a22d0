"""The camera behind its port: codes, faces, comparison, faults and forgetting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from biometrics.images import decode_photo
from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from biometrics.modelstore import ModelFault, ModelFileError
from cardreader.optical.mrz_vote import FrameReader
from cardreader.optical.recogniser import RecogniserError, RecogniserFault
from kiosk.app.parts import make_mrz_reader, make_verifier
from kiosk.devices.camera import CameraWorker, preview_of
from kiosk.devices.looker import Verifier
from kiosk.domain.checkin import Liveness
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import PreviewImage
from kiosk.runner.system import SystemClock
from kiosk.session.events import (
    DeviceChanged,
    FaceCaptured,
    FaceCompared,
    FaceFailed,
    FaceProgressed,
    MrzRead,
    QrRead,
    QrUnknown,
)
from kiosk.session.state import FaceHint, MrzSeen, Ref
from simulators.camera import PersonaCamera
from simulators.chip.mrz import mrz_lines
from simulators.personas.chip_card import card_data
from simulators.personas.codes import qr_text
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from simulators.scenes import BackScene, CodeScene, EmptyScene, PersonScene
from tests.unit.devices.posted import Posted

PERSONAS = load_personas()
MAU, LAN = PERSONAS["mau"], PERSONAS["lan"]
Image = npt.NDArray[np.uint8]
REF, LATER = Ref(1, 1), Ref(1, 2)


def compares_only() -> Verifier:
    """Faces are compared; liveness has tests of its own."""
    return make_verifier(liveness=LivenessPolicy(LivenessMode.OFF))


@cache
def mrz_reader() -> FrameReader:
    """One for all tests: making it takes half a second, and it keeps nothing of what it read."""
    return make_mrz_reader()


class Bench:
    """A worker on the simulated camera."""

    def __init__(self) -> None:
        self.camera = PersonaCamera()
        self.posted = Posted()
        self.worker = CameraWorker(self.camera, compares_only, mrz_reader, SystemClock())
        self.previews: list[PreviewImage] = []
        self.worker.set_preview(self.previews.append)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    made.worker.start(made.posted)
    yield made
    made.worker.stop()


def test_a_card_code_is_found_and_the_scan_ends(bench: Bench) -> None:
    bench.camera.show(CodeScene(qr_text(MAU)))
    bench.worker.scan(REF, mrz=True)
    found = bench.posted.wait(QrRead)
    assert found.ref == REF
    assert found.key.document.personal_id == MAU.card.personal_id


def test_the_back_of_a_card_is_read_and_the_scan_ends(bench: Bench) -> None:
    bench.camera.show(BackScene(mrz_lines(card_data(MAU))))
    bench.worker.scan(REF, mrz=True)
    found = bench.posted.wait(MrzRead)
    assert found.ref == REF
    assert found.key == MrzSeen("099012345", "990115", "390115", MAU.card.personal_id)


def test_a_foreign_code_is_told_once_and_the_right_one_still_counts(bench: Bench) -> None:
    bench.camera.show(CodeScene("https://example.org/menu"))
    bench.worker.scan(REF, mrz=True)
    bench.posted.wait(QrUnknown)
    bench.camera.show(CodeScene(qr_text(MAU)))
    bench.posted.wait(QrRead)
    assert len([event for event in bench.posted.seen if isinstance(event, QrUnknown)]) == 1


def test_the_holder_matches_the_photo(bench: Bench) -> None:
    bench.camera.show(PersonScene(MAU))
    bench.worker.capture(REF, WipeableBytes(portrait(MAU)))
    bench.posted.wait(FaceCaptured)
    bench.worker.compare(LATER)
    compared = bench.posted.wait(FaceCompared)
    assert compared.ref == LATER
    assert compared.result.match
    assert compared.result.score >= compared.result.threshold
    assert "photo_comparison" in compared.result.checks
    assert not any("liveness" in check for check in compared.result.checks), "what was not done is not listed"
    assert compared.result.liveness is Liveness.NOT_TESTED
    assert bench.previews


def test_somebody_else_does_not(bench: Bench) -> None:
    bench.camera.show(PersonScene(LAN))
    bench.worker.capture(REF, WipeableBytes(portrait(MAU)))
    bench.posted.wait(FaceCaptured)
    bench.worker.compare(LATER)
    assert not bench.posted.wait(FaceCompared).result.match


def test_nobody_gives_the_hint_to_come(bench: Bench) -> None:
    bench.camera.show(EmptyScene())
    bench.worker.capture(REF, WipeableBytes(portrait(MAU)))
    while bench.posted.wait(FaceProgressed).hint is not FaceHint.NO_FACE:
        pass
    assert not any(isinstance(event, FaceCaptured) for event in bench.posted.seen)


def nobody() -> bytes:
    return encoded(np.full((400, 300, 3), 128, np.uint8))


def two() -> bytes:
    faces = [decode_photo(portrait(who)).image for who in (MAU, LAN)]
    height = min(face.shape[0] for face in faces)
    return encoded(np.hstack([face[:height] for face in faces]).astype(np.uint8))


def encoded(picture: Image) -> bytes:
    return cv2.imencode(".jpg", picture)[1].tobytes()


PHOTOS: dict[str, tuple[Callable[[], bytes], FailureCode]] = {
    "none, as on a child's card": (lambda: b"", FailureCode.PHOTO_MISSING),
    "torn": (lambda: b"\xff\xd8\xff no picture", FailureCode.PHOTO_UNUSABLE),
    "zeros": (lambda: bytes(4096), FailureCode.PHOTO_UNUSABLE),
    "half": (lambda: portrait(MAU)[:700], FailureCode.PHOTO_UNUSABLE),
    "of nobody": (nobody, FailureCode.PHOTO_WITHOUT_FACE),
    "of two": (two, FailureCode.PHOTO_SEVERAL_FACES),
}


@pytest.mark.parametrize("photo", PHOTOS)
def test_a_photo_that_nobody_can_be_compared_with_has_its_code(bench: Bench, photo: str) -> None:
    make, code = PHOTOS[photo]
    bench.camera.show(PersonScene(MAU))
    bench.worker.capture(REF, WipeableBytes(make()))
    assert bench.posted.wait(FaceFailed, FaceCaptured) == FaceFailed(REF, code)


def test_a_comparison_after_the_wipe_has_nothing_to_compare(bench: Bench) -> None:
    bench.camera.show(PersonScene(MAU))
    bench.worker.capture(REF, WipeableBytes(portrait(MAU)))
    bench.posted.wait(FaceCaptured)
    bench.worker.wipe()
    bench.worker.compare(LATER)
    assert bench.posted.wait(FaceCompared, FaceFailed) == FaceFailed(LATER, FailureCode.INTERNAL)


def test_a_camera_that_goes_and_comes_back_is_told(bench: Bench) -> None:
    assert bench.posted.wait(DeviceChanged) == DeviceChanged(Device.CAMERA, None)
    bench.camera.unplug()
    assert bench.posted.wait(DeviceChanged).fault is FailureCode.CAMERA_LOST
    bench.camera.plug()
    while bench.posted.wait(DeviceChanged).fault is not None:
        pass


def test_without_models_the_camera_is_reported_and_codes_are_still_read() -> None:
    def no_models() -> Verifier:
        raise ModelFileError(ModelFault.MISSING, "detector.onnx")

    camera, posted = PersonaCamera(CodeScene(qr_text(MAU))), Posted()
    worker = CameraWorker(camera, no_models, make_mrz_reader, SystemClock())
    worker.start(posted)
    try:
        while posted.wait(DeviceChanged).fault is not FailureCode.MODEL_FILE_INVALID:
            pass
        worker.scan(REF, mrz=True)
        posted.wait(QrRead)
        worker.capture(LATER, WipeableBytes(portrait(MAU)))
        assert posted.wait(FaceFailed) == FaceFailed(LATER, FailureCode.MODEL_FILE_INVALID)
    finally:
        worker.stop()


def test_without_the_mrz_model_all_else_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def no_model() -> FrameReader:
        raise RecogniserError(RecogniserFault.WRONG_HASH, "lines.onnx")

    camera, posted = PersonaCamera(BackScene(mrz_lines(card_data(MAU)))), Posted()
    worker = CameraWorker(camera, compares_only, no_model, SystemClock())
    worker.start(posted)
    try:
        worker.scan(REF, mrz=True)
        camera.show(CodeScene(qr_text(MAU)))
        posted.wait(QrRead)
        camera.show(PersonScene(MAU))
        worker.capture(LATER, WipeableBytes(portrait(MAU)))
        posted.wait(FaceCaptured)
    finally:
        worker.stop()
    assert not [event for event in posted.seen if isinstance(event, DeviceChanged) and event.fault is not None]
    assert "lines.onnx: the model file is not the one listed" in caplog.text


def test_shown_to_staff_the_picture_goes_to_the_screen_and_nothing_is_looked_for(bench: Bench) -> None:
    bench.camera.show(CodeScene(qr_text(MAU)))
    shown = threading.Event()
    bench.worker.set_preview(lambda _image: shown.set())
    bench.worker.show()
    assert shown.wait(30)
    assert not any(isinstance(event, QrRead | FaceProgressed) for event in bench.posted.seen)
    bench.worker.wipe()
    bench.worker.scan(REF, mrz=False)
    bench.posted.wait(QrRead)


def test_the_preview_is_a_mirror_in_rgb_and_no_larger_than_needed() -> None:
    picture = np.zeros((720, 1280, 3), np.uint8)
    picture[:, :640] = (255, 0, 0)
    preview = preview_of(picture)
    assert (preview.width, preview.height) == (640, 360)
    shown = np.frombuffer(preview.rgb, np.uint8).reshape(360, 640, 3)
    assert tuple(shown[100, 600]) == (0, 0, 255), "blue, and on the other side"
    assert tuple(shown[100, 40]) == (0, 0, 0)
