"""Who comes to the reception of a soak, and what they could bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulators.clock import DEFAULT_START
from simulators.personas.codes import QrLayout, layouts_of
from simulators.personas.facts import CardKind, Persona
from simulators.personas.generation import generate_personas
from simulators.personas.loading import load_personas
from simulators.scenarios.words import Brings, Chip

_GUESTS = 34


def guests(seed: int) -> tuple[Persona, ...]:
    """Generated persons, besides the named ones. Raises PicturesError, PersonaError."""
    return generate_personas(_GUESTS, seed, DEFAULT_START.date(), load_personas())


def with_cards(personas: Iterable[Persona]) -> dict[str, Persona]:
    """Those who have an ID card, by name."""
    return {persona.id: persona for persona in personas if persona.card.kind is not CardKind.NONE}


_OF_THE_PHOTO = frozenset(
    {Chip.TAMPERED, Chip.WITHOUT_PHOTO, Chip.PHOTO_TORN, Chip.PHOTO_WITHOUT_FACE, Chip.PHOTO_OF_TWO}
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person could bring, and what could be wrong with the chip of such a card."""

    brings: tuple[Brings, ...] = tuple(Brings)
    chips: tuple[Chip, ...] = tuple(Chip)


def choices_of(persona: Persona) -> Choices:
    """What this person could come with: no paper card without insurance, no photo to spoil on a child's card."""
    layouts = layouts_of(persona)
    of_insurance = {QrLayout.BHYT: Brings.INSURANCE_CARD, QrLayout.VSSID: Brings.VSSID}
    usual = (Brings.CARD, Brings.CARD_QR, Brings.VNEID, Brings.FOREIGN_QR)
    return Choices(
        (*usual, *(brings for layout, brings in of_insurance.items() if layout in layouts)),
        tuple(chip for chip in Chip if persona.card.has_photo or chip not in _OF_THE_PHOTO),
    )
