"""The gateway without a socket: every fault is what it is over the network, and costs virtual seconds only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.app.simulated import simulated_gateway_settings
from kiosk.domain.failures import FailureCode as F
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.transport import TransportFault
from simulators.clock import VirtualClock
from simulators.gateway.direct import DirectLine, LineState
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.virtual_threads import VirtualThreads
from simulators.world import make_gateway
from tests.unit.gateway.support import make_check_in

SETTINGS = simulated_gateway_settings("http://127.0.0.1:9")


class Bench:
    """A client, a line and a gateway on one clock."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.threads = VirtualThreads(self.clock)
        self.group = self.threads.group()
        self.gateway = make_gateway(self.clock, threads=self.group)
        self.line = DirectLine(self.gateway, SETTINGS, self.clock, self.group)
        self.client = GatewayClient(SETTINGS, self.line, self.clock, threads=self.group)

    def look_up(self) -> tuple[LookupAnswer, float]:
        """An answer and the virtual seconds that it took."""
        begun, answers = self.clock.monotonic(), list[tuple[LookupAnswer, float]]()

        def ask() -> None:
            answer = self.client.look_up(make_check_in().person)
            answers.append((answer, self.clock.monotonic() - begun))

        self.group.thread(ask, "ask").start()
        self.clock.advance(begun + 1000.0, lambda: bool(answers))
        return answers[0]

    def close(self) -> None:
        self.threads.close()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


def test_an_answer_comes_within_a_moment(bench: Bench) -> None:
    answer, seconds = bench.look_up()
    assert answer.failure is F.INSURANCE_NOT_FOUND
    assert answer.gateway_code == "050"
    assert 0 < seconds < 1
    assert {row.endpoint for row in bench.gateway.requests} == {Endpoint.TOKEN, Endpoint.LOOKUP, Endpoint.HISTORY}


@pytest.mark.parametrize(
    ("fault", "code", "at_least", "at_most"),
    [
        (Fault(FaultKind.HANG), F.GATEWAY_TIMED_OUT, 60.0, 61.0),
        (Fault(FaultKind.HANG_AFTER), F.GATEWAY_TIMED_OUT, 60.0, 61.0),
        (Fault(FaultKind.DRIP, seconds=1.0), F.GATEWAY_TIMED_OUT, 90.0, 92.0),
        (Fault(FaultKind.DROP_BEFORE), F.GATEWAY_UNREACHABLE, 0.0, 1.0),
        (Fault(FaultKind.CUT_BODY), F.GATEWAY_UNREACHABLE, 0.0, 1.0),
        (Fault(FaultKind.HUGE), F.GATEWAY_ANSWER_INVALID, 0.0, 1.0),
        (Fault(FaultKind.HTML), F.GATEWAY_ANSWER_INVALID, 0.0, 1.0),
        (Fault(FaultKind.TRUNCATED_JSON), F.GATEWAY_ANSWER_INVALID, 0.0, 1.0),
        (Fault(FaultKind.SERVER_ERROR), F.GATEWAY_FAULT, 0.0, 1.0),
        (Fault(FaultKind.UNAUTHORISED), F.GATEWAY_ACCOUNT_REFUSED, 0.0, 1.0),
        (Fault(FaultKind.CODE, code="101"), F.GATEWAY_FAULT, 0.0, 1.0),
    ],
)
def test_a_fault_is_told_and_takes_its_time(
    bench: Bench, fault: Fault, code: F, at_least: float, at_most: float
) -> None:
    bench.gateway.set_fault(Endpoint.LOOKUP, fault)
    answer, seconds = bench.look_up()
    assert (answer.eligibility, answer.failure) == (Eligibility.NOT_CHECKED, code)
    assert at_least <= seconds <= at_most


def test_a_slow_answer_is_an_answer(bench: Bench) -> None:
    bench.gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.SLOW, seconds=7.0))
    answer, seconds = bench.look_up()
    assert answer.gateway_code == "050"
    assert 7.0 <= seconds < 8.0


@pytest.mark.parametrize(
    ("state", "fault"),
    [(LineState.UNREACHABLE, TransportFault.NOT_SENT), (LineState.UNTRUSTED, TransportFault.NOT_TRUSTED)],
)
def test_a_line_that_leads_nowhere_sends_nothing(bench: Bench, state: LineState, fault: TransportFault) -> None:
    bench.line.set(state)
    assert bench.line.post("/api/token/take", query={}, headers={}, body=b"") is fault
    assert bench.gateway.requests == ()
    bench.line.set(LineState.WORKS)
    assert bench.look_up()[0].gateway_code == "050"


def test_what_dripped_for_ever_stops_when_nobody_listens_any_more(bench: Bench) -> None:
    bench.gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.DRIP, times=1, seconds=1.0))
    bench.look_up()
    bench.clock.advance(bench.clock.monotonic() + 10.0)
    assert not bench.threads.under_way
