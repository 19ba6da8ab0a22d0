"""What the checks of a chip came to, as the counter shows them: names alone, without the reader's reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChipCheck(StrEnum):
    """One check of a chip."""

    INTACT = "intact"
    GENUINE = "genuine"
    ACTIVE_AUTHENTICATION = "active_authentication"
    CHIP_AUTHENTICATION = "chip_authentication"


class CheckResult(StrEnum):
    """What one check came to."""

    VERIFIED = "verified"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"
    """Something that it needs is missing; never to be shown as failed."""
    ABSENT = "absent"
    """The chip has nothing to check."""


@dataclass(frozen=True, slots=True)
class ChipVerdict:
    """One check with its result."""

    check: ChipCheck
    result: CheckResult
