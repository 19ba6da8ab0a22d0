"""A simulated reader without PC/SC: offers what `PcscContext` does, and hands to put cards in and take them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cardreader.connection import CardConnection
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import MAX_WAIT, ReaderState
from kiosk.threads import SYSTEM_THREADS, Threads
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.quirks.quirk import Quirk
from simulators.reader.quirky import QuirkyReaders
from simulators.reader.radio import Air, RadioConnection

READER_NAME = "Simulated reader 00"


def _hear_nothing() -> None:
    """Nobody listens."""


class SimulatedReader:
    """One reader. Its hands (`insert`, `remove`, `unplug` …) work from any thread."""

    def __init__(self, radio: Air | None = None, threads: Threads = SYSTEM_THREADS) -> None:
        """With a radio, a read takes what it takes on a counter; without one, what the software takes."""
        self._radio = radio
        self._sleep = threads.sleep
        self._change = threads.condition()
        self._generation = 0
        self._seen = -1
        self._card: SoftwareCard | None = None
        self._connections: list[SoftwareCardConnection] = []
        self._plugged = True
        self._service = True
        self._remove_at: int | None = None
        self._laid_last: SoftwareCard | None = None
        self._quirks: tuple[Quirk, ...] = ()
        self._quirky = QuirkyReaders(_Plain(self), ())
        self._listener: Callable[[], None] = _hear_nothing

    # --- hands -----------------------------------------------------------------------------------------------------

    def insert(self, card: SoftwareCard, quirks: Iterable[Quirk] = ()) -> None:
        """Lays a card on the reader. `quirks`: what the reader does beside the standard while it is this one's turn."""
        chosen = tuple(quirks)
        with self._change:
            if card is not self._laid_last or chosen != self._quirks:
                self._quirky = QuirkyReaders(_Plain(self), chosen)
            self._card = self._laid_last = card
            self._quirks = chosen
            self._changed()

    def put_back(self) -> None:
        """Lays down again the card that lay there last, if any did."""
        if self._laid_last is not None:
            self.insert(self._laid_last, self._quirks)

    def remove(self) -> None:
        """Takes the card away; whoever talks to it meets an empty reader."""
        with self._change:
            self._take_card()
            self._changed()

    def remove_at(self, command: int) -> None:
        """Takes the card away just before the given command of the next connection, counted from 1."""
        with self._change:
            self._remove_at = command

    def listen(self, listener: Callable[[], None]) -> None:
        """`listener` hears of every command just before it goes to a card; it may take the card away."""
        self._listener = listener

    def unplug(self) -> None:
        """The reader's cable is pulled."""
        with self._change:
            self._take_card()
            self._plugged = False
            self._changed()

    def plug(self) -> None:
        """The reader is back."""
        with self._change:
            self._plugged = True
            self._changed()

    def stop_service(self) -> None:
        """The PC/SC service ends."""
        with self._change:
            self._take_card()
            self._service = False
            self._changed()

    def start_service(self) -> None:
        """The PC/SC service runs again."""
        with self._change:
            self._service = True
            self._changed()

    def _changed(self) -> None:
        self._generation += 1
        self._change.notify_all()

    def _take_card(self) -> None:
        self._card = None
        for connection in self._connections:
            connection.remove()
        self._connections.clear()

    # --- what PC/SC offers -------------------------------------------------------------------------------------------

    def wait_for_change(self, timeout: float) -> bool:
        """Waits up to `timeout` seconds for a change. Raises CardError with fault SERVICE_UNAVAILABLE."""
        with self._change:
            self._change.wait_for(lambda: self._generation != self._seen, min(timeout, MAX_WAIT))
            changed = self._generation != self._seen
            self._seen = self._generation
            self._need_service()
            return changed

    def states(self) -> tuple[ReaderState, ...]:
        """The reader, while it is plugged in."""
        with self._change:
            return (ReaderState(READER_NAME, self._card is not None, mute=False),) if self._plugged else ()

    def connect(self, reader: str) -> CardConnection:
        """Raises CardError with fault SERVICE_UNAVAILABLE, NO_READER or NO_CARD, or what the quirks raise."""
        return self._quirky.connect(reader)

    def connect_plainly(self, reader: str) -> CardConnection:
        """As `connect`, without quirks."""
        with self._change:
            self._need_service()
            if not self._plugged or reader != READER_NAME:
                raise CardError(CardFault.NO_READER, "no such reader")
            if self._card is None:
                raise CardError(CardFault.NO_CARD, "there is no card in the reader")
            remove_at, self._remove_at = self._remove_at, None

            def before_transmit(number: int) -> None:
                if number == remove_at:
                    self.remove()
                self._listener()

            connection = SoftwareCardConnection(self._card, before_transmit=before_transmit)
            self._connections.append(connection)
            return connection if self._radio is None else RadioConnection(connection, self._radio, self._sleep)

    def readers(self) -> SimulatedReader:
        """What the kiosk sees of it: itself."""
        return self

    def close(self) -> None:
        """Nothing is held."""

    def _need_service(self) -> None:
        if not self._service:
            raise CardError(CardFault.SERVICE_UNAVAILABLE, "the PC/SC service is not running")


class _Plain:
    """The reader as it is behind its quirks."""

    def __init__(self, reader: SimulatedReader) -> None:
        self._reader = reader

    def wait_for_change(self, timeout: float) -> bool:
        return self._reader.wait_for_change(timeout)

    def states(self) -> tuple[ReaderState, ...]:
        return self._reader.states()

    def connect(self, reader: str) -> CardConnection:
        return self._reader.connect_plainly(reader)

    def close(self) -> None:
        self._reader.close()
