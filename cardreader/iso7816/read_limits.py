"""What a card and its reader bear of a READ BINARY, and how it is lowered where they refuse."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cardreader.iso7816.apdu import EXTENDED_MAX, LONGEST_ANSWER, SHORT_ANSWER_MAX, SHORT_LE_MAX
from cardreader.iso7816.channel import Channel

SHORT_READS = (192, 160, 96)
"""Smaller blocks tried in turn where a card refuses Le: limits seen of real cards."""
MODEST_ANSWER = 2_048
"""Bytes of an answer tried with extended length where more was refused: what many cards and readers have room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """The default is for a card and a reader of which nothing is known."""

    answer: int = LONGEST_ANSWER
    """Bytes of the longest answer APDU to ask for, protection and status word included."""
    short: int = SHORT_LE_MAX
    """Most bytes of data to ask for in short length."""
    ahead: bool = True
    """Whether more may be asked for than the file has."""
    by_short_identifier: bool = True
    """Whether a READ BINARY may open the file that it reads."""

    @property
    def extended(self) -> bool:
        """Whether extended length may be used."""
        return self.answer > SHORT_ANSWER_MAX

    def short_data(self, channel: Channel) -> int:
        """Bytes of data to ask for at once in short length."""
        return min(self.short, channel.room(min(self.answer, SHORT_ANSWER_MAX)))

    def extended_data(self, channel: Channel) -> int:
        """The same in extended length. EXTENDED_MAX, where no limit is known, means all there is, as far as it fits."""
        return EXTENDED_MAX if self.answer >= LONGEST_ANSWER else channel.room(self.answer)

    def lower(self) -> ReadLimits | None:
        """After an orderly refusal: the next smaller size; None at the end."""
        if self.answer > MODEST_ANSWER:
            return replace(self, answer=MODEST_ANSWER)
        if self.extended:
            return self.short_only()
        smaller = next((size for size in SHORT_READS if size < self.short), None)
        return None if smaller is None else replace(self, short=smaller)

    def short_only(self) -> ReadLimits:
        """The same without extended length."""
        return replace(self, answer=min(self.answer, SHORT_ANSWER_MAX))

    def exact_only(self) -> ReadLimits:
        """The same without reading past the end."""
        return replace(self, ahead=False)

    def by_selection(self) -> ReadLimits:
        """The same with a SELECT before each file."""
        return replace(self, by_short_identifier=False)
