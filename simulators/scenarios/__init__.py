"""Scenarios: what persons, staff and devices do, and what must come of it, as files that a tester reads and writes."""
