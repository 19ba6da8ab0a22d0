"""Holds what a run has shown against what its scenario expects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiosk.app.stage import VisitRecord
from kiosk.app.stage.playing import Playing
from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.failures import FailureCode
from kiosk.ports import StoreError
from kiosk.session.state import Step
from simulators.scenarios.model import Expectation, HeldCheckIn, Scenario, VisitExpectation
from simulators.scenarios.positions import KeyPath

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that did not come true; `path`: by which key of the scenario."""

    path: KeyPath
    message: str

    def __str__(self) -> str:
        key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.path).lstrip(".")
        return f"{key}: {self.message}" if key else self.message


def judge(scenario: Scenario, stage: Playing) -> list[Remark]:
    """Everything that did not come true; none where all did."""
    remarks = []
    for place, plan in enumerate(scenario.visit):
        path = ("visit", place, "expect")
        if place < len(stage.visits):
            remarks += [Remark((*path, key), text) for key, text in _visit(plan.expect, stage.visits, place, stage)]
        elif plan.expect != VisitExpectation():
            remarks.append(Remark(path, "the person was never received"))
    remarks += [Remark(("expect", *path), text) for path, text in _run(scenario.expect, stage)]
    remarks += [Remark((), text) for text in _always(scenario, stage)]
    return remarks


def _visit(
    expected: VisitExpectation, visits: Sequence[VisitRecord], place: int, stage: Playing
) -> Iterator[tuple[str, str]]:
    visit = visits[place]
    record, lookup = visit.record, visit.lookup
    yield from _equal("outcome", expected.outcome, record.outcome.value)
    yield from _equal("failure", expected.failure, record.failure)
    yield from _equal("assurance", expected.assurance, record.assurance)
    yield from _equal("eligibility", expected.eligibility, record.insurance)
    yield from _equal("lookup_code", expected.lookup_code, None if lookup is None else lookup.gateway_code)
    yield from _equal("lookup_failure", expected.lookup_failure, None if lookup is None else lookup.failure)
    yield from _equal("delivery", expected.delivery, record.delivery)
    yield from _equal("printed", expected.printed, visit.printed)
    yield from _equal("priority", expected.priority, visit.priority)
    yield from _equal("first", expected.first, visit.first)
    yield from _equal("language", expected.language, visit.language)
    if expected.channel is not None:
        yield from _equal("channel", expected.channel, _channel(visit, stage))
    yield from _ticket(expected.ticket, record.ticket)
    if expected.same_ticket_as is not None:
        other = visits[expected.same_ticket_as - 1].record.ticket
        if record.ticket is None or record.ticket != other:
            yield (
                "same_ticket_as",
                f"the number was {record.ticket or 'none'}, that of the other visit {other or 'none'}",
            )
    yield from _passed("states", expected.states, visit.steps)
    yield from _avoided("never", expected.never, visit.steps)
    if expected.staff is not None:
        yield from _equal("staff", _codes(expected.staff), _codes(visit.staff))


def _channel(visit: VisitRecord, stage: Playing) -> str | None:
    """As the reports will count it."""
    if visit.key is None:
        return None
    try:
        return stage.store.opened(visit.key).channel.value
    except StoreError:
        return None


def _ticket(expected: str | None, number: str | None) -> Iterator[tuple[str, str]]:
    match expected:
        case None:
            return
        case "number" if number is None:
            yield "ticket", "no number was drawn"
        case "none" if number is not None:
            yield "ticket", f"the number {number} was drawn"
        case "number" | "none":
            return
        case _:
            yield from _equal("ticket", _plain(expected), _plain(number or "none"))


def _plain(number: str) -> str:
    return number.replace(" ", "").replace("-", "")


