"""Decides whether a frame is good enough to compare, and what to ask of the person when it is not.

The formulas follow BSI's OFIQ (ISO/IEC 29794-5). The gate, more than the recogniser, decides how often the rightful
holder is turned away: severe blur and wrong exposure raise FNMR from 2 % to 52 %, while FMR does not rise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.faces import Box, Face
from biometrics.matching import CROP_SIDE, align_face


class Hint(Enum):
    """What is asked of the person, the most urgent first."""

    NO_FACE = "no_face"
    MULTIPLE_FACES = "multiple_faces"
    COME_CLOSER = "come_closer"
    MOVE_BACK = "move_back"
    CENTRE = "centre"
    LOOK_STRAIGHT = "look_straight"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    UNEVEN_LIGHT = "uneven_light"
    HOLD_STILL = "hold_still"


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
    nose_offset_most: float = 0.15
    roll_most: float = 15
    dark_share_most: float = 0.25
    bright_share_most: float = 0.10
    luminance_least: float = 0.25
    luminance_most: float = 0.75
    cheek_similarity_least: float = 0.20
    """Intersection of both cheeks' histograms. Of LFW's frontal pictures 0.2 refuses 6 % and OFIQ's 0.4 would refuse
    18 %, while FNMR differs clearly only below 0.2 (3.5 % against 1.2 %, few pairs)."""
    entropy_least: float = 5.0
    """In bits."""
    sharpness_least: float = 20
    """Variance of the Laplacian of the aligned face at 112 x 112. On blurred LFW pictures FNMR at 0.45 is 48 % below 5,
    11 % from 5 to 10, 8 % from 10 to 20, and 2 to 4 % above."""


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What the gate found.

    `acceptable`: the frame may be compared. `hint`: what to ask of the person, the most urgent first; an acceptable
    frame has either none or COME_CLOSER as advice. `measures`: name to value, as far as they could be taken.
    """

    acceptable: bool
    hint: Hint | None
    measures: Mapping[str, float]


_HOLD: Final = 0.3
_BETWEEN_CHANGES: Final = 0.5
_DARK: Final = 25
_BRIGHT: Final = 247
_HISTOGRAM_SOFTENING: Final = np.bartlett(33) / np.bartlett(33).sum()
"""Spreads a histogram over 16 levels to each side: even skin under nearly even light would else share nothing."""
_LIGHT_SIDE: Final = 2 * CROP_SIDE
"""Light is measured on a crop twice the recogniser's, where the cheeks have enough pixels for a histogram."""
_RIGHT_CHEEK: Final = np.s_[124:164, 60:92]
_LEFT_CHEEK: Final = np.s_[124:164, 132:164]
_SHARP_ZONE: Final = np.s_[30:108, 20:92]
_SKIN: Final = cv2.ellipse(
    np.zeros((_LIGHT_SIDE, _LIGHT_SIDE), np.uint8), (112, 136), (68, 84), 0, 0, 360, (1,), cv2.FILLED
).astype(bool)
"""The face without hair and background: from the middle of the forehead to the chin."""


def assess(frame_image: npt.NDArray[np.uint8], faces: Sequence[Face], policy: QualityPolicy) -> QualityReport:
    """Check the frame (H x W x 3, BGR) in which `faces` were found, largest first."""
    if not faces:
        return QualityReport(False, Hint.NO_FACE, MappingProxyType({"faces": 0.0}))
    face = faces[0]
    height, width = frame_image.shape[:2]
    measures = {"faces": float(len(faces))} | _geometry(faces, width, height) | _light(frame_image, face)
    problem = _worst(measures, face.box, (width, height), policy)
    advice = Hint.COME_CLOSER if measures["eye_distance"] < policy.eye_distance_wanted else None
    return QualityReport(problem is None, problem or advice, MappingProxyType(measures))


def _worst(m: Mapping[str, float], box: Box, frame: tuple[int, int], policy: QualityPolicy) -> Hint | None:
    cut_off = box.x < 0 or box.y < 0 or box.x + box.width > frame[0] or box.y + box.height > frame[1]
    off_centre = max(m["off_centre_x"], m["off_centre_y"]) > policy.off_centre_most
    failed = {
        Hint.MULTIPLE_FACES: m["second_face_area"] >= policy.second_face_area,
        Hint.COME_CLOSER: m["eye_distance"] < policy.eye_distance_needed,
        Hint.MOVE_BACK: m["face_height"] > policy.face_height_most,
        Hint.CENTRE: cut_off or off_centre,
        Hint.LOOK_STRAIGHT: abs(m["nose_offset"]) >= policy.nose_offset_most or abs(m["roll"]) >= policy.roll_most,
        Hint.TOO_DARK: m["luminance"] < policy.luminance_least or m["dark_share"] >= policy.dark_share_most,
        Hint.TOO_BRIGHT: m["luminance"] > policy.luminance_most or m["bright_share"] >= policy.bright_share_most,
        # A face without contrast is one seen against the light or through glare.
        Hint.UNEVEN_LIGHT: (
            m["cheek_similarity"] < policy.cheek_similarity_least or m["entropy"] < policy.entropy_least
        ),
        Hint.HOLD_STILL: m["sharpness"] < policy.sharpness_least,
    }
    return next((hint for hint in Hint if failed.get(hint)), None)


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
    }


def _light(image: npt.NDArray[np.uint8], face: Face) -> dict[str, float]:
    """Measure exposure, evenness and sharpness on the aligned face."""
    grey = _grey(align_face(image, face, _LIGHT_SIDE))
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
        "sharpness": float(cv2.Laplacian(small, cv2.CV_64F)[_SHARP_ZONE].var()),
    }


def _grey(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def _shared_histogram(a: npt.NDArray[np.uint8], b: npt.NDArray[np.uint8]) -> float:
    """Return the intersection of two luminance histograms, 0 (nothing shared) to 1 (the same)."""
    first, second = (
        np.convolve(np.bincount(zone.ravel(), minlength=256) / zone.size, _HISTOGRAM_SOFTENING) for zone in (a, b)
    )
    return float(np.minimum(first, second).sum())


class HintSteadier:
    """Shows a hint only after it has held for 0.3 s, and changes it at most twice a second.

    Time comes with the frames (seconds of any monotonic clock). No hint (None) is treated as one more hint.
    """

    def __init__(self) -> None:
        self._shown: Hint | None = None
        self._changed_at: float | None = None
        self._candidate: Hint | None = None
        self._since: float | None = None

    def update(self, hint: Hint | None, at: float) -> Hint | None:
        """Take the hint of the frame captured `at` seconds and return the one to show."""
        if self._since is None or hint is not self._candidate:
            self._candidate, self._since = hint, at
        has_held = at - self._since >= _HOLD
        may_change = self._changed_at is None or at - self._changed_at >= _BETWEEN_CHANGES
        if hint is not self._shown and has_held and may_change:
            self._shown, self._changed_at = hint, at
        return self._shown
