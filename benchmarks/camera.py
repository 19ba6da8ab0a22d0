"""Whether the screen stays smooth while faces are looked at: the timer of the main loop, and pictures for the screen.

    python benchmarks/camera.py [SECONDS]

The real camera worker films a synthetic person and captures without end, templates and liveness check included; a timer
of 16 ms runs on the Qt main loop, which also draws the oval with each picture. Prints how late the timer is, how many
pictures a second reach the screen, and how many frames a second are looked at.
"""

import os
import statistics
import sys
import time

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app.parts import make_mrz_reader, make_verifier
from kiosk.devices.camera import CameraWorker
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import PreviewImage
from kiosk.runner.system import SystemClock
from kiosk.session.events import Event, FaceCaptured, FaceProgressed
from kiosk.session.state import Ref
from simulators.camera import PersonaCamera
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from simulators.scenes import PersonScene
from ui.bridge import QtBridge
from ui.theme import Theme
from ui.tokens import REFERENCE_METRICS
from ui.widgets.preview import OvalPreview, to_qimage

TICK = 0.016
WARM_UP = 3.0


def main(seconds: float) -> int:
    """Print the figures; the exit status is 1 where the timer is late by more than 20 ms once in a hundred times."""
    app = QApplication(sys.argv[:1])
    persona = load_personas()["mau"]
    camera = PersonaCamera(PersonScene(persona), rate=30.0)
    worker = CameraWorker(camera, make_verifier, make_mrz_reader, SystemClock())
    preview = OvalPreview(Theme(REFERENCE_METRICS, (app.font().family(),)), "preview")
    preview.resize(600, 800)
    preview.show()
    shown: list[float] = []
    looked: list[float] = []
    late: list[float] = []
    asked = [0]

    def show(image: PreviewImage) -> None:
        preview.show_image(to_qimage(image))
        shown.append(time.monotonic())

    def again() -> None:
        asked[0] += 1
        worker.capture(Ref(1, asked[0]), photo)

    def heard(event: Event) -> None:
        if isinstance(event, FaceProgressed):
            looked.append(time.monotonic())
        if isinstance(event, FaceCaptured):
            bridge.submit(again)

    bridge = QtBridge(show)
    photo = WipeableBytes(portrait(persona))
    worker.set_preview(bridge.offer_preview)
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=round(TICK * 1000))
    due = [time.monotonic() + TICK]

    def tick() -> None:
        now = time.monotonic()
        late.append(max(0.0, now - due[0]) * 1000)
        due[0] = now + TICK

    timer.timeout.connect(tick)
    worker.start(heard)
    again()
    timer.start()
    QTimer.singleShot(round((WARM_UP + seconds) * 1000), app.quit)
    began = time.monotonic() + WARM_UP
    cpu = time.process_time()
    app.exec()
    cpu = (time.process_time() - cpu) / (WARM_UP + seconds)
    worker.stop()
    ticks = late[round(WARM_UP / TICK / 2) :]
    p99 = float(np.percentile(ticks, 99))
    print(f"timer of 16 ms: late by {statistics.median(ticks):.1f} ms in the middle, {p99:.1f} ms at 99 %")
    print(f"pictures on the screen: {sum(at >= began for at in shown) / seconds:.1f} a second of 30 filmed")
    print(f"frames looked at: {sum(at >= began for at in looked) / seconds:.1f} a second, templates included")
    print(f"processor: {cpu:.2f} cores, of which the camera's simulation takes a part")
    return 1 if p99 > 20 else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0))
