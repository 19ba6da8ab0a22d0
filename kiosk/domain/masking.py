"""What of a person may be shown where a stranger could look on (Personal Data Law 91/2025)."""

from __future__ import annotations

from cardreader.text import normalise


def mask_number(number: str) -> str:
    """The last four characters: `…2345`; nothing of a number so short that four would give it away."""
    return f"…{number[-4:]}" if len(number) >= 8 else "…"


def mask_name(name: str) -> str:
    """Family name and initials: `Nguyễn V. M.`; enough to recognise oneself by."""
    first, *rest = normalise(name).split() or [""]
    return " ".join([first, *(f"{word[0]}." for word in rest)])
