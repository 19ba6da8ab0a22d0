"""A ladder of hardships: the error rates of worse and worse chip photos and camera frames, and what the gate says.

One picture of a person becomes the chip's photo, another one the camera's frame; both go the product's way. Yaw has no
rung of its own: a picture warped in the plane is not a head turned in space. Instead the genuine pairs of the whole
evaluation are sorted by the turn that the photographs show.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from biometrics.evaluation.degrade import Picture, camera_frame
from biometrics.evaluation.intervals import Interval, exact_interval
from biometrics.evaluation.pictures import Progress, subject
from biometrics.evaluation.run import Evaluation
from biometrics.evaluation.rungs import CHIPS, FRAMES, RUNGS, Chip, Live, Rung
from biometrics.faces import YuNetDetector
from biometrics.images import decode_photo
from biometrics.matching import Matcher, Template
from biometrics.quality import QualityPolicy, assess
from biometrics.reference import PhotoFailure, prepare_photo

DEFAULT_PERSONS: Final = 150
_TURNS: Final = ((0.0, 0.15), (0.15, 0.3), (0.3, 10.0))
_FMR: Final = 1e-3


@dataclass(frozen=True, slots=True)
class RungResult:
    """Rates of one rung, from each photo against each frame.

    `failures`: photos and frames without a usable face, left out of the rates. `gate_passed`: share of the frames that
    the quality gate lets through; `gate_hints`: what it asks of the others; `passed` and `fnmr_of_passed`: the genuine
    pairs with such a frame and their FNMR.
    """

    name: str
    genuine: int
    impostor: int
    fnmr: float
    fnmr_interval: Interval
    fmr: float
    failures: int
    gate_passed: float
    gate_hints: Mapping[str, int]
    passed: int
    fnmr_of_passed: float | None


@dataclass(frozen=True, slots=True)
class TurnResult:
    """FNMR of the undamaged genuine pairs in which the head most turned has a nose offset in a range."""

    name: str
    genuine: int
    fnmr: float
    fnmr_interval: Interval


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs, at the threshold that keeps FMR 1e-3 on the undamaged pictures."""

    threshold: float
    rungs: tuple[RungResult, ...]
    turns: tuple[TurnResult, ...]


@dataclass(slots=True, eq=False)
class _Side:
    """Template of each person's picture (None where there is no usable face) and the gate's word on it."""

    rows: list[npt.NDArray[np.float32] | None] = field(repr=False)
    hints: list[str | None]


def climb_ladder(
    evaluation: Evaluation,
    detector: YuNetDetector,
    matcher: Matcher,
    policy: QualityPolicy,
    progress: Progress | None = None,
    *,
    persons: int = DEFAULT_PERSONS,
    rungs: Sequence[Rung] = RUNGS,
) -> Ladder:
    """Return the rates of each rung at the threshold that keeps FMR 1e-3 on the undamaged pictures.

    Of the first `persons` people with two pictures or more, the first is the photo and the second the frame.
    """
    threshold = evaluation.everybody.threshold_at(_FMR)
    tools = _Tools(detector, matcher, policy)
    people = _people(evaluation)[:persons]
    chips = dict.fromkeys(rung.chip for rung in rungs)
    frames = dict.fromkeys(rung.live for rung in rungs)
    total, done = (len(chips) + len(frames)) * len(people), 0
    sides: dict[tuple[str, str], _Side] = {}
    for kind, names, place in (("chip", chips, 0), ("live", frames, 1)):
        for name in names:
            side = _Side([], [])
            for seed, pair in enumerate(people):
                image = decode_photo(evaluation.embedded.pictures[pair[place]].file.read_bytes()).image
                if kind == "chip":
                    side.rows.append(tools.photo_row(image, CHIPS[name]))
                else:
                    row, hint = tools.frame_row(image, FRAMES[name], seed)
                    side.rows.append(row)
                    side.hints.append(hint)
                done += 1
                if progress is not None:
                    progress(done, total)
            sides[kind, name] = side
    climbed = [
        _rung(rung.name, sides["chip", rung.chip], sides["live", rung.live], matcher, threshold) for rung in rungs
    ]
    return Ladder(threshold, tuple(climbed), tuple(_turned(evaluation, matcher, threshold)))


def _people(evaluation: Evaluation) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for row, picture in enumerate(evaluation.embedded.pictures):
        places.setdefault(picture.person, []).append(row)
    return [(rows[0], rows[1]) for rows in places.values() if len(rows) > 1]


