"""Check digits of the machine readable zone (Doc 9303-3 §4.9)."""

from __future__ import annotations

import re

_WEIGHTS = (7, 3, 1)
_ALPHABET = re.compile(r"[0-9A-Z<]*")


class MrzAlphabetError(ValueError):
    """A character that no MRZ has."""


def contributions(field: str) -> list[int]:
    """What each character of 0-9, A-Z and `<` adds to the check sum, weighted. Raises MrzAlphabetError."""
    if not _ALPHABET.fullmatch(field):
        raise MrzAlphabetError("only 0-9, A-Z and < occur in an MRZ")
    return [_value(character) * _WEIGHTS[i % 3] for i, character in enumerate(field)]


def check_digit(field: str) -> str:
    """The check digit of a field of 0-9, A-Z and `<`. Raises MrzAlphabetError."""
    return str(sum(contributions(field)) % 10)


def is_right(field: str, digit: str) -> bool:
    """Whether `digit` is the field's check digit; `<` stands for 0 where the field is all filler."""
    if digit == "<" and not field.strip("<"):
        return True
    return check_digit(field) == digit


def _value(character: str) -> int:
    if character == "<":
        return 0
    return int(character) if character.isdigit() else ord(character) - ord("A") + 10
