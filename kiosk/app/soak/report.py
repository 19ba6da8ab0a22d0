"""What a soak found: as a table for people and as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.app.soak.books import Balance
from kiosk.app.soak.plan import Faults
from kiosk.app.soak.vitals import Trend, Trends, Vitals


@dataclass(frozen=True, slots=True)
class Problem:
    """An invariant that did not hold. `visit` is its number, from 1; 0 before the first."""

    visit: int
    text: str


@dataclass(frozen=True, slots=True)
class SoakReport:
    """A run. Times in seconds; `trace`: SHA-256 over everything that happened, in order and with its virtual time."""

    seed: int
    faults: Faults
    check_ins: int
    visits: int
    problems: tuple[Problem, ...]
    balance: Balance
    outcomes: Mapping[str, int]
    happenings: Mapping[str, int]
    staff: Mapping[str, int]
    deliveries: Mapping[str, int]
    virtual: float
    wall: float
    cpu: float
    trace: str
    first: Vitals
    last: Vitals
    trends: Trends

    @property
    def held(self) -> bool:
        """Whether all invariants held."""
        return not self.problems

    @property
    def reproduce(self) -> str | None:
        """The command with the shortest beginning of this day that fails; None where nothing failed."""
        if self.held:
            return None
        visits = max(self.problems[0].visit, 1)
        return f"kiosk simulate soak --faults {self.faults.value} --seed {self.seed} --visits {visits}"

    def as_json(self) -> dict[str, object]:
        """One object; nothing in it is personal."""
        return {
            "simulated": True,
            "seed": self.seed,
            "faults": self.faults.value,
            "held": self.held,
            "problems": [{"visit": problem.visit, "text": problem.text} for problem in self.problems],
            "reproduce": self.reproduce,
            "check_ins": self.check_ins,
            "visits": self.visits,
            "lost": len(self.balance.lost),
            "doubled": len(self.balance.doubled),
            "committed": self.balance.committed,
            "gateway": self.balance.held,
            "refused": self.balance.refused,
            "waiting": self.balance.waiting,
            "outcomes": dict(self.outcomes),
            "happenings": dict(self.happenings),
            "staff": dict(self.staff),
            "deliveries": dict(self.deliveries),
            "virtual_seconds": round(self.virtual, 1),
            "seconds": round(self.wall, 1),
            "cpu_seconds": round(self.cpu, 1),
            "trace": self.trace,
            "memory": {
                "trend": self.trends.memory.value,
                "kib_a_visit": self.trends.kib_a_visit,
                "first_kib": self.first.resident,
                "last_kib": self.last.resident,
            },
            "handles": {"trend": self.trends.handles.value, "first": self.first.handles, "last": self.last.handles},
            "threads": {"trend": self.trends.threads.value, "first": self.first.threads, "last": self.last.threads},
        }

    def as_table(self) -> str:
        """For people."""
        hours = self.virtual / 3600
        rows = [
            ("seed, faults", f"{self.seed}, {self.faults.value}"),
            ("visits, check-ins", f"{self.visits}, {self.check_ins}"),
            ("at the reception", f"{hours:.1f} h, played in {self.wall:.0f} s ({self.cpu:.0f} s of CPU)"),
            ("lost, doubled", f"{len(self.balance.lost)}, {len(self.balance.doubled)}"),
            ("committed, at the gateway", f"{self.balance.committed}, {self.balance.held}"),
            ("refused: tasks for staff", str(self.balance.refused)),
            ("visits ended", _counts(self.outcomes)),
            ("what happened meanwhile", _counts(self.happenings)),
            ("attempts to deliver", _counts(self.deliveries)),
            ("staff called", _counts(self.staff)),
            ("memory", _trend(self.trends.memory, self.first.resident // 1024, self.last.resident // 1024, " MiB")),
            ("file handles", _trend(self.trends.handles, self.first.handles, self.last.handles)),
            ("threads", _trend(self.trends.threads, self.first.threads, self.last.threads)),
            ("trace", self.trace),
        ]
        width = max(len(name) for name, _ in rows)
        lines = [f"{name:{width}}  {told}" for name, told in rows]
        if self.held:
            lines.append("all invariants held")
        else:
            lines += [f"FAILED at visit {problem.visit}: {problem.text}" for problem in self.problems]
            lines.append(f"again, as far as the first failure: {self.reproduce}")
        return "\n".join(lines)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: -item[1])) or "none"


def _trend(trend: Trend, first: int, last: int, unit: str = "") -> str:
    return f"{trend.value.replace('_', ' ')}: {first} to {last}{unit}"
