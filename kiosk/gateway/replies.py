"""An answer's JSON, tolerant of what the gateway is seen to do: wrong content types, null fields, HTML in a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.gateway.transport import Answer, TransportFault

_CODE = re.compile(r"[0-9A-Za-z_-]{1,16}")
_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_DIGITS = re.compile(r"[0-9]+")
_MAX_PAUSE = 3600.0
"""A Retry-After beyond an hour is taken for an hour: a visit must not wait on a slip in a header."""
UNAUTHORISED = "401"

FAULT_CODES: Mapping[TransportFault, FailureCode] = {
    TransportFault.NOT_SENT: FailureCode.GATEWAY_UNREACHABLE,
    TransportFault.NOT_TRUSTED: FailureCode.GATEWAY_NOT_TRUSTED,
    TransportFault.TIMED_OUT: FailureCode.GATEWAY_TIMED_OUT,
    TransportFault.BROKEN_OFF: FailureCode.GATEWAY_UNREACHABLE,
    TransportFault.TOO_LARGE: FailureCode.GATEWAY_ANSWER_INVALID,
}
"""What each missing answer is called."""


def json_object(body: bytes) -> Mapping[str, Any] | None:
    """The JSON object that a body holds, whatever its content type says; None where it holds none."""
    try:
        value = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def reply_of(answer: Answer) -> Mapping[str, Any] | None:
    """The reply that an answer holds; None in a server fault or a redirect, which speak for nobody."""
    return None if answer.status >= 500 or 300 <= answer.status < 400 else json_object(answer.body)


def text(value: object) -> str | None:
    """A field's text, stripped; None for null, an empty string, or what is no text."""
    return (value.strip() or None) if isinstance(value, str) else None


def result_code(reply: Mapping[str, Any]) -> str | None:
    """maKetQua; three digits even if it came as a number. None where it is missing or no code at all."""
    value = reply.get("maKetQua")
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:03d}"
    code = text(value)
    return code if code is not None and _CODE.fullmatch(code) else None


def gateway_date(value: object) -> date | None:
    """A date in dd/MM/yyyy; None where the gateway says nothing that is one."""
    match = _DATE.fullmatch(text(value) or "")
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def gateway_moment(value: object, form: str) -> datetime | None:
    """A time in digits, like `%Y%m%d%H%M`, told in Vietnam's time; None where the gateway says nothing that is one."""
    digits = text(value) or ""
    if not _DIGITS.fullmatch(digits):
        return None
    try:
        moment = datetime.strptime(digits, form).replace(tzinfo=VIETNAM_TIME)
    except ValueError:
        return None
    # A form takes one digit for two, so that only what it writes again is what was meant.
    return moment if f"{moment.year:04d}" + moment.strftime(form.removeprefix("%Y")) == digits else None


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After asks for (RFC 9110 §10.2.3: seconds or a date), at most an hour; None without one."""
    value = (header or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _MAX_PAUSE)
    try:
        seconds = (parsedate_to_datetime(value) - now).total_seconds()
    except (ValueError, TypeError):  # no date at all, or one without zone
        return None
    return min(max(seconds, 0.0), _MAX_PAUSE)


def unauthorised(answer: Answer) -> bool:
    """Whether the gateway does not know our token: HTTP 401 (its body may be empty) or maKetQua 401."""
    if answer.status == 401:
        return True
    reply = reply_of(answer)
    return reply is not None and result_code(reply) == UNAUTHORISED


def http_failure(status: int) -> FailureCode | None:
    """What a status alone says; None for success, and for a refusal that its body may explain better."""
    if status in (408, 429) or status >= 500:
        return FailureCode.GATEWAY_FAULT
    if status in (401, 403, 407):
        return FailureCode.GATEWAY_ACCOUNT_REFUSED
    if 300 <= status < 400:
        return FailureCode.GATEWAY_ANSWER_INVALID
    return None
