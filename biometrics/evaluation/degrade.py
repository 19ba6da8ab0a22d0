"""Makes good pictures worse, as chip photos and camera frames are: size, compression, grey, blur, light, noise.

All take and return BGR, 0-255. Noise is seeded by the picture's place, so that a run can be repeated.
"""

import io
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from biometrics.faces import Face
from biometrics.images import decode_photo

Picture = npt.NDArray[np.uint8]

FRAME_HEIGHT: Final = 480
_EYES_APART: Final = 0.22
"""Of a portrait's width. ISO/IEC 19794-5 wants a head of half to three quarters of the width, twice to thrice this."""
_EYE_LINE: Final = 0.42
_ROOM: Final = 1.25
"""Bytes of a first try against the size wanted, falling by a tenth until it fits."""


def portrait(image: Picture, face: Face, width: int, height: int) -> Picture:
    """Cut a portrait of `width` x `height` pixels out of a picture, the face where a passport photo has it."""
    scale = _EYES_APART * width / max(face.eye_distance, 1.0)
    eyes = (face.landmarks[0] + face.landmarks[1]) / 2
    move = np.array(
        [[scale, 0.0, width / 2 - scale * eyes[0]], [0.0, scale, _EYE_LINE * height - scale * eyes[1]]],
        dtype=np.float64,
    )
    flags = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    cut = cv2.warpAffine(image, move, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return cut.astype(np.uint8, copy=False)


def jpeg2000(image: Picture, most_bytes: int) -> bytes:
    """Encode as JPEG 2000 of at most `most_bytes`, as a card's chip holds it."""
    rgb = Image.fromarray(np.ascontiguousarray(image[:, :, ::-1]))
    ratio = image.size / (most_bytes * _ROOM)
    while True:
        file = io.BytesIO()
        rgb.save(file, "JPEG2000", quality_mode="rates", quality_layers=[ratio], irreversible=True)
        if file.tell() <= most_bytes:
            return file.getvalue()
        ratio *= 1.1


def grey(image: Picture) -> Picture:
    """Take the colour away."""
    return np.repeat(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)[:, :, np.newaxis], 3, axis=2).astype(np.uint8, copy=False)


def camera_frame(image: Picture) -> Picture:
    """Scale a picture to the height of a camera frame of 640 x 480."""
    scale = FRAME_HEIGHT / image.shape[0]
    size = (round(image.shape[1] * scale), FRAME_HEIGHT)
    return cv2.resize(image, size, interpolation=cv2.INTER_CUBIC).astype(np.uint8, copy=False)


def blurred(image: Picture, sigma: float) -> Picture:
    """Blur with a Gaussian of `sigma` pixels."""
    return cv2.GaussianBlur(image, (0, 0), sigma).astype(np.uint8, copy=False)


def exposed(image: Picture, factor: float) -> Picture:
    """Multiply the light by `factor`; what is too bright is cut off, as a sensor does."""
    linear = (image.astype(np.float64) / 255) ** 2.2 * factor
    return (np.clip(linear, 0, 1) ** (1 / 2.2) * 255).round().astype(np.uint8)


def against_light(image: Picture, face: Face, factor: float) -> Picture:
    """Darken the person to `factor` of the light and make the background glaring."""
    height, width = image.shape[:2]
    mask = np.zeros((height, width), np.float32)
    x, y = face.box.centre
    cv2.ellipse(
        mask,
        (round(x), round(y)),
        (round(0.62 * face.box.width), round(0.70 * face.box.height)),
        0,
        0,
        360,
        (1.0,),
        cv2.FILLED,
    )
    soft = cv2.GaussianBlur(mask, (0, 0), 0.08 * face.box.width)[:, :, np.newaxis]
    return (soft * exposed(image, factor) + (1 - soft) * exposed(image, 3.0)).round().astype(np.uint8)


def noisy(image: Picture, deviation: float, seed: int) -> Picture:
    """Add sensor noise with a standard deviation of `deviation` grey levels."""
    noise = np.random.default_rng(seed).normal(0.0, deviation, image.shape)
    return np.clip(image + noise, 0, 255).round().astype(np.uint8)


def jpeg(image: Picture, quality: int) -> bytes:
    """Encode as JPEG of `quality`."""
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(image[:, :, ::-1])).save(file, "JPEG", quality=quality)
    return file.getvalue()


def compressed(image: Picture, quality: int) -> Picture:
    """Encode as JPEG of `quality` and decode again, as a camera's video stream does."""
    return decode_photo(jpeg(image, quality)).image
