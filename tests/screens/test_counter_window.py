"""The counter's window at the keyboard: what each key sends, what is kept, and that nothing of a person is left."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget

from kiosk.domain.failures import FailureCode
from kiosk.domain.identity import PartialDate, Sex
from kiosk.domain.manual import ManualReason
from kiosk.domain.priority import Priority
from kiosk.ports import PreviewImage
from kiosk.session import counter_events as cv
from kiosk.session import events as ev
from kiosk.session.counter_views import TroubleView
from kiosk.session.state import Contrast, Display, Language, TextSize
from tests.screens.conftest import make_counter
from tests.screens.counter_examples import (
    DESK_BY_NAME,
    DESK_EXAMPLES,
    FORM,
    FULL_NAME,
    FULL_NUMBER,
    HITS,
    IN_FULL,
    KNOWN,
    LINES,
    NUMBER,
    OFFICER,
    PROCEDURES,
    TASKS,
    DeskExample,
    desk,
    visit,
)
from tests.screens.glass import LAPTOP, Collected
from ui.counter.button import DeskButton
from ui.counter.fields import read_birth_date
from ui.counter.folding import finds, fold
from ui.counter.person import PersonSide
from ui.counter.rows import RowList
from ui.counter.ticks import TickBox
from ui.counter.window import CounterWindow
from ui.widgets.text import Text, TextBlock

KEY = Qt.Key
NOTE = "Con gái nhận thay, điện thoại buổi chiều"
TYPING = TroubleView(
    FailureCode.CARD_UNREADABLE, None, can_retry=True, can_verify=False, can_type=True, reasons=(), typed_wrongly=True
)
TYPED_NAME = "Hoàng Thị Ánh Tuyết"


@pytest.fixture(scope="module")
def counter(qapp: QApplication) -> Iterator[CounterWindow]:
    window = make_counter(LAPTOP, languages=tuple(Language))
    window.activateWindow()
    qapp.processEvents()
    yield window
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def sent(counter: CounterWindow) -> Iterator[Collected]:
    found = Collected()
    counter.intent.connect(found.add)
    yield found
    counter.intent.disconnect(found.add)


def show(window: CounterWindow, example: DeskExample | str, language: Language = Language.VIETNAMESE) -> None:
    chosen = DESK_BY_NAME[example] if isinstance(example, str) else example
    window.render(DESK_BY_NAME["counter-clearing"].view(language))
    window.render(chosen.view(language))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def focus(window: CounterWindow) -> QWidget:
    return cast("QWidget | None", window.focusWidget()) or window


def press(window: CounterWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(window), key)


def buttons(window: CounterWindow) -> list[DeskButton]:
    return [button for button in window.findChildren(DeskButton) if button.isVisible()]


def field(window: CounterWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None
    return found


def compose(widget: QWidget, text: str) -> None:
    """Types as a Vietnamese input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


# --- keys ---


