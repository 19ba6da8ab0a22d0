"""Words that depend on a value: dates, money, failures, insurance, hints."""

from __future__ import annotations

from datetime import date, datetime
from typing import assert_never

from PySide6.QtCore import QLocale

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.session.state import CardStage, FaceHint, Language
from ui.i18n import translate

NBSP = "\N{NO-BREAK SPACE}"


def locale_of(language: Language) -> QLocale:
    """How numbers are written for that language."""
    match language:
        case Language.VIETNAMESE:
            return QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
        case Language.ENGLISH:
            return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        case _:
            assert_never(language)


def date_text(day: date) -> str:
    """31/12/2026, as both languages write it here."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def time_text(at: datetime) -> str:
    """08:05."""
    return f"{at.hour:02d}:{at.minute:02d}"


def money_text(dong: int, language: Language) -> str:
    """150.000 đ (Vietnamese) or 150,000 đ (English)."""
    return f"{locale_of(language).toString(dong)}{NBSP}đ"


def room_text(room: str) -> str:
    """A bare number becomes "Room 12"; a room that has its own word keeps it."""
    return translate("Room", "Room %1").replace("%1", room) if room[:1].isdigit() else room


def patient_sentence(code: FailureCode, language: Language) -> str:
    """What a patient is told of a failure."""
    vietnamese = FAILURES[code].patient
    return vietnamese if language is Language.VIETNAMESE else translate("Failure", vietnamese)


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
        case _:
            assert_never(hint)


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
