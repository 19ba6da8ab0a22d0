"""The card's end of vpcd, the virtual reader driver of PC/SC: a TCP connection that carries power events and APDUs.

Each message is two bytes of length, big-endian, and so many bytes. From the driver, one byte is a power event, anything
longer is a command APDU; only the request for the ATR and commands are answered.
"""

from __future__ import annotations

import contextlib
import math
import socket
import struct
import threading
import time
from enum import IntEnum
from typing import Protocol

DEFAULT_PORT = 35_963
"""The first slot of the driver as packaged; the second listens one above."""

_HOST = "127.0.0.1"
_CONNECT_TIMEOUT_S = 2.0
_JOIN_TIMEOUT_S = 5.0
_TWO_POLLS_S = 0.9
"""The service looks at a slot every 0.4 s."""
_BEGUN_ANSWER = b"\x00\x02"
"""The length of an answer whose body never comes."""
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Card(Protocol):
    """What the reader needs of a card."""

    @property
    def atr(self) -> bytes:
        """Answer to reset."""
        ...

    def power_on(self) -> bytes:
        """The card gets power; returns the ATR."""
        ...

    def reset(self) -> bytes:
        """Warm reset; returns the ATR."""
        ...

    def process(self, command: bytes) -> bytes:
        """Answers a command APDU, whatever it is; with no bytes where it stays silent."""
        ...


class VirtualReaderUnavailableError(Exception):
    """Nothing listens at the virtual reader's port: the PC/SC service does not run, or has no vpcd driver."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"no virtual reader listens on port {port}: start the PC/SC service (pcscd) with the vpcd driver "
            "(Debian package vsmartcard-vpcd)"
        )
        self.port = port


class _Control(IntEnum):
    """Messages of one byte."""

    POWER_OFF = 0x00
    POWER_ON = 0x01
    RESET = 0x02
    GET_ATR = 0x04


class _ConnectionLostError(Exception):
    """The driver closed the connection, or `remove` did."""


def _receive_exactly(connection: socket.socket, size: int) -> bytes:
    received = bytearray()
    while len(received) < size:
        # The driver sends length and body apart and waits for an acknowledgement between them: without an immediate one
        # every APDU costs the 40 ms of delayed acknowledgement. Linux drops the option again by itself.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        try:
            part = connection.recv(size - len(received))
        except OSError as error:
            raise _ConnectionLostError from error
        if not part:
            raise _ConnectionLostError
        received += part
    return bytes(received)


def _receive(connection: socket.socket) -> bytes:
    return _receive_exactly(connection, int.from_bytes(_receive_exactly(connection, 2), "big"))


def _send(connection: socket.socket, message: bytes) -> None:
    _send_raw(connection, len(message).to_bytes(2, "big") + message)


def _send_raw(connection: socket.socket, data: bytes) -> None:
    try:
        connection.sendall(data)
    except OSError as error:
        raise _ConnectionLostError from error


def _react(card: Card, message: bytes) -> bytes | None:
    """The answer to one message of the driver, None where it expects none."""
    if not message:
        return None
    if len(message) > 1:
        return card.process(message)
    match message[0]:
        case _Control.POWER_ON:
            card.power_on()
            return None
        case _Control.POWER_OFF | _Control.RESET:
            card.reset()
            return None
        case _Control.GET_ATR:
            return card.atr
        case _:
            return card.process(message)


class VirtualReader:
    """One slot of the virtual reader: holds one card at a time."""

    def __init__(self, port: int = DEFAULT_PORT) -> None:
        self._port = port
        self._connection: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._emptied_at = -math.inf
        self._broken_off = False

    @property
    def port(self) -> int:
        """The slot's port."""
        return self._port

    @property
    def occupied(self) -> bool:
        """Whether a card is in the slot. False too after the service went away."""
        return self._thread is not None and self._thread.is_alive()

    def insert(self, card: Card) -> None:
        """Connects to the driver and answers it from a thread of its own, until `remove` or the service's end.

        A card already there is taken out first. The service notices the card at its next poll, within half a second.
        After a removal this waits until the service has polled the empty slot: a swap between two polls would leave the
        service with a card that it holds for absent. Raises VirtualReaderUnavailableError where nothing listens.

        A card that does not answer a command is to the service like one taken out within it, the driver knowing no
        other failed transmission: the connection ends, and `broken_off` tells why.
        """
        self.remove()
        time.sleep(max(0.0, self._emptied_at + _TWO_POLLS_S - time.monotonic()))
        try:
            connection = socket.create_connection((_HOST, self._port), timeout=_CONNECT_TIMEOUT_S)
        except OSError as error:
            raise VirtualReaderUnavailableError(self._port) from error
        connection.settimeout(None)
        self._broken_off = False
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = connection
        self._thread = threading.Thread(target=self._serve, args=(connection, card), name="vpcd card", daemon=True)
        self._thread.start()

    def remove(self) -> None:
        """Disconnects; a command being processed stays unanswered. May be called from within the card's `process`."""
        connection, thread = self._connection, self._thread
        self._connection = None
        self._thread = None
        if connection is not None:
            self._emptied_at = time.monotonic()
            with contextlib.suppress(OSError):  # the driver may have closed it first
                # Only the receiving side is shut: the thread wakes, and closing then resets the connection.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                connection.shutdown(socket.SHUT_RD)
        if thread is not None and thread is not threading.current_thread():
            thread.join(_JOIN_TIMEOUT_S)

    @property
    def broken_off(self) -> bool:
        """Whether the connection ended because the card did not answer a command. The card may be inserted anew."""
        return self._broken_off

    def wait_until_ended(self, timeout_s: float | None = None) -> bool:
        """Waits until the connection ends from either side; False where it has not within the timeout."""
        thread = self._thread
        if thread is None:
            return True
        thread.join(timeout_s)
        return not thread.is_alive()

    def __enter__(self) -> VirtualReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    def _serve(self, connection: socket.socket, card: Card) -> None:
        with connection, contextlib.suppress(_ConnectionLostError):
            while True:
                answer = _react(card, _receive(connection))
                self._broken_off = answer == b""
                if self._connection is not connection or self._broken_off:
                    # The driver takes a connection that ends before an answer for an empty answer, but one that is
                    # reset within an answer for a failed transmission, which is what a card pulled out looks like.
                    self._emptied_at = time.monotonic()
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                    _send_raw(connection, _BEGUN_ANSWER)
                    break
                if answer is not None:
                    _send(connection, answer)
