"""The runner: events in, one at a time, on the main thread; effects out, to the ports.

It decides nothing: what is to be done is the reducer's word. It adds to an intent what a pure function may not make
(time and identifiers), and turns what ports answer into the event that carries the effect's reference.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from kiosk.domain.checkin import CheckIn, SendKind, SendOutcome, Ticket
from kiosk.domain.devices import Device, Health
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer, Officer
from kiosk.ports import (
    AuditEntry,
    CameraPort,
    CardPort,
    Clock,
    Dossiers,
    Gateway,
    Ids,
    Printer,
    Sender,
    Store,
    StoreError,
    TimerHandle,
)
from kiosk.runner.counter import CounterPerformer
from kiosk.runner.workers import Worker
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.counter_events import DossierBegun, DossierConfirmed, DossierFiled, DossierOpened
from kiosk.session.policy import Policy
from kiosk.session.present import view_of
from kiosk.session.reducer import initial, reduce
from kiosk.session.state import Ref, State
from kiosk.session.views import View
from kiosk.threads import SYSTEM_THREADS, Threads

_log = logging.getLogger(__name__)


class Watcher(Protocol):
    """Whoever wants to see the session: the window, the simulated person, the record of a demonstration."""

    def changed(self, state: State, view: View) -> None:
        """Called on the main thread after each event that changed anything."""
        ...

    def staff_called(self, code: FailureCode) -> None:
        """Called on the main thread when staff are needed."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The ports of one kiosk."""

    card: CardPort
    camera: CameraPort
    gateway: Gateway
    sender: Sender
    store: Store
    printer: Printer
    clock: Clock
    ids: Ids
    dossiers: Dossiers


