"""`kiosk outbox`, `report`, `audit` and `store`: what staff and operators see, and what nobody sees unasked."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cardreader.document import Source
from kiosk.app.parts import open_store
from kiosk.cli import main
from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer
from kiosk.ports import AuditEntry
from kiosk.runner.system import SystemClock
from kiosk.store.sql_store import StoreMode
from tests.unit.gateway.support import PERSON, make_check_in

NOW = SystemClock().now()
MISMATCH = LookupAnswer(Eligibility.MISMATCH, failure=FailureCode.INSURANCE_NAME_DIFFERS, gateway_code="060")
REFUSED = SendOutcome(
    SendKind.REFUSED, failure=FailureCode.CHECK_IN_REFUSED, gateway_code="303", message="MA_DKBD: wrong"
)
PERSONAL = (PERSON.full_name, PERSON.personal_id or "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three visits, one refused and one waiting; a mismatch; an outage; a trail of two rows."""
    store = open_store(tmp_path, StoreMode.SIMULATED)
    for number, (key, source) in enumerate(
        [("done", Source.CHIP), ("refused", Source.QR_BHYT), ("waiting", Source.QR_VNEID)]
    ):
        person = PERSON if key == "refused" else replace(PERSON, personal_id=f"0011900{number:05d}")
        store.commit(make_check_in(key, occurred_at=NOW, person=person, source=source))
    store.record("done", SendOutcome(SendKind.ACCEPTED, "GD1"), NOW, None)
    store.record("refused", REFUSED, NOW, None)
    store.note_mismatch(PERSON, MISMATCH, NOW)
    store.note_gateway(FailureCode.GATEWAY_TIMED_OUT, NOW - timedelta(minutes=30))
    store.note_gateway(None, NOW)
    for kind in ("visit_started", "card_read"):
        store.audit(AuditEntry(NOW, kind))
    store.close()
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--store", str(folder)])


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["rows"]
    return found


def trail(folder: Path) -> int:
    store = open_store(folder, StoreMode.SIMULATED)
    try:
        return store.verify_audit().rows
    finally:
        store.close()


def test_the_list_of_what_staff_must_look_at_has_reason_and_cure(folder: Path) -> None:
    (row,) = rows(run(folder, "outbox", "list", "--status", "refused", "--json"))
    assert (row["key"], row["failure"], row["gateway_code"], row["message"]) == (
        "refused", "F-509", "303", "MA_DKBD: wrong",
    )  # fmt: skip
    assert "retry" in row["cure"]
    assert len(rows(run(folder, "outbox", "list", "--json"))) == 3


def test_a_refused_check_in_is_queued_again_once(folder: Path) -> None:
    assert run(folder, "outbox", "retry", "refused").exit_code == 0
    for key in ("refused", "done", "unknown"):
        assert run(folder, "outbox", "retry", key).exit_code == 1
    assert {row["key"]: row["status"] for row in rows(run(folder, "outbox", "list", "--json"))} == {
        "done": "confirmed", "refused": "queued", "waiting": "queued",
    }  # fmt: skip


@pytest.mark.parametrize("words", [("outbox", "export"), ("report", "mismatches")])
def test_persons_are_masked_unless_asked_for_and_then_it_is_kept_in_the_trail(
    folder: Path, words: tuple[str, ...]
) -> None:
    masked = run(folder, *words, "--json")
    assert not any(text in masked.output for text in PERSONAL)
    assert "Nguyễn V. M." in masked.stdout
    assert trail(folder) == 2
    shown = run(folder, *words, "--json", "--show-personal")
    assert any(row["full_name"] == PERSON.full_name and row["personal_id"] == PERSON.personal_id for row in rows(shown))
    assert trail(folder) == 3


def test_a_mismatch_says_what_differs(folder: Path) -> None:
    (row,) = rows(run(folder, "report", "mismatches", "--json"))
    assert (row["code"], row["differs"], row["personal_id"]) == ("060", "full_name", "…2345")
    nothing = run(folder, "report", "mismatches", "--json", "--from", "2020-01-01", "--to", "02/01/2020")
    assert rows(nothing) == []


