"""How long an identity card runs (Law on Identification 2023, article 21, and the law of 2014 before it)."""

from __future__ import annotations

from datetime import date
from typing import Final

FIRST_CHIP_CARDS: Final = date(2021, 1, 1)
FIRST_CARDS_OF_2024: Final = date(2024, 7, 1)
_STEPS: Final = (14, 25, 40, 60)
"""Birthdays at which a card runs out; at 14 only those of children, who have had cards since 2024."""
_GRACE_YEARS: Final = 2
"""A card of the last years before a step runs to the next one."""


def birthday(born: date, age: int) -> date:
    """The birthday at that age; of 29 February in a common year the day before."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 2, 28)


def age_on(born: date, day: date) -> int:
    """Whole years."""
    return day.year - born.year - (birthday(born, day.year - born.year) > day)


def expiry_of(born: date, issued: date) -> date | None:
    """The last day of a card issued then; None where it does not run out."""
    for step in _STEPS:
        if issued < birthday(born, step - _GRACE_YEARS):
            return birthday(born, step)
    return None