def _run(expected: Expectation, stage: Playing) -> Iterator[tuple[KeyPath, str]]:
    seen, gateway = stage.seen, stage.world.gateway
    yield from _pathed(_passed("states", expected.states, seen.steps))
    yield from _pathed(_avoided("never", expected.never, seen.steps))
    if expected.staff is not None:
        yield from _pathed(_equal("staff", _codes(expected.staff), _codes(seen.staff)))
    yield from _pathed(_contained("faults", expected.faults, seen.faults))
    yield from _pathed(_contained("reported", expected.reported, seen.reported))
    failures = {outcome.failure for outcome in seen.deliveries if outcome.failure is not None}
    yield from _pathed(_contained("delivery_failures", expected.delivery_failures, failures))
    yield from _pathed(_equal("check_ins", expected.check_ins, len(gateway.received_check_ins)))
    for place, held in enumerate(expected.held):
        for path, text in _held(held, stage):
            yield ("held", place, *path), text
    rows = Counter(row.status for row in stage.outbox())
    yield from _pathed(_equal("waiting", expected.waiting, rows[DeliveryStatus.QUEUED]))
    yield from _pathed(_equal("refused", expected.refused, rows[DeliveryStatus.REFUSED]))
    yield from _pathed(_passed("audit", expected.audit, stage.audit()))
    yield from _pathed(_equal("ends_in", expected.ends_in, stage.state.step))


def _held(expected: HeldCheckIn, stage: Playing) -> Iterator[tuple[KeyPath, str]]:
    key = stage.visits[expected.visit - 1].key if expected.visit <= len(stage.visits) else None
    found = next((row for row in stage.world.gateway.received_check_ins if row.key == key), None)
    if found is None:
        yield (), f"the gateway holds no check-in of visit {expected.visit}"
        return
    yield from _pathed(_equal("arrivals", expected.arrivals, found.times))
    for tag, value in expected.fields.items():
        if found.fields.get(tag) != value:
            yield ("fields", tag), f"expected {value}, was {_told(tag, found.fields.get(tag))}"


_MAY_BE_TOLD = frozenset(
    {"MA_CSKCB", "MA_LOAI_KCB", "MA_DOITUONG_KCB", "GIOI_TINH", "MA_DKBD", "NGAY_VAO", "GT_THE_TU", "GT_THE_DEN"}
)


def _told(tag: str, value: str | None) -> str:
    """Nothing that names a person."""
    if value is None:
        return "not there"
    return value or "empty" if tag in _MAY_BE_TOLD else "another"


def _always(scenario: Scenario, stage: Playing) -> Iterator[str]:
    """What must be true of every run."""
    if not stage.left:
        yield from stage.leftovers()
    keys = [row.key for row in stage.world.gateway.received_check_ins]
    if len(keys) != len(set(keys)):
        yield "the gateway holds a check-in twice"
    tickets = Counter(
        (visit.record.ticket, visit.drawn_on)
        for place, visit in enumerate(stage.visits)
        if visit.record.ticket is not None
        and (place >= len(scenario.visit) or scenario.visit[place].expect.same_ticket_as is None)
    )
    yield from (f"the number {number} was drawn {times} times" for (number, _), times in tickets.items() if times > 1)


# --- kinds of comparison ---------------------------------------------------------------------------------------------


def _pathed(remarks: Iterable[tuple[str, str]]) -> Iterator[tuple[KeyPath, str]]:
    for key, text in remarks:
        yield (key,), text


def _equal(key: str, expected: object, found: object) -> Iterator[tuple[str, str]]:
    if expected is not None and expected != found:
        yield key, f"expected {_word(expected)}, was {_word(found)}"


def _contained(key: str, expected: Iterable[FailureCode], found: Iterable[FailureCode]) -> Iterator[tuple[str, str]]:
    seen = set(found)
    missing = [code for code in expected if code not in seen]
    if missing:
        yield key, f"{_codes(missing)} missing; there were {_codes(sorted(seen)) or 'none'}"


def _passed(key: str, expected: Sequence[T], found: Sequence[T]) -> Iterator[tuple[str, str]]:
    """In this order, perhaps with others between."""
    rest = iter(found)
    for place, wanted in enumerate(expected):
        if not any(item == wanted for item in rest):
            passed = " ".join(_word(item) for item in found)
            yield (
                key,
                f"{_word(wanted)} (number {place + 1}) did not come in that order; there were: {passed or 'none'}",
            )
            return


def _avoided(key: str, expected: Iterable[Step], found: Sequence[Step]) -> Iterator[tuple[str, str]]:
    for step in expected:
        if step in found:
            yield key, f"{step.value} was passed"


def _codes(codes: Iterable[FailureCode]) -> str:
    return " ".join(code.value for code in codes) or "none"


def _word(value: object) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case _:
            return str(getattr(value, "value", value))
