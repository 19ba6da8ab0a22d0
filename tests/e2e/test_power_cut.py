"""kill -9 of the whole kiosk, devices and all: what was committed is sent after the restart, once.

Of session, store and gateway alone every place is tried (`tests/faults/test_crash.py`).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.parts import open_store
from kiosk.app.simulated import simulated_gateway_settings
from kiosk.domain.checkin import DeliveryStatus
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.runner.system import SystemClock
from kiosk.session.state import Step
from kiosk.store.sql_store import StoreMode
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.gateway.server import SimulatedGateway
from simulators.world import make_gateway

ROOT = Path(__file__).parents[2]
CLOCK = SystemClock()


@pytest.fixture
def gateway() -> Iterator[SimulatedGateway]:
    with make_gateway(CLOCK) as running:
        yield running


def kill_at(step: Step, folder: Path, gateway: SimulatedGateway) -> None:
    """Runs a check-in in another process and kills it when it reaches the step."""
    command = [sys.executable, "-m", "tests.e2e.child", str(folder), gateway.base_url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        passed = []
        for line in child.stdout:
            passed.append(line.strip())
            if passed[-1] == step.value:
                break
        assert passed[-1:] == [step.value], passed
        child.send_signal(signal.SIGKILL)


def restart_and_send(folder: Path, gateway: SimulatedGateway) -> list[DeliveryStatus]:
    """What the outbox of the next start does, and what it holds then."""
    client = GatewayClient.over_http(simulated_gateway_settings(gateway.base_url), CLOCK, production_allowed=False)
    store = open_store(folder, StoreMode.SIMULATED)
    try:
        OutboxSender(store, client, CLOCK, random.SystemRandom()).send_due()
        assert store.verify_audit().sound
        return [row.status for row in store.outbox_rows()]
    finally:
        store.close()


@pytest.mark.parametrize(("step", "fault"), [(Step.SENDING, None), (Step.TICKET, FaultKind.HANG_AFTER)])
def test_a_committed_check_in_survives_and_is_held_once(
    tmp_path: Path, gateway: SimulatedGateway, step: Step, fault: FaultKind | None
) -> None:
    if fault is not None:
        gateway.set_fault(Endpoint.CHECK_IN, Fault(fault))
    kill_at(step, tmp_path, gateway)
    gateway.clear_faults()
    assert restart_and_send(tmp_path, gateway) == [DeliveryStatus.CONFIRMED]
    assert len(gateway.received_check_ins) == 1
    assert restart_and_send(tmp_path, gateway) == [DeliveryStatus.CONFIRMED]
    assert len(gateway.received_check_ins) == 1


def test_killed_before_the_number_there_is_all_of_it_or_nothing(tmp_path: Path, gateway: SimulatedGateway) -> None:
    kill_at(Step.COMMITTING, tmp_path, gateway)
    statuses = restart_and_send(tmp_path, gateway)
    assert statuses in ([], [DeliveryStatus.CONFIRMED])
    assert len(gateway.received_check_ins) == len(statuses)
