"""The card reader behind its port: one thread that owns PC/SC, watches for cards and reads chips."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, assert_never

from cardreader.access.keys import AccessKeyError, ChipKeys
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice, Step
from cardreader.connection import CardConnection
from cardreader.document import IdentityDocument
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import ReaderState
from kiosk.devices.card_codes import card_stage, chip_keys, fault_code, verdict_code
from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.ports import Post
from kiosk.session.events import (
    CardFailed,
    CardIdentified,
    CardInserted,
    CardProgressed,
    CardRead,
    CardTaken,
    DeviceChanged,
)
from kiosk.session.state import CardResult, CardStage, KeySource, Ref

_log = logging.getLogger(__name__)
_POLL = 0.05
"""Seconds between two looks for a request while nothing happens on the reader."""
_SERVICE_PAUSE = 1.0
"""Seconds before a service that is not running is asked again."""


class Readers(Protocol):
    """What `cardreader.pcsc.PcscContext` offers; a simulated reader offers the same."""

    def wait_for_change(self, timeout: float) -> bool: ...
    def states(self) -> tuple[ReaderState, ...]: ...
    def connect(self, reader: str) -> CardConnection: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _ReadRequest:
    ref: Ref
    key: KeySource
    cancelled: threading.Event = field(default_factory=threading.Event)


class CardWorker:
    """Implements `kiosk.ports.CardPort`.

    `make_readers` is called on the thread that will own what it makes. `reader_name`: part of the name of the reader to
    use; None for whichever has a card.
    """

    def __init__(
        self,
        make_readers: Callable[[], Readers],
        trust: TrustStore | None,
        reader_name: str | None = None,
        protocol: ProtocolChoice = ProtocolChoice.AUTO,
    ) -> None:
        self._make_readers = make_readers
        self._trust = trust
        self._reader_name = reader_name
        self._protocol = protocol
        self._post: Post = lambda _event: None
        self._requests: queue.SimpleQueue[_ReadRequest] = queue.SimpleQueue()
        self._current: _ReadRequest | None = None
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="card", daemon=True)
        self._card_seen = False
        self._fault: FailureCode | None = None
        self._reported = False

    def start(self, post: Post) -> None:
        self._post = post
        self._thread.start()

    def read(self, ref: Ref, key: KeySource) -> None:
        request = _ReadRequest(ref, key)
        with self._lock:
            if self._current is not None:
                self._current.cancelled.set()
            self._current = request
        self._requests.put(request)

    def cancel(self) -> None:
        with self._lock:
            if self._current is not None:
                self._current.cancelled.set()
                self._current = None

    def stop(self) -> None:
        self.cancel()
        self._stopping.set()
        self._thread.join(2.0)

    def _run(self) -> None:
        readers = self._make_readers()
        try:
            while not self._stopping.is_set():
                self._turn(readers)
        finally:
            readers.close()

    def _turn(self, readers: Readers) -> None:
        try:
            readers.wait_for_change(0.0 if self._request_waits() else _POLL)
        except CardError as error:
            self._report(fault_code(error.fault), card_present=False)
            self._answer_without_reader()
            self._stopping.wait(_SERVICE_PAUSE)
            return
        states = self._usable(readers)
        self._report(
            None if states else FailureCode.READER_MISSING, card_present=any(state.card_present for state in states)
        )
        request = self._next_request()
        if request is not None:
            self._read(readers, request, states)

    def _usable(self, readers: Readers) -> list[ReaderState]:
        wanted = self._reader_name
        return [state for state in readers.states() if wanted is None or wanted in state.name]

    def _request_waits(self) -> bool:
        return not self._requests.empty()

    def _next_request(self) -> _ReadRequest | None:
        """The newest request that was not called off."""
        newest = None
        while self._request_waits():
            newest = self._requests.get()
        return newest if newest is not None and not newest.cancelled.is_set() else None

    def _answer_without_reader(self) -> None:
        request = self._next_request()
        if request is not None and self._fault is not None:
            self._post(CardFailed(request.ref, self._fault))

    def _report(self, fault: FailureCode | None, *, card_present: bool) -> None:
        if fault != self._fault or not self._reported:
            self._fault, self._reported = fault, True
            self._post(DeviceChanged(Device.READER, fault))
        if card_present != self._card_seen:
            self._card_seen = card_present
            self._post(CardInserted() if card_present else CardTaken())

    def _read(self, readers: Readers, request: _ReadRequest, states: list[ReaderState]) -> None:
        reader = next((state.name for state in states if state.card_present), None)
        if reader is None:
            self._post(CardFailed(request.ref, FailureCode.NO_CARD))
            return
        try:
            keys = chip_keys(request.key)
            connection = readers.connect(reader)
        except AccessKeyError:
            self._post(CardFailed(request.ref, FailureCode.WRONG_KEY))
            return
        except CardError as error:
            self._fail(request, error.fault, str(error))
            return
        try:
            outcome = self._chip_reader(connection, keys, request).read()
        finally:
            connection.close()
        if request.cancelled.is_set():
            return
        match outcome:
            case ChipReadResult():
                self._finish(request, outcome)
            case ChipReadFailure():
                self._fail(request, outcome.fault, f"{outcome.step.value}: {outcome.message}")
            case other:
                assert_never(other)

    def _chip_reader(self, connection: CardConnection, keys: ChipKeys, request: _ReadRequest) -> ChipReader:
        last: list[CardStage] = [CardStage.ACCESS]

        def progress(step: Step) -> None:
            stage = card_stage(step)
            if stage is not last[0]:
                last[0] = stage
                self._post(CardProgressed(request.ref, stage))

        def identified(document: IdentityDocument) -> None:
            self._post(CardIdentified(request.ref, document))

        return ChipReader(
            connection,
            keys,
            trust=self._trust,
            protocol=self._protocol,
            progress=progress,
            on_identity=identified,
            cancelled=request.cancelled.is_set,
        )

    def _finish(self, request: _ReadRequest, result: ChipReadResult) -> None:
        evidence = result.evidence
        protocol = evidence.protocol.value if evidence.protocol is not None else ""
        _log.info("chip read: %s, %d APDUs, %d bytes, %d ms", protocol, evidence.apdus, evidence.bytes, evidence.ms)
        code = verdict_code(result.verdicts)
        assurance = result.assurance
        if code is not None or assurance is None:
            self._post(CardFailed(request.ref, code or FailureCode.CARD_NOT_INTACT))
            return
        photo = WipeableBytes(result.photo.data)
        self._post(CardRead(request.ref, CardResult(result.document, photo, assurance, protocol)))

    def _fail(self, request: _ReadRequest, fault: CardFault, message: str) -> None:
        _log.warning("chip not read: %s, %s", fault.value, message)
        if fault is CardFault.CANCELLED:
            return
        if fault in (CardFault.CARD_REMOVED, CardFault.NO_CARD):
            # A card pulled and put back between two looks has changed nothing that a look would see.
            self._card_seen = False
        self._post(CardFailed(request.ref, fault_code(fault)))
