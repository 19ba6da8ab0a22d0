"""The words of spoken prompts, written for the ear.

The engine reads Japanese in kana alone and reads its spaces as short rests; Chinese carries no marks of phrases.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk.domain.speech import Announcement, Prompt
from kiosk.session.state import Language
from ui.i18n import Translations
from ui.line_breaks import plain

_WORDS: Mapping[Prompt, object] = MappingProxyType(
    {
        Prompt.CONSENT: QT_TRANSLATE_NOOP(
            "Speech", "We would like to read your card and look at your face. Please choose on the screen."
        ),
        Prompt.SHOW_CODE: QT_TRANSLATE_NOOP("Speech", "Please show the square code on your card to the camera."),
        Prompt.SHOW_CODE_AGAIN: QT_TRANSLATE_NOOP("Speech", "The card did not open yet. Please show the code again."),
        Prompt.LAY_CARD: QT_TRANSLATE_NOOP("Speech", "Please lay your card flat on the reader."),
        Prompt.READING_CARD: QT_TRANSLATE_NOOP("Speech", "Reading the card. Please let it lie."),
        Prompt.PUT_CARD_BACK: QT_TRANSLATE_NOOP("Speech", "Please put the card back on the reader."),
        Prompt.CODE_READ: QT_TRANSLATE_NOOP("Speech", "The code is read. If you have your card, lay it on the reader."),
        Prompt.LOOK_AT_CAMERA: QT_TRANSLATE_NOOP("Speech", "Please look at the camera and hold still."),
        Prompt.TURN_LEFT: QT_TRANSLATE_NOOP("Speech", "Slowly turn your head to the left."),
        Prompt.TURN_RIGHT: QT_TRANSLATE_NOOP("Speech", "Slowly turn your head to the right."),
        Prompt.BLINK: QT_TRANSLATE_NOOP("Speech", "Please blink once."),
        Prompt.COME_CLOSER: QT_TRANSLATE_NOOP("Speech", "Please bring your face closer."),
        Prompt.PLEASE_WAIT: QT_TRANSLATE_NOOP("Speech", "One moment, please."),
        Prompt.CHECKING_INSURANCE: QT_TRANSLATE_NOOP("Speech", "Looking up your health insurance. One moment, please."),
        Prompt.IS_THIS_YOU: QT_TRANSLATE_NOOP("Speech", "Please look at the screen. Are these your details?"),
        Prompt.CHOOSE_SERVICE: QT_TRANSLATE_NOOP("Speech", "Please choose on the screen what brings you here today."),
        Prompt.YOUR_NUMBER: QT_TRANSLATE_NOOP("Speech", "You are registered. Your number is %1."),
        Prompt.TAKE_CARD: QT_TRANSLATE_NOOP("Speech", "Please take your card."),
        Prompt.CARD_STILL_THERE: QT_TRANSLATE_NOOP("Speech", "Your card is still on the reader. Please take it."),
        Prompt.STILL_THERE: QT_TRANSLATE_NOOP("Speech", "Are you still there? Please touch the screen."),
        Prompt.GO_TO_COUNTER: QT_TRANSLATE_NOOP("Speech", "Please come to the counter. Staff will help you at once."),
    }
)
"""Strings, which PySide6 types as object on their way through its mark."""


class SpokenWords:
    """Gives the sentence of an announcement in any language, whichever is on the screen."""

    def __init__(self, translations: Translations) -> None:
        self._translations = translations

    def __call__(self, announcement: Announcement, language: Language) -> str:
        """The sentence; a queue number is spelt sign by sign."""
        sentence = plain(self._translations.text(language, "Speech", str(_WORDS[announcement.prompt])))
        signs = () if announcement.number is None else announcement.number.signs
        return sentence.replace("%1", ", ".join(signs))
