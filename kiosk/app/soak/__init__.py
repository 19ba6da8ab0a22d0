"""A soak: hours of reception in minutes, with random persons and faults, held against what must always be true."""

from __future__ import annotations

from kiosk.app.soak.day import Day, SoakSettings
from kiosk.app.soak.plan import Faults
from kiosk.app.soak.report import SoakReport

__all__ = ["Day", "Faults", "SoakReport", "SoakSettings"]
