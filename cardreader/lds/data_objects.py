"""Data objects of a file in bounded number, so that a file of a million empty ones costs no time."""

from __future__ import annotations

from collections.abc import Iterator

from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import Tlv, TlvError

MAX_OBJECTS = 256
"""In one template: several times as many as any data group has."""


def objects(data: bytes) -> Iterator[Tlv]:
    """Each object of a sequence. Raises TlvError at the first that is broken, and past the 256th."""
    for number, item in enumerate(tlv.iterate(data)):
        if number == MAX_OBJECTS:
            raise TlvError("too many data objects")
        yield item


def values(data: bytes) -> dict[int, bytes]:
    """Values of a sequence of objects by tag; of a repeated tag the first. Raises TlvError."""
    found: dict[int, bytes] = {}
    for item in objects(data):
        found.setdefault(item.tag, item.value)
    return found
