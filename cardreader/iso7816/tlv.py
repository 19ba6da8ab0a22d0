"""BER-TLV data objects (ISO/IEC 7816-4 §5.2, ISO/IEC 8825-1), definite lengths only.

Parsing never allocates more than the input holds: a length that points past the end is an error, not a request for
memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


class TlvError(ValueError):
    """The bytes are not a sequence of definite-length BER-TLV data objects."""


@dataclass(frozen=True, slots=True)
class Tlv:
    """One data object. `tag` holds the tag's bytes as a big-endian number, e.g. 0x7F49 or 0x5F1F."""

    tag: int
    value: bytes = field(repr=False)
    raw: bytes = field(repr=False)
    """Tag, length and value as they came."""


def read_header(data: bytes, offset: int = 0) -> tuple[int, int, int]:
    """Tag, offset of the value and length of the value of the object at `offset` of `data`.

    The value itself need not be there yet, so a file's length is known from its first bytes. Raises TlvError.
    """
    if offset >= len(data):
        raise TlvError("no tag")
    end = offset + 1
    if data[offset] & 0x1F == 0x1F:
        while True:
            if end >= len(data) or end - offset > 3:
                raise TlvError("tag is cut off or too long")
            end += 1
            if not data[end - 1] & 0x80:
                break
    tag = int.from_bytes(data[offset:end], "big")
    if end >= len(data):
        raise TlvError("no length")
    first = data[end]
    end += 1
    if first < 0x80:
        return tag, end, first
    count = first & 0x7F
    if count == 0:
        raise TlvError("indefinite length")
    if count > 4 or end + count > len(data):
        raise TlvError("length is cut off or too long")
    return tag, end + count, int.from_bytes(data[end : end + count], "big")


def read_tlv(data: bytes, offset: int = 0) -> Tlv:
    """The object at `offset` of `data`; bytes after it are left alone. Raises TlvError."""
    tag, start, length = read_header(data, offset)
    if start + length > len(data):
        raise TlvError("value is cut off")
    return Tlv(tag, data[start : start + length], data[offset : start + length])


def iterate(data: bytes) -> Iterator[Tlv]:
    """Each object of a sequence of objects. Raises TlvError at the first that is broken."""
    offset = 0
    while offset < len(data):
        item = read_tlv(data, offset)
        yield item
        offset += len(item.raw)


def children(data: bytes) -> dict[int, bytes]:
    """Values of a sequence of objects by tag; of a repeated tag the first. Raises TlvError."""
    found: dict[int, bytes] = {}
    for item in iterate(data):
        found.setdefault(item.tag, item.value)
    return found


def unwrap(data: bytes, tag: int) -> bytes:
    """The value of the object at the start of `data`, which must carry `tag`. Raises TlvError."""
    item = read_tlv(data)
    if item.tag != tag:
        raise TlvError(f"tag {tag:X} expected, {item.tag:X} found")
    return item.value


def encode(tag: int, value: bytes) -> bytes:
    """One object in its shortest form."""
    length = len(value)
    if length < 0x80:
        encoded = bytes((length,))
    else:
        size = (length.bit_length() + 7) // 8
        encoded = bytes((0x80 | size,)) + length.to_bytes(size, "big")
    return tag.to_bytes(max(1, (tag.bit_length() + 7) // 8), "big") + encoded + value
