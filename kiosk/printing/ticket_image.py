"""The ticket as a picture of pure black and white for an 80 mm thermal printer (576 dots at 203 dpi)."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

import segno
from PIL import Image, ImageDraw, ImageFont

from kiosk.domain.checkin import Ticket
from kiosk.domain.local_time import VIETNAM_TIME

WIDTH = 576
_MARGIN = 24
_GAP = 14
_BLACK, _WHITE = 0, 255
_THRESHOLD = 128
_QR_MODULE = 5
_SMALLEST_TEXT = 18
SIMULATED_MARK = "MÔ PHỎNG · SIMULATED"


class TicketRenderer:
    """Draws tickets of one hospital. A simulated run's tickets say so in white on black, above and below."""

    def __init__(self, hospital_name: str, *, simulated: bool) -> None:
        self._hospital_name = hospital_name
        self._simulated = simulated
        fonts = files("kiosk").joinpath("assets", "fonts")
        self._regular = fonts.joinpath("NotoSans-Regular.ttf").read_bytes()
        self._bold = fonts.joinpath("NotoSans-Bold.ttf").read_bytes()

    def render(self, ticket: Ticket) -> Image.Image:
        """The ticket in mode "1", 576 dots wide, as high as it needs. It names no person."""
        issued = ticket.issued_at.astimezone(VIETNAM_TIME)
        blocks = [
            self._text(self._hospital_name, 30, bold=True),
            self._text("SỐ THỨ TỰ", 28),
            self._text(ticket.number, 130, bold=True, lines=1),
            *([self._bar("ƯU TIÊN")] if ticket.priority else []),
            self._text(_room(ticket.room), 44, bold=True),
            self._text(ticket.service_name, 32),
            self._text(f"Còn {ticket.ahead} người phía trước", 30),
            self._text(f"{issued:%H:%M · %d/%m/%Y}", 26),
            _qr(ticket.key),
            self._text("Mã lượt khám", 22),
        ]
        if self._simulated:
            blocks = [self._bar(SIMULATED_MARK), *blocks, self._bar(SIMULATED_MARK)]
        height = 2 * _MARGIN + sum(block.height + _GAP for block in blocks)
        page = Image.new("L", (WIDTH, height), _WHITE)
        top = _MARGIN
        for block in blocks:
            page.paste(block, ((WIDTH - block.width) // 2, top))
            top += block.height + _GAP
        return page.point(lambda value: _WHITE if value >= _THRESHOLD else _BLACK).convert(
            "1", dither=Image.Dither.NONE
        )

    def _font(self, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(BytesIO(self._bold if bold else self._regular), size)

    def _text(self, text: str, size: int, *, bold: bool = False, lines: int = 3) -> Image.Image:
        """Text broken at spaces, set smaller until it fits into so many lines; of the smallest, as many as it takes."""
        available = WIDTH - 2 * _MARGIN
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
        for row, line in enumerate(broken):
            draw.text((WIDTH / 2, row * line_height), line, fill=_BLACK, font=font, anchor="ma")
        return image

    def _bar(self, text: str) -> Image.Image:
        """White on black, across the paper."""
        font = self._font(34, bold=True)
        ascent, descent = font.getmetrics()
        image = Image.new("L", (WIDTH, ascent + descent + 2 * _GAP), _BLACK)
        ImageDraw.Draw(image).text((WIDTH / 2, _GAP), text, fill=_WHITE, font=font, anchor="ma")
        return image


def _room(room: str) -> str:
    """A bare number becomes "Phòng 12"; a room that has its own word keeps it."""
    return f"Phòng {room}" if room[:1].isdigit() else room


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


def _qr(text: str) -> Image.Image:
    """A QR code (error correction M) with the quiet zone of 4 modules that ISO/IEC 18004 asks for."""
    matrix = segno.make_qr(text, error="m").matrix
    side = len(matrix)
    code = Image.new("L", (side + 8, side + 8), _WHITE)
    for y, row in enumerate(matrix):
        for x, module in enumerate(row):
            if module:
                code.putpixel((x + 4, y + 4), _BLACK)
    scale = max(1, min(_QR_MODULE, (WIDTH - 2 * _MARGIN) // code.width))
    return code.resize((code.width * scale, code.height * scale), Image.Resampling.NEAREST)
