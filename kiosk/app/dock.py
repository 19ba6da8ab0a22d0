"""What the buttons of the simulator's dock do."""

from __future__ import annotations

from collections.abc import Callable

from biometrics.liveness.challenge import Motion
from kiosk.domain.failures import FailureCode
from kiosk.session.state import FaceMotion, State
from kiosk.session.views import CapturingFaceView, View
from simulators.casting import FACTS, FaceCast
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.personas.codes import qr_text
from simulators.personas.facts import Persona
from simulators.printer import PrinterState
from simulators.scenes import CodeScene, DarkScene, EmptyScene, FrozenScene
from simulators.world import PersonHands, SimulatedWorld
from ui.dock import Dock, DockAction, DockSection

_MOTIONS = {
    Motion.TURN_LEFT: "Hold: turn head left",
    Motion.TURN_RIGHT: "Hold: turn head right",
    Motion.BLINK: "Hold: blink",
    Motion.COME_CLOSER: "Hold: come closer",
}


class SimulatorDock:
    """Plays one person at a time; the cards of all of them stay the same during the run.

    Watches the screens too: whoever stands before the camera does what they ask, without the tester.
    """

    def __init__(self, world: SimulatedWorld) -> None:
        self._world = world
        self._personas = list(world.personas.values())
        self._hands: dict[int, PersonHands] = {}
        self._chosen = 0
        self._asked: FaceMotion | None = None

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - people see the screen alone
        """Tells who stands before the camera when the screen asks for another motion."""
        asked = view.body.motion if isinstance(view.body, CapturingFaceView) else None
        if asked is not self._asked:
            self._asked = asked
            self._world.camera.tell(None if asked is None else Motion(asked.value))

    def staff_called(self, code: FailureCode) -> None:
        """Staff are somebody else."""

    def widget(self) -> Dock:
        """The panel."""
        world = self._world
        sections = (
            DockSection(
                "Card",
                (
                    DockAction("Lay card on reader", self._lay_card),
                    DockAction("Take card", world.reader.remove),
                    DockAction("Unplug reader", world.reader.unplug),
                    DockAction("Plug reader", world.reader.plug),
                    DockAction("Stop PC/SC service", world.reader.stop_service),
                    DockAction("Start PC/SC service", world.reader.start_service),
                ),
            ),
            DockSection(
                "Camera",
                (
                    DockAction("Show QR of card", lambda: world.camera.show(CodeScene(qr_text(self._persona)))),
                    DockAction("Hold the card's back", self._show_back),
                    DockAction("Show face", self._cast(FaceCast.PERSON)),
                    DockAction("Show somebody else's face", self._cast(FaceCast.STRANGER)),
                    DockAction("Nobody", lambda: world.camera.show(EmptyScene())),
                    DockAction("Light off", lambda: world.camera.show(DarkScene())),
                    DockAction("Freeze picture", lambda: world.camera.show(FrozenScene())),
                    DockAction("Unplug camera", world.camera.unplug),
                    DockAction("Plug camera", world.camera.plug),
                    *(DockAction(label, self._do(motion), self._do(None)) for motion, label in _MOTIONS.items()),
                ),
                choices=tuple(DockAction(FACTS[cast].label, self._cast(cast)) for cast in FaceCast),
            ),
            DockSection(
                "Gateway",
                (
                    DockAction("Works", self._gateway_works),
                    DockAction("Unreachable", world.gateway.refuse_connections),
                    DockAction("Hangs", self._gateway_fault(FaultKind.HANG)),
                    DockAction("Account refused (401)", self._gateway_fault(FaultKind.UNAUTHORISED)),
                    DockAction("HTML instead of an answer", self._gateway_fault(FaultKind.HTML)),
                ),
            ),
            DockSection(
                "Printer",
                (
                    DockAction("Works", lambda: world.printer.set_state(PrinterState.OK)),
                    DockAction("No paper", lambda: world.printer.set_state(PrinterState.NO_PAPER)),
                    DockAction("Silent", lambda: world.printer.set_state(PrinterState.SILENT)),
                ),
            ),
        )
        names = [f"{persona.id}: {persona.card.full_name}" for persona in self._personas]
        return Dock(names, self._choose, sections)

    @property
    def _persona(self) -> Persona:
        return self._personas[self._chosen]

    @property
    def _own_hands(self) -> PersonHands:
        if self._chosen not in self._hands:
            self._hands[self._chosen] = self._world.hands(self._persona)
        return self._hands[self._chosen]

    def _lay_card(self) -> None:
        self._own_hands.lay_card()

    def _show_back(self) -> None:
        self._own_hands.show_mrz()

    def _cast(self, cast: FaceCast) -> Callable[[], None]:
        def act() -> None:
            self._world.casting(self._persona, cast).play(self._world.camera)

        return act

    def _do(self, motion: Motion | None) -> Callable[[], None]:
        return lambda: self._world.camera.tell(motion)

    def _choose(self, index: int) -> None:
        self._chosen = index

    def _gateway_works(self) -> None:
        self._world.gateway.clear_faults()
        self._world.gateway.start()

    def _gateway_fault(self, kind: FaultKind) -> Callable[[], None]:
        def act() -> None:
            self._gateway_works()
            for endpoint in Endpoint:
                self._world.gateway.set_fault(endpoint, Fault(kind))

        return act
