"""Every word in all five languages: whole, short, polite, and compiled from what the sources say."""

from __future__ import annotations

import math
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.session.state import CardStage, FaceHint, Language
from tests.screens.word_count import word_count
from tools.translations import (
    I18N,
    compile_language,
    failure_strings,
    messages,
    sources,
    update_window,
    write_failures,
)
from ui.i18n import OWN_NAMES, TranslationError, Translations, translate
from ui.i18n.pseudo import LONGER, pseudo_text, pseudo_translations
from ui.line_breaks import PHRASE_END, join_sentences, pieces, plain, sentences, together
from ui.wording import (
    cause_text,
    cure_text,
    date_text,
    delivery_text,
    device_text,
    hint_text,
    money_text,
    number_text,
    patient_sentence,
    percent_text,
    room_text,
    stage_text,
    time_text,
)

FILES = sorted(I18N.glob("*.ts"))
WINDOW = [path for path in FILES if path.name.startswith("kiosk_")]
FOR_STAFF = frozenset({"Staff", "StaffDoor", "Device", "Counter"})
STAFF_STRINGS = {text for row in FAILURES.values() for text in (row.cause, row.cure)}
NBSP = "\N{NO-BREAK SPACE}"
PLACEHOLDER = re.compile(r"%\d|\{\w*\}")

TRANSLATED = [(path, *key, text) for path in FILES for key, text in messages(path).items()]
TOLD = [
    (path.stem[-2:], context, source, plain(text))
    for path, context, source, text in TRANSLATED
    if context not in FOR_STAFF and source not in STAFF_STRINGS
]
"""Language, context, source and text of everything that a patient reads or hears."""


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations()
    yield made
    made.leave()


def test_every_language_has_its_files() -> None:
    assert {path.name for path in FILES} == {path.name for language in Language for path in sources(language)}
    assert set(OWN_NAMES) == set(Language)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_unfinished(path: Path) -> None:
    found = messages(path)
    assert not [key for key, text in found.items() if not text.strip()]
    for (context, source), text in found.items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(text)), f"{context}: {source}"


def test_the_sources_hold_the_strings_of_the_code(tmp_path: Path) -> None:
    fresh = [Path(shutil.copy(path, tmp_path)) for path in WINDOW]
    update_window(fresh)
    for path in fresh:
        assert messages(path) == messages(I18N / path.name)


@pytest.mark.parametrize("language", Language)
def test_the_failure_files_hold_the_strings_of_the_table(tmp_path: Path, language: Language) -> None:
    path = I18N / f"failures_{language.value}.ts"
    assert [source for _, source in messages(path)] == failure_strings(language)
    fresh = Path(shutil.copy(path, tmp_path))
    write_failures(fresh, language)
    assert messages(fresh) == messages(path)


@pytest.mark.parametrize("language", Language)
def test_the_compiled_file_is_the_source(tmp_path: Path, language: Language) -> None:
    compiled = tmp_path / "fresh.qm"
    compile_language(language, compiled)
    assert compiled.read_bytes() == (I18N / f"kiosk_{language.value}.qm").read_bytes()


@pytest.mark.parametrize("language", Language)
def test_every_failure_speaks_every_language(translations: Translations, language: Language) -> None:
    translations.use(language)
    for code in FailureCode:
        row = FAILURES[code]
        assert (patient_sentence(code) == row.patient) is (language is Language.VIETNAMESE)
        assert (cause_text(code) == row.cause) is (language is Language.ENGLISH)
        assert (cure_text(code) == row.cure) is (language is Language.ENGLISH)


