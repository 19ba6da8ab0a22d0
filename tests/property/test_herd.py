"""A small herd by the same rules as the large one: the peak stays below three times the average drain."""

from __future__ import annotations

import pytest

from tools.herd import OUTAGE, PEAK_LIMIT, Country, figures


@pytest.mark.parametrize("capacity", [None, 30])
def test_the_peak_after_an_outage_stays_below_three_times_the_average(capacity: int | None) -> None:
    country = Country(1500, 325, capacity, seed=1)
    country.run()
    found = figures(country)
    # Of so few kiosks a single second is chance: ten at a time.
    peak = country.offered[OUTAGE : OUTAGE + found.drained_after // 10 * 10].reshape(-1, 10).mean(axis=1).max()
    assert peak <= PEAK_LIMIT * found.average
    assert found.waiting > 1500 * 5, "everybody has something to send"
    assert country.taken[:OUTAGE].sum() == 0
    assert found.during_outage < 0.1 * found.average * (1 if capacity is None else 4)
