"""The stage: what is done to the kiosk has its effect, at its time, and costs no time of ours."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.app.stage import Props, Stage, StageSettings
from kiosk.app.stage.playing import NotServedError
from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.failures import FailureCode as F
from kiosk.session import events as ev
from kiosk.session.state import Step
from simulators.gateway.direct import LineState
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.printer import PrinterState
from simulators.scenarios.words import DiskState


@pytest.fixture(scope="module")
def props() -> Props:
    return Props.make()


@pytest.fixture
def stage(tmp_path: Path, props: Props) -> Iterator[Stage]:
    with Stage(tmp_path, props) as made:
        made.start()
        assert made.advance_until(lambda: made.state.step is Step.ATTRACT, 10.0)
        yield made


def test_everyone_is_received_whatever_the_insurance_says_and_nothing_is_left_of_them(stage: Stage) -> None:
    names = [*stage.world.personas, "mau"]
    records = [stage.serve(stage.world.personas[name]) for name in names]
    assert {record.outcome for record in records} == {"checked_in"}
    assert len({record.record.ticket for record in records}) == len(names)
    assert len(stage.world.gateway.received_check_ins) == len(names)
    assert stage.leftovers() == ()
    assert stage.clock.monotonic() < 15 * len(names)
    assert {row.status for row in stage.outbox()} == {DeliveryStatus.CONFIRMED}


def test_a_card_pulled_before_a_command_is_asked_back_and_the_read_goes_on(stage: Stage) -> None:
    stage.before_apdu(12, stage.world.reader.remove)
    record = stage.serve(stage.world.personas["mau"])
    assert record.outcome == "checked_in"
    assert record.steps[record.steps.index(Step.READING_CARD) :][:3] == [
        Step.READING_CARD,
        Step.PUT_CARD_BACK,
        Step.READING_CARD,
    ]


def test_a_gateway_that_hangs_overlaps_with_everything_else(stage: Stage) -> None:
    stage.world.gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.HANG, times=1))
    record = stage.serve(stage.world.personas["mau"])
    assert (record.outcome, record.record.delivery) == ("checked_in", "queued")
    # The person has gone for long when the request runs into its time limit.
    assert stage.clock.monotonic() < 20
    assert not stage.deliveries
    stage.advance(120.0)
    assert stage.deliveries[0].failure is F.GATEWAY_TIMED_OUT
    assert [row.times for row in stage.world.gateway.received_check_ins] == [1]


def test_a_power_cut_in_the_middle_keeps_what_was_kept(stage: Stage) -> None:
    stage.line.set(LineState.UNREACHABLE)
    stage.receive(stage.person(stage.world.personas["mau"]))
    assert stage.advance_until(lambda: stage.state.step is Step.TICKET, 60.0)
    stage.restart()
    stage.world.reader.remove()
    assert stage.advance_until(lambda: stage.state.step is Step.ATTRACT and stage.state.visit is None, 60.0)
    assert stage.visits[0].over
    assert [row.status for row in stage.outbox()] == [DeliveryStatus.QUEUED]
    stage.line.set(LineState.WORKS)
    stage.advance(60.0)
    assert [row.times for row in stage.world.gateway.received_check_ins] == [1]


def test_a_life_that_ended_keeps_nothing(stage: Stage) -> None:
    stage.serve(stage.world.personas["mau"])
    before = weakref.ref(stage.store)
    stage.restart()
    assert stage.advance_until(lambda: before() is not stage.store and stage.state.step is Step.ATTRACT, 10.0)
    stage.advance(10.0)
    gc.collect()
    assert before() is None


def test_the_wall_clock_may_be_set_while_everything_goes_on(stage: Stage) -> None:
    before = stage.clock.now()
    stage.set_clock(3600.0)
    assert stage.clock.now() - before == timedelta(hours=1)
    assert stage.serve(stage.world.personas["mau"]).outcome == "checked_in"


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda stage: stage.world.reader.unplug(), F.READER_MISSING),
        (lambda stage: stage.world.reader.stop_service(), F.PCSC_UNAVAILABLE),
        (lambda stage: stage.world.camera.unplug(), F.CAMERA_LOST),
    ],
)
def test_a_device_that_goes_away_is_noticed_and_comes_back(
    stage: Stage, break_it: Callable[[Stage], None], code: F
) -> None:
    break_it(stage)
    stage.advance(5.0)
    assert code in stage.faults
    stage.world.reader.plug()
    stage.world.reader.start_service()
    stage.world.camera.plug()
    stage.advance(5.0)
    assert stage.state.health.faults == ()


def test_a_printer_without_paper_and_a_full_disk_are_told(stage: Stage) -> None:
    stage.world.printer.set_state(PrinterState.NO_PAPER)
    record = stage.serve(stage.world.personas["mau"])
    assert (record.outcome, record.printed) == ("checked_in", False)
    assert F.PRINTER_NO_PAPER in stage.faults
    stage.disk.set(DiskState.FULL)
    record = stage.serve(stage.world.personas["lan"])
    assert (record.outcome, record.record.failure) == ("assisted", F.STORE_FULL)


def test_who_is_not_served_in_time_is_told(stage: Stage) -> None:
    with pytest.raises(NotServedError, match="still in"):
        stage.serve(stage.world.personas["mau"], limit=1.0)


def test_staff_may_end_the_program(stage: Stage) -> None:
    stage.intend(ev.StaffSignedIn("Lê Thị Trực"))
    stage.advance(1.0)
    stage.intend(ev.ExitPressed())
    assert stage.advance_until(lambda: stage.left, 10.0)


def test_the_trace_names_nobody(tmp_path: Path, props: Props) -> None:
    with Stage(tmp_path, props, StageSettings(seed=7)) as stage:
        stage.start()
        persona = stage.world.personas["mau"]
        stage.serve(persona)
        trace = "\n".join(map(str, stage.log))
    assert persona.card.full_name not in trace
    assert persona.card.personal_id not in trace
    assert "CardRead" in trace
