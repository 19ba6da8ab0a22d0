"""Sending one check-in, and what each answer to it comes to."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from cardreader.text import normalise
from kiosk.domain.checkin import CheckIn, SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.masking import mask_name, mask_number
from kiosk.gateway.replies import (
    FAULT_CODES,
    gateway_moment,
    http_failure,
    reply_of,
    result_code,
    retry_after,
    text,
)
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.token import FORM, Token
from kiosk.gateway.transport import Answer, TransportFault

_ACCEPTED = "200"
_LONG_NUMBER = re.compile(r"[A-Z]{0,2}\d{7,}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")
_MAX_MESSAGE = 200

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
    never_left = fault in (TransportFault.NOT_SENT, TransportFault.NOT_TRUSTED)
    kind = SendKind.NOT_DONE if never_left else SendKind.AMBIGUOUS
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
        return _accepted(reply, code, message)
    if code in settings.duplicate_codes:
        # The key is ours alone: what the gateway holds under it is this check-in, of an attempt whose answer was lost.
        return _accepted(reply, code, message)
    kind, meaning = _OTHER_CODES.get(code, (SendKind.REFUSED, FailureCode.CHECK_IN_REFUSED))
    return SendOutcome(kind, None, meaning, code, message, pause)


def public_message(message: str, check_in: CheckIn) -> str:
    """thongDiep as staff may read it in a list: on one line, shortened, the person's name and numbers masked."""
    name = normalise(check_in.person.full_name)
    flat = normalise(_UNPRINTABLE.sub(" ", message))
    if name:
        flat = re.sub(re.escape(name), lambda _: mask_name(name), flat, flags=re.IGNORECASE)
    return _LONG_NUMBER.sub(lambda match: mask_number(match.group()), flat)[:_MAX_MESSAGE]


def _accepted(reply: Mapping[str, Any], code: str, message: str | None) -> SendOutcome:
    return SendOutcome(
        SendKind.ACCEPTED,
        _receipt(reply.get("maGiaoDich")),
        gateway_code=code,
        message=message,
        received_at=gateway_moment(reply.get("thoiGianTiepNhan"), "%Y%m%d%H%M%S"),
    )


def _receipt(value: object) -> str | None:
    number = str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value)
    return None if number is None else _UNPRINTABLE.sub("", number)[:100]
