"""Counts that the facility owes the state: how people were identified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, select

from kiosk.domain.checkin import Channel
from kiosk.domain.insurance import Eligibility
from kiosk.store import schema

TARGET_PERCENT = 80
"""Insured visits by chip card or VNeID that each facility is to reach."""
_INSURED = tuple(kind.value for kind in Eligibility if kind.insured)
_COUNTED = (Channel.CHIP, Channel.VNEID, Channel.CARD_QR)


class Period(StrEnum):
    """What one row of the report covers."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Visits of one period. `begins` is its first day in Vietnam; a week begins on Monday."""

    begins: date
    chip: int = 0
    vneid: int = 0
    card_qr: int = 0
    insurance_card: int = 0
    staff: int = 0
    insured: int = 0
    insured_counted: int = 0
    """Insured visits by chip, VNeID or the QR of the ID card."""
    insured_chip_or_vneid: int = 0
    """The same without the QR of the ID card: the strict reading of the rule."""
    not_checked: int = 0
    """Whether these are insured is not known yet; they count in no share."""

    @property
    def visits(self) -> int:
        """All of them."""
        return self.chip + self.vneid + self.card_qr + self.insurance_card + self.staff

    @property
    def share(self) -> float | None:
        """Percent of the insured visits; None without any."""
        return None if not self.insured else 100.0 * self.insured_counted / self.insured

    @property
    def strict_share(self) -> float | None:
        """The same by the strict reading."""
        return None if not self.insured else 100.0 * self.insured_chip_or_vneid / self.insured

    @property
    def target_met(self) -> bool | None:
        """Whether the share reaches the target."""
        return None if self.share is None else self.share >= TARGET_PERCENT


def shares(connection: Connection, since: datetime, until: datetime, period: Period) -> Sequence[ShareRow]:
    """A row for each period that had visits, oldest first. Visits from before channels were kept count as staff's."""
    table = schema.check_in
    # A day of Vietnam, which is seven hours ahead of the UTC that is stored (local_time).
    day = func.date(table.c.occurred_at, "+7 hours")
    query = (
        select(day.label("day"), table.c.channel, table.c.eligibility, func.count().label("visits"))
        .where(table.c.occurred_at >= since, table.c.occurred_at < until)
        .group_by("day", table.c.channel, table.c.eligibility)
    )
    counts: dict[date, dict[str, int]] = {}
    for row in connection.execute(query):
        into = counts.setdefault(beginning_of(date.fromisoformat(row.day), period), {})
        channel = Channel.STAFF if row.channel is None else Channel(row.channel)
        insured, visits = row.eligibility in _INSURED, row.visits
        for name, belongs in (
            (channel.value, True),
            ("insured", insured),
            ("insured_counted", insured and channel in _COUNTED),
            ("insured_chip_or_vneid", insured and channel in (Channel.CHIP, Channel.VNEID)),
            ("not_checked", row.eligibility in (None, Eligibility.NOT_CHECKED.value)),
        ):
            into[name] = into.get(name, 0) + (visits if belongs else 0)
    return [ShareRow(begins, **counts[begins]) for begins in sorted(counts)]


def beginning_of(day: date, period: Period) -> date:
    """The first day of the period that a day lies in."""
    match period:
        case Period.DAY:
            return day
        case Period.WEEK:
            return day - timedelta(days=day.weekday())
        case Period.MONTH:
            return day.replace(day=1)
