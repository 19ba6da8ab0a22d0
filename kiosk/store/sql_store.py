"""The store: one thread owns the one connection; every public call is one transaction on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from kiosk.domain.checkin import CheckIn, DeliveryStatus, KeptTicket, Person, SendOutcome, Ticket
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import LookupAnswer
from kiosk.domain.numbering import MachineTime
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.ports import AuditEntry, OutboxItem, StoreError
from kiosk.store import audit, checkins, evidence, meta, outbox, reports, retention, tickets
from kiosk.store.audit import AuditReport
from kiosk.store.dossier_book import DossierBook
from kiosk.store.evidence import Mismatch, Outage
from kiosk.store.keys import FileKey, KeySource
from kiosk.store.machine import machine_time
from kiosk.store.outbox import OutboxRow
from kiosk.store.owner import ConnectionOwner
from kiosk.store.reports import Period, ShareRow
from kiosk.store.retention import NOTHING, Forgotten, RetentionPolicy
from kiosk.store.sealing import KEY_BYTES, Sealer

MIN_FREE_BYTES = 32 * 1024 * 1024
"""Below this the kiosk stops receiving while it still can record what it has."""

_PROBE = b"this key opens this database"
_KEY_PROBE, _MODE = "key_probe", "mode"


class StoreMode(StrEnum):
    """To which kind of run a database belongs, for ever."""

    SIMULATED = "simulated"
    PRODUCTION = "production"


class SqlStore:
    """Implements `kiosk.ports.Store`, and what the command line needs besides.

    Callable from any thread. `commit` is on the disk when it returns (WAL, synchronous=FULL). Database and key are
    made, for their owner alone, where there are none. `key`: a key source, or the path of a key file.

    Raises StoreError at construction where the file cannot be used: other mode, wrong or missing key, damaged,
    read-only, or written by a newer version.
    """

    def __init__(
        self,
        path: Path,
        key: Path | KeySource,
        mode: StoreMode,
        machine: Callable[[], MachineTime] = machine_time,
    ) -> None:
        self._path = path
        self._keys: KeySource = FileKey(key) if isinstance(key, Path) else key
        self._machine = machine
        self._last_of_before = 0
        self._owner = ConnectionOwner(path)
        try:
            self._sealer = Sealer(self._keys.load(create=self._owner.is_new))
            self._owner.write(lambda connection: self._prepare(connection, mode))
            self.dossiers = DossierBook(self._owner, lambda: self._sealer)
        except StoreError:
            self.close()
            raise

    def commit(self, check_in: CheckIn) -> Ticket:
        """Keeps check-in, ticket and outbox row together or not at all. The same key again yields the same ticket.

        So does another key of the same person for the same service, where the program ended before the ticket was
        handed over: the ticket names the key that counts.
        """

        def work(connection: Connection) -> Ticket:
            earlier = tickets.find(connection, check_in.key)
            if earlier is not None:
                return earlier
            tag = checkins.person_tag(self._sealer, check_in.person)
            begun = tickets.interrupted(connection, tag, check_in, self._last_of_before)
            if begun is not None:
                details = (("instead_of", check_in.key), ("key", begun.key))
                audit.append(connection, self._sealer, AuditEntry(check_in.occurred_at, "check_in_taken_up", details))
                return begun
            checkins.insert(connection, self._sealer, check_in)
            ticket = tickets.issue(connection, check_in, self._machine())
            outbox.add(connection, check_in)
            return ticket

        return self._owner.write(work)

    def handed_over(self, key: str) -> None:
        """The person has the ticket, on paper or on the screen."""
        self._owner.write(lambda connection: tickets.handed_over(connection, key))

    def last_ticket(self) -> Ticket | None:
        """The ticket drawn last; None before the first."""
        return self._owner.read(tickets.last)

    def ticket_of_today(self, person: Person, now: datetime) -> KeptTicket | None:
        """The latest ticket that this person drew here today, by the day in Vietnam; None where there is none."""
        tag = checkins.person_tag(self._sealer, person)
        return self._owner.read(lambda connection: tickets.of_day(connection, tag, now))

    def waiting(self, now: datetime) -> Mapping[str, int]:
        """How many people wait in each queue that has any, by its sign; an estimate."""
        return self._owner.read(lambda connection: tickets.waiting(connection, now))

    def outbox_summary(self) -> OutboxSummary:
        """How much has not arrived yet."""
        return self._owner.read(outbox.summary)

    def due(self, now: datetime, limit: int) -> Sequence[OutboxItem]:
        """What is to be sent now, oldest first; of one person the earliest check-in alone."""
        return self._owner.write(lambda connection: outbox.due(connection, self._sealer, now, limit))

    def find(self, key: str) -> OutboxItem | None:
        """The undelivered check-in of that key; None where there is none or it is delivered or refused."""
        return self._owner.read(lambda connection: outbox.find(connection, self._sealer, key))

    def settled(self, key: str) -> SendOutcome | None:
        """How a check-in that is delivered or refused ended; None while it waits, or for an unknown key."""
        return self._owner.read(lambda connection: outbox.settled(connection, key))

    def begin_attempt(self, key: str) -> None:
        """Notes that a request goes out now: if nothing is recorded after it, it may have been received."""
        self._owner.write(lambda connection: outbox.begin_attempt(connection, key))

    def record(self, key: str, outcome: SendOutcome, at: datetime, next_attempt: datetime | None) -> None:
        """Keeps what one attempt came to and, where it is to be repeated, when."""
        self._owner.write(lambda connection: outbox.record(connection, key, outcome, at, next_attempt))

    def amend(self, key: str, answer: LookupAnswer, at: datetime) -> CheckIn:
        """Puts what a later lookup said into a check-in that was kept without; the check-in as it is then."""

        def work(connection: Connection) -> CheckIn:
            check_in = checkins.amend(connection, self._sealer, key, answer)
            details = (("eligibility", answer.eligibility.value), ("key", key))
            audit.append(connection, self._sealer, AuditEntry(at, "insurance_checked_later", details))
            return check_in

        return self._owner.write(work)

    def unchecked(self, now: datetime, limit: int) -> Sequence[CheckIn]:
        """Settled check-ins whose insurance could not be looked up and may be asked for again now, oldest first."""
        return self._owner.write(lambda connection: checkins.unchecked(connection, self._sealer, now, limit))

    def postpone_check(self, key: str, until: datetime) -> None:
        """The insurance of that check-in is not asked for again before `until`."""
        self._owner.write(lambda connection: checkins.postpone(connection, key, until))

    def note_mismatch(self, person: Person, answer: LookupAnswer, at: datetime) -> None:
        """Keeps, once a day, that social insurance holds other data of a person: for the data-cleaning list."""
        self._owner.write(lambda connection: evidence.note_mismatch(connection, self._sealer, person, answer, at))

    def note_gateway(self, failure: FailureCode | None, at: datetime) -> None:
        """The gateway did not do its work from `at` on, or, with None, does it again: evidence of outages."""
        self._owner.write(lambda connection: evidence.note_gateway(connection, failure, at))

    def outages(self) -> Sequence[Outage]:
        """When the gateway did not do its work, oldest first."""
        return self._owner.read(evidence.outages)

    def mismatches(self, since: datetime, until: datetime) -> Sequence[Mismatch]:
        """The data-cleaning list of a time, oldest first; with persons, so the caller decides who may see them."""
        return self._owner.read(lambda connection: evidence.mismatches(connection, self._sealer, since, until))

    def shares(self, since: datetime, until: datetime, period: Period) -> Sequence[ShareRow]:
        """Visits by how people were identified, a row for each period that had any."""
        return self._owner.read(lambda connection: reports.shares(connection, since, until, period))

    def outbox_rows(self, status: DeliveryStatus | None = None) -> Sequence[OutboxRow]:
        """Rows of the outbox without anything personal, all or of one status, oldest first."""
        return self._owner.read(lambda connection: outbox.rows(connection, status))

    def opened(self, key: str) -> CheckIn:
        """One check-in with its person. Raises StoreError where there is none or its payload was erased."""
        return self._owner.read(lambda connection: checkins.opened(connection, self._sealer, key))

    def retry(self, key: str) -> bool:
        """Queues a refused check-in again, due at once; False where there is no refused one of that key."""
        return self._owner.write(lambda connection: outbox.retry(connection, key))

    def audit(self, entry: AuditEntry) -> None:
        """Appends to the audit trail."""
        self._owner.write(lambda connection: audit.append(connection, self._sealer, entry))

    def audit_kinds(self) -> Sequence[str]:
        """What the audit trail noted, in order, without details."""
        return self._owner.read(audit.kinds)

    def verify_audit(self) -> AuditReport:
        """Goes through the whole audit trail."""
        return self._owner.read(lambda connection: audit.verify(connection, self._sealer))

    def audit_holds(self, row_hash: str) -> bool:
        """Whether a row of the audit trail has that hash, or the trail went on from it."""
        return self._owner.read(lambda connection: audit.holds(connection, self._sealer, row_hash))

    def retain(self, policy: RetentionPolicy, now: datetime) -> Forgotten:
        """Forgets what is too old, in many small transactions, and empties the write-ahead log of it."""
        total = NOTHING
        now = self._owner.write(lambda connection: retention.trusted_now(connection, now))
        while went := self._owner.write(lambda connection: retention.retain(connection, self._sealer, policy, now)):
            total += went
        if total:
            self._owner.checkpoint()
        return total

    def rotate_key(self, new_key: bytes | None = None) -> int:
        """Seals everything anew under another key, one of chance by default; how many check-ins.

        Raises StoreError where another program uses the database, or a row does not open: then nothing has changed.
        """
        key = os.urandom(KEY_BYTES) if new_key is None else new_key
        sealer = Sealer(key)
        with self._owner.alone():
            self._keys.put_next(key)

            def work(connection: Connection) -> int:
                count = retention.reseal(connection, self._sealer, sealer)
                meta.put(connection, _KEY_PROBE, sealer.seal(_PROBE, _KEY_PROBE))
                return count

            count = self._owner.write(work)
            self._sealer = sealer
            self._keys.promote_next()
            self._owner.checkpoint()
        return count

    def check(self) -> None:
        """Raises StoreError where a check-in could not be kept now: writes, and looks at the free space."""
        try:
            free = shutil.disk_usage(self._path.parent).free
        except OSError as error:
            raise StoreError(f"the data folder cannot be used: {error.strerror}") from error
        if free < MIN_FREE_BYTES:
            raise StoreError("the disk is nearly full: make room in the data folder", FailureCode.STORE_FULL)
        self._owner.write(lambda connection: meta.put(connection, "checked", b"1"))

    def close(self) -> None:
        """Ends the store's thread once what was asked before is done. Harmless when closed already."""
        self._owner.close()

    def _prepare(self, connection: Connection, mode: StoreMode) -> None:
        earlier = self._owner.migrate(connection)
        kept = meta.get(connection, _MODE)
        if kept is None:
            meta.put(connection, _MODE, mode.value.encode())
            meta.put(connection, _KEY_PROBE, self._sealer.seal(_PROBE, _KEY_PROBE))
            return
        if kept != mode.value.encode():
            raise StoreError(
                f"this database belongs to the other mode; {mode.value} runs need a database of their own",
                FailureCode.STORE_UNSUITED,
            )
        self._last_of_before = checkins.last_row(connection)
        self._sealer = self._right_sealer(meta.get(connection, _KEY_PROBE) or b"")
        if earlier == "0001":
            audit.begin_sealing(connection, self._sealer)

    def _right_sealer(self, probe: bytes) -> Sealer:
        """Of the key and the one that a broken-off rotation left, the one that opens this database."""
        following = self._keys.load_next()
        if _opens(self._sealer, probe):
            if following is not None:
                self._keys.drop_next()
            return self._sealer
        if following is not None and _opens(Sealer(following), probe):
            self._keys.promote_next()
            return Sealer(following)
        raise StoreError(
            "the key is not the one of this database: restore it from the backup, or move the database away to begin"
            " a new one",
            FailureCode.STORE_KEY_WRONG,
        )


def _opens(sealer: Sealer, probe: bytes) -> bool:
    try:
        return sealer.open(probe, _KEY_PROBE) == _PROBE
    except StoreError:
        return False
