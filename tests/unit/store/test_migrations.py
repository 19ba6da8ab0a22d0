"""A database of the first form is brought to the newest one with everything in it."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from cardreader.document import Assurance
from kiosk.domain.checkin import CheckIn, DeliveryStatus
from kiosk.domain.numbering import MachineTime
from kiosk.store import migrations
from kiosk.store.audit import BEGINNING, chain_hash
from kiosk.store.database import NEWEST_FORM
from kiosk.store.keys import FileKey
from kiosk.store.payload import to_json
from kiosk.store.reports import Period
from kiosk.store.sealing import Sealer
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import NOW, PERSON, make_check_in

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def first_form_payload(check_in: CheckIn) -> bytes:
    """As the first form wrote it."""
    value = json.loads(to_json(check_in))["check_in"]
    birth = check_in.person.birth_date
    value["person"]["birth_date"] = [birth.year, birth.month, birth.day]
    value["assurance"] = Assurance(value["assurance"]).name
    del value["source"]
    return json.dumps({"form": 1, **value}).encode()


def database_of_the_first_form(folder: Path) -> None:
    """Two days of visits, one still to be sent, and an audit trail."""
    sealer = Sealer(FileKey(folder / "kiosk.key").load(create=True))
    path = folder / "kiosk.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    connection = sqlite3.connect(path)
    path.chmod(0o600)
    with connection:
        for name, value in (
            ("mode", b"simulated"),
            ("key_probe", sealer.seal(b"this key opens this database", "key_probe")),
        ):
            connection.execute("INSERT INTO meta VALUES (?, ?)", (name, value))
        for place, (days, number, status) in enumerate([(1, 1, "confirmed"), (1, 2, "confirmed"), (0, 1, "queued")]):
            at = NOW - timedelta(days=days) + timedelta(minutes=place)
            key, text = f"old-{place}", at.strftime(_FORM)
            sealed = sealer.seal(first_form_payload(make_check_in(key, occurred_at=at)), key)
            connection.execute("INSERT INTO check_in VALUES (?, ?, ?, ?)", (place + 1, key, text, sealed))
            connection.execute(
                "INSERT INTO ticket VALUES (?, ?, 'A', ?, '105', 'Khám Nội', 0, ?)", (key, text[:10], number, text)
            )
            connection.execute(
                "INSERT INTO outbox (key, status, attempts, ambiguous, sending, next_attempt)"
                " VALUES (?, ?, 0, 0, 0, ?)",
                (key, status, text),
            )
        row_hash = chain_hash(BEGINNING, NOW, "visit_started", "[]")
        values = (NOW.strftime(_FORM), "visit_started", "[]", BEGINNING, row_hash)
        connection.execute("INSERT INTO audit (at, kind, details, previous, hash) VALUES (?, ?, ?, ?, ?)", values)
    connection.close()


def test_everything_of_the_first_form_is_still_there(tmp_path: Path) -> None:
    database_of_the_first_form(tmp_path)
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED, lambda: MachineTime(None, 0.0))
    assert [row.status for row in store.outbox_rows()] == [DeliveryStatus.CONFIRMED] * 2 + [DeliveryStatus.QUEUED]
    (item,) = store.due(NOW + timedelta(hours=1), 10)
    assert item.check_in == make_check_in("old-2", occurred_at=NOW + timedelta(minutes=2))
    assert store.opened("old-0").person == PERSON
    trail = store.verify_audit()
    assert (trail.rows, trail.sound) == (1, True)
    assert [row.visits for row in store.shares(NOW - timedelta(days=2), NOW + timedelta(days=1), Period.DAY)] == [2, 1]
    assert store.commit(make_check_in("new", occurred_at=NOW + timedelta(minutes=9))).number == "A 002"
    assert store.commit(make_check_in("later", occurred_at=NOW + timedelta(days=1))).number == "A 001"
    store.close()


def test_the_cut_off_end_of_an_old_trail_shows_from_then_on(tmp_path: Path) -> None:
    database_of_the_first_form(tmp_path)
    SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED).close()
    connection = sqlite3.connect(tmp_path / "kiosk.db")
    with connection:
        connection.execute("DELETE FROM audit")
    connection.close()
    store = SqlStore(tmp_path / "kiosk.db", tmp_path / "kiosk.key", StoreMode.SIMULATED)
    assert store.verify_audit().cut_off
    store.close()


def test_the_newest_form_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST_FORM
