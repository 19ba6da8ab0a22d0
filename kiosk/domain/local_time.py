"""Vietnam's time of day: the day of a queue number and every date sent to the gateway are told in it."""

from __future__ import annotations

from datetime import timedelta, timezone

VIETNAM_TIME = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Fixed: no daylight saving since 1975, and slim systems carry no zone files."""
