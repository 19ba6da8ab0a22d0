"""The counter's window: shows one View, sends Intents, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ports import PreviewImage
from kiosk.session.counter_views import CounterDeskView, CounterSignInView, CounterVisitView
from kiosk.session.events import DisplayChosen, LanguageChosen, Touched
from kiosk.session.state import Display, Language
from kiosk.session.views import ClearingView, OutOfServiceView, StartingView, View
from ui.announce import announce
from ui.counter.bars import DeskFoot, DeskTop, Standing
from ui.counter.button import DeskButton
from ui.counter.page import Page
from ui.counter.pages import make_work_page
from ui.counter.pages.desk import DeskGuide, DeskPage
from ui.counter.pages.machine import MachinePage
from ui.counter.pages.sign_in import SignInPage
from ui.counter.person import PersonSide
from ui.counter.setting import DESK_GAP, DeskSetting, desk_growth, desk_stylesheet
from ui.fonts import families, load_fonts, writable_languages
from ui.i18n import Translations
from ui.staff_door import PinWait, StaffLogin
from ui.theme import Theme
from ui.tokens import Cap, ScreenMetrics
from ui.widgets.bars import SimulatedBanner
from ui.widgets.preview import to_qimage

_TOUCH_PAUSE_MS = 1000
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})
_PASSES = 3
_RIGHT = 12
_PERSON, _GUIDE = 8, 5
"""Shares of the width: of a person's side, and of the words that stand there while nobody is here."""
_ALONE = 130.0
"""Width of a page that stands alone, in millimetres."""


_WINDOW = (1366, 768)
_INCHES = 15.6


def fit_counter(available: QSize) -> tuple[ScreenMetrics, QSize]:
    """Metrics and size of a window that shows the smallest desk screen, whole, on a developer's screen."""
    width, height = _WINDOW
    factor = min(1.0, available.width() / width, available.height() / height)
    metrics = ScreenMetrics.of_diagonal(width, height, _INCHES).scaled(factor)
    return metrics, QSize(int(width * factor), int(height * factor))