def test_what_a_patient_is_told_is_short() -> None:
    long = [f"{language} {source}: {text}" for language, _, source, text in TOLD if word_count(text) > 25]
    assert not long
    assert not [source for _, context, source, _ in TOLD if context != "Failure" and word_count(source) > 25]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("không hợp lệ", "không khớp", "sai", "lỗi", "thất bại", "từ chối", "bạn")),
        ("en", ("invalid", "wrong", "error", "failed", "failure", "mismatch", "rejected", "illegal", "fault")),
        ("zh", ("无效", "错误", "失败", "不符", "拒绝", "你", "非法")),
        ("ja", ("無効", "エラー", "失敗", "不一致", "拒否", "あなた", "不正")),
        ("ko", ("무효", "오류", "실패", "불일치", "거부", "당신", "잘못")),
    ],
)
def test_people_are_never_blamed_nor_addressed_lightly(language: str, words: tuple[str, ...]) -> None:
    spaced = language in ("vi", "en")
    pattern = re.compile("|".join(rf"\b{word}\b" if spaced else word for word in words), re.IGNORECASE)
    told = [text for found, _, _, text in TOLD if found == language]
    if language == "en":
        told += [source for _, context, source, _ in TOLD if context != "Failure"]
    assert not [text for text in told if pattern.search(text)]


def test_sentences_to_patients_are_of_the_polite_form() -> None:
    """Chinese says 您, Japanese ends in です, ます or ください, Korean in the formal style."""
    for language, context, source, text in TOLD:
        if not source.endswith((".", "?")) or context == "Format":
            continue
        last = text.rstrip("。.?？")
        if language == "ja":
            assert last.endswith(("です", "ます", "ください", "ますか", "ですか", "せん", "した", "中")), text
        if language == "ko":
            assert last.endswith(("다", "까", "시오")), text


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


@pytest.mark.parametrize(
    ("language", "day", "old_day", "fee", "share", "room"),
    [
        (Language.VIETNAMESE, "31/12/2026", "01/02/949", "1.250.000 ₫", "80 %", "Phòng 12"),
        (Language.ENGLISH, "31/12/2026", "01/02/949", "1,250,000 ₫", "80 %", "Room 12"),
        (Language.CHINESE, "2026年12月31日", "949年2月1日", "1,250,000 越南盾", "80%", "12 号诊室"),
        (Language.JAPANESE, "2026年12月31日", "949年2月1日", "1,250,000 ドン", "80%", "12番診察室"),
        (Language.KOREAN, "2026년 12월 31일", "949년 2월 1일", "1,250,000동", "80%", "12호실"),
    ],
)
def test_dates_money_and_rooms(
    translations: Translations, language: Language, day: str, old_day: str, fee: str, share: str, room: str
) -> None:
    translations.use(language)
    assert date_text(date(2026, 12, 31)).replace(NBSP, " ") == day
    assert date_text(date(949, 2, 1)).replace(NBSP, " ") == old_day
    assert " " not in date_text(date(2026, 12, 31)), "a date stays on one line"
    assert plain(money_text(1_250_000, language)).replace(NBSP, " ") == fee
    assert percent_text(80).replace(NBSP, " ") == share
    assert plain(room_text("12")) == plain(room_text("Phòng 12")) == room
    assert plain(room_text("12B")) == room.replace("12", "12B")
    assert room_text("Khoa Nội, tầng 2") == "Khoa Nội, tầng 2"
    assert number_text(45_000, language) == ("45.000" if language is Language.VIETNAMESE else "45,000")
    assert time_text(datetime(2026, 11, 22, 8, 5, tzinfo=UTC)) == "08:05"


def test_a_language_can_be_asked_beside_the_one_in_force(translations: Translations) -> None:
    translations.use(Language.VIETNAMESE)
    assert plain(translations.text(Language.KOREAN, "Ticket", "Your number")) == "고객님의 번호"
    assert translations.text(Language.ENGLISH, "Ticket", "Your number") == "Your number"
    assert translate("Ticket", "Your number") == "Số của quý khách"


def test_switching_there_and_back_leaves_one_language_in_force(translations: Translations) -> None:
    for language in (*Language, Language.VIETNAMESE):
        translations.use(language)
    assert translate("IdleWarning", "Are you still there?") == "Quý khách còn ở đây không?"
    translations.leave()
    assert QCoreApplication.translate("IdleWarning", "Are you still there?") == "Are you still there?"


