"""What the shipped scenarios show between them: every failure code, every exit of a state, every gateway code."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from kiosk.domain.failures import FailureCode
from kiosk.gateway.lookup import CODE_MEANINGS
from kiosk.session.state import Step
from simulators.gateway.faults import Endpoint, FaultKind
from simulators.scenarios import library
from simulators.scenarios.deeds import GatewayDeed
from simulators.scenarios.model import AnyScenario, CommandScenario

AT_THE_COUNTER_ONLY = frozenset({FailureCode.NUMBERS_USED_UP, FailureCode.DOSSIER_NOT_OPEN})
"""Codes of the counter's profile, which scenarios do not play: `tests/e2e` has its own tests of it."""

UNKNOWN_CODE = "080"
"""Of the old tables: no table of today names it."""
LOOKUP_CODES = frozenset({*CODE_MEANINGS, UNKNOWN_CODE})
CHECK_IN_CODES = frozenset({"100", "101", "205", "300", "401", "403", "500"})
"""300 stands for every refusal of a check-in; acceptance (200) is told by its delivery."""

EXITS = frozenset(
    {
        (Step.STARTING, Step.ATTRACT),
        (Step.STARTING, Step.OUT_OF_SERVICE),
        (Step.ATTRACT, Step.NOTICE),
        (Step.ATTRACT, Step.STAFF),
        (Step.NOTICE, Step.NEED_KEY),
        (Step.NOTICE, Step.ASSISTED),
        (Step.NOTICE, Step.IDLE_WARNING),
        (Step.NEED_KEY, Step.READING_CARD),
        (Step.NEED_KEY, Step.QR_IDENTIFIED),
        (Step.NEED_KEY, Step.IDLE_WARNING),
        (Step.NEED_KEY, Step.ASSISTED),
        (Step.READING_CARD, Step.CAPTURING_FACE),
        (Step.READING_CARD, Step.PUT_CARD_BACK),
        (Step.READING_CARD, Step.NEED_KEY),
        (Step.READING_CARD, Step.ASSISTED),
        (Step.PUT_CARD_BACK, Step.READING_CARD),
        (Step.PUT_CARD_BACK, Step.ASSISTED),
        (Step.QR_IDENTIFIED, Step.REVIEW),
        (Step.QR_IDENTIFIED, Step.ASSISTED),
        (Step.CAPTURING_FACE, Step.MATCHING),
        (Step.CAPTURING_FACE, Step.ASSISTED),
        (Step.MATCHING, Step.CAPTURING_FACE),
        (Step.MATCHING, Step.REVIEW),
        (Step.MATCHING, Step.ASSISTED),
        (Step.CHECKING_INSURANCE, Step.REVIEW),
        (Step.REVIEW, Step.COMMITTING),
        (Step.REVIEW, Step.IDLE_WARNING),
        (Step.REVIEW, Step.CLEARING),
        (Step.REVIEW, Step.ASSISTED),
        (Step.COMMITTING, Step.SENDING),
        (Step.COMMITTING, Step.ASSISTED),
        (Step.SENDING, Step.TICKET),
        (Step.TICKET, Step.TAKE_CARD),
        (Step.TAKE_CARD, Step.CLEARING),
        (Step.IDLE_WARNING, Step.NOTICE),
        (Step.IDLE_WARNING, Step.CLEARING),
        (Step.IDLE_WARNING, Step.ASSISTED),
        (Step.ASSISTED, Step.STAFF),
        (Step.ASSISTED, Step.TAKE_CARD),
        (Step.ASSISTED, Step.CLEARING),
        (Step.ASSISTED, Step.SENDING),
        (Step.STAFF, Step.REVIEW),
        (Step.STAFF, Step.READING_CARD),
        (Step.STAFF, Step.CLEANING),
        (Step.STAFF, Step.CLEARING),
        (Step.CLEANING, Step.CLEARING),
        (Step.CLEARING, Step.ATTRACT),
        (Step.CLEARING, Step.OUT_OF_SERVICE),
        (Step.OUT_OF_SERVICE, Step.ATTRACT),
    }
)
"""The plan's table: where each state may lead, the exits on failure above all."""


def everything() -> dict[str, AnyScenario]:
    """The shipped scenarios by name."""
    return {name: library.load(name) for name in library.shipped()}


def codes_expected(scenario: AnyScenario) -> set[FailureCode]:
    """The failure codes that a scenario says must be met."""
    if isinstance(scenario, CommandScenario):
        return set() if scenario.expect.failure is None else {scenario.expect.failure}
    whole = scenario.expect
    found = {*(whole.staff or ()), *whole.faults, *whole.reported, *whole.delivery_failures}
    for visit in scenario.visit:
        expected = visit.expect
        found |= {code for code in (expected.failure, expected.lookup_failure) if code is not None}
        found |= set(expected.staff or ())
    return found


def exits_expected(scenario: AnyScenario) -> set[tuple[Step, Step]]:
    """Steps that a scenario says must be passed one after the other."""
    if isinstance(scenario, CommandScenario):
        return set()
    runs = [scenario.expect.states, *(visit.expect.states for visit in scenario.visit)]
    return {pair for run in runs for pair in itertools.pairwise(run)}


def lookup_codes_expected(scenarios: Iterable[AnyScenario]) -> set[str]:
    """Every maKetQua of the lookup that some scenario says a person was answered with."""
    return {
        visit.expect.lookup_code
        for scenario in scenarios
        if not isinstance(scenario, CommandScenario)
        for visit in scenario.visit
        if visit.expect.lookup_code is not None
    }


def check_in_codes_played(scenarios: Iterable[AnyScenario]) -> set[str]:
    """Every maKetQua that a check-in is answered with in some scenario."""
    return {
        deed.code
        for scenario in scenarios
        if not isinstance(scenario, CommandScenario)
        for deed in (*scenario.before, *scenario.do)
        if isinstance(deed, GatewayDeed)
        and deed.code is not None
        and deed.mode in (FaultKind.CODE, FaultKind.DUPLICATE)
        and Endpoint.CHECK_IN in deed.endpoints
    }
