"""What a check-in costs the store, empty and with 10⁵ and 10⁶ visits in it; ends with 1 where it grows by a fifth.

    python -m benchmarks.store [--folder DIR] [--all-payloads]

Commit: the transaction that the person waits for, synchronous to the disk. Check-in: all that the store does for one
visit (commit, find, begin, record, handed over, one audit row). Drain: queued check-ins a second through the real
sender and client to the simulated gateway on loopback. The three databases take turns, so that what else the machine
does falls on all of them. Older visits are as retention leaves them, without payload, unless --all-payloads.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from cardreader.document import Assurance, PartialDate, Sex, Source
from kiosk.domain.checkin import CheckIn, Person, SendKind, SendOutcome
from kiosk.domain.insurance import Coverage, Eligibility
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.gateway.settings import GatewaySettings
from kiosk.ports import AuditEntry
from kiosk.runner.system import SystemClock
from kiosk.store.payload import to_json
from kiosk.store.sealing import Sealer
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.world import ACCOUNT, FACILITY, OFFICER, SERVICES, make_gateway

SIZES = (0, 100_000, 1_000_000)
VISITS_A_DAY = 500
PAYLOAD_DAYS = 30
WARM_UP, MEASURED, DRAINED = 30, 450, 200
GROWTH_LIMIT = 1.2
_ACCEPTED = SendOutcome(SendKind.ACCEPTED, "GD20261122000001", gateway_code="200", message="Tiếp nhận thành công")
_UTC_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(slots=True)
class Bench:
    """One database and what was measured on it; times in seconds."""

    rows: int
    store: SqlStore
    commits: list[float] = field(default_factory=list)
    check_ins: list[float] = field(default_factory=list)
    drained: float = 0.0


def make_check_in(number: int, at: datetime) -> CheckIn:
    """A synthetic insured person's visit."""
    person = Person(f"0011900{number % 100_000:05d}", "Nguyễn Văn Mẫu", PartialDate(1990, 5, 17), Sex.MALE)
    return CheckIn(
        key=f"01999.K1.{number:012d}",
        person=person,
        assurance=Assurance.CHIP_GENUINE,
        eligibility=Eligibility.ELIGIBLE,
        coverage=Coverage("GD4010112345678", at.date(), at.date() + timedelta(days=300), "01999"),
        lookup_code="000",
        service=SERVICES[0],
        consent=None,
        face=None,
        occurred_at=at,
        source=Source.CHIP,
    )


