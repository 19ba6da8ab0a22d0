"""MA_DOITUONG_KCB, the category of a patient (Decision 3276/2025), and MA_LOAI_KCB, the kind of a visit (1804/2026).

At check-in both are provisional: staff may correct them. The proposal follows explicit rules and keeps its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.eligibility import Routes
from kiosk.domain.insurance import Coverage, Eligibility
from kiosk.domain.notices import RouteGround

CATEGORIES = frozenset(
    {
        *("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"),
        *("1.11", "1.12", "1.13", "1.14", "1.15", "1.16", "1.17", "1.18"),
        *("2", "3.1", "3.2", "3.3", "3.6", "7", "7.2", "7.3", "7.4", "8", "9", "10"),
    }
)
VISIT_KINDS = frozenset(f"{number:02d}" for number in range(1, 17))
FIRST_FACILITY = "1.1"
NOT_INSURED = "9"
CATEGORIES_ELSEWHERE = CATEGORIES - {FIRST_FACILITY, NOT_INSURED}
"""Those that an insured person registered elsewhere may have."""


class CategoryReason(StrEnum):
    """Why a category is proposed. The first rule that fits, in this order."""

    NOT_CHECKED = "not_checked"
    """The gateway could not be asked: the default of the settings, until a later lookup."""
    NOT_SETTLED = "not_settled"
    """The data differ, or a child has no card yet: without insurance until staff have settled it."""
    NOT_INSURED = "not_insured"
    """No valid insurance is known for this visit."""
    REGISTERED_HERE = "registered_here"
    """This facility is the one of first registration."""
    ACCEPTED_FACILITY = "accepted_facility"
    """Registered at a facility of the settings' accepted list."""
    REGISTERED_ELSEWHERE = "registered_elsewhere"
    """Insured and registered elsewhere: the default of the settings."""
    FACILITY_UNKNOWN = "facility_unknown"
    """Insured, and the gateway did not tell where registered: the default of the settings."""


@dataclass(frozen=True, slots=True)
class ProposedCategory:
    """MA_DOITUONG_KCB, provisional at check-in, with the rule that gave it."""

    code: str
    reason: CategoryReason


@dataclass(frozen=True, slots=True)
class CategoryRules:
    """What the hospital chooses: two of CATEGORIES_ELSEWHERE."""

    routes: Routes
    accepted: str = "1.2"
    """Of who is registered at an accepted facility."""
    elsewhere: str = "1.2"
    """Of every other insured person, and of who could not be looked up."""


def propose_category(eligibility: Eligibility, coverage: Coverage | None, rules: CategoryRules) -> ProposedCategory:
    """The category of a person of whom a lookup told this much."""
    match eligibility:
        case Eligibility.NOT_CHECKED:
            return ProposedCategory(rules.elsewhere, CategoryReason.NOT_CHECKED)
        case Eligibility.MISMATCH | Eligibility.STAFF:
            return ProposedCategory(NOT_INSURED, CategoryReason.NOT_SETTLED)
        case Eligibility.NOT_ELIGIBLE | Eligibility.NOT_FOUND:
            return ProposedCategory(NOT_INSURED, CategoryReason.NOT_INSURED)
        case Eligibility.ELIGIBLE | Eligibility.ELIGIBLE_STAFF_CHECK:
            return _of_insured(coverage, rules)


def _of_insured(coverage: Coverage | None, rules: CategoryRules) -> ProposedCategory:
    if coverage is None:
        return ProposedCategory(NOT_INSURED, CategoryReason.NOT_INSURED)
    match rules.routes.ground(coverage.first_facility):
        case RouteGround.FIRST_FACILITY:
            return ProposedCategory(FIRST_FACILITY, CategoryReason.REGISTERED_HERE)
        case RouteGround.ACCEPTED:
            return ProposedCategory(rules.accepted, CategoryReason.ACCEPTED_FACILITY)
        case None if coverage.first_facility is None:
            return ProposedCategory(rules.elsewhere, CategoryReason.FACILITY_UNKNOWN)
        case None:
            return ProposedCategory(rules.elsewhere, CategoryReason.REGISTERED_ELSEWHERE)
