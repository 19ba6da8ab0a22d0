"""Words that depend on a value: dates, money, failures, insurance, hints."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import assert_never

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.domain.notices import (
    EligibilityNotice,
    ExpiresSoon,
    FiveYears,
    NewCard,
    OpenElsewhere,
    OtherRoute,
    RegisteredHereToday,
    RightRoute,
    RouteGround,
)
from kiosk.domain.priority import Priority
from kiosk.session.state import CardStage, FaceHint, FaceMotion, Language
from kiosk.session.views import CapturingFaceView
from ui.i18n import locale_of, translate

NBSP = "\N{NO-BREAK SPACE}"
_NUMBERED_ROOM = re.compile(r"(?:phòng\s+)?(\d\S*)", re.IGNORECASE)
_DATE_PARTS = re.compile("DD|D|MM|M|YYYY")


def date_text(day: date) -> str:
    """31/12/2026, or 2026年12月31日: as the language in force writes it."""
    parts = {
        "DD": f"{day.day:02d}",
        "D": str(day.day),
        "MM": f"{day.month:02d}",
        "M": str(day.month),
        "YYYY": str(day.year),
    }
    pattern = translate("Format", "DD/MM/YYYY")
    return _DATE_PARTS.sub(lambda match: parts[match.group()], pattern).replace(" ", NBSP)


def time_text(at: datetime) -> str:
    """08:05, in every language: a day of 24 hours, as on the hospital's papers."""
    return f"{at.hour:02d}:{at.minute:02d}"


def number_text(number: int, language: Language) -> str:
    """1.200 (Vietnamese), 1,200 (the others)."""
    return locale_of(language).toString(number)


def money_text(dong: int, language: Language) -> str:
    """150.000 ₫ (Vietnamese), 150,000 ₫ (English); East Asia reads the currency's name."""
    return translate("Format", "%1 ₫").replace(" ", NBSP).replace("%1", number_text(dong, language))


def percent_text(percent: int) -> str:
    """80 %, as the language in force writes it."""
    return translate("Format", "%1 %").replace(" ", NBSP).replace("%1", str(percent))


def room_text(room: str) -> str:
    """ "12" and "Phòng 12" become "Room 12" in the language in force; a room with a name of its own keeps it."""
    numbered = _NUMBERED_ROOM.fullmatch(room)
    return room if numbered is None else translate("Room", "Room %1").replace("%1", numbered.group(1))


def waiting_text(people: int) -> str:
    """How many people wait for a service, in the language in force."""
    if people == 0:
        return translate("Services", "Nobody is waiting")
    return translate("Services", "%1 waiting").replace("%1", str(people))


def patient_sentence(code: FailureCode) -> str:
    """What a patient is told of a failure, in the language in force. Vietnamese is the table's own."""
    return translate("Failure", FAILURES[code].patient)


def cause_text(code: FailureCode) -> str:
    """What happened, for staff, in the language in force."""
    return translate("Failure", FAILURES[code].cause)


def cure_text(code: FailureCode) -> str:
    """What to do, for staff, in the language in force."""
    return translate("Failure", FAILURES[code].cure)


def hint_text(hint: FaceHint | None, *, collected: int) -> str:
    """One instruction before the camera; without a hint, that all is well once a picture was good."""
    match hint:
        case None if collected > 0:
            return translate("FaceHint", "Very good, please hold still")
        case None:
            return translate("FaceHint", "Please hold still")
        case FaceHint.NO_FACE:
            return translate("FaceHint", "Please stand in front of the camera")
        case FaceHint.MULTIPLE_FACES:
            return translate("FaceHint", "One person at a time, please")
        case FaceHint.COME_CLOSER:
            return translate("FaceHint", "A little closer")
        case FaceHint.MOVE_BACK:
            return translate("FaceHint", "A little further back")
        case FaceHint.CENTRE:
            return translate("FaceHint", "Move into the middle of the frame")
        case FaceHint.UNCOVER_FACE:
            return translate("FaceHint", "Please take off the mask for a moment")
        case FaceHint.LOOK_STRAIGHT:
            return translate("FaceHint", "Look straight ahead")
        case FaceHint.TOO_DARK:
            return translate("FaceHint", "It is a little dark here")
        case FaceHint.TOO_BRIGHT:
            return translate("FaceHint", "It is a little bright here")
        case FaceHint.UNEVEN_LIGHT:
            return translate("FaceHint", "Please turn towards the light")
        case FaceHint.HOLD_STILL:
            return translate("FaceHint", "Please hold still")
        case FaceHint.OPEN_EYES:
            return translate("FaceHint", "Please look into the camera")
        case _:
            assert_never(hint)


