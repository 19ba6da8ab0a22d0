"""Draws the DET curve, the histogram of scores and the error rates of presentations as PNG, with Pillow alone."""

import io
import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from biometrics.evaluation.attacks import AttackEvaluation
from biometrics.evaluation.intervals import Interval
from biometrics.evaluation.rates import BINS, ScoreCounts
from biometrics.evaluation.run import Evaluation

_SIZE: Final = (1000, 720)
_LEFT, _TOP, _RIGHT, _BOTTOM = 110, 70, 960, 620
_INK: Final = (30, 30, 30)
_GRID: Final = (222, 222, 222)
_COLOURS: Final = ((0, 90, 170), (200, 70, 0), (0, 130, 80), (130, 60, 150))
_GREY: Final = (110, 110, 110)
_SCORE_BINS: Final = 160

Points = Sequence[tuple[float, float]]


class _Chart:
    """A picture with axes; places are fractions of the plot area, from its lower left corner."""

    def __init__(self, title: str, x_label: str, y_label: str, *, legend_at: float) -> None:
        self._image = Image.new("RGB", _SIZE, "white")
        self._draw = ImageDraw.Draw(self._image)
        self._font = ImageFont.load_default(size=20)
        self._small = ImageFont.load_default(size=17)
        self._draw.text(((_LEFT + _RIGHT) / 2, 34), title, _INK, ImageFont.load_default(size=24), anchor="mm")
        self._draw.text(((_LEFT + _RIGHT) / 2, _BOTTOM + 62), x_label, _INK, self._font, anchor="mm")
        self._upright(y_label)
        self._legend_left = _LEFT + legend_at * (_RIGHT - _LEFT)
        self._legend = 0

    def tick_x(self, at: float, label: str) -> None:
        x, _ = self._place(at, 0)
        self._draw.line((x, _TOP, x, _BOTTOM), _GRID)
        self._draw.text((x, _BOTTOM + 20), label, _INK, self._small, anchor="mm")

    def tick_y(self, at: float, label: str) -> None:
        _, y = self._place(0, at)
        self._draw.line((_LEFT, y, _RIGHT, y), _GRID)
        self._draw.text((_LEFT - 10, y), label, _INK, self._small, anchor="rm")

    def curve(self, points: Points, colour: tuple[int, int, int], label: str) -> None:
        self._draw.line([self._place(x, y) for x, y in points], colour, width=3, joint="curve")
        self._name(colour, label)

    def mark_x(self, at: float, label: str) -> None:
        """Draw an upright dashed line."""
        x, _ = self._place(at, 0)
        for y in range(_TOP, _BOTTOM, 14):
            self._draw.line((x, y, x, y + 7), _GREY, width=2)
        self._draw.text((x + 8, _BOTTOM - 20), label, _GREY, self._small, anchor="lm")

    def span(self, ends: Interval, at: float, y: float, colour: tuple[int, int, int], label: str) -> None:
        """Draw an interval with its value and a text above it."""
        (left, height), (right, _), (x, _) = self._place(ends.low, y), self._place(ends.high, y), self._place(at, y)
        self._draw.line((left, height, right, height), colour, width=3)
        self._draw.ellipse((x - 6, height - 6, x + 6, height + 6), colour)
        self._draw.text((_LEFT + 12, height - 15), label, _INK, self._small, anchor="lm")

    def png(self) -> bytes:
        self._draw.rectangle((_LEFT, _TOP, _RIGHT, _BOTTOM), outline=_INK)
        file = io.BytesIO()
        self._image.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _name(self, colour: tuple[int, int, int], label: str) -> None:
        y = _TOP + 26 + 28 * self._legend
        self._draw.line((self._legend_left, y, self._legend_left + 40, y), colour, width=4)
        self._draw.text((self._legend_left + 50, y), label, _INK, self._small, anchor="lm")
        self._legend += 1

    def _upright(self, label: str) -> None:
        strip = Image.new("RGB", (_BOTTOM - _TOP, 30), "white")
        ImageDraw.Draw(strip).text((strip.width / 2, 15), label, _INK, self._font, anchor="mm")
        self._image.paste(strip.rotate(90, expand=True), (8, _TOP))

    @staticmethod
    def _place(x: float, y: float) -> tuple[float, float]:
        return _LEFT + x * (_RIGHT - _LEFT), _BOTTOM - y * (_BOTTOM - _TOP)


