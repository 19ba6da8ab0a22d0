"""Connections are kept for requests in a row, and never so long that their end is a matter of luck."""

import pytest

from kiosk.gateway.transport import Answer, HttpTransport, TransportFault
from kiosk.gateway.wire import IDLE_SECONDS
from tests.unit.gateway.tls_server import CountingServer, serving


class Hand:
    """Seconds that go on by hand."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def transport(server: CountingServer, hand: Hand, **changes: float) -> HttpTransport:
    times = {"connect_timeout": 10.0, "read_timeout": 20.0, "total_timeout": 30.0} | changes
    return HttpTransport(server.base_url, production_allowed=False, clock=hand, **times)  # type: ignore[arg-type]


def ask(client: HttpTransport) -> Answer | TransportFault:
    return client.post("/", query={}, headers={}, body=b"a=b")


def test_requests_in_a_row_share_a_connection() -> None:
    with serving(CountingServer()) as server:
        client = transport(server, Hand())
        for _ in range(5):
            assert ask(client) == Answer(200, b"{}")
        assert (server.connections, server.requests) == (1, 5)


@pytest.mark.parametrize(("idle", "connections"), [(IDLE_SECONDS - 0.1, 1), (IDLE_SECONDS, 2)])
def test_one_that_was_idle_is_not_used_again(idle: float, connections: int) -> None:
    with serving(CountingServer()) as server:
        hand = Hand()
        client = transport(server, hand)
        ask(client)
        hand.seconds += idle
        assert ask(client) == Answer(200, b"{}")
        assert server.connections == connections


def test_one_that_the_server_closed_is_not_used_again() -> None:
    with serving(CountingServer()) as server:
        client = transport(server, Hand())
        ask(client)
        server.open[0].shutdown(2)
        assert ask(client) == Answer(200, b"{}")
        assert server.connections == 2


def test_an_answer_that_was_not_read_to_its_end_ends_the_connection() -> None:
    with serving(CountingServer()) as server:
        client = HttpTransport(
            server.base_url,
            production_allowed=False,
            connect_timeout=10.0,
            read_timeout=20.0,
            total_timeout=30.0,
            max_answer_bytes=1,
        )
        assert [ask(client), ask(client)] == [TransportFault.TOO_LARGE] * 2
        assert server.connections == 2


def test_cookies_are_not_kept() -> None:
    with serving(CountingServer()) as server:
        client = transport(server, Hand())
        ask(client)
        ask(client)
        assert server.cookies == [None, None]


@pytest.mark.parametrize("location", ["/", "https://example.org/", "http://[", "\x7f\x00", "é" * 100])
def test_a_redirect_is_an_answer_wherever_it_leads(location: str) -> None:
    with serving(CountingServer(location=location)) as server:
        assert ask(transport(server, Hand())) == Answer(302, b"{}")
        assert server.requests == 1
