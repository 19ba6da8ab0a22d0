"""Compares or checks single pictures, without a camera."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from biometrics.faces import YuNetDetector
from biometrics.images import PhotoFormat, decode_photo
from biometrics.matching import Matcher, MatchPolicy, Template
from biometrics.quality import Hint, QualityPolicy, assess
from biometrics.reference import PhotoFailure, find_faces, only_face, prepare_photo

Which = Literal["A", "B"]


class PhotoError(Exception):
    """A picture cannot be compared: it cannot be decoded, or shows no face or several."""

    def __init__(self, which: Which, failure: PhotoFailure) -> None:
        super().__init__(f"picture {which}: {failure.value}")
        self.which = which
        self.failure = failure


@dataclass(frozen=True, slots=True)
class MatchResult:
    """Whether two pictures show one person: `match` is `score` (-1 to 1) at or above `threshold`.

    `target_fmr`: share of strangers that reach the threshold, as the evaluation measured it.
    """

    match: bool
    score: float
    threshold: float
    target_fmr: float
    model: str


@dataclass(frozen=True, slots=True)
class ImageCheck:
    """What the quality gate says of one picture, and why it cannot serve as a reference photo, if so."""

    format: PhotoFormat
    width: int
    height: int
    faces: int
    failure: PhotoFailure | None
    acceptable: bool
    hint: Hint | None
    measures: Mapping[str, float] = field(repr=False)


def compare_images(
    a: bytes,
    b: bytes,
    *,
    detector: YuNetDetector,
    matcher: Matcher,
    match_policy: MatchPolicy,
    quality_policy: QualityPolicy,
) -> MatchResult:
    """Compare the faces of two pictures (JPEG or JPEG 2000). Raises `PhotoError` naming the picture at fault."""
    first = _template("A", a, detector, matcher, quality_policy)
    second = _template("B", b, detector, matcher, quality_policy)
    score = matcher.score(first, second)
    first.wipe()
    second.wipe()
    threshold = match_policy.match_threshold
    return MatchResult(score >= threshold, score, threshold, match_policy.target_fmr, matcher.model)


def check_image(data: bytes, detector: YuNetDetector, policy: QualityPolicy) -> ImageCheck:
    """Put one picture through the quality gate of the live capture. Raises `ImageDecodeError`."""
    photo = decode_photo(data)
    faces = detector.detect(photo.image)
    report = assess(photo.image, faces, policy)
    only = only_face(faces or find_faces(photo.image, detector), policy)
    failure = only if isinstance(only, PhotoFailure) else None
    return ImageCheck(
        format=photo.format,
        width=photo.width,
        height=photo.height,
        faces=len(faces),
        failure=failure,
        acceptable=report.acceptable,
        hint=report.hint,
        measures=report.measures,
    )


def _template(which: Which, data: bytes, detector: YuNetDetector, matcher: Matcher, policy: QualityPolicy) -> Template:
    prepared = prepare_photo(data, detector, matcher, policy)
    if isinstance(prepared, PhotoFailure):
        raise PhotoError(which, prepared)
    return prepared
