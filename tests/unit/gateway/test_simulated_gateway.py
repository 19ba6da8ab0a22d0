"""The simulated gateway keeps the contract as strictly as the real one is known to."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from lxml import etree

from kiosk.gateway.checkin_xml import CheckInXml
from simulators.gateway import (
    Endpoint,
    Fault,
    FaultFileError,
    FaultKind,
    FaultPlan,
    SimulatedGateway,
    read_fault_file,
)
from simulators.gateway.faults import FaultBoard
from tests.unit.gateway.support import ACCOUNT, OFFICER, ManualClock, make_check_in, make_gateway, make_settings

HASH = hashlib.md5(ACCOUNT.password.encode(), usedforsecurity=False).hexdigest().upper()
XML = CheckInXml(make_settings()).write(make_check_in()).decode()
LOOKUP = {
    "maThe": "001190012345",
    "hoTen": "nguyễn  văn mẫu",
    "ngaySinh": "17/05/1990",
    "hoTenCb": "TRẦN THỊ CÁN BỘ",
    "cccdCb": OFFICER.personal_id,
}


class Caller:
    """Speaks to the gateway without the kiosk's client."""

    def __init__(self, gateway: SimulatedGateway) -> None:
        self.url = gateway.base_url
        self.session = requests.Session()
        self.session.trust_env = False

    def token(self, username: str = ACCOUNT.username, password: str = HASH) -> Any:  # noqa: ANN401 - JSON
        data = {"username": username, "password": password}
        return self.session.post(self.url + "/api/token/take", data=data, timeout=20).json()

    def params(self, **changes: str) -> dict[str, str]:
        key = self.token()["APIKey"]
        own = {"token": key["access_token"], "id_token": key["id_token"], "username": ACCOUNT.username}
        return {**own, "password": HASH, **changes}

    def look_up(self, params: dict[str, str] | None = None, **changes: object) -> requests.Response:
        return self.session.post(
            self.url + "/api/egw/KQNhanLichSuKCB2024",
            params=self.params() if params is None else params,
            json={**LOOKUP, **changes},
            timeout=20,
        )

    def check_in(self, xml: str = XML, **changes: str) -> requests.Response:
        key = self.token()["APIKey"]
        headers = {"accessToken": key["access_token"], "tokenId": key["id_token"], "passwordHash": HASH}
        form = {
            "username": ACCOUNT.username,
            "loaiHoSo": "0",
            "maTinh": "01",
            "maCSKCB": "01234",
            "fileHSBase64": base64.b64encode(xml.encode()).decode(),
        }
        for name, value in changes.items():
            (headers if name in headers else form)[name] = value
        return self.session.post(self.url + "/api/qd130/checkInKcbQd3176", data=form, headers=headers, timeout=20)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def gateway(clock: ManualClock) -> Iterator[SimulatedGateway]:
    people = {"001190012345": {"hoTen": "NGUYỄN VĂN MẪU", "ngaySinh": "17/05/1990"}, "0112345678": {"maKetQua": "010"}}
    with make_gateway(clock, people) as running:
        yield running


@pytest.fixture
def caller(gateway: SimulatedGateway) -> Iterator[Caller]:
    caller = Caller(gateway)
    yield caller
    caller.session.close()


def test_token(caller: Caller) -> None:
    reply = caller.token()
    assert reply["maKetQua"] == "200"
    assert reply["APIKey"]["expires_in"] == "2026-11-22T01:40:00.000000Z"
    assert caller.token(password=HASH.lower())["maKetQua"] == "401"
    assert caller.token(username="x")["maKetQua"] == "401"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "000"),
        ({"ngaySinh": "05/1990"}, "000"),
        ({"ngaySinh": "1990"}, "000"),
        ({"ngaySinh": "18/05/1990"}, "070"),
        ({"ngaySinh": "1991"}, "070"),
        ({"hoTen": "Nguyễn Văn Khác"}, "061"),
        ({"hoTen": "Lê Văn Mẫu"}, "060"),
        ({"hoTen": "NGUYEN VAN MAU"}, "061"),
        ({"maThe": "0112345678"}, "010"),
        ({"maThe": "9999999999"}, "050"),
        ({"cccdCb": "001185000000"}, "054"),
        ({"hoTenCb": "Người Khác"}, "055"),
        ({"hoTen": None}, "205"),
        ({"maThe": " "}, "205"),
        ({"ngaySinh": 1990}, "205"),
    ],
)
def test_lookup(caller: Caller, changes: dict[str, Any], code: str) -> None:
    assert caller.look_up(**changes).json()["maKetQua"] == code


