"""The text of the QR codes that a persona can show."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import assert_never

from cardreader.document import Sex
from simulators.personas.facts import CardKind, Persona


class QrLayout(Enum):
    """The layouts that are about."""

    CARD_2021 = "card_2021"
    CARD_2024 = "card_2024"
    VNEID = "vneid"
    """As on the person's own card: no other form of it is known."""
    BHYT = "bhyt"
    VSSID = "vssid"


class NoSuchCodeError(ValueError):
    """This person has no such code: no insurance, no insurance code."""


def own_layout(persona: Persona) -> QrLayout:
    """The layout of the code printed on this person's ID card."""
    return QrLayout.CARD_2021 if persona.card.kind is CardKind.CCCD_2021 else QrLayout.CARD_2024


def qr_text(persona: Persona, layout: QrLayout | None = None) -> str:
    """The text of the code in that layout; by default the one on the person's card. Raises NoSuchCodeError."""
    match layout or own_layout(persona):
        case QrLayout.CARD_2021:
            return _card_2021(persona)
        case QrLayout.CARD_2024:
            # Cancelled numbers, father, mother (both under 14 only) and one field of unknown use: empty here.
            return _card_2021(persona) + "||||"
        case QrLayout.VNEID:
            return qr_text(persona)
        case QrLayout.BHYT:
            return _paper_card(persona)
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


def _paper_card(persona: Persona) -> str:
    card, insurance = persona.card, persona.insurance
    if insurance.card_number is None or insurance.facility is None or insurance.bhxh_number is None:
        raise NoSuchCodeError("this person is not insured")
    fields = (
        insurance.card_number,
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
