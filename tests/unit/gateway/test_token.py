"""The token: honoured until it ends, renewed once where it is refused, taken once for all who wait."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.checkin import SendKind
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.gateway.token import NoToken, Token, TokenSource
from kiosk.gateway.transport import Answer
from simulators.gateway import Endpoint, Fault, FaultKind, SimulatedGateway
from tests.unit.gateway.support import (
    NOW,
    PERSON,
    ManualClock,
    ScriptedTransport,
    http,
    make_check_in,
    make_client,
    make_gateway,
    make_settings,
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def gateway(clock: ManualClock) -> Iterator[SimulatedGateway]:
    with make_gateway(clock) as running:
        yield running


def requests_to(gateway: SimulatedGateway, endpoint: Endpoint) -> int:
    return sum(record.endpoint is endpoint for record in gateway.requests)


def test_a_token_serves_until_shortly_before_it_ends(gateway: SimulatedGateway, clock: ManualClock) -> None:
    source = TokenSource(make_settings(gateway.base_url), http(gateway.base_url), clock)
    first = source.current()
    assert isinstance(first, Token)
    assert first.expires_at == NOW + timedelta(seconds=600)
    clock.advance(569)
    assert source.current() is first
    clock.advance(1)
    second = source.current()
    assert isinstance(second, Token)
    assert second.access_token != first.access_token
    assert requests_to(gateway, Endpoint.TOKEN) == 2


def test_a_token_that_the_gateway_forgot_is_renewed_once(gateway: SimulatedGateway, clock: ManualClock) -> None:
    client = make_client(gateway, clock)
    client.look_up(PERSON)
    gateway.revoke_tokens()
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    assert requests_to(gateway, Endpoint.TOKEN) == 2
    assert requests_to(gateway, Endpoint.LOOKUP) == 3


def test_a_second_401_is_the_accounts_fault(gateway: SimulatedGateway, clock: ManualClock) -> None:
    gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.UNAUTHORISED))
    answer = make_client(gateway, clock).look_up(PERSON)
    assert answer.failure is FailureCode.GATEWAY_ACCOUNT_REFUSED
    assert requests_to(gateway, Endpoint.TOKEN) == 2
    assert requests_to(gateway, Endpoint.LOOKUP) == 2


def test_a_401_in_the_body_renews_too(gateway: SimulatedGateway, clock: ManualClock) -> None:
    gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.CODE, times=1, code="401"))
    assert make_client(gateway, clock).look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    assert requests_to(gateway, Endpoint.TOKEN) == 2


def test_a_wrong_password_is_the_accounts_fault(gateway: SimulatedGateway, clock: ManualClock) -> None:
    client = make_client(gateway, clock, username="99999_BV")
    answer = client.look_up(PERSON)
    assert answer.eligibility is Eligibility.NOT_CHECKED
    assert answer.failure is FailureCode.GATEWAY_ACCOUNT_REFUSED


def test_all_who_wait_share_one_token(gateway: SimulatedGateway, clock: ManualClock) -> None:
    source = TokenSource(make_settings(gateway.base_url), http(gateway.base_url), clock)
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda _: source.current(), range(8)))
    assert len({id(token) for token in tokens}) == 1
    assert requests_to(gateway, Endpoint.TOKEN) == 1


def test_two_who_were_refused_the_same_token_renew_it_once(gateway: SimulatedGateway, clock: ManualClock) -> None:
    source = TokenSource(make_settings(gateway.base_url), http(gateway.base_url), clock)
    old = source.current()
    assert isinstance(old, Token)
    assert source.current(refused=old) is source.current(refused=old)
    assert requests_to(gateway, Endpoint.TOKEN) == 2


def token_answer(expires_in: object, status: int = 200, **changes: object) -> Answer:
    key = {"access_token": "a", "id_token": "i", "token_type": "Bearer", "username": "u", "expires_in": expires_in}
    return Answer(status, json.dumps({"maKetQua": "200", "APIKey": key} | changes).encode())


@pytest.mark.parametrize(
    ("expires_in", "expected"),
    [
        ("2026-11-22T02:00:00Z", datetime(2026, 11, 22, 2, tzinfo=UTC)),
        ("2026-11-22T02:00:00.1234567Z", datetime(2026, 11, 22, 2, 0, 0, 123456, tzinfo=UTC)),
        ("2026-11-22T02:00:00", datetime(2026, 11, 22, 2, tzinfo=UTC)),
        ("2026-11-22 02:00:00", datetime(2026, 11, 22, 2, tzinfo=UTC)),
        ("2026-11-22T09:00:00+07:00", datetime(2026, 11, 22, 2, tzinfo=UTC)),
        ("soon", NOW),
        (None, NOW),
        (600, NOW),
    ],
)
def test_expires_in_is_a_utc_datetime(clock: ManualClock, expires_in: object, expected: datetime) -> None:
    token = TokenSource(make_settings(), ScriptedTransport(token_answer(expires_in)), clock).current()
    assert isinstance(token, Token)
    assert token.expires_at == expected
    assert token.expires_at.tzinfo is not None


def test_a_token_whose_end_is_unknown_serves_one_request(clock: ManualClock) -> None:
    transport = ScriptedTransport(token_answer("?"), token_answer("?"))
    source = TokenSource(make_settings(), transport, clock)
    source.current()
    source.current()
    assert len(transport.asked) == 2


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (token_answer("?", maKetQua="401"), FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (token_answer("?", maKetQua="403"), FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (token_answer("?", maKetQua="101"), FailureCode.GATEWAY_FAULT),
        (token_answer("?", maKetQua=None), FailureCode.GATEWAY_ANSWER_INVALID),
        (token_answer("?", APIKey=None), FailureCode.GATEWAY_ANSWER_INVALID),
        (token_answer("?", APIKey={"access_token": "a"}), FailureCode.GATEWAY_ANSWER_INVALID),
        (token_answer("?", APIKey={"access_token": 1, "id_token": "i"}), FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(401, b""), FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (Answer(403, b"<html>"), FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (Answer(404, b"<html>"), FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(429, b""), FailureCode.GATEWAY_FAULT),
        (Answer(200, b"<html>"), FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(200, b""), FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(200, b"[1]"), FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(200, b"\xff\xfe"), FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(200, b"[" * 100_000), FailureCode.GATEWAY_ANSWER_INVALID),
        (token_answer("?", status=503), FailureCode.GATEWAY_FAULT),
    ],
)
def test_an_answer_without_token_is_a_failure(clock: ManualClock, answer: Answer, failure: FailureCode) -> None:
    assert TokenSource(make_settings(), ScriptedTransport(answer), clock).current() == NoToken(failure)


def test_a_token_shows_nothing_of_itself(clock: ManualClock) -> None:
    answer = token_answer("2026-11-22T02:00:00Z", APIKey={"access_token": "SECRET-A", "id_token": "SECRET-I"})
    token = TokenSource(make_settings(), ScriptedTransport(answer), clock).current()
    assert "SECRET" not in repr(token) + repr(answer)


@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_that_the_gateway_asks_for_is_kept_and_told(clock: ManualClock, status: int) -> None:
    transport = ScriptedTransport(Answer(status, b"", "120"), token_answer("2026-11-22T02:00:00Z"))
    source = TokenSource(make_settings(), transport, clock)
    assert source.current() == NoToken(FailureCode.GATEWAY_FAULT, 120.0)
    clock.advance(119)
    assert source.current() == NoToken(FailureCode.GATEWAY_FAULT, 1.0)
    assert len(transport.asked) == 1
    clock.advance(1)
    assert isinstance(source.current(), Token)


def test_a_pause_at_the_token_reaches_lookup_and_outbox(gateway: SimulatedGateway, clock: ManualClock) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.TOO_MANY, times=1, retry_after=7))
    client = make_client(gateway, clock)
    answer = client.look_up(PERSON)
    assert (answer.failure, answer.retry_after) == (FailureCode.GATEWAY_FAULT, 7.0)
    outcome = client.check_in(make_check_in())
    assert (outcome.kind, outcome.retry_after) == (SendKind.NOT_DONE, 7.0)
    assert requests_to(gateway, Endpoint.TOKEN) == 1
    clock.advance(7)
    assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED


@pytest.mark.parametrize("hours", [-30, 30])
def test_a_kiosk_whose_clock_is_wrong_is_served_all_the_same(gateway: SimulatedGateway, hours: int) -> None:
    client = make_client(gateway, ManualClock(NOW + timedelta(hours=hours)))
    for _ in range(2):
        assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    gateway.revoke_tokens()
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
