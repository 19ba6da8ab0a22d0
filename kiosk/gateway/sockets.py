"""Access to the socket below an HTTP library that hides it: needed to end a request whose time is over."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool


class Deadline:
    """Shuts the connection when the whole request lasts too long: a drip never runs into the silence timeout."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self.expired = False

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._socket = None

    def watch(self, connected: socket.socket) -> None:
        """Remembers the socket that is to be shut, in place of another."""
        with self._lock:
            self._socket = connected
            if self.expired:
                shut_down(connected)

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            if self._socket is not None:
                shut_down(self._socket)


def watched(
    pool: HTTPConnectionPool,
    opened: Callable[[socket.socket], None],
    check: Callable[[ssl.SSLSocket], None],
) -> None:
    """Makes a pool report the socket of each connection before anything is read or sent, and hold each TLS connection
    against `check`, which raises where it must not be used.

    The socket itself, since the connection forgets it while the answer is still being read. During the TLS handshake
    a double stands for it: the library moves the original's descriptor into another object meanwhile.
    """
    parent: Any = type(pool).ConnectionCls
    doubles: list[socket.socket] = []

    def new_connection(self: HTTPConnection) -> socket.socket:
        raw: socket.socket = parent._new_conn(self)  # noqa: SLF001 - the library's place for this
        doubles.append(raw.dup())
        opened(doubles[-1])
        return raw

    def connect(self: HTTPConnection) -> None:
        try:
            parent.connect(self)
            connected: socket.socket = self.sock
            opened(connected)
            if isinstance(connected, ssl.SSLSocket):
                check(connected)
        finally:
            while doubles:
                doubles.pop().close()

    pool.ConnectionCls = type("WatchedConnection", (parent,), {"_new_conn": new_connection, "connect": connect})


def shut_down(connected: socket.socket) -> None:
    """Ends both directions, so that a thread blocked in reading or writing wakes up."""
    with suppress(OSError):  # the other side was faster
        connected.shutdown(socket.SHUT_RDWR)
