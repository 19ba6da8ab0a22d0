"""The door to the network: which addresses it opens to, and what each failure is called."""

import socket
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.serving import make_server

from kiosk.gateway.transport import AddressRefusedError, Answer, HttpTransport, TransportFault
from simulators.gateway import Endpoint, Fault, FaultKind, SimulatedGateway
from tests.unit.gateway.support import ManualClock, http, make_gateway

PATH = "/api/token/take"


@pytest.fixture
def gateway() -> Iterator[SimulatedGateway]:
    with make_gateway(ManualClock()) as running:
        yield running


def build(url: str, *, production_allowed: bool) -> HttpTransport:
    return HttpTransport(
        url, production_allowed=production_allowed, connect_timeout=0.5, read_timeout=20.0, total_timeout=20.0
    )


def ask(transport: HttpTransport, body: bytes = b"a=b") -> Answer | TransportFault:
    return transport.post(PATH, query={}, headers={"Content-Type": "application/x-www-form-urlencoded"}, body=body)


@pytest.mark.parametrize(
    "url",
    [
        "https://egw.baohiemxahoi.gov.vn",
        "https://EGW.BAOHIEMXAHOI.GOV.VN",
        "https://egw.baohiemxahoi.gov.vn.",
        "https://daotaoegw.baohiemxahoi.gov.vn:8443",
        "https://baohiemxahoi.gov.vn",
        "https://example.org",
        "http://192.168.1.10:8080",
        "http://127.0.0.1.example.org",
        "http://0.0.0.0:80",
    ],
)
def test_a_simulated_run_reaches_this_machine_only(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        build(url, production_allowed=False)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1", "http://127.9.9.9"])
def test_loopback_is_allowed(url: str) -> None:
    build(url, production_allowed=False)


@pytest.mark.parametrize(
    "url",
    [
        "http://egw.baohiemxahoi.gov.vn",
        "ftp://egw.baohiemxahoi.gov.vn",
        "https://",
        "egw.baohiemxahoi.gov.vn",
        "https://user:pass@egw.baohiemxahoi.gov.vn",
        "https://egw.baohiemxahoi.gov.vn/?a=b",
    ],
)
def test_production_wants_plain_https_addresses(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        build(url, production_allowed=True)


def test_production_may_speak_to_the_gateway() -> None:
    build("https://egw.baohiemxahoi.gov.vn", production_allowed=True)


def test_an_answer_comes_with_status_and_body(gateway: SimulatedGateway) -> None:
    answer = ask(http(gateway.base_url))
    assert isinstance(answer, Answer)
    assert answer.status == 200
    assert b'"401"' in answer.body


def test_nobody_listening_is_surely_not_sent(gateway: SimulatedGateway) -> None:
    gateway.refuse_connections()
    assert ask(http(gateway.base_url)) is TransportFault.NOT_SENT


def test_a_failed_tls_handshake_is_surely_not_sent(gateway: SimulatedGateway) -> None:
    url = gateway.base_url.replace("http://", "https://")
    assert ask(build(url, production_allowed=False)) is TransportFault.NOT_SENT


def test_an_unknown_name_is_surely_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask(build("http://localhost:1", production_allowed=False)) is TransportFault.NOT_SENT


def test_a_certificate_of_nobody_gets_nothing() -> None:
    asked: list[str] = []
    app = Flask("stranger")
    app.before_request(lambda: asked.append("request"))
    server = make_server("127.0.0.1", 0, app, threaded=True, ssl_context="adhoc")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        assert ask(build(f"https://127.0.0.1:{server.port}", production_allowed=False)) is TransportFault.NOT_TRUSTED
    finally:
        server.shutdown()
        thread.join()
    assert asked == []


def test_no_connection_in_time_is_surely_not_sent() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        try:
            for one in waiting:  # the queue holds one or two; the kernel then drops further requests to connect
                one.setblocking(False)
                one.connect_ex(full.getsockname())
            url = f"http://127.0.0.1:{full.getsockname()[1]}"
            assert ask(build(url, production_allowed=False)) is TransportFault.NOT_SENT
        finally:
            for one in waiting:
                one.close()


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (FaultKind.DROP_BEFORE, TransportFault.BROKEN_OFF),
        (FaultKind.CUT_BODY, TransportFault.BROKEN_OFF),
        (FaultKind.HUGE, TransportFault.TOO_LARGE),
    ],
)
def test_a_spoiled_answer_is_a_value(gateway: SimulatedGateway, kind: FaultKind, fault: TransportFault) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(kind))
    assert ask(http(gateway.base_url)) is fault


def test_silence_ends_at_the_read_timeout(gateway: SimulatedGateway) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.HANG))
    assert ask(http(gateway.base_url, read_timeout=0.2)) is TransportFault.TIMED_OUT


@pytest.mark.parametrize("kind", [FaultKind.DRIP, FaultKind.HANG])
def test_the_whole_request_ends_at_the_total_timeout(gateway: SimulatedGateway, kind: FaultKind) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(kind))
    assert ask(http(gateway.base_url, total_timeout=1.0)) is TransportFault.TIMED_OUT


def test_a_redirect_is_not_followed(gateway: SimulatedGateway) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.REDIRECT))
    answer = ask(http(gateway.base_url))
    assert isinstance(answer, Answer)
    assert answer.status == 302
    assert len(gateway.requests) == 1


def test_proxies_of_the_environment_are_ignored(gateway: SimulatedGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert isinstance(ask(http(gateway.base_url)), Answer)
