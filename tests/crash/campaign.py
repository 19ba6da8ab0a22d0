"""Kills a kiosk at every place of a check-in and looks at what is left: in the database, and at the gateway."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.runner.system import SystemClock
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.gateway import Endpoint, Fault, FaultKind, SimulatedGateway
from tests.unit.gateway.support import ACCOUNT, OFFICER, PEOPLE

ROOT = Path(__file__).parents[2]
NOBODY_LISTENS = "http://127.0.0.1:1"


class Line(StrEnum):
    """What the gateway is like until the kill; afterwards it works."""

    WORKS = "works"
    AWAY = "away"
    """Nobody listens."""
    SILENT = "silent"
    """It takes the check-in in and drops the connection without an answer."""


@dataclass(frozen=True, slots=True)
class Kill:
    """One place under one condition, and what was found wrong after it; `killed` False where it was not passed."""

    line: Line
    target: str
    killed: bool
    wrong: tuple[str, ...]


class Place:
    """One gateway and one process that forks kiosks; used by one thread."""

    def __init__(self, folder: Path, name: str, gateway: SimulatedGateway, server: subprocess.Popen[str]) -> None:
        self._folder = folder
        self._name = name
        self._gateway = gateway
        self._server = server
        self._number = 0

    def _run(self, **order: Any) -> dict[str, Any]:  # noqa: ANN401
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        answer: dict[str, Any] = json.loads(self._server.stdout.readline())
        return answer

    def _begin(self, line: Line, target: str | None) -> tuple[Path, str, int]:
        """A check-in up to the kill: its folder, the kiosk's name, how the process ended."""
        self._number += 1
        kiosk = f"{self._name}{self._number}"
        folder = self._folder / kiosk
        shutil.copytree(self._folder.parent / "new", folder)
        if line is Line.SILENT:
            self._gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.DROP_AFTER))
        url = NOBODY_LISTENS if line is Line.AWAY else self._gateway.base_url
        done = self._run(folder=str(folder), url=url, kiosk=kiosk, trace=str(folder / "trace"), target=target)
        self._gateway.clear_faults()
        return folder, kiosk, done["status"]

    def places(self, line: Line) -> list[str]:
        """Every place that a check-in passes."""
        folder, _, status = self._begin(line, None)
        assert status == 0, f"the check-in that is not killed ended with {status}"
        return (folder / "trace").read_text().splitlines()

    def kill(self, line: Line, target: str) -> Kill:
        """Kills there, starts again, and looks."""
        folder, kiosk, status = self._begin(line, target)
        passed = (folder / "trace").read_text().splitlines()
        # Who has the paper goes; who saw the screen go dark before begins again.
        same_person = not any(label.startswith("after printer.print_ticket") for label in passed)
        again = self._run(
            folder=str(folder),
            url=self._gateway.base_url,
            kiosk=kiosk,
            trace=str(folder / "trace2"),
            same_person=same_person,
        )
        wrong = self._faults(kiosk, passed, again, same_person=same_person)
        if status not in (0, -signal.SIGKILL):
            wrong.append(f"the first run ended with {status}")
        shutil.rmtree(folder)
        return Kill(line, target, status == -signal.SIGKILL, tuple(wrong))

    def _faults(self, kiosk: str, passed: list[str], again: dict[str, Any], *, same_person: bool) -> list[str]:
        found = again["said"]
        if again["status"] != 0 or found is None:
            return [f"the restart ended with {again['status']}"]
        keys = [key for key, _ in found["rows"]]
        held = [one.key for one in self._gateway.received_check_ins if one.key.split(".")[1] == kiosk]
        committed = any(label.startswith("after store.commit") for label in passed)
        visits = 1 if same_person else 2
        numbers = [tuple(ticket[1:]) for ticket in found["tickets"]]
        complaints = {
            "a committed check-in is lost": committed and not found["found"],
            "half a check-in is left": sorted(keys) != sorted(ticket[0] for ticket in found["tickets"]),
            "not everything was delivered": any(state != "confirmed" for _, state in found["rows"]),
            "the gateway lacks one": not set(keys) <= set(held),
            "the gateway holds one that the kiosk does not know": not set(held) <= set(keys),
            "one visit became two": len(keys) != visits,
            "the gateway holds a visit twice": len(held) != len(set(held)) or len(held) != visits,
            "a number was given twice": len(set(numbers)) != len(numbers),
            "the person at the restart got no ticket": found["ticket"] is None,
            "the audit trail is broken": not found["trail"],
        }
        return [text for text, is_so in complaints.items() if is_so]


@contextmanager
def place(folder: Path, name: str) -> Iterator[Place]:
    """Gateway and fork server, ended at the end."""
    folder = folder / name
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.crash.server"]
    with ExitStack() as parts:
        gateway = parts.enter_context(SimulatedGateway(PEOPLE, ACCOUNT, OFFICER, SystemClock()))
        server = parts.enter_context(
            subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        )
        yield Place(folder, name, gateway, server)


def prepare(folder: Path) -> None:
    """An empty database to begin every run with, so that no run spends its time on making tables."""
    (folder / "new").mkdir()
    SqlStore(folder / "new" / "kiosk.db", folder / "new" / "kiosk.key", StoreMode.SIMULATED).close()


def campaign(
    folder: Path, lines: Sequence[Line] = tuple(Line), workers: int = 2, *, statements: bool = True
) -> list[Kill]:
    """Every place under every condition, once; `statements`: between the statements of a transaction too."""
    prepare(folder)
    with ExitStack() as parts:
        places = [parts.enter_context(place(folder, chr(ord("A") + number))) for number in range(workers)]
        orders = [(line, target) for line in lines for target in places[0].places(line)]
        orders = [order for order in orders if statements or not order[1].startswith("sql ")]

        def work(number: int) -> list[Kill]:
            return [places[number].kill(*order) for order in orders[number::workers]]

        with ThreadPoolExecutor(workers) as pool:
            return [kill for some in pool.map(work, range(workers)) for kill in some]
