"""Sizes in millimetres, colours with contrast, fonts that write Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

import ui
from kiosk.session.state import TextSize
from ui.fonts import FAMILY, FontError, load_fonts, vietnamese_letters
from ui.theme import Theme
from ui.tokens import (
    COLOURS,
    GROWS_TO,
    REFERENCE_METRICS,
    REFERENCE_SIZE,
    Cap,
    ScreenMetrics,
    cap_height,
    contrast,
    growth,
)

UI = Path(ui.__file__).parent


def test_the_reference_kiosk_is_21_inches_upright() -> None:
    assert REFERENCE_METRICS.px_per_mm == pytest.approx(4.034, abs=0.001)
    assert 1080 / REFERENCE_METRICS.px_per_mm == pytest.approx(267.7, abs=0.1)


def test_a_configured_diagonal_counts_more_than_what_the_screen_says(qapp: QApplication) -> None:
    screen = qapp.primaryScreen()
    size = screen.size()
    assert ScreenMetrics.of_screen(screen, 32.0) == ScreenMetrics.of_diagonal(size.width(), size.height(), 32.0)


@pytest.mark.parametrize(("inches", "grown"), [(15.6, 1.0), (21.5, 1.0), (27.0, 1.26), (32.0, GROWS_TO)])
def test_sizes_grow_on_large_glass_and_never_shrink(inches: float, grown: float) -> None:
    metrics = ScreenMetrics.of_diagonal(*REFERENCE_SIZE, inches)
    assert growth(*REFERENCE_SIZE, metrics) == pytest.approx(grown, abs=0.01)
    assert growth(*REFERENCE_SIZE[::-1], metrics) == pytest.approx(grown, abs=0.01)


@given(st.floats(2, 12), st.floats(0.1, 300))
def test_a_size_is_never_smaller_than_asked_for(px_per_mm: float, millimetres: float) -> None:
    pixels = ScreenMetrics(px_per_mm).px(millimetres)
    assert -1e-5 <= pixels - millimetres * px_per_mm < 1


@pytest.mark.parametrize("px_per_mm", [0.0, -1.0, float("nan")])
def test_metrics_are_positive(px_per_mm: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        ScreenMetrics(px_per_mm)


def test_a_screen_that_tells_no_size_is_taken_for_the_reference(qapp: QApplication) -> None:
    screen = qapp.primaryScreen()
    metrics = ScreenMetrics.of_screen(screen)
    reported = screen.physicalSize().width()
    told = screen.size().width() / reported if reported else 0
    assert metrics.px_per_mm == (pytest.approx(told) if 2 <= told <= 12 else REFERENCE_METRICS.px_per_mm)


@pytest.mark.parametrize(("text", "ground"), COLOURS.text_pairs())
def test_text_contrast(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("ground", [COLOURS.card, COLOURS.ground])
@pytest.mark.parametrize("edge", [COLOURS.outline, COLOURS.action])
def test_edges_of_what_is_touched_are_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_contrast_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_colours_stand_in_one_place() -> None:
    found = [
        path.name
        for path in (*UI.rglob("*.py"), *UI.rglob("*.svg"))
        if path.name != "tokens.py" and re.search(r"#[0-9A-Fa-f]{3,8}\b", path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("inches", [15.6, 21.5, 27.0])
@pytest.mark.parametrize("cap", Cap)
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", TextSize)
def test_capitals_are_as_high_as_the_scale_says(
    qapp: QApplication, inches: float, cap: Cap, bold: bool, size: TextSize
) -> None:
    metrics = ScreenMetrics.of_diagonal(1080, 1920, inches)
    height = QFontMetricsF(Theme(metrics, (load_fonts(),), text_size=size).font(cap, bold=bold)).capHeight()
    wanted = cap_height(cap, size)
    assert wanted - 0.01 <= height / metrics.px_per_mm <= wanted + 0.3


def test_the_palette_is_the_tokens(qapp: QApplication) -> None:
    palette = Theme(REFERENCE_METRICS, (load_fonts(),)).palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == COLOURS.ground
    assert palette.color(QPalette.ColorRole.WindowText).name().upper() == COLOURS.ink


def test_vietnamese_has_134_letters_beyond_ascii() -> None:
    letters = vietnamese_letters()
    assert len(letters) == 134
    assert {"ặ", "Ữ", "đ", "Ơ", "ỵ"} <= letters
    assert all(len(letter) == 1 and ord(letter) > 127 for letter in letters)


def test_the_shipped_family_is_used(qapp: QApplication) -> None:
    assert load_fonts() == FAMILY


def test_fonts_that_are_missing_are_named(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FontError, match=r"NotoSans-Regular\.ttf cannot be read"):
        load_fonts(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no font at all", bytes(4096)])
def test_files_that_are_no_fonts_are_named(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(content)
    with pytest.raises(FontError, match=r"NotoSans-Regular\.ttf is no font"):
        load_fonts(tmp_path)
