"""Issuing states of the MRZ against the countries of certificates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.authenticity.countries import may_have_issued


@pytest.mark.parametrize(
    ("country", "state"),
    [
        ("VN", "VNM"), ("DE", "D"), ("DE", "D<<"), ("UA", "UKR"), ("CH", "CHE"), ("GB", "GBD"), ("GB", "GBR"),
        ("UK", "GBR"), ("XK", "RKS"), ("KS", "RKS"), ("EU", "EUE"), ("UN", "UNO"), ("HK", "CHN"), ("TW", "TWN"),
        ("AT", "AUT"), ("AU", "AUS"), ("SE", "SWE"), ("PT", "PRT"), ("GL", "DNK"),
    ],
)  # fmt: skip
def test_the_country_of_the_state(country: str, state: str) -> None:
    assert may_have_issued(country, state)


@pytest.mark.parametrize(
    ("country", "state"),
    [("VN", "D"), ("DE", "VNM"), ("AU", "AUT"), ("CH", "CHN"), ("CN", "TWN"), ("LA", "VNM"), ("XK", "SRB")],
)
def test_another_country(country: str, state: str) -> None:
    assert not may_have_issued(country, state)


@pytest.mark.parametrize(
    ("country", "state"),
    [
        (None, "VNM"),
        ("VN", ""),
        ("VN", "<<<"),
        ("VN", "UTO"),
        ("UT", "VNM"),
        ("VN", "XXX"),
        ("VNM", "DEU"),
        ("", "VNM"),
    ],
)
def test_codes_that_nobody_knows_say_nothing(country: str | None, state: str) -> None:
    assert may_have_issued(country, state)


@given(st.none() | st.text(max_size=4), st.text(max_size=4))
def test_any_text(country: str | None, state: str) -> None:
    assert may_have_issued(country, state) in (True, False)
