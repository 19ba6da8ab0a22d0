"""The visit history: asked beside the lookup where that is allowed, and never waited for long."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.insurance import Eligibility, PastVisit
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.domain.notices import OpenElsewhere, RegisteredHereToday, RightRoute, RouteGround
from kiosk.gateway.history import Beside, parse_history, visits_in
from kiosk.gateway.transport import Answer
from simulators.gateway import Endpoint, Fault, FaultKind
from tests.unit.gateway.support import PEOPLE, PERSON, ManualClock, make_client, make_gateway

CAME = datetime(2026, 11, 22, 7, 5, tzinfo=VIETNAM_TIME)
OPEN = {"maHoSo": "1", "maCSKCB": "79001", "ngayVao": "202611220705", "ngayRa": "", "tenBenh": "J00"}
CLOSED = {**OPEN, "maCSKCB": "01234", "ngayRa": "202611220805"}
WITH_VISITS: Mapping[str, Mapping[str, Any]] = {
    "001190012345": {**PEOPLE["001190012345"], "dsLichSuKCB2025": [OPEN, CLOSED]}
}


def test_visits_are_told_where_the_hospital_may_ask() -> None:
    with make_gateway(ManualClock(), WITH_VISITS) as gateway:
        answer = make_client(gateway, ManualClock(), visit_history=True).look_up(PERSON)
    assert answer.notices == (
        OpenElsewhere("79001", CAME),
        RegisteredHereToday(CAME),
        RightRoute(RouteGround.FIRST_FACILITY),
    )
    assert "J00" not in repr(answer.visits)


def test_nobody_asks_where_the_hospital_may_not() -> None:
    with make_gateway(ManualClock(), WITH_VISITS) as gateway:
        answer = make_client(gateway, ManualClock()).look_up(PERSON)
        assert Endpoint.HISTORY not in [record.endpoint for record in gateway.requests]
    assert answer.visits is None


@pytest.mark.parametrize("kind", FaultKind)
def test_whatever_becomes_of_the_history_the_lookup_counts(kind: FaultKind) -> None:
    gateway = make_gateway(ManualClock(), WITH_VISITS)
    with gateway:
        gateway.set_fault(Endpoint.HISTORY, Fault(kind, times=1))
        answer = make_client(gateway, ManualClock(), visit_history=True).look_up(PERSON)
    assert answer.eligibility is Eligibility.ELIGIBLE
    assert answer.coverage is not None
    assert set(answer.visits or ()) <= {PastVisit("79001", CAME, None), PastVisit("01234", CAME, CAME.replace(hour=8))}


def test_a_history_in_the_old_place_is_read_too() -> None:
    people = {"001190012345": {**PEOPLE["001190012345"], "dsLichSuKCB2018": [OPEN]}}
    with make_gateway(ManualClock(), people) as gateway:
        assert make_client(gateway, ManualClock()).look_up(PERSON).visits == (PastVisit("79001", CAME, None),)


@pytest.mark.parametrize(
    "row",
    [
        None,
        [],
        {},
        {**OPEN, "maCSKCB": None},
        {**OPEN, "ngayVao": None},
        {**OPEN, "ngayVao": "20261122"},
        {**OPEN, "ngayVao": "202613220705"},
        {**OPEN, "ngayRa": "gần đây"},
        {**OPEN, "ngayRa": "202611"},
    ],
)
def test_a_row_that_cannot_be_read_is_left_out(row: object) -> None:
    assert visits_in([row, CLOSED]) == (PastVisit("01234", CAME, CAME.replace(hour=8)),)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(500, b'{"maKetQua":"000","dsLichSuKCB2025":[]}'),
        Answer(401, b""),
        Answer(200, b"<html>"),
        Answer(200, b'{"maKetQua":"054","dsLichSuKCB2025":[]}'),
        Answer(200, b'{"maKetQua":"000","dsLichSuKCB2025":null}'),
        Answer(200, b'{"maKetQua":"000"}'),
        Answer(200, b'{"maKetQua":"000","dsLichSuKCB2025":{}}'),
    ],
)
def test_no_history_is_not_an_empty_one(answer: Answer) -> None:
    assert parse_history(answer) is None


def test_an_empty_one_is() -> None:
    assert parse_history(Answer(200, b'{"maKetQua":"000","dsLichSuKCB2025":[]}')) == ()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(list(OPEN.values())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(list(OPEN)) | st.text(), inner),
    max_leaves=12,
)


@given(_json)
def test_no_history_raises(value: object) -> None:
    parse_history(Answer(200, json.dumps({"maKetQua": "000", "dsLichSuKCB2025": value}).encode()))


def test_questions_that_hang_do_not_heap_up() -> None:
    release = threading.Event()

    def hang() -> None:
        release.wait()

    beside = Beside()
    first, second = beside.begin(hang), beside.begin(hang)
    asked: list[int] = []
    assert beside.begin(lambda: asked.append(1))(0.0) is None
    assert asked == []
    release.set()
    assert (first(20.0), second(20.0)) == (None, None)
    assert beside.begin(lambda: ())(20.0) == ()
