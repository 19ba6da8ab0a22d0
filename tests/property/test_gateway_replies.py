"""Replies of the gateway, changed field by field and byte by byte: the client gives declared outcomes only."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.checkin import SendKind, SendOutcome
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Coverage, Eligibility, LookupAnswer
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.lookup import CODE_MEANINGS
from kiosk.gateway.transport import Answer, HttpTransport, TransportFault
from tests.unit.gateway.support import NOW, PERSON, ManualClock, make_check_in, make_settings

SETTINGS = make_settings(visit_history=True, duplicate_codes=("409",))
CHECK_IN = make_check_in()
CARD_NUMBER = re.compile(r"[A-Z]{2}[1-5][0-9]{12}|[0-9]{12}|[0-9]{10}")

# --- what the contract says each reply holds, field by field ------------------------------------------------------

codes = st.sampled_from([*CODE_MEANINGS, "200", "403", "409", "500", "080", "999"]) | st.from_regex(
    r"[0-9]{3}", fullmatch=True
)
gateway_dates = st.dates(date(1900, 1, 1)).map(lambda day: f"{day:%d/%m}/{day.year:04d}")
births = st.one_of(gateway_dates, gateway_dates.map(lambda text: text[3:]), gateway_dates.map(lambda text: text[6:]))
minutes = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda at: f"{at:%Y%m%d%H%M}")  # noqa: DTZ001
cards = st.from_regex(r"[A-Z]{2}[1-5][0-9]{12}", fullmatch=True) | st.from_regex(r"[0-9]{10}", fullmatch=True)
facilities = st.from_regex(r"[0-9]{2}[0-9A-Z]{3}", fullmatch=True)
words = st.text(max_size=20)
visits = st.fixed_dictionaries(
    {"maHoSo": words, "maCSKCB": facilities, "ngayVao": minutes, "ngayRa": st.none() | minutes, "tenBenh": words}
)
LOOKUP = {
    "maKetQua": codes,
    "ghiChu": words,
    "maThe": cards,
    "hoTen": words,
    "ngaySinh": births,
    "gioiTinh": st.sampled_from(["Nam", "Nữ", "Chưa xác định"]),
    "diaChi": words,
    "maDKBD": facilities,
    "gtTheTu": gateway_dates,
    "gtTheDen": gateway_dates,
    "maKV": words,
    "ngayDu5Nam": gateway_dates,
    "maSoBHXH": st.from_regex(r"[0-9]{10}", fullmatch=True),
    "maTheMoi": cards,
    "gtTheTuMoi": gateway_dates,
    "gtTheDenMoi": gateway_dates,
    "maDKBDMoi": facilities,
    "dsLichSuKCB2018": st.none() | st.lists(visits, max_size=3),
}
HISTORY = {
    "maKetQua": st.just("000") | codes,
    "ghiChu": words,
    "dsLichSuKCB2025": st.none() | st.lists(visits, max_size=3),
}
RECEIPT = {
    "maKetQua": st.just("200") | codes,
    "maGiaoDich": words,
    "thoiGianTiepNhan": minutes.map(lambda text: text + "05"),
    "thongDiep": words | st.just("Tiếp nhận thành công"),
}
KEY = {"access_token": st.just("A"), "id_token": st.just("I"), "expires_in": st.just("2026-11-22T09:00:00Z") | words}
TOKEN = {"maKetQua": st.just("200") | codes, "APIKey": st.fixed_dictionaries(KEY)}

# --- and how a reply goes wrong ------------------------------------------------------------------------------------

wrong = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.text("0123456789/", max_size=14),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
statuses = st.sampled_from([200, 200, 200, 200, 204, 301, 400, 401, 403, 404, 408, 429, 500, 502, 503])
retry_afters = st.none() | st.sampled_from(["5", "-1", "99999999999", "soon", "Sun, 22 Nov 2026 02:00:00 GMT"]) | words


@st.composite
def bodies(draw: st.DrawFn, schema: Mapping[str, st.SearchStrategy[Any]]) -> bytes:
    """A reply by its schema; then some fields are missing, null or of another kind; then some bytes are."""
    reply = draw(st.fixed_dictionaries(dict(schema)))
    for name in draw(st.lists(st.sampled_from(sorted(schema)), max_size=3)):
        reply[name] = draw(wrong)
    for name in draw(st.lists(st.sampled_from(sorted(schema)), max_size=2)):
        reply.pop(name, None)
    body = json.dumps(reply, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    match draw(st.sampled_from(["whole", "whole", "whole", "cut", "flipped", "marked", "html", "empty", "twice"])):
        case "cut":
            return body[: draw(st.integers(0, len(body)))]
        case "flipped":
            place = draw(st.integers(0, len(body) - 1))
            return body[:place] + bytes([body[place] ^ draw(st.integers(1, 255))]) + body[place + 1 :]
        case "marked":
            return b"\xef\xbb\xbf" + body
        case "html":
            return b"<html><body>" + body + b"</body></html>"
        case "empty":
            return b""
        case "twice":
            return body + body
        case _:
            return body


def answers(schema: Mapping[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Answer | TransportFault]:
    whole = st.builds(Answer, statuses, bodies(schema), retry_afters)
    return st.one_of(whole, whole, whole, st.sampled_from(TransportFault))


class Scripted:
    """Answers each path with what was drawn for it; a second question to the token with the same."""

    def __init__(self, **answers: Answer | TransportFault) -> None:
        self._answers = {getattr(SETTINGS, f"{name}_path"): answer for name, answer in answers.items()}

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        return self._answers[path]


GOOD_TOKEN = Answer(
    200, b'{"maKetQua":"200","APIKey":{"access_token":"A","id_token":"I","expires_in":"2026-11-22T09:00:00Z"}}'
)


def code_of(answer: Answer | TransportFault) -> str | None:
    if not isinstance(answer, Answer):
        return None
    try:
        reply = json.loads(answer.body.decode("utf-8-sig"))
    except ValueError:
        return None
    code = reply.get("maKetQua") if isinstance(reply, dict) else None
    if isinstance(code, int) and not isinstance(code, bool):
        return f"{code:03d}"
    return code.strip() if isinstance(code, str) else None


def check_pause(seconds: float | None) -> None:
    assert seconds is None or 0.0 <= seconds <= 3600.0


def check_card(card: Coverage) -> None:
    assert CARD_NUMBER.fullmatch(card.card_number)
    assert card.first_facility is None or re.fullmatch(r"[0-9A-Z]{5}", card.first_facility)
    assert card.share_percent in (None, 80, 95, 100)


def check_answer(found: LookupAnswer) -> None:
    check_pause(found.retry_after)
    match found.eligibility:
        case Eligibility.ELIGIBLE:
            assert found.failure is None
        case _:
            assert found.failure is not None
    if found.eligibility is Eligibility.NOT_CHECKED:
        assert found.coverage is None
        assert found.notices == ()
    has_card = found.eligibility.insured or found.eligibility is Eligibility.NOT_ELIGIBLE
    assert (found.coverage is not None) is has_card
    for card in (found.coverage, found.next_card):
        if card is not None:
            check_card(card)
    for visit in found.visits or ():
        assert visit.came.tzinfo is not None


@settings(max_examples=250)
@given(answers(LOOKUP), answers(HISTORY))
def test_lookup(lookup: Answer | TransportFault, history: Answer | TransportFault) -> None:
    client = GatewayClient(SETTINGS, Scripted(token=GOOD_TOKEN, lookup=lookup, history=history), ManualClock())
    found = client.look_up(PERSON)
    check_answer(found)
    code = code_of(lookup)
    if found.eligibility.insured:
        assert isinstance(lookup, Answer)
        assert lookup.status == 200
        assert code in {"000", "001", "002", "003", "004"}
    if found.eligibility is not Eligibility.NOT_CHECKED:
        assert code in CODE_MEANINGS
        assert found.eligibility is CODE_MEANINGS[code].eligibility


@settings(max_examples=200)
@given(answers(RECEIPT))
def test_check_in(answer: Answer | TransportFault) -> None:
    found = GatewayClient(SETTINGS, Scripted(token=GOOD_TOKEN, check_in=answer), ManualClock()).check_in(CHECK_IN)
    check_outcome(found)
    code = code_of(answer)
    status = answer.status if isinstance(answer, Answer) else None
    match found.kind:
        case SendKind.ACCEPTED:
            assert code in ("200", "409")
            assert status is not None
            assert code == "409" or status == 200
        case SendKind.REFUSED:
            assert code not in (None, "200", "401", "403", "500", "100", "101", "409")
            assert status is not None
            assert status < 500
        case SendKind.NOT_DONE:
            assert answer in (TransportFault.NOT_SENT, TransportFault.NOT_TRUSTED) or status in (
                *range(400, 500),
                *((200, 204) if code in ("401", "403") else ()),
            )
        case SendKind.AMBIGUOUS:
            assert found.failure is not None


def check_outcome(found: SendOutcome) -> None:
    check_pause(found.retry_after)
    assert (found.failure is None) is (found.kind is SendKind.ACCEPTED)
    for text in (found.receipt, found.message):
        assert text is None or (len(text) <= 200 and not re.search(r"[\x00-\x1f\x7f]", text))
    assert found.received_at is None or found.received_at.tzinfo is not None


@settings(max_examples=150)
@given(answers(TOKEN))
def test_token(token: Answer | TransportFault) -> None:
    accepted = Answer(200, b'{"maKetQua":"200"}')
    script = Scripted(token=token, check_in=accepted, lookup=Answer(200, b'{"maKetQua":"000"}'), history=accepted)
    client = GatewayClient(SETTINGS, script, ManualClock())
    found, sent = client.look_up(PERSON), client.check_in(CHECK_IN)
    check_answer(found)
    check_outcome(sent)
    assert found.eligibility.insured is (sent.kind is SendKind.ACCEPTED)
    if sent.kind is not SendKind.ACCEPTED:
        assert sent.kind is SendKind.NOT_DONE
        assert found.failure is sent.failure


# --- below the replies: HTTP itself --------------------------------------------------------------------------------

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n"
HTTP = HEAD + b'{"maKetQua":"000"}'
CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n12\r\n{"maKetQua":"000"}\r\n0\r\n\r\n'
LINES = [
    b"Content-Length: -1\r\n",
    b"Content-Length: 5, 18\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: gzip, chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br\r\n",
    b"Location: http://[\r\n",
    b"Retry-After: \xff\r\n",
    b"Set-Cookie: =\x00;\r\n",
    b": \r\n",
    b"X\r\n",
    b" folded\r\n",
    b"X: " + b"y" * 70000 + b"\r\n",
    b"X: y\r\n" * 300,
]


@st.composite
def streams(draw: st.DrawFn) -> bytes:
    """A response with lines put in, bytes changed, or cut short."""
    stream = draw(st.sampled_from([HTTP, CHUNKED]))
    for line in draw(st.lists(st.sampled_from(LINES), max_size=2)):
        place = stream.index(b"\r\n") + 2
        stream = stream[:place] + line + stream[place:]
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, min(len(stream) - 1, 400)))
        stream = stream[:place] + bytes([draw(st.integers(0, 255))]) + stream[place + 1 :]
    return stream[: draw(st.integers(0, len(stream)) | st.just(len(stream)))]


class RawServer:
    """Answers each connection with bytes as they are, and closes it."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.stream = b""
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                connected, _ = self._listener.accept()
            except OSError:
                return
            with connected:
                try:
                    heard = b""
                    while not heard.endswith(b"question"):
                        piece = connected.recv(65536)
                        if not piece:
                            break
                        heard += piece
                    connected.sendall(self.stream)
                except OSError:
                    continue

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


@contextmanager
def raw_server() -> Iterator[RawServer]:
    server = RawServer()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    with raw_server() as running:
        yield running


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stream=streams())
def test_http(server: RawServer, stream: bytes) -> None:
    server.stream = stream
    transport = HttpTransport(
        server.base_url, production_allowed=False, connect_timeout=5.0, read_timeout=5.0, total_timeout=5.0
    )
    answer = transport.post("/", query={}, headers={}, body=b"question")
    assert isinstance(answer, Answer | TransportFault)
    assert answer is not TransportFault.NOT_SENT
    if isinstance(answer, Answer):
        assert 100 <= answer.status <= 999


def test_the_good_token_is_one() -> None:
    script = Scripted(token=GOOD_TOKEN, lookup=Answer(200, b'{"maKetQua":"010"}'), history=Answer(500, b""))
    found = GatewayClient(SETTINGS, script, ManualClock(NOW)).look_up(PERSON)
    assert (found.eligibility, found.failure) == (Eligibility.NOT_ELIGIBLE, FailureCode.INSURANCE_EXPIRED)
