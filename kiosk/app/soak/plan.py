"""What happens at a reception, drawn by a seed: who comes, what they do, and what breaks meanwhile.

A visit follows from seed and number alone, so a day that is broken off after some visits is the beginning of the whole
one. Nothing here knows a kiosk.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kiosk.app.soak.guests import Choices
from kiosk.app.soak.happenings import Happening, draw_happenings
from kiosk.session.state import Step
from simulators.casting import FaceCast
from simulators.scenarios.model import Visit
from simulators.scenarios.words import Brings, Chip, Key, PersonDoes

REPAIRED_EVERY = 4
"""Visits after which a technician has put everything right again."""


class Faults(StrEnum):
    """What goes wrong in a soak."""

    NONE = "none"
    """Persons who do what is asked, and devices that work."""
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit. `repaired`: a technician was there before."""

    number: int
    visit: Visit
    happenings: tuple[Happening, ...] = ()
    repaired: bool = False


def plan_visit(seed: int, number: int, persons: Mapping[str, Choices], services: int, faults: Faults) -> PlannedVisit:
    """The visit of that number, from 1. `persons`: what each could come with, by name; `services`: their number."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311 - a day must be the same again
    person, service = rng.choice(sorted(persons)), rng.randint(1, services)
    key = rng.choice([Key.QR, Key.QR, Key.DIGITS])
    instead: dict[Step, tuple[PersonDoes, ...]] = {}
    comes_after = round(rng.uniform(1, 60), 1)
    if faults is Faults.NONE:
        visit = Visit(person=person, key=key, service=service, comes_after=comes_after)
        return PlannedVisit(number, visit)
    if rng.random() < 0.25:
        instead = _odd_manners(rng)
    visit = Visit(
        person=person,
        brings=rng.choice(persons[person].brings) if rng.random() < 0.15 else Brings.CARD,
        key=Key.MRZ if rng.random() < 0.05 else key,
        chip=rng.choice(persons[person].chips) if rng.random() < 0.1 else Chip.SOUND,
        face=rng.choice(_CASTS) if rng.random() < 0.12 else FaceCast.PERSON,
        service=service,
        instead=instead,
        comes_after=comes_after,
    )
    happenings: list[Happening] = []
    if rng.random() < 0.45:
        happenings = draw_happenings(rng)
    return PlannedVisit(number, visit, tuple(happenings), repaired=number % REPAIRED_EVERY == 1)


_CASTS = tuple(cast for cast in FaceCast if cast is not FaceCast.PERSON)

_MANNERS: Mapping[Step, tuple[PersonDoes, ...]] = MappingProxyType(
    {
        Step.NOTICE: (PersonDoes.REFUSE, PersonDoes.ACCEPT_CHIP, PersonDoes.WALK_AWAY, PersonDoes.HELP),
        Step.NEED_KEY: (
            PersonDoes.SHOW_FOREIGN_QR,
            PersonDoes.TYPE_WRONG_DIGITS,
            PersonDoes.TAKE_CARD,
            PersonDoes.LEAVE,
        ),
        Step.READING_CARD: (PersonDoes.TAKE_CARD, PersonDoes.HELP, PersonDoes.OTHER_CARD),
        Step.PUT_CARD_BACK: (PersonDoes.WALK_AWAY, PersonDoes.OTHER_CARD, PersonDoes.LAY_CARD),
        Step.CAPTURING_FACE: (PersonDoes.STEP_ASIDE, PersonDoes.TAKE_CARD, PersonDoes.LEAVE, PersonDoes.HELP),
        Step.CHECKING_INSURANCE: (PersonDoes.TAKE_CARD, PersonDoes.LEAVE),
        Step.REVIEW: (
            PersonDoes.NOT_ME,
            PersonDoes.TAKE_CARD,
            PersonDoes.WALK_AWAY,
            PersonDoes.NOTHING,
            PersonDoes.LEAVE,
        ),
        Step.SENDING: (PersonDoes.WALK_AWAY, PersonDoes.LEAVE),
        Step.TICKET: (PersonDoes.NOTHING, PersonDoes.WALK_AWAY, PersonDoes.TAKE_CARD),
        Step.TAKE_CARD: (PersonDoes.NOTHING, PersonDoes.WALK_AWAY),
        Step.IDLE_WARNING: (PersonDoes.TOUCH, PersonDoes.LEAVE),
        Step.ASSISTED: (PersonDoes.NOTHING, PersonDoes.WALK_AWAY),
    }
)


def _odd_manners(rng: random.Random) -> dict[Step, tuple[PersonDoes, ...]]:
    if rng.random() < 0.2:
        # Who has drawn a number today comes for that one; everybody else asks for another service.
        return {Step.REVIEW: (PersonDoes.CONFIRM, PersonDoes.NUMBER_AGAIN)}
    steps = rng.sample(sorted(_MANNERS), rng.choice([1, 1, 2]))
    return {step: (rng.choice(_MANNERS[step]),) for step in steps}
