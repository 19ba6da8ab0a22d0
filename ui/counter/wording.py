"""What the counter's window says of a value: findings, assurance, faces, dossiers."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from kiosk.domain.chip_verdicts import CheckResult, ChipCheck, ChipVerdict
from kiosk.domain.dossier import DossierStatus, Paper, Procedure
from kiosk.domain.identity import Assurance, PartialDate, Sex, Source
from kiosk.domain.insurance import Eligibility
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.session.counter_views import FaceVerdict, PersonPane
from kiosk.session.state import Language
from kiosk.session.views import InsuranceSummary
from ui.counter.check_line import Sign
from ui.i18n import locale_of, translate
from ui.screens.insurance_note import validity_text
from ui.wording import cause_text, date_text, time_text


def verdict_line(verdict: ChipVerdict) -> tuple[Sign, str]:
    """One finding on the chip, in words."""
    match verdict.result:
        case CheckResult.VERIFIED:
            sign, result = Sign.GOOD, translate("Counter", "holds")
        case CheckResult.FAILED:
            sign, result = Sign.BAD, translate("Counter", "does not hold")
        case CheckResult.CANNOT_TELL:
            sign, result = Sign.UNSURE, translate("Counter", "cannot be told")
        case CheckResult.ABSENT:
            sign, result = Sign.ABSENT, translate("Counter", "not in this chip")
        case _:
            assert_never(verdict.result)
    return sign, f"{_check_text(verdict.check)}: {result}"


def _check_text(check: ChipCheck) -> str:
    match check:
        case ChipCheck.INTACT:
            return translate("Counter", "Data intact")
        case ChipCheck.GENUINE:
            return translate("Counter", "Genuine issuer")
        case ChipCheck.ACTIVE_AUTHENTICATION:
            return translate("Counter", "Active authentication")
        case ChipCheck.CHIP_AUTHENTICATION:
            return translate("Counter", "Chip authentication")
        case _:
            assert_never(check)


def assurance_line(person: PersonPane) -> tuple[Sign, str]:
    """What the identity rests on, and how far it is proven."""
    match person.assurance:
        case None:
            return Sign.WAITING, translate("Counter", "No document read yet")
        case Assurance.CHIP_GENUINE:
            return Sign.GOOD, translate("Counter", "Identity proven by the chip")
        case Assurance.CHIP_INTACT:
            return Sign.UNSURE, translate("Counter", "Chip intact, its issuer not established")
        case Assurance.STAFF:
            return Sign.GOOD, translate("Counter", "Identity vouched for by staff")
        case Assurance.QR:
            return Sign.UNSURE, translate("Counter", "Identity as a code says, not proven")
        case _:
            assert_never(person.assurance)


def source_text(person: PersonPane) -> str | None:
    """Where the identity was read from."""
    match person.source:
        case None:
            return None
        case Source.CHIP:
            text = translate("Counter", "Read from the chip")
            return text if person.protocol is None else f"{text} ({person.protocol})"
        case Source.QR_CARD:
            return translate("Counter", "Read from the QR code of the card")
        case Source.QR_VNEID:
            return translate("Counter", "Read from VNeID")
        case Source.QR_BHYT:
            return translate("Counter", "Read from the insurance card's code")
        case Source.MANUAL:
            return translate("Counter", "Typed in by staff")
        case _:
            assert_never(person.source)


def face_line(person: PersonPane) -> tuple[Sign, str]:
    """What the comparison of faces came to; staff see the number."""
    match person.face:
        case FaceVerdict.NOT_COMPARED:
            return Sign.ABSENT, translate("Counter", "Faces not compared")
        case FaceVerdict.MATCHED:
            return Sign.GOOD, translate("Counter", "Same person as in the chip")
        case FaceVerdict.NOT_MATCHED:
            return Sign.UNSURE, translate("Counter", "Not recognised: compare by eye")
        case FaceVerdict.UNCLEAR:
            return Sign.UNSURE, translate("Counter", "Alike, but liveness is open: compare by eye")
        case FaceVerdict.BY_HAND:
            return Sign.GOOD, translate("Counter", "Compared by eye")
        case _:
            assert_never(person.face)


def score_text(person: PersonPane, language: Language) -> str | None:
    """The score beside its threshold."""
    if person.face_score is None or person.face_threshold is None:
        return None
    locale = locale_of(language)
    text = translate("Counter", "Score %1, needed %2")
    score, needed = (locale.toString(value, "f", 2) for value in (person.face_score, person.face_threshold))
    return text.replace("%1", score).replace("%2", needed)


def insurance_line(insurance: InsuranceSummary | None, *, asking: bool) -> tuple[Sign, str]:
    """Validity and share, or what stands in the way."""
    if insurance is None:
        if asking:
            return Sign.WAITING, translate("Counter", "Insurance is being looked up")
        return Sign.ABSENT, translate("Counter", "Insurance not looked up")
    match insurance.eligibility:
        case Eligibility.ELIGIBLE:
            return Sign.GOOD, validity_text(insurance)
        case Eligibility.ELIGIBLE_STAFF_CHECK:
            return Sign.UNSURE, validity_text(insurance)
        case Eligibility.NOT_CHECKED:
            return Sign.UNSURE, _because(translate("Counter", "Insurance could not be looked up"), insurance)
        case Eligibility.NOT_ELIGIBLE | Eligibility.NOT_FOUND | Eligibility.MISMATCH | Eligibility.STAFF:
            return Sign.UNSURE, _because(translate("Counter", "Insurance to be looked at"), insurance)
        case _:
            assert_never(insurance.eligibility)


def _because(text: str, insurance: InsuranceSummary) -> str:
    if insurance.failure is None:
        return text
    return f"{text}: {insurance.failure.value} · {cause_text(insurance.failure)}"


def birth_text(person: PersonPane) -> str | None:
    """The birth date as far as it is shown, and the sex where it is."""
    if person.birth_date is not None:
        text = translate("Counter", "born %1").replace("%1", partial_date_text(person.birth_date))
    elif person.birth_year is not None:
        text = translate("Counter", "born %1").replace("%1", str(person.birth_year))
    else:
        return None
    sex = None if person.sex is None else sex_text(person.sex)
    return text if sex is None else f"{text} · {sex}"


def partial_date_text(day: PartialDate) -> str:
    """A birth date of which month and day may be unknown."""
    whole = day.as_date()
    if whole is not None:
        return date_text(whole)
    return str(day.year) if day.month is None else f"{day.month:02d}/{day.year}"


def sex_text(sex: Sex) -> str:
    """As documents write it."""
    match sex:
        case Sex.MALE:
            return translate("Counter", "male")
        case Sex.FEMALE:
            return translate("Counter", "female")
        case Sex.UNDETERMINED:
            return translate("Counter", "sex not stated")
        case _:
            assert_never(sex)


def status_text(status: DossierStatus) -> str:
    """How far a dossier has come."""
    match status:
        case DossierStatus.RECEIVED:
            return translate("Counter", "in process")
        case DossierStatus.READY:
            return translate("Counter", "result ready")
        case DossierStatus.HANDED_OUT:
            return translate("Counter", "handed out")
        case DossierStatus.WITHDRAWN:
            return translate("Counter", "withdrawn")
        case _:
            assert_never(status)


def term_text(procedure: Procedure) -> str:
    """How long a procedure takes."""
    if procedure.working_days == 0:
        return translate("Counter", "same day")
    if procedure.working_days == 1:
        return translate("Counter", "1 working day")
    return translate("Counter", "%1 working days").replace("%1", str(procedure.working_days))


def paper_text(paper: Paper) -> str:
    """How many copies, and whether it must be there."""
    need = translate("Counter", "required") if paper.required else translate("Counter", "if there is one")
    copies = translate("Counter", "%1 copies").replace("%1", str(paper.copies))
    if paper.copies == 1:
        copies = translate("Counter", "1 copy")
    return f"{copies} · {need}"


def moment_text(at: datetime) -> str:
    """08:05 in Vietnam, with the day."""
    local = at.astimezone(VIETNAM_TIME)
    return f"{time_text(local)} · {date_text(local.date())}"