@pytest.mark.parametrize("name", ["token", "id_token", "username", "password"])
def test_lookup_wants_the_whole_query(caller: Caller, name: str) -> None:
    assert caller.look_up(caller.params(**{name: "other"})).status_code == 401


def test_a_token_ends(caller: Caller, clock: ManualClock) -> None:
    params = caller.params()
    clock.advance(599)
    assert caller.look_up(params).status_code == 200
    clock.advance(1)
    answer = caller.look_up(params)
    assert (answer.status_code, answer.content) == (401, b"")


def test_check_in_is_kept_once_for_each_key(caller: Caller, gateway: SimulatedGateway) -> None:
    first, second = caller.check_in().json(), caller.check_in().json()
    assert first["maKetQua"] == second["maKetQua"] == "200"
    assert first["maGiaoDich"] == second["maGiaoDich"]
    (received,) = gateway.received_check_ins
    assert received.times == 2
    assert "Mẫu" not in repr(received)


@pytest.mark.parametrize("header", ["accessToken", "tokenId", "passwordHash"])
def test_check_in_wants_its_headers(caller: Caller, header: str) -> None:
    assert caller.check_in(**{header: "other"}).status_code == 401


@pytest.mark.parametrize(
    ("field", "value"), [("loaiHoSo", "1"), ("maTinh", "79"), ("maCSKCB", "79024"), ("fileHSBase64", "%%%")]
)
def test_check_in_wants_its_form(caller: Caller, field: str, value: str) -> None:
    reply = caller.check_in(**{field: value}).json()
    assert reply["maKetQua"] == "300"
    assert field in reply["thongDiep"]


def changed(tag: str, value: str) -> str:
    return re.sub(f"<{tag}>[^<]*</{tag}>", f"<{tag}>{value}</{tag}>", XML)


