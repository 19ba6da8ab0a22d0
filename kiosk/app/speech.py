"""Chooses who speaks: the engine where the settings ask for it and it is installed, else nobody."""

from __future__ import annotations

import logging

from kiosk.config.settings import SpeechSection
from kiosk.devices.speaker import PROGRAM, EspeakSpeaker, SilentSpeaker, engine_installed
from kiosk.ports import Speaker
from ui.i18n import Translations
from ui.speech import SpokenWords

_log = logging.getLogger(__name__)


def make_speaker(section: SpeechSection) -> Speaker:
    """The speaker of the settings. Raises TranslationError."""
    if not section.enabled:
        return SilentSpeaker()
    if not engine_installed():
        _log.warning("spoken prompts are left out: %s is not installed", PROGRAM)
        return SilentSpeaker()
    return EspeakSpeaker(SpokenWords(Translations()), volume=section.volume)


def speech_remark(section: SpeechSection | None) -> str:
    """What `kiosk doctor` says of the prompts; their absence is never a failure."""
    if not engine_installed():
        return f"{PROGRAM} is not installed: prompts are shown, not spoken"
    if section is None or not section.enabled:
        return f"{PROGRAM} is there; off unless the settings say so"
    return f"{PROGRAM}, volume {section.volume} %"
