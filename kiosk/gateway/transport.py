"""The only door to the network: one POST, bounded in time and size, its failures given back as values.

Nothing here logs, and no exception leaves with the address in it: the lookup's URL carries token and password hash.
"""

from __future__ import annotations

import io
import ipaddress
import logging
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool

from kiosk.gateway.sockets import shut_down, watched

MAX_ANSWER_BYTES = 2 * 1024 * 1024
_PIECE = 65536
_PRODUCTION_DOMAIN = "baohiemxahoi.gov.vn"


class AddressRefusedError(ValueError):
    """The address must not be spoken to in this mode."""


class TransportFault(Enum):
    """Why there is no answer."""

    NOT_SENT = "not_sent"
    """Refused, name unknown, TLS failed, or no connection in time: the request surely did not arrive."""
    TIMED_OUT = "timed_out"
    """Sent, perhaps in part, and not answered in time."""
    BROKEN_OFF = "broken_off"
    """Sent, perhaps in part; the connection ended before the answer did."""
    TOO_LARGE = "too_large"
    """The answer is longer than any answer of the contract."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, whatever its status."""

    status: int
    body: bytes = field(repr=False)
    retry_after: str | None = None
    """The header of that name as it came."""


class Transport(Protocol):
    """Posts to a path of one gateway."""

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        """One request; blocks at most for the total time. Never raises for what the network does."""
        ...


class HttpTransport:
    """Transport over requests. Thread-safe: every request has its own session and connection.

    A fresh connection for each request costs one handshake and spares the doubt that a stale kept-alive connection
    leaves behind (sent or not?). Environment proxies and .netrc are ignored, redirects are not followed.

    Raises AddressRefusedError at construction for an address that this mode must not reach: anything but this machine
    where production is not allowed; plain http to another machine always.
    """

    def __init__(
        self,
        base_url: str,
        *,
        production_allowed: bool,
        connect_timeout: float,
        read_timeout: float,
        total_timeout: float,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        _check_address(base_url, production_allowed=production_allowed)
        logging.getLogger("urllib3.connectionpool").addFilter(_say_nothing)
        self._base_url = base_url.rstrip("/")
        self._timeout = (connect_timeout, read_timeout)
        self._total_timeout = total_timeout
        self._max_answer_bytes = max_answer_bytes

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        """See Transport."""
        outgoing = _TrackedBody(body)
        deadline = _Deadline(self._total_timeout)
        try:
            with deadline, requests.Session() as session:
                session.trust_env = False
                for scheme in ("http://", "https://"):
                    session.mount(scheme, _WatchedAdapter(deadline.watch))
                with session.post(
                    self._base_url + path,
                    params=dict(query),
                    data=outgoing,
                    headers={**headers, "Accept-Encoding": "identity", "Connection": "close"},
                    timeout=self._timeout,
                    allow_redirects=False,
                    stream=True,
                ) as response:
                    content = self._read(response)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            return _classify(error, sent=outgoing.touched, expired=deadline.expired)
        if deadline.expired:
            return TransportFault.TIMED_OUT
        if content is None:
            return TransportFault.TOO_LARGE
        return Answer(response.status_code, content, response.headers.get("Retry-After"))

    def _read(self, response: requests.Response) -> bytes | None:
        content = bytearray()
        while piece := response.raw.read1(_PIECE, decode_content=True):
            content += piece
            if len(content) > self._max_answer_bytes:
                return None
        return bytes(content)


class _TrackedBody(io.BytesIO):
    """Knows whether any of it was handed out: by then the connection stands and the headers are sent."""

    touched = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.touched = True
        return super().read(size)


class _Deadline:
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
        """Remembers the socket that is to be shut."""
        with self._lock:
            self._socket = connected
            if self.expired:
                shut_down(connected)

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            if self._socket is not None:
                shut_down(self._socket)


class _WatchedAdapter(HTTPAdapter):
    """Tells of each socket that it opens. Never retries: what a repetition means is decided further up."""

    def __init__(self, opened: Callable[[socket.socket], None]) -> None:
        self._opened = opened
        super().__init__(max_retries=0)

    def get_connection_with_tls_context(
        self,
        request: requests.PreparedRequest,
        verify: bool | str | None,
        proxies: Mapping[str, str] | None = None,
        cert: tuple[str, str] | str | None = None,
    ) -> ConnectionPool:
        """The pool of the parent, its connections watched."""
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        if isinstance(pool, HTTPConnectionPool):
            watched(pool, self._opened)
        return pool


def _say_nothing(_: logging.LogRecord) -> bool:
    """Keeps a library silent that would log whole URLs, some of it as warnings."""
    return False


def _classify(error: Exception, *, sent: bool, expired: bool) -> TransportFault:
    if not sent:
        return TransportFault.NOT_SENT
    timeouts = (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
    if expired or isinstance(error, timeouts):
        return TransportFault.TIMED_OUT
    return TransportFault.BROKEN_OFF


def _check_address(base_url: str, *, production_allowed: bool) -> None:
    parts = urlsplit(base_url)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment or parts.username:
        raise AddressRefusedError("the gateway's address must be http(s)://host[:port] and nothing more")
    if _is_loopback(host):
        return
    if not production_allowed:
        if host == _PRODUCTION_DOMAIN or host.endswith("." + _PRODUCTION_DOMAIN):
            raise AddressRefusedError("a simulated run must not speak to the gateway of social insurance")
        raise AddressRefusedError("a simulated run speaks to this machine only")
    if parts.scheme != "https":
        raise AddressRefusedError("the gateway is spoken to over https only: account and persons are in the request")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
