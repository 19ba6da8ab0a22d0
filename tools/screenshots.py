"""Every screen in every language, theme and size as a picture, with one page to look at them all.

    python tools/screenshots.py out/screens            all of them (`make screenshots`)
    python tools/screenshots.py out/screens --only review ticket --language vi
    python tools/screenshots.py --main-path docs/screens.png
    python tools/screenshots.py --counter docs/counter-window.png

The views are those of the screen tests, of synthetic persons; nothing is simulated and no device is needed.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.session.state import Contrast, Display, Language, TextSize
from tests.screens.counter_examples import DESK_BY_NAME, DESK_EXAMPLES, DeskExample
from tests.screens.examples import BY_NAME, EXAMPLES, Example
from tests.screens.glass import LAPTOP, UPRIGHT, Glass
from ui.counter.window import CounterWindow
from ui.tokens import COLOURS
from ui.window import KioskWindow

MAIN_PATH = ("attract", "notice", "need-key", "reading-named", "capturing", "review", "services", "ticket-printed")
COUNTER_PATH = ("counter-desk-list", "counter-trouble-face", "counter-tasks-result", "counter-dossier")
PICTURE_WIDTH = {UPRIGHT.name: 432, LAPTOP.name: 683}
_AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Kind:
    """One of the ways that a screen is drawn."""

    glass: Glass
    language: Language
    contrast: Contrast
    size: TextSize

    @property
    def name(self) -> str:
        """Folder of its pictures."""
        return f"{self.glass.name}-{self.language.value}-{self.contrast.value}-{self.size.value}"


def kinds(languages: Sequence[Language]) -> Iterator[Kind]:
    """Glass, language, theme, text size: all of each."""
    for glass, language, contrast, size in product((UPRIGHT, LAPTOP), languages, Contrast, TextSize):
        yield Kind(glass, language, contrast, size)


def make_window(glass: Glass) -> KioskWindow:
    """A window without motion, as of a kiosk in service."""
    window = KioskWindow(
        glass.metrics,
        "Bệnh viện Đa khoa Thành phố",
        simulated=False,
        staff_login=lambda _pin: None,
        now=lambda: _AT,
        motion=False,
        languages=tuple(Language),
    )
    window.resize(glass.width, glass.height)
    window.show()
    return window


def make_counter(glass: Glass) -> CounterWindow:
    """A counter's window, likewise."""
    window = CounterWindow(
        glass.metrics,
        "Trung tâm phục vụ hành chính công Thành phố",
        simulated=False,
        staff_login=lambda _pin: None,
        now=lambda: _AT,
        motion=False,
        languages=tuple(Language),
    )
    window.resize(glass.width, glass.height)
    window.show()
    return window


def picture(window: KioskWindow | CounterWindow, example: Example | DeskExample, kind: Kind, width: int) -> QImage:
    """The screen as drawn, scaled to `width` pixels."""
    window.render(example.view(kind.language, Display(kind.size, kind.contrast)))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return window.grab().toImage().scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def write_all(folder: Path, examples: Sequence[Example | DeskExample], languages: Sequence[Language]) -> int:
    """Writes the pictures and `index.html`; returns how many. A counter's screen is always wide."""
    shutil.rmtree(folder, ignore_errors=True)
    windows = {glass: make_window(glass) for glass in (UPRIGHT, LAPTOP)}
    counter = make_counter(LAPTOP)
    sections, count = [], 0
    for kind in kinds(languages):
        place = folder / kind.name
        place.mkdir(parents=True)
        figures = []
        for example in examples:
            at_counter = isinstance(example, DeskExample)
            if at_counter and kind.glass is not LAPTOP:
                continue
            window = counter if at_counter else windows[kind.glass]
            image = picture(window, example, kind, PICTURE_WIDTH[kind.glass.name])
            image.save(str(place / f"{example.name}.png"))
            figures.append(_figure(kind, example.name, image))
            count += 1
        sections.append(f"<section id='{kind.name}'><h2>{html.escape(_heading(kind))}</h2>{''.join(figures)}</section>")
    (folder / "index.html").write_text(_page(sections, list(kinds(languages))), encoding="utf-8")
    for each in (*windows.values(), counter):
        each.close()
    return count


