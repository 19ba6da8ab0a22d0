"""The simulated gateway without a socket: requests on a virtual clock, with every outcome that a network has.

Implements `kiosk.gateway.transport.Transport`. What the gateway does is the same application that listens on the
loopback interface; hanging, dropping and dripping take virtual seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from werkzeug.test import EnvironBuilder, run_wsgi_app

from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.transport import MAX_ANSWER_BYTES, Answer, TransportFault
from kiosk.ports import Clock
from kiosk.threads import Condition, Threads

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_THERE = 0.03
_BACK = 0.03
"""Seconds on the way."""


class LineState(StrEnum):
    """How the way to the gateway is."""

    WORKS = "works"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    """The certificate at its end is nobody's that the kiosk trusts."""


class Application(Protocol):
    """What is at the end of the line: `simulators.gateway.server.SimulatedGateway`."""

    @property
    def wsgi(self) -> WSGIApplication: ...


class DirectLine:
    """Asks the application. Times by the clock given; each request is served on a thread of its own."""

    def __init__(self, gateway: Application, settings: GatewaySettings, clock: Clock, threads: Threads) -> None:
        self._gateway = gateway
        self._settings = settings
        self._clock = clock
        self._threads = threads
        self._state = LineState.WORKS

    def set(self, state: LineState) -> None:
        """From the next request on."""
        self._state = state

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        """See `kiosk.gateway.transport.Transport`."""
        match self._state:
            case LineState.UNREACHABLE:
                return TransportFault.NOT_SENT
            case LineState.UNTRUSTED:
                return TransportFault.NOT_TRUSTED
            case LineState.WORKS:
                pass
        exchange = _Exchange(self._threads.condition())
        builder = EnvironBuilder(
            path, method="POST", query_string=dict(query), headers=list(headers.items()), data=body
        )
        environ = builder.get_environ()
        builder.close()
        environ["werkzeug.socket"] = exchange
        self._threads.sleep(_THERE)
        self._threads.thread(lambda: self._serve(environ, exchange), "gateway").start()
        try:
            return self._receive(exchange)
        finally:
            # Nobody listens any more: what drips on goes nowhere.
            exchange.over = True

    def _serve(self, environ: dict[str, object], exchange: _Exchange) -> None:
        pieces, status, headers = run_wsgi_app(self._gateway.wsgi, environ)
        exchange.begin(int(status.split()[0]), dict(headers.items()))
        exchange.send(pieces)

    def _receive(self, exchange: _Exchange) -> Answer | TransportFault:
        limit = self._clock.monotonic() + self._settings.total_timeout
        seen = -1
        with exchange.change:
            while not exchange.over:
                patience = min(self._settings.read_timeout, limit - self._clock.monotonic())
                seen = exchange.received
                if not exchange.change.wait(patience) and exchange.received == seen and not exchange.over:
                    return TransportFault.TIMED_OUT
                if len(exchange.body) > MAX_ANSWER_BYTES:
                    return TransportFault.TOO_LARGE
                if self._clock.monotonic() >= limit:
                    return TransportFault.TIMED_OUT
        self._threads.sleep(_BACK)
        promised = exchange.headers.get("Content-Length")
        if exchange.dropped or (promised is not None and int(promised) != len(exchange.body)):
            return TransportFault.BROKEN_OFF
        return Answer(exchange.status, bytes(exchange.body), exchange.headers.get("Retry-After"))


@dataclass(slots=True)
class _Exchange:
    """One request's answer, as it comes in."""

    change: Condition
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray, repr=False)
    received: int = 0
    over: bool = False
    dropped: bool = False

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        self.status, self.headers = status, headers

    def send(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            if self.over:
                return
            with self.change:
                self.body += piece
                self.received += 1
                self.change.notify_all()
        with self.change:
            self.over = True
            self.change.notify_all()

    def shutdown(self, _how: int) -> None:
        """The connection is ended below the server, as the application does it to a real socket."""
        with self.change:
            self.dropped = self.over = True
            self.change.notify_all()
