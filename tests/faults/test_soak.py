"""A soak in small: a day with random faults holds, comes again with its seed, and finds what is planted in it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kiosk.app.soak import Day, Faults, SoakReport, SoakSettings
from kiosk.app.stage import Props, Stage
from kiosk.cli import main
from kiosk.domain.checkin import CheckIn, Ticket
from kiosk.store import schema
from kiosk.store.sql_store import SqlStore
from simulators.gateway.records import Ledger, ReceivedCheckIn


@pytest.fixture(scope="module")
def props() -> Props:
    return Props.make()


def play(folder: Path, props: Props, check_ins: int, **how: Any) -> SoakReport:  # noqa: ANN401
    folder.mkdir(exist_ok=True)
    return Day(SoakSettings(check_ins, how.pop("seed", 11), **how), folder, props).play()


def test_a_day_with_random_faults_holds(tmp_path: Path, props: Props) -> None:
    report = play(tmp_path, props, 10)
    assert report.problems == ()
    assert report.balance.committed == report.check_ins >= 10
    assert (report.balance.lost, report.balance.doubled, report.balance.waiting) == ((), (), 0)
    assert report.balance.held + report.balance.refused >= report.check_ins
    assert sum(report.happenings.values()) > 5
    assert report.virtual > 300


def test_the_same_seed_is_the_same_day(tmp_path: Path, props: Props) -> None:
    one, other = (play(tmp_path / name, props, 99, visits=3) for name in ("one", "other"))
    assert one.trace == other.trace
    assert (one.outcomes, one.happenings, one.deliveries) == (other.outcomes, other.happenings, other.deliveries)


def test_without_faults_everybody_is_checked_in(tmp_path: Path, props: Props) -> None:
    report = play(tmp_path, props, 2, faults=Faults.NONE)
    assert (report.problems, report.visits, report.outcomes) == ((), 2, {"checked_in": 2})


def test_a_gateway_that_doubles_is_found(tmp_path: Path, props: Props, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Ledger.keep

    def doubles(self: Ledger, fields: Mapping[str, str], xml: bytes, at: Any) -> ReceivedCheckIn:  # noqa: ANN401
        keep(self, {**fields, "MA_LK": fields["MA_LK"] + "-2"}, xml, at)
        return keep(self, fields, xml, at)

    monkeypatch.setattr(Ledger, "keep", doubles)
    report = play(tmp_path, props, 3, faults=Faults.NONE)
    assert not report.held
    assert (report.visits, len(report.balance.doubled)) == (1, 1)
    assert report.reproduce == "kiosk simulate soak --faults none --seed 11 --visits 1"


def test_a_store_that_loses_is_found_and_found_again(
    tmp_path: Path, props: Props, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = SqlStore.commit
    drawn: list[str] = []

    def loses(self: SqlStore, check_in: CheckIn) -> Ticket:
        ticket = commit(self, check_in)
        drawn.append(ticket.key)
        if len(drawn) == 2:
            for table in (schema.outbox, schema.ticket, schema.check_in):
                self._owner.write(
                    lambda connection, t=table: connection.execute(t.delete().where(t.c.key == ticket.key))
                )
        return ticket

    monkeypatch.setattr(SqlStore, "commit", loses)
    report = play(tmp_path / "first", props, 5, faults=Faults.NONE)
    assert [problem.text for problem in report.problems] == [f"{drawn[1]} is lost"]
    assert report.balance.lost == (drawn[1],)
    assert report.reproduce == f"kiosk simulate soak --faults none --seed 11 --visits {report.visits}"
    drawn.clear()
    again = play(tmp_path / "again", props, 5, visits=report.visits, faults=Faults.NONE)
    assert (again.problems, again.trace) == (report.problems, report.trace)
    drawn.clear()
    assert play(tmp_path / "shorter", props, 5, visits=report.visits - 1, faults=Faults.NONE).held


def test_a_kiosk_that_breaks_is_told_without_its_words(
    tmp_path: Path, props: Props, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("Nguyễn Văn Mẫu")

    monkeypatch.setattr(Stage, "receive", breaks)
    report = play(tmp_path, props, 2, faults=Faults.NONE)
    (problem,) = report.problems
    assert problem.visit == 1
    assert problem.text.startswith("the kiosk broke: RuntimeError in breaks, test_soak.py:")
    assert "Mẫu" not in report.as_table() + str(report.as_json())


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["simulate", "soak", "--visits", "2", "--seed", "4", "--out", str(out), "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["held"], told["visits"], told["seed"], told["simulated"]) == (True, 2, 4, True)
    assert json.loads((out / "report.json").read_text(encoding="utf-8")) == told
    again = CliRunner().invoke(main, ["simulate", "soak", "--visits", "1", "--out", str(out)])
    assert again.exit_code == 2
    assert "a new or empty folder is needed" in again.stderr