def draw_det(evaluation: Evaluation) -> bytes:
    """Return the DET curves as PNG, one for each group: FNMR against FMR, both logarithmic (ISO/IEC 19795-1)."""
    decades_x = _decades(1 / max(evaluation.everybody.counts.impostor_pairs, 10))
    decades_y = _decades(1 / max(evaluation.everybody.counts.genuine_pairs, 10))
    chart = _Chart("Detection error trade-off", "FMR: strangers matched", "FNMR: own person not matched", legend_at=0.6)
    for exponent in range(decades_x + 1):
        chart.tick_x(1 - exponent / decades_x, f"1e-{exponent}" if exponent else "1")
    for exponent in range(decades_y + 1):
        chart.tick_y(1 - exponent / decades_y, f"1e-{exponent}" if exponent else "1")
    for group, colour in zip(evaluation.groups, _COLOURS * len(evaluation.groups), strict=False):
        points = _det_points(group.counts, decades_x, decades_y)
        chart.curve(points, colour, f"{group.group} ({group.counts.genuine_pairs}+{group.counts.impostor_pairs} pairs)")
    return chart.png()


def draw_histogram(evaluation: Evaluation, threshold: float) -> bytes:
    """Return the scores of genuine and impostor pairs as PNG: their share in each 160th of the scale."""
    counts = evaluation.everybody.counts
    shares = [_shares(counts.genuine), _shares(counts.impostor)]
    highest = max(float(share.max()) for share in shares) or 1.0
    chart = _Chart("Scores", "score", "share of the pairs", legend_at=0.04)
    for tick in range(9):
        chart.tick_x(tick / 8, f"{tick / 4 - 1:+.2f}")
    for tick in range(6):
        chart.tick_y(tick / 5 / 1.05, f"{100 * highest * tick / 5:.1f} %")
    for share, colour, name in zip(shares, _COLOURS, ("genuine pairs", "impostor pairs"), strict=False):
        heights = share / highest / 1.05
        points = [((k + 0.5) / _SCORE_BINS, float(height)) for k, height in enumerate(heights)]
        chart.curve(points, colour, name)
    chart.mark_x((threshold + 1) / 2, f"threshold {threshold:.3f}")
    return chart.png()


def draw_attacks(evaluation: AttackEvaluation) -> bytes:
    """Return BPCER and the APCER of each attack kind with their intervals as PNG (ISO/IEC 30107-3)."""
    chart = _Chart("Presentations wrongly classified (95 % intervals)", "BPCER, APCER", "kind", legend_at=0.6)
    for tick in range(6):
        chart.tick_x(tick / 5, f"{20 * tick} %")
    kinds = [result for result in evaluation.kinds if result.judged]
    for place, result in enumerate(kinds):
        rate, interval = result.rate, result.interval
        if rate is not None and interval is not None:
            y = 1 - (place + 0.75) / len(kinds)
            label = f"{result.kind} ({result.errors} of {result.judged})"
            chart.span(interval, rate, y, _COLOURS[0 if result.bona_fide else 1], label)
    return chart.png()


def _decades(least: float) -> int:
    return max(1, math.ceil(-math.log10(least)))


def _det_points(counts: ScoreCounts, decades_x: int, decades_y: int) -> list[tuple[float, float]]:
    fmr, fnmr = counts.curve()
    inside = (fmr > 0) & (fnmr > 0)
    points = dict.fromkeys(
        (
            round(1 + math.log10(x) / decades_x, 4),
            round(1 + math.log10(y) / decades_y, 4),
        )
        for x, y in zip(fmr[inside].tolist(), fnmr[inside].tolist(), strict=True)
    )
    return list(points)


def _shares(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    edges = np.linspace(0, BINS + 1, _SCORE_BINS + 1).astype(np.int64)
    return np.add.reduceat(counts, edges[:-1]) / max(int(counts.sum()), 1)