def motion_text(motion: FaceMotion) -> str:
    """One motion asked for; left and right are the person's own."""
    match motion:
        case FaceMotion.TURN_LEFT:
            return translate("FaceMotion", "Slowly turn your head to the left")
        case FaceMotion.TURN_RIGHT:
            return translate("FaceMotion", "Slowly turn your head to the right")
        case FaceMotion.BLINK:
            return translate("FaceMotion", "Please blink once")
        case FaceMotion.COME_CLOSER:
            return translate("FaceMotion", "Please bring your face closer")
        case _:
            assert_never(motion)


def face_text(view: CapturingFaceView) -> str:
    """The one thing to do now: a motion that is asked for goes before any hint, unless nobody can be seen."""
    unseen = view.hint in (FaceHint.NO_FACE, FaceHint.MULTIPLE_FACES)
    if view.motion is not None and not unseen:
        return motion_text(view.motion)
    if view.hint is None and view.motions > 0 and view.collected > 0 and view.motions_done < view.motions:
        return translate("FaceHint", "Look straight ahead")
    return hint_text(view.hint, collected=view.collected)


def stage_text(stage: CardStage) -> str:
    """The stages of a chip read that a patient is shown."""
    match stage:
        case CardStage.ACCESS:
            return translate("CardStage", "Opening the card")
        case CardStage.IDENTITY:
            return translate("CardStage", "Details")
        case CardStage.PHOTO:
            return translate("CardStage", "Photo")
        case CardStage.AUTHENTICITY:
            return translate("CardStage", "Authenticity check")
        case _:
            assert_never(stage)


def delivery_text(status: DeliveryStatus) -> str:
    """How far the registration has come, in calm words."""
    match status:
        case DeliveryStatus.QUEUED:
            return translate("Delivery", "You are registered. Your insurance record is sent by itself.")
        case DeliveryStatus.CONFIRMED:
            return translate("Delivery", "Registration confirmed.")
        case DeliveryStatus.REFUSED:
            return translate(
                "Delivery", "Your number is valid. Please stop at the counter, staff will look at the record."
            )
        case _:
            assert_never(status)


def notice_text(notice: EligibilityNotice) -> str:
    """What a person is told about the insurance beside whether it holds; never a refusal."""
    match notice:
        case OpenElsewhere():
            return translate(
                "InsuranceNotice", "A visit at another hospital is still open: please stop at the counter."
            )
        case RegisteredHereToday(at):
            return translate(
                "InsuranceNotice", "You registered here today at %1 already: the counter prints your number again."
            ).replace("%1", time_text(at))
        case ExpiresSoon(last_day):
            return translate(
                "InsuranceNotice", "The card ends on %1: renew it at work, at the collection agent or in the VssID app."
            ).replace("%1", date_text(last_day))
        case NewCard(in_use, begins):
            if in_use:
                return translate("InsuranceNotice", "A new card was issued to you; it is the one used today.")
            if begins is None:
                return translate("InsuranceNotice", "A new card was issued to you.")
            return translate("InsuranceNotice", "A new card was issued to you; it begins on %1.").replace(
                "%1", date_text(begins)
            )
        case OtherRoute():
            return translate("InsuranceNotice", "You are registered at another facility: staff will tell your share.")
        case RightRoute(ground):
            if ground is RouteGround.FIRST_FACILITY:
                return translate("InsuranceNotice", "You are registered at this hospital.")
            return translate("InsuranceNotice", "You come on the right route.")
        case FiveYears():
            return translate("InsuranceNotice", "Insured for five years without a break.")
        case _:
            assert_never(notice)


def priority_text(priority: Priority) -> str:
    """Why somebody is received first; for NONE the offer to say so."""
    match priority:
        case Priority.NONE:
            return translate("Services", "I have priority")
        case Priority.DISABLED:
            return translate("Services", "Severe disability")
        case Priority.PREGNANT:
            return translate("Services", "Pregnancy")
        case Priority.ELDERLY | Priority.CHILD:
            return translate("Ticket", "Priority")
        case _:
            assert_never(priority)


def device_text(device: Device) -> str:
    """A device's name, for staff."""
    match device:
        case Device.STORE:
            return translate("Device", "Local database")
        case Device.READER:
            return translate("Device", "Card reader")
        case Device.CAMERA:
            return translate("Device", "Camera")
        case Device.GATEWAY:
            return translate("Device", "Insurance gateway")
        case Device.PRINTER:
            return translate("Device", "Printer")
        case _:
            assert_never(device)
