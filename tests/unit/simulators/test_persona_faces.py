"""The shipped synthetic faces: index, folders, kinds and picture sizes agree with each other."""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

FACES = Path(__file__).parents[3] / "simulators" / "personas" / "faces"
INDEX: dict[str, dict[str, Any]] = tomllib.loads((FACES / "faces.toml").read_text(encoding="utf-8"))["person"]
KINDS = {"frontal", "turn_left", "turn_right", "blink", "eyes_closed", "dark", "side_light", "closer"}


def described(name: str) -> dict[str, Any]:
    return tomllib.loads((FACES / name / "frames.toml").read_text(encoding="utf-8"))


def luminance(path: Path) -> float:
    with Image.open(path) as image:
        return float(np.asarray(image.convert("L")).mean())


def test_the_set_holds_five_or_more_adults_of_both_sexes_two_of_them_elderly() -> None:
    assert len(INDEX) >= 5
    assert {person["sex"] for person in INDEX.values()} == {"female", "male"}
    assert sum(int(person["age_band"].split("-")[0]) >= 60 for person in INDEX.values()) >= 2
    assert min(person["age"] for person in INDEX.values()) >= 18
    assert len({person["seed"] for person in INDEX.values()}) == len(INDEX)


def test_index_and_folders_name_the_same_persons() -> None:
    assert {path.name for path in FACES.iterdir() if path.is_dir()} == set(INDEX)


@pytest.mark.parametrize("name", sorted(INDEX))
def test_every_described_picture_exists_and_no_other(name: str) -> None:
    description = described(name)
    named = [description["portrait"], *(frame["file"] for frame in description["frames"])]
    assert len(named) == len(set(named))
    assert {path.name for path in (FACES / name).iterdir()} == {*named, "frames.toml"}
    assert INDEX[name]["frames"] == len(description["frames"]) >= 10


@pytest.mark.parametrize("name", sorted(INDEX))
def test_portrait_is_a_colour_jpeg_of_three_to_four_on_a_light_background(name: str) -> None:
    with Image.open(FACES / name / described(name)["portrait"]) as image:
        assert image.format == "JPEG"
        assert image.mode == "RGB"
        assert image.width >= 300
        assert image.width * 4 == image.height * 3
        corners = np.asarray(image)[:40, [*range(20), *range(-20, 0)]]
    assert corners.min() > 200


@pytest.mark.parametrize("name", sorted(INDEX))
def test_camera_frames_are_jpegs_of_at_least_480_by_640(name: str) -> None:
    for frame in described(name)["frames"]:
        with Image.open(FACES / name / frame["file"]) as image:
            assert image.format == "JPEG"
            assert image.mode == "RGB"
            assert image.width >= 480
            assert image.height >= 640


@pytest.mark.parametrize("name", sorted(INDEX))
def test_frames_cover_what_the_kiosk_asks_of_a_person(name: str) -> None:
    frames = described(name)["frames"]
    kinds = [frame["kind"] for frame in frames]
    assert set(kinds) == KINDS
    assert kinds.count("frontal") >= 3
    assert kinds.count("turn_left") >= 2
    assert kinds.count("turn_right") >= 2
    assert kinds.count("closer") >= 2


@pytest.mark.parametrize("name", sorted(INDEX))
def test_yaw_agrees_with_the_kind(name: str) -> None:
    for frame in described(name)["frames"]:
        match frame["kind"]:
            case "turn_left":
                assert 20.0 <= frame["yaw"] <= 30.0
            case "turn_right":
                assert -30.0 <= frame["yaw"] <= -20.0
            case _:
                assert abs(frame["yaw"]) < 5.0


@pytest.mark.parametrize("name", sorted(INDEX))
def test_the_dark_frame_is_darker_than_every_frontal_one_and_still_shows_something(name: str) -> None:
    frames = described(name)["frames"]
    dark = [luminance(FACES / name / f["file"]) for f in frames if f["kind"] == "dark"]
    frontal = [luminance(FACES / name / f["file"]) for f in frames if f["kind"] == "frontal"]
    assert 20.0 < max(dark) < 0.8 * min(frontal)


@pytest.mark.parametrize("name", sorted(INDEX))
def test_no_two_frames_of_a_person_are_the_same_picture(name: str) -> None:
    contents = {(FACES / name / frame["file"]).read_bytes() for frame in described(name)["frames"]}
    assert len(contents) == len(described(name)["frames"])


def test_all_pictures_together_stay_under_three_megabytes() -> None:
    assert sum(path.stat().st_size for path in FACES.rglob("*.jpg")) < 3_000_000
