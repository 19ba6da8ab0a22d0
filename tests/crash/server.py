"""A process that has everything imported and forks a kiosk for every line it reads: a start costs milliseconds.

Arguments of a line, as JSON: folder, gateway URL, name of the kiosk, trace file, place to die or null, and for a
restart whether the same person comes again. Answers a line of JSON: how the child ended, and what it said.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.crash.points import Points
from tests.crash.reception import Reception

KNOWN, OTHER = "001190012345", "001190054321"
"""Two persons; the gateway knows the first."""


def first_run(order: dict[str, Any]) -> None:
    """A check-in that may be killed."""
    points = Points(Path(order["trace"]), order["target"])
    points("start")
    reception = Reception(Path(order["folder"]), order["url"], order["kiosk"], points)
    reception.check_in(KNOWN)
    reception.store.close()


def restart(order: dict[str, Any]) -> dict[str, Any]:
    """The kiosk starts again; a person checks in, and what waits is sent."""
    points = Points(Path(order["trace"]), None)
    reception = Reception(Path(order["folder"]), order["url"], order["kiosk"], points)
    found = [row.key for row in reception.store.outbox_rows()]
    ticket = reception.check_in(KNOWN if order["same_person"] else OTHER)
    for _ in range(5):
        reception.clock.go_on(hours=2)
        reception.sender.send_due()
    store = reception.store
    report = {
        "found": found,
        "ticket": None if ticket is None else [ticket.key, ticket.number],
        "rows": [[row.key, row.status.value] for row in store.outbox_rows()],
        "tickets": store._owner.read(
            lambda connection: [
                list(row) for row in connection.exec_driver_sql("SELECT key, series, prefix, number FROM ticket")
            ]
        ),
        "trail": store.verify_audit().sound,
    }
    store.close()
    return report


def fork(order: dict[str, Any]) -> dict[str, Any]:
    """Runs the order in a child of its own."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(readable)
        try:
            answer = restart(order) if "same_person" in order else first_run(order)
            os.write(writable, json.dumps(answer).encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writable)
    with os.fdopen(readable, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return {"status": os.waitstatus_to_exitcode(status), "said": json.loads(said) if said else None}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(fork(json.loads(line))) + "\n")
        sys.stdout.flush()
