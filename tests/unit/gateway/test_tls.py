"""Whom the kiosk trusts to be the gateway: the system's authorities, narrowed by pins of the issuer."""

import base64
import socket
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.gateway.tls import IssuerPins
from kiosk.gateway.transport import Answer, HttpTransport, TransportFault
from tests.unit.gateway.tls_server import CountingServer, TestAuthority, serving

SPARE = "sha256/" + base64.b64encode(bytes(32)).decode()


def pin(authority: TestAuthority) -> str:
    return "sha256/" + base64.b64encode(authority.digest).decode()


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestAuthority:
    """The one authority in the system's store."""
    made = TestAuthority("trusted", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return made


def ask(server: CountingServer, *pins: str) -> Answer | TransportFault:
    transport = HttpTransport(
        server.base_url,
        production_allowed=False,
        connect_timeout=10.0,
        read_timeout=20.0,
        total_timeout=30.0,
        issuer_pins=pins,
    )
    return transport.post("/", query={}, headers={}, body=b"secret")


def test_an_authority_of_the_systems_store_is_trusted(authority: TestAuthority) -> None:
    with serving(CountingServer(authority.server_context())) as server:
        assert ask(server) == Answer(200, b"{}")


def test_no_bundle_of_a_library_is_trusted_beside_it(authority: TestAuthority, tmp_path: Path) -> None:
    other = TestAuthority("other", tmp_path)
    with serving(CountingServer(other.server_context())) as server:
        assert ask(server) is TransportFault.NOT_TRUSTED
        assert server.requests == 0


def test_another_name_or_a_date_gone_by_is_not_trusted(authority: TestAuthority) -> None:
    for context in (
        authority.server_context("127.0.0.2"),
        authority.server_context(until=datetime.now(UTC) - timedelta(hours=1)),
    ):
        with serving(CountingServer(context)) as server:
            assert ask(server) is TransportFault.NOT_TRUSTED
            assert server.requests == 0


def test_the_pinned_issuer_is_trusted_whichever_pin_it_is(authority: TestAuthority) -> None:
    with serving(CountingServer(authority.server_context())) as server:
        assert ask(server, pin(authority), SPARE) == Answer(200, b"{}")
        assert ask(server, SPARE, pin(authority)) == Answer(200, b"{}")


def test_a_trusted_issuer_that_is_not_pinned_gets_nothing(authority: TestAuthority, tmp_path: Path) -> None:
    other = TestAuthority("other", tmp_path)
    with serving(CountingServer(authority.server_context())) as server:
        assert ask(server, pin(other), SPARE) is TransportFault.NOT_TRUSTED
        assert server.requests == 0


@pytest.mark.parametrize(
    "pins",
    [
        [SPARE],
        [SPARE, SPARE],
        ["sha256/AAAA", SPARE],
        [SPARE.removeprefix("sha256/"), SPARE],
        ["sha256/" + "!" * 44, SPARE],
        ["", SPARE],
    ],
)
def test_a_pin_has_a_form_and_a_backup(pins: list[str]) -> None:
    with pytest.raises(ValueError, match="issuer_pins"):
        IssuerPins(pins)


def test_a_handshake_that_never_ends_ends_with_the_request() -> None:
    """One byte after another of it comes in time, so that no silence ends it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ended = threading.Event()

        def drip() -> None:
            connected, _ = listener.accept()
            with connected:
                record = b"\x16\x03\x03\x40\x00" + bytes(16384)
                for byte in record:
                    if ended.wait(0.02):
                        return
                    try:
                        connected.sendall(bytes([byte]))
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        transport = HttpTransport(
            f"https://127.0.0.1:{listener.getsockname()[1]}",
            production_allowed=False,
            connect_timeout=20.0,
            read_timeout=20.0,
            total_timeout=0.3,
        )
        try:
            assert transport.post("/", query={}, headers={}, body=b"") is TransportFault.NOT_SENT
        finally:
            ended.set()
            thread.join()
