"""Folders of presentations: what is read, what is refused, and how the rates of ISO/IEC 30107-3 are counted."""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from biometrics.evaluation import (
    EvaluationError,
    attack_lines,
    attacks_json,
    draw_attacks,
    evaluate_presentations,
    find_presentations,
)
from biometrics.evaluation.attacks import AttackEvaluation, KindResult
from biometrics.evaluation.presentations import challenge_json, read_challenge
from biometrics.images import ImageDecodeError
from biometrics.liveness.challenge import Challenge, Motion, Posture, Task, draw_challenge
from biometrics.liveness.judge import SequenceJudge
from biometrics.liveness.verdict import LivenessPolicy
from biometrics.modelstore import ModelStore
from simulators.attacks import Presentation, film
from simulators.performer import FaceBook
from simulators.personas.persona import load_personas
from tools.film_attacks import Studio

TURN = Challenge((Task(Motion.TURN_LEFT, 0.4, 4.0),))
SHORT_TURN = Challenge((Task(Motion.TURN_LEFT, 0.4, 1.0),))


def png(side: int = 8) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.full((side, side, 3), (10, 20, 30), np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


def folder(root: Path, name: str, files: Mapping[str, bytes | str]) -> Path:
    place = root / name
    place.mkdir(parents=True)
    for file, content in files.items():
        (place / file).write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def test_frames_come_in_the_order_of_their_names_at_the_rate_given(tmp_path: Path) -> None:
    folder(tmp_path, "print/one", {"b.png": png(), "a.JPG": b"", "notes.txt": "x", "c.jpeg": b""})
    (tmp_path / "readme.txt").write_text("not a kind", encoding="utf-8")
    (found,) = find_presentations(tmp_path, 10.0)
    assert [file.name for file in found.files] == ["a.JPG", "b.png", "c.jpeg"]
    assert found.times == (0.0, 0.1, 0.2)
    assert (found.kind, found.name, found.challenge) == ("print", "print/one", None)


def test_times_and_challenge_beside_the_frames_are_taken(tmp_path: Path) -> None:
    challenge = draw_challenge(3, posture=Posture.SEATED)
    folder(
        tmp_path,
        "genuine/one",
        {
            "a.png": png(),
            "b.png": png(),
            "frames.csv": "file,seconds\nb.png,7.5\na.png,7.25\n",
            "challenge.json": json.dumps(challenge_json(challenge)),
        },
    )
    (found,) = find_presentations(tmp_path, 10.0)
    assert [file.name for file in found.files] == ["b.png", "a.png"]
    assert found.times == (7.5, 7.25), "times that go back are for the check to notice"
    assert found.challenge == challenge
    frame = next(iter(found.frames()))
    assert (frame.index, frame.captured_at, frame.image[0, 0].tolist()) == (0, 7.5, [30, 20, 10])


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("frames.csv", "file,seconds\n../a.png,1\n"),
        ("frames.csv", "file,seconds\na.png,soon\n"),
        ("frames.csv", "file,seconds\na.png,nan\n"),
        ("frames.csv", "file,seconds\na.png\n"),
        ("frames.csv", "name,at\na.png,1\n"),
        ("frames.csv", b"\xff\xfe\x00"),
        ("challenge.json", "{"),
        ("challenge.json", "[" * 100_000),
        ("challenge.json", b"\xff"),
        ("challenge.json", '{"tasks": []}'),
        ("challenge.json", '{"tasks": [{"motion": "blink", "pause": 1, "limit": 5}]}'),
        ("challenge.json", '{"tasks": [{"motion": "nod", "pause": 1, "limit": 5}]}'),
        ("challenge.json", '{"tasks": [{"motion": "turn_left", "pause": 1, "limit": 1e999}]}'),
        ("challenge.json", '{"tasks": [{"motion": "turn_left", "pause": true, "limit": 5}]}'),
        ("challenge.json", '{"posture": "lying", "tasks": [{"motion": "turn_left", "pause": 1, "limit": 5}]}'),
    ],
)
def test_a_file_that_says_nothing_usable_is_named(tmp_path: Path, file: str, content: bytes | str) -> None:
    folder(tmp_path, "print/one", {"a.png": png(), file: content})
    with pytest.raises(EvaluationError, match=f"one/{file}"):
        find_presentations(tmp_path, 10.0)


def test_a_folder_without_presentations_is_refused(tmp_path: Path) -> None:
    (tmp_path / "print").mkdir()
    with pytest.raises(EvaluationError, match="no presentations"):
        find_presentations(tmp_path, 10.0)


LEAF = st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.sampled_from([m.value for m in Motion])
KEYS = st.sampled_from(["posture", "tasks", "motion", "pause", "limit"])
BRANCH = LEAF | st.lists(LEAF, max_size=3) | st.dictionaries(KEYS, LEAF)
ANYTHING = BRANCH | st.lists(BRANCH, max_size=3) | st.dictionaries(KEYS, BRANCH)


@given(st.text() | ANYTHING.map(json.dumps))
def test_whatever_stands_in_a_challenge_is_read_or_refused(text: str) -> None:
    try:
        read = read_challenge(text)
    except ValueError:
        return
    assert read_challenge(json.dumps(challenge_json(read))) == read


@given(st.integers(1, 4), st.sampled_from(Posture), st.integers(0, 2**32 - 1))
def test_a_challenge_written_is_read_again(tasks: int, posture: Posture, seed: int) -> None:
    random = np.random.default_rng(seed)
    challenge = draw_challenge(tasks, posture=posture, below=lambda n: int(random.integers(n)))
    assert read_challenge(json.dumps(challenge_json(challenge))) == challenge


