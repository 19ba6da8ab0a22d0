"""What an MRZ says that opens the chip."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.access.keys import MrzKey


@dataclass(frozen=True, slots=True)
class MrzIdentity:
    """What opens the chip and whom it is about."""

    key: MrzKey
    personal_id: str | None = field(repr=False)
    """The 12 digits of a Vietnamese card, whose check digit was right; None on other cards."""
