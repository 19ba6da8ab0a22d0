"""No secret and no person in a log, whatever fails."""

import hashlib
import logging
import shutil
import traceback
from collections.abc import Mapping
from pathlib import Path

import pytest
import requests

from kiosk.domain.checkin import SendKind
from kiosk.domain.failures import FailureCode
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.gateway.transport import Answer, Transport, TransportFault
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import Endpoint, Fault, FaultKind
from tests.unit.gateway.support import (
    ACCOUNT,
    COVERAGE,
    OFFICER,
    PEOPLE,
    PERSON,
    ManualClock,
    http,
    make_check_in,
    make_client,
    make_gateway,
    make_settings,
    rng,
)
from tests.unit.gateway.tls_server import CountingServer, TestAuthority, serving

DIGEST = hashlib.md5(ACCOUNT.password.encode(), usedforsecurity=False).hexdigest().upper()

DOORS = ((Endpoint.TOKEN,), (Endpoint.LOOKUP, Endpoint.HISTORY, Endpoint.CHECK_IN))


class ListeningTransport:
    """Real HTTP that notes the tokens on their way, to look for them afterwards."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.tokens: set[str] = set()

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        self.tokens |= {query[name] for name in ("token", "id_token") if name in query}
        self.tokens |= {headers[name] for name in ("accessToken", "tokenId") if name in headers}
        return self.transport.post(path, query=query, headers=headers, body=body)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a store in which nothing is kept: made once, since making its tables takes longest."""
    folder = tmp_path_factory.mktemp("empty")
    SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED).close()
    return folder


@pytest.mark.parametrize(
    ("kind", "endpoints"), [(None, ()), *((kind, endpoints) for kind in FaultKind for endpoints in DOORS)]
)
def test_logs_hold_no_secret(
    kind: FaultKind | None,
    endpoints: tuple[Endpoint, ...],
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    empty: Path,
) -> None:
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    caplog.set_level(logging.DEBUG)
    clock = ManualClock()
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    visit = {"maCSKCB": "79001", "ngayVao": "202611220705"}
    people = {number: {**fields, "dsLichSuKCB2025": [visit]} for number, fields in PEOPLE.items()}
    with make_gateway(clock, people) as gateway:
        transport = ListeningTransport(http(gateway.base_url))
        client = make_client(gateway, clock, transport, visit_history=True)
        client.look_up(PERSON)
        if kind is not None:
            if kind in (FaultKind.HANG, FaultKind.HANG_AFTER, FaultKind.DRIP):
                transport.transport = http(gateway.base_url, read_timeout=0.1, total_timeout=0.3)
            if Endpoint.TOKEN in endpoints:
                gateway.revoke_tokens()
            for endpoint in endpoints:
                gateway.set_fault(endpoint, Fault(kind))
        answer = client.look_up(PERSON)
        store.commit(make_check_in())
        outcome = OutboxSender(store, client, clock, rng()).send(make_check_in().key)
    rows = store.outbox_rows()
    store.close()
    assert transport.tokens
    shown = caplog.text + repr((answer, outcome, rows, client, make_check_in()))
    for secret in {
        *transport.tokens,
        DIGEST,
        ACCOUNT.password,
        PERSON.personal_id,
        PERSON.full_name,
        OFFICER.personal_id,
        COVERAGE.card_number,
        "79001",
    }:
        assert secret is not None
        assert secret not in shown
    if kind is None:
        assert outcome.kind is SendKind.ACCEPTED


def test_a_failure_of_the_http_library_stays_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its exception names the whole URL; ours is a value, so that no handler further up can print it."""
    clock = ManualClock()
    raised: list[BaseException] = []
    post = requests.Session.post

    def watch(self: requests.Session, *args: object, **kwargs: object) -> requests.Response:
        try:
            return post(self, *args, **kwargs)  # type: ignore[arg-type]
        except requests.RequestException as error:
            raised.append(error)
            raise

    with make_gateway(clock) as gateway:
        client = make_client(gateway, clock)
        client.look_up(PERSON)
        gateway.refuse_connections()
        monkeypatch.setattr(requests.Session, "post", watch)
        answer = client.look_up(PERSON)
    assert DIGEST in "".join(traceback.format_exception(raised[0]))
    assert DIGEST not in repr(answer)


@pytest.mark.parametrize("pinned", [False, True])
def test_a_refused_certificate_tells_nothing(
    pinned: bool, caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    authority = TestAuthority("someone", tmp_path)
    if pinned:
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    pins = ("sha256/" + "A" * 43 + "=", "sha256/" + "B" * 43 + "=") if pinned else ()
    with serving(CountingServer(authority.server_context())) as server:
        settings = make_settings(server.base_url, issuer_pins=pins)
        client = GatewayClient.over_http(settings, ManualClock(), production_allowed=False)
        answer, outcome = client.look_up(PERSON), client.check_in(make_check_in())
        assert server.requests == 0
    assert answer.failure is outcome.failure is FailureCode.GATEWAY_NOT_TRUSTED
    shown = caplog.text + repr((answer, outcome, client, settings))
    for secret in (DIGEST, ACCOUNT.password, str(PERSON.personal_id), OFFICER.personal_id):
        assert secret not in shown
