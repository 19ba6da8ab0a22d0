"""Who goes first by age, on and around the birthday, and which queues that makes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import PartialDate
from kiosk.domain.priority import Priority, is_priority_sign, priority_of, queue_sign, queues_ahead

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (PartialDate(1951, 11, 22), Priority.ELDERLY),
        (PartialDate(1951, 11, 23), Priority.NONE),
        (PartialDate(1951, 11), Priority.ELDERLY),
        (PartialDate(1951, 12), Priority.NONE),
        (PartialDate(1951), Priority.ELDERLY),
        (PartialDate(1952), Priority.NONE),
        (PartialDate(2020, 11, 22), Priority.NONE),
        (PartialDate(2020, 11, 23), Priority.CHILD),
        (PartialDate(2020, 11), Priority.CHILD),
        (PartialDate(2020, 10), Priority.NONE),
        (PartialDate(2020), Priority.CHILD),
        (PartialDate(2019), Priority.NONE),
        (PartialDate(2026, 11, 22), Priority.CHILD),
        (PartialDate(1999, 1, 15), Priority.NONE),
    ],
)
def test_age_gives_priority(birth: PartialDate, expected: Priority) -> None:
    assert priority_of(birth, TODAY, Priority.NONE) is expected


def test_somebody_born_on_the_29th_of_february_is_75_on_the_first_of_march() -> None:
    leap = PartialDate(1952, 2, 29)
    assert priority_of(leap, date(2027, 2, 28), Priority.NONE) is Priority.NONE
    assert priority_of(leap, date(2027, 3, 1), Priority.NONE) is Priority.ELDERLY


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from([Priority.DISABLED, Priority.PREGNANT]))
def test_what_is_asked_for_counts_at_any_age(birth: date, asked: Priority) -> None:
    assert priority_of(PartialDate.of(birth), TODAY, asked) is asked


@given(st.dates(date(1900, 1, 1), TODAY))
def test_not_knowing_day_or_month_never_costs_the_priority(birth: date) -> None:
    whole = priority_of(PartialDate.of(birth), TODAY, Priority.NONE)
    if whole is not Priority.NONE:
        assert priority_of(PartialDate(birth.year), TODAY, Priority.NONE) is whole
        assert priority_of(PartialDate(birth.year, birth.month), TODAY, Priority.NONE) is whole


@given(st.sampled_from("ABCDUVXYZ"), st.sampled_from(Priority))
def test_whoever_goes_first_has_a_queue_of_their_own_before_the_other(prefix: str, priority: Priority) -> None:
    sign = queue_sign(prefix, priority)
    first = priority is not Priority.NONE
    assert is_priority_sign(sign) is first
    assert queues_ahead(sign) == ((sign,) if first else (prefix, f"{prefix}U"))
