"""What the parts of a scenario must have to do with each other."""

from __future__ import annotations

from collections.abc import Iterator

from simulators.scenarios.deeds import LookupDeed, PersonDeed
from simulators.scenarios.model import Scenario
from simulators.scenarios.names import uninsured_names
from simulators.scenarios.positions import KeyPath
from simulators.scenarios.words import Brings, PersonDoes
from simulators.world import SERVICES

_INSURED_DO = frozenset({PersonDoes.SHOW_INSURANCE_CARD, PersonDoes.SHOW_VSSID})


def disagreements(scenario: Scenario) -> Iterator[tuple[KeyPath, str]]:
    """Where, and what is wrong, of a scenario whose every part is right by itself."""
    for place, deed in enumerate(scenario.before):
        if deed.timed:
            key = "at" if deed.at is not None else "when"
            yield ("before", place, key), "the kiosk is not started yet: move it to [[do]], or leave the time out"
    for place, deed in enumerate(scenario.do):
        if not deed.timed:
            yield ("do", place), "needs `at` or `when`"
    if not scenario.visit and not scenario.do:
        yield (), "nothing happens: needs a [[visit]] or a [[do]]"
    yield from _services(scenario)
    yield from _places(scenario)
    yield from _codes(scenario)


def _codes(scenario: Scenario) -> Iterator[tuple[KeyPath, str]]:
    uninsured = uninsured_names()
    for place, visit in enumerate(scenario.visit):
        if visit.person in uninsured and visit.brings in (Brings.INSURANCE_CARD, Brings.VSSID):
            yield ("visit", place, "brings"), f"{visit.person} is not insured and has no such code"
    for place, deed in enumerate(scenario.do):
        if isinstance(deed, PersonDeed) and deed.person in uninsured and deed.does in _INSURED_DO:
            yield ("do", place, "does"), f"{deed.person} is not insured and has no such code"


def _services(scenario: Scenario) -> Iterator[tuple[KeyPath, str]]:
    known = [service.code for service in SERVICES]
    chosen = scenario.kiosk.services
    for place, code in enumerate(chosen or ()):
        if code not in known:
            yield ("kiosk", "services", place), f"is none of the services; allowed: {', '.join(known)}"
    offered = len(known if chosen is None else chosen)
    for place, visit in enumerate(scenario.visit):
        if visit.service > offered:
            yield ("visit", place, "service"), f"only {offered} services are offered"
    for place, deed in enumerate(scenario.do):
        if isinstance(deed, PersonDeed) and deed.service is not None and deed.service > offered:
            yield ("do", place, "service"), f"only {offered} services are offered"


def _places(scenario: Scenario) -> Iterator[tuple[KeyPath, str]]:
    visits = len(scenario.visit)
    for place, visit in enumerate(scenario.visit):
        same = visit.expect.same_ticket_as
        if same is not None and same > place:
            yield ("visit", place, "expect", "same_ticket_as"), "must name an earlier visit, from 1"
    for place, held in enumerate(scenario.expect.held):
        if held.visit > visits:
            yield ("expect", "held", place, "visit"), f"there are only {visits} visits"
    for name in ("before", "do"):
        for place, deed in enumerate(getattr(scenario, name)):
            if isinstance(deed, LookupDeed) and deed.person is None and not visits:
                yield (name, place), "person: is needed where there is no [[visit]]"
