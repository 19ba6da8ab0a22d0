"""The only door to the network: one POST, bounded in time and size, its failures given back as values.

Nothing here logs, and no exception leaves with the address in it: the lookup's URL carries token and password hash.
"""

from __future__ import annotations

import io
import ipaddress
import logging
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol
from urllib.parse import urlsplit

import requests
import urllib3

from kiosk.gateway.sockets import Deadline
from kiosk.gateway.tls import IssuerPins, system_context
from kiosk.gateway.wire import WireShelf

MAX_ANSWER_BYTES = 2 * 1024 * 1024
_PIECE = 65536
_PRODUCTION_DOMAIN = "baohiemxahoi.gov.vn"


class AddressRefusedError(ValueError):
    """The address must not be spoken to in this mode."""


class TransportFault(Enum):
    """Why there is no answer."""

    NOT_SENT = "not_sent"
    """Refused, name unknown, TLS failed, or no connection in time: the request surely did not arrive."""
    NOT_TRUSTED = "not_trusted"
    """The certificate is not that of a gateway that the kiosk trusts; nothing was sent."""
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
    """Transport over requests. Thread-safe: no two requests share a connection at the same time.

    A connection serves again while it is fresh (`kiosk.gateway.wire`), and only after its last answer was read to its
    end. Environment proxies and .netrc are ignored, redirects are not followed. Certificates are checked against the
    system's store; `issuer_pins` narrow it to authorities of their own (`kiosk.gateway.tls`).

    Raises AddressRefusedError at construction for an address that this mode must not reach: anything but this machine
    where production is not allowed; plain http to another machine always. Raises ValueError for pins that are none.
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
        issuer_pins: Sequence[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        _check_address(base_url, production_allowed=production_allowed)
        for name in ("urllib3.connectionpool", "urllib3.connection"):
            logging.getLogger(name).addFilter(_say_nothing)
        self._base_url = base_url.rstrip("/")
        self._timeout = (connect_timeout, read_timeout)
        self._total_timeout = total_timeout
        self._max_answer_bytes = max_answer_bytes
        context = system_context() if urlsplit(base_url).scheme == "https" else None
        self._shelf = WireShelf(context, IssuerPins(issuer_pins), clock)

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        """See Transport."""
        outgoing = _TrackedBody(body)
        deadline = Deadline(self._total_timeout)
        wire = self._shelf.take()
        wire.begin(deadline)
        whole = False
        try:
            with (
                deadline,
                wire.session.post(
                    self._base_url + path,
                    params=dict(query),
                    data=outgoing,
                    headers={**headers, "Accept-Encoding": "identity"},
                    timeout=self._timeout,
                    allow_redirects=False,
                    stream=True,
                ) as response,
            ):
                content = self._read(response)
                whole = content is not None and not deadline.expired
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            return _classify(error, sent=outgoing.touched, expired=deadline.expired)
        finally:
            if whole:
                self._shelf.give_back(wire)
            else:
                wire.close()
        if content is None:
            return TransportFault.TOO_LARGE
        if not whole:
            return TransportFault.TIMED_OUT
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


def _say_nothing(_: logging.LogRecord) -> bool:
    """Keeps a library silent that would log whole URLs, some of it as warnings."""
    return False


def _classify(error: Exception, *, sent: bool, expired: bool) -> TransportFault:
    if not sent:
        return TransportFault.NOT_TRUSTED if _distrust(error) else TransportFault.NOT_SENT
    timeouts = (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
    if expired or isinstance(error, timeouts):
        return TransportFault.TIMED_OUT
    return TransportFault.BROKEN_OFF


def _distrust(error: BaseException | None) -> bool:
    """Whether a certificate that was refused is at the bottom of an error."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        inner = getattr(error, "reason", None) or (error.args[0] if error.args else None)
        error = inner if isinstance(inner, BaseException) and inner is not error else error.__cause__
    return False


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
