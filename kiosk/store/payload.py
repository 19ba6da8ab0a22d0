"""A check-in as JSON and back: the content of a sealed payload."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from cardreader.document import Assurance, PartialDate, Sex
from kiosk.domain.checkin import CheckIn, Consent, FaceResult, Person, Service
from kiosk.domain.insurance import Coverage, Eligibility
from kiosk.ports import StoreError

_FORM = 1

T = TypeVar("T")


def to_json(check_in: CheckIn) -> bytes:
    """UTF-8 JSON with every field of the check-in."""
    data = {
        "form": _FORM,
        "key": check_in.key,
        "person": _person(check_in.person),
        "assurance": check_in.assurance.name,
        "eligibility": check_in.eligibility.value,
        "coverage": None if check_in.coverage is None else _coverage(check_in.coverage),
        "lookup_code": check_in.lookup_code,
        "service": _service(check_in.service),
        "consent": None if check_in.consent is None else _consent(check_in.consent),
        "face": None if check_in.face is None else _face(check_in.face),
        "occurred_at": check_in.occurred_at.isoformat(),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def from_json(data: bytes) -> CheckIn:
    """The check-in again. Raises StoreError where the bytes are not what `to_json` writes."""
    try:
        value = json.loads(data)
        if value["form"] != _FORM:
            raise StoreError("a payload was written by a newer version of this program: install that")
        return CheckIn(
            key=value["key"],
            person=_to_person(value["person"]),
            assurance=Assurance[value["assurance"]],
            eligibility=Eligibility(value["eligibility"]),
            coverage=_optional(_to_coverage, value["coverage"]),
            lookup_code=value["lookup_code"],
            service=Service(**value["service"]),
            consent=_optional(_to_consent, value["consent"]),
            face=_optional(_to_face, value["face"]),
            occurred_at=datetime.fromisoformat(value["occurred_at"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        # Without its cause: that would quote what the payload holds.
        raise StoreError("a payload is not in the form that this program writes") from None


def _optional(make: Callable[[dict[str, Any]], T], value: dict[str, Any] | None) -> T | None:
    return None if value is None else make(value)


def _person(person: Person) -> dict[str, Any]:
    birth = person.birth_date
    return {
        "personal_id": person.personal_id,
        "full_name": person.full_name,
        "birth_date": [birth.year, birth.month, birth.day],
        "sex": person.sex.value,
        "insurance_number": person.insurance_number,
    }


def _to_person(value: dict[str, Any]) -> Person:
    changed = {"birth_date": PartialDate(*value["birth_date"]), "sex": Sex(value["sex"])}
    return Person(**{**value, **changed})


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "card_number": coverage.card_number,
        "valid_from": _day(coverage.valid_from),
        "valid_to": _day(coverage.valid_to),
        "first_facility": coverage.first_facility,
        "five_years_from": _day(coverage.five_years_from),
        "replaces_older_card": coverage.replaces_older_card,
    }


def _to_coverage(value: dict[str, Any]) -> Coverage:
    days = {name: _to_day(value[name]) for name in ("valid_from", "valid_to", "five_years_from")}
    return Coverage(**{**value, **days})


def _service(service: Service) -> dict[str, Any]:
    return {
        "code": service.code,
        "name": service.name,
        "room": service.room,
        "fee": service.fee,
        "prefix": service.prefix,
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "chip": consent.chip,
        "face": consent.face,
        "version": consent.version,
        "given_at": consent.given_at.isoformat(),
    }


def _to_consent(value: dict[str, Any]) -> Consent:
    return Consent(**{**value, "given_at": datetime.fromisoformat(value["given_at"])})


def _face(face: FaceResult) -> dict[str, Any]:
    return {
        "match": face.match,
        "score": face.score,
        "threshold": face.threshold,
        "model": face.model,
        "frames": face.frames,
        "checks": list(face.checks),
    }


def _to_face(value: dict[str, Any]) -> FaceResult:
    return FaceResult(**{**value, "checks": tuple(value["checks"])})


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _to_day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