@pytest.mark.parametrize(
    ("name", "keys", "expected"),
    [
        ("counter-desk", (KEY.Key_F2,), [ev.StartPressed()]),
        ("counter-desk", (KEY.Key_F12,), [cv.SignedOut()]),
        ("counter-desk", (KEY.Key_2, KEY.Key_3, KEY.Key_Return), [cv.DossiersSought("23")]),
        ("counter-desk", (KEY.Key_Return,), [cv.DossiersSought("")]),
        ("counter-desk-list", (KEY.Key_F5,), [cv.ReceiptAgain(HITS[0].line.number)]),
        ("counter-desk-list", (KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_F4),
         [cv.ResultCameIn(HITS[3].line.number)]),
        ("counter-desk-list", (KEY.Key_Escape,), [cv.Back()]),
        ("counter-notice", (KEY.Key_Return,), []),
        ("counter-notice", (KEY.Key_Space, KEY.Key_Return), [ev.ConsentGiven(chip=True, face=False)]),
        ("counter-notice", (KEY.Key_Space, KEY.Key_Down, KEY.Key_Space, KEY.Key_Return),
         [ev.ConsentGiven(chip=True, face=True)]),
        ("counter-notice", (KEY.Key_Escape,), [ev.LeavePressed()]),
        ("counter-notice", (KEY.Key_F8,), [ev.ConsentRefused()]),
        ("counter-key", (KEY.Key_1, KEY.Key_2, KEY.Key_Return), []),
        ("counter-key", (KEY.Key_0, KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6, KEY.Key_Enter),
         [ev.DigitsTyped("012345")]),
        ("counter-key", (KEY.Key_F4,), [ev.HelpPressed()]),
        ("counter-lay-card", (KEY.Key_F2,), [ev.StartPressed()]),
        ("counter-reading", (KEY.Key_F4,), [ev.HelpPressed()]),
        ("counter-face", (KEY.Key_Escape,), [ev.LeavePressed()]),
        ("counter-trouble-face", (KEY.Key_Return,), [ev.StaffResumed()]),
        ("counter-trouble-face", (KEY.Key_F4,), []),
        ("counter-trouble-face", (KEY.Key_F4, KEY.Key_2), [ev.StaffVerified(OFFICER, ManualReason.PRINTED_PHOTO)]),
        ("counter-trouble-face", (KEY.Key_F4, KEY.Key_Escape, KEY.Key_1, KEY.Key_Escape), [ev.LeavePressed()]),
        ("counter-tasks", (KEY.Key_F4,), [cv.CheckInBegun()]),
        ("counter-tasks", (KEY.Key_F6,), [cv.ShownInFull()]),
        ("counter-tasks", (KEY.Key_Return,), [cv.DossierBegun(PROCEDURES[0].code)]),
        ("counter-tasks", (KEY.Key_Down, KEY.Key_Return), [cv.DossierBegun(PROCEDURES[1].code)]),
        ("counter-tasks", (KEY.Key_H, KEY.Key_O, KEY.Key_N, KEY.Key_Return), [cv.DossierBegun(PROCEDURES[2].code)]),
        ("counter-tasks", (KEY.Key_Escape, KEY.Key_Escape), []),
        ("counter-tasks", (KEY.Key_Escape, KEY.Key_Return), [ev.LeavePressed()]),
        ("counter-tasks-result", (KEY.Key_Return, KEY.Key_Return), [cv.ResultHandedOut(LINES[1].number)]),
        ("counter-tasks-result", (KEY.Key_Return, KEY.Key_Escape), []),
        ("counter-tasks-result", (KEY.Key_Up, KEY.Key_Return, KEY.Key_Return), []),
        ("counter-tasks-result", (KEY.Key_Up, KEY.Key_F8, KEY.Key_Return), [cv.DossierTakenBack(LINES[0].number)]),
        ("counter-tasks-done", (KEY.Key_F5,), [cv.InsuranceAskedAgain()]),
        ("counter-dossier", (KEY.Key_Escape,), [cv.Back()]),
        ("counter-dossier", (KEY.Key_Return,), []),
        ("counter-dossier", (KEY.Key_Down, KEY.Key_Space), [cv.DraftChanged((0, 1), "")]),
        ("counter-dossier", (KEY.Key_F7,), [cv.DraftChanged((0, 1, 2), "")]),
        ("counter-receipt", (KEY.Key_F5,), [cv.ReceiptAgain(NUMBER)]),
        ("counter-receipt", (KEY.Key_Escape,), [cv.Back()]),
        ("counter-receipt", (KEY.Key_Return,), [ev.LeavePressed()]),
        ("counter-services", (KEY.Key_Down, KEY.Key_Return), [ev.ServiceChosen("K01")]),
        ("counter-services", (KEY.Key_F7,), [ev.PriorityAsked(Priority.DISABLED)]),
        ("counter-todays-number", (KEY.Key_Return,), [ev.NumberAgain()]),
        ("counter-todays-number", (KEY.Key_F4,), [ev.AnotherService()]),
        ("counter-ticket", (KEY.Key_Return,), [ev.TicketTaken()]),
        ("counter-idle", (KEY.Key_Escape,), [ev.LeavePressed()]),
        ("counter-keeping", (KEY.Key_Return, KEY.Key_Escape), []),
        ("counter-desk", (KEY.Key_F9,), [ev.LanguageChosen(Language.ENGLISH)]),
        ("counter-desk", (KEY.Key_F10,), [ev.DisplayChosen(Display(contrast=Contrast.HIGH))]),
        ("counter-desk", (KEY.Key_F11,), [ev.DisplayChosen(Display(TextSize.LARGE))]),
    ],
)  # fmt: skip
def test_keys(
    counter: CounterWindow, sent: Collected, name: str, keys: tuple[Qt.Key, ...], expected: list[object]
) -> None:
    show(counter, name)
    sent.all.clear()
    press(counter, *keys)
    assert sent.deliberate == expected


