"""Decides whether a frame is good enough to compare, and what to ask of the person when it is not.

The formulas follow BSI's OFIQ (ISO/IEC 29794-5). The gate, more than the recogniser, decides how often the rightful
holder is turned away: severe blur and wrong exposure raise FNMR from 2 % to 52 %, while FMR does not rise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Box, Face
from biometrics.hints import Hint, HintSteadier
from biometrics.matching import CROP_SIDE, align_face

__all__ = ["Hint", "HintSteadier", "QualityPolicy", "QualityReport", "assess"]


@dataclass(frozen=True, slots=True)
class QualityPolicy:
    """Thresholds of the gate. Lengths in pixels of the frame, angles in degrees, the rest fractions of one."""

    second_face_area: float = 0.25
    """A second face at least this large, against the first one's area, is another person in front of the kiosk."""
    eye_distance_needed: float = 40
    eye_distance_wanted: float = 60
    """From `needed` to `wanted` the frame is taken, but the person is asked to come closer."""
    face_height_most: float = 0.85
    """Height of the face against the frame's."""
    off_centre_most: float = 0.22
    """Distance of the face's centre from the frame's, against the frame's width and height."""
    nose_offset_wanted: float = 0.15
    nose_offset_most: float = 0.30
    """Up to `wanted` the head is straight; up to `most` the frame is taken, but the person is asked to look straight.
    On the development set FNMR is 0.3 % below 0.15, 0.4 % from 0.15 to 0.3, and twice that beyond."""
    roll_most: float = 15
    pitch_least: float = 0.44
    pitch_most: float = 0.70
    """How far down from the eyes to the mouth the nose is. Straight ahead it is 0.57 (99 % of people 0.50 to 0.63), and
    15 degrees up or down move it by some 0.12."""
    mouth_colour_least: float = 0.4
    """Redness of the mouth against that of the brow. Bare and bearded faces are above 0.64 (396 people), blue, white
    and black masks below 0.12. One of the skin's own colour is not noticed."""
    dark_share_most: float = 0.25
    bright_share_most: float = 0.10
    luminance_least: float = 0.25
    luminance_most: float = 0.75
    cheek_similarity_wanted: float = 0.20
    cheek_similarity_least: float = 0.05
    """Intersection of both cheeks' histograms: below `wanted` the frame is taken, but the person is asked to turn to
    the light. To refuse below 0.2 would cost 6 % of good frontal pictures, and below OFIQ's 0.4 18 %."""
    entropy_least: float = 5.0
    """In bits."""
    sharpness_least: float = 20
    """Variance of the Laplacian of the aligned face at 112 x 112; 1 % of good pictures are below 50. On blurred LFW
    pictures FNMR at 0.45 is 48 % below 5, 11 % from 5 to 10, 8 % from 10 to 20, and 2 to 4 % above."""
    eyes_open_least: float = 0.12
    """Opening of the lids against the eye's width, where measured; 0.02-0.14 shut, 1 % of open eyes under 0.15."""
    too_dark_to_find: float = 0.12
    too_bright_to_find: float = 0.88
    """Mean luminance of a frame without a face, below and above which the light is the likely reason."""


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What the gate found.

    `acceptable`: the frame may be compared. `hint`: what to ask of the person, the most urgent first; of an acceptable
    frame it is advice: COME_CLOSER, LOOK_STRAIGHT, UNEVEN_LIGHT or none. `measures`: name to value, as far as they
    could be taken.
    """

    acceptable: bool
    hint: Hint | None
    measures: Mapping[str, float]


_DARK: Final = 25
_BRIGHT: Final = 247
_HISTOGRAM_SOFTENING: Final = np.bartlett(33) / np.bartlett(33).sum()
"""Spreads a histogram over 16 levels to each side: even skin under nearly even light would else share nothing."""
_LIGHT_SIDE: Final = 2 * CROP_SIDE
"""Light is measured on a crop twice the recogniser's, where the cheeks have enough pixels for a histogram."""
_RIGHT_CHEEK: Final = np.s_[124:164, 60:92]
_LEFT_CHEEK: Final = np.s_[124:164, 132:164]
_MOUTH: Final = np.s_[168:200, 84:142]
_BROW: Final = np.s_[60:88, 72:152]
_BRIDGE: Final = np.s_[92:128, 100:124]
_COLOURLESS: Final = 128
_LEAST_REDNESS: Final = 5.0
"""Of skin under any light; below it the camera sees no colours (infrared) or the light has none."""
_SHARP_ZONE: Final = np.s_[30:108, 20:92]
_SKIN: Final = cv2.ellipse(
    np.zeros((_LIGHT_SIDE, _LIGHT_SIDE), np.uint8), (112, 136), (68, 84), 0, 0, 360, (1,), cv2.FILLED
).astype(bool)
"""The face without hair and background: from the middle of the forehead to the chin."""


