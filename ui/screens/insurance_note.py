"""Insurance in the words of a patient: never a refusal."""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.insurance import Eligibility
from kiosk.domain.notices import ExpiresSoon, OpenElsewhere, RegisteredHereToday
from kiosk.session.views import InsuranceSummary
from ui.i18n import translate
from ui.line_breaks import join_sentences
from ui.theme import Theme
from ui.widgets.card import Note, Tone
from ui.wording import date_text, notice_text, patient_sentence, percent_text

_TO_ACT_ON = (OpenElsewhere, RegisteredHereToday, ExpiresSoon)


def insurance_note(theme: Theme, summary: InsuranceSummary, *, most: int = 2, brief: bool = False) -> Note:
    """A note with the insurance's validity, or with what staff will do about it, and at `most` so many notices.

    `brief`: the one sentence that matters most, where there is no room for two.
    """
    tone, heading, sentence = _told(summary, most)
    if brief and summary.eligibility is Eligibility.ELIGIBLE and tone is Tone.ATTENTION:
        heading = sentence
    return Note(theme, tone, heading, "" if brief else sentence, padding=3.0 if brief else 5.0)


def _told(summary: InsuranceSummary, most: int) -> tuple[Tone, str, str]:
    """Tone, heading and sentence."""
    match summary.eligibility:
        case Eligibility.ELIGIBLE:
            return _insured(summary, [], most)
        case Eligibility.ELIGIBLE_STAFF_CHECK:
            return _insured(summary, [translate("Insurance", "Staff will look at the card once more.")], most)
        case Eligibility.NOT_CHECKED:
            return (
                Tone.ATTENTION,
                translate("Insurance", "Your insurance could not be looked up yet"),
                translate("Insurance", "You are received all the same. Staff will check again."),
            )
        case Eligibility.NOT_ELIGIBLE | Eligibility.NOT_FOUND | Eligibility.MISMATCH | Eligibility.STAFF:
            received = translate("Insurance", "You are received all the same.")
            if summary.failure is None:
                return Tone.ATTENTION, translate("Insurance", "Staff will look at your insurance"), received
            return Tone.ATTENTION, patient_sentence(summary.failure), received
        case _:
            assert_never(summary.eligibility)


def _insured(summary: InsuranceSummary, sentences: list[str], most: int) -> tuple[Tone, str, str]:
    told = summary.notices[:most]
    tone = Tone.ATTENTION if any(isinstance(notice, _TO_ACT_ON) for notice in told) else Tone.GOOD
    return tone, validity_text(summary), join_sentences([*sentences, *map(notice_text, told)])


def validity_text(summary: InsuranceSummary) -> str:
    """From when to when, and the share, as far as they are known."""
    if summary.valid_to is None:
        text = translate("Insurance", "Health insurance is valid")
    elif summary.valid_from is not None:
        text = (
            translate("Insurance", "Health insurance valid from %1 to %2")
            .replace("%1", date_text(summary.valid_from))
            .replace("%2", date_text(summary.valid_to))
        )
    else:
        text = translate("Insurance", "Health insurance valid until %1").replace("%1", date_text(summary.valid_to))
    if summary.share_percent is not None:
        share = percent_text(summary.share_percent)
        text = translate("Insurance", "%1, covers %2").replace("%1", text).replace("%2", share)
    return text
