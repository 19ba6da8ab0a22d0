"""Makes any number of consistent synthetic persons from a seed.

The same seed, day and count give the same persons, and a greater count the same ones and more. Card situations and
answers of the register come around in turn, so that a few dozen persons hold all of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Final, TypeVar

from kiosk.domain.names import skeleton
from simulators.personas.borrowed_faces import face_for, rendered_faces
from simulators.personas.facts import Persona
from simulators.personas.generated_cards import DrawnCard, Situation, draw_card
from simulators.personas.generated_insurance import Choice, Register, choices_for, draw_insurance
from simulators.personas.insured import INSURED_AS
from simulators.personas.terms import age_on

T = TypeVar("T")

MOST: Final = 20_000
"""Persons of one run."""
USUAL_DAY: Final = date(2026, 11, 1)
"""The day as of which persons are, unless told otherwise: fixed, so that a seed means the same on every day."""


def generate_personas(
    count: int, seed: int, today: date = USUAL_DAY, besides: Mapping[str, Persona] | None = None
) -> tuple[Persona, ...]:
    """`count` persons as of `today`; none shares a number with one of `besides`.

    Raises ValueError for a count that is not of 1 to 20,000, and for a day before cards of 2024 had been about for a
    year; PicturesError where there are no faces.
    """
    if not 1 <= count <= MOST:
        raise ValueError(f"between 1 and {MOST} persons can be made")
    if not date(2025, 7, 1) <= today <= date(2040, 1, 1):
        raise ValueError("the day must lie between 2025-07-01 and 2040-01-01")
    random = Random(seed)  # noqa: S311 - no secret: the same seed is to give the same persons
    return tuple(itertools.islice(_persons(random, today, besides or {}), count))


def _persons(random: Random, today: date, besides: Mapping[str, Persona]) -> Iterator[Persona]:
    faces = rendered_faces()
    turns = _Turns(random)
    numbers = {persona.card.personal_id for persona in besides.values()}
    insured = {number for persona in besides.values() if (number := persona.insurance.bhxh_number)}
    for serial in itertools.count(1):
        card = draw_card(random, turns.situation(), today, numbers)
        insurance = draw_insurance(random, card, turns.choice(card, today), today, insured)
        numbers.add(card.facts.personal_id)
        if insurance.bhxh_number is not None:
            insured.add(insurance.bhxh_number)
        yield Persona(
            id=f"{serial:05}-{_slug(card.facts.full_name)}",
            card=card.facts,
            insurance=insurance,
            face=face_for(faces, card.facts.sex, age_on(card.facts.birth_date, today), random),
        )


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z]+", skeleton(name)))


class _Turns:
    """Takes each thing that comes around when its turn has come and it fits."""

    def __init__(self, random: Random) -> None:
        # Most cards are in order, and so are most of the answers.
        register = [*Register, Register.GOOD, Register.GOOD, Register.GOOD_AT_THE_KIOSK]
        self._situations = random.sample(list(Situation), len(Situation))
        self._register = random.sample(register, len(register))
        self._insured = random.sample(INSURED_AS, len(INSURED_AS))

    def situation(self) -> Situation:
        """The one that has waited longest."""
        return _taken(self._situations, self._situations[0])

    def choice(self, card: DrawnCard, today: date) -> Choice:
        """The answer that has waited longest of those that fit, and so with what the person is insured as."""
        fitting = ((register, choices_for(card.facts, register, today)) for register in self._register)
        register, choices = next((register, choices) for register, choices in fitting if choices)
        found = min(choices, key=self._place)
        _taken(self._register, register)
        if found.insured is not None:
            _taken(self._insured, found.insured)
        return found

    def _place(self, choice: Choice) -> int:
        return 0 if choice.insured is None else self._insured.index(choice.insured)


def _taken(waiting: list[T], item: T) -> T:
    """The item, which goes to the end."""
    waiting.remove(item)
    waiting.append(item)
    return item
