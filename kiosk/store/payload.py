"""What is sealed, as JSON and back: check-ins, dossiers, and persons on the cleaning list."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from cardreader.document import Assurance, DocumentError
from kiosk.domain.checkin import CheckIn, Person
from kiosk.domain.dossier import NewDossier
from kiosk.ports import StoreError

_FORM = 2
_CHECK_IN: TypeAdapter[CheckIn] = TypeAdapter(CheckIn)
_PERSON: TypeAdapter[Person] = TypeAdapter(Person)
_DOSSIER: TypeAdapter[NewDossier] = TypeAdapter(NewDossier)

T = TypeVar("T")


def to_json(check_in: CheckIn) -> bytes:
    """UTF-8 JSON with every field of the check-in; one that is new with a default is read from older payloads too."""
    return _write("check_in", _CHECK_IN.dump_python(check_in, mode="json"))


def from_json(data: bytes) -> CheckIn:
    """The check-in again. Raises StoreError where the bytes are not what `to_json` writes."""
    return _read(data, "check_in", _CHECK_IN)


def person_to_json(person: Person) -> bytes:
    """UTF-8 JSON with every field of the person."""
    return _write("person", _PERSON.dump_python(person, mode="json"))


def person_from_json(data: bytes) -> Person:
    """The person again. Raises StoreError where the bytes are not what `person_to_json` writes."""
    return _read(data, "person", _PERSON)


def dossier_to_json(dossier: NewDossier) -> bytes:
    """UTF-8 JSON with every field of the dossier."""
    return _write("dossier", _DOSSIER.dump_python(dossier, mode="json"))


def dossier_from_json(data: bytes) -> NewDossier:
    """The dossier again. Raises StoreError where the bytes are not what `dossier_to_json` writes."""
    return _read(data, "dossier", _DOSSIER)


def _write(name: str, value: object) -> bytes:
    return json.dumps({"form": _FORM, name: value}, ensure_ascii=False, separators=(",", ":")).encode()


def _read(data: bytes, name: str, adapter: TypeAdapter[T]) -> T:
    try:
        value = json.loads(data)
        match value["form"]:
            case 1:
                return adapter.validate_json(json.dumps(_from_first_form(value)), strict=True)
            case 2:
                return adapter.validate_json(json.dumps(value[name]), strict=True)
            case _:
                raise StoreError("a payload was written by a newer version of this program: install that")
    except (ValidationError, DocumentError, ValueError, KeyError, TypeError, AttributeError):
        # Without its cause: that would quote what the payload holds.
        raise StoreError("a payload is not in the form that this program writes") from None


def _from_first_form(value: dict[str, Any]) -> dict[str, Any]:
    """Form 1 held check-ins alone, named levels of assurance and wrote a birth date as three numbers."""
    year, month, day = value["person"]["birth_date"]
    birth_date = {"year": year, "month": month, "day": day}
    return {
        **value,
        "assurance": Assurance[value["assurance"]].value,
        "person": {**value["person"], "birth_date": birth_date},
    }
