"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How fast a machine is, or how busy, is no matter of the tests; benchmarks/ measures. Half of the usual examples: the
# whole suite is to end within minutes, and `make fuzz` has the same targets for as long as one likes.
settings.register_profile("kiosk", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")
