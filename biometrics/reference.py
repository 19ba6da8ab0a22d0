"""Prepares the photo to compare with: decodes it, finds its one face, makes its template. Once a visit, so thoroughly.

A chip's photo is small (240 x 320 is common), compressed to 12-15 KB, often grey and up to ten years old.
"""

from enum import Enum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Box, Face, YuNetDetector
from biometrics.images import ImageDecodeError, decode_photo
from biometrics.matching import Matcher, Template
from biometrics.quality import QualityPolicy

_SCALES: Final = (1.0, 0.5, 2.0)
"""At which sizes a face is looked for until one is found. The detector misses one in three faces that fill 600 pixels,
and one in eight with the eyes 8 pixels apart; at half and twice the size it finds them all."""


class PhotoFailure(Enum):
    """Why a photo cannot serve as a reference."""

    UNDECODABLE = "undecodable"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"


def prepare_photo(
    data: bytes, detector: YuNetDetector, matcher: Matcher, policy: QualityPolicy
) -> Template | PhotoFailure:
    """Return the template of a photo (JPEG or JPEG 2000) that shows one person, or why there is none."""
    try:
        photo = decode_photo(data)
    except ImageDecodeError:
        return PhotoFailure.UNDECODABLE
    try:
        face = only_face(find_faces(photo.image, detector), policy)
        if isinstance(face, PhotoFailure):
            return face
        return matcher.photo_template(photo.image, detector.refine(photo.image, face))
    finally:
        photo.image.fill(0)


def find_faces(image: npt.NDArray[np.uint8], detector: YuNetDetector) -> tuple[Face, ...]:
    """Return the faces of a picture (BGR), largest first, looked for at several sizes until there are any."""
    longest = max(image.shape[:2])
    for scale in _SCALES:
        searched = image
        if scale != 1.0:
            factor = scale * min(1.0, detector.max_side / longest)
            size = (max(1, round(image.shape[1] * factor)), max(1, round(image.shape[0] * factor)))
            searched = cv2.resize(image, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC).astype(
                np.uint8, copy=False
            )
        faces = detector.detect(searched)
        if searched is not image:
            searched.fill(0)
        if faces:
            return tuple(_in_pixels_of(image, searched, face) for face in faces)
    return ()


def only_face(faces: tuple[Face, ...], policy: QualityPolicy) -> Face | PhotoFailure:
    """Return the one face of a photo, or why there is none; small faces in the background do not count."""
    if not faces:
        return PhotoFailure.NO_FACE
    if len(faces) > 1 and faces[1].box.area >= policy.second_face_area * faces[0].box.area:
        return PhotoFailure.SEVERAL_FACES
    return faces[0]


def _in_pixels_of(image: npt.NDArray[np.uint8], searched: npt.NDArray[np.uint8], face: Face) -> Face:
    x, y = image.shape[1] / searched.shape[1], image.shape[0] / searched.shape[0]
    box = Box(face.box.x * x, face.box.y * y, face.box.width * x, face.box.height * y)
    return Face(box, (face.landmarks * np.array([x, y])).astype(np.float32), face.score)
