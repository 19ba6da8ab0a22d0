"""What every slip for an 80 mm thermal printer is made of: blocks of pure black and white, 576 dots wide at 203 dpi."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO

import segno
from PIL import Image, ImageDraw, ImageFont

WIDTH = 576
MARGIN = 24
GAP = 14
_BLACK, _WHITE = 0, 255
_THRESHOLD = 128
_QR_MODULE = 5
_SMALLEST_TEXT = 18
SIMULATED_MARK = "MÔ PHỎNG · SIMULATED"


class SlipPainter:
    """Draws blocks and puts them together. A simulated run's slips say so in white on black, above and below."""

    def __init__(self, *, simulated: bool) -> None:
        self._simulated = simulated
        fonts = files("kiosk").joinpath("assets", "fonts")
        self._regular = fonts.joinpath("NotoSans-Regular.ttf").read_bytes()
        self._bold = fonts.joinpath("NotoSans-Bold.ttf").read_bytes()

    def page(self, blocks: Sequence[Image.Image]) -> Image.Image:
        """The slip in mode "1", 576 dots wide, as high as it needs."""
        if self._simulated:
            blocks = [self.bar(SIMULATED_MARK), *blocks, self.bar(SIMULATED_MARK)]
        height = 2 * MARGIN + sum(block.height + GAP for block in blocks)
        page = Image.new("L", (WIDTH, height), _WHITE)
        top = MARGIN
        for block in blocks:
            page.paste(block, ((WIDTH - block.width) // 2, top))
            top += block.height + GAP
        return page.point(lambda value: _WHITE if value >= _THRESHOLD else _BLACK).convert(
            "1", dither=Image.Dither.NONE
        )

    def text(self, text: str, size: int, *, bold: bool = False, lines: int = 3, left: bool = False) -> Image.Image:
        """Text broken at spaces, set smaller until it fits into so many lines; of the smallest, as many as it takes.

        In the middle, or with `left` at the margin.
        """
        available = WIDTH - 2 * MARGIN
        font = self._font(size, bold=bold)
        broken = _break(text, font, available)
        while size > _SMALLEST_TEXT and (
            len(broken) > lines or any(font.getlength(line) > available for line in broken)
        ):
            size -= 4
            font = self._font(size, bold=bold)
            broken = _break(text, font, available)
        broken = [piece for line in broken for piece in _cut(line, font, available)]
        ascent, descent = font.getmetrics()
        line_height = ascent + descent
        image = Image.new("L", (WIDTH, line_height * len(broken)), _WHITE)
        draw = ImageDraw.Draw(image)
        x, anchor = (MARGIN, "la") if left else (WIDTH / 2, "ma")
        for row, line in enumerate(broken):
            draw.text((x, row * line_height), line, fill=_BLACK, font=font, anchor=anchor)
        return image

    def bar(self, text: str) -> Image.Image:
        """White on black, across the paper."""
        font = self._font(34, bold=True)
        ascent, descent = font.getmetrics()
        image = Image.new("L", (WIDTH, ascent + descent + 2 * GAP), _BLACK)
        ImageDraw.Draw(image).text((WIDTH / 2, GAP), text, fill=_WHITE, font=font, anchor="ma")
        return image

    def _font(self, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(BytesIO(self._bold if bold else self._regular), size)


def qr_block(text: str) -> Image.Image:
    """A QR code (error correction M) with the quiet zone of 4 modules that ISO/IEC 18004 asks for."""
    matrix = segno.make_qr(text, error="m").matrix
    side = len(matrix)
    code = Image.new("L", (side + 8, side + 8), _WHITE)
    for y, row in enumerate(matrix):
        for x, module in enumerate(row):
            if module:
                code.putpixel((x + 4, y + 4), _BLACK)
    scale = max(1, min(_QR_MODULE, (WIDTH - 2 * MARGIN) // code.width))
    return code.resize((code.width * scale, code.height * scale), Image.Resampling.NEAREST)


def _break(text: str, font: ImageFont.FreeTypeFont, available: int) -> list[str]:
    lines: list[str] = []
    for word in text.split() or [""]:
        if lines and font.getlength(f"{lines[-1]} {word}") <= available:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, font: ImageFont.FreeTypeFont, available: int) -> list[str]:
    """A line in pieces that fit: only a word too long even in the smallest size needs it."""
    pieces = [""]
    for letter in line:
        if pieces[-1] and font.getlength(pieces[-1] + letter) > available:
            pieces.append("")
        pieces[-1] += letter
    return pieces