@dataclass(frozen=True, slots=True)
class _Tools:
    """The product's way from a picture to a template."""

    detector: YuNetDetector
    matcher: Matcher
    policy: QualityPolicy

    def photo_row(self, image: Picture, make: Chip) -> npt.NDArray[np.float32] | None:
        face = subject(self.detector.detect(image), image.shape[1], image.shape[0])
        file = make(image, self.detector.refine(image, face))
        prepared = prepare_photo(file, self.detector, self.matcher, self.policy)
        return None if isinstance(prepared, PhotoFailure) else _numbers(prepared)

    def frame_row(self, image: Picture, make: Live, seed: int) -> tuple[npt.NDArray[np.float32] | None, str | None]:
        """Return the frame's template and what the gate asks for; None where the gate lets it pass."""
        scene = camera_frame(image)
        found = self.detector.detect(scene)
        frame = make(scene, subject(found, scene.shape[1], scene.shape[0]), seed) if found else scene
        faces = self.detector.detect(frame)
        report = assess(frame, faces, self.policy)
        hint = None if report.acceptable or report.hint is None else report.hint.value
        if not faces:
            return None, hint
        face = self.detector.refine(frame, subject(faces, frame.shape[1], frame.shape[0]))
        return _numbers(self.matcher.template(frame, face)), hint


def _numbers(template: Template) -> npt.NDArray[np.float32]:
    numbers = template.numbers()
    template.wipe()
    return numbers


def _rung(name: str, chip: _Side, live: _Side, matcher: Matcher, threshold: float) -> RungResult:
    photos = [row for row in chip.rows if row is not None]
    photo_of = [k for k, row in enumerate(chip.rows) if row is not None]
    frames = [row for row in live.rows if row is not None]
    frame_of = [k for k, row in enumerate(live.rows) if row is not None]
    if not photos or not frames:
        scores = np.zeros((len(photos), len(frames)), np.float32)
    else:
        scores = matcher.scores(np.stack(photos), np.stack(frames))
    same = np.equal.outer(photo_of, frame_of)
    passes = np.array([live.hints[k] is None for k in frame_of], dtype=np.bool_)
    genuine, impostor = scores[same], scores[~same]
    of_passed = scores[same & passes[np.newaxis, :]]
    misses = int((genuine < threshold).sum())
    return RungResult(
        name=name,
        genuine=len(genuine),
        impostor=len(impostor),
        fnmr=misses / max(len(genuine), 1),
        fnmr_interval=exact_interval(misses, len(genuine)) if len(genuine) else Interval(0.0, 1.0),
        fmr=float((impostor >= threshold).mean()) if len(impostor) else 0.0,
        failures=len(chip.rows) - len(photos) + len(live.rows) - len(frames),
        gate_passed=sum(hint is None for hint in live.hints) / max(len(live.hints), 1),
        gate_hints=Counter(hint for hint in live.hints if hint is not None),
        passed=len(of_passed),
        fnmr_of_passed=float((of_passed < threshold).mean()) if len(of_passed) else None,
    )


def _turned(evaluation: Evaluation, matcher: Matcher, threshold: float) -> list[TurnResult]:
    """Return FNMR of the undamaged genuine pairs by the greater turn of the two heads, as a nose offset."""
    embedded = evaluation.embedded
    _, labels = np.unique([picture.person for picture in embedded.pictures], return_inverse=True)
    scores: list[float] = []
    turns: list[float] = []
    for person in range(int(labels.max()) + 1):
        rows = np.flatnonzero(labels == person)
        own = matcher.scores(embedded.rows[rows], embedded.rows[rows])
        first, second = np.triu_indices(len(rows), k=1)
        scores += own[first, second].tolist()
        offsets = np.abs(embedded.nose_offsets[rows])
        turns += np.maximum(offsets[first], offsets[second]).tolist()
    all_scores, all_turns = np.array(scores), np.array(turns)
    found = []
    for low, high in _TURNS:
        chosen = all_scores[(all_turns >= low) & (all_turns < high)]
        misses = int((chosen < threshold).sum())
        if len(chosen):
            name = f"nose offset {low:g} to {high:g}" if high < 1 else f"nose offset over {low:g}"
            found.append(TurnResult(name, len(chosen), misses / len(chosen), exact_interval(misses, len(chosen))))
    return found
