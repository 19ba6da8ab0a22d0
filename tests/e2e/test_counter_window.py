"""A counter's real window, driven by keys alone: an intake, a search, a face not recognised, a result handed out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app.demo import DemoOptions, simulated_kiosk
from kiosk.app.window import WindowApplication
from kiosk.domain.dossier import DossierStatus
from kiosk.domain.failures import FailureCode
from kiosk.runner.system import SystemClock
from kiosk.session.counter_views import (
    CounterDeskView,
    CounterSignInView,
    CounterVisitView,
    DossierFormView,
    FaceVerdict,
    ReceiptView,
    TasksView,
    TroubleView,
)
from kiosk.session.views import (
    CapturingFaceView,
    NeedKeyView,
    NoticeView,
    PutCardBackView,
    ReadingCardView,
    TakeCardView,
)
from simulators.casting import FaceCast
from simulators.procedures import counter_policy
from simulators.reader.radio import AT_THE_COUNTER
from simulators.world import STAFF_NAME, STAFF_PIN, SimulatedWorld
from tests.e2e.reception import PATIENT, UNTESTED
from ui.tokens import ScreenMetrics

WAIT_MS = 90_000
KEY = Qt.Key
POLICY = replace(counter_policy(), deadlines=PATIENT.deadlines, face_misses=1)
T = TypeVar("T")


class Desk:
    """A whole counter behind its window, and an officer's hands on the keyboard."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clock = SystemClock()
        self.application = WindowApplication()
        # A chip that is read as slowly as in life can be lifted before it is done, on any test machine.
        self.world = SimulatedWorld(self.clock, folder, folder / "out", AT_THE_COUNTER)
        self.world.start()
        options = DemoOptions(folder, folder / "out", None, POLICY, liveness=UNTESTED)
        submit = self.application.bridge.submit
        self.kiosk = simulated_kiosk(self.world, options, self.clock, submit, self._hangs)
        metrics = ScreenMetrics.of_diagonal(1366, 768, 15.6)
        self.window = self.application.open_counter(self.kiosk, metrics, self.clock, motion=False)
        self.window.resize(1366, 768)
        self.window.show()
        self.kiosk.start()

    def _hangs(self) -> None:
        raise AssertionError("wiping hangs")

    def press(self, *keys: Qt.Key) -> None:
        """Keys, each where the keyboard is then."""
        for key in keys:
            QTest.keyClick(cast("QWidget | None", self.window.focusWidget()) or self.window, key)

    def enter(self, text: str) -> None:
        """Signs, where the keyboard is."""
        QTest.keyClicks(self.window.focusWidget(), text)

    def body(self, kind: type[T], when: Callable[[T], bool] = lambda _body: True) -> T:
        """Waits for that body in the window."""
        self.qtbot.waitUntil(lambda: isinstance(self._body, kind) and when(self._body), timeout=WAIT_MS)
        body = self._body
        assert isinstance(body, kind)
        return body

    def work(self, kind: type[T], when: Callable[[T], bool] = lambda _work: True) -> T:
        """Waits for that work at the right."""

        def there() -> bool:
            body = self._body
            return isinstance(body, CounterVisitView) and isinstance(body.work, kind) and when(body.work)

        self.qtbot.waitUntil(there, timeout=WAIT_MS)
        found = self.body(CounterVisitView).work
        assert isinstance(found, kind)
        return found

    @property
    def _body(self) -> object:
        view = self.window._view
        return None if view is None else view.body

    def verify(self, cast_: FaceCast, *, pull: bool = False) -> None:
        """Card, consent, code and face."""
        hands = self.world.hands(self.world.personas["mau"], cast_)
        hands.lay_card()
        self.work(NoticeView)
        self.press(KEY.Key_Space, KEY.Key_Down, KEY.Key_Space, KEY.Key_Return)
        self.work(NeedKeyView)
        hands.show_qr()
        self.work(ReadingCardView)
        if pull:
            hands.take_card()
            self.work(PutCardBackView)
            hands.lay_card()
        self.work(CapturingFaceView)
        hands.show_face()

    def end(self) -> None:
        """The card goes back, everything is erased."""
        self.work(TakeCardView)
        self.world.reader.remove()
        self.body(CounterDeskView)
        assert self.window.person_side is None
        assert self.kiosk.runner.state.visit is None

    def close(self) -> None:
        self.kiosk.stop()
        self.world.stop()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()
    qapp.processEvents()


