"""A simulated reader without PC/SC: offers what `PcscContext` does, and hands to put cards in and take them out."""

from __future__ import annotations

import threading

from cardreader.connection import CardConnection
from cardreader.errors import CardError, CardFault
from cardreader.pcsc import MAX_WAIT, ReaderState
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.reader.radio import Radio, RadioConnection

READER_NAME = "Simulated reader 00"


class SimulatedReader:
    """One reader. Its hands (`insert`, `remove`, `unplug` …) work from any thread."""

    def __init__(self, radio: Radio | None = None) -> None:
        """With a radio, a read takes what it takes on a counter; without one, what the software takes."""
        self._radio = radio
        self._change = threading.Condition()
        self._generation = 0
        self._seen = -1
        self._card: SoftwareCard | None = None
        self._connections: list[SoftwareCardConnection] = []
        self._plugged = True
        self._service = True
        self._remove_at: int | None = None

    # --- hands -----------------------------------------------------------------------------------------------------

    def insert(self, card: SoftwareCard) -> None:
        """Lays a card on the reader."""
        with self._change:
            self._card = card
            self._changed()

    def remove(self) -> None:
        """Takes the card away; whoever talks to it meets an empty reader."""
        with self._change:
            self._take_card()
            self._changed()

    def remove_at(self, command: int) -> None:
        """Takes the card away just before the given command of the next connection, counted from 1."""
        with self._change:
            self._remove_at = command

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
        """Raises CardError with fault SERVICE_UNAVAILABLE, NO_READER or NO_CARD."""
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

            connection = SoftwareCardConnection(self._card, before_transmit=before_transmit)
            self._connections.append(connection)
            return connection if self._radio is None else RadioConnection(connection, self._radio)

    def close(self) -> None:
        """Nothing is held."""

    def _need_service(self) -> None:
        if not self._service:
            raise CardError(CardFault.SERVICE_UNAVAILABLE, "the PC/SC service is not running")
