"""Each language in the letters of its region, every sign of every string drawn, and none of them a box."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from kiosk.app.fonts import missing_fonts
from kiosk.cli import main
from kiosk.domain.failures import FAILURES
from kiosk.session.state import Language
from tests.screens.examples import LONG_NAME
from tools.translations import messages, sources
from ui.fonts import (
    FAMILY,
    FontError,
    families,
    load_fonts,
    make_font,
    regional_face,
    unwritable,
    vietnamese_letters,
    writable_languages,
)
from ui.i18n import OWN_NAMES
from ui.line_breaks import plain

WEIGHTS = (QFont.Weight.Normal, QFont.Weight.Bold)
UNIFIED = "直骨写角化"
"""Han signs whose forms differ between regions at the same code point."""


def runs(text: str, language: Language, weight: QFont.Weight) -> list[tuple[str, list[int]]]:
    """Family and glyph numbers of each run of the text as it is drawn."""
    font = make_font(families(language))
    font.setWeight(weight)
    font.setPixelSize(40)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    return [(run.rawFont().familyName(), run.glyphIndexes()) for run in layout.glyphRuns()]


def texts_of(language: Language) -> list[str]:
    """Everything that is written on a screen in that language."""
    found = [text for path in sources(language) for text in messages(path).values()]
    if language is Language.ENGLISH:
        found += [source for _, source in messages(sources(Language.VIETNAMESE)[0])]
        found += [text for row in FAILURES.values() for text in (row.cause, row.cure)]
    if language is Language.VIETNAMESE:
        found += [row.patient for row in FAILURES.values()]
    return [*map(plain, found), OWN_NAMES[language], LONG_NAME, "A 027 · …2345 · 45.000 ₫ · 80 %"]


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.name)
@pytest.mark.parametrize("language", Language)
def test_every_string_is_drawn_whole_in_the_chosen_faces(
    qapp: QApplication, language: Language, weight: QFont.Weight
) -> None:
    load_fonts()
    text = "".join(sorted(set("".join(texts_of(language)))))
    drawn = runs(text, language, weight)
    assert {family for family, _ in drawn} <= set(families(language))
    assert not [family for family, glyphs in drawn if 0 in glyphs], "a box"


@pytest.mark.parametrize("language", [Language.CHINESE, Language.JAPANESE, Language.KOREAN])
def test_shared_signs_have_the_forms_of_the_region(qapp: QApplication, language: Language) -> None:
    load_fonts()
    ((family, glyphs),) = runs(UNIFIED, language, QFont.Weight.Normal)
    assert family == regional_face(language)
    others = [runs(UNIFIED, other, QFont.Weight.Normal)[0][1] for other in Language if regional_face(other)]
    assert others.count(glyphs) == 1, "no two regions write all of them alike"


@pytest.mark.parametrize("language", Language)
def test_vietnamese_names_look_alike_in_every_language(qapp: QApplication, language: Language) -> None:
    load_fonts()
    for weight in WEIGHTS:
        drawn = runs("".join(sorted(vietnamese_letters())), language, weight)
        assert {family for family, _ in drawn} == {FAMILY}
        assert not any(0 in glyphs for _, glyphs in drawn)


def test_this_machine_writes_all_languages(qapp: QApplication) -> None:
    load_fonts()
    assert writable_languages() == tuple(Language)


def test_a_language_whose_face_is_missing_is_not_offered(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    load_fonts()
    there = [family for family in QFontDatabase.families() if family != "Noto Sans CJK KR"]
    monkeypatch.setattr(QFontDatabase, "families", lambda: there)
    assert unwritable(Language.KOREAN) == "Noto Sans CJK KR"
    assert writable_languages() == (Language.VIETNAMESE, Language.ENGLISH, Language.CHINESE, Language.JAPANESE)


def test_doctor_names_the_language_and_the_missing_face(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_fonts() is None
    there = [family for family in QFontDatabase.families() if family != "Noto Sans CJK JP"]
    monkeypatch.setattr(QFontDatabase, "families", lambda: there)
    assert missing_fonts() == "not offered: ja (Noto Sans CJK JP is missing)"


def test_without_the_own_font_the_kiosk_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise FontError("NotoSans-Regular.ttf cannot be read")

    monkeypatch.setattr("kiosk.app.window_simulated.run_simulated", broken)
    result = CliRunner().invoke(main, ["run", "--simulate"])
    assert result.exit_code == 1
    assert "F-116" in result.stderr
    assert "NotoSans-Regular.ttf cannot be read" in result.stderr


def test_a_face_that_lacks_signs_is_as_good_as_none(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    load_fonts()
    monkeypatch.setattr("ui.fonts.regional_face", lambda _language: FAMILY)
    assert unwritable(Language.JAPANESE) == FAMILY
