"""The kiosk's window: shows one View, sends Intents, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ports import PreviewImage
from kiosk.session.events import HelpPressed, LanguageChosen, StaffSignedIn, Touched
from kiosk.session.views import AssistedView, AttractView, OutOfServiceView, View
from ui.fonts import load_fonts
from ui.i18n import Translations, translate
from ui.screens import make_screen
from ui.screens.base import Arrangement, Screen, Setting
from ui.staff_door import StaffDoor, StaffLogin
from ui.theme import Theme
from ui.tokens import GAP, MARGIN, REFERENCE_METRICS, REFERENCE_SIZE, TIGHT, Cap, ScreenMetrics
from ui.widgets.bars import FootBar, SimulatedBanner, StepLine, TopBar
from ui.widgets.crossfade import Crossfade
from ui.widgets.preview import to_qimage

_TOUCH_PAUSE_MS = 1000
_LOW_MM = 230.0
"""Wide glass lower than this gives its height to words and buttons rather than to drawings."""
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


def fit_window(available: QSize) -> tuple[ScreenMetrics, QSize]:
    """Metrics and size of a window that shows the reference kiosk, whole, on a developer's screen."""
    width, height = REFERENCE_SIZE
    factor = min(1.0, available.width() / width, available.height() / height)
    return REFERENCE_METRICS.scaled(factor), QSize(int(width * factor), int(height * factor))