class CounterWindow(QWidget):
    """`render` shows a view; `intent` carries what the officer does. Raises FontError, TranslationError when made.

    `languages`: those to choose from; by default all that this machine has the letters for. `staff_wait`: seconds until
    a PIN is looked at again.
    """

    intent = Signal(object)
    announced = Signal(str)
    """The title of a new page, as a screen reader is told it."""

    def __init__(
        self,
        metrics: ScreenMetrics,
        hospital_name: str,
        *,
        simulated: bool,
        staff_login: StaffLogin,
        now: Callable[[], datetime],
        motion: bool = True,
        translations: Translations | None = None,
        languages: Sequence[Language] | None = None,
        staff_wait: PinWait = lambda: 0.0,
    ) -> None:
        application = QApplication.instance()
        if application is None:
            raise RuntimeError("the window needs a QApplication")
        super().__init__()
        self._application = application
        self.setObjectName("kiosk")
        self.setWindowTitle(hospital_name)
        load_fonts()
        self._metrics = metrics
        self._languages = writable_languages() if languages is None else tuple(languages)
        self._translations = translations or Translations()
        self._simulated = simulated
        self._hospital_name = hospital_name
        self._staff_login = staff_login
        self._staff_wait = staff_wait
        self._now = now
        self._motion = motion
        self._view: View | None = None
        self._setting: DeskSetting | None = None
        self._growth = 1.0
        self._frame: QWidget | None = None
        self._top: DeskTop | None = None
        self._panes = QHBoxLayout()
        self._left: PersonSide | DeskGuide | None = None
        self._page: Page | None = None
        self._page_kind: tuple[type, ...] = ()
        self._work_side: QFrame | None = None
        self._work_box = QVBoxLayout()
        self._last_touch = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        application.installEventFilter(self)

    # --- what the application calls ---

    def render(self, view: View) -> None:  # type: ignore[override]  # QWidget.render paints into a device
        """Shows a view. The same view again changes nothing; newer data of the same page are shown in place."""
        before = self._view
        if view == before:
            return
        self._view = view
        if before is None or before.step is not view.step:
            self._last_touch.invalidate()
        self._translations.use(view.language)
        if before is None or (before.language, before.display) != (view.language, view.display):
            self._rebuild(view)
        else:
            self._show(view)
        if isinstance(view.body, ClearingView):
            _empty_clipboard()

    def show_preview(self, image: PreviewImage) -> None:
        """Shows a camera picture where the present step looks at one; elsewhere it is dropped."""
        if isinstance(self._left, PersonSide):
            self._left.show_preview(to_qimage(image))

    @property
    def metrics(self) -> ScreenMetrics:
        """The glass that it is drawn for."""
        return self._metrics

    @property
    def page(self) -> Page | None:
        """The page of the present view; None before the first."""
        return self._page

    @property
    def person_side(self) -> PersonSide | None:
        """The left side, while a person is here."""
        return self._left if isinstance(self._left, PersonSide) else None

    def show_kiosk(self) -> None:
        """Takes all of the desk's screen."""
        self.showMaximized()
        self.activateWindow()

    def show_windowed(self, size: QSize) -> None:
        """Shows itself in a window of that size, for a simulated run."""
        self.resize(size)
        self.show()

    # --- drawing ---

    def _rebuild(self, view: View) -> None:
        """Everything anew, in another language or other colours; what was begun is taken over."""
        focus = cast("QWidget | None", self.focusWidget())
        focused = "" if focus is None else focus.objectName()
        self._growth = desk_growth(self.width(), self.height(), self._metrics)
        theme = Theme.of_display(self._metrics.scaled(self._growth), families(view.language), view.display)
        self._setting = setting = DeskSetting(theme, view.language, self._motion)
        self.setPalette(theme.palette())
        self.setFont(theme.font(Cap.DESK))
        sheet = desk_stylesheet(theme)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        old_frame, old_left, old_page, old_kind = self._frame, self._left, self._page, self._page_kind
        self._left, self._page, self._page_kind = None, None, ()
        if old_frame is not None:
            self._column.removeWidget(old_frame)
            old_frame.hide()
        self._frame = self._make_frame(setting, view)
        self._column.addWidget(self._frame)
        self._frame.show()
        self._show(view)
        page, side = self.page, self.person_side
        if old_page is not None and page is not None and old_kind == self._page_kind:
            page.adopt(old_page)
        if isinstance(old_left, PersonSide) and side is not None:
            side.adopt(old_left)
        _forget(old_page, old_left)
        if old_frame is not None:
            old_frame.deleteLater()
        target = self._frame.findChild(QWidget, focused) if focused else None
        if target is not None and target.isVisibleTo(self):
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_frame(self, setting: DeskSetting, view: View) -> QWidget:
        theme = setting.theme
        frame = QWidget(self)
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if self._simulated:
            outer.addWidget(SimulatedBanner(theme, Cap.DESK))
        inside = QVBoxLayout()
        gap = theme.px(DESK_GAP)
        inside.setContentsMargins(gap, theme.px(2.0), gap, theme.px(1.5))
        inside.setSpacing(theme.px(2.0))
        self._top = DeskTop(setting, self._hospital_name)
        self._top.show_time(self._now())
        self._top.intent.connect(self.intent)
        inside.addWidget(self._top)
        self._panes = QHBoxLayout()
        self._panes.setSpacing(gap)
        self._work_side = QFrame()
        self._work_side.setProperty("role", "pane")
        self._work_box = QVBoxLayout(self._work_side)
        inset = theme.px(DESK_GAP * 1.3)
        self._work_box.setContentsMargins(inset, inset, inset, inset)
        self._panes.addWidget(self._work_side, _RIGHT)
        inside.addLayout(self._panes, 1)
        foot = DeskFoot(setting, self._languages, view.language, view.display)
        foot.language.connect(self._choose_language)
        foot.display.connect(self._choose_display)
        inside.addWidget(foot)
        outer.addLayout(inside, 1)
        return frame

    def _show(self, view: View) -> None:
        """The view in the frame that is there: each side in place where it can, else anew."""
        if self._top is not None:
            self._top.show_standing(_standing(view))
        self._show_left(view)
        self._show_right(view)
        if self.isVisible():
            # Wrapped words know their height only once they know their width: nothing is painted before both are known.
            for _ in range(_PASSES):
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _show_left(self, view: View) -> None:
        setting, body = self._setting, view.body
        if setting is None:
            return
        match body:
            case CounterVisitView(person=person, work=work):
                if not isinstance(self._left, PersonSide):
                    self._put_left(PersonSide(setting))
                if isinstance(self._left, PersonSide):
                    self._left.show_person(person, work)
            case CounterDeskView():
                if not isinstance(self._left, DeskGuide):
                    self._put_left(DeskGuide(setting))
                if isinstance(self._left, DeskGuide):
                    self._left.show_desk(body)
            case _:
                self._put_left(None)

    def _put_left(self, side: PersonSide | DeskGuide | None) -> None:
        before, self._left = self._left, side
        if before is not None:
            _forget(None, before)
            self._panes.removeWidget(before)
            before.hide()
            before.deleteLater()
        if side is not None:
            side.intent.connect(self.intent)
            self._panes.insertWidget(0, side, _PERSON if isinstance(side, PersonSide) else _GUIDE)
            side.show()  # now, not with the next event: its words are measured before anything is painted

    def _show_right(self, view: View) -> None:
        body = view.body
        shown = body.work if isinstance(body, CounterVisitView) else body
        kind = (type(body), type(shown))
        if self._page is not None and kind == self._page_kind and self._page.refresh(shown):
            return
        before, same = self._page, kind == self._page_kind
        page = self._make_page(view)
        page.intent.connect(self.intent)
        page.turned.connect(self._announce)
        self._page, self._page_kind = page, kind
        if before is not None:
            if same:
                page.adopt(before)
            _forget(before, None)
            self._work_box.removeWidget(before)
            before.hide()
            before.deleteLater()
        alone = not isinstance(body, CounterVisitView | CounterDeskView)
        page.setMaximumWidth(page.theme.px(_ALONE) if alone else 16_777_215)
        self._work_box.addWidget(page)
        if alone:
            self._work_box.setAlignment(page, Qt.AlignmentFlag.AlignHCenter)
            page.setMinimumWidth(max(0, min(page.theme.px(_ALONE), self.width() - 8 * page.theme.px(DESK_GAP))))
        page.show()
        focus = page.first()
        if focus is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus.setFocus(Qt.FocusReason.TabFocusReason)
        self._announce()

    def _make_page(self, view: View) -> Page:
        setting, body = self._setting, view.body
        if setting is None:
            raise RuntimeError("no page before its setting")
        match body:
            case CounterVisitView(work=work, officer=officer):
                return make_work_page(setting, work, officer)
            case CounterDeskView():
                return DeskPage(setting, body)
            case CounterSignInView():
                return SignInPage(setting, self._staff_login, self._staff_wait)
            case StartingView() | ClearingView() | OutOfServiceView():
                return MachinePage(setting, body)
            case _:
                raise ValueError(f"{type(body).__name__} is no view of a counter")

    def _announce(self) -> None:
        page = self._page
        if page is not None and page.accessibleName():
            announce(page, page.accessibleName())
            self.announced.emit(page.accessibleName())

    def _show_time(self) -> None:
        if self._top is not None:
            self._top.show_time(self._now())

    def _choose_language(self, language: Language) -> None:
        self.intent.emit(LanguageChosen(language))

    def _choose_display(self, display: Display) -> None:
        self.intent.emit(DisplayChosen(display))

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A key that stands on a button presses it, wherever the focus is."""
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        for button in self.findChildren(DeskButton):
            if button.key == key and button.isVisible() and button.isEnabled():
                if not event.isAutoRepeat():
                    button.click()
                return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Any touch or key in this window, at most once a second, tells that somebody is still working."""
        if event.type() not in _TOUCHES or not isinstance(watched, QWidget) or watched.window() is not self:
            return False
        if not self._last_touch.isValid() or self._last_touch.elapsed() >= _TOUCH_PAUSE_MS:
            self._last_touch.start()
            self.intent.emit(Touched())
        return False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The window is done with: what it holds of the person and of the application goes now."""
        self._clock.stop()
        self._translations.leave()
        self._application.removeEventFilter(self)
        _forget(self._page, self._left)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """On a larger screen everything is drawn larger."""
        super().resizeEvent(event)
        if self._view is not None and desk_growth(self.width(), self.height(), self._metrics) != self._growth:
            self._rebuild(self._view)


def _standing(view: View) -> Standing:
    match view.body:
        case CounterDeskView() as body:
            return Standing(body.officer, body.faults, body.outbox, can_sign_out=True)
        case CounterVisitView() as body:
            return Standing(body.officer, body.faults, body.outbox, can_sign_out=False)
        case CounterSignInView(faults=faults) | OutOfServiceView(faults=faults):
            return Standing(None, faults, None, can_sign_out=False)
        case _:
            return Standing(None, (), None, can_sign_out=False)


def _forget(page: Page | None, side: PersonSide | DeskGuide | None) -> None:
    if page is not None:
        page.forget()
    if isinstance(side, PersonSide):
        side.forget()


def _empty_clipboard() -> None:
    """What was copied out of this window goes with the person; what others copied is theirs."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
