"""The token: taken with account and password hash, honoured until `expires_in`, renewed once where it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from kiosk.domain.failures import FailureCode
from kiosk.gateway.replies import FAULT_CODES, http_failure, reply_of, result_code, retry_after, text, unauthorised
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.transport import Answer, Transport, TransportFault
from kiosk.ports import Clock
from kiosk.threads import SYSTEM_THREADS, Threads

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_MARGIN = timedelta(seconds=30)
"""A token so near its end might expire on the way."""


@dataclass(frozen=True, slots=True)
class Token:
    """What each request shows."""

    access_token: str = field(repr=False)
    id_token: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NoToken:
    """Why there is none, and for how many seconds the gateway asked not to be asked again."""

    failure: FailureCode
    retry_after: float | None = None


class TokenSource:
    """Gives the current token. Thread-safe: one renewal serves all who wait.

    Where the gateway asks for a pause (Retry-After), it is not asked for a token until that is over.
    """

    def __init__(
        self, settings: GatewaySettings, transport: Transport, clock: Clock, threads: Threads = SYSTEM_THREADS
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self._lock = threads.lock()
        self._token: Token | None = None
        self._pause: tuple[FailureCode, float] | None = None

    def current(self, refused: Token | None = None) -> Token | NoToken:
        """A valid token, new where there is none, where it ends soon, or where `refused` is the one at hand."""
        with self._lock:
            token = self._token
            if token is not None and token is not refused and self._clock.now() + _MARGIN < token.expires_at:
                return token
            self._token = None
            if self._pause is not None and (left := self._pause[1] - self._clock.monotonic()) > 0:
                return NoToken(self._pause[0], left)
            self._pause = None
            taken = self._take()
            match taken:
                case Token():
                    self._token = taken
                case NoToken(failure, float() as seconds):
                    self._pause = (failure, self._clock.monotonic() + seconds)
                case NoToken():
                    pass
            return taken

    def _take(self) -> Token | NoToken:
        form = {"username": self._settings.username, "password": self._settings.password_hash}
        answer = self._transport.post(self._settings.token_path, query={}, headers=FORM, body=urlencode(form).encode())
        if isinstance(answer, TransportFault):
            return NoToken(FAULT_CODES[answer])
        parsed = self._parse(answer)
        return (
            parsed if isinstance(parsed, Token) else NoToken(parsed, retry_after(answer.retry_after, self._clock.now()))
        )

    def _parse(self, answer: Answer) -> Token | FailureCode:
        if unauthorised(answer):
            return FailureCode.GATEWAY_ACCOUNT_REFUSED
        if failure := http_failure(answer.status):
            return failure
        reply = reply_of(answer)
        if reply is None or (code := result_code(reply)) is None:
            return FailureCode.GATEWAY_ANSWER_INVALID
        if code != "200":
            return FailureCode.GATEWAY_ACCOUNT_REFUSED if code == "403" else FailureCode.GATEWAY_FAULT
        key: Any = reply.get("APIKey")
        if not isinstance(key, dict):
            return FailureCode.GATEWAY_ANSWER_INVALID
        access, identity = text(key.get("access_token")), text(key.get("id_token"))
        if access is None or identity is None:
            return FailureCode.GATEWAY_ANSWER_INVALID
        return Token(access, identity, self._expiry(text(key.get("expires_in"))))

    def _expiry(self, expires_in: str | None) -> datetime:
        """`expires_in` is a UTC datetime, not seconds. One that cannot be read ends at once: good for one request."""
        try:
            expiry = datetime.fromisoformat(expires_in or "")
        except ValueError:
            return self._clock.now()
        return expiry if expiry.tzinfo is not None else expiry.replace(tzinfo=UTC)