class KioskWindow(QWidget):
    """`render` shows a view; `intent` carries what the person does. Raises FontError, TranslationError when made."""

    intent = Signal(object)

    def __init__(
        self,
        metrics: ScreenMetrics,
        hospital_name: str,
        *,
        simulated: bool,
        staff_login: StaffLogin,
        now: Callable[[], datetime],
        motion: bool = True,
    ) -> None:
        application = QApplication.instance()
        if application is None:
            raise RuntimeError("the window needs a QApplication")
        super().__init__()
        self._application = application
        self.setObjectName("kiosk")
        self.setWindowTitle(hospital_name)
        self._theme = Theme(metrics, load_fonts())
        self._translations = Translations()
        self._simulated = simulated
        self._hospital_name = hospital_name
        self._staff_login = staff_login
        self._now = now
        self._motion = motion
        self._view: View | None = None
        self._arrangement: tuple[Arrangement, bool] | None = None
        self._screen: Screen | None = None
        self._frame: QWidget | None = None
        self._top: TopBar | None = None
        self._door: StaffDoor | None = None
        self._last_touch = QElapsedTimer()
        self.setPalette(self._theme.palette())
        self.setFont(self._theme.font(Cap.BODY))
        self.setStyleSheet(self._theme.stylesheet())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        if simulated:
            outer.addWidget(SimulatedBanner(self._theme))
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        application.installEventFilter(self)

    # --- what the application calls ---

    def render(self, view: View) -> None:  # type: ignore[override]  # QWidget.render paints into a device
        """Shows a view. The same view again changes nothing; newer data of the same screen are shown in place."""
        before = self._view
        if view == before:
            return
        self._view = view
        if before is None or before.step is not view.step:
            self._last_touch.invalidate()
            self._close_door()
        if before is None or before.language is not view.language:
            self._translations.use(view.language)
        only_body = before is not None and replace(before, body=view.body) == view
        if only_body and self._screen is not None and self._screen.refresh(view.body):
            return
        self._rebuild(before)

    def show_preview(self, image: PreviewImage) -> None:
        """Shows a camera picture where the present screen has a place for it; elsewhere it is dropped."""
        if self._screen is not None:
            self._screen.show_preview(to_qimage(image))

    @property
    def metrics(self) -> ScreenMetrics:
        """The glass that it is drawn for."""
        return self._theme.metrics

    @property
    def screen_shown(self) -> Screen | None:
        """The screen of the present view; None before the first."""
        return self._screen

    def show_kiosk(self) -> None:
        """Fills the screen, without a pointer: fingers have their own."""
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()
        self.activateWindow()

    def show_windowed(self, size: QSize) -> None:
        """Shows itself in a window of that size, for a simulated run."""
        self.resize(size)
        self.show()

    # --- drawing ---

    def _rebuild(self, before: View | None) -> None:
        view = self._view
        if view is None:
            return
        old_frame, old_screen = self._frame, self._screen
        same_screen = before is not None and before.step is view.step
        focused = self.focusWidget().objectName() if same_screen and self.focusWidget() is not None else ""
        picture = (
            self.grab() if self._motion and old_frame is not None and self.isVisible() and not same_screen else None
        )
        portrait, low = self._shape()
        self._arrangement = (portrait, low)
        setting = Setting(self._theme, portrait, view.language, self._motion, low)
        screen = make_screen(setting, view)
        screen.intent.connect(self.intent)
        if same_screen and old_screen is not None and type(old_screen) is type(screen):
            screen.adopt(old_screen)
        self._screen = screen
        self._frame = self._make_frame(setting, view, screen)
        if old_frame is not None and old_screen is not None:
            old_screen.forget()
            self._column.removeWidget(old_frame)
            old_frame.hide()
            old_frame.deleteLater()
        self._column.addWidget(self._frame)
        self._frame.show()
        self._column.activate()
        target = self._frame.findChild(QWidget, focused) if focused else None
        (target or screen).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._door is not None:
            self._door.raise_()
            self._door.setFocus()
        if picture is not None:
            fade = Crossfade(picture, self._theme.px(2.0), self)
            fade.setGeometry(self.rect())
            fade.show()

    def _make_frame(self, setting: Setting, view: View, screen: Screen) -> QWidget:
        theme = self._theme
        frame = QWidget()
        column = QVBoxLayout(frame)
        margin, gap = theme.px(MARGIN), theme.px(GAP)
        edge = theme.px(TIGHT) if setting.low else gap
        column.setContentsMargins(margin, edge, margin, edge)
        column.setSpacing(theme.px(4.0) if setting.low else gap)
        self._top = TopBar(theme, self._hospital_name)
        self._top.show_time(self._now())
        column.addWidget(self._top)
        if view.progress:
            steps = StepLine(theme, view.progress, compact=setting.low)
            if setting.low:
                self._top.middle.addWidget(steps)
                self._top.middle.addSpacing(gap)
            else:
                column.addWidget(steps)
        column.addWidget(screen, 1)
        foot = FootBar(
            theme,
            view.language,
            can_ask_help=view.can_ask_help and not isinstance(view.body, AttractView),
            staff_text=_door_text(view),
        )
        foot.language.connect(lambda language: self.intent.emit(LanguageChosen(language)))
        foot.help.connect(lambda: self.intent.emit(HelpPressed()))
        foot.staff.connect(self._open_door)
        column.addWidget(foot)
        return frame

    def _shape(self) -> tuple[Arrangement, bool]:
        portrait = self.height() > self.width()
        low = self.height() < _LOW_MM * self._theme.metrics.px_per_mm
        return (Arrangement.PORTRAIT if portrait else Arrangement.LANDSCAPE), low and not portrait

    def _show_time(self) -> None:
        if self._top is not None:
            self._top.show_time(self._now())

    # --- staff ---

    def _open_door(self) -> None:
        self._close_door()
        portrait, _ = self._shape()
        door = StaffDoor(self._theme, self._staff_login, tall=portrait is Arrangement.PORTRAIT, parent=self)
        door.closed.connect(self._close_door)
        door.entered.connect(self._enter)
        door.setGeometry(self.rect())
        self._door = door
        door.show()
        door.setFocus()

    def _enter(self, officer: str) -> None:
        self._close_door()
        self.intent.emit(StaffSignedIn(officer))

    def _close_door(self) -> None:
        if self._door is not None:
            self._door.hide()
            self._door.deleteLater()
            self._door = None

    # --- Qt ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Any touch or key in this window, at most once a second, tells that the person is still there."""
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
        if self._screen is not None:
            self._screen.forget()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Turns the arrangement with the glass."""
        super().resizeEvent(event)
        if self._door is not None:
            self._door.setGeometry(self.rect())
        if self._view is not None and self._shape() != self._arrangement:
            self._rebuild(self._view)


def _door_text(view: View) -> str | None:
    """Where staff may sign in; broken devices stand beside the word, for staff to see in passing."""
    match view.body:
        case AttractView(faults=faults) | OutOfServiceView(faults=faults):
            codes = " ".join(code.value for _, code in faults)
            word = translate("FootBar", "Staff")
            return f"{word} · {codes}" if codes else word
        case AssistedView():
            return translate("FootBar", "Staff")
        case _:
            return None
