"""How much of what was kept has not arrived yet, for staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OutboxSummary:
    """Counts of check-ins that are not delivered. `oldest`: since when the oldest waits."""

    queued: int
    refused: int
    oldest: datetime | None = None
