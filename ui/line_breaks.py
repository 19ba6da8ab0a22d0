"""Where a line may end, in five languages: at spaces, and in Chinese and Japanese, which write none, between phrases.

Translations mark the ends of phrases with U+200B (ZERO WIDTH SPACE); what carries no mark (a name that came from
outside) is divided by Unicode's rules (UAX 14) with its rules for punctuation. Korean has spaces and is never divided
inside a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder

PHRASE_END = "\N{ZERO WIDTH SPACE}"
_FIRST_UNSPACED = "\u2e80"
_ENDS = ("。", "！", "？")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stays on one line. `spaced`: a space parts it from the piece before it on the same line."""

    text: str
    spaced: bool


def pieces(text: str) -> list[Piece]:
    """The text, in order, in pieces between which a line may end; at least one."""
    found = []
    for number, word in enumerate(text.split(" ")):
        for place, part in enumerate(_parts(word)):
            found.append(Piece(part, spaced=number > 0 and place == 0))
    return found


def sentences(text: str) -> list[str]:
    """The text's sentences, each without the space that followed it."""
    marked = text.replace(". ", ".\n")
    for end in _ENDS:
        marked = marked.replace(end, f"{end}\n")
    return [sentence.strip(f" {PHRASE_END}") for sentence in marked.split("\n") if sentence.strip(f" {PHRASE_END}")]


def join_sentences(parts: list[str]) -> str:
    """Sentences one after the other: with a space, except after a full stop that brings its own."""
    text = ""
    for part in filter(None, parts):
        text += part if not text or text.endswith(_ENDS) else f" {part}"
    return text


def together(text: str) -> str:
    """The text as one piece: no line ends inside it."""
    return plain(text).replace(" ", "\N{NO-BREAK SPACE}") + PHRASE_END


def plain(text: str) -> str:
    """The text without marks, for screen readers and for comparison."""
    return text.replace(PHRASE_END, "")


def _parts(word: str) -> list[str]:
    if PHRASE_END in word:
        return [part for part in word.split(PHRASE_END) if part]
    if max(word, default="") < _FIRST_UNSPACED or not any(map(_unspaced, word)):
        return [word]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, word)
    places = [0]
    while (place := finder.toNextBoundary()) > 0:
        places.append(place)
    return [word[start:end] for start, end in pairwise(places)]


def _unspaced(sign: str) -> bool:
    """Whether the sign is of a script that writes no spaces: Han, Hiragana, Katakana."""
    return "\u2e80" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
