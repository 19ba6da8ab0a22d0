"""The card reader behind its port: one thread that owns PC/SC, watches for cards and reads chips."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, assert_never

from cardreader.access.keys import AccessKeyError
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ChipReadFailure, ChipReadResult, ProtocolChoice, machine_today
from cardreader.connection import CardConnection
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import ReaderState
from kiosk.devices.card_broken_off import RESUMABLE, BrokenOffRead
from kiosk.devices.card_codes import chip_keys, fault_code
from kiosk.devices.card_presence import Presence
from kiosk.devices.card_read import Reading, ReadRequest, answer_to
from kiosk.devices.card_watch import CallWatch, WatchedConnection
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.ports import Post
from kiosk.session.events import CardFailed, CardRead, DeviceChanged
from kiosk.session.state import KeySource, Ref
from kiosk.threads import SYSTEM_THREADS, Queue, Threads

_log = logging.getLogger(__name__)
USUAL_POLL = 0.05
"""Seconds between two looks for a request while nothing happens on the reader."""
_SERVICE_PAUSE = 1.0
"""Seconds before a service that is not running is asked again."""


class Readers(Protocol):
    """What `cardreader.pcsc.PcscContext` offers; a simulated reader offers the same."""

    def wait_for_change(self, timeout: float) -> bool: ...
    def states(self) -> tuple[ReaderState, ...]: ...
    def connect(self, reader: str) -> CardConnection: ...
    def close(self) -> None: ...


class CardWorker:
    """Implements `kiosk.ports.CardPort`.

    `make_readers` is called on the thread that will own what it makes. `reader_name`: part of the name of the reader to
    use; None for whichever has a card. `clock` counts seconds; `today` tells the day by which certificates are judged,
    by default the machine's. `poll`: seconds between two looks for a request while nothing happens on the reader.
    """

    def __init__(
        self,
        make_readers: Callable[[], Readers],
        trust: TrustStore | None,
        reader_name: str | None = None,
        protocol: ProtocolChoice = ProtocolChoice.AUTO,
        *,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = machine_today,
        threads: Threads = SYSTEM_THREADS,
        poll: float = USUAL_POLL,
    ) -> None:
        self._make_readers = make_readers
        self._reading = Reading(trust, protocol, today)
        self._reader_name = reader_name
        self._post: Post = lambda _event: None
        self._threads = threads
        self._poll = poll
        self._requests: Queue[ReadRequest] = threads.queue()
        self._current: ReadRequest | None = None
        self._lock = threads.lock()
        self._stopping = threads.event()
        self._thread = threads.thread(self._run, "card")
        self._watch = CallWatch(clock, self._stalled, threads)
        self._presence = Presence()
        self._broken_off = BrokenOffRead(clock)
        self._fault: FailureCode | None = None
        self._reported = False

    def start(self, post: Post) -> None:
        self._post = post
        self._thread.start()
        self._watch.start()

    def read(self, ref: Ref, key: KeySource) -> None:
        request = ReadRequest(ref, key, self._threads.event())
        with self._lock:
            if self._current is not None:
                self._current.cancelled.set()
            self._current = request
        if self._watch.stalled:
            self._time_out(request)
        else:
            self._requests.put(request)

    def cancel(self) -> None:
        with self._lock:
            if self._current is not None:
                self._current.cancelled.set()
                self._current = None
            self._broken_off.forget()

    def stop(self) -> None:
        self.cancel()
        self._stopping.set()
        self._watch.stop()
        if not self._watch.stalled:
            self._thread.join(2.0)

    def _run(self) -> None:
        with self._watch.call():
            readers = self._make_readers()
        try:
            while not self._stopping.is_set():
                self._turn(readers)
        finally:
            readers.close()

    def _turn(self, readers: Readers) -> None:
        with self._lock:
            self._broken_off.expire()
        try:
            with self._watch.call():
                readers.wait_for_change(0.0 if self._request_waits() else self._poll)
        except CardError as error:
            self._report(fault_code(error.fault), ())
            self._answer_without_reader()
            self._stopping.wait(_SERVICE_PAUSE)
            return
        states = self._usable(readers)
        self._report(None if states else FailureCode.READER_MISSING, states)
        request = self._next_request()
        if request is not None:
            self._serve(readers, request)

    def _stalled(self) -> None:
        """A call to the reader does not come back (called on the watch's thread): whoever waits for it is told, and the
        reader counts as out of order until the call has returned."""
        with self._lock:
            self._broken_off.forget()
            request = self._current
            code = FailureCode.PCSC_UNAVAILABLE if request is None else FailureCode.CARD_TIMED_OUT
            self._fault, self._reported = code, True
        _log.error("a call to the card reader does not return")
        if request is not None:
            self._time_out(request)
        self._post(DeviceChanged(Device.READER, code))

    def _time_out(self, request: ReadRequest) -> None:
        request.cancelled.set()
        self._post(CardFailed(request.ref, FailureCode.CARD_TIMED_OUT))

    def _usable(self, readers: Readers) -> list[ReaderState]:
        wanted = self._reader_name
        return [state for state in readers.states() if wanted is None or wanted in state.name]

    def _request_waits(self) -> bool:
        return not self._requests.empty()

    def _next_request(self) -> ReadRequest | None:
        """The newest request that was not called off."""
        newest = None
        while self._request_waits():
            newest = self._requests.get()
        return newest if newest is not None and not newest.cancelled.is_set() else None

    def _answer_without_reader(self) -> None:
        request = self._next_request()
        if request is not None and self._fault is not None:
            self._answer(request, CardFailed(request.ref, self._fault))

    def _report(self, fault: FailureCode | None, states: Sequence[ReaderState]) -> None:
        with self._lock:
            before, first = self._fault, not self._reported
            self._fault, self._reported = fault, True
        if fault != before or first:
            if before is not None:
                # The session has given up the card with the reader.
                self._presence.clear()
            self._post(DeviceChanged(Device.READER, fault))
        for event in self._presence.look(states):
            self._post(event)

    def _serve(self, readers: Readers, request: ReadRequest) -> None:
        try:
            self._read(readers, request)
        except Exception as error:  # noqa: BLE001 - the last line of defence of a thread
            # Without its text, which could name a person.
            _log.error("chip reader: %s", type(error).__name__)
            self._answer(request, CardFailed(request.ref, FailureCode.INTERNAL))

    def _answer(self, request: ReadRequest, event: CardRead | CardFailed) -> None:
        """Posts how a read ended, unless nobody waits for it any more."""
        with self._lock:
            if request.cancelled.is_set():
                return
            self._current = None
        self._post(event)

    def _read(self, readers: Readers, request: ReadRequest) -> None:
        reader = self._presence.reader
        if reader is None:
            self._answer(request, CardFailed(request.ref, FailureCode.NO_CARD))
            return
        try:
            keys = chip_keys(request.key)
            with self._watch.call():
                connection = WatchedConnection(readers.connect(reader), self._watch)
        except AccessKeyError:
            self._answer(request, CardFailed(request.ref, FailureCode.WRONG_KEY))
            return
        except CardError as error:
            self._fail(request, error.fault, str(error))
            return
        with self._lock:
            resume = self._broken_off.take(request.key)
        try:
            outcome = self._reading.read(connection, keys, request, resume, self._post)
        finally:
            connection.close()
        match outcome:
            case ChipReadResult():
                self._answer(request, answer_to(request.ref, outcome))
            case ChipReadFailure():
                self._keep(request, outcome)
                self._fail(request, outcome.fault, f"{outcome.step.value}: {outcome.message}")
            case other:
                assert_never(other)

    def _keep(self, request: ReadRequest, failure: ChipReadFailure) -> None:
        if failure.so_far is None or failure.fault not in RESUMABLE:
            return
        with self._lock:
            if not request.cancelled.is_set():
                self._broken_off.keep(request.key, failure.so_far)

    def _fail(self, request: ReadRequest, fault: CardFault, message: str) -> None:
        if fault is CardFault.CANCELLED:
            return
        _log.warning("chip not read: %s, %s", fault.value, message)
        if fault in (CardFault.CARD_REMOVED, CardFault.NO_CARD):
            self._presence.missed_removal()
        self._answer(request, CardFailed(request.ref, fault_code(fault)))
