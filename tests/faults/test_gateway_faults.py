"""Every fault of the gateway at every door: what the kiosk makes of it, and that nothing is lost or sent twice."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.checkin import DeliveryStatus, SendKind
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.gateway.sender import OutboxSender
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import Endpoint, Fault, FaultKind, SimulatedGateway
from tests.unit.gateway.support import (
    PERSON,
    ImpatientFor,
    ManualClock,
    make_check_in,
    make_client,
    make_gateway,
    make_settings,
    rng,
)

UNREACHABLE = FailureCode.GATEWAY_UNREACHABLE
TIMED_OUT = FailureCode.GATEWAY_TIMED_OUT
INVALID = FailureCode.GATEWAY_ANSWER_INVALID
ACCOUNT = FailureCode.GATEWAY_ACCOUNT_REFUSED
FAULT = FailureCode.GATEWAY_FAULT
NOT_DONE, AMBIGUOUS = SendKind.NOT_DONE, SendKind.AMBIGUOUS

# fault, failure, what a check-in comes to, whether the gateway has it all the same
TABLE: list[tuple[Fault, FailureCode, SendKind, bool]] = [
    (Fault(FaultKind.HANG), TIMED_OUT, AMBIGUOUS, False),
    (Fault(FaultKind.HANG_AFTER), TIMED_OUT, AMBIGUOUS, True),
    (Fault(FaultKind.DROP_BEFORE), UNREACHABLE, AMBIGUOUS, False),
    (Fault(FaultKind.DROP_AFTER), UNREACHABLE, AMBIGUOUS, True),
    (Fault(FaultKind.UNAUTHORISED), ACCOUNT, NOT_DONE, False),
    (Fault(FaultKind.IP_REFUSED), ACCOUNT, NOT_DONE, False),
    (Fault(FaultKind.SERVER_ERROR, status=500), FAULT, AMBIGUOUS, False),
    (Fault(FaultKind.SERVER_ERROR, status=502), FAULT, AMBIGUOUS, False),
    (Fault(FaultKind.SERVER_ERROR_AFTER, status=504), FAULT, AMBIGUOUS, True),
    (Fault(FaultKind.TOO_MANY, retry_after=3), FAULT, NOT_DONE, False),
    (Fault(FaultKind.HTML), INVALID, AMBIGUOUS, True),
    (Fault(FaultKind.TRUNCATED_JSON), INVALID, AMBIGUOUS, True),
    (Fault(FaultKind.CUT_BODY), UNREACHABLE, AMBIGUOUS, True),
    (Fault(FaultKind.EMPTY_BODY), INVALID, AMBIGUOUS, True),
    (Fault(FaultKind.DRIP), TIMED_OUT, AMBIGUOUS, True),
    (Fault(FaultKind.HUGE), INVALID, AMBIGUOUS, True),
    (Fault(FaultKind.REDIRECT), INVALID, AMBIGUOUS, False),
    (Fault(FaultKind.CODE, code="101"), FAULT, AMBIGUOUS, False),
]
IDS = [f"{row[0].kind}-{row[0].status}" for row in TABLE]
HARMLESS = {FaultKind.WRONG_TYPE, FaultKind.SLOW, FaultKind.WRONG_CLOCK, FaultKind.DUPLICATE}
"""Faults that a call survives; a duplicate is a matter of its own below."""
NULLS = {FaultKind.NULLS}
SLOW = {FaultKind.HANG, FaultKind.HANG_AFTER, FaultKind.DRIP}
PATHS = {
    Endpoint.TOKEN: make_settings().token_path,
    Endpoint.LOOKUP: make_settings().lookup_path,
    Endpoint.CHECK_IN: make_settings().check_in_path,
}


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def gateway(clock: ManualClock) -> Iterator[SimulatedGateway]:
    with make_gateway(clock) as running:
        yield running


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a store in which nothing is kept: made once, since making its tables takes longest."""
    folder = tmp_path_factory.mktemp("empty")
    SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED).close()
    return folder


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[SqlStore]:
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    yield store
    store.close()


def impatient(gateway: SimulatedGateway, endpoint: Endpoint, kind: FaultKind) -> ImpatientFor | None:
    if kind not in SLOW:
        return None
    read_timeout = 20.0 if kind is FaultKind.DRIP else 0.2
    return ImpatientFor(gateway.base_url, PATHS[endpoint], read_timeout=read_timeout, total_timeout=1.0)


def test_the_table_names_every_fault() -> None:
    assert {fault.kind for fault, *_ in TABLE} | HARMLESS | NULLS == set(FaultKind)


@pytest.mark.parametrize("endpoint", [Endpoint.TOKEN, Endpoint.LOOKUP, Endpoint.CHECK_IN])
@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_what_a_call_survives(
    gateway: SimulatedGateway, clock: ManualClock, kind: FaultKind, endpoint: Endpoint
) -> None:
    gateway.set_fault(endpoint, Fault(kind))
    client = make_client(gateway, clock)
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED


def test_null_fields(gateway: SimulatedGateway, clock: ManualClock) -> None:
    for endpoint in (Endpoint.LOOKUP, Endpoint.CHECK_IN):
        gateway.set_fault(endpoint, Fault(FaultKind.NULLS))
    client = make_client(gateway, clock)
    answer = client.look_up(PERSON)
    assert answer.eligibility is Eligibility.ELIGIBLE
    assert answer.coverage is not None
    assert (answer.coverage.card_number, answer.coverage.valid_to) == (PERSON.personal_id, None)
    outcome = client.check_in(make_check_in())
    assert (outcome.kind, outcome.receipt) == (SendKind.ACCEPTED, None)
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.NULLS))
    assert make_client(gateway, clock).look_up(PERSON).failure is INVALID