def test_of_two_windows_each_speaks_its_own_language(translations: Translations) -> None:
    other = Translations()
    other.use(Language.KOREAN)
    translations.use(Language.ENGLISH)
    assert translate("Ticket", "Your number") == "Your number"
    other.use(Language.KOREAN)
    assert plain(translate("Ticket", "Your number")) == "고객님의 번호"
    translations.leave()
    assert plain(translate("Ticket", "Your number")) == "고객님의 번호"
    other.leave()
    assert translate("Ticket", "Your number") == "Your number"


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ui.i18n.__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(TranslationError, match=r"kiosk_vi\.qm is missing"):
        Translations()


# --- the pseudo language ---


def test_the_pseudo_language_is_longer_and_keeps_placeholders() -> None:
    for source in {source for _, context, source, _ in TOLD if context != "Format"}:
        text = pseudo_text(source)
        assert len(text) >= len(source) * LONGER
        assert PLACEHOLDER.findall(text) == PLACEHOLDER.findall(source)
        longest = max(map(len, source.split()))
        assert max(map(len, text.split())) <= longest + (1 if " " in source else math.ceil(len(source) * 0.4))


def test_the_pseudo_language_answers_for_every_language(qapp: QApplication) -> None:
    translations = pseudo_translations()
    for language in Language:
        translations.use(language)
        assert translate("Ticket", "Your number") == pseudo_text("Your number") != "Your number"
        assert date_text(date(2026, 12, 31)) == "31/12/2026"
    translations.leave()


# --- where lines may end ---


def test_japanese_ends_lines_between_phrases_and_chinese_between_words(translations: Translations) -> None:
    source = "Hello! Please lay your ID card on the reader"
    translations.use(Language.JAPANESE)
    japanese = [piece.text for piece in pieces(translate("Attract", source))]
    assert japanese == ["ようこそ。", "身分証カードを", "読み取り機に", "置いてください"]
    translations.use(Language.CHINESE)
    chinese = [piece.text for piece in pieces(translate("Attract", source))]
    assert {"您好！", "身份证", "读卡器"} <= set(chinese)


def test_longer_texts_without_spaces_say_where_a_phrase_ends() -> None:
    for path, context, source, text in TRANSLATED:
        if path.stem[-2:] in ("zh", "ja") and context not in ("Speech", "Format") and word_count(text) > 4:
            assert PHRASE_END in text, source


def test_no_line_begins_with_a_stop_or_parts_a_date() -> None:
    for _, context, source, text in TRANSLATED:
        for piece in pieces(text)[1:] if context != "Format" else ():
            assert piece.text[:1] not in tuple("，。、！？：）」％年月"), (source, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mời đặt thẻ", ["Mời", "đặt", "thẻ"]),
        ("카드를 읽고", ["카드를", "읽고"]),
        ("内科，外科。", ["内", "科，", "外", "科。"]),
        ("", [""]),
    ],
)
def test_text_without_marks_is_divided_by_the_rules_of_unicode(text: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(text)] == expected


def test_no_line_begins_with_the_sign_of_a_long_vowel() -> None:
    found = [piece.text for piece in pieces("QRコード")]
    assert "".join(found) == "QRコード"
    assert found[0] == "QR"
    assert not [piece for piece in found if piece.startswith("ー")]


def test_a_fact_is_one_piece_in_every_language() -> None:
    for fact in ("sinh năm 1949", "身分証番号\u200b …6789", "%1年出生"):
        assert [piece.text.replace(NBSP, " ") for piece in pieces(together(fact))] == [plain(fact)]


def test_sentences_are_parted_and_joined_in_each_language() -> None:
    assert sentences("One. Two.") == ["One.", "Two."]
    assert sentences("一。二！") == ["一。", "二！"]
    assert join_sentences(["One.", "Two."]) == "One. Two."
    assert join_sentences(["一。", "", "二。"]) == "一。二。"
