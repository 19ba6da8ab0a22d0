"""Languages of the window, by Qt's translation files.

Strings in code are English and are marked by `translate("Context", "text")`; `kiosk_LANGUAGE.ts` holds each of the
other languages, the Vietnamese being the design's own wording. The failure table of `kiosk.domain.failures` speaks
Vietnamese to patients and English to staff; `failures_LANGUAGE.ts` (context `Failure`) holds the other halves, so that
no sentence stands in two places. Chinese and Japanese mark where a phrase ends with U+200B (see `ui.line_breaks`).

After a change of words, `python tools/translations.py` takes new strings into the files and names those that still
have no translation; with `compile` it makes the .qm files, which are kept beside their sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, assert_never

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kiosk.session.state import Language

translate = QCoreApplication.translate
"""Qt's own; under this name so that lupdate finds the strings and the code stays readable."""

OWN_NAMES: Mapping[Language, str] = MappingProxyType(
    {
        Language.VIETNAMESE: "Tiếng Việt",
        Language.ENGLISH: "English",
        Language.CHINESE: "简体中文",
        Language.JAPANESE: "日本語",
        Language.KOREAN: "한국어",
    }
)
"""Each language's name in that language: whoever looks for it cannot read the others."""


class TranslationError(Exception):
    """A translation file is missing or damaged. The message names it."""


def locale_of(language: Language) -> QLocale:
    """How numbers are written for that language."""
    match language:
        case Language.VIETNAMESE:
            return QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
        case Language.ENGLISH:
            return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        case Language.CHINESE:
            return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        case Language.JAPANESE:
            return QLocale(QLocale.Language.Japanese, QLocale.Country.Japan)
        case Language.KOREAN:
            return QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea)
        case _:
            assert_never(language)


class Translations:
    """The languages, loaded once; `use` puts one into force for the whole application. Raises TranslationError.

    `translators`: who answers for each language; by default the files beside this module.
    """

    _in_force: ClassVar[QTranslator | None] = None
    """Qt has one stack of translators for the whole application and does not show it. English strings fall through to
    whatever lies below, so exactly one may lie there, whichever window put it."""

    def __init__(self, translators: Mapping[Language, QTranslator] | None = None) -> None:
        self._translators = translators or {language: _load(language) for language in Language}

    def use(self, language: Language) -> None:
        """From now on `translate` answers in that language."""
        before, wanted = Translations._in_force, self._translators[language]
        if wanted is before:
            return
        Translations._in_force = wanted
        QCoreApplication.installTranslator(wanted)
        if before is not None:
            QCoreApplication.removeTranslator(before)

    def text(self, language: Language, context: str, source: str) -> str:
        """A string in that language, whichever is in force."""
        return self._translators[language].translate(context, source) or source

    def leave(self) -> None:
        """No language of these is in force any more."""
        current = Translations._in_force
        if current is not None and current in self._translators.values():
            QCoreApplication.removeTranslator(current)
            Translations._in_force = None


def _load(language: Language) -> QTranslator:
    name = f"kiosk_{language.value}.qm"
    translator = QTranslator()
    if not translator.load(str(Path(__file__).with_name(name))):
        raise TranslationError(f"{name} is missing or is no translation file")
    return translator
