"""What is told about an insurance: one value for each thing to tell. The sentences are the window's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class RouteGround(StrEnum):
    """Why this facility is on the right route."""

    FIRST_FACILITY = "first_facility"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class OpenElsewhere:
    """A visit at another facility is not closed: a matter for the counter."""

    facility: str = field(repr=False)
    since: datetime = field(repr=False)


@dataclass(frozen=True, slots=True)
class RegisteredHereToday:
    """The person is registered here today already: the number can be printed again."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ExpiresSoon:
    """The card ends within RENEWAL_DAYS and no newer one is known."""

    last_day: date
    days: int
    """0 on the last day."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A newer card was issued. `begins`: its first day, as far as known, where it is not in use yet."""

    in_use: bool
    begins: date | None = None


@dataclass(frozen=True, slots=True)
class OtherRoute:
    """Registered at a facility from which this one is not on the right route: the share may be another."""

    first_facility: str


@dataclass(frozen=True, slots=True)
class RightRoute:
    """This facility is on the right route."""

    ground: RouteGround


@dataclass(frozen=True, slots=True)
class FiveYears:
    """Insured for five years without a break."""

    since: date


EligibilityNotice = OpenElsewhere | RegisteredHereToday | ExpiresSoon | NewCard | OtherRoute | RightRoute | FiveYears
