"""The command line's contract: one JSON object or lines for people, and the exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import segno
from click.testing import CliRunner, Result
from PIL import Image

from cardreader.optical import recogniser
from kiosk.cli import main
from kiosk.config.pins import verify_pin
from simulators.chip.mrz import mrz_lines
from simulators.chip.pki import CountrySigningAuthority
from simulators.personas.chip_card import card_data
from simulators.personas.codes import qr_text
from simulators.personas.loading import load_personas

KIOSK = Path(sys.executable).with_name("kiosk")
FACES = Path(__file__).parents[2] / "simulators" / "personas" / "faces"
MAU = load_personas()["mau"]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def answer(result: Result) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(result.stdout)
    return parsed


def test_demo_prints_one_object_and_ends_with_0() -> None:
    done = subprocess.run([KIOSK, "demo", "--liveness", "off", "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["outcome"] == "checked_in"
    assert told["failure"] is None
    assert told["ticket"]["number"].startswith("A ")
    assert told["receipt"]
    assert told["simulated"] is True
    assert {"reading_card", "capturing_face", "matching", "committing", "ticket"} <= {
        step["name"] for step in told["steps"]
    }
    assert all(step["ms"] >= 0 for step in told["steps"])
    assert MAU.card.personal_id not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_demo_with_window_leaves_a_picture_of_every_screen(tmp_path: Path) -> None:
    done = subprocess.run(
        [KIOSK, "demo", "--window", "--out", str(tmp_path), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    pictures = sorted(path.name for path in tmp_path.glob("[0-9][0-9]-*.png"))
    screens = [name[3:-4] for name in pictures]
    for screen in (
        "attract", "notice", "needkey", "readingcard", "capturingface", "review", "services", "ticket", "takecard",
    ):  # fmt: skip
        assert screen in screens, pictures
    for name in pictures:
        with Image.open(tmp_path / name) as picture:
            assert len(picture.convert("L").resize((64, 64)).getcolors(4096) or []) > 3, f"{name} is blank"
    told = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert told == json.loads(done.stdout)
    assert told["face"]["liveness"] == "live", "the motions asked for were made and seen"
    assert (tmp_path / f"ticket-{told['ticket']['number'].replace(' ', '-')}.png").is_file()


def test_an_unknown_person_and_an_unknown_option_are_wrong_use() -> None:
    result = run("demo", "--persona", "nobody")
    assert result.exit_code == 2
    assert "mau" in result.stderr
    assert run("demo", "--no-such-option").exit_code == 2
    assert run("run").exit_code == 2


def test_simulator_mode_refuses_a_gateway_beyond_this_machine(tmp_path: Path) -> None:
    for url in ("https://egw.baohiemxahoi.gov.vn", "http://gateway.example"):
        result = run("demo", "--liveness", "off", "--gateway-url", url, "--store", str(tmp_path))
        assert result.exit_code == 1
        assert "F-107" in result.stderr


def test_a_wrong_settings_file_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[facility]\ncode = 'x'\n", encoding="utf-8")
    for words in (("run", "--config", str(path)), ("doctor", "--config", str(path))):
        result = run(*words)
        assert result.exit_code == 1
        assert "F-107" in result.stderr
        assert "facility.code" in result.stderr
        assert "Traceback" not in result.output


def test_qr_parse_masks_unless_told_otherwise() -> None:
    text = qr_text(MAU)
    masked = run("qr", "parse", text, "--json")
    assert masked.exit_code == 0
    assert MAU.card.personal_id not in masked.stdout
    assert answer(masked)["document"]["full_name"] == "Nguyễn V. M."
    shown = run("qr", "parse", text, "--json", "--show-personal")
    assert answer(shown)["document"]["personal_id"] == MAU.card.personal_id
    foreign = run("qr", "parse", "https://example.org")
    assert foreign.exit_code == 1
    assert "F-301" in foreign.stderr


def test_qr_scan_finds_the_code_in_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    buffer = io.BytesIO()
    segno.make(qr_text(MAU)).save(buffer, kind="png", scale=5)
    path.write_bytes(buffer.getvalue())
    result = run("qr", "scan", str(path), "--json")
    assert result.exit_code == 0
    assert answer(result)["codes"][0]["kind"] == "card_2021"
    path.write_bytes(buffer.getvalue()[:200])
    assert run("qr", "scan", str(path)).exit_code == 1
    assert run("qr", "scan", str(tmp_path / "none.png")).exit_code == 1


def test_a_slip_in_a_typed_mrz_is_wrong_use_that_names_the_field_and_nothing_typed() -> None:
    right = " ".join(mrz_lines(card_data(MAU)))
    wrong = right.replace("9901155", "9901156")
    result = run("card", "read", "--reader", "any", "--mrz", wrong)
    assert result.exit_code == 2
    assert "check digit of birth date" in result.stderr
    assert not any(piece in result.output for piece in (MAU.card.personal_id, "990115", "NGUYEN"))
    assert run("card", "read", "--reader", "any", "--mrz", right, "--can", "012345").exit_code == 2
    assert run("card", "read", "--reader", "any", "--mrz", right[:40]).exit_code == 2


def test_doctor_looks_at_the_model_that_reads_the_mrz(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    checks = {check["name"]: check for check in answer(run("doctor", "--json"))["checks"]}
    assert checks["MRZ model"]["ok"] is True
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(recogniser, "__file__", str(tmp_path / "recogniser.py"))
    checks = {check["name"]: check for check in answer(run("doctor", "--json"))["checks"]}
    assert (checks["MRZ model"]["ok"], checks["MRZ model"]["failure"]) == (False, "F-108")
    assert checks["face models"]["ok"] is True


def test_card_trust_tells_anchors_and_what_is_none(tmp_path: Path) -> None:
    empty = run("card", "trust", "check", str(tmp_path), "--json")
    assert (empty.exit_code, answer(empty)["failure"]) == (1, "F-107")
    CountrySigningAuthority.create().export(tmp_path)
    (tmp_path / "letter.pem").write_text("no certificate", encoding="utf-8")
    told = answer(run("card", "trust", "list", str(tmp_path), "--json"))
    assert told["anchors"] == 1
    assert [row["subject"] for row in told["rejected"]] == ["letter.pem"]
    assert run("card", "trust", "check", str(tmp_path)).exit_code == 0


def test_face_match_tells_the_holder_from_another() -> None:
    own = run("face", "match", str(FACES / "p1" / "portrait.jpg"), str(FACES / "p1" / "frame_00.jpg"), "--json")
    assert own.exit_code == 0
    told = answer(own)
    assert told["match"] is True
    assert told["score"] >= told["threshold"]
    assert "sface" in told["model"]
    other = run("face", "match", str(FACES / "p1" / "portrait.jpg"), str(FACES / "p2" / "frame_00.jpg"), "--json")
    assert other.exit_code == 0, "compared, with the answer no"
    assert answer(other)["match"] is False


def test_face_check_and_match_refuse_what_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes((FACES / "p1" / "portrait.jpg").read_bytes()[:300])
    for words in (("face", "check", str(path)), ("face", "match", str(path), str(path))):
        result = run(*words)
        assert result.exit_code == 1
        assert "F-211" in result.stderr
        told = answer(run(*words, "--json"))
        assert told["failure"] == "F-211"
        assert told["cure"]
    good = run("face", "check", str(FACES / "p1" / "frame_00.jpg"), "--json")
    assert answer(good)["faces"] == 1


def test_face_evaluate_prints_the_table(tmp_path: Path) -> None:
    for person in ("p1", "p2", "p3"):
        folder = tmp_path / person
        folder.mkdir()
        for name in ("frame_00.jpg", "frame_01.jpg", "portrait.jpg"):
            (folder / name).write_bytes((FACES / person / name).read_bytes())
    result = run("face", "evaluate", str(tmp_path), "--json")
    assert result.exit_code == 0
    told = answer(result)
    assert told["pairs"] == 36
    assert told["genuine"] == 9
    assert told["eer"] == 0


def test_outbox_lists_what_a_demo_left_and_retries_only_what_was_refused(tmp_path: Path) -> None:
    assert run("demo", "--liveness", "off", "--store", str(tmp_path)).exit_code == 0
    listed = run("outbox", "list", "--store", str(tmp_path), "--json")
    (row,) = answer(listed)["rows"]
    assert row["status"] == "confirmed"
    assert row["receipt"]
    assert MAU.card.personal_id not in listed.stdout
    retried = run("outbox", "retry", row["key"], "--store", str(tmp_path))
    assert retried.exit_code == 1


def test_staff_pin_prints_a_hash_that_fits_the_settings() -> None:
    result = CliRunner().invoke(main, ["staff-pin"], input="2468\n2468\n")
    assert result.exit_code == 0
    assert verify_pin("2468", result.stdout.strip().splitlines()[-1])
    assert CliRunner().invoke(main, ["staff-pin"], input="12\n12\n").exit_code == 2


@pytest.mark.parametrize("words", [("card",), ("qr",), ("face",), ("simulate",), ("outbox",), ("--help",)])
def test_every_group_explains_itself(words: tuple[str, ...]) -> None:
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output