def write_main_path(path: Path) -> None:
    """The screens of one check-in side by side: the picture of the README."""
    kind = Kind(UPRIGHT, Language.VIETNAMESE, Contrast.NORMAL, TextSize.NORMAL)
    window = make_window(UPRIGHT)
    _write_sheet([picture(window, BY_NAME[name], kind, 360) for name in MAIN_PATH], 4, path)
    window.close()


def write_counter(path: Path) -> None:
    """The counter's work on one sheet."""
    kind = Kind(LAPTOP, Language.VIETNAMESE, Contrast.NORMAL, TextSize.NORMAL)
    window = make_counter(LAPTOP)
    _write_sheet([picture(window, DESK_BY_NAME[name], kind, 960) for name in COUNTER_PATH], 2, path)
    window.close()


def _write_sheet(images: Sequence[QImage], columns: int, path: Path) -> None:
    gap = 16
    rows = -(-len(images) // columns)
    width, height = images[0].width(), images[0].height()
    sheet = QImage(columns * (width + gap) + gap, rows * (height + gap) + gap, QImage.Format.Format_RGB32)
    sheet.fill(QColor(COLOURS.edge))
    painter = QPainter(sheet)
    for number, image in enumerate(images):
        x, y = gap + number % columns * (width + gap), gap + number // columns * (height + gap)
        painter.drawImage(QRect(x, y, width, height), image)
    painter.end()
    sheet.save(str(path))


def _heading(kind: Kind) -> str:
    return f"{kind.glass.name} · {kind.language.value} · {kind.contrast.value} contrast · {kind.size.value} text"


def _figure(kind: Kind, name: str, image: QImage) -> str:
    return (
        f"<figure><img loading='lazy' src='{kind.name}/{name}.png' width='{image.width() // 2}' "
        f"height='{image.height() // 2}' alt='{name}'><figcaption>{name}</figcaption></figure>"
    )


def _page(sections: Sequence[str], all_kinds: Sequence[Kind]) -> str:
    links = " · ".join(f"<a href='#{kind.name}'>{html.escape(_heading(kind))}</a>" for kind in all_kinds)
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Screens of the kiosk</title>"
        "<style>body{font:16px sans-serif;margin:24px;background:#ddd}figure{display:inline-block;margin:6px}"
        "figcaption{text-align:center}img:hover{outline:3px solid teal}nav{line-height:1.8}</style>"
        f"<h1>Screens of the kiosk</h1><nav>{links}</nav>{''.join(sections)}</html>\n"
    )


def main() -> int:
    """Writes what was asked for; 0 done, 2 wrong use."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--only", nargs="+", choices=sorted((*BY_NAME, *DESK_BY_NAME)), default=[])
    parser.add_argument("--language", nargs="+", choices=[language.value for language in Language], default=[])
    parser.add_argument("--main-path", type=Path)
    parser.add_argument("--counter", type=Path)
    asked = parser.parse_args()
    if asked.folder is None and asked.main_path is None and asked.counter is None:
        parser.error("name a folder, --main-path or --counter")
    application = QApplication([])
    if asked.main_path is not None:
        write_main_path(asked.main_path)
        print(asked.main_path)
    if asked.counter is not None:
        write_counter(asked.counter)
        print(asked.counter)
    if asked.folder is not None:
        named: dict[str, Example | DeskExample] = {**BY_NAME, **DESK_BY_NAME}
        examples = [named[name] for name in asked.only] or [*EXAMPLES, *DESK_EXAMPLES]
        languages = [Language(value) for value in asked.language] or list(Language)
        count = write_all(asked.folder, examples, languages)
        print(f"{count} pictures: {asked.folder / 'index.html'}")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
