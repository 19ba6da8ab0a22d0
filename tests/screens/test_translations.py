"""Every word in both languages; the compiled files say what the sources say; the fonts can write it all."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import PySide6
import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

import kiosk
import ui
from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.session.state import CardStage, FaceHint, Language
from ui.i18n import Translations, translate
from ui.wording import (
    cause_text,
    cure_text,
    date_text,
    delivery_text,
    device_text,
    hint_text,
    money_text,
    patient_sentence,
    room_text,
    stage_text,
)

UI = Path(ui.__file__).parent
I18N = UI / "i18n"
TOOLS = Path(PySide6.__file__).parent
SOURCES = sorted(str(path) for path in UI.rglob("*.py"))


def _messages(path: Path) -> list[tuple[str, str, ET.Element]]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 (our own file)
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append((context.findtext("name", ""), message.findtext("source", ""), translation))
    return found


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations()
    yield made
    made.leave()


@pytest.mark.parametrize("path", sorted(I18N.glob("*.ts")), ids=lambda path: path.name)
def test_nothing_is_unfinished(path: Path) -> None:
    for context, source, translation in _messages(path):
        assert translation.get("type") is None, f"{context}: {source}"
        text = translation.text or ""
        assert text.strip(), f"{context}: {source}"
        assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", text)), f"{context}: {source}"


def test_the_source_holds_the_strings_of_the_code(tmp_path: Path) -> None:
    fresh = tmp_path / "kiosk_vi.ts"
    shutil.copy(I18N / fresh.name, fresh)
    command = [str(TOOLS / "lupdate"), "-no-obsolete", "-locations", "none", *SOURCES, "-ts", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)
    known = {(context, source) for context, source, _ in _messages(I18N / fresh.name)}
    assert {(context, source) for context, source, _ in _messages(fresh)} == known


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_compiled_file_is_the_source(tmp_path: Path, language: str) -> None:
    compiled = tmp_path / "fresh.qm"
    names = ("kiosk_vi.ts", "failures_vi.ts") if language == "vi" else ("failures_en.ts",)
    sources = [I18N / name for name in names]
    subprocess.run([TOOLS / "lrelease", *sources, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == (I18N / f"kiosk_{language}.qm").read_bytes()


@pytest.mark.parametrize("code", FailureCode)
def test_every_failure_speaks_both_languages(translations: Translations, code: FailureCode) -> None:
    text = FAILURES[code]
    translations.use(Language.VIETNAMESE)
    assert patient_sentence(code, Language.VIETNAMESE) == text.patient
    assert cause_text(code) != text.cause
    assert cure_text(code) != text.cure
    translations.use(Language.ENGLISH)
    assert patient_sentence(code, Language.ENGLISH) != text.patient
    assert patient_sentence(code, Language.ENGLISH).isascii()
    assert (cause_text(code), cure_text(code)) == (text.cause, text.cure)


def test_the_failure_files_hold_nothing_stale() -> None:
    told = {text.patient for text in FAILURES.values()}
    assert {source for _, source, _ in _messages(I18N / "failures_en.ts")} == told
    staff = {part for text in FAILURES.values() for part in (text.cause, text.cure)}
    assert {source for _, source, _ in _messages(I18N / "failures_vi.ts")} == staff


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_fonts_can_write_every_word(qapp: QApplication, weight: str) -> None:
    path = Path(kiosk.__file__).parent / "assets" / "fonts" / f"NotoSans-{weight}.ttf"
    font = QRawFont(path.read_bytes(), 20.0, QFont.HintingPreference.PreferNoHinting)
    everything = "".join(part.read_text(encoding="utf-8") for part in (*I18N.glob("*.ts"), *UI.rglob("*.py")))
    missing = {sign for sign in everything if sign.isprintable() and not font.supportsCharacter(ord(sign))}
    assert missing == set()


def test_people_are_never_blamed() -> None:
    accusing = ("không hợp lệ", "không khớp", "sai", "lỗi", "thất bại", "từ chối")
    told = [
        translation.text or ""
        for context, _, translation in _messages(I18N / "kiosk_vi.ts")
        if context not in ("Staff", "StaffDoor", "Device")
    ]
    assert not [text for text in told if any(re.search(rf"\b{word}\b", text.lower()) for word in accusing)]


def test_the_words_of_the_design(translations: Translations) -> None:
    translations.use(Language.VIETNAMESE)
    assert translate("Attract", "Hello! Please lay your ID card on the reader") == (
        "Xin chào! Mời đặt căn cước lên đầu đọc"
    )
    assert translate("Ticket", "%1 people before you") == "Còn %1 người phía trước"
    assert translate("IdleWarning", "Are you still there?") == "Quý khách còn ở đây không?"


@pytest.mark.parametrize("language", Language)
def test_every_value_has_its_words(translations: Translations, language: Language) -> None:
    translations.use(language)
    hints = [hint_text(hint, collected=0) for hint in FaceHint]
    assert len(set(hints)) == len(FaceHint)
    assert hint_text(None, collected=0) != hint_text(None, collected=2)
    assert len({stage_text(stage) for stage in CardStage}) == len(CardStage)
    assert len({delivery_text(status) for status in DeliveryStatus}) == len(DeliveryStatus)
    assert len({device_text(device) for device in Device}) == len(Device)


def test_dates_money_and_rooms(translations: Translations) -> None:
    translations.use(Language.VIETNAMESE)
    assert date_text(date(2026, 12, 31)) == "31/12/2026"
    assert date_text(date(949, 2, 1)) == "01/02/949"
    assert money_text(150_000, Language.VIETNAMESE) == "150.000\N{NO-BREAK SPACE}đ"
    assert money_text(1_200_000, Language.ENGLISH) == "1,200,000\N{NO-BREAK SPACE}đ"
    assert room_text("12") == "Phòng 12"
    assert room_text("Phòng 12") == "Phòng 12"