DEFECTS = [
    (XML[:-5], "301", "XML"),
    (XML.replace("CHI_TIEU_TRANG_THAI_KCB", "GIAMDINHHS"), "302", "CHI_TIEU"),
    (XML.replace("<CHUKYDONVI/>", ""), "302", "CHI_TIEU"),
    (XML.replace("TRANG_THAI_KCB><MA_LK", "X><MA_LK").replace("DU_PHONG></TRANG", "DU_PHONG></X_TRANG"), "301", "XML"),
    (XML.replace("<DU_PHONG></DU_PHONG>", ""), "302", "26"),
    (XML.replace("<STT>1</STT>", "").replace("<MA_LK>", "<STT>1</STT><MA_LK>"), "302", "26"),
    (changed("MA_LK", "x" * 101), "304", "MA_LK"),
    (changed("STT", "x"), "304", "STT"),
    (changed("SO_CCCD", "12345"), "304", "SO_CCCD"),
    (changed("NGAY_SINH", "17051990"), "304", "NGAY_SINH"),
    (changed("NGAY_SINH", "199013450000"), "304", "NGAY_SINH"),
    (changed("GIOI_TINH", "4"), "304", "GIOI_TINH"),
    (changed("MA_THE_BHYT", "GD90"), "304", "MA_THE_BHYT"),
    (changed("GT_THE_TU", "01/01/2026"), "304", "GT_THE_TU"),
    (changed("GT_THE_DEN", "20250101"), "305", "GT_THE_DEN"),
    (changed("MA_DOITUONG_KCB", "5"), "304", "MA_DOITUONG_KCB"),
    (changed("MA_DOITUONG_KCB", "9"), "305", "MA_THE_BHYT"),
    (changed("MA_THE_BHYT", ""), "305", "MA_THE_BHYT"),
    (changed("MA_DKBD", "79024"), "305", "MA_DOITUONG_KCB"),
    (changed("NGAY_VAO", "20261122"), "304", "NGAY_VAO"),
    (changed("NGAY_VAO_NOI_TRU", "202611230000"), "305", "LY_DO_VNT"),
    (changed("LY_DO_VNT", "x"), "305", "LY_DO_VNT"),
    (changed("MA_LOAI_KCB", "17"), "304", "MA_LOAI_KCB"),
    (changed("MA_CSKCB", "79024"), "306", "MA_CSKCB"),
    (changed("MA_DICH_VU", ""), "305", "MA_DICH_VU"),
    (changed("TEN_DICH_VU", ""), "305", "TEN_DICH_VU"),
    (changed("MA_THUOC", "x"), "305", "MA_THUOC"),
    (changed("TEN_VAT_TU", "x"), "305", "TEN_VAT_TU"),
    (
        changed("NGAY_VAO_NOI_TRU", "202611210000").replace("<LY_DO_VNT>", "<LY_DO_VNT>x"),
        "305",
        "NGAY_VAO_NOI_TRU: before",
    ),
    (
        changed("MA_DOITUONG_KCB", "9").replace("<MA_THE_BHYT>GD4010112345678", "<MA_THE_BHYT>"),
        "305",
        "MA_DKBD",
    ),
    (XML.replace("</TRANG_THAI_KCB>", "</TRANG_THAI_KCB><TRANG_THAI_KCB/>"), "302", "DSACH"),
    (changed("NGAY_YL", "202611222460"), "304", "NGAY_YL"),
]


@pytest.mark.parametrize(("xml", "code", "named"), DEFECTS)
def test_each_defect_has_its_answer(caller: Caller, gateway: SimulatedGateway, xml: str, code: str, named: str) -> None:
    reply = caller.check_in(xml).json()
    assert reply["maKetQua"] == code
    assert named in reply["thongDiep"]
    assert gateway.received_check_ins == ()


@pytest.mark.parametrize(
    "tag",
    [
        "MA_LK",
        "STT",
        "MA_BN",
        "HO_TEN",
        "NGAY_SINH",
        "GIOI_TINH",
        "MA_DOITUONG_KCB",
        "NGAY_VAO",
        "MA_LOAI_KCB",
        "MA_CSKCB",
        "NGAY_YL",
    ],
)
def test_each_required_element_is_demanded(caller: Caller, tag: str) -> None:
    reply = caller.check_in(changed(tag, "")).json()
    assert (reply["maKetQua"], reply["thongDiep"]) == ("303", f"{tag}: must not be empty")


def test_entities_are_not_resolved(caller: Caller, gateway: SimulatedGateway) -> None:
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    evil = XML.replace("?>\n", f"?>\n{doctype}").replace("Khám Nội", "&e;")
    etree.fromstring(XML.encode())
    caller.check_in(evil)
    assert all(received.fields["TEN_DICH_VU"] == "" for received in gateway.received_check_ins)


def test_only_posts_to_known_doors_are_served(caller: Caller, gateway: SimulatedGateway) -> None:
    assert caller.session.get(gateway.base_url + "/api/token/take", timeout=20).status_code == 405
    assert caller.session.post(gateway.base_url + "/api/egw/KQNhanLichSuKCB2019", timeout=20).status_code == 404


def test_it_listens_again_on_the_same_port(gateway: SimulatedGateway) -> None:
    url = gateway.base_url
    gateway.refuse_connections()
    gateway.start()
    gateway.start()
    assert gateway.base_url == url
    caller = Caller(gateway)
    assert caller.token()["maKetQua"] == "200"
    caller.session.close()


