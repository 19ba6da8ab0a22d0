"""The tester's hands: what a button of the dock does is seen by the devices, kept by the tape, and played again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from biometrics.liveness.challenge import Motion
from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.recogniser import LineRecogniser
from kiosk.app.dock import SimulatorDock
from kiosk.app.live import LiveDoer, LiveKiosk, SettableClock, SwitchedLine
from kiosk.app.live_replay import LiveReplay
from kiosk.app.parts import Kiosk
from kiosk.app.scenario_player import play
from kiosk.app.stage import Props
from kiosk.app.stage.faults import Comparison, Disk
from kiosk.app.window import WindowApplication
from kiosk.app.window_simulated import kiosk_with_dock
from kiosk.domain.failures import FailureCode
from kiosk.gateway.transport import HttpTransport, TransportFault
from kiosk.ports import StoreError
from kiosk.runner.system import SystemClock
from kiosk.session import events as ev
from kiosk.session.state import Language, State, Step, Visit
from kiosk.session.views import AttractView, CapturingFaceView, MatchingView, NoticeView, View
from kiosk.threads import SYSTEM_THREADS
from simulators.casting import FaceCast
from simulators.chip.pki import CountrySigningAuthority
from simulators.face_books import FaceBooks
from simulators.personas.loading import load_personas
from simulators.printer import PrinterState
from simulators.scenarios import library
from simulators.scenarios.deeds import PersonDeed
from simulators.scenarios.model import Scenario
from simulators.scenarios.parse import read_scenario
from simulators.scenarios.words import CardDoes
from simulators.world import Chips, SimulatedWorld
from tests.e2e.reception import PATIENT
from ui.dock import Dock, DockPerson
from ui.dock_tape import Taping


def attract() -> View:
    return View(Step.ATTRACT, Language.VIETNAMESE, 0, True, AttractView(()))


class Bench:
    """A dock over a world without a kiosk."""

    def __init__(self, folder: Path, chips: Chips) -> None:
        self.clock = SettableClock(SystemClock())
        guest = replace(load_personas()["mau"], id="guest")
        self.world = SimulatedWorld(
            self.clock, folder, None, chips=chips, guests=(guest,), books=FaceBooks(ahead=False)
        )
        transport = HttpTransport(
            "http://127.0.0.1:9", production_allowed=False, connect_timeout=1.0, read_timeout=1.0, total_timeout=1.0
        )
        self.line = SwitchedLine(transport)
        self.disk = Disk(SYSTEM_THREADS)
        self.intents: list[ev.Intent] = []
        self.state, self.shown = State(), attract()
        self.live = LiveKiosk(
            self.world,
            self.clock,
            self.line,
            self.disk,
            Comparison(SYSTEM_THREADS),
            self.intents.append,
            lambda: self.state,
            lambda: self.shown,
        )
        doer = LiveDoer(self.live, self._complain)
        self.replay = LiveReplay(self.live, doer, lambda _seconds, act: act())
        self.dock = SimulatorDock(self.world, doer, self.replay, self.clock, folder / "scenarios")
        self.dock.log.on_entry(self.replay.entered)
        self.panel = self.dock.widget()

    def _complain(self, sentence: str) -> None:
        self.dock.say(sentence)

    def sees(self, step: Step, view: View | None = None, visit: Visit | None = None) -> None:
        """The session shows a screen."""
        self.shown = view or View(step, Language.VIETNAMESE, 0, True, AttractView(()))
        self.state = State(step=step, visit=visit)
        self.dock.changed(self.state, self.shown)
        self.replay.changed(self.state, self.shown)


@pytest.fixture(scope="module")
def chips() -> Chips:
    return Chips(CountrySigningAuthority.create())


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path, chips: Chips) -> Iterator[Bench]:
    made = Bench(tmp_path, chips)
    yield made
    made.world.camera.close()
    made.world.printer.close()


def click(dock: Dock, label: str, place: int = 0) -> None:
    """A real click on the button of that label; `place` among several of one label, from the top."""
    found = [button for button in dock.findChildren(QAbstractButton) if button.text() == label]
    QTest.mouseClick(found[place], Qt.MouseButton.LeftButton)


def choose(dock: Dock, name: str, item: str) -> None:
    """Chooses an item of a list, as a tester does."""
    (found,) = (box for box in dock.findChildren(QComboBox) if box.accessibleName() == name)
    place = found.findText(item)
    assert place >= 0, f"no {item!r} in {name!r}"
    found.setCurrentIndex(place)
    found.activated.emit(place)


def write(dock: Dock, name: str, text: str) -> None:
    (line,) = (line for line in dock.findChildren(QLineEdit) if line.accessibleName() == name)
    # Keys that a keyboard of the test's platform lacks cannot be clicked.
    line.setText(text)


def text(dock: Dock, name: str) -> str:
    (label,) = (label for label in dock.findChildren(QLabel) if label.accessibleName() == name)
    return label.text()


def log(dock: Dock) -> str:
    (view,) = dock.findChildren(QPlainTextEdit)
    return view.toPlainText()


def test_everybody_has_a_card_with_their_picture(bench: Bench) -> None:
    cards = bench.panel.findChildren(QToolButton)
    assert [card.text() for card in cards] == list(bench.world.personas)
    assert all(not card.icon().isNull() for card in cards)
    assert [card.isChecked() for card in cards] == [True] + [False] * (len(cards) - 1)


def test_the_back_of_the_chosen_persons_card_is_held_to_the_camera(bench: Bench) -> None:
    reader = MrzImageReader(LineRecogniser.bundled())
    bench.world.camera.open()
    for persona in list(bench.world.personas.values())[:2]:
        click(bench.panel, persona.id)
        click(bench.panel, "Hold the card's back")
        frame = bench.world.camera.read(5.0)
        assert frame is not None
        identity = reader.read(frame.image, date(2026, 11, 22)).identity
        assert identity is not None
        assert identity.personal_id == persona.card.personal_id


def test_what_is_chosen_for_the_camera_is_filmed_at_once(bench: Bench) -> None:
    bench.world.camera.open()
    light = []
    for item in ("The person, standing", "Lens covered"):
        choose(bench.panel, "Camera", item)
        frame = bench.world.camera.read(5.0)
        assert frame is not None
        light.append(frame.image.mean())
    assert light[0] > 100
    assert light[1] < 5
    (scenes,) = (box for box in bench.panel.findChildren(QComboBox) if box.accessibleName() == "Camera")
    assert scenes.count() == len(FaceCast), "every scene can be chosen"


def test_of_many_persons_with_long_names_every_card_is_within_the_panel(qapp: QApplication) -> None:
    names = [f"{number:05d}-nguyen-hoang-thi-phuong-minh-nguyet" for number in range(7)]
    taping = Taping(str, lambda _path, _title: "", str, str, str, (), "")
    dock = Dock([DockPerson(name, "", b"") for name in names], lambda _place: None, (), taping)
    dock.show()
    qapp.processEvents()
    cards = dock.findChildren(QToolButton)
    assert [card.accessibleName() for card in cards] == [f"Person: {name}" for name in names]
    for card in cards:
        right = card.mapTo(dock.viewport(), card.rect().topRight()).x()
        assert right < dock.viewport().width()
    dock.close()


def test_the_wheel_scrolls_the_dock_and_chooses_nothing(bench: Bench) -> None:
    (scenes,) = (box for box in bench.panel.findChildren(QComboBox) if box.accessibleName() == "Camera")
    at = QPointF(scenes.rect().center())
    turned = QWheelEvent(
        at,
        QPointF(scenes.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(scenes, turned)
    assert scenes.currentIndex() == -1
    assert not turned.isAccepted(), "it goes on to the dock"


def test_who_stands_there_moves_as_the_screen_or_a_held_button_asks(bench: Bench) -> None:
    heard: list[Motion | None] = []
    bench.world.camera.tell = heard.append  # type: ignore[method-assign, assignment]
    for motion in (None, Motion.BLINK, Motion.BLINK, Motion.TURN_LEFT):
        body = CapturingFaceView(None, 0, 3, motion=motion)
        bench.sees(Step.CAPTURING_FACE, View(Step.CAPTURING_FACE, Language.VIETNAMESE, 2, True, body))
    bench.sees(Step.MATCHING, View(Step.MATCHING, Language.VIETNAMESE, 2, True, MatchingView()))
    assert heard == [Motion.BLINK, Motion.TURN_LEFT, None]
    click(bench.panel, "Hold: come closer")
    assert heard[3:] == [Motion.COME_CLOSER, None]


def test_a_card_is_laid_down_pulled_and_put_back(bench: Bench) -> None:
    def lies() -> bool:
        return any(state.card_present for state in bench.world.reader.states())

    present = []
    for label in ("Lay card on reader", "Take card (pull now)", "Put card back", "Unplug reader"):
        click(bench.panel, label)
        present.append(lies())
    assert present == [True, False, True, False]
    assert bench.world.reader.states() == ()
    click(bench.panel, "Plug reader")
    assert bench.world.reader.states() != ()
    choose(bench.panel, "Card", "Lay card: cloned")
    assert lies()


@pytest.mark.parametrize(
    ("label", "state"),
    [
        ("No paper", PrinterState.NO_PAPER),
        ("Cover open", PrinterState.COVER_OPEN),
        ("Offline", PrinterState.OFFLINE),
        ("Silent", PrinterState.SILENT),
    ],
)
def test_the_printer_is_as_its_button_says(bench: Bench, label: str, state: PrinterState) -> None:
    states: list[PrinterState] = []
    bench.world.printer.set_state = states.append  # type: ignore[method-assign]
    click(bench.panel, label)
    click(bench.panel, "Works", 1)
    assert states == [state, PrinterState.OK]


def test_the_way_to_the_gateway_is_cut_and_mended(bench: Bench) -> None:
    click(bench.panel, "Unreachable")
    cut = bench.line.post("/", query={}, headers={}, body=b"")
    assert cut is TransportFault.NOT_SENT
    click(bench.panel, "Works")
    choose(bench.panel, "Gateway", "Lookup answers 010")
    assert set(bench.world.gateway.plan.people.values()) == {"010"}


def test_the_disk_fills_up_and_is_emptied(bench: Bench) -> None:
    click(bench.panel, "Disk full")
    with pytest.raises(StoreError) as refused:
        bench.disk.meet("commit")
    assert refused.value.code is FailureCode.STORE_FULL
    click(bench.panel, "Disk works")
    bench.disk.meet("commit")


def test_the_clock_jumps_and_seconds_go_on_evenly(bench: Bench) -> None:
    now, seconds = bench.clock.now(), bench.clock.monotonic()
    click(bench.panel, "Clock a day on")
    assert bench.clock.now() - now >= timedelta(days=1)
    assert bench.clock.monotonic() - seconds < 3600


def test_the_log_tells_types_and_the_commands_are_counted(bench: Bench) -> None:
    bench.sees(Step.ATTRACT)
    click(bench.panel, "Lay card on reader")
    for _ in range(3):
        bench.dock.command_sent()
    digits = next(iter(bench.world.personas.values())).card.personal_id[-6:]
    bench.dock.heard(ev.DigitsTyped(digits))
    bench.sees(Step.NOTICE, View(Step.NOTICE, Language.VIETNAMESE, 1, True, NoticeView()))
    assert "card" in log(bench.panel)
    assert "DigitsTyped" in log(bench.panel)
    assert digits not in log(bench.panel)
    assert text(bench.panel, "Commands to the chip").endswith(": 3")
    click(bench.panel, "Lay card on reader")
    assert text(bench.panel, "Commands to the chip").endswith(": 0")


def test_what_is_done_is_recorded_and_saved_as_a_scenario(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "mine.toml"
    bench.sees(Step.ATTRACT)
    click(bench.panel, "No paper")
    click(bench.panel, "Record")
    assert text(bench.panel, "Tape").startswith("Recording:")
    click(bench.panel, "lan")
    click(bench.panel, "Lay card on reader")
    bench.dock.heard(ev.HelpPressed())
    write(bench.panel, "File of the recording", str(target))
    write(bench.panel, "Title of the recording", "Đặt thẻ rồi gọi")
    click(bench.panel, "Save recording")
    assert "2 deeds" in text(bench.panel, "Tape")
    scenario = read_scenario(target)
    assert isinstance(scenario, Scenario)
    assert scenario.title == "Đặt thẻ rồi gọi"
    assert [deed.action for deed in scenario.before] == ["printer"]
    laid, asked = scenario.do
    assert (laid.action, laid.when) == ("card", Step.ATTRACT)
    assert getattr(laid, "does", None) is CardDoes.LAY
    assert getattr(laid, "person", None) == "lan"
    assert isinstance(asked, PersonDeed)
    click(bench.panel, "Save recording")
    assert text(bench.panel, "Tape") == "Nothing was recorded."


def test_a_recording_of_a_guest_is_saved_with_a_word_of_warning(bench: Bench, tmp_path: Path) -> None:
    bench.sees(Step.ATTRACT)
    click(bench.panel, "guest")
    click(bench.panel, "Record")
    click(bench.panel, "Lay card on reader")
    write(bench.panel, "File of the recording", str(tmp_path / "guest.toml"))
    click(bench.panel, "Save recording")
    assert "do[1].person: 'guest': is not allowed" in text(bench.panel, "Tape")


def test_what_a_person_does_not_have_is_told(bench: Bench) -> None:
    click(bench.panel, "lan")
    click(bench.panel, "Show insurance card")
    assert "not insured" in text(bench.panel, "Tape")


def test_a_file_that_is_none_is_told_with_its_line(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('title = "x"\nwhy = "y"\n[[do]]\nat = 1\naction = "fly"\n')
    write(bench.panel, "File to replay", str(tmp_path / "bad.toml"))
    click(bench.panel, "Replay file")
    assert "bad.toml:5: do[1].action" in text(bench.panel, "Tape")


def test_a_shipped_scenario_is_replayed_once_the_kiosk_is_ready(bench: Bench) -> None:
    (shipped,) = (box for box in bench.panel.findChildren(QComboBox) if box.accessibleName() == "Shipped scenarios")
    assert [shipped.itemText(place) for place in range(shipped.count())] == list(library.shipped())
    shipped.setCurrentText("staff-clean-the-glass")
    bench.sees(Step.REVIEW)
    click(bench.panel, "Replay scenario")
    assert text(bench.panel, "Tape").startswith("Replaying: ")
    assert bench.intents == []
    bench.sees(Step.ATTRACT)
    assert [type(intent) for intent in bench.intents] == [ev.StaffSignedIn]
    bench.sees(Step.STAFF)
    assert [type(intent) for intent in bench.intents] == [ev.StaffSignedIn, ev.CleaningStarted]
    click(bench.panel, "Stop replay")
    bench.sees(Step.CLEANING)
    assert len(bench.intents) == 2


def test_persons_of_a_replay_come_one_after_another_and_do_what_is_asked(bench: Bench) -> None:
    bench.sees(Step.ATTRACT)
    (shipped,) = (box for box in bench.panel.findChildren(QComboBox) if box.accessibleName() == "Shipped scenarios")
    shipped.setCurrentText("two-persons")
    click(bench.panel, "Replay scenario")
    for _ in range(2):
        bench.sees(Step.NOTICE, View(Step.NOTICE, Language.VIETNAMESE, 1, True, NoticeView()), Visit())
        bench.sees(Step.ATTRACT)
    came = [type(intent) for intent in bench.intents]
    assert came == [ev.StartPressed, ev.ConsentGiven, ev.StartPressed, ev.ConsentGiven]
    bench.sees(Step.NOTICE, View(Step.NOTICE, Language.VIETNAMESE, 1, True, NoticeView()), Visit())
    assert len(bench.intents) == 4, "nobody comes any more"


class Beside:
    """A real kiosk on the Qt loop, with its dock."""

    def __init__(self, kiosk: Kiosk, dock: SimulatorDock, panel: Dock) -> None:
        self.kiosk = kiosk
        self.dock = dock
        self.panel = panel
        self.steps: list[Step] = []
        dock.log.on_entry(self.steps.append)


@pytest.fixture
def beside(qapp: QApplication, tmp_path: Path) -> Iterator[Beside]:
    application, clock = WindowApplication(), SettableClock(SystemClock())
    world = SimulatedWorld(clock, tmp_path, tmp_path / "out", books=FaceBooks(ahead=False))
    world.start()

    def hangs() -> None:
        raise AssertionError("wiping hangs")

    kiosk, dock = kiosk_with_dock(application, world, clock, tmp_path, None, policy=PATIENT, exit_process=hangs)
    made = Beside(kiosk, dock, dock.widget())
    kiosk.start()
    yield made
    kiosk.stop()
    world.stop()


def until(bot: QtBot, done: Callable[[], bool]) -> None:
    bot.waitUntil(done, timeout=20_000)


def test_a_session_at_the_dock_is_recorded_and_comes_again(qtbot: QtBot, beside: Beside, tmp_path: Path) -> None:
    kiosk, panel, steps = beside.kiosk, beside.panel, beside.steps
    until(qtbot, lambda: steps[-1:] == [Step.ATTRACT])
    click(panel, "Record")
    click(panel, "Lay card on reader")
    until(qtbot, lambda: steps[-1] is Step.NOTICE)
    kiosk.runner.intend(ev.ConsentGiven(chip=True, face=False))
    until(qtbot, lambda: steps[-1] is Step.NEED_KEY)
    click(panel, "Show QR of card")
    until(qtbot, lambda: steps[-1] is Step.ASSISTED)
    assert int(text(panel, "Commands to the chip").split(": ")[1]) > 10
    click(panel, "Take card (pull now)")
    kiosk.runner.intend(ev.LeavePressed())
    until(qtbot, lambda: steps[-1] is Step.ATTRACT)
    target = tmp_path / "session.toml"
    write(panel, "File of the recording", str(target))
    click(panel, "Save recording")
    scenario = read_scenario(target)
    assert isinstance(scenario, Scenario)
    assert [deed.action for deed in scenario.do] == ["card", "person", "person", "card", "person"]
    report = play(scenario, tmp_path / "stage", Props.make(), name="session")
    assert report.passed, report.failures
    before = len(steps)
    write(panel, "File to replay", str(target))
    click(panel, "Replay file")
    until(qtbot, lambda: Step.ASSISTED in steps[before:] and steps[-1] is Step.ATTRACT)
