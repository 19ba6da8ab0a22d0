"""One whole check-in by a simulated person, with or without the window, and the record of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from biometrics.liveness.verdict import LivenessPolicy
from kiosk.app.parts import Kiosk
from kiosk.app.simulated import build_simulated
from kiosk.domain.dossier import DossierStatus
from kiosk.domain.failures import FailureCode
from kiosk.ports import Clock
from kiosk.runner.loop import MainLoop
from kiosk.session.counter_state import CounterTask, Profile
from kiosk.session.events import Intent
from kiosk.session.policy import Policy
from kiosk.session.state import State, Step
from kiosk.session.views import View
from simulators.casting import FaceCast
from simulators.officer import SimulatedOfficer
from simulators.patient import Hands, SimulatedPatient
from simulators.personas.facts import Persona
from simulators.reader.radio import Radio
from simulators.world import SERVICES, STAFF_NAME, SimulatedWorld


class Outcome(StrEnum):
    """How a visit ended."""

    CHECKED_IN = "checked_in"
    DOSSIER_RECEIVED = "dossier_received"
    RESULT_HANDED_OUT = "result_handed_out"
    ASSISTED = "assisted"
    ABANDONED = "abandoned"


@dataclass(slots=True)
class Record:
    """Watches a session and keeps what a tester wants to know of it; nothing personal."""

    clock: Clock
    outcome: Outcome = Outcome.ABANDONED
    failure: FailureCode | None = None
    assurance: str | None = None
    ticket: str | None = None
    receipt: str | None = None
    delivery: str | None = None
    insurance: str | None = None
    face: dict[str, object] | None = None
    access: str | None = None
    dossier: dict[str, str] | None = None
    """Of a counter: what was received or handed out."""
    _steps: list[tuple[Step, float]] = field(default_factory=list)

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - the record is of the session
        """Notes the step's beginning and what the visit has come to."""
        if not self._steps or self._steps[-1][0] is not state.step:
            self._steps.append((state.step, self.clock.monotonic()))
        visit = state.visit
        if visit is None:
            return
        if visit.failure is not None:
            self.failure, self.outcome = visit.failure, Outcome.ASSISTED
        if visit.card is not None:
            self.access = visit.card.protocol
        if visit.card is not None or visit.key is not None:
            self.assurance = visit.assurance.name.lower()
        if visit.face is not None:
            face = visit.face
            self.face = {
                "match": face.match,
                "score": round(face.score, 3),
                "threshold": face.threshold,
                "model": face.model,
                "frames": face.frames,
                "liveness": face.liveness.value,
                "checks": list(face.checks),
            }
        if visit.lookup is not None:
            self.insurance = visit.lookup.eligibility.value
        if visit.ticket is not None:
            self.ticket, self.receipt, self.delivery = visit.ticket.number, visit.receipt, visit.delivery.value
            self.outcome, self.failure = Outcome.CHECKED_IN, None
        self._note_dossier(visit.task)

    def _note_dossier(self, task: CounterTask) -> None:
        if task.receipt is not None:
            receipt, status = task.receipt, DossierStatus.RECEIVED
            self.dossier = {"number": receipt.number, "due": receipt.due.isoformat(), "status": status.value}
            self.outcome, self.failure = Outcome.DOSSIER_RECEIVED, None
        if task.done is not None:
            line = task.done
            self.dossier = {"number": line.number, "due": line.due.isoformat(), "status": line.status.value}
            self.outcome, self.failure = Outcome.RESULT_HANDED_OUT, None

    def staff_called(self, code: FailureCode) -> None:
        """Noted with the step."""

    def as_json(self) -> dict[str, Any]:
        """The keys of the command line's contract, and some more."""
        ends = [begun for _, begun in self._steps[1:]] + [self._steps[-1][1]] if self._steps else []
        steps = [
            {"name": step.value, "ms": round((end - begun) * 1000)}
            for (step, begun), end in zip(self._steps, ends, strict=True)
        ]
        return {
            "outcome": self.outcome.value,
            "failure": self.failure.value if self.failure else None,
            "assurance": self.assurance,
            "access": {"protocol": self.access},
            "face": self.face,
            "insurance": self.insurance,
            "ticket": {"number": self.ticket},
            "receipt": self.receipt,
            "delivery": self.delivery,
            "dossier": self.dossier,
            "steps": steps,
            "simulated": True,
        }


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """Where a demonstration keeps its things. `gateway_url`: another simulated gateway on this machine."""

    store: Path
    out: Path | None
    gateway_url: str | None = None
    policy: Policy = field(default_factory=lambda: Policy(SERVICES))
    radio: Radio | None = None
    """What reading the chip takes besides the program's own time."""
    cast: FaceCast = FaceCast.PERSON
    """Who, or what, the camera sees when a face is due."""
    liveness: LivenessPolicy = field(default_factory=LivenessPolicy)


def run_demo(persona: Persona, options: DemoOptions, clock: Clock) -> Record:
    """A whole check-in without a window. Raises StoreError, AddressRefusedError."""
    loop = MainLoop()
    world = SimulatedWorld(clock, options.store, options.out, options.radio, guests=(persona,))
    world.start()
    try:
        kiosk = simulated_kiosk(world, options, clock, loop.submit, loop.end)
        record = Record(clock)
        kiosk.runner.watch(record)
        kiosk.runner.watch(who_acts(options, world.hands(persona, options.cast), kiosk.runner.intend, loop.end))
        kiosk.start()
        try:
            loop.run()
        finally:
            kiosk.stop()
    finally:
        world.stop()
    return record


def who_acts(
    options: DemoOptions, hands: Hands, intend: Callable[[Intent], None], done: Callable[[], None]
) -> SimulatedPatient | SimulatedOfficer:
    """The patient alone or, at a counter, the officer with the person before it."""
    if options.policy.profile is Profile.COUNTER:
        return SimulatedOfficer(STAFF_NAME, hands, intend, done)
    return SimulatedPatient(hands, intend, done)


def simulated_kiosk(
    world: SimulatedWorld,
    options: DemoOptions,
    clock: Clock,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
    *,
    leave: Callable[[], None] | None = None,
) -> Kiosk:
    """The kiosk of a demonstration."""
    return build_simulated(
        world,
        options.store,
        clock,
        gateway_url=options.gateway_url or world.gateway.base_url,
        policy=options.policy,
        liveness=options.liveness,
        on_main=on_main,
        exit_process=exit_process,
        leave=leave,
    )
