"""What is told of an insurance beside whether it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.eligibility import OPEN_VISIT_DAYS, Routes, eligibility_notices
from kiosk.domain.insurance import Coverage, Eligibility, LookupAnswer, PastVisit
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

TODAY = date(2026, 11, 22)
ROUTES = Routes("79024", frozenset({"79001", "79002"}))
CARD = Coverage("GD4790123456789", date(2026, 1, 1), date(2027, 12, 31), None)
NEWER = Coverage("GD4790123456780", date(2026, 12, 1), date(2027, 11, 30), "79024", replaces_older_card=True)


def told(
    card: Coverage | None = CARD,
    *,
    eligibility: Eligibility = Eligibility.ELIGIBLE,
    next_card: Coverage | None = None,
    visits: tuple[PastVisit, ...] | None = None,
) -> tuple[EligibilityNotice, ...]:
    answer = LookupAnswer(eligibility, card, next_card=next_card, visits=visits)
    return eligibility_notices(answer, TODAY, ROUTES)


def at(day: date, hour: int = 7) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=VIETNAM_TIME)


@pytest.mark.parametrize(
    ("left", "notice"),
    [(0, ExpiresSoon(TODAY, 0)), (30, ExpiresSoon(TODAY + timedelta(30), 30)), (31, None), (-1, None)],
)
def test_a_card_that_ends_within_thirty_days(left: int, notice: EligibilityNotice | None) -> None:
    card = replace(CARD, valid_to=TODAY + timedelta(days=left))
    assert told(card) == (() if notice is None else (notice,))


def test_who_has_the_next_card_already_need_not_renew() -> None:
    assert told(replace(CARD, valid_to=TODAY), next_card=NEWER) == (NewCard(in_use=False, begins=date(2026, 12, 1)),)
    unknown = replace(NEWER, valid_from=None)
    assert told(next_card=unknown) == (NewCard(in_use=False),)
    assert told(NEWER) == (NewCard(in_use=True), RightRoute(RouteGround.FIRST_FACILITY))


@pytest.mark.parametrize(
    ("facility", "notice"),
    [
        ("79024", RightRoute(RouteGround.FIRST_FACILITY)),
        ("79002", RightRoute(RouteGround.ACCEPTED)),
        ("01001", OtherRoute("01001")),
    ],
)
def test_the_route(facility: str, notice: EligibilityNotice) -> None:
    assert told(replace(CARD, first_facility=facility)) == (notice,)


@pytest.mark.parametrize(("since", "told_of"), [(TODAY, True), (TODAY + timedelta(days=1), False)])
def test_five_continuous_years(since: date, told_of: bool) -> None:
    assert told(replace(CARD, five_years_from=since)) == ((FiveYears(since),) if told_of else ())


def test_what_the_gateway_did_not_tell_gives_no_notice() -> None:
    assert told(Coverage("GD4790123456789", None, None, None), visits=None) == ()
    assert told(None) == ()


@pytest.mark.parametrize("eligibility", [value for value in Eligibility if not value.insured])
def test_without_insurance_nothing_is_told_of_the_card(eligibility: Eligibility) -> None:
    card = replace(CARD, first_facility="01001", valid_to=TODAY, five_years_from=TODAY)
    assert told(card, eligibility=eligibility) == ()


def test_visits() -> None:
    open_elsewhere = PastVisit("01001", at(TODAY - timedelta(days=OPEN_VISIT_DAYS)), None)
    here = PastVisit("79024", at(TODAY), at(TODAY, 9))
    assert told(visits=(open_elsewhere, here)) == (
        OpenElsewhere("01001", open_elsewhere.came),
        RegisteredHereToday(here.came),
    )


@pytest.mark.parametrize(
    "visit",
    [
        PastVisit("01001", at(TODAY), at(TODAY, 9)),
        PastVisit("01001", at(TODAY - timedelta(days=OPEN_VISIT_DAYS + 1)), None),
        PastVisit("01001", at(TODAY + timedelta(days=1)), None),
        PastVisit("79024", at(TODAY - timedelta(days=1)), None),
    ],
)
def test_visits_that_say_nothing_of_today(visit: PastVisit) -> None:
    assert told(visits=(visit,)) == ()


def test_today_is_vietnams() -> None:
    before_midnight_in_utc = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
    assert told(visits=(PastVisit("79024", before_midnight_in_utc, None),)) == (
        RegisteredHereToday(before_midnight_in_utc),
    )