def test_a_check_in_whose_answer_was_lost_is_no_refusal_when_it_is_called_a_duplicate(
    gateway: SimulatedGateway, clock: ManualClock, store: SqlStore
) -> None:
    client = make_client(gateway, clock, duplicate_codes=("409",))
    store.commit(make_check_in())
    gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.DROP_AFTER))
    assert OutboxSender(store, client, clock, rng()).send(make_check_in().key).kind is AMBIGUOUS
    gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.DUPLICATE, code="409"))
    clock.advance(3600)
    assert OutboxSender(store, client, clock, rng()).send_due() == 1
    (row,) = store.outbox_rows()
    assert row.status is DeliveryStatus.CONFIRMED
    assert [received.times for received in gateway.received_check_ins] == [2]


@pytest.mark.parametrize("endpoint", [Endpoint.TOKEN, Endpoint.LOOKUP])
@pytest.mark.parametrize(("fault", "failure", "_kind", "_kept"), TABLE, ids=IDS)
def test_a_lookup_meets_a_fault(
    gateway: SimulatedGateway,
    clock: ManualClock,
    endpoint: Endpoint,
    fault: Fault,
    failure: FailureCode,
    _kind: SendKind,
    _kept: bool,
) -> None:
    gateway.set_fault(endpoint, fault)
    client = make_client(gateway, clock, impatient(gateway, endpoint, fault.kind))
    answer = client.look_up(PERSON)
    assert (answer.eligibility, answer.coverage, answer.failure) == (Eligibility.NOT_CHECKED, None, failure)
    gateway.clear_faults()
    assert make_client(gateway, clock).look_up(PERSON).eligibility is Eligibility.ELIGIBLE


@pytest.mark.parametrize("endpoint", [Endpoint.TOKEN, Endpoint.CHECK_IN])
@pytest.mark.parametrize(("fault", "failure", "kind", "kept"), TABLE, ids=IDS)
def test_a_check_in_meets_a_fault_and_arrives_later_under_its_key(
    gateway: SimulatedGateway,
    clock: ManualClock,
    store: SqlStore,
    endpoint: Endpoint,
    fault: Fault,
    failure: FailureCode,
    kind: SendKind,
    kept: bool,
) -> None:
    check_in = make_check_in()
    store.commit(check_in)
    gateway.set_fault(endpoint, fault)
    client = make_client(gateway, clock, impatient(gateway, endpoint, fault.kind))
    outcome = OutboxSender(store, client, clock, rng()).send(check_in.key)
    if endpoint is Endpoint.TOKEN:  # without a token the check-in never left
        kind, kept = SendKind.NOT_DONE, False
    assert (outcome.kind, outcome.failure) == (kind, failure)
    assert [received.key for received in gateway.received_check_ins] == ([check_in.key] if kept else [])
    (row,) = store.outbox_rows()
    assert row.status is DeliveryStatus.QUEUED
    assert row.ambiguous is (kind is SendKind.AMBIGUOUS)
    assert row.last_failure is failure

    gateway.clear_faults()
    clock.advance(60)
    assert OutboxSender(store, make_client(gateway, clock), clock, rng()).send_due() == 1
    (received,) = gateway.received_check_ins
    assert (received.key, received.times) == (check_in.key, 2 if kept else 1)
    (row,) = store.outbox_rows()
    assert (row.status, row.receipt) == (DeliveryStatus.CONFIRMED, received.receipt)


@pytest.mark.parametrize("token_at_hand", [False, True])
def test_nobody_listens(gateway: SimulatedGateway, clock: ManualClock, store: SqlStore, token_at_hand: bool) -> None:
    client = make_client(gateway, clock)
    if token_at_hand:
        client.look_up(PERSON)
    check_in = make_check_in()
    store.commit(check_in)
    gateway.refuse_connections()
    answer = client.look_up(PERSON)
    assert (answer.eligibility, answer.failure) == (Eligibility.NOT_CHECKED, UNREACHABLE)
    outcome = OutboxSender(store, client, clock, rng()).send(check_in.key)
    assert (outcome.kind, outcome.failure) == (SendKind.NOT_DONE, UNREACHABLE)
    assert not store.outbox_rows()[0].ambiguous

    gateway.start()
    clock.advance(5)
    assert OutboxSender(store, client, clock, rng()).send_due() == 1
    (received,) = gateway.received_check_ins
    assert (received.key, received.times) == (check_in.key, 1)


@pytest.mark.parametrize("endpoint", [Endpoint.LOOKUP, Endpoint.CHECK_IN])
def test_one_401_goes_unnoticed(gateway: SimulatedGateway, clock: ManualClock, endpoint: Endpoint) -> None:
    gateway.set_fault(endpoint, Fault(FaultKind.UNAUTHORISED, times=1))
    client = make_client(gateway, clock)
    if endpoint is Endpoint.LOOKUP:
        assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    else:
        assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED
    assert sum(record.endpoint is Endpoint.TOKEN for record in gateway.requests) == 2


def test_stopping_releases_a_hang_at_once(clock: ManualClock) -> None:
    gateway = make_gateway(clock)
    gateway.start()
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.HANG))
    transport = ImpatientFor(gateway.base_url, PATHS[Endpoint.TOKEN], read_timeout=0.2, total_timeout=20.0)
    assert make_client(gateway, clock, transport).look_up(PERSON).failure is TIMED_OUT
    gateway.stop()
    gateway.start()
    gateway.clear_faults()
    assert make_client(gateway, clock).look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    gateway.stop()
