"""Languages of the window, by Qt's translation files.

Strings in code are English and are marked by `translate("Context", "text")`; `kiosk_vi.ts` holds the Vietnamese, which
is the design's own wording. The failure table of `kiosk.domain.failures` speaks
Vietnamese to patients and English to staff; `failures_en.ts` and `failures_vi.ts` (context `Failure`) hold the other
half, so that no sentence stands in two places.

After a change of words, in this folder's parent:

    pyside6-lupdate -no-obsolete -locations none $(find . -name '*.py') -ts i18n/kiosk_vi.ts
    pyside6-lrelease i18n/kiosk_vi.ts i18n/failures_vi.ts -qm i18n/kiosk_vi.qm
    pyside6-lrelease i18n/failures_en.ts -qm i18n/kiosk_en.qm
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk.session.state import Language

translate = QCoreApplication.translate
"""Qt's own; under this name so that lupdate finds the strings and the code stays readable."""


class TranslationError(Exception):
    """A translation file is missing or damaged. The message names it."""


class Translations:
    """The languages, loaded once; `use` puts one into force for the whole application. Raises TranslationError."""

    def __init__(self) -> None:
        self._translators = {language: _load(language) for language in Language}
        self._current: QTranslator | None = None

    def use(self, language: Language) -> None:
        """From now on `translate` answers in that language."""
        if self._current is not None:
            QCoreApplication.removeTranslator(self._current)
        self._current = self._translators[language]
        QCoreApplication.installTranslator(self._current)

    def leave(self) -> None:
        """No language is in force any more."""
        if self._current is not None:
            QCoreApplication.removeTranslator(self._current)
            self._current = None


def _load(language: Language) -> QTranslator:
    name = f"kiosk_{language.value}.qm"
    translator = QTranslator()
    if not translator.load(str(Path(__file__).with_name(name))):
        raise TranslationError(f"{name} is missing or is no translation file")
    return translator