class Runner:
    """Runs sessions until stopped.

    `on_main` runs a callable on the main thread, from any thread, in order. `exit_process` ends the program when
    wiping hangs; `leave` ends it in good order (by default the same). `consent_version` names the wording that the
    notice shows. `officers` maps names of staff to the registered officers that they are: under their names the
    insurance is asked for whom they vouched for.
    """

    def __init__(
        self,
        parts: Parts,
        policy: Policy,
        *,
        on_main: Callable[[Callable[[], None]], None],
        exit_process: Callable[[], None],
        consent_version: str,
        leave: Callable[[], None] | None = None,
        officers: Mapping[str, Officer] = MappingProxyType({}),
        threads: Threads = SYSTEM_THREADS,
    ) -> None:
        self._parts = parts
        self._policy = policy
        self._on_main = on_main
        self._exit_process = exit_process
        self._leave = leave or exit_process
        self._consent_version = consent_version
        self._officers = officers
        self._watchers: list[Watcher] = []
        self._stopped = False
        self._listeners: list[Callable[[ev.Event], None]] = []
        self._deadline: TimerHandle | None = None
        self._state, self._first_effects = initial(policy)
        self._store = Worker("store", threads)
        self._lookups = Worker("lookup", threads)
        self._sends = Worker("send", threads)
        self._prints = Worker("print", threads)
        self._wipes = Worker("wipe", threads)
        self._counter = CounterPerformer(
            parts.dossiers, parts.printer, parts.clock, self.post, store=self._store, prints=self._prints
        )

    @property
    def state(self) -> State:
        """The state now; to be read on the main thread."""
        return self._state

    def watch(self, watcher: Watcher) -> None:
        """Lets somebody watch from now on."""
        self._watchers.append(watcher)

    def listen(self, listener: Callable[[ev.Event], None]) -> None:
        """Lets somebody hear of every event, on the main thread, just before it is handled. It may hold a person."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Starts the devices and the self-test."""
        self._parts.card.start(self.post)
        self._parts.camera.start(self.post)
        for effect in self._first_effects:
            self._perform(effect)
        self._show()

    def stop(self) -> None:
        """Stops devices and threads. What is committed stays in the outbox; what is posted from now on is dropped."""
        self._stopped = True
        self._cancel_deadline()
        self._parts.card.stop()
        self._parts.camera.stop()
        for worker in (self._lookups, self._sends, self._prints, self._wipes, self._store):
            worker.stop()

    def post(self, event: ev.Event) -> None:
        """Hands an event to the session, from any thread."""
        self._on_main(lambda: self._handle(event))

    def record(self, kind: str, details: tuple[tuple[str, str], ...] = ()) -> None:
        """Adds a row to the audit trail, from any thread; codes and names of staff only, never a person."""
        entry = AuditEntry(self._parts.clock.now(), kind, details)
        self._store.submit(
            lambda: self._parts.store.audit(entry),
            lambda _none: None,
            lambda: self.post(ev.DeviceChanged(Device.STORE, FailureCode.STORE_FAILED)),
        )

    def intend(self, intent: ev.Intent) -> None:
        """Hands over what the person did on the screen."""
        match intent:
            case ev.ConsentGiven(chip, face):
                self.post(ev.Consented(chip, face, self._consent_version, self._parts.clock.now()))
            case ev.ServiceChosen(code):
                now = self._parts.clock.now()
                self.post(ev.Confirmed(code, self._parts.ids.visit_key(now), now))
            case DossierBegun(procedure):
                self.post(DossierOpened(procedure, self._parts.clock.now()))
            case DossierConfirmed():
                now = self._parts.clock.now()
                self.post(DossierFiled(self._parts.ids.visit_key(now), now))
            case _:
                self.post(intent)

    def _handle(self, event: ev.Event) -> None:
        if self._stopped:
            return
        for listener in self._listeners:
            listener(event)
        before = self._state
        self._state, wanted = reduce(before, event, self._policy)
        for effect in wanted:
            self._perform(effect)
        if self._state != before:
            self._show()

    def _show(self) -> None:
        view = view_of(self._state, self._policy)
        for watcher in self._watchers:
            watcher.changed(self._state, view)

    def _perform(self, effect: fx.Effect) -> None:
        parts = self._parts
        match effect:
            case fx.RunSelfTest(ref):
                self._store.submit(
                    self._test_store,
                    lambda code: self._tested(ref, code),
                    lambda: self._tested(ref, FailureCode.INTERNAL),
                )
            case fx.SetDeadline(ref, seconds):
                self._cancel_deadline()
                self._deadline = parts.clock.call_later(seconds, lambda: self.post(ev.DeadlinePassed(ref)))
            case fx.CancelDeadline():
                self._cancel_deadline()
            case fx.ScanQr(ref, mrz):
                parts.camera.scan(ref, mrz=mrz)
            case fx.ReadCard(ref, key):
                parts.card.read(ref, key)
            case fx.CancelCardRead():
                parts.card.cancel()
            case fx.CaptureFace(ref, photo):
                parts.camera.capture(ref, photo)
            case fx.CompareFace(ref):
                parts.camera.compare(ref)
            case fx.ShowLive():
                parts.camera.show()
            case fx.RestCamera():
                parts.camera.rest()
            case fx.LookUp():
                self._look_up(effect)
            case fx.FindTicket(ref, person):
                self._store.submit(
                    lambda: ev.TicketFound(ref, parts.store.ticket_of_today(person, parts.clock.now())),
                    self.post,
                    lambda: self.post(ev.TicketFound(ref, None)),
                )
            case fx.CountWaiting(ref):
                now = parts.clock.now()
                self._store.submit(
                    lambda: ev.WaitingCounted(ref, now, tuple(parts.store.waiting(now).items())),
                    self.post,
                    lambda: None,
                )
            case fx.CommitCheckIn():
                self._commit(effect)
            case fx.SendCheckIn(ref, key):
                self._sends.submit(
                    lambda: parts.sender.send(key),
                    lambda outcome: self.post(ev.SendAttempted(ref, outcome)),
                    lambda: self.post(
                        ev.SendAttempted(ref, SendOutcome(SendKind.AMBIGUOUS, failure=FailureCode.INTERNAL))
                    ),
                )
            case fx.PrintTicket(ref, ticket):
                self._prints.submit(
                    lambda: self._print(ticket),
                    lambda code: self.post(ev.Printed(ref) if code is None else ev.PrintFailed(ref, code)),
                    lambda: self.post(ev.PrintFailed(ref, FailureCode.PRINTER_FAILED)),
                )
            case fx.ReprintTicket(ref):
                self._prints.submit(
                    lambda: self._reprint(ref), self.post, lambda: self.post(ev.PrintFailed(ref, FailureCode.INTERNAL))
                )
            case fx.LookAtOutbox(ref):
                self._store.submit(
                    lambda: ev.OutboxSeen(ref, parts.store.outbox_summary()),
                    self.post,
                    lambda: self.post(ev.OutboxSeen(ref, None)),
                )
            case fx.Wipe():
                self._wipe(effect)
            case fx.Audit(kind, details):
                self.record(kind, details)
            case fx.TellStaff(code):
                _log.warning("staff called: %s", code.value)
                for watcher in self._watchers:
                    watcher.staff_called(code)
            case fx.ExitProcess():
                self._exit_process()
            case fx.LeaveProgram():
                self._leave()
            case _:
                self._counter.perform(effect)

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _test_store(self) -> FailureCode | None:
        try:
            self._parts.store.check()
        except StoreError as error:
            return error.code
        return None

    def _tested(self, ref: Ref, code: FailureCode | None) -> None:
        """Adds the store's health to what the devices have reported by now."""

        def on_main() -> None:
            health: Health = self._state.health.with_fault(Device.STORE, code)
            self._handle(ev.SelfTested(ref, health))

        self._on_main(on_main)

    def _look_up(self, effect: fx.LookUp) -> None:
        officer = self._officers.get(effect.officer or "")
        self._lookups.submit(
            lambda: self._parts.gateway.look_up(effect.person, officer),
            lambda answer: self._looked_up(effect, answer),
            lambda: self.post(
                ev.LookupAnswered(effect.ref, LookupAnswer(Eligibility.NOT_CHECKED, failure=FailureCode.INTERNAL))
            ),
        )

    def _looked_up(self, effect: fx.LookUp, answer: LookupAnswer) -> None:
        """Tells the session; what does not verify goes on the cleaning list, whether the person checks in or not."""
        self.post(ev.LookupAnswered(effect.ref, answer))
        if answer.eligibility is Eligibility.MISMATCH:
            at = self._parts.clock.now()
            self._store.submit(
                lambda: self._parts.store.note_mismatch(effect.person, answer, at),
                lambda _none: None,
                lambda: self.post(ev.DeviceChanged(Device.STORE, FailureCode.STORE_FAILED)),
            )

    def _commit(self, effect: fx.CommitCheckIn) -> None:
        lookup = effect.lookup or LookupAnswer(Eligibility.NOT_CHECKED)
        check_in = CheckIn(
            key=effect.key,
            person=effect.person,
            assurance=effect.assurance,
            eligibility=lookup.eligibility,
            coverage=lookup.coverage,
            lookup_code=lookup.gateway_code,
            service=effect.service,
            consent=effect.consent,
            face=effect.face,
            occurred_at=effect.at,
            source=effect.source,
            priority=effect.priority,
        )

        def commit() -> ev.Committed | ev.CommitFailed:
            try:
                return ev.Committed(effect.ref, self._parts.store.commit(check_in))
            except StoreError as error:
                _log.error("the check-in was not kept: %s", error)
                return ev.CommitFailed(effect.ref, error.code)

        self._store.submit(commit, self.post, lambda: self.post(ev.CommitFailed(effect.ref, FailureCode.STORE_FAILED)))

    def _print(self, ticket: Ticket) -> FailureCode | None:
        """Prints; without paper the number is on the screen. From then on the check-in is in the person's hands."""
        code = self._parts.printer.print_ticket(ticket)
        try:
            self._parts.store.handed_over(ticket.key)
        except StoreError as error:
            _log.error("that the ticket was handed over was not kept: %s", error)
        return code

    def _reprint(self, ref: Ref) -> ev.Printed | ev.PrintFailed | ev.NothingToPrint:
        try:
            ticket = self._parts.store.last_ticket()
        except StoreError as error:
            return ev.PrintFailed(ref, error.code)
        if ticket is None:
            return ev.NothingToPrint(ref)
        code = self._print(ticket)
        return ev.Printed(ref) if code is None else ev.PrintFailed(ref, code)

    def _wipe(self, effect: fx.Wipe) -> None:
        def wipe() -> None:
            if effect.photo is not None:
                effect.photo.wipe()
            self._parts.camera.wipe()

        # Where wiping raises, no answer is given: the session's deadline then ends the process, which is surely clean.
        self._wipes.submit(wipe, lambda _none: self.post(ev.Wiped(effect.ref)), lambda: None)
