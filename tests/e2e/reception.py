"""A reception for tests: the real kiosk on simulated devices, a real gateway on loopback, and a person to play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from biometrics.liveness.verdict import LivenessMode, LivenessPolicy
from kiosk.app.demo import DemoOptions, Record, simulated_kiosk
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.runner.loop import MainLoop
from kiosk.runner.system import SystemClock
from kiosk.session.policy import Deadlines, Policy
from kiosk.session.state import State, Step
from kiosk.session.views import View
from simulators.casting import FaceCast
from simulators.patient import SimulatedPatient
from simulators.reader.hands import ReaderHands
from simulators.world import SERVICES, PersonHands, SimulatedWorld

PATIENT = Policy(SERVICES, deadlines=Deadlines(matching=30.0, reading_card=30.0, clearing=30.0, committing=30.0))
"""Times generous enough for a busy test machine where the test is not about time."""

UNTESTED = LivenessPolicy(LivenessMode.OFF)
"""The challenge takes a person some ten seconds; the tests of the face step ask for it."""


def hasty(**seconds: float) -> Policy:
    """A policy in which some deadlines come soon."""
    return replace(PATIENT, deadlines=replace(PATIENT.deadlines, **seconds))


class Reception:
    """One kiosk and what was seen of it."""

    def __init__(
        self,
        folder: Path,
        *,
        policy: Policy = PATIENT,
        gateway_url: str | None = None,
        clock: Clock | None = None,
        liveness: LivenessPolicy = UNTESTED,
        cast: FaceCast = FaceCast.PERSON,
        reader: ReaderHands | None = None,
    ) -> None:
        self.clock = clock or SystemClock()
        self.loop = MainLoop()
        self.world = SimulatedWorld(self.clock, folder, folder / "out", reader=reader)
        self.world.start()
        self.options = DemoOptions(folder, folder / "out", gateway_url, policy, cast=cast, liveness=liveness)
        self.kiosk = simulated_kiosk(self.world, self.options, self.clock, self.loop.submit, self.loop.end)
        self.record = Record(self.clock)
        self.screens: list[View] = []
        self.staff: list[FailureCode] = []
        self.kiosk.runner.watch(self.record)
        self.kiosk.runner.watch(self)

    def changed(self, state: State, view: View) -> None:
        self.screens.append(view)

    def staff_called(self, code: FailureCode) -> None:
        self.staff.append(code)

    @property
    def steps(self) -> list[Step]:
        """The steps passed, repeats in a row left out."""
        passed: list[Step] = []
        for view in self.screens:
            if not passed or passed[-1] is not view.step:
                passed.append(view.step)
        return passed

    def serve(self, persona: str = "mau", hands: Callable[[PersonHands], PersonHands] = lambda hands: hands) -> Record:
        """Plays one person from coming to leaving and stops the kiosk."""
        own = hands(self.world.hands(self.world.personas[persona], self.options.cast))
        return self.play(SimulatedPatient(own, self.kiosk.runner.intend, self.loop.end))

    def play(self, patient: SimulatedPatient) -> Record:
        """Plays a person of the test's own making and stops the kiosk."""
        self.kiosk.runner.watch(patient)
        self.kiosk.start()
        try:
            self.loop.run()
        finally:
            self.kiosk.stop()
            self.world.stop()
        return self.record
