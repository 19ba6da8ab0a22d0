"""The console's control calls: what they tell and change, and whom they turn away."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from simulators.gateway import Endpoint, Fault, FaultFileError, FaultKind, SimulatedGateway, read_fault_file
from simulators.gateway.faults import FURTHER_PARAMETERS, kinds_at
from simulators.gateway.overview import WORDS
from tests.unit.gateway.support import PERSON, ManualClock, make_check_in, make_client, make_gateway

NUMBER = "001190012345"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def gateway(clock: ManualClock) -> Iterator[SimulatedGateway]:
    with make_gateway(clock) as running:
        yield running


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


def ask(
    session: requests.Session, gateway: SimulatedGateway, method: str, path: str, **how: object
) -> requests.Response:
    return session.request(method, gateway.base_url + path, timeout=20, allow_redirects=False, **how)  # type: ignore[arg-type]


def test_the_state_at_a_glance(gateway: SimulatedGateway, clock: ManualClock, session: requests.Session) -> None:
    client = make_client(gateway, clock)
    client.look_up(PERSON)
    client.check_in(make_check_in())
    gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.TOO_MANY, times=2, retry_after=9, code="not looked at"))
    gateway.limit_rate(40)
    state = ask(session, gateway, "GET", "/control/state").json()
    assert state["faults"] == {"lookup": {"kind": "too_many", "times": 2, "retry_after": 9}}
    assert (state["requests_a_minute"], state["codes"], state["tokens"]) == (40, 0, 1)
    assert (state["address"], state["account"]) == (gateway.base_url, "01234_BV")
    assert [(row["endpoint"], row["status"], row["code"]) for row in state["requests"]] == [
        ("token", 200, "200"),
        ("lookup", 200, "000"),
        ("check_in", 200, "200"),
    ]
    assert state["requests"][0]["at"] == clock.now().isoformat()
    assert [(held["person"], held["times"]) for held in state["check_ins"]] == [("Nguyễn V. M.", 1)]


def test_requests_are_told_from_a_place_on(gateway: SimulatedGateway, session: requests.Session) -> None:
    for _ in range(3):
        ask(session, gateway, "POST", "/api/token/take")
    told = ask(session, gateway, "GET", "/control/state?after=2").json()
    assert (told["requests_total"], len(told["requests"])) == (3, 1)
    assert len(ask(session, gateway, "GET", "/control/state?after=-9").json()["requests"]) == 3
    assert ask(session, gateway, "GET", "/control/state?after=99").json()["requests"] == []


def test_a_patch_changes_only_what_it_names(gateway: SimulatedGateway, session: requests.Session) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.HTML, times=3))
    gateway.limit_rate(5)
    change = {"lookup": {"kind": "code", "code": "110"}}
    assert ask(session, gateway, "PATCH", "/control/faults", json=change).status_code == 204
    assert set(gateway.plan.faults) == {Endpoint.TOKEN, Endpoint.LOOKUP}
    assert gateway.plan.requests_a_minute == 5
    assert ask(session, gateway, "PATCH", "/control/faults", json={"lookup": None}).status_code == 204
    assert set(gateway.plan.faults) == {Endpoint.TOKEN}
    assert ask(session, gateway, "PATCH", "/control/faults", json={"requests_a_minute": None}).status_code == 204
    assert (gateway.plan.requests_a_minute, gateway.plan.faults[Endpoint.TOKEN].times) == (None, 3)


@pytest.mark.parametrize(
    "change",
    [
        [],
        {"people": {NUMBER: "110"}},
        {"lookup": {"kind": "explode"}},
        {"lookup": {"kind": "slow", "seconds": -1}},
        {"lookup": {"kind": "server_error", "status": 200}},
        {"lookup": {"kind": "code", "code": "a b"}},
        {"token": {"kind": "html", "times": 0}, "lookup": None},
        {"requests_a_minute": 0},
    ],
)
def test_a_wrong_patch_changes_nothing(gateway: SimulatedGateway, session: requests.Session, change: object) -> None:
    gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.HTML))
    answer = ask(session, gateway, "PATCH", "/control/faults", json=change)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert gateway.plan.faults == {Endpoint.LOOKUP: Fault(FaultKind.HTML)}


def test_no_number_is_endless(gateway: SimulatedGateway, session: requests.Session) -> None:
    body = json.dumps({"lookup": {"kind": "slow", "seconds": float("nan")}})
    answer = ask(session, gateway, "PATCH", "/control/faults", data=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_a_clock_may_be_wrong_either_way(tmp_path: Path) -> None:
    file = tmp_path / "faults.toml"
    file.write_text('[token]\nkind = "wrong_clock"\nseconds = -60\n', encoding="utf-8")
    assert read_fault_file(file).faults[Endpoint.TOKEN].seconds == -60
    file.write_text('[token]\nkind = "slow"\nseconds = 1e9\n', encoding="utf-8")
    with pytest.raises(FaultFileError, match=r"faults\.toml: \[token\]: seconds: a number from 0 to 86400 is needed"):
        read_fault_file(file)


def test_a_person_gets_a_code_and_loses_it(
    gateway: SimulatedGateway, clock: ManualClock, session: requests.Session
) -> None:
    (person,) = ask(session, gateway, "GET", "/control/persons").json()
    assert person == {"person": 0, "name": "NGUYỄN V. M.", "numbers": ["…2345"], "code": None}
    assert ask(session, gateway, "PUT", "/control/persons/0", json={"code": "110"}).status_code == 204
    assert ask(session, gateway, "GET", "/control/persons").json()[0]["code"] == "110"
    assert make_client(gateway, clock).look_up(PERSON).gateway_code == "110"
    assert ask(session, gateway, "PUT", "/control/persons/0", json={"code": None}).status_code == 204
    assert gateway.plan.people == {}
    assert ask(session, gateway, "PUT", "/control/persons/1", json={"code": "110"}).status_code == 404
    for body in ({"code": ""}, {}, [], {"code": 110}):
        assert ask(session, gateway, "PUT", "/control/persons/0", json=body).status_code == 400


def test_fields_on_demand_tell_nobody(gateway: SimulatedGateway, clock: ManualClock, session: requests.Session) -> None:
    check_in = make_check_in()
    make_client(gateway, clock).check_in(check_in)
    answer = ask(session, gateway, "GET", f"/control/check-ins/{check_in.key}")
    fields = dict(answer.json())
    assert (fields["MA_LK"], fields["MA_DICH_VU"], fields["SO_CCCD"]) == (check_in.key, "02.1897", "…2345")
    assert (fields["HO_TEN"].upper(), fields["NGAY_SINH"], fields["GIOI_TINH"]) == ("NGUYỄN V. M.", "…", "…")
    everything = answer.text + ask(session, gateway, "GET", "/control/state").text
    for personal in (NUMBER, "MẪU", "Mẫu", "19900517", "17/05/1990", "GD4010112345678"):
        assert personal not in everything
    assert ask(session, gateway, "GET", "/control/check-ins/other").status_code == 404


def test_every_kind_is_offered_where_it_does_something(gateway: SimulatedGateway, session: requests.Session) -> None:
    told = {row["endpoint"]: row["kinds"] for row in ask(session, gateway, "GET", "/control/kinds").json()}
    assert set(told) == set(Endpoint)
    assert {kind["kind"] for kinds in told.values() for kind in kinds} == set(FaultKind) == set(WORDS)
    for endpoint in Endpoint:
        for kind, row in zip(kinds_at(endpoint), told[endpoint], strict=True):
            assert row["parameter"] == FURTHER_PARAMETERS.get(kind)
            fault = {"kind": kind} if row["parameter"] is None else {"kind": kind, row["parameter"]: row["default"]}
            assert ask(session, gateway, "PATCH", "/control/faults", json={endpoint: fault}).status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:80"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"Host": "[::1]:80"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_another_page_is_turned_away(
    gateway: SimulatedGateway, session: requests.Session, headers: dict[str, str], status: int
) -> None:
    for path in ("/control/state", "/control/requests", "/control/check-ins", "/control/persons"):
        assert ask(session, gateway, "GET", path, headers=headers).status_code == status


def test_the_name_localhost_will_do(gateway: SimulatedGateway, session: requests.Session) -> None:
    port = gateway.base_url.rsplit(":", 1)[1]
    headers = {"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}
    assert ask(session, gateway, "GET", "/control/state", headers=headers).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "POST"])
def test_what_a_form_can_send_changes_nothing(
    gateway: SimulatedGateway, session: requests.Session, method: str, kind: str
) -> None:
    body = b'{"lookup": {"kind": "html"}}'
    answer = ask(session, gateway, method, "/control/faults", data=body, headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert gateway.plan.faults == {}


def test_no_page_is_told_that_it_may_ask(gateway: SimulatedGateway, session: requests.Session) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "DELETE"}
    for path in ("/control/faults", "/control/tokens", "/control/state"):
        answer = ask(session, gateway, "OPTIONS", path, headers=asked)
        assert answer.status_code == 403
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_the_page_may_load_nothing_from_elsewhere(gateway: SimulatedGateway, session: requests.Session) -> None:
    for path in ("/console", "/console/console.js", "/console/console.css", "/console/icon.svg"):
        answer = ask(session, gateway, "GET", path)
        assert answer.status_code == 200
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "https://" not in answer.text
    assert ask(session, gateway, "GET", "/console", headers={"Host": "evil.example"}).status_code == 403


def test_the_doors_of_the_gateway_stay_open(gateway: SimulatedGateway, session: requests.Session) -> None:
    answer = ask(session, gateway, "POST", "/api/token/take", headers={"Host": "gateway.example"})
    assert answer.status_code == 200
    assert "Content-Security-Policy" not in answer.headers
