"""The sentences that are said: whole in five languages, of words that the engine can say, and nobody's name in them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.devices.speaker import PROGRAM, voice_of
from kiosk.domain.speech import Announcement, Prompt, QueueNumber
from kiosk.session.state import Language
from tests.screens.examples import EXAMPLES
from tests.screens.glass import UPRIGHT
from ui.i18n import Translations
from ui.line_breaks import PHRASE_END
from ui.speech import SpokenWords
from ui.window import KioskWindow

ALL = [
    Announcement(prompt, QueueNumber("A 027") if prompt is Prompt.YOUR_NUMBER else None)
    for prompt in Prompt
]  # fmt: skip


@pytest.fixture
def words(qapp: QApplication) -> SpokenWords:
    return SpokenWords(Translations())


def test_each_language_has_its_own_sentences(words: SpokenWords) -> None:
    told = [words(announcement, language) for announcement in ALL for language in Language]
    assert len(set(told)) == len(ALL) * len(Language)
    assert not [sentence for sentence in told if "%" in sentence or "\N{ZERO WIDTH SPACE}" in sentence]


def test_a_number_is_spelt_sign_by_sign(words: SpokenWords) -> None:
    announcement = Announcement(Prompt.YOUR_NUMBER, QueueNumber("A 027"))
    assert words(announcement, Language.VIETNAMESE) == "Đã ghi nhận lượt khám. Số của quý khách là: A, 0, 2, 7."
    assert words(announcement, Language.ENGLISH) == "You are registered. Your number is A, 0, 2, 7."


def test_japanese_is_written_in_kana_which_is_all_that_the_engine_reads(words: SpokenWords) -> None:
    for announcement in ALL:
        sentence = words(announcement, Language.JAPANESE)
        assert re.fullmatch(r"[\u3041-\u30ff A-Z0-9,。、？]+", sentence), sentence


@pytest.mark.parametrize("language", Language)
def test_the_engine_says_every_sentence_in_its_own_language(words: SpokenWords, language: Language) -> None:
    """The engine marks in brackets where it falls back to another language: only the queue's letter may."""
    for announcement in ALL:
        if announcement.number is not None:
            continue
        command = [PROGRAM, "-q", "-x", "-v", voice_of(language), "--", words(announcement, language)]
        sounds = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert sounds.strip()
        assert "(" not in sounds, (words(announcement, language), sounds)


@pytest.mark.parametrize("language", [Language.CHINESE, Language.JAPANESE])
def test_a_screen_reader_finds_no_marks_of_phrases(make_window: Callable[..., KioskWindow], language: Language) -> None:
    window = make_window(UPRIGHT)
    for example in EXAMPLES:
        window.render(example.view(language))
        named = [child.accessibleName() + child.accessibleDescription() for child in window.findChildren(QWidget)]
        assert not [name for name in named if PHRASE_END in name], example.name