def fill(path: Path, key: bytes, count: int, *, all_payloads: bool) -> None:
    """Puts delivered visits of the past into a database, as the store would have left them."""
    sealer, now = Sealer(key), datetime.now(UTC)
    begin = now - timedelta(days=count // VISITS_A_DAY + 1)

    def visits() -> Iterator[tuple[int, str, datetime, int]]:
        for number in range(count):
            day, of_day = divmod(number, VISITS_A_DAY)
            yield number, f"old.{number:012d}", begin + timedelta(days=day, seconds=of_day * 60), of_day

    def check_ins() -> Iterator[tuple[object, ...]]:
        payload = to_json(make_check_in(0, now))
        for number, row_key, at, _ in visits():
            kept = all_payloads or now - at < timedelta(days=PAYLOAD_DAYS)
            tag = sealer.tag(f"{number % (count // 3 + 1)}") if kept else None
            sealed = sealer.seal(payload, row_key) if kept else b""
            yield number + 1, row_key, at.strftime(_UTC_FORM), sealed, tag, "chip", "eligible"

    def tickets() -> Iterator[tuple[object, ...]]:
        for number, row_key, at, of_day in visits():
            text = at.strftime(_UTC_FORM)
            series = number // VISITS_A_DAY + 1
            yield number + 1, row_key, text[:10], "A", of_day + 1, "12", "Khám", 0, text, series, 1

    def deliveries() -> Iterator[tuple[object, ...]]:
        for _, row_key, at, _ in visits():
            yield row_key, "confirmed", 1, 0, 0, at.strftime(_UTC_FORM), "200", "GD1"

    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    with connection:
        connection.executemany(
            "INSERT INTO check_in (id, key, occurred_at, sealed, person, channel, eligibility) VALUES (?,?,?,?,?,?,?)",
            check_ins(),
        )
        connection.executemany(
            "INSERT INTO ticket (issue, key, day, prefix, number, room, service_name, ahead, issued_at, series,"
            " handed_over) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            tickets(),
        )
        connection.executemany(
            "INSERT INTO outbox (key, status, attempts, ambiguous, sending, last_attempt, gateway_code, receipt)"
            " VALUES (?,?,?,?,?,?,?,?)",
            deliveries(),
        )
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def open_bench(folder: Path, rows: int, *, all_payloads: bool) -> Bench:
    """A database with so many visits in it."""
    path, key = folder / f"{rows}" / "kiosk.db", folder / f"{rows}" / "kiosk.key"
    SqlStore(path, key, StoreMode.SIMULATED).close()
    fill(path, key.read_bytes(), rows, all_payloads=all_payloads)
    return Bench(rows, SqlStore(path, key, StoreMode.SIMULATED))


def one_check_in(bench: Bench, number: int, *, measured: bool) -> None:
    """All that the store does for a visit that the gateway takes at once."""
    store, now = bench.store, datetime.now(UTC)
    check_in = make_check_in(number, now)
    begun = time.perf_counter()
    store.commit(check_in)
    committed = time.perf_counter()
    store.find(check_in.key)
    store.begin_attempt(check_in.key)
    store.record(check_in.key, _ACCEPTED, now, None)
    store.handed_over(check_in.key)
    store.audit(AuditEntry(now, "card_read", (("protocol", "PACE"),)))
    if measured:
        bench.commits.append(committed - begun)
        bench.check_ins.append(time.perf_counter() - begun)


def drain(benches: list[Bench]) -> None:
    """Queues check-ins and sends them, a round of each database in turn."""
    clock = SystemClock()
    with make_gateway(clock) as gateway:
        settings = GatewaySettings(
            base_url=gateway.base_url,
            username=ACCOUNT.username,
            password=SecretStr(ACCOUNT.password),
            facility_code=FACILITY,
            officer_name=OFFICER.name,
            officer_id=OFFICER.personal_id,
        )
        client = GatewayClient.over_http(settings, clock, production_allowed=False)
        senders = []
        for place, bench in enumerate(benches):
            for number in range(DRAINED):
                queued = make_check_in(number, datetime.now(UTC))
                bench.store.commit(replace(queued, key=f"drain.{place}.{number}"))
            senders.append(OutboxSender(bench.store, client, clock, random.SystemRandom()))
        left = dict.fromkeys(range(len(benches)), DRAINED)
        while any(left.values()):
            for place, (bench, sender) in enumerate(zip(benches, senders, strict=True)):
                begun = time.perf_counter()
                left[place] -= sender.send_due()
                bench.drained += time.perf_counter() - begun


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="where the databases are made; on the disk that is to be measured")
    parser.add_argument("--all-payloads", action="store_true", help="as if retention had never run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-", dir=chosen.folder) as folder, ExitStack() as open_stores:
        benches = [open_bench(Path(folder), rows, all_payloads=chosen.all_payloads) for rows in SIZES]
        for bench in benches:
            open_stores.callback(bench.store.close)
        for number in range(WARM_UP + MEASURED):
            first = number % len(benches)  # whoever follows another's write to the disk is slower
            for bench in benches[first:] + benches[:first]:
                one_check_in(bench, 50_000 + number, measured=number >= WARM_UP)
        drain(benches)
        empty = statistics.median(benches[0].check_ins)
        first_commit = statistics.median(benches[0].commits)
        worst = 1.0
        print("visits stored   commit p50   commit p95   check-in p50   growth   drain")
        for bench in benches:
            twentieths = statistics.quantiles(bench.commits, n=20)
            check_in = statistics.median(bench.check_ins)
            worst = max(worst, check_in / empty, statistics.median(bench.commits) / first_commit)
            growth, rate = (check_in / empty - 1) * 100, DRAINED / bench.drained
            print(
                f"{bench.rows:13d}   {twentieths[9] * 1000:7.2f} ms   {twentieths[18] * 1000:7.2f} ms"
                f"   {check_in * 1000:9.2f} ms   {growth:5.1f} %   {rate:5.0f}/s"
            )
    return 0 if worst < GROWTH_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