@pytest.mark.timeout(400)
def test_an_intake_and_its_result(desk: Desk) -> None:
    # The officer signs in; the first PIN is mistyped.
    desk.body(CounterSignInView)
    desk.enter("1357")
    desk.press(KEY.Key_Return)
    desk.enter(STAFF_PIN)
    desk.press(KEY.Key_Return)
    desk.body(CounterDeskView)

    # A person is verified by chip and face, and brings a dossier.
    desk.verify(FaceCast.PERSON)
    tasks = desk.work(TasksView, lambda body: body.dossiers == ())
    person = desk.body(CounterVisitView).person
    assert person.face is FaceVerdict.MATCHED
    assert len(person.verdicts) == 4
    side = desk.window.person_side
    assert side is not None
    assert side.chip_image is not None
    procedure = tasks.procedures[-1]
    desk.enter(procedure.code)
    desk.press(KEY.Key_Return)
    form = desk.work(DossierFormView)
    assert form.procedure == procedure
    assert form.missing
    desk.press(KEY.Key_Return)
    assert desk.work(DossierFormView) == form, "not before everything required is here"
    desk.press(KEY.Key_F7)
    desk.work(DossierFormView, lambda body: body.can_confirm)
    desk.press(KEY.Key_Return)
    receipt = desk.work(ReceiptView, lambda body: body.printed)
    assert [slip.number for slip in desk.world.printer.receipts] == [receipt.number]
    desk.press(KEY.Key_Return)
    desk.end()

    # Later its result comes in; the search shows nobody in full, and locking closes it.
    desk.press(KEY.Key_Return)
    found = desk.body(CounterDeskView, lambda body: bool(body.hits))
    assert found.hits
    assert [hit.line.number for hit in found.hits] == [receipt.number]
    full_name = desk.world.personas["mau"].card.full_name
    assert full_name not in [hit.name for hit in found.hits]
    desk.press(KEY.Key_F4)
    desk.body(CounterDeskView, lambda body: [hit.line.status for hit in body.hits or ()] == [DossierStatus.READY])
    desk.press(KEY.Key_F12)
    desk.body(CounterSignInView)
    desk.enter(STAFF_PIN)
    desk.press(KEY.Key_Return)
    assert desk.body(CounterDeskView).hits is None

    # Somebody with the same card: lifted too early, then a face that is not recognised. The officer looks and vouches.
    desk.verify(FaceCast.STRANGER, pull=True)
    trouble = desk.work(TroubleView)
    assert trouble.code is FailureCode.FACE_NOT_RECOGNISED
    shown = desk.body(CounterVisitView).person
    assert shown.face is FaceVerdict.NOT_MATCHED
    assert shown.face_score is not None
    assert shown.live
    side = desk.window.person_side
    assert side is not None
    desk.qtbot.waitUntil(lambda: side.live_image is not None, timeout=WAIT_MS)
    desk.press(KEY.Key_F4, KEY.Key_1)
    desk.work(TasksView, lambda body: bool(body.dossiers))
    assert desk.body(CounterVisitView).person.face is FaceVerdict.BY_HAND
    desk.press(KEY.Key_Return, KEY.Key_Return)
    done = desk.work(TasksView, lambda body: body.done is not None).done
    assert done is not None
    assert (done.number, done.status) == (receipt.number, DossierStatus.HANDED_OUT)
    desk.press(KEY.Key_Escape, KEY.Key_Return)
    desk.end()
    assert desk.body(CounterDeskView).officer == STAFF_NAME
