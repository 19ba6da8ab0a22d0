"""The token: taken with account and password hash, honoured until `expires_in`, renewed once where it is refused."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from kiosk.domain.failures import FailureCode
from kiosk.gateway.replies import FAULT_CODES, http_failure, reply_of, result_code, text, unauthorised
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.transport import Answer, Transport, TransportFault
from kiosk.ports import Clock

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_MARGIN = timedelta(seconds=30)
"""A token so near its end might expire on the way."""


@dataclass(frozen=True, slots=True)
class Token:
    """What each request shows."""

    access_token: str = field(repr=False)
    id_token: str = field(repr=False)
    expires_at: datetime


class TokenSource:
    """Gives the current token. Thread-safe: one renewal serves all who wait."""

    def __init__(self, settings: GatewaySettings, transport: Transport, clock: Clock) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self._lock = threading.Lock()
        self._token: Token | None = None

    def current(self, refused: Token | None = None) -> Token | FailureCode:
        """A valid token, new where there is none, where it ends soon, or where `refused` is the one at hand."""
        with self._lock:
            token = self._token
            if token is not None and token is not refused and self._clock.now() + _MARGIN < token.expires_at:
                return token
            self._token = None
            taken = self._take()
            if isinstance(taken, Token):
                self._token = taken
            return taken

    def _take(self) -> Token | FailureCode:
        form = {"username": self._settings.username, "password": self._settings.password_hash}
        answer = self._transport.post(self._settings.token_path, query={}, headers=FORM, body=urlencode(form).encode())
        if isinstance(answer, TransportFault):
            return FAULT_CODES[answer]
        return self._parse(answer)

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
