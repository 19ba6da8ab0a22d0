"""Devices that are missing and a gateway that hangs, on real threads and a real socket.

Everything else that goes wrong at a reception is a scenario (`test_scenarios.py`), by the virtual clock.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.session.state import State, Step
from kiosk.session.views import AttractView, ReviewView, View
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.patient import SimulatedPatient
from tests.e2e.reception import Reception, hasty


class Onlooker(SimulatedPatient):
    """Looks at the screen until it shows what the test waits for."""

    def __init__(self, reception: Reception, until: Callable[[View], bool]) -> None:
        hands = reception.world.hands(reception.world.personas["mau"])
        super().__init__(hands, reception.kiosk.runner.intend, reception.loop.end)
        self._until = until

    def _act(self, view: View) -> None:
        """Does nothing."""

    def changed(self, state: State, view: View) -> None:
        if self._until(view):
            self._go()


def faults_on_attract(view: View) -> set[FailureCode]:
    return {code for _, code in view.body.faults} if isinstance(view.body, AttractView) else set()


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda world: world.reader.unplug(), FailureCode.READER_MISSING),
        (lambda world: world.reader.stop_service(), FailureCode.PCSC_UNAVAILABLE),
        (lambda world: world.camera.unplug(), FailureCode.CAMERA_MISSING),
    ],
)
def test_a_missing_device_leaves_the_kiosk_open_and_says_so(
    tmp_path: Path, break_it: Callable[[object], None], code: FailureCode
) -> None:
    reception = Reception(tmp_path)
    break_it(reception.world)
    reception.play(Onlooker(reception, lambda view: code in faults_on_attract(view)))
    assert Step.ATTRACT in reception.steps


def test_a_reader_that_comes_back_is_ready_by_itself(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    reception.world.reader.stop_service()
    seen: list[set[FailureCode]] = []

    def until(view: View) -> bool:
        if not isinstance(view.body, AttractView):
            return False
        seen.append(faults_on_attract(view))
        if FailureCode.PCSC_UNAVAILABLE in seen[-1]:
            reception.world.reader.start_service()
            return False
        return any(FailureCode.PCSC_UNAVAILABLE in earlier for earlier in seen)

    reception.play(Onlooker(reception, until))


def test_a_gateway_that_hangs_does_not_hold_the_person_up(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=hasty(checking_insurance=0.3, sending=0.3))
    reception.world.gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.HANG))
    reception.world.gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.HANG))
    record = reception.serve()
    answer = record.as_json()
    assert answer["outcome"] == "checked_in"
    assert answer["delivery"] == "queued"
    review = next(view.body for view in reception.screens if isinstance(view.body, ReviewView))
    assert review.insurance.eligibility is Eligibility.NOT_CHECKED
