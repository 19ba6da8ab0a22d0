"""No secret and no person in a log, whatever fails."""

import hashlib
import logging
import traceback
from collections.abc import Mapping
from pathlib import Path

import pytest
import requests

from kiosk.domain.checkin import SendKind
from kiosk.gateway.sender import OutboxSender
from kiosk.gateway.transport import Answer, Transport, TransportFault
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import Endpoint, Fault, FaultKind
from tests.unit.gateway.support import (
    ACCOUNT,
    COVERAGE,
    OFFICER,
    PERSON,
    ManualClock,
    http,
    make_check_in,
    make_client,
    make_gateway,
    rng,
)

DIGEST = hashlib.md5(ACCOUNT.password.encode(), usedforsecurity=False).hexdigest().upper()


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


@pytest.mark.parametrize("kind", [None, *FaultKind])
def test_logs_hold_no_secret(kind: FaultKind | None, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    clock = ManualClock()
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    with make_gateway(clock) as gateway:
        transport = ListeningTransport(http(gateway.base_url))
        client = make_client(gateway, clock, transport)
        client.look_up(PERSON)
        if kind is not None:
            if kind in (FaultKind.HANG, FaultKind.HANG_AFTER, FaultKind.DRIP):
                transport.transport = http(gateway.base_url, read_timeout=0.2, total_timeout=1.0)
            gateway.set_fault(Endpoint.LOOKUP, Fault(kind))
            gateway.set_fault(Endpoint.CHECK_IN, Fault(kind))
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
    }:
        assert secret is not None
        assert secret not in shown
    assert (outcome.kind is SendKind.ACCEPTED) == (kind is None)


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