def test_a_fault_counts_down() -> None:
    board = FaultBoard()
    board.put(Endpoint.LOOKUP, Fault(FaultKind.HTML, times=2))
    assert [board.take(Endpoint.LOOKUP) is not None for _ in range(4)] == [True, True, False, False]
    assert board.take(Endpoint.TOKEN) is None


def test_a_fault_file(tmp_path: Path) -> None:
    file = tmp_path / "faults.toml"
    file.write_text('refuse_connections = true\n[lookup]\nkind = "too_many"\ntimes = 2\nretry_after = 9\n')
    expected = FaultPlan({Endpoint.LOOKUP: Fault(FaultKind.TOO_MANY, times=2, retry_after=9)}, refuse_connections=True)
    assert read_fault_file(file) == expected
    file = tmp_path / "faults.json"
    file.write_text('{"check_in": {"kind": "code", "code": "500"}}')
    assert read_fault_file(file) == FaultPlan({Endpoint.CHECK_IN: Fault(FaultKind.CODE, code="500")})


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[elsewhere]\nkind='html'", "elsewhere"),
        ("[lookup]\nkind='explode'", "kind"),
        ("[lookup]\ntimes=1", "kind"),
        ("[lookup]\nkind='html'\ntimes='often'", "times"),
        ("[lookup]\nkind='html'\ntimes=true", "times"),
        ("[lookup]\nkind='html'\ncolour='red'", "colour"),
        ("lookup = 1", "lookup"),
        ("refuse_connections = 1", "refuse_connections"),
        ("requests_a_minute = 0", "requests_a_minute"),
        ("requests_a_minute = true", "requests_a_minute"),
        ("people = 1", "people"),
        ("[people]\n001190012345 = 10", "people"),
        ("[lookup]\nkind='slow'\nseconds='long'", "seconds"),
        ("[", "faults.toml"),
    ],
)
def test_a_wrong_fault_file_is_told(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "faults.toml"
    file.write_text(content)
    with pytest.raises(FaultFileError, match=named):
        read_fault_file(file)


def test_a_fault_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    file = tmp_path / "faults.json"
    file.write_text("[1]")
    with pytest.raises(FaultFileError, match="table"):
        read_fault_file(file)


def test_a_token_is_asked_for_with_a_form(gateway: SimulatedGateway, caller: Caller) -> None:
    answer = caller.session.post(
        gateway.base_url + "/api/token/take", json={"username": ACCOUNT.username, "password": HASH}, timeout=20
    )
    assert answer.json()["maKetQua"] == "205"


def test_a_missing_fault_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FaultFileError, match=r"faults\.toml"):
        read_fault_file(tmp_path / "faults.toml")


def test_a_plan_is_applied(gateway: SimulatedGateway, caller: Caller) -> None:
    gateway.apply(FaultPlan({Endpoint.TOKEN: Fault(FaultKind.SERVER_ERROR, status=503)}))
    assert caller.session.post(gateway.base_url + "/api/token/take", timeout=20).status_code == 503
    gateway.clear_faults()
    assert caller.token()["maKetQua"] == "200"
    gateway.apply(FaultPlan({}, refuse_connections=True))
    with pytest.raises(requests.ConnectionError):
        caller.token()


def test_answers_for_chosen_persons(gateway: SimulatedGateway, caller: Caller) -> None:
    gateway.answer_with({"001190012345": "120", "9999999999": "130"})
    stopped = caller.look_up().json()
    assert (stopped["maKetQua"], stopped["hoTen"]) == ("120", "NGUYỄN VĂN MẪU")
    assert caller.look_up(maThe="9999999999").json()["maKetQua"] == "130"
    gateway.answer_with({"001190012345": "060"})
    differs = caller.look_up().json()
    assert (differs["maKetQua"], differs["hoTen"]) == ("060", None)
    gateway.answer_with({})
    assert caller.look_up().json()["maKetQua"] == "000"


