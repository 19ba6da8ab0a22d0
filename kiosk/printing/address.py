"""Where the ticket printer is: a device file of the system's driver, or a port on the network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_NETWORK = re.compile(r"tcp:([A-Za-z0-9.-]+)(?::([0-9]{1,5}))?")
_RAW_PORT = 9100
"""Of printers that take their own language on the network."""
_PORTS = range(1, 65536)


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A file of the system's own driver, `/dev/usb/lp0`."""

    path: Path


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A printer that listens on TCP."""

    host: str
    port: int


PrinterAddress = DeviceFile | NetworkPrinter


def parse_printer_address(text: str) -> PrinterAddress:
    """`/dev/usb/lp0` or `tcp:HOST[:PORT]`. Raises ValueError for anything else."""
    if found := _NETWORK.fullmatch(text):
        port = int(found[2] or _RAW_PORT)
        if port not in _PORTS:
            raise ValueError("no such port")
        return NetworkPrinter(found[1], port)
    if text.startswith("/"):
        return DeviceFile(Path(text))
    raise ValueError("a printer is a device file (/dev/usb/lp0) or tcp:HOST[:PORT]")
