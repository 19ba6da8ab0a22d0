"""The person sees themself in an oval; the ring fills; one hint at a time."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from kiosk.session.views import Body, CapturingFaceView
from ui.i18n import translate
from ui.screens.base import Screen, Setting
from ui.tokens import GAP, Cap
from ui.widgets.preview import OvalPreview
from ui.widgets.text import Text
from ui.wording import face_text

HINT_MS = 500
"""A hint stays at least so long: nobody can follow one that flickers."""


class CapturingFaceScreen(Screen):
    """Nothing to touch; the picture takes all the room there is."""

    def __init__(self, setting: Setting, body: CapturingFaceView) -> None:
        super().__init__(setting)
        theme = self.theme
        self._preview = OvalPreview(theme, translate("CapturingFace", "Your picture, live"))
        self._show_progress(body)
        self._hint = Text(
            theme,
            face_text(body),
            Cap.BUTTON,
            bold=True,
            colour=theme.colours.action,
            align=setting.align,
        )
        self._hint.setObjectName("hint")
        self._relief = Text(
            theme,
            translate("CapturingFace", "If this is hard for you, press “I need help”: staff will look instead."),
            Cap.BODY,
            colour=theme.colours.quiet,
            align=setting.align,
        )
        self._relief.setVisible(body.again)
        self._hint.setMinimumHeight(2 * self._hint.font().pixelSize() if setting.portrait else 0)
        self._pending = body
        self._since = QElapsedTimer()
        self._since.start()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_hint)
        words = QVBoxLayout()
        words.setSpacing(theme.px(GAP))
        if not setting.portrait:
            words.addStretch(1)
        words.addWidget(self.title(translate("CapturingFace", "Please look at the camera")))
        if not setting.portrait:
            words.addWidget(self._hint)
            words.addWidget(self._relief)
            words.addStretch(1)
        outer = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if setting.portrait else QBoxLayout.Direction.LeftToRight, self
        )
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(GAP if setting.portrait else GAP * 2))
        if setting.portrait:
            outer.addLayout(words)
            outer.addWidget(self._preview, 1)
            outer.addWidget(self._hint)
            outer.addWidget(self._relief)
        else:
            outer.addWidget(self._preview, 1)
            outer.addLayout(words, 1)

    def refresh(self, body: Body) -> bool:
        """The ring at once, the hint at most twice a second."""
        if not isinstance(body, CapturingFaceView):
            return False
        self._show_progress(body)
        self._relief.setVisible(body.again)
        self._pending = body
        if not self._later.isActive():
            self._later.start(max(0, HINT_MS - self._since.elapsed()))
        return True

    def show_preview(self, image: QImage) -> None:
        """Into the oval."""
        self._preview.show_image(image)

    def forget(self) -> None:
        """The picture goes."""
        self._preview.forget()

    def _show_progress(self, body: CapturingFaceView) -> None:
        self._preview.set_progress(body.collected + body.motions_done, body.needed + body.motions)

    def _show_hint(self) -> None:
        text = face_text(self._pending)
        if text != self._hint.text():
            self._hint.set_text(text)
            self._since.restart()
