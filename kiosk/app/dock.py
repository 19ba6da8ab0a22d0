"""The simulator's dock: a tester's hands on persons, devices and machine, with a log, a tape, and replays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from biometrics.liveness.challenge import Motion
from kiosk.app import dock_buttons as buttons
from kiosk.app.stage.log import Log
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.session import events as ev
from kiosk.session.state import FaceMotion, State
from kiosk.session.views import CapturingFaceView, View
from simulators.personas.facts import Persona
from simulators.personas.pictures import portrait
from simulators.scenarios import library
from simulators.scenarios.deeds import AnyDeed, CardDeed
from simulators.scenarios.errors import ScenarioError
from simulators.scenarios.hearing import Hearing
from simulators.scenarios.model import AnyScenario, CommandScenario, Scenario
from simulators.scenarios.parse import parse_scenario, read_scenario
from simulators.scenarios.recorder import Recorder, Tape
from simulators.scenarios.render import render_scenario
from simulators.scenarios.words import CardDoes
from simulators.world import SERVICES, SimulatedWorld
from ui.dock import Dock, DockAction, DockPerson, DockSection
from ui.dock_tape import Taping

_MOTIONS = {
    Motion.TURN_LEFT: "Hold: turn head left",
    Motion.TURN_RIGHT: "Hold: turn head right",
    Motion.BLINK: "Hold: blink",
    Motion.COME_CLOSER: "Hold: come closer",
}
_WHY = "Recorded at the dock."


class Doing(Protocol):
    """Does deeds to the simulated world."""

    def do(self, deed: AnyDeed, person: Persona) -> None:
        """Now; `person`: whose it is where it names nobody."""
        ...


class Replayer(Protocol):
    """Plays scenarios at the running kiosk."""

    def play(self, scenario: Scenario) -> None:
        """From the next time on that the kiosk is ready for a person."""
        ...

    def stop(self) -> None:
        """Ends it, where one is played."""
        ...


class SimulatorDock:
    """Plays one person at a time; the cards of all of them stay the same during the run.

    Watches the screens too: whoever stands before the camera does what they ask, without the tester. Everything that
    the tester does is a deed, as scenario files know them, so that it can be recorded. On the main thread.
    """

    def __init__(self, world: SimulatedWorld, doer: Doing, replayer: Replayer, clock: Clock, folder: Path) -> None:
        """`folder`: where recordings go, unless the tester names another."""
        self._world = world
        self._doer = doer
        self._replayer = replayer
        self._folder = folder
        self._personas = list(world.personas.values())
        self._chosen = 0
        self._asked: FaceMotion | None = None
        self._state = State()
        self._commands = 0
        self.log = Log(clock, keep=True)
        self._recorder = Recorder(clock.monotonic)
        self._hearing = Hearing(SERVICES, lambda: self._persona.id, lambda: self._persona.card.personal_id[-6:])
        self._shipped = tuple(library.shipped())
        self._dock: Dock | None = None
        self.log.on_entry(self._recorder.entered)

    # --- what is seen of the session --------------------------------------------------------------------------------

    def heard(self, event: ev.Event) -> None:
        """An event, before it is handled: for the log, and for the tape where somebody touched the screen."""
        self.log.heard(event)
        deed = self._hearing.deed(self._state, event)
        if deed is not None:
            self._recorder.did(deed)

    def changed(self, state: State, view: View) -> None:
        """Tells who stands before the camera when the screen asks for another motion."""
        self._state = state
        self.log.changed(state, view)
        asked = view.body.motion if isinstance(view.body, CapturingFaceView) else None
        if asked is not self._asked:
            self._asked = asked
            self._world.camera.tell(None if asked is None else Motion(asked.value))
        self._show_log()

    def staff_called(self, code: FailureCode) -> None:
        """Staff are somebody else; the tape keeps that they were called."""
        self.log.staff_called(code)
        self._recorder.staff_called(code)

    def command_sent(self) -> None:
        """The chip was sent one more command. On the main thread."""
        self._commands += 1
        self._show_log()

    # --- what the tester does ---------------------------------------------------------------------------------------

    def widget(self) -> Dock:
        """The panel."""
        sections = (
            DockSection("Card", self._buttons(buttons.CARD), self._buttons(buttons.CHIPS)),
            DockSection(
                "Camera",
                (
                    *self._buttons(buttons.CAMERA),
                    *(DockAction(label, self._move(motion), self._move(None)) for motion, label in _MOTIONS.items()),
                ),
                self._buttons(buttons.SCENES),
            ),
            DockSection("Gateway", self._buttons(buttons.GATEWAY), self._buttons(buttons.GATEWAY_FAULTS)),
            DockSection("Printer", self._buttons(buttons.PRINTER)),
            DockSection("Disk and clock", self._buttons(buttons.MACHINE)),
        )
        persons = [DockPerson(one.id, one.card.full_name, portrait(one)) for one in self._personas]
        taping = Taping(
            self._record,
            self._save,
            self._replay_file,
            self._replay_shipped,
            self._stop_replay,
            self._shipped,
            str(self._folder / "session.toml"),
        )
        self._dock = Dock(persons, self._choose, sections, taping)
        return self._dock

    @property
    def _persona(self) -> Persona:
        return self._personas[self._chosen]

    def _choose(self, place: int) -> None:
        self._chosen = place

    def _buttons(self, deeds: Mapping[str, buttons.MakeDeed]) -> tuple[DockAction, ...]:
        return tuple(DockAction(label, self._doing(make)) for label, make in deeds.items())

    def _doing(self, make: buttons.MakeDeed) -> Callable[[], None]:
        return lambda: self.do(make(self._persona.id))

    def do(self, deed: AnyDeed) -> None:
        """Does it, for the tape as well."""
        if isinstance(deed, CardDeed) and deed.does is not CardDoes.REMOVE:
            self._commands = 0
        self.log.note("dock", deed.action)
        self._recorder.did(deed)
        self._doer.do(deed, self._persona)
        self._show_log()

    def say(self, sentence: str) -> None:
        """Tells the tester something."""
        if self._dock is not None:
            self._dock.tape.say(sentence)

    def _move(self, motion: Motion | None) -> Callable[[], None]:
        return lambda: self._world.camera.tell(motion)

    # --- the tape ---------------------------------------------------------------------------------------------------

    def _record(self) -> str:
        self._recorder.start()
        if self._recorder.tape is Tape.WAITING:
            return "Recording begins when the kiosk is ready for the next person."
        return "Recording: everything done here and on the screen, with its time."

    def _save(self, path: str, title: str) -> str:
        scenario = self._recorder.stop(title.strip() or "A session at the dock", _WHY)
        if scenario is None:
            return "Nothing was recorded."
        target, text = Path(path).expanduser(), render_scenario(scenario)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        except OSError as error:
            return f"Not saved: {error.strerror}."
        saved = f"Saved {len(scenario.do)} deeds to {target}."
        try:
            parse_scenario(text, target.name)
        except ScenarioError as error:
            # Guests of this run, whom no file may name.
            return f"{saved} It cannot be played as it is:\n{error}"
        return saved

    def _replay_file(self, path: str) -> str:
        try:
            return self._play(read_scenario(Path(path).expanduser()))
        except ScenarioError as error:
            return str(error)

    def _replay_shipped(self, place: int) -> str:
        return self._play(library.load(self._shipped[place]))

    def _play(self, scenario: AnyScenario) -> str:
        if isinstance(scenario, CommandScenario):
            return "This scenario is a call of the command line: kiosk simulate run plays it."
        self._replayer.play(scenario)
        return f"Replaying: {scenario.title}"

    def _stop_replay(self) -> str:
        self._replayer.stop()
        return "Stopped."

    def _show_log(self) -> None:
        if self._dock is None:
            return
        self._dock.tape.happened([str(row) for row in self.log.rows])
        self.log.rows.clear()
        self._dock.tape.show_commands(self._commands)