def test_confirming_tells_the_last_of_the_note_first(counter: CounterWindow, sent: Collected) -> None:
    show(counter, "counter-dossier-whole")
    note = counter.findChild(QPlainTextEdit, "note-field")
    assert note is not None
    note.setFocus()
    note.selectAll()
    QTest.keyClicks(note, "gap")
    press(counter, KEY.Key_Return)
    assert sent.deliberate == [cv.DraftChanged((0, 1), "gap"), cv.DossierConfirmed()]


def test_a_note_is_told_once_the_typing_rests(counter: CounterWindow, sent: Collected, qtbot: object) -> None:
    show(counter, "counter-dossier")
    note = counter.findChild(QPlainTextEdit, "note-field")
    assert note is not None
    QTest.keyClicks(note, "ab")
    assert sent.deliberate == []
    deadline = time.monotonic() + 10
    while not sent.deliberate and time.monotonic() < deadline:
        QApplication.processEvents()
    assert sent.deliberate == [cv.DraftChanged((0,), "ab")]


def test_what_the_document_says_is_typed_in(counter: CounterWindow, sent: Collected) -> None:
    show(counter, "counter-trouble-card")
    press(counter, KEY.Key_F7)
    assert focus(counter).objectName() == "full-name"
    compose(focus(counter), " Trần  Văn An ")
    press(counter, KEY.Key_Tab)
    QTest.keyClicks(focus(counter), "b1234567")
    press(counter, KEY.Key_Return)
    assert sent.deliberate == [], "the date is still missing"
    assert focus(counter).objectName() == "birth-date"
    QTest.keyClicks(focus(counter), "5/12/1949")
    QTest.mouseClick(next(b for b in buttons(counter) if b.objectName() == "sex-M"), Qt.MouseButton.LeftButton)
    field(counter, "birth-date").setFocus()
    press(counter, KEY.Key_Return)
    assert sent.deliberate == [cv.IdentityTyped("Trần Văn An", "B1234567", PartialDate(1949, 12, 5), Sex.MALE)]


def test_signing_in(counter: CounterWindow, sent: Collected) -> None:
    show(counter, "counter-sign-in")
    pin = field(counter, "pin")
    assert focus(counter) is pin
    QTest.keyClicks(pin, "12a")
    assert pin.text() == "12", "digits alone"
    press(counter, KEY.Key_Return)
    QTest.keyClicks(pin, "34")
    press(counter, KEY.Key_Return)
    assert pin.text() == ""
    assert sent.deliberate == []
    QTest.keyClicks(pin, "2468")
    press(counter, KEY.Key_Return)
    assert sent.deliberate == [ev.StaffSignedIn("Trần Thị Lan")]
    assert pin.echoMode() is QLineEdit.EchoMode.Password


