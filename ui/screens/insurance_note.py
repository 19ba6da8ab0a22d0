"""Insurance in the words of a patient: never a refusal."""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.insurance import Eligibility
from kiosk.session.state import Language
from kiosk.session.views import InsuranceSummary
from ui.i18n import translate
from ui.theme import Theme
from ui.widgets.card import Note, Tone
from ui.wording import NBSP, date_text, patient_sentence


def insurance_note(theme: Theme, summary: InsuranceSummary, language: Language) -> Note:
    """A note with the insurance's validity, or with what staff will do about it."""
    match summary.eligibility:
        case Eligibility.ELIGIBLE:
            return Note(theme, Tone.GOOD, _validity(summary))
        case Eligibility.ELIGIBLE_STAFF_CHECK:
            return Note(
                theme, Tone.GOOD, _validity(summary), translate("Insurance", "Staff will look at the card once more.")
            )
        case Eligibility.NOT_CHECKED:
            return Note(
                theme,
                Tone.ATTENTION,
                translate("Insurance", "Your insurance could not be looked up yet"),
                translate("Insurance", "You are received all the same. Staff will check again."),
            )
        case Eligibility.NOT_ELIGIBLE | Eligibility.NOT_FOUND | Eligibility.MISMATCH | Eligibility.STAFF:
            received = translate("Insurance", "You are received all the same.")
            if summary.failure is None:
                return Note(
                    theme, Tone.ATTENTION, translate("Insurance", "Staff will look at your insurance"), received
                )
            return Note(theme, Tone.ATTENTION, patient_sentence(summary.failure, language), received)
        case _:
            assert_never(summary.eligibility)


def _validity(summary: InsuranceSummary) -> str:
    if summary.valid_to is None:
        text = translate("Insurance", "Health insurance is valid")
    else:
        text = translate("Insurance", "Health insurance valid until %1").replace("%1", date_text(summary.valid_to))
    if summary.share_percent is not None:
        share = f"{summary.share_percent}{NBSP}%"
        text = translate("Insurance", "%1, covers %2").replace("%1", text).replace("%2", share)
    return text
