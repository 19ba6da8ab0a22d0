"""Receives dossiers at a counter in processes that die at every place of the transaction, and looks at what is left.

Run as `python -m tests.crash.dossiers FOLDER`; prints one JSON object.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from cardreader.document import Assurance, PartialDate, Sex, Source
from kiosk.domain.checkin import Person
from kiosk.domain.dossier import NewDossier, NumberRange, Paper, Procedure
from kiosk.store.sql_store import SqlStore, StoreMode

NUMBERS = NumberRange("H26.19")
_PERSON = Person("001099012345", "Nguyễn Văn Mẫu", PartialDate(1999, 1, 15), Sex.MALE)
_PROCEDURE = Procedure("2.000635", "Cấp bản sao Trích lục", "Hộ tịch", (Paper("Tờ khai"),), 1, 8_000)
_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
_LONGEST = 40
"""More statements than a dossier takes."""


def dossier(key: str) -> NewDossier:
    """One dossier."""
    return NewDossier(
        key,
        _PERSON,
        _PROCEDURE,
        _PROCEDURE.papers,
        "",
        _AT,
        date(2026, 11, 24),
        "officer",
        Assurance.CHIP_GENUINE,
        Source.CHIP,
        None,
        None,
    )


def open_store(folder: Path) -> SqlStore:
    """The counter's database."""
    return SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)


def receive_and_die(folder: Path, key: str, at: int) -> int:
    """Receives in a child that kills itself after so many statements, commits among them; the child's exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    store = open_store(folder)
    passed = 0

    def point(*_: Any) -> None:  # noqa: ANN401 - an event's arguments
        nonlocal passed
        passed += 1
        if passed == at:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = store._owner._connection.engine
    event.listen(engine, "after_cursor_execute", point)
    event.listen(engine, "commit", point)
    store.dossiers.receive(dossier(key), NUMBERS)
    os._exit(0)


def what_is_there(folder: Path) -> tuple[list[str], int]:
    """The numbers of the dossiers, and how many audit rows tell of one."""
    with sqlite3.connect(folder / "kiosk.db") as connection:
        numbers = [number for (number,) in connection.execute("SELECT number FROM dossier ORDER BY id")]
        (told,) = connection.execute("SELECT count(*) FROM audit WHERE kind = 'dossier_received'").fetchone()
    connection.close()
    return numbers, told


def main(folder: Path) -> None:
    """Dies at each place in turn until one dossier is received to the end; then once more after every death."""
    deaths, halves = 0, 0
    for at in range(1, _LONGEST):
        before, _ = what_is_there(folder) if (folder / "kiosk.db").exists() else ([], 0)
        status = receive_and_die(folder, f"key-{at}", at)
        numbers, told = what_is_there(folder)
        halves += len(numbers) != told or len(numbers) - len(before) not in (0, 1)
        if status == 0:
            break
        deaths += 1
        # The officer presses once more, under the same key.
        receive_and_die(folder, f"key-{at}", 0)
    store = open_store(folder)
    sound = store.verify_audit().sound
    store.close()
    numbers, told = what_is_there(folder)
    print(json.dumps({"deaths": deaths, "halves": halves, "numbers": numbers, "told": told, "sound": sound}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
