"""Every fault of the gateway at every call, from the person's side: a number within the deadlines, and nothing lost.

The session is led in virtual time: what the gateway does not answer in time, the session's own deadline ends. Client,
outbox, store and gateway are the real ones.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.domain.checkin import CheckIn, DeliveryStatus
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.present import view_of
from kiosk.session.state import Step
from kiosk.session.views import ReviewView, TicketView
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import Endpoint, Fault, FaultKind, SimulatedGateway
from tests.unit.gateway.support import ImpatientFor, ManualClock, make_client, make_gateway, make_settings, rng
from tests.unit.session.drive import SERVICE, Drive

PEOPLE = {
    "001099012345": {
        "hoTen": "NGUYỄN VĂN MẪU",
        "ngaySinh": "15/01/1999",
        "maThe": "GD4010112345678",
        "maDKBD": "01234",
        "gtTheTu": "01/01/2026",
        "gtTheDen": "31/12/2027",
    }
}
NEVER = {FaultKind.HANG, FaultKind.HANG_AFTER, FaultKind.DRIP}
"""No answer comes while the person waits."""
HARMLESS = {FaultKind.WRONG_CLOCK, FaultKind.WRONG_TYPE, FaultKind.SLOW, FaultKind.DUPLICATE}
PATHS = {
    Endpoint.TOKEN: make_settings().token_path,
    Endpoint.LOOKUP: make_settings().lookup_path,
    Endpoint.HISTORY: make_settings().history_path,
    Endpoint.CHECK_IN: make_settings().check_in_path,
}
LONGEST_WAIT = 5.0 + 4.0
"""Seconds: the deadlines of the lookup and of the sending."""


@dataclass
class Visit:
    """One person's check-in, with real parts behind the session."""

    drive: Drive
    client: GatewayClient
    store: SqlStore
    sender: OutboxSender
    clock: ManualClock
    waited: float = 0.0

    def deadline(self) -> None:
        """The person waits for the step's whole time."""
        *_, last = self.drive.asked(fx.SetDeadline)
        assert isinstance(last, fx.SetDeadline)
        self.waited += last.seconds
        self.clock.advance(last.seconds)
        self.drive.deadline()

    def look_up(self, *, late: bool) -> LookupAnswer:
        """The lookup, as early as the card is read; its answer comes while the person waits, or too late."""
        self.drive.checking_insurance()
        (question,) = self.drive.asked(fx.LookUp)
        assert isinstance(question, fx.LookUp)
        answer = self.client.look_up(question.person)
        if late:
            self.deadline()
        self.drive.send(ev.LookupAnswered(question.ref, answer))
        return answer

    def confirm(self) -> CheckIn:
        """The person confirms; the check-in is kept."""
        self.drive.send(ev.IdentityConfirmed(), ev.Confirmed(SERVICE.code, "01234-K1-1", self.clock.now()))
        (wanted,) = self.drive.asked(fx.CommitCheckIn)
        assert isinstance(wanted, fx.CommitCheckIn)
        lookup = wanted.lookup or LookupAnswer(Eligibility.NOT_CHECKED)
        check_in = CheckIn(
            key=wanted.key,
            person=wanted.person,
            assurance=wanted.assurance,
            eligibility=lookup.eligibility,
            coverage=lookup.coverage,
            lookup_code=lookup.gateway_code,
            service=wanted.service,
            consent=wanted.consent,
            face=wanted.face,
            occurred_at=wanted.at,
        )
        self.drive.send(ev.Committed(wanted.ref, self.store.commit(check_in)))
        return check_in

    def send(self, *, late: bool) -> None:
        """The first attempt to send, while the person waits or too late for that."""
        (wanted,) = self.drive.asked(fx.SendCheckIn)
        assert isinstance(wanted, fx.SendCheckIn)
        outcome = self.sender.send(wanted.key)
        if late:
            self.deadline()
        self.drive.send(ev.SendAttempted(wanted.ref, outcome))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def gateway(clock: ManualClock) -> Iterator[SimulatedGateway]:
    with make_gateway(clock, PEOPLE) as running:
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


