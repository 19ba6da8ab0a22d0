"""The insurance lookup: what is asked, and what each maKetQua means."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from cardreader.document import PartialDate
from cardreader.text import normalise
from kiosk.domain.checkin import Person
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage, Eligibility, LookupAnswer, Officer
from kiosk.gateway.history import visits_in
from kiosk.gateway.replies import gateway_date, http_failure, reply_of, result_code, text
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.token import FORM, Token
from kiosk.gateway.transport import Answer

_CARD = re.compile(r"[A-Z]{2}[1-5][0-9]{12}|[0-9]{12}|[0-9]{10}")
_FACILITY = re.compile(r"[0-9A-Z]{5}")


class _Card(Enum):
    """Which card of the reply a code speaks of."""

    NONE = "none"
    ASKED = "asked"
    NEW = "new"
    NEW_ONCE_VALID = "new_once_valid"


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """One row of the table: what a maKetQua comes to."""

    eligibility: Eligibility
    failure: FailureCode | None
    card: _Card = _Card.NONE


_STOPPED = CodeMeaning(Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_STOPPED, _Card.ASKED)
_STAFF_CHECK = CodeMeaning(Eligibility.ELIGIBLE_STAFF_CHECK, FailureCode.INSURANCE_STAFF_CHECK, _Card.ASKED)
_NUMBER_WRONG = CodeMeaning(Eligibility.NOT_FOUND, FailureCode.INSURANCE_NUMBER_WRONG)
_NAME_DIFFERS = CodeMeaning(Eligibility.MISMATCH, FailureCode.INSURANCE_NAME_DIFFERS)
_GATEWAY_FAULT = CodeMeaning(Eligibility.NOT_CHECKED, FailureCode.GATEWAY_FAULT)
_UNKNOWN = CodeMeaning(Eligibility.NOT_CHECKED, FailureCode.GATEWAY_CODE_UNKNOWN)

CODE_MEANINGS: Mapping[str, CodeMeaning] = MappingProxyType(
    {
        "000": CodeMeaning(Eligibility.ELIGIBLE, None, _Card.ASKED),
        "001": _STAFF_CHECK,
        "002": _STAFF_CHECK,
        "003": CodeMeaning(Eligibility.ELIGIBLE, None, _Card.NEW),
        "004": CodeMeaning(Eligibility.ELIGIBLE, None, _Card.NEW_ONCE_VALID),
        "010": CodeMeaning(Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_EXPIRED, _Card.ASKED),
        "050": CodeMeaning(Eligibility.NOT_FOUND, FailureCode.INSURANCE_NOT_FOUND),
        "051": _NUMBER_WRONG,
        "052": _NUMBER_WRONG,
        "053": _NUMBER_WRONG,
        "054": CodeMeaning(Eligibility.NOT_CHECKED, FailureCode.OFFICER_NOT_REGISTERED),
        "055": CodeMeaning(Eligibility.NOT_CHECKED, FailureCode.OFFICER_NAME_DIFFERS),
        "060": _NAME_DIFFERS,
        "061": _NAME_DIFFERS,
        "070": CodeMeaning(Eligibility.MISMATCH, FailureCode.INSURANCE_BIRTH_DATE_DIFFERS),
        "100": _GATEWAY_FAULT,
        "101": _GATEWAY_FAULT,
        "110": CodeMeaning(Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_REVOKED, _Card.ASKED),
        "120": _STOPPED,
        "121": _STOPPED,
        "122": _STOPPED,
        "123": _STOPPED,
        "124": _STOPPED,
        "130": CodeMeaning(Eligibility.STAFF, FailureCode.INSURANCE_CHILD_WITHOUT_CARD),
        "205": CodeMeaning(Eligibility.NOT_CHECKED, FailureCode.REQUEST_MALFORMED),
        "401": CodeMeaning(Eligibility.NOT_CHECKED, FailureCode.GATEWAY_ACCOUNT_REFUSED),
    }
)
"""One row for every code of the contract. Any other is unknown: neither eligible nor not eligible."""


def not_checked(failure: FailureCode, gateway_code: str | None = None) -> LookupAnswer:
    """The answer where nothing was learnt of the person."""
    return LookupAnswer(Eligibility.NOT_CHECKED, failure=failure, gateway_code=gateway_code)


def birth_date_text(value: PartialDate) -> str:
    """ngaySinh: dd/MM/yyyy, MM/yyyy or yyyy, as far as known."""
    parts = [f"{part:02d}" for part in (value.day, value.month) if part is not None]
    return "/".join([*parts, f"{value.year:04d}"])


def lookup_query(settings: GatewaySettings, token: Token) -> dict[str, str]:
    """The query parameters; secret as a whole."""
    return {
        "token": token.access_token,
        "id_token": token.id_token,
        "username": settings.username,
        "password": settings.password_hash,
    }


def question(person: Person, officer: Officer) -> dict[str, str]:
    """The five fields by which lookup and visit history are asked for."""
    return {
        "maThe": person.lookup_number,
        "hoTen": normalise(person.full_name),
        "ngaySinh": birth_date_text(person.birth_date),
        "hoTenCb": normalise(officer.name),
        "cccdCb": officer.personal_id,
    }


def lookup_request(
    settings: GatewaySettings, person: Person, officer: Officer | None = None
) -> tuple[dict[str, str], bytes]:
    """Headers and body of the lookup. Without an officer the registered one of the settings asks."""
    fields = question(person, officer or settings.officer)
    if settings.lookup_as_form:
        return FORM, urlencode(fields).encode()
    return {"Content-Type": "application/json"}, json.dumps(fields, ensure_ascii=False).encode()


def history_request(
    settings: GatewaySettings, person: Person, officer: Officer | None = None
) -> tuple[dict[str, str], bytes]:
    """Headers and body of the question for the visit history: always a form."""
    return FORM, urlencode(question(person, officer or settings.officer)).encode()


def parse_lookup(answer: Answer, person: Person, today: date) -> LookupAnswer:
    """What an answer says. `today` decides whether a newer card counts already (004).

    A code is believed in an error status too, but never one that would make the person eligible.
    """
    failure = http_failure(answer.status)
    reply = reply_of(answer)
    code = None if reply is None else result_code(reply)
    if reply is None or code is None:
        return not_checked(failure or FailureCode.GATEWAY_ANSWER_INVALID)
    meaning = CODE_MEANINGS.get(code, _UNKNOWN)
    if answer.status != 200 and (meaning.eligibility.insured or meaning is _UNKNOWN):
        return not_checked(failure or FailureCode.GATEWAY_ANSWER_INVALID, code)
    coverage, next_card = _cards(meaning, reply, person, today)
    return LookupAnswer(
        meaning.eligibility, coverage, meaning.failure, code, next_card, visits=visits_in(reply.get("dsLichSuKCB2018"))
    )


def _cards(
    meaning: CodeMeaning, reply: Mapping[str, Any], person: Person, today: date
) -> tuple[Coverage | None, Coverage | None]:
    """The card to use, and a newer one that does not count yet."""
    match meaning.card:
        case _Card.NONE:
            return None, None
        case _Card.ASKED:
            return _card(reply, person, new=False), None
        case _Card.NEW:
            return _card(reply, person, new=True), None
        case _Card.NEW_ONCE_VALID:
            newer = _card(reply, person, new=True)
            begun = newer.valid_from is not None and newer.valid_from <= today
            return (newer, None) if begun else (_card(reply, person, new=False), newer)


def _card(reply: Mapping[str, Any], person: Person, *, new: bool) -> Coverage:
    """One card of the reply. A number that is missing is replaced by the next that names the same insurance."""
    suffix = "Moi" if new else ""
    candidates = (reply.get(f"maThe{suffix}"), reply.get("maSoBHXH"), person.lookup_number)
    return Coverage(
        card_number=next((number for value in candidates if (number := _card_number(value))), person.lookup_number),
        valid_from=gateway_date(reply.get(f"gtTheTu{suffix}")),
        valid_to=gateway_date(reply.get(f"gtTheDen{suffix}")),
        first_facility=_facility(reply.get(f"maDKBD{suffix}")),
        five_years_from=gateway_date(reply.get("ngayDu5Nam")),
        replaces_older_card=new,
    )


def _card_number(value: object) -> str | None:
    number = (text(value) or "").upper()
    return number if _CARD.fullmatch(number) else None


def _facility(value: object) -> str | None:
    code = (text(value) or "").upper()
    return code if _FACILITY.fullmatch(code) else None
