"""The text of the QR codes that a persona can show."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final, assert_never

from cardreader.document import Sex
from simulators.personas.facts import CardKind, Persona
from simulators.personas.terms import age_on


class QrLayout(Enum):
    """The layouts that are about."""

    CARD_2021 = "card_2021"
    CARD_2024 = "card_2024"
    VNEID = "vneid"
    """As on the person's own card: no other form of it is known."""
    BHYT = "bhyt"
    """On the paper card, which until 2021 showed the whole number of 15 characters."""
    BHYT_2021 = "bhyt_2021"
    """With the social insurance number alone, as newer paper cards have it."""
    VSSID = "vssid"


_OF_A_CARD: Final = frozenset({QrLayout.CARD_2021, QrLayout.CARD_2024, QrLayout.VNEID})
_WITH_PARENTS: Final = 14


class NoSuchCodeError(ValueError):
    """This person has no such code: no insurance, no insurance code; no card, no code of a card."""


def own_layout(persona: Persona) -> QrLayout:
    """The layout of the code that this person brings: printed on the ID card, else on that of the health insurance."""
    match persona.card.kind:
        case CardKind.CCCD_2021:
            return QrLayout.CARD_2021
        case CardKind.CAN_CUOC_2024:
            return QrLayout.CARD_2024
        case CardKind.NONE:
            return QrLayout.BHYT
        case unknown:
            assert_never(unknown)


def layouts_of(persona: Persona) -> tuple[QrLayout, ...]:
    """The codes that this person can show."""
    of_card = (own_layout(persona), QrLayout.VNEID) if persona.card.kind is not CardKind.NONE else ()
    of_insurance = (QrLayout.BHYT, QrLayout.BHYT_2021, QrLayout.VSSID) if persona.insurance.card_number else ()
    return of_card + of_insurance


def qr_text(persona: Persona, layout: QrLayout | None = None) -> str:
    """The text of the code in that layout; by default the one on the person's card. Raises NoSuchCodeError."""
    chosen = layout or own_layout(persona)
    if persona.card.kind is CardKind.NONE and chosen in _OF_A_CARD:
        raise NoSuchCodeError("this person has no card yet")
    match chosen:
        case QrLayout.CARD_2021:
            return _card_2021(persona)
        case QrLayout.CARD_2024:
            return "|".join((_card_2021(persona), *_further_fields(persona)))
        case QrLayout.VNEID:
            return qr_text(persona)
        case QrLayout.BHYT:
            return _paper_card(persona, persona.insurance.card_number)
        case QrLayout.BHYT_2021:
            return _paper_card(persona, persona.insurance.bhxh_number)
        case QrLayout.VSSID:
            if persona.insurance.bhxh_number is None:
                raise NoSuchCodeError("this person is not insured")
            return f"{persona.insurance.bhxh_number}|{persona.card.full_name}"
        case unknown:
            assert_never(unknown)


def _card_2021(persona: Persona) -> str:
    card = persona.card
    return "|".join(
        (
            card.personal_id,
            card.old_id or "",
            card.full_name,
            f"{card.birth_date:%d%m%Y}",
            "Nam" if card.sex is Sex.MALE else "Nữ",
            card.residence,
            f"{card.issue_date:%d%m%Y}",
        )
    )


def _further_fields(persona: Persona) -> tuple[str, ...]:
    """Cancelled numbers, father and mother of who is under 14, and one field of unknown use."""
    card = persona.card
    if age_on(card.birth_date, card.issue_date) >= _WITH_PARENTS:
        return ("", "", "", "")
    return ("", card.father or "", card.mother or "", "")


def _paper_card(persona: Persona, number: str | None) -> str:
    card, insurance = persona.card, persona.insurance
    if number is None or insurance.facility is None or insurance.bhxh_number is None:
        raise NoSuchCodeError("this person is not insured")
    fields = (
        number,
        _hex(card.full_name),
        _slashed(card.birth_date),
        "1" if card.sex is Sex.MALE else "2",
        _hex(card.residence),
        f"{insurance.facility[:2]} - {insurance.facility[2:]}",
        _slashed(insurance.valid_from),
        _slashed(insurance.valid_to),
        _slashed(insurance.issued_on),
        insurance.bhxh_number,
        "-",
        insurance.area or "-",
        _slashed(insurance.five_years_from),
        "0" * 16,
        str(insurance.benefit_level),
        _hex(insurance.authority or "-"),
        "$",
    )
    return "|".join(fields)


def _hex(text: str) -> str:
    return text.encode("utf-8").hex()


def _slashed(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else "-"
