"""The left side: who is here, how far that is proven, and how they are insured."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.notices import EligibilityNotice, FiveYears, NewCard, RightRoute
from kiosk.session.counter_events import ShownInFull
from kiosk.session.counter_views import PersonPane, Work
from kiosk.session.views import CapturingFaceView, MatchingView, NeedKeyView
from ui.counter.actions import Actions
from ui.counter.button import DeskButton, DeskLook
from ui.counter.check_line import CheckLine, Sign
from ui.counter.page import Scrolled
from ui.counter.setting import DESK_GAP, DeskSetting
from ui.counter.wording import (
    assurance_line,
    birth_text,
    face_line,
    insurance_line,
    score_text,
    source_text,
    verdict_line,
)
from ui.i18n import translate
from ui.tokens import Cap
from ui.widgets.card import rule
from ui.widgets.portrait import Portrait
from ui.widgets.preview import FramePreview
from ui.widgets.text import Text
from ui.wording import notice_text

_NOTICES = 2
_LEAST_PICTURE = 46.0
_PHOTO = 27.0
"""Width of the photo beside the name, in millimetres."""


class _Pictures(QWidget):
    """Side by side, in whatever height is left over: they ask for none."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """False, whatever their captions want."""
        return False


class PersonSide(QFrame):
    """Pictures above, facts below. Facts are drawn anew when they change; pictures stay."""

    intent = Signal(object)

    def __init__(self, setting: DeskSetting) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setting = setting
        self._shown: PersonPane | None = None
        theme = setting.theme
        self._beside = Portrait(theme, translate("Staff", "Photo in the chip"))
        self._beside.setFixedSize(theme.px(_PHOTO), theme.px(_PHOTO * 4 / 3))
        self._chip = Portrait(theme, translate("Staff", "Photo in the chip"))
        self._live = Portrait(theme, translate("Staff", "Live picture"))
        self._code = FramePreview(theme, translate("Counter", "What the camera sees"), centred=True)
        self._chip_side = self._captioned(self._chip, translate("Staff", "Photo in the chip"))
        self._live_side = self._captioned(self._live, translate("Staff", "Live picture"))
        self._pictures = _Pictures()
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(DESK_GAP))
        for part in (self._chip_side, self._live_side, self._code):
            row.addWidget(part, 1)
        # The facts have their height first; what is left is the pictures'.
        self._pictures.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._pictures.setMinimumHeight(theme.px(_LEAST_PICTURE))
        self._looking = False
        self._identity: QWidget = QWidget()
        self._facts: QWidget = QWidget()
        self._filler = QWidget()
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(DESK_GAP))
        self._head.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._identity, 1)
        inset = theme.px(DESK_GAP)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(theme.px(DESK_GAP * 0.7))
        self._column.addWidget(self._pictures, 1)
        self._column.addLayout(self._head)
        self._column.addWidget(self._facts)
        self._column.addWidget(self._filler, 1)

    def show_person(self, person: PersonPane, work: Work) -> None:
        """Shows what is known by now, and the pictures that this step looks at."""
        before = self._shown
        if before is None or before.photo != person.photo:
            photo = QImage() if person.photo is None else QImage.fromData(person.photo)
            for place in (self._chip, self._beside):
                if photo.isNull():
                    place.forget()
                else:
                    place.show_image(photo)
        facing = person.live or isinstance(work, CapturingFaceView | MatchingView)
        scanning = isinstance(work, NeedKeyView) and not work.has_key
        if not facing:
            self._live.forget()
        if not scanning:
            self._code.forget()
        self._chip_side.setVisible(facing)
        self._live_side.setVisible(facing)
        self._code.setVisible(scanning)
        self._pictures.setVisible(facing or scanning)
        self._filler.setVisible(not (facing or scanning))
        self._beside.setVisible(person.photo is not None and not facing)
        looked, self._looking = self._looking, facing or scanning
        if before is None or looked is not self._looking or _facts(before) != _facts(person):
            self._draw_facts(person)
        self._shown = person

    def show_preview(self, image: QImage) -> None:
        """The camera's picture, where this step looks at it."""
        if not self._live_side.isHidden():
            self._live.show_image(image)
        elif not self._code.isHidden():
            self._code.show_image(image)

    def adopt(self, previous: PersonSide) -> None:
        """Keeps the live picture last seen."""
        if previous.live_image is not None and not self._live_side.isHidden():
            self._live.show_image(previous.live_image)

    @property
    def live_image(self) -> QImage | None:
        """The live picture last seen."""
        return self._live.image

    @property
    def chip_image(self) -> QImage | None:
        """The chip's photo as drawn."""
        return self._chip.image

    def forget(self) -> None:
        """Drops pictures and facts."""
        self._shown = None
        for picture in (self._beside, self._chip, self._live, self._code):
            picture.forget()
        self._put(QWidget(), QWidget())

    # --- parts ---

    def _captioned(self, picture: QWidget, caption: str) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.setting.theme.px(0.8))
        column.addWidget(picture, 1)
        theme = self.setting.theme
        words = Text(theme, caption, Cap.DESK_NOTE, colour=theme.colours.quiet, align=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        return side

    def _put(self, identity: QWidget, facts: QWidget) -> None:
        for before, after, place in (
            (self._identity, identity, self._head),
            (self._facts, facts, self._column),
        ):
            place.replaceWidget(before, after)
            after.show()
            before.hide()
            before.deleteLater()
        self._identity, self._facts = identity, facts

    def _draw_facts(self, person: PersonPane) -> None:
        theme = self.setting.theme
        document = self._heading(translate("Counter", "Document"), source_text(person))
        parts: list[QWidget] = [rule(theme), document, CheckLine(theme, *assurance_line(person), bold=True)]
        if person.verdicts:
            parts.append(self._verdicts(person))
        score = score_text(person, self.setting.language)
        parts += [rule(theme), self._heading(translate("Counter", "Face"), score)]
        parts.append(CheckLine(theme, *face_line(person)))
        if not self._looking:  # the pictures need the room, and nobody looks at insurance meanwhile
            parts += [rule(theme), *self._insurance(person)]
        self._put(self._identified(person), Scrolled(theme, parts, spacing=DESK_GAP * 0.4, bottom=False))

    def _insurance(self, person: PersonPane) -> list[QWidget]:
        theme = self.setting.theme
        parts: list[QWidget] = [self._heading(translate("Counter", "Health insurance"))]
        parts.append(CheckLine(theme, *insurance_line(person.insurance, asking=person.asking_insurance)))
        if person.insurance is not None:
            told = person.insurance.notices[:_NOTICES]
            parts += [CheckLine(theme, _sign(item), notice_text(item), cap=Cap.DESK_NOTE) for item in told]
        return parts

    def _identified(self, person: PersonPane) -> QWidget:
        theme = self.setting.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(DESK_GAP * 0.3))
        label = Text(theme, person.name or translate("Counter", "Nobody is identified yet"), Cap.DESK_LEAD, bold=True)
        label.setObjectName("person-name")
        column.addWidget(label)
        number = person.personal_id
        told = [birth_text(person), None if number is None else translate("Counter", "ID %1").replace("%1", number)]
        facts = [fact for fact in told if fact is not None]
        for fact in [" · ".join(facts)] if self._looking and facts else facts:
            column.addWidget(Text(theme, fact, Cap.DESK))
        if person.name is not None and not person.in_full:
            text = translate("Counter", "Show in full")
            button = DeskButton(theme, text, "in-full", DeskLook.QUIET, key=Qt.Key.Key_F6, cap=Cap.DESK_NOTE)
            button.clicked.connect(lambda _checked=False: self.intent.emit(ShownInFull()))
            column.addWidget(Actions(theme, [button], left=True))
        column.addStretch(1)
        return holder

    def _verdicts(self, person: PersonPane) -> QWidget:
        theme = self.setting.theme
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(DESK_GAP))
        grid.setVerticalSpacing(theme.px(0.6))
        for place, verdict in enumerate(person.verdicts):
            sign, text = verdict_line(verdict)
            line = CheckLine(theme, sign, text, cap=Cap.DESK_NOTE, name=f"verdict-{verdict.check.value}")
            grid.addWidget(line, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return holder

    def _heading(self, text: str, beside: str | None = None) -> QWidget:
        """What follows, and a remark at the right."""
        theme = self.setting.theme
        heading = Text(theme, text, Cap.DESK_NOTE, bold=True, colour=theme.colours.quiet)
        if beside is None:
            return heading
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(DESK_GAP))
        row.addWidget(heading)
        remark = Text(theme, beside, Cap.DESK_NOTE, colour=theme.colours.quiet, align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(remark, 1)
        return holder


def _facts(person: PersonPane) -> PersonPane:
    """What is drawn in words."""
    return replace(person, photo=None, live=False)


def _sign(notice: EligibilityNotice) -> Sign:
    """Whether there is something to act on."""
    return Sign.GOOD if isinstance(notice, RightRoute | FiveYears | NewCard) else Sign.UNSURE
