"""The back of a card with its machine readable zone, and what a camera makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from simulators.chip.card_data import CardData, Sex

Picture = npt.NDArray[np.uint8]

OCR_B = Path(__file__).with_name("fonts") / "OCRB.otf"
"""The font of the zone (Doc 9303-3 §4.3)."""
CARD_MM = (85.6, 54.0)
"""Width and height of an ID-1 card (ISO/IEC 7810)."""
_SCALE = 18
"""Pixels a millimetre of the drawn card."""
_PITCH_MM, _LINE_MM = 2.54, 6.35
"""Between characters and between lines of the zone: 10 to the inch, 4 to the inch (Doc 9303-3 §4.3)."""
_LEFT_MM, _FIRST_BASELINE_MM = 4.5, 36.3
_CAPITAL_MM = 2.4
_INK = (38, 36, 44)
_SURNAMES = ("NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "BUI", "DO", "QUACH")
_GIVEN_NAMES = ("VAN", "THI", "MINH", "QUOC", "XUAN", "BICH", "SON", "KHOI", "GIAO", "ZUNG")


@dataclass(frozen=True, slots=True)
class View:
    """How the card stands before the camera and how the picture suffers."""

    frame: tuple[int, int] = (1280, 720)
    """Width and height in pixels."""
    card_width: int = 1000
    """Pixels, as seen without tilt."""
    rotation: float = 0.0
    """Degrees, clockwise."""
    tilt: tuple[float, float] = (0.0, 0.0)
    """Degrees about the card's vertical and horizontal axis; the farther side becomes smaller."""
    shift: tuple[float, float] = (0.0, 0.0)
    """Of the zone's middle from the frame's, as parts of the room there is: -1 to 1."""
    blur: float = 0.0
    """Sigma in pixels."""
    smear: tuple[float, float] = (0.0, 0.0)
    """Movement during the exposure: pixels and direction in degrees."""
    noise: float = 0.0
    """Sigma in grey levels."""
    light: tuple[float, float] = (1.0, 1.0)
    """Brightness at the left and the right edge."""
    glare: float = 0.0
    """Grey levels that a reflection adds at its middle."""
    jpeg_quality: int = 95


def random_view(random: np.random.Generator, hardship: float = 1.0) -> View:
    """A view as it occurs at a kiosk: card 900 to 1400 pixels wide, turned and tilted by up to 8 degrees.

    `hardship` multiplies blur, movement, noise and what the light and the compression take away.
    """
    full_hd = bool(random.random() < 0.5)
    return View(
        frame=(1920, 1080) if full_hd else (1280, 720),
        card_width=int(random.integers(900, 1400 if full_hd else 1150)),
        rotation=float(random.uniform(-8, 8)),
        tilt=(float(random.uniform(-8, 8)), float(random.uniform(-8, 8))),
        shift=(float(random.uniform(-0.8, 0.8)), float(random.uniform(-0.8, 0.8))),
        blur=hardship * float(random.uniform(0.4, 1.8)),
        smear=(hardship * float(random.uniform(0, 5)), float(random.uniform(0, 180))),
        noise=hardship * float(random.uniform(2, 10)),
        light=(float(random.uniform(0.5, 1.1)) / hardship, float(random.uniform(0.5, 1.1)) / hardship),
        glare=hardship * float(random.choice([0, 0, 0, 60])),
        jpeg_quality=int(random.integers(50, 91) / hardship),
    )


def random_card(random: np.random.Generator) -> CardData:
    """A person who does not exist, with a Vietnamese card."""
    born = date(1945, 1, 1) + timedelta(days=int(random.integers(24_000)))
    sex = Sex.MALE if random.random() < 0.5 else Sex.FEMALE
    century_and_sex = (2 if born.year >= 2000 else 0) + (sex is Sex.FEMALE)
    names = random.choice(_GIVEN_NAMES, int(random.integers(1, 4)), replace=False)
    return CardData(
        personal_id=f"{random.integers(1, 97):03}{century_and_sex}{born:%y}{random.integers(10**6):06}",
        full_name=" ".join((random.choice(_SURNAMES), *names)),
        birth_date=born,
        sex=sex,
        issue_date=date(2022, 3, 1),
        expiry=None if random.random() < 0.3 else date(int(random.integers(2027, 2060)), born.month, min(born.day, 28)),
        portrait=b"",
    )


class MrzCardPainter:
    """Draws card backs. `font` is an OCR-B font file; an unreadable one raises OSError."""

    def __init__(self, font: Path) -> None:
        # The size at which the font's capital H is as tall as the standard says.
        probe = ImageFont.truetype(str(font), 1000)
        _, top, _, bottom = probe.getbbox("H")
        self._font = ImageFont.truetype(str(font), round(1000 * _CAPITAL_MM * _SCALE / (bottom - top)))

    def paint(self, lines: tuple[str, ...], random: np.random.Generator) -> Picture:
        """The card's back with these lines, H x W x 3 BGR: pattern, small print, chip and fingerprint fields."""
        width, height = (round(side * _SCALE) for side in CARD_MM)
        card = Image.fromarray(_pattern(width, height, random))
        draw = ImageDraw.Draw(card)
        _furnish(draw, random)
        for number, line in enumerate(lines):
            baseline = (_FIRST_BASELINE_MM + number * _LINE_MM) * _SCALE
            for place, character in enumerate(line):
                middle = (_LEFT_MM + (place + 0.5) * _PITCH_MM) * _SCALE
                draw.text((middle, baseline), character, fill=_INK, font=self._font, anchor="ms")
        return np.asarray(card, dtype=np.uint8)[:, :, ::-1].copy()