def test_visit_history(clock: ManualClock) -> None:
    visit = {"maCSKCB": "79024", "ngayVao": "202611220700", "ngayRa": None}
    people = {"001190012345": {"hoTen": "NGUYỄN VĂN MẪU", "dsLichSuKCB2025": [visit]}}
    with make_gateway(clock, people) as gateway:
        caller = Caller(gateway)
        url = gateway.base_url + "/api/egw/Lskcb2025"
        reply = caller.session.post(url, params=caller.params(), data=LOOKUP, timeout=20).json()
        assert reply == {"maKetQua": "000", "ghiChu": None, "dsLichSuKCB2025": [visit]}
        assert "dsLichSuKCB2025" not in caller.look_up().json()
        as_json = caller.session.post(url, params=caller.params(), json=LOOKUP, timeout=20).json()
        assert as_json["maKetQua"] == "205"
        assert caller.session.post(url, data=LOOKUP, timeout=20).status_code == 401
        caller.session.close()


def test_a_rate_limit(gateway: SimulatedGateway, caller: Caller, clock: ManualClock) -> None:
    gateway.limit_rate(2)
    url = gateway.base_url + "/api/token/take"
    statuses = [caller.session.post(url, timeout=20).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    clock.advance(20)
    turned_away = caller.session.post(url, timeout=20)
    assert (turned_away.status_code, turned_away.headers["Retry-After"]) == (429, "40")
    clock.advance(40)
    assert caller.token()["maKetQua"] == "200"


def test_a_wrong_clock_tells_another_end_of_the_token(gateway: SimulatedGateway, caller: Caller) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.WRONG_CLOCK, seconds=3600))
    assert caller.token()["APIKey"]["expires_in"] == "2026-11-22T00:40:00+00:00"
    assert caller.look_up().json()["maKetQua"] == "000"


def test_a_duplicate_is_told_from_the_second_time_on(gateway: SimulatedGateway, caller: Caller) -> None:
    gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.DUPLICATE, code="409"))
    assert [caller.check_in().json()["maKetQua"] for _ in range(2)] == ["200", "409"]
    (received,) = gateway.received_check_ins
    assert received.times == 2


def test_an_address_may_be_refused(gateway: SimulatedGateway, caller: Caller) -> None:
    gateway.set_fault(Endpoint.TOKEN, Fault(FaultKind.IP_REFUSED))
    answer = caller.session.post(gateway.base_url + "/api/token/take", timeout=20)
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "text/html")


def test_it_is_led_from_another_process(gateway: SimulatedGateway, caller: Caller) -> None:
    control = gateway.base_url + "/control"
    plan = {"lookup": {"kind": "slow", "seconds": 0.01}, "people": {"001190012345": "110"}, "requests_a_minute": 100}
    assert caller.session.put(control + "/faults", json=plan, timeout=20).status_code == 204
    assert caller.look_up().json()["maKetQua"] == "110"
    caller.check_in()
    assert caller.session.delete(control + "/faults", timeout=20).status_code == 204
    assert caller.look_up().json()["maKetQua"] == "000"
    params = caller.params()
    assert caller.session.delete(control + "/tokens", timeout=20).status_code == 204
    assert caller.look_up(params).status_code == 401
    requests_made = caller.session.get(control + "/requests", timeout=20).json()
    assert [(row["endpoint"], row["status"], row["code"]) for row in requests_made[:2]] == [
        ("token", 200, "200"),
        ("lookup", 200, "110"),
    ]
    (held,) = caller.session.get(control + "/check-ins", timeout=20).json()
    assert (held["key"], held["times"], held["fields"]["MA_CSKCB"]) == ("01234-K1-20261122-000001", 1, "01234")


@pytest.mark.parametrize("plan", [{"lookup": {"kind": "explode"}}, [], {"refuse_connections": True}])
def test_a_wrong_control_call_changes_nothing(gateway: SimulatedGateway, caller: Caller, plan: object) -> None:
    answer = caller.session.put(gateway.base_url + "/control/faults", json=plan, timeout=20)
    assert answer.status_code == 400
    assert caller.token()["maKetQua"] == "200"
