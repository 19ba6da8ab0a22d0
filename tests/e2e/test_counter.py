"""The one-stop-shop counter: a dossier received, its result marked as ready, and handed out to its person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from cardreader.document import Assurance
from kiosk.cli import main
from kiosk.domain.dossier import DossierStatus
from kiosk.domain.failures import FailureCode
from kiosk.session.counter_views import CounterVisitView, ReceiptView, TasksView, TroubleView
from kiosk.session.state import Step
from tests.e2e.counter import OFFICER, Counter, usual_officer

MAU, SHADOW = "001099012345", "001099012346"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def answer(result: Result) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(result.stdout)
    return parsed


def test_a_whole_intake_by_chip_and_face_on_the_command_line(tmp_path: Path) -> None:
    store, out = str(tmp_path), tmp_path / "out"
    done = run("demo", "--profile", "counter", "--liveness", "off", "--store", store, "--out", str(out), "--json")
    assert done.exit_code == 0, done.output
    told = answer(done)
    assert (told["outcome"], told["failure"], told["insurance"]) == ("dossier_received", None, "eligible")
    number = told["dossier"]["number"]
    steps = [step["name"] for step in told["steps"]]
    assert steps[-1] == "counter_desk", "the officer stays"
    for step in ("notice", "reading_card", "counter_person", "counter_dossier", "counter_receipt", "clearing"):
        assert step in steps
    (receipt,) = out.glob("receipt-*.png")
    with Image.open(receipt) as picture:
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert code.text == number

    (listed,) = answer(run("dossier", "list", "--store", store, "--json"))["rows"]
    assert (listed["number"], listed["status"], listed["full_name"], listed["personal_id"]) == (
        number,
        "received",
        "Nguyễn V. M.",
        "…2345",
    )
    assert answer(run("dossier", "ready", number.lower(), "--store", store, "--json"))["status"] == "ready"
    again = run("dossier", "ready", number, "--store", store, "--json")
    assert (again.exit_code, answer(again)["failure"]) == (1, "F-604")
    shown = run("dossier", "show", number, "--store", store, "--json")
    assert answer(shown)["ready_by"] == "command line"
    assert MAU not in shown.output
    assert answer(run("dossier", "show", number, "--show-personal", "--store", store, "--json"))["personal_id"] == MAU
    assert run("dossier", "show", "H26-1", "--store", store).exit_code == 1
    (counted,) = answer(run("report", "dossiers", "--store", store, "--json"))["rows"]
    assert (counted["dossiers"], counted["ready"]) == (1, 1)
    assert answer(run("audit", "verify", "--store", store, "--json"))["sound"]


def test_received_ready_and_handed_out_to_its_own_person_alone(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    counter.serve(MAU, usual_officer)
    (receipt,) = counter.printer.printed
    counter.store.dossiers.mark_ready(receipt.number, OFFICER, receipt.received_at)

    counter.serve(SHADOW, usual_officer)
    assert len(counter.printer.printed) == 2, "somebody else brings a dossier and is offered nobody's result"
    counter.serve(MAU, usual_officer)
    row = counter.store.dossiers.row(receipt.number)
    assert row is not None
    assert (row.line.status, row.settled_by) == (DossierStatus.HANDED_OUT, OFFICER)
    assert len(counter.printer.printed) == 2
    counter.serve(MAU, usual_officer)
    assert len(counter.printer.printed) == 3, "what was handed out is not offered again"
    assert {officer.name for officer in counter.line.asked_by if officer} == {OFFICER}, "who is signed in asks"
    counter.store.close()


def test_whom_the_camera_does_not_recognise_the_officer_verifies_by_hand(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    counter.serve(MAU, usual_officer, stranger=True)
    troubles = [
        view.body.work.code
        for view in counter.views
        if isinstance(view.body, CounterVisitView) and isinstance(view.body.work, TroubleView)
    ]
    assert set(troubles) == {FailureCode.FACE_NOT_RECOGNISED}
    (receipt,) = counter.printer.printed
    row = counter.store.dossiers.row(receipt.number)
    assert row is not None
    kept = counter.store.dossiers.opened(row)
    assert (kept.assurance, kept.officer) == (Assurance.STAFF, OFFICER)
    assert kept.face is not None
    assert not kept.face.match, "what the camera said is kept beside who vouched"
    counter.store.close()


def test_nothing_of_the_person_stays_with_the_officer(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    counter.serve(MAU, usual_officer)
    assert counter.last is not None
    assert counter.last.step is Step.COUNTER_DESK
    assert counter.last.visit is None
    assert counter.last.counter is not None
    assert counter.last.counter.officer == OFFICER
    seen = [view.body for view in counter.views if isinstance(view.body, CounterVisitView)]
    assert any(isinstance(body.work, TasksView) for body in seen)
    assert any(isinstance(body.work, ReceiptView) and body.work.printed for body in seen)
    assert all(body.person.personal_id in (None, "…2345") for body in seen), "masked, since nobody asked for more"
    counter.store.close()


def test_a_counter_opens_only_with_settings_of_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    start, end = example.index("\n[counter]"), example.index("\n[[staff]]")
    config = tmp_path / "kiosk.toml"
    config.write_text(example[:start] + example[end:], encoding="utf-8")
    refused = run("run", "--profile", "counter", "--config", str(config))
    assert refused.exit_code == 1
    assert "F-107" in refused.output
    assert "section counter" in refused.output
    assert run("run", "--profile", "ward").exit_code == 2
