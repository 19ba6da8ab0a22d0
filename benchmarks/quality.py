"""What the quality gate lets pass: of good frames, of worse and worse ones, and of masked faces.

    python benchmarks/quality.py DIR [N]

DIR holds one folder a person. Of N pictures (300) in which one face is found and the head is turned by less than 30
degrees, each becomes a camera frame of 480 lines, undamaged and damaged as in the ladder of `kiosk face evaluate`.
"""

import random
import sys
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.evaluation.degrade import camera_frame
from biometrics.evaluation.rungs import FRAMES
from biometrics.faces import Face, YuNetDetector
from biometrics.images import decode_photo
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy, QualityReport, assess

Picture = npt.NDArray[np.uint8]
CLOTHS = {"blue mask": (205, 175, 120), "white mask": (225, 222, 218), "black mask": (38, 36, 36)}


def masked(image: Picture, face: Face, colour: tuple[int, int, int], seed: int) -> Picture:
    """Paint a mask over nose, mouth and chin (colour BGR), with the light of the face on it."""
    eyes, mouth = face.landmarks[:2].mean(axis=0), face.landmarks[3:].mean(axis=0)
    across, up = face.landmarks[1] - face.landmarks[0], eyes - mouth
    top = 0.45 * eyes + 0.55 * face.landmarks[2]
    points = [top - 0.25 * across, top + 0.25 * across]
    for place, width, height in ((eyes, 1.0, 0.55), (eyes, 0.9, 1.1), (mouth, 0.5, 0.75)):
        points += [place + side * width * across - height * up for side in (-1, 1)]
    hull = cv2.convexHull(np.array(points).astype(np.int32))
    cover = np.zeros(image.shape[:2], np.float32)
    cv2.fillConvexPoly(cover, hull, (1.0,))
    share = cv2.GaussianBlur(cover, (0, 0), 1.5)[..., np.newaxis]
    light = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (0, 0), 8)[..., np.newaxis] / 130
    noise = np.random.default_rng(seed).normal(0, 4, image.shape)
    cloth = np.array(colour) * np.clip(light, 0.5, 1.3) + noise
    return np.clip(image * (1 - share) + cloth * share, 0, 255).astype(np.uint8)


def main(folder: Path, wanted: int) -> int:
    """Print one line a kind of frame."""
    detector, policy = YuNetDetector(ModelStore.bundled()), QualityPolicy()
    files = sorted(folder.glob("*/*.jpg"))
    random.Random(1).shuffle(files)  # noqa: S311 - a repeatable choice
    reports: dict[str, list[QualityReport]] = {}
    left_out: Counter[str] = Counter()

    def judge(name: str, frame: Picture) -> None:
        reports.setdefault(name, []).append(assess(frame, detector.detect(frame), policy))

    for seed, file in enumerate(files):
        if len(reports.get("good", ())) == wanted:
            break
        frame = camera_frame(decode_photo(file.read_bytes()).image)
        faces = detector.detect(frame)
        if len(faces) != 1:
            left_out["not one face"] += 1
            continue
        if abs(faces[0].nose_offset) >= policy.nose_offset_most:
            left_out["head turned by 30 degrees or more"] += 1
            continue
        for name, make in FRAMES.items():
            judge(name, make(frame, faces[0], seed))
        for name, colour in CLOTHS.items():
            judge(name, masked(frame, faces[0], colour, seed))
    print(f"left out: {dict(left_out)}")
    print(f"{'frames':<20} {'n':>4} {'pass':>7}   what is asked of the others")
    for name, judged in reports.items():
        hints = Counter(report.hint.value for report in judged if not report.acceptable and report.hint is not None)
        told = ", ".join(f"{hint} {count}" for hint, count in hints.most_common())
        share = sum(report.acceptable for report in judged) / len(judged)
        print(f"{name:<20} {len(judged):>4} {share:>7.1%}   {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300))
