"""Where the ticket printer is: a device file, a serial port, the network, or a queue of CUPS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_NETWORK = re.compile(r"tcp:([A-Za-z0-9.-]+)(?::([0-9]{1,5}))?")
_SERIAL = re.compile(r"serial:(/[^:]+)(?::([0-9]{4,7}))?")
_QUEUE = re.compile(r"cups:([A-Za-z0-9_.-]{1,127})")
_RAW_PORT = 9100
"""Of printers that take their own language on the network."""
_PORTS = range(1, 65536)
SPEEDS = (115_200, 230_400, 460_800, 921_600)
"""Bits a second. A slip takes five seconds at the slowest of them; at 9600 it would take a minute."""
CUPS_SERVICE = Path("/run/cups/cups.sock")


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A file of the system's own driver, `/dev/usb/lp0`."""

    path: Path


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A serial port, eight bits without parity; `speed` in bits a second."""

    path: Path
    speed: int


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A printer that listens on TCP."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class CupsQueue:
    """A queue of the system's print service."""

    name: str
    service: Path = CUPS_SERVICE
    """The socket that the service listens on."""


PrinterAddress = DeviceFile | SerialPort | NetworkPrinter | CupsQueue


def parse_printer_address(text: str) -> PrinterAddress:
    """`/dev/usb/lp0`, `serial:/dev/ttyUSB0[:SPEED]`, `tcp:HOST[:PORT]` or `cups:QUEUE`.

    Raises ValueError for anything else.
    """
    if found := _NETWORK.fullmatch(text):
        port = int(found[2] or _RAW_PORT)
        if port not in _PORTS:
            raise ValueError("no such port")
        return NetworkPrinter(found[1], port)
    if found := _SERIAL.fullmatch(text):
        speed = int(found[2] or SPEEDS[0])
        if speed not in SPEEDS:
            raise ValueError(f"a serial printer needs one of the speeds {', '.join(map(str, SPEEDS))}")
        return SerialPort(Path(found[1]), speed)
    if found := _QUEUE.fullmatch(text):
        return CupsQueue(found[1])
    if text.startswith("/"):
        return DeviceFile(Path(text))
    raise ValueError("a printer is a device file (/dev/usb/lp0), serial:/dev/…[:SPEED], tcp:HOST[:PORT] or cups:QUEUE")
