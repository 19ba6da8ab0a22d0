"""A range of days in Vietnam: options of several commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import click

from kiosk.domain.local_time import VIETNAM_TIME

_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


def range_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--from` and `--to`, as `first` and `last`."""
    since = click.option("--from", "first", type=_DAY, help="First day; default: a month before the last.")
    until = click.option("--to", "last", type=_DAY, help="Last day; default: today.")
    return since(until(command))


def days_between(first: datetime | None, last: datetime | None) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last, in Vietnam."""
    end: date = last.date() if last is not None else datetime.now(VIETNAM_TIME).date()
    begin: date = first.date() if first is not None else end - timedelta(days=30)
    if begin > end:
        raise click.UsageError("--from is later than --to")
    midnight = time(tzinfo=VIETNAM_TIME)
    return datetime.combine(begin, midnight), datetime.combine(end + timedelta(days=1), midnight)
