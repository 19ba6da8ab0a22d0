"""What a person or the staff should know of an insurance beside whether it holds: pure, in the order of importance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.domain.insurance import Coverage, LookupAnswer, PastVisit
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.notices import (
    EligibilityNotice,
    ExpiresSoon,
    FiveYears,
    NewCard,
    OpenElsewhere,
    OtherRoute,
    RegisteredHereToday,
    RightRoute,
    RouteGround,
)

RENEWAL_DAYS = 30
"""So many days before the end of a card its holder is told how to renew it."""
OPEN_VISIT_DAYS = 30
"""A visit elsewhere that nobody closed for longer is taken for a slip in its record, not for a stay."""


@dataclass(frozen=True, slots=True)
class Routes:
    """The facility, and those whose registered persons come to it on the right route (five-character codes)."""

    facility: str
    accepted: frozenset[str] = frozenset()

    def ground(self, first_facility: str | None) -> RouteGround | None:
        """Why persons registered there are on the right route; None where they are not, or where nothing is known."""
        if first_facility is None:
            return None
        if first_facility == self.facility:
            return RouteGround.FIRST_FACILITY
        return RouteGround.ACCEPTED if first_facility in self.accepted else None


def eligibility_notices(answer: LookupAnswer, today: date, routes: Routes) -> tuple[EligibilityNotice, ...]:
    """What is to be told, most important first. What the gateway did not tell gives no notice, never a bad one."""
    notices = _of_visits(answer.visits or (), today, routes)
    card = answer.coverage
    if answer.eligibility.insured and card is not None:
        notices += _of_card(card, answer.next_card, today, routes)
    return tuple(notices)


def _of_visits(visits: Sequence[PastVisit], today: date, routes: Routes) -> list[EligibilityNotice]:
    found: list[EligibilityNotice] = []
    oldest = today - timedelta(days=OPEN_VISIT_DAYS)
    elsewhere = [
        visit
        for visit in visits
        if visit.left is None and visit.facility != routes.facility and oldest <= _day(visit.came) <= today
    ]
    if elsewhere:
        latest = max(elsewhere, key=lambda visit: visit.came)
        found.append(OpenElsewhere(latest.facility, latest.came))
    here = [visit for visit in visits if visit.facility == routes.facility and _day(visit.came) == today]
    if here:
        found.append(RegisteredHereToday(max(visit.came for visit in here)))
    return found


def _of_card(card: Coverage, next_card: Coverage | None, today: date, routes: Routes) -> list[EligibilityNotice]:
    found: list[EligibilityNotice] = []
    if next_card is None and card.valid_to is not None:
        days = (card.valid_to - today).days
        if 0 <= days <= RENEWAL_DAYS:
            found.append(ExpiresSoon(card.valid_to, days))
    if next_card is not None:
        found.append(NewCard(False, next_card.valid_from))
    elif card.replaces_older_card:
        found.append(NewCard(True))
    ground = routes.ground(card.first_facility)
    if ground is not None:
        found.append(RightRoute(ground))
    elif card.first_facility is not None:
        found.append(OtherRoute(card.first_facility))
    if card.five_years_from is not None and card.five_years_from <= today:
        found.append(FiveYears(card.five_years_from))
    return found


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM_TIME).date()
