"""One line of a benchmark's report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement and its limit."""

    name: str
    value: float
    limit: float
    unit: str
    more: str = ""

    @property
    def held(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.limit

    def __str__(self) -> str:
        """One line of the report."""
        sign = "held  " if self.held else "MISSED"
        return f"{sign}  {self.name:<52} {self.value:8.1f} {self.unit}  (limit {self.limit:g}) {self.more}"
