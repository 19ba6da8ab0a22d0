"""A camera worker holds models and pictures in reference cycles: they go before the next test makes its own."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _freed_after_each_test() -> Iterator[None]:
    yield
    gc.collect()
