"""Front door to the personas: who they are, and what chip, codes, camera and gateway show of them."""

from simulators.personas.chip_card import NoCardError, card_data
from simulators.personas.codes import NoSuchCodeError, QrLayout, layouts_of, own_layout, qr_text
from simulators.personas.facts import (
    CardFacts,
    CardKind,
    InsuranceFacts,
    NewInsuranceCard,
    Persona,
    RegisteredOtherwise,
)
from simulators.personas.loading import PersonaError, load_persona, load_personas
from simulators.personas.lookup import ANSWER_FIELDS, gateway_answer
from simulators.personas.pictures import FrameKind, PicturesError, frames, portrait

__all__ = [
    "ANSWER_FIELDS",
    "CardFacts",
    "CardKind",
    "FrameKind",
    "InsuranceFacts",
    "NewInsuranceCard",
    "NoCardError",
    "NoSuchCodeError",
    "Persona",
    "PersonaError",
    "PicturesError",
    "QrLayout",
    "RegisteredOtherwise",
    "card_data",
    "frames",
    "gateway_answer",
    "layouts_of",
    "load_persona",
    "load_personas",
    "own_layout",
    "portrait",
    "qr_text",
]