def assess(
    frame_image: npt.NDArray[np.uint8],
    faces: Sequence[Face],
    policy: QualityPolicy,
    *,
    eyes_open: float | None = None,
) -> QualityReport:
    """Check the frame (H x W x 3, BGR) in which `faces` were found, largest first.

    `eyes_open`: opening of the wider open eye against its width (`biometrics.liveness.landmarks`), where it is known.
    """
    if not faces:
        return _without_face(frame_image, policy)
    face = faces[0]
    height, width = frame_image.shape[:2]
    measures = {"faces": float(len(faces))} | _geometry(faces, width, height) | _light(frame_image, face)
    if eyes_open is not None:
        measures["eyes_open"] = eyes_open
    problem = _worst(measures, face.box, (width, height), policy)
    return QualityReport(problem is None, problem or _advice(measures, policy), MappingProxyType(measures))


def _without_face(image: npt.NDArray[np.uint8], policy: QualityPolicy) -> QualityReport:
    """Where it is too dark or too bright to find anybody, coming closer would not help."""
    luminance = float(image[::8, ::8].mean()) / 255 if image.size else 0.0
    hint = Hint.NO_FACE
    if luminance < policy.too_dark_to_find:
        hint = Hint.TOO_DARK
    elif luminance > policy.too_bright_to_find:
        hint = Hint.TOO_BRIGHT
    return QualityReport(False, hint, MappingProxyType({"faces": 0.0, "frame_luminance": luminance}))


def _worst(m: Mapping[str, float], box: Box, frame: tuple[int, int], policy: QualityPolicy) -> Hint | None:
    cut_off = box.x < 0 or box.y < 0 or box.x + box.width > frame[0] or box.y + box.height > frame[1]
    off_centre = max(m["off_centre_x"], m["off_centre_y"]) > policy.off_centre_most
    turned = abs(m["nose_offset"]) >= policy.nose_offset_most or abs(m["roll"]) >= policy.roll_most
    failed = {
        Hint.MULTIPLE_FACES: m["second_face_area"] >= policy.second_face_area,
        Hint.COME_CLOSER: m["eye_distance"] < policy.eye_distance_needed,
        Hint.MOVE_BACK: m["face_height"] > policy.face_height_most,
        Hint.CENTRE: cut_off or off_centre,
        Hint.UNCOVER_FACE: m["mouth_colour"] < policy.mouth_colour_least,
        Hint.LOOK_STRAIGHT: turned or not policy.pitch_least <= m["pitch"] <= policy.pitch_most,
        Hint.TOO_DARK: m["luminance"] < policy.luminance_least or m["dark_share"] >= policy.dark_share_most,
        Hint.TOO_BRIGHT: m["luminance"] > policy.luminance_most or m["bright_share"] >= policy.bright_share_most,
        # A face without contrast is one seen against the light or through glare.
        Hint.UNEVEN_LIGHT: (
            m["cheek_similarity"] < policy.cheek_similarity_least or m["entropy"] < policy.entropy_least
        ),
        Hint.HOLD_STILL: m["sharpness"] < policy.sharpness_least,
        Hint.OPEN_EYES: m.get("eyes_open", 1.0) < policy.eyes_open_least,
    }
    return next((hint for hint in Hint if failed.get(hint)), None)


