"""Good inputs made bad: bytes changed, cut and spliced; lengths that lie; data objects doubled, nested and crowded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError

_MAX_DEPTH = 12
_OCTET_STRING = 0x04
_TAGS = (*range(1, 0x1F), 0x30, 0x31, 0x80, 0xA0, 0xA1, 0x5F1F)
_LENGTHS = (b"\x80", b"\x84\xff\xff\xff\xff", b"\x88" + b"\xff" * 8, b"\x00", b"\x7f", b"\x81\x00", b"\x82\xff\xff")
"""Indefinite, huge, too long, nothing, too much, not the shortest form."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Node:
    """A data object: `parts` is None where its value is no sequence of data objects."""

    tag: int
    value: bytes
    parts: tuple[Node, ...] | None

    def to_bytes(self) -> bytes:
        """The object with the lengths that its content needs."""
        return tlv.encode(self.tag, self.value if self.parts is None else encode_all(self.parts))


def encode_all(nodes: Sequence[Node]) -> bytes:
    """A sequence of objects."""
    return b"".join(node.to_bytes() for node in nodes)


def tree(data: bytes, depth: int = 0) -> tuple[Node, ...] | None:
    """The data objects of `data`, constructed ones and octet strings taken apart; None where it is none."""
    if not data or depth == _MAX_DEPTH:
        return None
    try:
        items = list(tlv.iterate(data))
    except TlvError:
        return None
    return tuple(Node(item.tag, item.value, _parts(item, depth)) for item in items)


def _parts(item: tlv.Tlv, depth: int) -> tuple[Node, ...] | None:
    constructed = item.raw[0] & 0x20 or item.tag == _OCTET_STRING
    return tree(item.value, depth + 1) if constructed else None


def paths(nodes: Sequence[Node]) -> Iterator[tuple[int, ...]]:
    """The way to each node: its place among its siblings, level by level."""
    for place, node in enumerate(nodes):
        yield (place,)
        yield from ((place, *rest) for rest in paths(node.parts or ()))


def changed_at(nodes: tuple[Node, ...], path: tuple[int, ...], instead: Sequence[Node]) -> tuple[Node, ...]:
    """The tree with other nodes in the place of one."""
    place, *rest = path
    if rest:
        node = nodes[place]
        instead = (replace(node, parts=changed_at(node.parts or (), tuple(rest), instead)),)
    return (*nodes[:place], *instead, *nodes[place + 1 :])


def node_at(nodes: tuple[Node, ...], path: tuple[int, ...]) -> Node:
    """The node at the end of a path."""
    for place in path[:-1]:
        nodes = nodes[place].parts or ()
    return nodes[path[-1]]


def crowds(seed: bytes, size: int) -> Iterator[bytes]:
    """The seed with the first part of each constructed object repeated up to `size` bytes, or nested as deep."""
    nodes = tree(seed)
    if nodes is None:
        return
    for path in paths(nodes):
        node = node_at(nodes, path)
        for part in (node.parts or ())[:1]:
            crowd = (part,) * (size // len(part.to_bytes()))
            yield encode_all(changed_at(nodes, path, (replace(node, parts=crowd),)))


class Choices(Protocol):
    """Where the chances come from: hypothesis, or the fuzzer's seed."""

    def number(self, low: int, high: int) -> int:
        """From `low` to `high`, both included."""
        ...

    def data(self, most: int) -> bytes:
        """Up to so many bytes."""
        ...


def _one_of(choices: Choices, what: Sequence[_Item]) -> _Item:
    return what[choices.number(0, len(what) - 1)]


def change(data: bytes, inputs: Sequence[bytes], choices: Choices) -> bytes:
    """The input after one change of bytes, lengths or data objects."""
    nodes = tree(data)
    if nodes is not None and choices.number(0, 1):
        return _change_objects(nodes, choices)
    return _change_bytes(data, inputs, choices)


def _change_objects(nodes: tuple[Node, ...], choices: Choices) -> bytes:
    """Lengths above the change are right again, except where one is made to lie."""
    everywhere = list(paths(nodes))
    path = _one_of(choices, everywhere)
    node = node_at(nodes, path)
    instead: Sequence[Node] = ()
    match _one_of(choices, ("double", "nest", "drop", "fill", "retag", "swap", "lie")):
        case "double":
            instead = (node,) * choices.number(2, 20)
        case "nest":
            instead = (node,)
            for _ in range(choices.number(1, 40)):
                instead = (Node(node.tag, b"", tuple(instead)),)
        case "fill":
            instead = (Node(node.tag, choices.data(40), None),)
        case "retag":
            instead = (replace(node, tag=_one_of(choices, _TAGS)),)
        case "swap":
            instead = (node_at(nodes, _one_of(choices, everywhere)),)
        case "lie":
            marker = Node(0x5F7F, b"the lie goes here", None)
            honest = encode_all(changed_at(nodes, path, (marker,)))
            head = node.to_bytes()[: (node.tag.bit_length() + 7) // 8]
            return honest.replace(marker.to_bytes(), head + _one_of(choices, _LENGTHS) + node.value)
        case _:
            pass
    return encode_all(changed_at(nodes, path, instead))


def _change_bytes(data: bytes, inputs: Sequence[bytes], choices: Choices) -> bytes:
    """Mostly near the start, where the structure is."""
    place = choices.number(0, min(len(data), 200) if choices.number(0, 1) else len(data))
    match _one_of(choices, ("flip", "write", "cut", "take", "splice", "repeat")):
        case "flip" if place < len(data):
            return data[:place] + bytes((data[place] ^ 1 << choices.number(0, 7),)) + data[place + 1 :]
        case "cut":
            return data[:place]
        case "take":
            return data[:place] + data[place + choices.number(1, 40) :]
        case "splice":
            other = _one_of(choices, inputs)
            return data[:place] + other[choices.number(0, len(other)) :]
        case "repeat":
            return data[:place] + data[max(0, place - choices.number(1, 40)) :]
        case _:
            written = choices.data(4)
            return data[:place] + written + data[place + choices.number(0, len(written)) :]
