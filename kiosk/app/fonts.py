"""Whether this machine can write every language of the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from kiosk.session.state import Language
from ui.fonts import FontError, load_fonts, unwritable


def missing_fonts() -> str | None:
    """What cannot be written, in one sentence; None where all can. Needs no screen.

    Fonts are Qt's to know, so a QApplication is made where there is none; Qt keeps it until the process ends.
    """
    if QApplication.instance() is None:
        QApplication(["kiosk", "-platform", "offscreen"])
    try:
        load_fonts()
    except FontError as error:
        return str(error)
    return languages_not_offered()


def languages_not_offered() -> str | None:
    """The languages whose face the machine lacks, in one sentence; None where it lacks none. After `load_fonts`."""
    missing = {language.value: face for language in Language if (face := unwritable(language)) is not None}
    if not missing:
        return None
    return "not offered: " + ", ".join(f"{language} ({face} is missing)" for language, face in missing.items())
