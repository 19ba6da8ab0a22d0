"""Access to the socket below an HTTP library that hides it: needed to end a request whose time is over."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool


def watched(pool: HTTPConnectionPool, opened: Callable[[socket.socket], None]) -> None:
    """Makes a pool report the socket of each connection once it stands (its TLS handshake done), before it sends.

    The socket itself, since the connection forgets it while the answer is still being read.
    """
    parent = type(pool).ConnectionCls

    def connect(self: HTTPConnection) -> None:
        parent.connect(self)
        opened(self.sock)

    pool.ConnectionCls = type("WatchedConnection", (parent,), {"connect": connect})


def shut_down(connected: socket.socket) -> None:
    """Ends both directions, so that a thread blocked in reading or writing wakes up."""
    with suppress(OSError):  # the other side was faster
        connected.shutdown(socket.SHUT_RDWR)
