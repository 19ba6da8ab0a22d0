"""One parser under test, and the rule that every one of them must keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cardreader

_RUN = 6
"""Characters or bytes that a message may not have in common with the input."""
_SHOWN = 200
_HEXADECIMAL = re.compile(rf"[0-9A-Fa-f]{{{2 * _RUN},}}")


@dataclass(frozen=True, slots=True)
class Target:
    """A parser that takes any bytes."""

    name: str
    run: Callable[[bytes], Iterable[str]]
    """Does the work and returns the texts that an operator or a log would see of it."""
    errors: tuple[type[Exception], ...]
    """What `run` may raise, and nothing else."""
    seeds: Callable[[], tuple[bytes, ...]]
    """Good inputs, made by the software chip and its issuer."""
    examples: int = 40
    """How many inputs of each kind a property test can afford."""
    memory: int = 8 << 20
    """Bytes that `run` may take beyond some copies of its input."""


class InputQuotedError(AssertionError):
    """A text for an operator or a log holds a piece of what was read."""


def exercise(target: Target, data: bytes) -> None:
    """Runs the target. A declared error is as good as a result; every other exception comes out.

    Raises InputQuotedError where a message, or that of an error behind it, holds six or more characters or bytes of the
    input.
    """
    try:
        texts = tuple(target.run(data))
    except target.errors as error:
        texts = tuple(_told(error))
    for text in texts:
        if quotes(text, data):
            raise InputQuotedError(f"{target.name}: the message quotes the input: {text[:_SHOWN]}")


def _told(error: BaseException | None) -> Iterator[str]:
    """What a traceback says: the error's message, and that of each error it was raised from or in the midst of."""
    while error is not None:
        yield str(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def quotes(text: str, data: bytes) -> bool:
    """Whether `text` holds a run of `data` as text or as hexadecimal digits. What the program's own source says is no
    quotation, though a fuzzer may find it and write it into the input."""
    for at in range(len(text) - _RUN + 1):
        piece = text[at : at + _RUN]
        if piece.encode() in data and piece not in _source():
            return True
    return any(bytes.fromhex(found) in data for found in _digits(text))


def _digits(text: str) -> Iterator[str]:
    """Each stretch of hexadecimal digits for as many bytes."""
    for run in _HEXADECIMAL.findall(text):
        yield from (run[at : at + 2 * _RUN] for at in range(len(run) - 2 * _RUN + 1))


@cache
def _source() -> str:
    folder = Path(cardreader.__file__).parent
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