def photograph(card: Picture, view: View, random: np.random.Generator) -> Picture:
    """The frame in which a camera sees the card so, H x W x 3 BGR."""
    width, height = view.frame
    projection = _projection(card, view)
    frame = cv2.warpPerspective(card, projection, view.frame, flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full(card.shape[:2], 255, np.uint8), projection, view.frame)
    seen = np.where(inside[:, :, None] > 127, frame, _table(width, height, random)).astype(np.float32)
    if view.smear[0] >= 1:
        seen = cv2.filter2D(seen, -1, _smear_kernel(*view.smear)).astype(np.float32)
    if view.blur > 0:
        seen = cv2.GaussianBlur(seen, (0, 0), view.blur).astype(np.float32)
    seen *= np.linspace(*view.light, width, dtype=np.float32)[None, :, None]
    seen += _glare(view, random)[:, :, None]
    seen += random.normal(0, view.noise, seen.shape).astype(np.float32)
    _, coded = cv2.imencode(
        ".jpg", np.clip(seen, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, view.jpeg_quality]
    )
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)


def _pattern(width: int, height: int, random: np.random.Generator) -> Picture:
    """Pale colours running into one another under fine waved lines, as security printing has them."""
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    one, other = random.uniform(195, 235, 3), random.uniform(195, 235, 3)
    share = (x / width)[:, :, None]
    picture = one * share + other * (1 - share)
    for _ in range(3):
        period, wave, phase = random.uniform(12, 30), random.uniform(150, 500), random.uniform(0, 6)
        lines = np.sin((y + 25 * np.sin(x / wave + phase)) * 2 * np.pi / period) > 0.75
        picture -= (lines * random.uniform(6, 14))[:, :, None]
    return np.clip(picture, 0, 255).astype(np.uint8)


def _furnish(draw: ImageDraw.ImageDraw, random: np.random.Generator) -> None:
    """What else is on the back and must not be taken for the zone."""
    small = ImageFont.load_default(1.7 * _SCALE)
    for row, text in enumerate(("Personal identification:", "Date, month, year: 01/02/2022")):
        draw.text((25 * _SCALE, (4 + 3 * row) * _SCALE), text, fill=_INK, font=small)
    draw.text((25 * _SCALE, 12 * _SCALE), "DIRECTOR GENERAL OF THE DEPARTMENT", fill=_INK, font=small)
    draw.rounded_rectangle([5 * _SCALE, 13 * _SCALE, 17 * _SCALE, 24 * _SCALE], 20, fill=(196, 166, 92))
    for left in (56, 70):
        draw.rectangle([left * _SCALE, 8 * _SCALE, (left + 12) * _SCALE, 26 * _SCALE], outline=_INK, width=2)
        for radius in np.arange(0.8, 6, 0.9 + 0.2 * random.random()):
            reach = radius * _SCALE
            middle = ((left + 6) * _SCALE, 17 * _SCALE)
            box = (middle[0] - reach, middle[1] - 1.3 * reach, middle[0] + reach, middle[1] + 1.3 * reach)
            draw.arc(box, 0, 360, fill=(80, 70, 80), width=5)


def _projection(card: Picture, view: View) -> npt.NDArray[np.float64]:
    """From the drawn card's pixels to the frame's, by a camera three card widths away that aims at the zone."""
    about_vertical, about_horizontal = np.radians(view.tilt)
    turn = np.radians(view.rotation)
    zone_middle = np.array([CARD_MM[0] / 2, _FIRST_BASELINE_MM + _LINE_MM - 1])
    distance = 3 * CARD_MM[0]
    room = np.array(view.frame) - view.card_width * np.array([0.97, 0.34])
    centre = np.array(view.frame) / 2 + np.array(view.shift) * np.maximum(room, 0) / 2
    corners = np.array([[0, 0], [CARD_MM[0], 0], list(CARD_MM), [0, CARD_MM[1]]])
    x, y = (corners - zone_middle).T
    depth = distance + x * np.sin(about_vertical) + y * np.sin(about_horizontal)
    flat = np.stack([x * np.cos(about_vertical), y * np.cos(about_horizontal)]) * distance / depth
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    seen = (rotation @ flat).T * view.card_width / CARD_MM[0] + centre
    height, width = card.shape[:2]
    drawn = np.array([[0, 0], [width, 0], [width, height], [0, height]])
    return np.asarray(cv2.getPerspectiveTransform(drawn.astype(np.float32), seen.astype(np.float32)), np.float64)


def _table(width: int, height: int, random: np.random.Generator) -> npt.NDArray[np.float32]:
    coarse = random.uniform(40, 200) + random.normal(0, 18, (9, 16, 3)).astype(np.float32)
    return np.asarray(cv2.resize(coarse.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def _smear_kernel(length: float, direction: float) -> npt.NDArray[np.float32]:
    size = 2 * int(length) + 3
    kernel = np.zeros((size, size), np.float32)
    middle = size // 2
    for step in np.linspace(-length / 2, length / 2, 4 * size):
        x = middle + step * np.cos(np.radians(direction))
        y = middle + step * np.sin(np.radians(direction))
        kernel[round(y), round(x)] += 1
    return np.asarray(kernel / kernel.sum(), np.float32)


def _glare(view: View, random: np.random.Generator) -> npt.NDArray[np.float32]:
    width, height = view.frame
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    middle = random.uniform(0.2, 0.8, 2) * (width, height)
    distance = ((x - middle[0]) / (0.12 * width)) ** 2 + ((y - middle[1]) / (0.12 * height)) ** 2
    return np.asarray(view.glare * np.exp(-distance), np.float32)
