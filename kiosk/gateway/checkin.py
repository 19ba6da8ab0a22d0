"""Sending one check-in, and what each answer to it comes to."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from urllib.parse import urlencode

from cardreader.text import normalise
from kiosk.domain.checkin import CheckIn, SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.masking import mask_name, mask_number
from kiosk.gateway.replies import FAULT_CODES, http_failure, reply_of, result_code, text
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.token import FORM, Token
from kiosk.gateway.transport import Answer, TransportFault

_ACCEPTED = "200"
_LONG_NUMBER = re.compile(r"[A-Z]{0,2}\d{7,}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")
_MAX_MESSAGE = 200
_MAX_PAUSE = 3600.0
"""A Retry-After beyond an hour is taken for an hour: a visit must not wait on a slip in a header."""

_OTHER_CODES: Mapping[str, tuple[SendKind, FailureCode]] = MappingProxyType(
    {
        "100": (SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        "101": (SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        "500": (SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        "205": (SendKind.REFUSED, FailureCode.REQUEST_MALFORMED),
        "401": (SendKind.NOT_DONE, FailureCode.GATEWAY_ACCOUNT_REFUSED),
        "403": (SendKind.NOT_DONE, FailureCode.GATEWAY_ACCOUNT_REFUSED),
    }
)
"""What is no plain refusal of this check-in; every code that is neither here nor 200 is one."""


def check_in_request(settings: GatewaySettings, token: Token, xml: bytes) -> tuple[dict[str, str], bytes]:
    """Headers and body that carry one check-in; both are secret."""
    headers = {
        **FORM,
        "accessToken": token.access_token,
        "tokenId": token.id_token,
        "passwordHash": settings.password_hash,
    }
    form = {
        "username": settings.username,
        "loaiHoSo": "0",
        "maTinh": settings.facility_code[:2],
        "maCSKCB": settings.facility_code,
        "fileHSBase64": base64.b64encode(xml).decode("ascii"),
    }
    return headers, urlencode(form).encode()


def without_answer(fault: TransportFault) -> SendOutcome:
    """The outcome where no answer came: surely not done only if nothing of the request was sent."""
    kind = SendKind.NOT_DONE if fault is TransportFault.NOT_SENT else SendKind.AMBIGUOUS
    return SendOutcome(kind, failure=FAULT_CODES[fault])


def classify(answer: Answer, check_in: CheckIn, settings: GatewaySettings, now: datetime) -> SendOutcome:
    """The outcome of an answer. Whatever cannot be read after the request was taken in is ambiguous, never lost."""
    pause = retry_after(answer.retry_after, now)
    failure = http_failure(answer.status)
    if answer.status in (408, 429):
        return SendOutcome(SendKind.NOT_DONE, failure=failure, retry_after=pause)
    reply = reply_of(answer)
    code = None if reply is None else result_code(reply)
    if reply is None or code is None:
        # A 4xx that explains nothing was turned away at the door; all else may have been taken in.
        kind = SendKind.NOT_DONE if 400 <= answer.status < 500 else SendKind.AMBIGUOUS
        return SendOutcome(kind, failure=failure or FailureCode.GATEWAY_ANSWER_INVALID, retry_after=pause)
    raw_message = text(reply.get("thongDiep"))
    message = None if raw_message is None else public_message(raw_message, check_in)
    if code == _ACCEPTED:
        if answer.status != 200:
            return SendOutcome(SendKind.AMBIGUOUS, None, FailureCode.GATEWAY_ANSWER_INVALID, code, message, pause)
        if settings.success_message is not None and settings.success_message not in (raw_message or ""):
            return SendOutcome(SendKind.AMBIGUOUS, None, FailureCode.GATEWAY_ANSWER_INVALID, code, message, pause)
        return SendOutcome(SendKind.ACCEPTED, _receipt(reply.get("maGiaoDich")), gateway_code=code, message=message)
    kind, meaning = _OTHER_CODES.get(code, (SendKind.REFUSED, FailureCode.CHECK_IN_REFUSED))
    return SendOutcome(kind, None, meaning, code, message, pause)


def public_message(message: str, check_in: CheckIn) -> str:
    """thongDiep as staff may read it in a list: on one line, shortened, the person's name and numbers masked."""
    name = normalise(check_in.person.full_name)
    flat = normalise(_UNPRINTABLE.sub(" ", message))
    if name:
        flat = re.sub(re.escape(name), lambda _: mask_name(name), flat, flags=re.IGNORECASE)
    return _LONG_NUMBER.sub(lambda match: mask_number(match.group()), flat)[:_MAX_MESSAGE]


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


def _receipt(value: object) -> str | None:
    number = str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value)
    return None if number is None else _UNPRINTABLE.sub("", number)[:100]
