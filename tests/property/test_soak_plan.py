"""The day of a soak follows from its seed, visit by visit, and holds everything that can go wrong."""

from collections import Counter
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from kiosk.app.soak.guests import Choices
from kiosk.app.soak.happenings import REPAIRS
from kiosk.app.soak.plan import REPAIRED_EVERY, Faults, PlannedVisit, plan_visit
from simulators.casting import FaceCast
from simulators.gateway.faults import Endpoint, FaultKind, kinds_at
from simulators.printer import PrinterState
from simulators.scenarios.deeds import AnyDeed, GatewayDeed, PrinterDeed
from simulators.scenarios.model import Visit
from simulators.scenarios.words import Brings, Chip, Key
from simulators.world import SERVICES

PERSONS = {name: Choices() for name in ("lan", "mau", "tuan")}
DAY = [plan_visit(3, number, PERSONS, len(SERVICES), Faults.RANDOM) for number in range(1, 3001)]
_DEED: TypeAdapter[AnyDeed] = TypeAdapter(AnyDeed)
_VISIT = TypeAdapter(Visit)


def deeds(day: list[PlannedVisit]) -> list[AnyDeed]:
    return [happening.deed for planned in day for happening in planned.happenings]


@given(seed=st.integers(), number=st.integers(1, 10**6), faults=st.sampled_from(Faults))
def test_a_visit_follows_from_seed_and_number(seed: int, number: int, faults: Faults) -> None:
    planned = plan_visit(seed, number, PERSONS, 4, faults)
    assert planned == plan_visit(seed, number, PERSONS, 4, faults)
    assert planned.number == number
    assert planned.visit.person in PERSONS
    assert 1 <= planned.visit.service <= 4
    assert all(happening.after >= 0 for happening in planned.happenings)
    if faults is Faults.NONE:
        assert planned.happenings == ()
        assert (planned.visit.brings, planned.visit.chip, planned.visit.face, planned.visit.instead) == (
            Brings.CARD,
            Chip.SOUND,
            FaceCast.PERSON,
            {},
        )


def test_another_seed_is_another_day() -> None:
    other = [plan_visit(4, number, PERSONS, len(SERVICES), Faults.RANDOM) for number in range(1, 101)]
    assert sum(mine == yours for mine, yours in zip(DAY, other, strict=False)) < 5


def test_everything_is_as_a_scenario_could_tell_it() -> None:
    for planned in DAY[:300]:
        _VISIT.validate_python({**asdict(planned.visit), "person": "mau"})
        for happening in planned.happenings:
            told = {name: value for name, value in asdict(happening.deed).items() if value is not None}
            _DEED.validate_python({**told, **({"person": "mau"} if "person" in told else {})})


def test_everything_that_can_go_wrong_does() -> None:
    wrong = deeds(DAY)
    assert {deed.action for deed in wrong} == {
        *("card", "reader", "camera", "comparison", "gateway", "lookup", "printer", "disk", "clock", "restart"),
        *("staff", "language"),
    }
    gateway = [deed for deed in wrong if isinstance(deed, GatewayDeed)]
    assert {deed.mode for deed in gateway} == {*FaultKind, "works", "unreachable", "untrusted"}
    for deed in gateway:
        if isinstance(deed.mode, FaultKind):
            assert all(deed.mode in kinds_at(endpoint) for endpoint in deed.endpoints)
    assert {endpoint for deed in gateway for endpoint in deed.endpoints} == set(Endpoint)
    assert {deed.state for deed in wrong if isinstance(deed, PrinterDeed)} == set(PrinterState)
    visits = [planned.visit for planned in DAY]
    assert {visit.brings for visit in visits} == set(Brings)
    assert {visit.key for visit in visits} == set(Key)
    assert {visit.chip for visit in visits} == set(Chip)
    assert {visit.face for visit in visits} == set(FaceCast)
    assert {visit.person for visit in visits} == set(PERSONS)


def test_most_visits_are_ordinary_ones() -> None:
    plain = Counter(planned.happenings == () and planned.visit.chip is Chip.SOUND for planned in DAY)
    assert 0.35 < plain[True] / len(DAY) < 0.65


def test_a_technician_comes_now_and_then() -> None:
    repaired = [planned.number for planned in DAY if planned.repaired]
    assert repaired == list(range(1, 3001, REPAIRED_EVERY))
    assert {deed.action for deed in REPAIRS} == {
        *("gateway", "reader", "camera", "comparison", "printer", "disk"),
    }