def test_wrong_pins_close_the_field_for_a_while(qapp: QApplication) -> None:
    closed = [0.0]

    def login(pin: str) -> str | None:
        closed[0] = 4.2
        return None

    window = CounterWindow(
        LAPTOP.metrics, "X", simulated=False, staff_login=login, staff_wait=lambda: closed[0],
        now=lambda: HITS[0].line.received_at,
    )  # fmt: skip
    window.show()
    window.render(DESK_BY_NAME["counter-sign-in"].view())
    QTest.keyClicks(field(window, "pin"), "1111")
    QTest.keyClick(field(window, "pin"), KEY.Key_Return)
    assert not field(window, "pin").isEnabled()
    assert any("5 giây" in label.text() for label in window.findChildren(Text) if label.isVisible())
    closed[0] = 0.0
    page = window.page
    assert page is not None
    page.show_wait()  # type: ignore[attr-defined]
    assert field(window, "pin").isEnabled()
    window.close()
    window.deleteLater()
    qapp.processEvents()


# --- for everybody ---


@pytest.mark.parametrize(
    "name",
    [
        "counter-sign-in",
        "counter-desk-list",
        "counter-notice",
        "counter-key",
        "counter-face",
        "counter-trouble-face",
        "counter-typing",
        "counter-tasks",
        "counter-tasks-result",
        "counter-dossier",
        "counter-receipt",
        "counter-services",
    ],
)
def test_all_is_reached_and_named(counter: CounterWindow, name: str) -> None:
    show(counter, name)
    wanted = {
        widget
        for widget in counter.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    roles = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.EditableText, QAccessible.Role.List}
    for widget in wanted:
        found = QAccessible.queryAccessibleInterface(widget)
        assert found is not None
        assert found.text(QAccessible.Text.Name).strip(), widget.objectName()
        assert found.role() in roles, widget.objectName()
    reached = set()
    for _ in range(len(wanted) + 1):
        press(counter, KEY.Key_Tab)
        reached.add(focus(counter))
    assert wanted <= reached
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, CounterWindow)]
    assert others == [], "a part of a page became a window"


def test_each_row_is_told_in_a_sentence(counter: CounterWindow) -> None:
    show(counter, "counter-desk-list", Language.ENGLISH)
    rows = next(item for item in counter.findChildren(QListView) if item.isVisible())
    told = rows.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(f"Number: {HITS[1].line.number}, Person: ")
    assert "State: " in told


def test_each_title_is_announced_and_the_keyboard_is_never_lost(counter: CounterWindow) -> None:
    heard: list[str] = []
    counter.announced.connect(heard.append)
    for example in DESK_EXAMPLES[::4]:
        show(counter, example)
        title = next(label for label in counter.findChildren(Text, "title") if label.isVisible())
        assert heard[-1] == title.accessibleName()
        assert QApplication.focusWidget() is not None
    counter.announced.disconnect(heard.append)


def test_touches_are_told_at_most_once_a_second(counter: CounterWindow, sent: Collected) -> None:
    show(counter, "counter-idle")
    sent.all.clear()
    press(counter, KEY.Key_A, KEY.Key_B)
    assert sent.all == [ev.Touched()]


# --- nothing is lost ---


