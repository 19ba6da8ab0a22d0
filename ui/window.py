"""The kiosk's window: shows one View, sends Intents, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ports import PreviewImage
from kiosk.session.counter_views import CounterBody
from kiosk.session.events import DisplayChosen, HelpPressed, LanguageChosen, StaffSignedIn, Touched
from kiosk.session.state import Display, Language, TextSize
from kiosk.session.views import AssistedView, AttractView, CleaningView, OutOfServiceView, StaffView, View
from ui.announce import announce
from ui.corner_hold import CornerHold
from ui.fitting import is_squeezed
from ui.fonts import families, load_fonts, writable_languages
from ui.i18n import Translations, translate
from ui.screens import make_screen
from ui.screens.base import Arrangement, Room, Screen, Setting
from ui.staff_door import PinWait, StaffDoor, StaffLogin
from ui.theme import Theme
from ui.tokens import GAP, MARGIN, REFERENCE_METRICS, REFERENCE_SIZE, TIGHT, Cap, ScreenMetrics, growth
from ui.widgets.bars import SimulatedBanner, StepLine, TopBar
from ui.widgets.crossfade import Crossfade
from ui.widgets.foot import FootBar, FootContent, LanguageRow
from ui.widgets.languages import LanguagePicker
from ui.widgets.overlay import Overlay
from ui.widgets.preview import to_qimage

_TOUCH_PAUSE_MS = 1000
_LOW_MM = 230.0
"""Wide glass lower than this gives its height to words and buttons rather than to drawings."""
_ONWARD = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


def fit_window(available: QSize) -> tuple[ScreenMetrics, QSize]:
    """Metrics and size of a window that shows the reference kiosk, whole, on a developer's screen."""
    width, height = REFERENCE_SIZE
    factor = min(1.0, available.width() / width, available.height() / height)
    return REFERENCE_METRICS.scaled(factor), QSize(int(width * factor), int(height * factor))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the glass allows: which way it stands, how much room there is at best, how far sizes grow."""

    arrangement: Arrangement
    room: Room
    growth: float


class KioskWindow(QWidget):
    """`render` shows a view; `intent` carries what the person does. Raises FontError, TranslationError when made.

    `languages`: those to choose from; by default all that this machine has the letters for. `staff_wait`: seconds until
    a PIN is looked at again.
    """

    intent = Signal(object)
    announced = Signal(str)
    """The title of a new screen, as a screen reader is told it."""
    _refreshed = Signal()

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
        self._shape: _Shape | None = None
        self._theme = Theme(metrics, families(Language.VIETNAMESE))
        self._rooms: dict[tuple[object, ...], Room] = {}
        """Where each kind of screen found room before."""
        self._banner: SimulatedBanner | None = None
        self._screen: Screen | None = None
        self._frame: QWidget | None = None
        self._top: TopBar | None = None
        self._overlay: Overlay | None = None
        self._by_keyboard = False
        self._last_touch = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._put_on(self._theme)
        # Queued: the layout settles first.
        self._refreshed.connect(self._make_room, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        self._corner = CornerHold(self, metrics)
        self._corner.held.connect(self._corner_held)
        application.installEventFilter(self)

    # --- what the application calls ---

    def render(self, view: View) -> None:  # type: ignore[override]  # QWidget.render paints into a device
        """Shows a view. The same view again changes nothing; newer data of the same screen are shown in place."""
        before = self._view
        if view == before:
            return
        if isinstance(view.body, CounterBody):
            raise ValueError("the counter has a window of its own")  # noqa: TRY004 - of a view, no type of Python's
        self._view = view
        if before is None or before.step is not view.step:
            self._last_touch.invalidate()
            self._close_overlay()
        self._translations.use(view.language)
        only_body = before is not None and replace(before, body=view.body) == view
        if only_body and self._screen is not None and self._screen.refresh(view.body):
            self._refreshed.emit()
            return
        self._rebuild(before)

    def show_preview(self, image: PreviewImage) -> None:
        """Shows a camera picture where the present screen has a place for it; elsewhere it is dropped."""
        if self._screen is not None:
            self._screen.show_preview(to_qimage(image))

    @property
    def metrics(self) -> ScreenMetrics:
        """The glass that it is drawn for."""
        return self._metrics

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
        # A new screen sends itself hundreds of events, none of them a touch; each would wait for Python's lock.
        self._application.removeEventFilter(self)
        try:
            self._build(before)
        finally:
            self._application.installEventFilter(self)

    def _build(self, before: View | None) -> None:
        view = self._view
        if view is None:
            return
        old_frame, old_screen = self._frame, self._screen
        same_screen = before is not None and before.step is view.step
        focus = self.focusWidget()
        focused = focus.objectName() if same_screen and focus is not None else ""
        # Who goes on before the last change has faded is in a hurry.
        hurried = self._end_fades()
        fading = self._motion and old_frame is not None and self.isVisible() and not same_screen and not hurried
        picture = self.grab() if fading else None
        self._shape = shape = self._shape_now()
        if old_frame is not None:
            self._put_away(old_frame)
        screen, frame = self._drawn(view, shape)
        screen.intent.connect(self.intent)
        if same_screen and old_screen is not None and type(old_screen) is type(screen):
            screen.adopt(old_screen)
        self._screen, self._frame = screen, frame
        if old_screen is not None:
            old_screen.forget()
        target = frame.findChild(QWidget, focused) if focused else None
        if target is not None and self._by_keyboard:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            (target or screen).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._overlay is not None:
            self._overlay.raise_()
            self._overlay.setFocus()
        if not same_screen and screen.accessibleName():
            announce(screen, screen.accessibleName())
            self.announced.emit(screen.accessibleName())
        if picture is not None:
            fade = Crossfade(picture, self._theme.px(2.0), self)
            fade.setGeometry(self.rect())
            fade.show()

    def _end_fades(self) -> bool:
        """Whether there was one under way."""
        fades = self.findChildren(Crossfade)
        for fade in fades:
            fade.hide()
            fade.deleteLater()
        return bool(fades)

    def _drawn(self, view: View, shape: _Shape) -> tuple[Screen, QWidget]:
        """The screen in its frame, in the size of type that was chosen; in the normal one where large type would be cut
        off, and for staff."""
        if view.display.text_size is TextSize.LARGE and not isinstance(view.body, StaffView):
            self._wear(view, shape, TextSize.LARGE)
            screen, frame = self._placed(view, shape)
            if not self.isVisible() or not is_squeezed(frame):
                return screen, frame
            self._put_away(frame)
        self._wear(view, shape, TextSize.NORMAL)
        return self._placed(view, shape)

    def _wear(self, view: View, shape: _Shape, size: TextSize) -> None:
        """Palette, type and grounds of the whole window."""
        display = replace(view.display, text_size=size)
        theme = Theme.of_display(self._metrics.scaled(shape.growth), families(view.language), display)
        if theme != self._theme:
            self._put_on(theme)

    def _put_on(self, theme: Theme) -> None:
        self._theme = theme
        self.setPalette(theme.palette())
        self.setFont(theme.font(Cap.BODY))
        sheet = theme.stylesheet()
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        if self._simulated:
            if self._banner is not None:
                self._column.removeWidget(self._banner)
                self._banner.hide()
                self._banner.setParent(None)
                self._banner.deleteLater()
            self._banner = SimulatedBanner(theme)
            self._column.insertWidget(0, self._banner)

    def _placed(self, view: View, shape: _Shape) -> tuple[Screen, QWidget]:
        """The screen in its frame and in the window, with as much air as the glass allows."""
        kind = (view.step, type(view.body), view.language, self._theme.text_size, shape, view.can_ask_help)
        rooms = [room for room in Room if room >= self._rooms.get(kind, shape.room)]
        for room in rooms:
            screen, frame = self._make(view, shape, room)
            self._column.addWidget(frame)
            frame.show()
            self._column.activate()
            if room is rooms[-1] or not self.isVisible() or not is_squeezed(frame):
                break
            self._put_away(frame)
        self._rooms[kind] = room
        return screen, frame

    def _make_room(self) -> None:
        """What was shown in place may need more room than what it took the place of."""
        if self._frame is not None and self.isVisible() and is_squeezed(self._frame):
            self._rebuild(self._view)

    def _put_away(self, frame: QWidget) -> None:
        self._column.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def _make(self, view: View, shape: _Shape, room: Room) -> tuple[Screen, QWidget]:
        margin = self._theme.px(GAP if room >= Room.TIGHT else MARGIN)
        inner = self.width() - 2 * margin
        setting = Setting(self._theme, shape.arrangement, view.language, self._motion, room, inner)
        screen = make_screen(setting, view)
        return screen, self._make_frame(setting, view, screen)

    def _make_frame(self, setting: Setting, view: View, screen: Screen) -> QWidget:
        theme = self._theme
        frame = QWidget(self)
        frame.hide()
        column = QVBoxLayout(frame)
        gap, inner = theme.px(GAP), setting.width
        margin = (self.width() - inner) // 2
        edge = theme.px(TIGHT) if setting.low else gap
        column.setContentsMargins(margin, edge, margin, edge)
        column.setSpacing(theme.px(TIGHT if setting.tight else 4.0) if setting.low else gap)
        self._top = TopBar(theme, self._hospital_name)
        self._top.show_time(self._now())
        column.addWidget(self._top)
        if view.progress:
            beside = setting.tight or (setting.low and not setting.portrait)
            steps = StepLine(theme, view.progress, inner, compact=beside)
            if beside:
                self._top.middle.addWidget(steps)
                self._top.middle.addSpacing(gap)
            else:
                column.addWidget(steps)
        if setting.low:
            self._top.save_height(inner)
        column.addWidget(screen, 1)
        all_languages = isinstance(view.body, AttractView) and not setting.low
        if all_languages:
            row = LanguageRow(theme, self._languages, view.language)
            row.chosen.connect(self._choose_language)
            column.addWidget(row)
        if isinstance(view.body, CleaningView):
            return frame  # nothing that a cloth could press
        content = FootContent(
            view.language,
            view.display,
            can_pick_language=not all_languages,
            can_ask_help=view.can_ask_help and not isinstance(view.body, AttractView),
            staff_text=_door_text(view),
        )
        foot = FootBar(theme, content, inner)
        foot.pick_language.connect(self._open_languages)
        foot.display.connect(self._choose_display)
        foot.help.connect(lambda: self.intent.emit(HelpPressed()))
        foot.staff.connect(self._open_door)
        column.addWidget(foot)
        return frame

    def _shape_now(self) -> _Shape:
        portrait = self.height() > self.width()
        grown = growth(self.width(), self.height(), self._metrics)
        low = not portrait and self.height() < _LOW_MM * self._metrics.px_per_mm
        arrangement = Arrangement.PORTRAIT if portrait else Arrangement.LANDSCAPE
        return _Shape(arrangement, Room.LOW if low else Room.AMPLE, grown)

    def _show_time(self) -> None:
        if self._top is not None:
            self._top.show_time(self._now())

    # --- what lies over it ---

    def _open_door(self) -> None:
        tall = self.height() > self.width()
        door = StaffDoor(self._theme, self._staff_login, self._staff_wait, tall=tall, parent=self)
        door.entered.connect(self._enter)
        self._open(door)

    def _corner_held(self) -> None:
        """Staff ask for their door, wherever they may come and nothing lies over the screen yet."""
        if self._view is not None and self._view.staff_may_come and self._overlay is None:
            self._open_door()

    def _open_languages(self) -> None:
        view = self._view
        if view is None:
            return
        tall = self.height() > self.width()
        picker = LanguagePicker(self._theme, self._languages, view.language, tall=tall, parent=self)
        picker.chosen.connect(self._choose_language)
        self._open(picker)

    def _open(self, overlay: Overlay) -> None:
        self._close_overlay()
        overlay.closed.connect(self._close_overlay)
        overlay.setGeometry(self.rect())
        self._overlay = overlay
        overlay.show()
        overlay.setFocus()
        if self._by_keyboard:
            overlay.focusNextPrevChild(True)

    def _enter(self, officer: str) -> None:
        self._close_overlay()
        self.intent.emit(StaffSignedIn(officer))

    def _choose_language(self, language: Language) -> None:
        self._close_overlay()
        self.intent.emit(LanguageChosen(language))

    def _choose_display(self, display: Display) -> None:
        self.intent.emit(DisplayChosen(display))

    def _close_overlay(self) -> None:
        if self._overlay is not None:
            self._overlay.hide()
            self._overlay.deleteLater()
            self._overlay = None

    # --- Qt ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Any touch or key in this window, at most once a second, tells that the person is still there."""
        if isinstance(watched, QWidget) and watched.window() is self:
            self._corner.watch(watched, event)
        if event.type() not in _TOUCHES or not isinstance(watched, QWidget) or watched.window() is not self:
            return False
        self._by_keyboard = event.type() is QEvent.Type.KeyPress
        if not self._last_touch.isValid() or self._last_touch.elapsed() >= _TOUCH_PAUSE_MS:
            self._last_touch.start()
            self.intent.emit(Touched())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A five-key pad begins anywhere: its arrows go to the next thing to press and to the one before."""
        if event.key() in _ONWARD:
            self.focusNextPrevChild(True)
        elif event.key() in _BACK:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The window is done with: what it holds of the person and of the application goes now."""
        self._clock.stop()
        self._translations.leave()
        self._application.removeEventFilter(self)
        if self._screen is not None:
            self._screen.forget()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was rendered before there was a place for it is fitted now."""
        super().showEvent(event)
        if self._view is not None:
            self._rebuild(self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Turns the arrangement with the glass."""
        super().resizeEvent(event)
        if self._overlay is not None:
            self._overlay.setGeometry(self.rect())
        if self._view is not None and self._shape_now() != self._shape:
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
