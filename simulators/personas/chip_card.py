"""A persona's data as the chip's personalisation takes them."""

from __future__ import annotations

from cardreader.document import Sex
from simulators.chip import card_data as chip
from simulators.personas.facts import CardKind, Persona
from simulators.personas.pictures import portrait


class NoCardError(ValueError):
    """This person has no card yet."""


def card_data(persona: Persona) -> chip.CardData:
    """Everything that stands in this person's chip, the portrait included. Raises PicturesError, NoCardError."""
    card = persona.card
    if card.kind is CardKind.NONE:
        raise NoCardError("this person has no card yet")
    return chip.CardData(
        personal_id=card.personal_id,
        full_name=card.full_name,
        birth_date=card.birth_date,
        sex=chip.Sex.MALE if card.sex is Sex.MALE else chip.Sex.FEMALE,
        issue_date=card.issue_date,
        expiry=card.expiry,
        portrait=portrait(persona),
        ethnicity=card.ethnicity or "",
        religion=card.religion or "",
        origin=card.origin or "",
        residence=card.residence,
        features=card.features or "",
        father=card.father or "",
        mother=card.mother or "",
        spouse=card.spouse or "",
        old_id=card.old_id or "",
        has_dg13=card.has_dg13,
        has_photo=card.has_photo,
    )
