"""A connection to a printer, over a device file, a serial port or the network."""

from __future__ import annotations

import os
import select
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, assert_never

from kiosk.ports import Clock
from kiosk.printing.address import DeviceFile, NetworkPrinter, SerialPort

_PIECE = 4096
_ANSWER = 16
_CONNECT_SECONDS = 3.0
_ANSWER_SECONDS = 0.5
"""How long one look for an answer takes at most."""


class Connection(Protocol):
    """Bytes to a printer and back. Open and write raise OSError where it is not there; write raises TimeoutError where
    it takes no more.
    """

    def open(self) -> None:
        """Connects."""
        ...

    def write(self, data: bytes) -> None:
        """Sends all of it."""
        ...

    def read(self) -> bytes:
        """What the printer has said; b"" where it says nothing for a moment."""
        ...

    def close(self) -> None:
        """Releases it; harmless when closed already."""
        ...


def connect(address: DeviceFile | SerialPort | NetworkPrinter, clock: Clock) -> Connection:
    """A connection to the printer, not open yet."""
    match address:
        case DeviceFile(path):
            return DescriptorConnection(partial(_open_file, path), clock)
        case SerialPort(path, speed):
            return DescriptorConnection(partial(_open_serial, path, speed), clock)
        case NetworkPrinter(host, port):
            return DescriptorConnection(partial(_open_socket, host, port), clock)
        case _:
            assert_never(address)


def _open_file(path: Path) -> int:
    """With O_NONBLOCK the driver reports missing paper as an error instead of waiting for it."""
    return os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)


def _open_serial(path: Path, speed: int) -> int:
    """pyserial sets the port up, for this program alone, and stops sending where the printer says so (RTS/CTS)."""
    from serial import Serial  # noqa: PLC0415 - only serial printers need it

    with Serial(str(path), speed, timeout=0, rtscts=True, exclusive=True) as port:
        found = os.dup(port.fileno())
    os.set_blocking(found, False)
    return found


def _open_socket(host: str, port: int) -> int:
    found = socket.create_connection((host, port), _CONNECT_SECONDS)
    found.setblocking(False)
    return found.detach()


class DescriptorConnection:
    """A file or socket of the system, written and read without waiting in the kernel.

    `opens` gives a non-blocking descriptor or raises OSError. `timeout`: seconds after which a printer that takes no
    more bytes counts as silent.
    """

    def __init__(self, opens: Callable[[], int], clock: Clock, timeout: float = 8.0) -> None:
        self._opens = opens
        self._clock = clock
        self._timeout = timeout
        self._descriptor = -1

    def open(self) -> None:
        """Connects."""
        self._descriptor = self._opens()

    def close(self) -> None:
        """Releases it; harmless when closed already."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def write(self, data: bytes) -> None:
        """Sends all of it, in pieces as large as the driver takes."""
        waiting = select.poll()
        waiting.register(self._descriptor, select.POLLOUT)
        deadline = self._clock.monotonic() + self._timeout
        rest = memoryview(data)
        while rest:
            ready = waiting.poll(max(0.0, deadline - self._clock.monotonic()) * 1000)
            if not ready:
                raise TimeoutError("the printer takes no more bytes")
            if ready[0][1] & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
                raise OSError("the printer is gone")
            try:
                rest = rest[os.write(self._descriptor, rest[:_PIECE]) :]
            except BlockingIOError:  # the driver took the room back between the two calls
                continue

    def read(self) -> bytes:
        """What the printer has said; b"" where it says nothing for half a second."""
        waiting = select.poll()
        waiting.register(self._descriptor, select.POLLIN)
        if not waiting.poll(_ANSWER_SECONDS * 1000):
            return b""
        try:
            return os.read(self._descriptor, _ANSWER)
        except BlockingIOError:
            return b""
