"""From the recogniser's probabilities to the likeliest text that a line of a TD1 zone may hold (Doc 9303-5 §4.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import ascii_uppercase, digits
from typing import Final

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float32]

_CLASSES: Final = {
    "k": "ACI",
    "l": ascii_uppercase + "<",
    "d": digits,
    "n": digits + "<",
    "s": "MFX<",
    "x": ascii_uppercase + digits + "<",
}
"""Small letters of a pattern stand for these; any other character for itself."""

Pattern = tuple[str, str, str]
"""What each place of the three lines may hold."""

TD1: Final[Pattern] = (
    "kllll" + 9 * "x" + "n" + 15 * "x",
    "ddddddd" + "s" + "ddddddd" + "lll" + 11 * "x" + "d",
    30 * "l",
)
"""Any card with both dates whole: without them the zone makes no key."""
VIETNAM: Final[Pattern] = ("IDVNM" + 22 * "d" + "<<d", "ddddddd" + "s" + "ddddddd" + "VNM" + 11 * "x" + "d", 30 * "l")
"""The Vietnamese card: document number, personal ID and their check digits are digits."""


@dataclass(frozen=True, slots=True)
class LineReading:
    """The likeliest text of a line under a pattern."""

    text: str = field(repr=False)
    score: float
    """Mean logarithm of the probability a step; 0 is certainty."""


class LineDecoder:
    """Reads lines whose length and places are known, which spares the usual trouble with runs of fillers.

    `alphabet` is that of the recogniser, whose column 0 is the blank.
    """

    def __init__(self, alphabet: str) -> None:
        self._alphabet = alphabet

    def decode(self, log_probabilities: _Floats, pattern: str) -> LineReading | None:
        """The best path of steps x (1 + alphabet) through exactly the places of `pattern`; None if it is too short.

        The Viterbi path of connectionist temporal classification: each character takes one or more steps, between two
        there may be blanks, between two equal ones there must be.
        """
        steps = len(log_probabilities)
        if steps < len(pattern):
            return None
        allowed = np.array([[c in _CLASSES.get(symbol, symbol) for c in self._alphabet] for symbol in pattern])
        emission = np.where(allowed, 0, -np.inf).astype(np.float32)
        places, size = allowed.shape
        # blank[p]: best path with p characters read that ends in a blank; char[p, c]: that ends in character c at p.
        blank = np.full(places + 1, -np.inf, np.float32)
        blank[0] = 0
        char = np.full((places, size), -np.inf, np.float32)
        stay, before = size, size + 1
        # For each step: where a path in char[p, c] came from (itself, the blank, or a character before).
        origin = np.empty((steps, places, size), np.int8)
        # For each step: the character that blank[p] came from, or `before` for the blank itself.
        blank_origin = np.empty((steps, places + 1), np.int8)
        for step, row in enumerate(log_probabilities):
            previous, previous_char = _best_other(char)
            from_blank = np.broadcast_to(blank[:-1, None], char.shape)
            choices = np.stack([char, from_blank, previous])
            best = choices.argmax(axis=0)
            origin[step] = np.where(best == 0, stay, np.where(best == 1, before, previous_char))
            ended = char.max(axis=1)
            to_blank = np.concatenate([[-np.inf], ended]) > blank
            blank_origin[step] = np.where(to_blank, np.concatenate([[0], char.argmax(axis=1)]), before)
            blank = np.maximum(blank, np.concatenate([[-np.inf], ended])).astype(np.float32) + row[0]
            char = np.take_along_axis(choices, best[None], axis=0)[0] + row[1:] + emission
        return self._trace(blank, char, origin, blank_origin)

    def _trace(
        self, blank: _Floats, char: _Floats, origin: npt.NDArray[np.int8], blank_origin: npt.NDArray[np.int8]
    ) -> LineReading | None:
        steps, places, size = origin.shape
        stay, before = size, size + 1
        score = max(float(blank[-1]), float(char[-1].max()))
        if not np.isfinite(score):
            return None
        place = places - 1
        at: int | None = None if blank[-1] >= char[-1].max() else int(char[-1].argmax())
        text = [""] * places
        if at is not None:
            text[place] = self._alphabet[at]
        for step in range(steps - 1, -1, -1):
            # `at` None: in the blank after character `place`.
            came = int(blank_origin[step, place + 1]) if at is None else int(origin[step, place, at])
            if at is None and came != before:
                at = came
                text[place] = self._alphabet[at]
            elif at is not None and came != stay:
                place -= 1
                at = None if came == before else came
                if at is not None:
                    text[place] = self._alphabet[at]
        return LineReading("".join(text), score / steps)


def _best_other(char: _Floats) -> tuple[_Floats, npt.NDArray[np.int64]]:
    """For each place and character the best path that ends in another character at the place before, and which."""
    places, size = char.shape
    earlier = np.vstack([np.full((1, size), -np.inf, np.float32), char[:-1]])
    order = np.argsort(earlier, axis=1)
    first, second = order[:, -1:], order[:, -2:-1]
    chosen = np.where(np.arange(size)[None] == first, second, first)
    return np.take_along_axis(earlier, chosen, axis=1), np.broadcast_to(chosen, (places, size))
