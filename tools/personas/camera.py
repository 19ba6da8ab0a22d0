"""The camera: what stands behind the person, exposure, blur, sensor noise and the sRGB curve."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """Camera: image size, scale at the face, point looked at, distance in dm, and its defects."""

    width: int
    height: int
    scale: float  # pixels a decimetre at the face
    centre: tuple[float, float]
    distance: float
    exposure: float = 1.0
    noise: float = 0.0
    blur: float = 0.5  # pixels
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    wall: str = "plain"
    seed: int = 0


def wall(view: View, width: int, height: int) -> Floats:
    """The background, linear (height, width, 3): plain for a chip photo, a waiting room for the kiosk."""
    x = np.linspace(-1, 1, width)[None, :]
    y = np.linspace(1, -1, height)[:, None]
    if view.wall == "plain":
        shade = 1.0 - 0.05 * (x**2 + 0.6 * y**2)
        return np.asarray(shade[:, :, None] * np.array([1.15, 1.22, 1.30]))
    glow = 0.62 + 0.10 * y + 0.06 * x
    image = glow[:, :, None] * np.array([0.95, 0.98, 0.90])
    for left, right, bottom, top, colour in (
        (0.52, 0.98, -1.2, 0.75, (0.36, 0.42, 0.42)),
        (-0.93, -0.55, 0.15, 0.7, (0.30, 0.46, 0.52)),
        (-1.2, 1.2, -1.2, -0.62, (0.50, 0.56, 0.50)),
    ):
        soft = 0.05
        inside = _ramp(x - left, soft) * _ramp(right - x, soft) * _ramp(y - bottom, soft) * _ramp(top - y, soft)
        image = image * (1 - 0.6 * inside[:, :, None]) + 0.6 * inside[:, :, None] * np.array(colour)
    return np.asarray(image)


def _ramp(value: Floats, soft: float) -> Floats:
    return np.asarray(np.clip(value / soft + 0.5, 0.0, 1.0))


def expose(image: Floats, view: View, over: int) -> NDArray[np.uint8]:
    """Average the supersampled image and turn it into an sRGB picture with the camera's defects."""
    height, width = view.height, view.width
    linear = image.reshape(height, over, width, over, 3).mean(axis=(1, 3)) * view.exposure * np.array(view.tint)
    film = 1.0 - np.exp(-1.45 * np.maximum(linear, 0.0))
    srgb = np.where(film <= 0.0031308, 12.92 * film, 1.055 * np.maximum(film, 1e-6) ** (1 / 2.4) - 0.055)
    picture = Image.fromarray((srgb * 255.0 + 0.5).clip(0, 255).astype(np.uint8))
    if view.blur > 0:
        picture = picture.filter(ImageFilter.GaussianBlur(view.blur))
    out = np.asarray(picture, dtype=np.float64)
    rng = np.random.default_rng(view.seed)
    grain = rng.normal(0, 1, (height, width, 1)) * 0.8 + rng.normal(0, 1, (height, width, 3)) * 0.5
    return np.asarray((out + view.noise * grain).clip(0, 255).astype(np.uint8))