@pytest.mark.parametrize(
    "other",
    [(Language.ENGLISH, Display()), (Language.VIETNAMESE, Display(TextSize.LARGE, Contrast.HIGH))],
    ids=["language", "display"],
)
def test_what_was_begun_outlives_another_language_and_other_colours(
    counter: CounterWindow, other: tuple[Language, Display]
) -> None:
    def begun_and_switched(name: str, begin: Callable[[], None]) -> None:
        show(counter, name)
        begin()
        counter.render(DESK_BY_NAME[name].view(*other))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def note() -> QPlainTextEdit:
        found = counter.findChild(QPlainTextEdit, "note-field")
        assert found is not None
        return found

    begun_and_switched("counter-dossier", lambda: (note().setFocus(), QTest.keyClicks(note(), "abc"))[0])
    assert note().toPlainText() == "abc"
    assert focus(counter) is note()
    assert note().textCursor().position() == 3
    begun_and_switched("counter-tasks", lambda: QTest.keyClicks(field(counter, "filter"), "hon"))
    assert field(counter, "filter").text() == "hon"
    listed = next(item for item in counter.findChildren(RowList) if item.isVisible())
    assert [row.key for row in listed.rows] == [PROCEDURES[2].code]
    begun_and_switched("counter-key", lambda: QTest.keyClicks(field(counter, "digits"), "0123"))
    assert field(counter, "digits").text() == "0123"
    begun_and_switched("counter-notice", lambda: press(counter, KEY.Key_Space))
    assert [box.isChecked() for box in counter.findChildren(TickBox) if box.isVisible()] == [True, False]
    begun_and_switched("counter-typing", lambda: QTest.keyClicks(field(counter, "full-name"), "An"))
    assert field(counter, "full-name").text() == "An"
    begun_and_switched("counter-sign-in", lambda: QTest.keyClicks(field(counter, "pin"), "24"))
    assert field(counter, "pin").text() == "24"
    begun_and_switched("counter-desk-list", lambda: press(counter, KEY.Key_A, KEY.Key_Down))
    assert field(counter, "query").text() == "a"
    assert next(item for item in counter.findChildren(RowList) if item.isVisible()).current == HITS[1].line.number


def test_news_do_not_disturb_what_is_typed(counter: CounterWindow) -> None:
    show(counter, "counter-dossier")
    note = counter.findChild(QPlainTextEdit, "note-field")
    assert note is not None
    note.setFocus()
    QTest.keyClicks(note, "ab")
    changed = replace(DESK_BY_NAME["counter-dossier"], body=visit(replace(FORM, papers=(0, 1), missing=())))
    counter.render(changed.view())
    assert counter.findChild(QPlainTextEdit, "note-field") is note
    assert note.toPlainText() == "ab"
    assert not any(label.isVisible() for label in counter.findChildren(Text, "missing"))
    show(counter, replace(DESK_BY_NAME["counter-tasks"], body=visit(replace(TASKS, dossiers=None))))
    QTest.keyClicks(field(counter, "filter"), "khai")
    counter.render(DESK_BY_NAME["counter-tasks-result"].view())
    assert field(counter, "filter").text() == "khai"
    assert field(counter, "filter").isVisible(), "no other list comes up under the fingers"


def test_a_result_that_waits_is_offered_first(counter: CounterWindow) -> None:
    show(counter, replace(DESK_BY_NAME["counter-tasks"], body=visit(replace(TASKS, dossiers=None))))
    counter.render(DESK_BY_NAME["counter-tasks-result"].view())
    tab = next(button for button in buttons(counter) if button.objectName() == "hand-out")
    assert tab.isChecked()


# --- nothing is left ---


def _pictures(side: PersonSide) -> int:
    return sum(image is not None for image in (side.live_image, side.chip_image))