def _advice(m: Mapping[str, float], policy: QualityPolicy) -> Hint | None:
    """What would be better still."""
    if m["eye_distance"] < policy.eye_distance_wanted:
        return Hint.COME_CLOSER
    if abs(m["nose_offset"]) >= policy.nose_offset_wanted:
        return Hint.LOOK_STRAIGHT
    return Hint.UNEVEN_LIGHT if m["cheek_similarity"] < policy.cheek_similarity_wanted else None


def _geometry(faces: Sequence[Face], width: int, height: int) -> dict[str, float]:
    face = faces[0]
    x, y = face.box.centre
    return {
        "second_face_area": faces[1].box.area / max(face.box.area, 1.0) if len(faces) > 1 else 0.0,
        "eye_distance": face.eye_distance,
        "face_height": face.box.height / height,
        "off_centre_x": abs(x / width - 0.5),
        "off_centre_y": abs(y / height - 0.5),
        "nose_offset": face.nose_offset,
        "roll": face.roll,
        "pitch": _nose_height(face),
    }


def _nose_height(face: Face) -> float:
    """How far down from the eyes to the mouth the nose is, 0 to 1."""
    right_eye, left_eye, nose, right_mouth, left_mouth = face.landmarks
    eyes = (right_eye + left_eye) / 2
    down = (right_mouth + left_mouth) / 2 - eyes
    return float((nose - eyes) @ down) / max(float(down @ down), 1.0)


def _light(image: npt.NDArray[np.uint8], face: Face) -> dict[str, float]:
    """Measure exposure, evenness, sharpness and the mouth's colour on the aligned face."""
    large = align_face(image, face, _LIGHT_SIDE)
    grey = _grey(large)
    skin = grey[_SKIN]
    histogram = np.bincount(skin, minlength=256) / len(skin)
    present = histogram[histogram > 0]
    small = _grey(align_face(image, face, CROP_SIDE))
    return {
        "luminance": float(skin.mean()) / 255,
        "dark_share": float(histogram[: _DARK + 1].sum()),
        "bright_share": float(histogram[_BRIGHT:].sum()),
        "cheek_similarity": _shared_histogram(grey[_RIGHT_CHEEK], grey[_LEFT_CHEEK]),
        "entropy": float(-(present * np.log2(present)).sum()),
        "mouth_colour": _mouth_colour(large),
        "sharpness": float(cv2.Laplacian(small, cv2.CV_64F)[_SHARP_ZONE].var()),
    }


def _mouth_colour(face: npt.NDArray[np.uint8]) -> float:
    """Redness of the mouth against the brow's and the bridge of the nose's; 1 in a picture without colour."""
    redness = cv2.cvtColor(face, cv2.COLOR_BGR2YCrCb)[:, :, 1].astype(np.float32) - _COLOURLESS
    skin = float(np.median(np.concatenate([redness[_BROW].ravel(), redness[_BRIDGE].ravel()])))
    if skin < _LEAST_REDNESS:
        return 1.0
    # Not the mean: a beard is as colourless as a mask, the lips in it are not.
    return float(np.percentile(redness[_MOUTH], 80)) / skin


def _grey(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def _shared_histogram(a: npt.NDArray[np.uint8], b: npt.NDArray[np.uint8]) -> float:
    """Return the intersection of two luminance histograms, 0 (nothing shared) to 1 (the same)."""
    first, second = (
        np.convolve(np.bincount(zone.ravel(), minlength=256) / zone.size, _HISTOGRAM_SOFTENING) for zone in (a, b)
    )
    return float(np.minimum(first, second).sum())
