"""The window in service, on real devices."""

from __future__ import annotations

import logging

from kiosk.app.fonts import languages_not_offered
from kiosk.app.in_service import build_production
from kiosk.app.speech import make_speaker
from kiosk.app.window import WindowApplication, exit_unwiped
from kiosk.config.settings import Settings
from kiosk.domain.failures import FailureCode
from kiosk.runner.spoken import SpokenGuide
from kiosk.runner.system import SystemClock
from kiosk.session.counter_state import Profile
from ui.tokens import ScreenMetrics

_log = logging.getLogger(__name__)


def run_in_service(settings: Settings) -> int:
    """Full screen on the devices of the settings; returns the exit status.

    Raises SettingsError, StoreError, TrustStoreError, AddressRefusedError, FontError, TranslationError.
    """
    application, clock = WindowApplication(), SystemClock()
    kiosk = build_production(
        settings, clock, on_main=application.bridge.submit, exit_process=exit_unwiped, leave=application.qt.quit
    )
    metrics = ScreenMetrics.of_screen(application.qt.primaryScreen(), settings.display.diagonal_inches)
    opened = application.open_counter if settings.profile is Profile.COUNTER else application.open
    window = opened(kiosk, metrics, clock, motion=settings.display.motion)
    if (missing := languages_not_offered()) is not None:
        _log.warning("%s: languages %s", FailureCode.FONT_MISSING, missing)
    speaker = make_speaker(settings.speech)
    kiosk.runner.watch(SpokenGuide(speaker))
    window.show_kiosk()
    try:
        return application.run_with(kiosk)
    finally:
        speaker.stop()