def test_nothing_of_a_person_is_left_once_everything_is_erased(counter: CounterWindow) -> None:
    """In no widget, model, measured text or picture, and not on the clipboard, as soon as events have run."""
    typed = replace(DESK_BY_NAME["counter-typing"], body=visit(TYPING, IN_FULL))
    show(counter, typed)
    compose(field(counter, "full-name"), TYPED_NAME)
    field(counter, "full-name").selectAll()
    QTest.keyClick(field(counter, "full-name"), KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field(counter, "full-name"), KEY.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert field(counter, "full-name").text() == TYPED_NAME
    counter.render(replace(DESK_BY_NAME["counter-dossier-whole"], body=visit(replace(FORM, note=NOTE), IN_FULL)).view())
    note = counter.findChild(QPlainTextEdit, "note-field")
    assert note is not None
    note.selectAll()
    QTest.keyClick(note, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    counter.render(DESK_BY_NAME["counter-trouble-face"].view())
    counter.show_preview(PreviewImage(4, 3, bytes((200, 30, 220)) * 12))
    side = counter.person_side
    assert side is not None
    assert _pictures(side) == 2
    counter.render(DESK_BY_NAME["counter-desk-list"].view())
    counter.render(DESK_BY_NAME["counter-clearing"].view())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert _pictures(side) == 0
    assert QGuiApplication.clipboard().text() == ""
    names = (FULL_NAME, FULL_NUMBER, KNOWN.name, NOTE, TYPED_NAME, "…2345", "1949", HITS[0].line.number)
    for widget in counter.findChildren(QWidget):
        told = f"{widget.accessibleName()}{widget.accessibleDescription()}{widget.toolTip()}{widget.windowTitle()}"
        if isinstance(widget, QAbstractButton | Text | QLineEdit):
            told += widget.text()
        if isinstance(widget, QPlainTextEdit):
            told += widget.toPlainText()
        assert not any(name in told for name in names if name), widget
    gc.collect()
    kept = [item.text for item in gc.get_objects() if isinstance(item, TextBlock)]
    assert not [text for text in kept if any(name in text for name in names if name)]


def test_fields_forget_what_undo_would_bring_back(counter: CounterWindow) -> None:
    show(counter, "counter-dossier")
    note = counter.findChild(QPlainTextEdit, "note-field")
    page = counter.page
    assert note is not None
    assert page is not None
    QTest.keyClicks(note, "secret")
    page.forget()
    note.undo()
    assert note.toPlainText() == ""
    show(counter, "counter-typing")
    page, name = counter.page, field(counter, "full-name")
    assert page is not None
    QTest.keyClicks(name, "secret")
    page.forget()
    name.undo()
    assert name.text() == ""


def test_a_search_is_forgotten_when_it_closes(counter: CounterWindow) -> None:
    show(counter, "counter-desk-list")
    QTest.keyClicks(field(counter, "query"), "nguyen")
    counter.render(replace(DESK_BY_NAME["counter-desk"], body=desk()).view())
    assert field(counter, "query").text() == ""
    assert all(rows.rows == () for rows in counter.findChildren(RowList))


def test_no_field_has_a_menu_and_none_takes_what_is_dropped(counter: CounterWindow) -> None:
    for name in ("counter-typing", "counter-dossier", "counter-tasks", "counter-sign-in"):
        show(counter, name)
        for part in (*counter.findChildren(QLineEdit), *counter.findChildren(QPlainTextEdit)):
            assert not part.acceptDrops()
            QTest.mouseClick(part, Qt.MouseButton.RightButton)
            assert QApplication.activePopupWidget() is None


# --- small parts ---


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("khai sinh", "Đăng ký khai sinh", True),
        ("dang KY", "Đăng ký khai sinh", True),
        ("sinh khai", "Đăng ký khai sinh", True),
        ("1.0011", "Đăng ký khai sinh 1.001193", True),
        ("", "anything", True),
        ("hôn", "Đăng ký khai sinh", False),
        ("đ", "da", True),
    ],
)
def test_finding_without_marks(query: str, text: str, found: bool) -> None:
    assert finds(query, text) is found


def test_folding_takes_all_marks_off() -> None:
    assert fold("Đặng Thị Ưỡn") == "dang thi uon"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5/12/1949", PartialDate(1949, 12, 5)),
        ("05.12.1949", PartialDate(1949, 12, 5)),
        (" 12/1949 ", PartialDate(1949, 12)),
        ("1949", PartialDate(1949)),
        ("31/02/1949", None),
        ("13/1949", None),
        ("5/12/49", None),
        ("", None),
        ("abc", None),
    ],
)
def test_birth_dates_as_far_as_documents_know_them(typed: str, expected: PartialDate | None) -> None:
    assert read_birth_date(typed) == expected