def test_shares_tell_of_the_target(folder: Path) -> None:
    result = run(folder, "report", "share", "--by", "month", "--json")
    (row,) = rows(result)
    assert (row["visits"], row["chip"], row["vneid"], row["insurance_card"]) == (3, 1, 1, 1)
    assert (row["share_percent"], row["target_met"]) == (66.7, False)
    assert json.loads(result.stdout)["target_percent"] == 80
    table = run(folder, "report", "share").stdout.splitlines()
    assert table[0].split()[:3] == ["begins", "visits", "chip"]
    assert table[1].split()[:3] == [NOW.date().isoformat(), "3", "1"]


def test_csv_opens_in_a_spreadsheet_with_vietnamese_letters(folder: Path) -> None:
    path = folder / "list.csv"
    assert run(folder, "report", "mismatches", "--show-personal", "--out", str(path)).exit_code == 0
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert (row["full_name"], row["birth_date"], row["personal_id"]) == (PERSON.full_name, "1990-05-17", "001190012345")
    assert path.stat().st_mode & 0o777 == 0o600


def test_xlsx_holds_texts_as_texts(folder: Path) -> None:
    path = folder / "outbox.xlsx"
    assert run(folder, "outbox", "export", "--show-personal", "--out", str(path)).exit_code == 0
    with zipfile.ZipFile(path) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert PERSON.full_name in texts
    assert "001190012345" in texts, "leading zeros stay"
    assert "<f>" not in sheet, "nothing is computed"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_name_that_is_a_formula_is_none_in_a_spreadsheet(tmp_path: Path) -> None:
    store = open_store(tmp_path, StoreMode.SIMULATED)
    store.note_mismatch(replace(PERSON, full_name="=HYPERLINK(1)"), MISMATCH, NOW)
    store.close()
    shown = run(tmp_path, "report", "mismatches", "--show-personal", "--format", "csv")
    assert "'=HYPERLINK(1)" in shown.stdout
    run(tmp_path, "report", "mismatches", "--show-personal", "--out", str(tmp_path / "list.xlsx"))
    with zipfile.ZipFile(tmp_path / "list.xlsx") as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_outages_are_told_from_to(folder: Path) -> None:
    (row,) = rows(run(folder, "outbox", "outages", "--json"))
    assert (row["failure"], row["minutes"], row["failed_calls"]) == ("F-502", 30.0, 1)
    assert row["from"] == (NOW - timedelta(minutes=30)).isoformat(timespec="seconds")


@pytest.mark.parametrize(
    "words",
    [
        ("report", "share", "--from", "2026-02-01", "--to", "2026-01-01"),
        ("report", "share", "--from", "yesterday"),
        ("report", "share", "--by", "year"),
        ("report", "mismatches", "--format", "xlsx"),
        ("outbox", "list", "--status", "lost"),
    ],
)
def test_wrong_use_ends_with_2(folder: Path, words: tuple[str, ...]) -> None:
    result = run(folder, *words)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_file_that_cannot_be_written_is_one_clear_error(folder: Path) -> None:
    result = run(folder, "report", "share", "--out", str(folder / "none" / "a.csv"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_audit_verify_is_sound_and_knows_an_older_head(folder: Path) -> None:
    result = run(folder, "audit", "verify", "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["sound"], told["rows"], told["first_broken"]) == (True, 2, None)
    run(folder, "report", "mismatches", "--show-personal")
    assert run(folder, "audit", "verify", "--expect", told["head"]).exit_code == 0
    assert run(folder, "audit", "verify", "--expect", "0" * 63 + "1").exit_code == 1


def test_audit_verify_names_the_row_that_was_changed(folder: Path) -> None:

    connection = sqlite3.connect(folder / "kiosk.db")
    with connection:
        connection.execute("UPDATE audit SET kind = 'x' WHERE id = 2")
    connection.close()
    result = run(folder, "audit", "verify", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["first_broken"] == 2


def test_store_retain_and_rotate_key(folder: Path) -> None:
    assert json.loads(run(folder, "store", "retain", "--json").stdout) == {"forgotten": {}}
    key = (folder / "kiosk.key").read_bytes()
    assert json.loads(run(folder, "store", "rotate-key", "--json").stdout) == {"sealed_anew": 3}
    assert (folder / "kiosk.key").read_bytes() != key
    assert any(row["full_name"] for row in rows(run(folder, "outbox", "export", "--json")))
    assert json.loads(run(folder, "audit", "verify", "--json").stdout)["sound"]


def test_a_wrong_key_has_a_code_of_its_own(folder: Path) -> None:
    (folder / "kiosk.key").write_bytes(bytes(32))
    result = run(folder, "outbox", "list", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["failure"] == "F-114"
