"""No failure code, no exit of a state and no code of the gateway is without a scenario that expects it."""

from __future__ import annotations

import pytest

from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.session.state import Step
from simulators.scenarios.model import AnyScenario, CommandScenario
from tests.e2e.scenario_demands import (
    AT_THE_COUNTER_ONLY,
    CHECK_IN_CODES,
    EXITS,
    LOOKUP_CODES,
    check_in_codes_played,
    codes_expected,
    everything,
    exits_expected,
    lookup_codes_expected,
)


@pytest.fixture(scope="module")
def scenarios() -> dict[str, AnyScenario]:
    return everything()


def test_there_are_at_least_sixty(scenarios: dict[str, AnyScenario]) -> None:
    assert len(scenarios) >= 60
    titles = [scenario.title for scenario in scenarios.values()]
    assert len(set(titles)) == len(titles)


def test_every_failure_code_has_a_scenario(scenarios: dict[str, AnyScenario]) -> None:
    expected = {code for scenario in scenarios.values() for code in codes_expected(scenario)}
    missing = [f"{code.value} {FAILURES[code].cause}" for code in FailureCode if code not in expected]
    exempt = [f"{code.value} {FAILURES[code].cause}" for code in FailureCode if code in AT_THE_COUNTER_ONLY]
    assert missing == exempt


def test_every_exit_of_every_state_has_a_scenario(scenarios: dict[str, AnyScenario]) -> None:
    expected = {pair for scenario in scenarios.values() for pair in exits_expected(scenario)}
    missing = {(before.value, after.value) for before, after in EXITS - expected}
    assert not missing


def test_every_state_of_a_patient_is_among_them() -> None:
    patients = {step for step in Step if not step.value.startswith("counter_")}
    assert {before for before, _ in EXITS} == patients


def test_every_answer_of_the_gateway_has_a_scenario(scenarios: dict[str, AnyScenario]) -> None:
    assert lookup_codes_expected(scenarios.values()) >= LOOKUP_CODES
    assert check_in_codes_played(scenarios.values()) >= CHECK_IN_CODES


def test_every_scenario_says_why_and_what_must_come_of_it(scenarios: dict[str, AnyScenario]) -> None:
    empty = [name for name, scenario in scenarios.items() if not _says(scenario)]
    assert empty == []


def _says(scenario: AnyScenario) -> bool:
    if not scenario.why.endswith("."):
        return False
    if isinstance(scenario, CommandScenario):
        return scenario.expect.failure is not None or bool(scenario.expect.says)
    something = codes_expected(scenario) or exits_expected(scenario) or scenario.expect.check_ins is not None
    return bool(something) and all(visit.expect.outcome is not None for visit in scenario.visit)
