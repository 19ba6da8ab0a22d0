"""Who is received first, and the queues that follow from it.

The Law on Medical Examination and Treatment (15/2023/QH15, Article 3) puts first, among others, children under six,
people of 75 and over, people with a severe disability, and pregnant women. Age is seen from the document; the rest is
for the person or staff to say, and for the room to look at.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cardreader.document import PartialDate

_ELDERLY_FROM = 75
_CHILD_UNDER = 6
_PRIORITY_SIGN = "U"
"""Ưu tiên. A service's own sign is one letter, so that the two never meet."""


class Priority(StrEnum):
    """Why a person is received first; NONE for everybody else."""

    NONE = "none"
    ELDERLY = "elderly"
    CHILD = "child"
    DISABLED = "disabled"
    PREGNANT = "pregnant"


def priority_of(birth: PartialDate, today: date, asked: Priority) -> Priority:
    """The priority of a visit: what was asked for, else what the age gives. In doubt the person has it."""
    if asked is not Priority.NONE:
        return asked
    years = today.year - birth.year
    # Of a birth date without day or month the day that serves the person counts.
    if years - (1 if _later_this_year(birth, today, doubt=False) else 0) >= _ELDERLY_FROM:
        return Priority.ELDERLY
    if years - (1 if _later_this_year(birth, today, doubt=True) else 0) < _CHILD_UNDER:
        return Priority.CHILD
    return Priority.NONE


def queue_sign(prefix: str, priority: Priority) -> str:
    """What stands before the number: the service's letter, and another behind it for those who go first."""
    return prefix if priority is Priority.NONE else prefix + _PRIORITY_SIGN


def is_priority_sign(sign: str) -> bool:
    """Whether a queue is of those who go first."""
    return len(sign) > 1 and sign.endswith(_PRIORITY_SIGN)


def queues_ahead(sign: str) -> tuple[str, ...]:
    """The queues whose people are called before the next of this one: its own, and those who go first."""
    return (sign,) if is_priority_sign(sign) else (sign, sign + _PRIORITY_SIGN)


def _later_this_year(birth: PartialDate, today: date, *, doubt: bool) -> bool:
    """Whether the birthday is still to come this year; `doubt` where the document does not tell."""
    if birth.month is None:
        return doubt
    if birth.month != today.month:
        return birth.month > today.month
    if birth.day is None:
        return doubt
    return birth.day > today.day
