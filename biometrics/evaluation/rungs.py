"""The hardships of the ladder: which chip photos and which camera frames meet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from biometrics.evaluation.degrade import (
    Picture,
    against_light,
    blurred,
    compressed,
    exposed,
    grey,
    jpeg,
    jpeg2000,
    noisy,
    portrait,
)
from biometrics.faces import Face

Chip = Callable[[Picture, Face], bytes]
"""Makes a chip's file of a picture and the face in it."""
Live = Callable[[Picture, Face, int], Picture]
"""Makes a camera frame of a good one, the face in it and the seed of its noise."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One hardship: how the chip's photo is made (as a file) and how the camera's frame is."""

    name: str
    chip: str
    live: str


def _file(width: int, height: int, most_bytes: int, *, in_grey: bool, old: bool = False) -> Chip:
    def make(image: Picture, face: Face) -> bytes:
        cut = portrait(image, face, width, height)
        if old:
            # A print scanned again: soft and pale.
            cut = np.round(blurred(cut, 1.2) * 0.75 + 50).astype(np.uint8)
        return jpeg2000(grey(cut) if in_grey else cut, most_bytes)

    return make


def _good_file(image: Picture, face: Face) -> bytes:
    return jpeg(portrait(image, face, 480, 640), 95)


def _light_and_blur(*, sigma: float = 0.0, light: float = 1.0, noise: float = 0.0, quality: int = 0) -> Live:
    """Return what a camera does: out of focus by `sigma` pixels, `light` times as much light, noise, compression."""

    def make(image: Picture, _face: Face, seed: int) -> Picture:
        seen = blurred(image, sigma) if sigma else image
        seen = exposed(seen, light) if light != 1.0 else seen
        seen = noisy(seen, noise, seed) if noise else seen
        return compressed(seen, quality) if quality else seen

    return make


def _backlit(image: Picture, face: Face, seed: int) -> Picture:
    return noisy(against_light(image, face, 0.10), 4.0, seed)


CHIPS: Final[Mapping[str, Chip]] = {
    "good": _good_file,
    "300x400, 15 kB": _file(300, 400, 15_000, in_grey=False),
    "240x320, 12 kB": _file(240, 320, 12_000, in_grey=False),
    "240x320 grey, 12 kB": _file(240, 320, 12_000, in_grey=True),
    "240x320 grey and faded, 12 kB": _file(240, 320, 12_000, in_grey=True, old=True),
}
FRAMES: Final[Mapping[str, Live]] = {
    "good": _light_and_blur(),
    "moderate": _light_and_blur(sigma=1.5, light=0.6, noise=5.0, quality=75),
    "soft": _light_and_blur(sigma=3.0),
    "severe blur": _light_and_blur(sigma=7.0),
    "dark": _light_and_blur(light=0.15, noise=4.0),
    "very dark": _light_and_blur(light=0.02, noise=6.0),
    "glaring": _light_and_blur(light=6.0),
    "against the light": _backlit,
}
RUNGS: Final = (
    Rung("good photo, good frame", "good", "good"),
    Rung("photo 300x400, 15 kB", "300x400, 15 kB", "good"),
    Rung("photo 240x320, 12 kB", "240x320, 12 kB", "good"),
    Rung("photo 240x320 grey, 12 kB", "240x320 grey, 12 kB", "good"),
    Rung("photo 240x320 grey and faded, 12 kB", "240x320 grey and faded, 12 kB", "good"),
    Rung("photo 300x400, 15 kB; moderate frame", "300x400, 15 kB", "moderate"),
    Rung("photo 240x320 grey, 12 kB; moderate frame", "240x320 grey, 12 kB", "moderate"),
    Rung("good photo; soft frame", "good", "soft"),
    Rung("good photo; severe blur", "good", "severe blur"),
    Rung("good photo; dark frame", "good", "dark"),
    Rung("good photo; very dark frame", "good", "very dark"),
    Rung("good photo; glaring frame", "good", "glaring"),
    Rung("good photo; against the light", "good", "against the light"),
)
