"""Any check-in that a kiosk could confirm."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from cardreader.document import Assurance, PartialDate, Sex
from kiosk.domain.checkin import CheckIn, Consent, FaceResult, Person, Service
from kiosk.domain.insurance import Coverage, Eligibility

_DIGITS = "0123456789"
_WORD = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)

names = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
personal_ids = st.text(_DIGITS, min_size=12, max_size=12)
card_numbers = st.one_of(
    st.text(_DIGITS, min_size=10, max_size=10),
    st.builds(
        lambda letters, level, rest: letters + level + rest,
        st.text(string.ascii_uppercase, min_size=2, max_size=2),
        st.sampled_from("12345"),
        st.text(_DIGITS, min_size=12, max_size=12),
    ),
)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
partial_dates = st.one_of(
    days.map(PartialDate.of),
    st.builds(PartialDate, st.integers(1900, 2026)),
    st.builds(PartialDate, st.integers(1900, 2026), st.integers(1, 12)),
)
zones = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-5, minutes=-30))])
moments = st.datetimes(datetime(2024, 1, 1), datetime(2060, 1, 1), timezones=zones)  # noqa: DTZ001 - bounds
facilities = st.from_regex(r"[0-9]{2}[0-9A-Z]{3}", fullmatch=True)
persons = st.one_of(
    st.builds(Person, personal_ids, names, partial_dates, st.sampled_from(Sex), st.none() | card_numbers),
    st.builds(Person, st.none(), names, partial_dates, st.sampled_from(Sex), card_numbers),
)
coverages = st.builds(
    lambda number, first, length, facility, five, newer: Coverage(
        number, first, first and first + timedelta(days=length), facility, five, newer
    ),
    card_numbers,
    st.none() | st.dates(date(2015, 1, 1), date(2080, 1, 1)),
    st.integers(0, 4000),
    st.none() | facilities,
    st.none() | days,
    st.booleans(),
)
services = st.builds(
    Service,
    st.text(string.ascii_letters + _DIGITS + "._-", min_size=1, max_size=50),
    names,
    names,
    st.integers(0, 10**9),
    st.sampled_from(string.ascii_uppercase),
)
consents = st.builds(Consent, st.booleans(), st.booleans(), _WORD, moments)
scores = st.floats(-1, 1, allow_nan=False)
faces = st.builds(
    FaceResult, st.booleans(), scores, scores, _WORD, st.integers(0, 50), st.lists(_WORD, max_size=4).map(tuple)
)
keys = st.text(string.ascii_letters + _DIGITS + "-", min_size=1, max_size=100)
check_ins = st.builds(
    CheckIn,
    key=keys,
    person=persons,
    assurance=st.sampled_from(Assurance),
    eligibility=st.sampled_from(Eligibility),
    coverage=st.none() | coverages,
    lookup_code=st.none() | st.text(_DIGITS, min_size=3, max_size=3),
    service=services,
    consent=st.none() | consents,
    face=st.none() | faces,
    occurred_at=moments,
)
