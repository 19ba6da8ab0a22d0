"""What the console shows of the gateway: plain values for JSON, everything of a person masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.domain.masking import mask_name, mask_number
from simulators.gateway.faults import FURTHER_PARAMETERS, Endpoint, Fault, FaultKind, kinds_at
from simulators.gateway.records import ReceivedCheckIn, RequestRecord

_SHOWN = frozenset(
    {"MA_LK", "STT", "MA_BN", "MA_DKBD", "MA_DOITUONG_KCB", "NGAY_VAO", "NGAY_VAO_NOI_TRU", "LY_DO_VNT", "MA_LY_DO_VNT"}
    | {"MA_LOAI_KCB", "MA_CSKCB", "MA_DICH_VU", "TEN_DICH_VU", "NGAY_YL"}
)
"""Elements of a check-in that tell nothing about who comes; every other one is masked."""
_NUMBERS = frozenset({"SO_CCCD", "MA_THE_BHYT"})

WORDS: Mapping[FaultKind, str] = MappingProxyType(
    {
        FaultKind.HANG: "never answers; nothing is done",
        FaultKind.HANG_AFTER: "does the work, then never answers",
        FaultKind.DROP_BEFORE: "closes the connection; nothing is done",
        FaultKind.DROP_AFTER: "does the work, then closes the connection",
        FaultKind.UNAUTHORISED: "HTTP 401",
        FaultKind.IP_REFUSED: "HTTP 403 page: address not registered",
        FaultKind.SERVER_ERROR: "HTTP 5xx page; nothing is done",
        FaultKind.SERVER_ERROR_AFTER: "does the work, then HTTP 5xx",
        FaultKind.TOO_MANY: "HTTP 429 with Retry-After",
        FaultKind.HTML: "does the work, then a page instead of JSON",
        FaultKind.TRUNCATED_JSON: "does the work, then half of the JSON",
        FaultKind.CUT_BODY: "does the work, then fewer bytes than promised",
        FaultKind.EMPTY_BODY: "does the work, then an empty answer",
        FaultKind.WRONG_TYPE: "right answer, called text/html",
        FaultKind.NULLS: "does the work, then null in every field",
        FaultKind.SLOW: "right answer, late",
        FaultKind.DRIP: "does the work, then a space at a time for ever",
        FaultKind.HUGE: "does the work, then more than 2 MB",
        FaultKind.REDIRECT: "HTTP 302 to itself",
        FaultKind.CODE: "another maKetQua; nothing is kept",
        FaultKind.WRONG_CLOCK: "tokens that end at a wrong time",
        FaultKind.DUPLICATE: "a repeated check-in is answered with a code",
    }
)


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """One person in the gateway's register, under all the numbers that lead there."""

    name: str = field(repr=False)
    numbers: tuple[str, ...] = field(repr=False)


def registered_persons(people: Mapping[str, Mapping[str, object]]) -> tuple[RegisteredPerson, ...]:
    """The register by person instead of by number, in the register's order."""
    numbers: dict[int, list[str]] = {}
    for number, answer in people.items():
        numbers.setdefault(id(answer), []).append(number)
    return tuple(RegisteredPerson(str(people[found[0]].get("hoTen") or ""), tuple(found)) for found in numbers.values())


def catalogue() -> list[dict[str, object]]:
    """Every door with the faults that it knows, for the console to offer."""
    defaults = Fault(FaultKind.HANG)
    return [
        {
            "endpoint": endpoint,
            "kinds": [
                {
                    "kind": kind,
                    "words": WORDS[kind],
                    "parameter": FURTHER_PARAMETERS.get(kind),
                    "default": getattr(defaults, FURTHER_PARAMETERS[kind]) if kind in FURTHER_PARAMETERS else None,
                }
                for kind in kinds_at(endpoint)
            ],
        }
        for endpoint in Endpoint
    ]


def told_faults(faults: Mapping[Endpoint, Fault]) -> dict[str, dict[str, object]]:
    """The faults as a fault file would tell them, only with the parameters that count."""
    return {endpoint: _told_fault(fault) for endpoint, fault in faults.items()}


def _told_fault(fault: Fault) -> dict[str, object]:
    told: dict[str, object] = {"kind": fault.kind}
    if fault.times is not None:
        told["times"] = fault.times
    parameter = FURTHER_PARAMETERS.get(fault.kind)
    if parameter is not None:
        told[parameter] = getattr(fault, parameter)
    return told


def told_requests(records: Sequence[RequestRecord]) -> list[dict[str, object]]:
    """The log of requests."""
    return [
        {"endpoint": row.endpoint, "status": row.status, "code": row.code, "at": row.at.isoformat()} for row in records
    ]


def told_check_ins(received: Sequence[ReceivedCheckIn]) -> list[dict[str, object]]:
    """What is held, with the person's name masked and no other field of the person."""
    return [
        {
            "key": row.key,
            "times": row.times,
            "receipt": row.receipt,
            "received_at": row.received_at.isoformat(),
            "person": mask_name(row.fields.get("HO_TEN", "")),
        }
        for row in received
    ]


def masked_fields(received: ReceivedCheckIn) -> list[list[str]]:
    """Each element of a check-in with its value, masked where it tells about the person."""
    return [[name, _masked(name, value)] for name, value in received.fields.items()]


def _masked(name: str, value: str) -> str:
    if name in _SHOWN or not value:
        return value
    if name == "HO_TEN":
        return mask_name(value)
    return mask_number(value) if name in _NUMBERS else "…"


def told_persons(persons: Sequence[RegisteredPerson], codes: Mapping[str, str]) -> list[dict[str, object]]:
    """The register with masked names and numbers; `person` is the place by which a control call names one."""
    return [
        {
            "person": place,
            "name": mask_name(person.name),
            "numbers": [mask_number(number) for number in person.numbers],
            "code": next((codes[number] for number in person.numbers if number in codes), None),
        }
        for place, person in enumerate(persons)
    ]
