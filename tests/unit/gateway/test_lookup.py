"""The lookup: the table of maKetQua, and whatever else an answer may hold."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import PartialDate
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage, Eligibility, LookupAnswer, Officer
from kiosk.domain.notices import RightRoute, RouteGround
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.lookup import CODE_MEANINGS, birth_date_text, lookup_request, parse_lookup
from kiosk.gateway.replies import gateway_date
from kiosk.gateway.transport import AddressRefusedError, Answer
from simulators.gateway import Endpoint, SimulatedGateway
from tests.unit.gateway.strategies import partial_dates
from tests.unit.gateway.support import (
    COVERAGE,
    OFFICER,
    PEOPLE,
    PERSON,
    ManualClock,
    make_client,
    make_gateway,
    make_settings,
)

TODAY = date(2026, 11, 22)
EXPECTED = {
    "000": (Eligibility.ELIGIBLE, None),
    "001": (Eligibility.ELIGIBLE_STAFF_CHECK, FailureCode.INSURANCE_STAFF_CHECK),
    "002": (Eligibility.ELIGIBLE_STAFF_CHECK, FailureCode.INSURANCE_STAFF_CHECK),
    "003": (Eligibility.ELIGIBLE, None),
    "004": (Eligibility.ELIGIBLE, None),
    "010": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_EXPIRED),
    "050": (Eligibility.NOT_FOUND, FailureCode.INSURANCE_NOT_FOUND),
    "051": (Eligibility.NOT_FOUND, FailureCode.INSURANCE_NUMBER_WRONG),
    "052": (Eligibility.NOT_FOUND, FailureCode.INSURANCE_NUMBER_WRONG),
    "053": (Eligibility.NOT_FOUND, FailureCode.INSURANCE_NUMBER_WRONG),
    "054": (Eligibility.NOT_CHECKED, FailureCode.OFFICER_NOT_REGISTERED),
    "055": (Eligibility.NOT_CHECKED, FailureCode.OFFICER_NAME_DIFFERS),
    "060": (Eligibility.MISMATCH, FailureCode.INSURANCE_NAME_DIFFERS),
    "061": (Eligibility.MISMATCH, FailureCode.INSURANCE_NAME_DIFFERS),
    "070": (Eligibility.MISMATCH, FailureCode.INSURANCE_BIRTH_DATE_DIFFERS),
    "100": (Eligibility.NOT_CHECKED, FailureCode.GATEWAY_FAULT),
    "101": (Eligibility.NOT_CHECKED, FailureCode.GATEWAY_FAULT),
    "110": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_REVOKED),
    "120": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_STOPPED),
    "121": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_STOPPED),
    "122": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_STOPPED),
    "123": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_STOPPED),
    "124": (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_STOPPED),
    "130": (Eligibility.STAFF, FailureCode.INSURANCE_CHILD_WITHOUT_CARD),
    "205": (Eligibility.NOT_CHECKED, FailureCode.REQUEST_MALFORMED),
    "401": (Eligibility.NOT_CHECKED, FailureCode.GATEWAY_ACCOUNT_REFUSED),
}


def parse(status: int = 200, today: date = TODAY, **reply: object) -> LookupAnswer:
    return parse_lookup(Answer(status, json.dumps(reply).encode()), PERSON, today)


@pytest.mark.parametrize("code", sorted(EXPECTED))
def test_every_code_of_the_table(code: str) -> None:
    answer = parse(maKetQua=code)
    assert (answer.eligibility, answer.failure) == EXPECTED[code]
    assert answer.gateway_code == code
    assert (answer.coverage is not None) == (
        answer.eligibility.insured or answer.eligibility is Eligibility.NOT_ELIGIBLE
    )


def test_every_other_code_is_unknown() -> None:
    for code in {f"{number:03d}" for number in range(1000)} - EXPECTED.keys():
        answer = parse(maKetQua=code)
        assert answer == LookupAnswer(Eligibility.NOT_CHECKED, None, FailureCode.GATEWAY_CODE_UNKNOWN, code)


def test_the_table_has_no_row_besides() -> None:
    assert CODE_MEANINGS.keys() == EXPECTED.keys()


@pytest.fixture
def gateway() -> Iterator[SimulatedGateway]:
    with make_gateway(ManualClock()) as running:
        yield running


@pytest.mark.parametrize("as_form", [False, True])
def test_a_whole_lookup(gateway: SimulatedGateway, as_form: bool) -> None:
    answer = make_client(gateway, ManualClock(), lookup_as_form=as_form).look_up(PERSON)
    notices = (RightRoute(RouteGround.FIRST_FACILITY),)
    assert answer == LookupAnswer(Eligibility.ELIGIBLE, COVERAGE, None, "000", notices=notices)
    assert [record.endpoint for record in gateway.requests] == [Endpoint.TOKEN, Endpoint.LOOKUP]


def test_the_client_over_http(gateway: SimulatedGateway) -> None:
    settings = make_settings(gateway.base_url)
    client = GatewayClient.over_http(settings, ManualClock(), production_allowed=False)
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    production = make_settings("https://egw.baohiemxahoi.gov.vn")
    with pytest.raises(AddressRefusedError):
        GatewayClient.over_http(production, ManualClock(), production_allowed=False)


def test_whoever_is_signed_in_may_ask(gateway: SimulatedGateway) -> None:
    client = make_client(gateway, ManualClock(), officer_name="Người Khác")
    assert client.look_up(PERSON, Officer(OFFICER.name, OFFICER.personal_id)).eligibility is Eligibility.ELIGIBLE
    stranger = Officer("Người Lạ", "001185000000")
    assert client.look_up(PERSON, stranger).failure is FailureCode.OFFICER_NOT_REGISTERED


@pytest.mark.parametrize(
    ("setting", "failure"),
    [
        ({"officer_id": "001185000000"}, FailureCode.OFFICER_NOT_REGISTERED),
        ({"officer_name": "Người Khác"}, FailureCode.OFFICER_NAME_DIFFERS),
    ],
)
def test_a_wrong_officer_is_a_fault_of_the_settings(
    gateway: SimulatedGateway, setting: dict[str, Any], failure: FailureCode
) -> None:
    answer = make_client(gateway, ManualClock(), **setting).look_up(PERSON)
    assert (answer.eligibility, answer.failure) == (Eligibility.NOT_CHECKED, failure)


def test_the_request_names_person_and_officer() -> None:
    headers, body = lookup_request(make_settings(), PERSON)
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body) == {
        "maThe": "001190012345",
        "hoTen": "Nguyễn Văn Mẫu",
        "ngaySinh": "17/05/1990",
        "hoTenCb": "Trần Thị Cán Bộ",
        "cccdCb": "001185009999",
    }
    headers, form = lookup_request(make_settings(lookup_as_form=True), PERSON)
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(form.decode())["hoTen"] == ["Nguyễn Văn Mẫu"]


NEW = {"maTheMoi": "HS4010112345679", "gtTheTuMoi": "01/12/2026", "gtTheDenMoi": "30/11/2027", "maDKBDMoi": "79024"}
NEW_CARD = Coverage(
    "HS4010112345679", date(2026, 12, 1), date(2027, 11, 30), "79024", date(2027, 3, 1), replaces_older_card=True
)


def test_003_names_the_new_card() -> None:
    reply: dict[str, Any] = {**PEOPLE["001190012345"], **NEW, "maKetQua": "003"}
    assert parse(**reply).coverage == NEW_CARD


def test_004_keeps_the_old_card_until_the_new_one_begins() -> None:
    reply: dict[str, Any] = {**PEOPLE["001190012345"], **NEW, "maKetQua": "004"}
    before, after = parse(today=date(2026, 11, 30), **reply), parse(today=date(2026, 12, 1), **reply)
    assert (before.coverage, before.next_card) == (COVERAGE, NEW_CARD)
    assert (after.coverage, after.next_card) == (NEW_CARD, None)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"maThe": None, "maSoBHXH": "0112345678"}, "0112345678"),
        ({"maThe": "", "maSoBHXH": None}, "001190012345"),
        ({"maThe": " gd4010112345678 "}, "GD4010112345678"),
        ({"maThe": "<script>"}, "001190012345"),
        ({"maThe": 4010112345678}, "001190012345"),
    ],
)
def test_a_missing_card_number_is_replaced_by_one_of_the_same_insurance(fields: dict[str, Any], number: str) -> None:
    coverage = parse(maKetQua="000", **fields).coverage
    assert coverage is not None
    assert coverage.card_number == number


def test_every_other_field_may_be_null() -> None:
    assert parse(maKetQua="000").coverage == Coverage("001190012345", None, None, None)


@pytest.mark.parametrize("code", [0, "000", " 000 "])
def test_a_code_may_come_as_a_number(code: object) -> None:
    assert parse(maKetQua=code).eligibility is Eligibility.ELIGIBLE


@pytest.mark.parametrize("code", [None, "", True, [], {}, 0.5, "x" * 100, "0\n0", "không rõ"])
def test_what_is_no_code_is_an_invalid_answer(code: object) -> None:
    answer = parse(maKetQua=code)
    assert (answer.eligibility, answer.failure, answer.gateway_code) == (
        Eligibility.NOT_CHECKED,
        FailureCode.GATEWAY_ANSWER_INVALID,
        None,
    )


@pytest.mark.parametrize(
    ("status", "code", "failure"),
    [
        (400, "054", FailureCode.OFFICER_NOT_REGISTERED),
        (404, "050", FailureCode.INSURANCE_NOT_FOUND),
        (400, "000", FailureCode.GATEWAY_ANSWER_INVALID),
        (400, "999", FailureCode.GATEWAY_ANSWER_INVALID),
        (403, "000", FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (500, "000", FailureCode.GATEWAY_FAULT),
        (500, "050", FailureCode.GATEWAY_FAULT),
        (302, "000", FailureCode.GATEWAY_ANSWER_INVALID),
        (429, "000", FailureCode.GATEWAY_FAULT),
    ],
)
def test_an_error_status_never_makes_eligible(status: int, code: str, failure: FailureCode) -> None:
    answer = parse(status=status, maKetQua=code)
    assert answer.failure is failure
    assert not answer.eligibility.insured


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(
    st.sampled_from([200, 302, 400, 401, 403, 429, 500]),
    st.dictionaries(st.sampled_from([*NEW, *PEOPLE["001190012345"], "maSoBHXH", "ghiChu"]), _json),
    st.sampled_from([*EXPECTED, "999"]),
)
def test_no_reply_raises(status: int, fields: dict[str, Any], code: str) -> None:
    answer = parse(status=status, **{**fields, "maKetQua": code})
    assert answer.eligibility.insured <= (status == 200)


@given(st.binary(max_size=200), st.integers(200, 599))
def test_no_bytes_raise(body: bytes, status: int) -> None:
    answer = parse_lookup(Answer(status, body), PERSON, TODAY)
    assert not answer.eligibility.insured


@given(st.dates(date(1000, 1, 1)))
def test_gateway_dates_are_day_month_year(day: date) -> None:
    assert gateway_date(f"{day.day:02d}/{day.month:02d}/{day.year}") == day


@pytest.mark.parametrize(
    "value", ["31/02/2026", "2026-01-01", "20260101", "1/1/2026", "01/13/2026", None, 5, "٠١/٠١/٢٠٢٦"]
)
def test_what_is_no_gateway_date_is_none(value: object) -> None:
    assert gateway_date(value) is None


@given(partial_dates)
def test_a_birth_date_is_asked_as_far_as_known(value: PartialDate) -> None:
    parts = [int(part) for part in birth_date_text(value).split("/")]
    assert PartialDate(*reversed(parts)) == value
    assert birth_date_text(PartialDate(1990)) == "1990"
    assert birth_date_text(PartialDate(1990, 5)) == "05/1990"
