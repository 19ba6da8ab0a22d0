"""The models, loaded once, and the synthetic persons' pictures (no real person's picture is in the repository)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from biometrics.faces import YuNetDetector
from biometrics.images import decode_photo
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from biometrics.verification import FaceVerifier

FACES = Path(__file__).parents[3] / "simulators" / "personas" / "faces"


@dataclass(frozen=True, slots=True)
class Person:
    """One synthetic person: the chip photo's bytes, and camera frames (BGR) by what they show."""

    portrait: bytes
    frames: Mapping[str, list[npt.NDArray[np.uint8]]]


@pytest.fixture(scope="session")
def persons() -> dict[str, Person]:
    found = {}
    for folder in sorted(FACES.glob("p[0-9]")):
        frames: dict[str, list[npt.NDArray[np.uint8]]] = {}
        index = tomllib.loads((folder / "frames.toml").read_text(encoding="utf-8"))
        (entries,) = (value for value in index.values() if isinstance(value, list))
        for entry in entries:
            image = decode_photo((folder / entry["file"]).read_bytes()).image
            frames.setdefault(entry["kind"], []).append(image)
        found[folder.name] = Person((folder / "portrait.jpg").read_bytes(), frames)
    assert len(found) >= 2, "the synthetic persons' pictures are missing"
    return found


@pytest.fixture(scope="session")
def models() -> ModelStore:
    return ModelStore.bundled()


@pytest.fixture(scope="session")
def detector(models: ModelStore) -> YuNetDetector:
    return YuNetDetector(models)


@pytest.fixture(scope="session")
def matcher(models: ModelStore) -> SFaceMatcher:
    return SFaceMatcher(models)


@pytest.fixture
def verifier(detector: YuNetDetector, matcher: SFaceMatcher) -> Iterator[FaceVerifier]:
    verifier = FaceVerifier(detector, matcher, QualityPolicy(), MatchPolicy.for_target(matcher))
    yield verifier
    verifier.wipe()