@pytest.mark.parametrize("length", [8, 20, 40, 50])
def test_a_torn_frame_is_one_error(tmp_path: Path, length: int) -> None:
    folder(tmp_path, "print/one", {"a.png": png()[:length]})
    (found,) = find_presentations(tmp_path, 10.0)
    with pytest.raises(ImageDecodeError):
        list(found.frames())


def noted_png() -> bytes:
    buffer = io.BytesIO()
    note = PngImagePlugin.PngInfo()
    note.add_text("note", "text " * 20, zip=True)
    Image.fromarray(np.arange(300, dtype=np.uint16).astype(np.uint8).reshape(10, 10, 3)).save(
        buffer, "PNG", pnginfo=note
    )
    return buffer.getvalue()


@given(st.data())
def test_a_damaged_frame_gives_a_picture_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(noted_png())
    for place in data.draw(st.lists(st.integers(8, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    root = tmp_path_factory.mktemp("damaged")
    folder(root, "print/one", {"a.png": bytes(content)})
    (found,) = find_presentations(root, 10.0)
    try:
        (frame,) = found.frames()
    except ImageDecodeError:
        return
    assert frame.image.ndim == 3


def test_a_frame_too_large_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("L", (4001, 10)).save(buffer, "PNG")
    folder(tmp_path, "print/one", {"a.png": buffer.getvalue()})
    (found,) = find_presentations(tmp_path, 10.0)
    with pytest.raises(ImageDecodeError, match="too large"):
        list(found.frames())


def result(kind: str, through: int, suspected: int, undecided: int, unreadable: tuple[str, ...] = ()) -> KindResult:
    return KindResult(kind, kind == "genuine", 0, through, suspected, undecided, unreadable, {})


def test_the_worst_kind_counts_and_living_persons_count_the_other_way() -> None:
    evaluation = AttackEvaluation(
        (result("a", 1, 9, 0), result("b", 2, 1, 5), result("c", 0, 0, 0, ("c/x",))),
        result("genuine", 9, 1, 0),
        99,
        5.0,
    )
    told = json.loads(json.dumps(attacks_json(evaluation)))
    assert told["apcer"] == {"a": 0.1, "b": 0.25, "c": None}
    assert (told["worst_kind"], told["worst_apcer"], told["bpcer"]) == ("b", 0.25, 0.1)
    living = told["kinds"][0]
    assert (living["kind"], living["errors"], living["judged"]) == ("genuine", 1, 10)
    assert living["interval"] == pytest.approx([0.0025, 0.4450], abs=1e-4)
    text = "\n".join(attack_lines(evaluation))
    assert "APCER of the worst kind (b): 25.0 % [3.2, 65.1] (2 of 8)" in text
    assert "BPCER: 10.0 % [0.3, 44.5] (1 of 10)" in text
    assert "in no rate: c/x" in text
    with Image.open(io.BytesIO(draw_attacks(evaluation))) as plot:
        assert plot.format == "PNG"


def test_without_living_persons_there_is_no_bpcer() -> None:
    told = AttackEvaluation((), None, 0, 0.0)
    assert (attacks_json(told)["bpcer"], attacks_json(told)["worst_kind"]) == (None, None)
    assert "BPCER: no presentations of living persons" in attack_lines(told)
    assert draw_attacks(told).startswith(b"\x89PNG")


def test_presentations_filmed_are_judged_as_they_were_asked(tmp_path: Path) -> None:
    first, second, *_ = load_personas().values()
    one, other = FaceBook(first), FaceBook(second)
    models = ModelStore.bundled()
    studio = Studio(models)
    for kind, challenge in ((Presentation.GENUINE, TURN), (Presentation.INJECTED_STILL, SHORT_TURN)):
        studio.film(kind, one, other, challenge, tmp_path / kind.value / "one", seed=4)
    still = next(iter(film(Presentation.INJECTED_STILL, one, other, seed=1, seconds=0.1))).image
    encoded = io.BytesIO()
    Image.fromarray(still[:, :, ::-1]).save(encoded, "PNG")
    folder(tmp_path, "no_challenge/still", {f"{n}.png": encoded.getvalue() for n in range(4)})
    folder(tmp_path, "no_challenge/torn", {"0.png": encoded.getvalue(), "1.png": encoded.getvalue()[:99]})
    folder(tmp_path, "no_challenge/empty", {})

    seen: list[tuple[int, int]] = []
    found = evaluate_presentations(
        find_presentations(tmp_path, 12.5),
        SequenceJudge(models),
        LivenessPolicy(),
        lambda done, total: seen.append((done, total)),
    )

    assert found.bona_fide is not None
    assert (found.bona_fide.let_through, found.bona_fide.errors, found.bona_fide.challenged) == (1, 0, 1)
    by_kind = {kind.kind: kind for kind in found.attacks}
    assert (by_kind["injected_still"].suspected, by_kind["injected_still"].rate) == (1, 0.0)
    assert by_kind["injected_still"].against["fresh_frames"] == 1
    unasked = by_kind["no_challenge"]
    assert (unasked.judged, unasked.challenged, unasked.let_through) == (1, 0, 0)
    assert unasked.unreadable == ("no_challenge/empty", "no_challenge/torn")
    assert seen == [(done, 5) for done in range(1, 6)]
    assert found.frames > 20
    assert found.ms_per_frame > 0
