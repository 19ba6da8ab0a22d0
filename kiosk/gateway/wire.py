"""Connections to the gateway, kept for a few seconds so that requests in a row share a handshake."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool

from kiosk.gateway.sockets import Deadline, watched
from kiosk.gateway.tls import IssuerPins

IDLE_SECONDS = 4.0
"""A connection that has been idle for longer is not used again. Servers close idle ones after five seconds at the
least; a request that meets the closing is lost, and nobody can say whether it was taken in."""


class Wire:
    """One connection at a time: a session of the HTTP library whose socket can be watched. Keeps no cookies."""

    def __init__(self, context: ssl.SSLContext | None, pins: IssuerPins) -> None:
        self._deadline: Deadline | None = None
        self._socket: socket.socket | None = None
        self.session = _Session()
        self.session.trust_env = False
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, _Adapter(context, self._opened, pins.check))

    def begin(self, deadline: Deadline) -> None:
        """From now on the connection, the one at hand or a new one, ends with that deadline."""
        self._deadline = deadline
        if self._socket is not None:
            deadline.watch(self._socket)

    def close(self) -> None:
        """Ends the connection."""
        self._socket = None
        self.session.close()

    def _opened(self, connected: socket.socket) -> None:
        self._socket = connected
        if self._deadline is not None:
            self._deadline.watch(connected)


class WireShelf:
    """Wires that nobody uses at the moment. Thread-safe. `clock` gives seconds that never go back.

    `context` is None for plain http.
    """

    def __init__(self, context: ssl.SSLContext | None, pins: IssuerPins, clock: Callable[[], float]) -> None:
        self._context = context
        self._pins = pins
        self._clock = clock
        self._lock = threading.Lock()
        self._free: list[tuple[Wire, float]] = []

    def take(self) -> Wire:
        """The wire used last, if it is fresh enough; else a new one. Stale ones are closed on the way."""
        now = self._clock()
        with self._lock:
            stale = [wire for wire, since in self._free if now - since >= IDLE_SECONDS]
            fresh = [(wire, since) for wire, since in self._free if now - since < IDLE_SECONDS]
            taken = fresh.pop()[0] if fresh else None
            self._free = fresh
        for wire in stale:
            wire.close()
        return taken if taken is not None else Wire(self._context, self._pins)

    def give_back(self, wire: Wire) -> None:
        """Keeps a wire whose last answer was read to its end."""
        with self._lock:
            self._free.append((wire, self._clock()))


class _Session(requests.Session):
    """Knows no redirects, not even to note where one leads: the parent reads its whole body for that, however long."""

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002 - the parent's signature
        """None: a redirect is an answer like any other."""
        return


class _Adapter(HTTPAdapter):
    """Never retries: what a repetition means is decided further up."""

    def __init__(
        self,
        context: ssl.SSLContext | None,
        opened: Callable[[socket.socket], None],
        check: Callable[[ssl.SSLSocket], None],
    ) -> None:
        self._context = context
        self._opened = opened
        self._check = check
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        """The parent's, under our TLS context."""
        super().init_poolmanager(connections, maxsize, block=block, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ANN401, ARG002
        """Leaves trust to the context; the parent would add a bundle of authorities of its own to it."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(
        self,
        request: requests.PreparedRequest,
        verify: bool | str | None,
        proxies: Mapping[str, str] | None = None,
        cert: tuple[str, str] | str | None = None,
    ) -> ConnectionPool:
        """The pool of the parent, its connections watched."""
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        if isinstance(pool, HTTPConnectionPool) and pool.ConnectionCls.__name__ != "WatchedConnection":
            watched(pool, self._opened, self._check)
        return pool
