"""Which line of a TOML text each key and each item of an array stands on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

KeyPath = tuple[str | int, ...]
"""Keys and places in arrays, from the outside in."""

_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})


def lines_of(text: str) -> Mapping[KeyPath, int]:
    """Lines, from 1, by path, of a text that is right TOML. A table that is named several times counts at its first."""
    root = Parser(Language(tree_sitter_toml.language())).parse(text.encode("utf-8")).root_node
    found: dict[KeyPath, int] = {(): 1}
    arrays: dict[KeyPath, int] = {}
    for child in root.named_children:
        match child.type:
            case "pair":
                _pair(child, (), found)
            case "table" | "table_array_element":
                _table(child, found, arrays)
            case _:
                continue
    return found


def _table(table: Node, found: dict[KeyPath, int], arrays: dict[KeyPath, int]) -> None:
    head = next(child for child in table.named_children if child.type in _KEYS)
    names = _names(head)
    path: KeyPath = ()
    for place, name in enumerate(names):
        path = (*path, name)
        found.setdefault(path, _line(head))
        if place == len(names) - 1 and table.type == "table_array_element":
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
            found.setdefault(path, _line(head))
    for child in table.named_children:
        if child.type == "pair":
            _pair(child, path, found)


def _pair(pair: Node, path: KeyPath, found: dict[KeyPath, int]) -> None:
    key, value = (child for child in pair.named_children if child.type != "comment")
    for name in _names(key):
        path = (*path, name)
        found.setdefault(path, _line(key))
    _value(value, path, found)


def _value(value: Node, path: KeyPath, found: dict[KeyPath, int]) -> None:
    inside = [child for child in value.named_children if child.type != "comment"]
    if value.type == "array":
        for place, item in enumerate(inside):
            found.setdefault((*path, place), _line(item))
            _value(item, (*path, place), found)
    elif value.type == "inline_table":
        for pair in inside:
            _pair(pair, path, found)


def _names(key: Node) -> list[str]:
    """The parts of a key as TOML reads them."""
    text = "" if key.text is None else key.text.decode("utf-8")
    return list(_chain(tomllib.loads(f"{text} = 0")))


def _chain(table: object) -> Iterator[str]:
    while isinstance(table, dict):
        ((name, table),) = table.items()
        yield name


def _line(node: Node) -> int:
    return node.start_point.row + 1