def visit(gateway: SimulatedGateway, clock: ManualClock, store: SqlStore, impatient: Endpoint | None) -> Visit:
    transport = None
    if impatient is not None:
        transport = ImpatientFor(gateway.base_url, PATHS[impatient], read_timeout=0.1, total_timeout=0.3)
    client = make_client(gateway, clock, transport, visit_history=True, duplicate_codes=("409",))
    return Visit(Drive(), client, store, OutboxSender(store, client, clock, rng()), clock)


@pytest.mark.parametrize("endpoint", Endpoint)
@pytest.mark.parametrize("kind", FaultKind)
def test_the_person_gets_a_number_in_time_and_the_gateway_gets_it_once(
    gateway: SimulatedGateway, clock: ManualClock, store: SqlStore, kind: FaultKind, endpoint: Endpoint
) -> None:
    gateway.set_fault(endpoint, Fault(kind, code="409" if kind is FaultKind.DUPLICATE else "101", retry_after=2))
    person = visit(gateway, clock, store, endpoint if kind in NEVER else None)
    asked = endpoint in (Endpoint.TOKEN, Endpoint.LOOKUP)
    answer = person.look_up(late=kind in NEVER and asked)
    assert person.drive.state.step is Step.REVIEW
    shown = view_of(person.drive.state, person.drive.policy).body
    assert isinstance(shown, ReviewView)
    assert shown.insurance.eligibility in (Eligibility.ELIGIBLE, Eligibility.NOT_CHECKED)
    if not asked or kind in HARMLESS:
        assert answer.eligibility is Eligibility.ELIGIBLE

    check_in = person.confirm()
    person.send(late=kind in NEVER and endpoint in (Endpoint.TOKEN, Endpoint.CHECK_IN))
    assert person.drive.state.step is Step.TICKET
    ticket = view_of(person.drive.state, person.drive.policy).body
    assert isinstance(ticket, TicketView)
    assert ticket.number == store.commit(check_in).number
    assert ticket.delivery is not DeliveryStatus.REFUSED
    assert person.waited <= LONGEST_WAIT

    gateway.clear_faults()
    for _ in range(4):  # a pause asked for, the breaker's cool-down, a lookup made up for
        clock.advance(3600)
        OutboxSender(store, make_client(gateway, clock, duplicate_codes=("409",)), clock, rng()).send_due()
    (received,) = gateway.received_check_ins
    assert received.key == check_in.key
    assert [row.status for row in store.outbox_rows()] == [DeliveryStatus.CONFIRMED]


@pytest.mark.parametrize("stage", ["before the lookup", "before the sending"])
def test_nobody_listens(gateway: SimulatedGateway, clock: ManualClock, store: SqlStore, stage: str) -> None:
    person = visit(gateway, clock, store, None)
    if stage == "before the lookup":
        gateway.refuse_connections()
    answer = person.look_up(late=False)
    assert answer.eligibility is (Eligibility.NOT_CHECKED if stage == "before the lookup" else Eligibility.ELIGIBLE)
    gateway.refuse_connections()
    check_in = person.confirm()
    person.send(late=False)
    assert person.drive.state.step is Step.TICKET
    gateway.start()
    clock.advance(3600)
    OutboxSender(store, make_client(gateway, clock), clock, rng()).send_due()
    (received,) = gateway.received_check_ins
    assert (received.key, received.times) == (check_in.key, 1)
    assert received.fields["MA_THE_BHYT"] == "GD4010112345678"


@pytest.mark.parametrize("code", ["010", "050", "051", "054", "055", "060", "070", "110", "120", "130", "205", "999"])
def test_no_code_keeps_a_person_from_a_number(
    gateway: SimulatedGateway, clock: ManualClock, store: SqlStore, code: str
) -> None:
    gateway.answer_with({"001099012345": code})
    person = visit(gateway, clock, store, None)
    person.look_up(late=False)
    person.confirm()
    person.send(late=False)
    assert person.drive.state.step is Step.TICKET
    assert len(gateway.received_check_ins) == 1
