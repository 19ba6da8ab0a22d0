"""What each answer to a check-in comes to, and what of it staff may read."""

import base64
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import PartialDate, Sex
from kiosk.domain.category import CategoryReason, ProposedCategory
from kiosk.domain.checkin import Person, SendKind, SendOutcome, Service
from kiosk.domain.failures import FailureCode
from kiosk.gateway.checkin import classify, public_message, without_answer
from kiosk.gateway.replies import retry_after
from kiosk.gateway.transport import Answer, TransportFault
from simulators.gateway import SimulatedGateway
from tests.unit.gateway.support import (
    ACCOUNT,
    NOW,
    ManualClock,
    ScriptedTransport,
    make_check_in,
    make_client,
    make_gateway,
    make_settings,
)
from tests.unit.gateway.test_token import token_answer

CHECK_IN = make_check_in()


def outcome(answer: Answer, **changes: Any) -> SendOutcome:  # noqa: ANN401 - any field
    return classify(answer, CHECK_IN, make_settings(**changes), NOW)


def reply(code: object, status: int = 200, **fields: object) -> Answer:
    return Answer(status, json.dumps({"maKetQua": code, "maGiaoDich": None, "thongDiep": None} | fields).encode())


CODES = {
    "200": (SendKind.ACCEPTED, None),
    "100": (SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
    "101": (SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
    "500": (SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
    "205": (SendKind.REFUSED, FailureCode.REQUEST_MALFORMED),
    "401": (SendKind.NOT_DONE, FailureCode.GATEWAY_ACCOUNT_REFUSED),
    "403": (SendKind.NOT_DONE, FailureCode.GATEWAY_ACCOUNT_REFUSED),
}


def test_every_code() -> None:
    for number in range(1000):
        code = f"{number:03d}"
        found = outcome(reply(code))
        expected = CODES.get(code, (SendKind.REFUSED, FailureCode.CHECK_IN_REFUSED))
        assert (found.kind, found.failure, found.gateway_code) == (*expected, code)


def test_acceptance_carries_the_receipt() -> None:
    found = outcome(reply("200", maGiaoDich=" GD1 ", thongDiep="Tiếp nhận thành công"))
    assert found == SendOutcome(SendKind.ACCEPTED, "GD1", None, "200", "Tiếp nhận thành công")
    assert outcome(reply(200, maGiaoDich=77)).receipt == "77"


def test_the_success_message_may_be_demanded() -> None:
    wanted = "Tiếp nhận thành công"
    assert outcome(reply("200", thongDiep=f"{wanted}."), success_message=wanted).kind is SendKind.ACCEPTED
    for message in ("Đã nhận", None):
        found = outcome(reply("200", thongDiep=message), success_message=wanted)
        assert (found.kind, found.failure) == (SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID)


@pytest.mark.parametrize(
    ("answer", "kind", "failure"),
    [
        (Answer(200, b""), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(200, b"<html>"), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(200, b'{"maKetQua": "2'), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (reply(None), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(302, b""), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (reply("200", status=302), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (reply("200", status=400), SendKind.AMBIGUOUS, FailureCode.GATEWAY_ANSWER_INVALID),
        (reply("200", status=500), SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        (Answer(500, b"<html>"), SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        (Answer(502, b""), SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        (Answer(504, b""), SendKind.AMBIGUOUS, FailureCode.GATEWAY_FAULT),
        (Answer(404, b"<html>"), SendKind.NOT_DONE, FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(413, b""), SendKind.NOT_DONE, FailureCode.GATEWAY_ANSWER_INVALID),
        (Answer(401, b""), SendKind.NOT_DONE, FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (Answer(403, b"<html>"), SendKind.NOT_DONE, FailureCode.GATEWAY_ACCOUNT_REFUSED),
        (Answer(429, b""), SendKind.NOT_DONE, FailureCode.GATEWAY_FAULT),
        (Answer(408, b""), SendKind.NOT_DONE, FailureCode.GATEWAY_FAULT),
        (reply("301", status=400), SendKind.REFUSED, FailureCode.CHECK_IN_REFUSED),
    ],
)
def test_statuses_and_unreadable_answers(answer: Answer, kind: SendKind, failure: FailureCode) -> None:
    found = outcome(answer)
    assert (found.kind, found.failure) == (kind, failure)


def test_only_what_was_not_sent_is_not_done() -> None:
    kinds = {fault: without_answer(fault).kind for fault in TransportFault}
    not_done = {fault for fault, kind in kinds.items() if kind is SendKind.NOT_DONE}
    assert not_done == {TransportFault.NOT_SENT, TransportFault.NOT_TRUSTED}
    assert set(kinds.values()) == {SendKind.NOT_DONE, SendKind.AMBIGUOUS}


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("99999999999999999999", 3600.0),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
        (format_datetime(NOW + timedelta(days=400), usegmt=True), 3600.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("٧", None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@given(st.text(max_size=60))
def test_no_retry_after_raises(header: str) -> None:
    seconds = retry_after(header, NOW)
    assert seconds is None or 0 <= seconds <= 3600


@given(st.binary(max_size=200), st.integers(200, 599))
def test_no_bytes_are_taken_for_acceptance(body: bytes, status: int) -> None:
    assert outcome(Answer(status, body)).kind is not SendKind.ACCEPTED


@pytest.mark.parametrize(
    "message",
    [
        "Bệnh nhân Nguyễn Văn Mẫu, số 001190012345, thẻ GD4010112345678 không hợp lệ",
        "NGUYỄN   VĂN\nMẪU (001190012345)",
    ],
)
def test_staff_read_the_reason_without_the_person(message: str) -> None:
    shown = public_message(message, CHECK_IN)
    assert "\n" not in shown
    for personal in ("văn mẫu", "001190012345", "gd4010112345678"):
        assert personal not in shown.casefold()


def test_a_long_message_is_cut() -> None:
    assert len(public_message("x" * 5000, CHECK_IN)) == 200


@pytest.fixture
def gateway() -> SimulatedGateway:
    return make_gateway(ManualClock())


def test_a_whole_check_in(gateway: SimulatedGateway) -> None:
    with gateway:
        found = make_client(gateway, ManualClock()).check_in(CHECK_IN)
    assert found == SendOutcome(
        SendKind.ACCEPTED,
        "GD20261122000001",
        None,
        "200",
        "Tiếp nhận thành công",
        received_at=NOW,
        category=ProposedCategory("1.1", CategoryReason.REGISTERED_HERE),
    )
    (received,) = gateway.received_check_ins
    assert received.key == CHECK_IN.key
    assert received.fields["HO_TEN"] == "Nguyễn Văn Mẫu"
    assert received.times == 1


def test_the_request_is_a_form_with_the_secrets_in_its_headers() -> None:
    transport = ScriptedTransport(token_answer("2026-11-22T09:00:00Z"), reply("200"))
    make_client(gateway=make_gateway(ManualClock()), clock=ManualClock(), transport=transport).check_in(CHECK_IN)
    path, query, headers, body = transport.asked[1]
    assert path == "/api/qd130/checkInKcbQd3176"
    assert query == {}
    assert headers == {
        "Content-Type": "application/x-www-form-urlencoded",
        "accessToken": "a",
        "tokenId": "i",
        "passwordHash": make_settings().password_hash,
    }
    form = parse_qs(body.decode(), strict_parsing=True)
    xml = base64.b64decode(form.pop("fileHSBase64")[0], validate=True)
    assert b"<MA_LK>01234-K1-20261122-000001</MA_LK>" in xml
    assert form == {"username": [ACCOUNT.username], "loaiHoSo": ["0"], "maTinh": ["01"], "maCSKCB": ["01234"]}


def test_what_does_not_fit_the_table_is_refused_before_it_leaves(gateway: SimulatedGateway) -> None:
    with gateway:
        bad = make_check_in(
            person=Person("001190012345", "N" * 300, PartialDate(1990), Sex.MALE), service=Service("", "", "", 0, "A")
        )
        found = make_client(gateway, ManualClock()).check_in(bad)
    assert (found.kind, found.failure) == (SendKind.REFUSED, FailureCode.REQUEST_MALFORMED)
    assert "HO_TEN" in (found.message or "")
    assert "NNN" not in (found.message or "")
    assert gateway.requests == ()


def test_a_duplicate_is_what_the_settings_call_one() -> None:
    settings = make_settings(duplicate_codes=("409",))
    reply = {"maKetQua": "409", "maGiaoDich": "GD1", "thoiGianTiepNhan": "20261122083005", "thongDiep": "x"}
    answer = Answer(200, json.dumps(reply).encode())
    outcome = classify(answer, make_check_in(), settings, NOW)
    assert (outcome.kind, outcome.receipt) == (SendKind.ACCEPTED, "GD1")
    assert outcome.received_at == datetime(2026, 11, 22, 1, 30, 5, tzinfo=UTC)
    assert classify(answer, make_check_in(), make_settings(), NOW).kind is SendKind.REFUSED


@pytest.mark.parametrize("time", [None, "", "20261122", "20261322083005", "2026112208300x", 20261122083005, []])
def test_a_receipt_counts_without_its_time(time: object) -> None:
    reply = {"maKetQua": "200", "maGiaoDich": "GD1", "thoiGianTiepNhan": time}
    outcome = classify(Answer(200, json.dumps(reply).encode()), make_check_in(), make_settings(), NOW)
    assert (outcome.kind, outcome.receipt, outcome.received_at) == (SendKind.ACCEPTED, "GD1", None)
