"""Requests and answers of the Internet Printing Protocol (RFC 8010, RFC 8011), as far as a slip needs them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

_VERSION = (2, 0)
_FIRST_VALUE_TAG = 0x10
_LAST_SUCCESS = 0x00FF
_CHARSET, _LANGUAGE = "utf-8", "en"


class IppFormatError(ValueError):
    """The bytes are no answer of a print service."""


class Operation(IntEnum):
    """RFC 8011 §5.4.15, and one of CUPS's own (PWG 5100.11)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B
    CANCEL_MY_JOBS = 0x0039


class Tag(IntEnum):
    """Delimiters and the kinds of value that are sent (RFC 8010 §3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MEDIA_TYPE = 0x49


_NUMBERS = frozenset({Tag.INTEGER, Tag.ENUM})


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name with its values, all of one kind."""

    tag: Tag
    name: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The values by name; those of kinds that nobody looks at are left out."""

    status: int
    values: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)

    @property
    def succeeded(self) -> bool:
        """Whether the service did what was asked (RFC 8011 appendix B)."""
        return self.status <= _LAST_SUCCESS

    def number(self, name: str) -> int | None:
        """The first value, if it is a number."""
        first = next(iter(self.values.get(name, ())), None)
        return first if isinstance(first, int) else None

    def texts(self, name: str) -> frozenset[str]:
        """The values that are texts."""
        return frozenset(value for value in self.values.get(name, ()) if isinstance(value, str))


def request(
    operation: Operation, printer: str, user: str, wanted: Sequence[Attribute] = (), job: Sequence[Attribute] = ()
) -> bytes:
    """One request to the printer of that URI; a document follows after it. `job`: attributes of a new job."""
    first = (
        Attribute(Tag.CHARSET, "attributes-charset", (_CHARSET,)),
        Attribute(Tag.LANGUAGE, "attributes-natural-language", (_LANGUAGE,)),
        Attribute(Tag.URI, "printer-uri", (printer,)),
    )
    named = (Attribute(Tag.NAME, "requesting-user-name", (user,)),)
    # A job's number comes before the name of who asks (RFC 8011 §4.3).
    numbers = tuple(attribute for attribute in wanted if attribute.name == "job-id")
    rest = tuple(attribute for attribute in wanted if attribute.name != "job-id")
    out = bytearray(struct.pack(">BBHI", *_VERSION, operation, 1))
    out += _group(Tag.OPERATION, (*first, *numbers, *named, *rest))
    if job:
        out += _group(Tag.JOB, job)
    out.append(Tag.END)
    return bytes(out)


def _group(tag: Tag, attributes: Sequence[Attribute]) -> bytes:
    out = bytearray([tag])
    for attribute in attributes:
        name = attribute.name.encode()
        for value in attribute.values:
            data = _value(attribute.tag, value)
            out += struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(data)) + data
            name = b""  # further values of the same attribute have no name
    return bytes(out)


def _value(tag: Tag, value: str | int) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return struct.pack(">B", value) if tag is Tag.BOOLEAN else struct.pack(">i", value)


def parse_reply(data: bytes) -> Reply:
    """Of names that come more than once, the values of all. Raises IppFormatError."""
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", data)
        return Reply(status, _values(data, 8))
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise IppFormatError("not an answer of a print service") from error


def _values(data: bytes, at: int) -> dict[str, tuple[str | int, ...]]:
    found: dict[str, list[str | int]] = {}
    name = ""
    while data[at] != Tag.END:
        tag = data[at]
        at += 1
        if tag < _FIRST_VALUE_TAG:
            continue
        own, at = _piece(data, at)
        value, at = _piece(data, at)
        name = own.decode() or name
        if tag in _NUMBERS:
            found.setdefault(name, []).append(int(struct.unpack(">i", value)[0]))
        elif tag == Tag.BOOLEAN:
            found.setdefault(name, []).append(int(value != b"\x00"))
        elif tag in (Tag.KEYWORD, Tag.NAME):
            found.setdefault(name, []).append(value.decode())
    return {key: tuple(values) for key, values in found.items()}


def _piece(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", data, at)
    end = at + 2 + length
    if end > len(data):
        raise IppFormatError("an answer that ends too early")
    return data[at + 2 : end], end
