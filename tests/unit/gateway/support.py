"""Synthetic people, a clock that stands still, and a client of a simulated gateway."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pydantic import SecretStr

from cardreader.document import Assurance, PartialDate, Sex
from kiosk.domain.checkin import CheckIn, Consent, FaceResult, Person, Service
from kiosk.domain.insurance import Coverage, Eligibility
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.transport import Answer, HttpTransport, Transport, TransportFault
from kiosk.ports import TimerHandle
from simulators.gateway import GatewayAccount, GatewayOfficer, SimulatedGateway

NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
ACCOUNT = GatewayAccount("01234_BV", "mật khẩu giả 123", "01234")
OFFICER = GatewayOfficer("Trần Thị Cán Bộ", "001185009999")
PERSON = Person("001190012345", "Nguyễn Văn Mẫu", PartialDate(1990, 5, 17), Sex.MALE)
COVERAGE = Coverage("GD4010112345678", date(2026, 1, 1), date(2026, 12, 31), "01234", date(2027, 3, 1))
SERVICE = Service("02.1897", "Khám Nội", "Phòng 105", 45000, "A")
PEOPLE: Mapping[str, Mapping[str, object]] = {
    "001190012345": {
        "maKetQua": "000",
        "hoTen": "NGUYỄN VĂN MẪU",
        "ngaySinh": "17/05/1990",
        "maThe": "GD4010112345678",
        "maDKBD": "01234",
        "gtTheTu": "01/01/2026",
        "gtTheDen": "31/12/2026",
        "ngayDu5Nam": "01/03/2027",
    }
}


def rng() -> random.Random:
    """Jitter that is the same in every run."""
    return random.Random(1)  # noqa: S311 - no secret


class ManualClock:
    """Time that moves when told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def monotonic(self) -> float:
        return self.now().timestamp()

    def call_later(self, seconds: float, callback: Callable[[], None]) -> TimerHandle:
        raise AssertionError("nothing of the gateway sets a timer")

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._now += timedelta(seconds=seconds)


class ScriptedTransport:
    """Answers from a list, for replies that the simulated gateway never gives; keeps what it was asked."""

    def __init__(self, *answers: Answer | TransportFault) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Mapping[str, str], Mapping[str, str], bytes]] = []

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        self.asked.append((path, query, headers, body))
        return self.answers.pop(0)


class ImpatientFor:
    """Real HTTP, with short time limits for one path only: the others must not fail because a machine is slow."""

    def __init__(self, base_url: str, path: str, *, read_timeout: float, total_timeout: float) -> None:
        self._path = path
        self._patient = http(base_url)
        self._impatient = http(base_url, read_timeout=read_timeout, total_timeout=total_timeout)

    def post(
        self, path: str, *, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer | TransportFault:
        transport = self._impatient if path == self._path else self._patient
        return transport.post(path, query=query, headers=headers, body=body)


def http(base_url: str, *, read_timeout: float = 20.0, total_timeout: float = 30.0) -> HttpTransport:
    return HttpTransport(
        base_url,
        production_allowed=False,
        connect_timeout=10.0,
        read_timeout=read_timeout,
        total_timeout=total_timeout,
    )


def make_settings(base_url: str = "http://127.0.0.1:9", **changes: Any) -> GatewaySettings:  # noqa: ANN401 - any field
    settings = GatewaySettings(
        base_url=base_url,
        username=ACCOUNT.username,
        password=SecretStr(ACCOUNT.password),
        facility_code=ACCOUNT.facility_code,
        officer_name=OFFICER.name,
        officer_id=OFFICER.personal_id,
    )
    return replace(settings, **changes)


def make_gateway(
    clock: ManualClock, people: Mapping[str, Mapping[str, object]] = PEOPLE, token_seconds: float = 600.0
) -> SimulatedGateway:
    return SimulatedGateway(people, ACCOUNT, OFFICER, clock, token_seconds=token_seconds)


def make_client(
    gateway: SimulatedGateway,
    clock: ManualClock,
    transport: Transport | None = None,
    **changes: Any,  # noqa: ANN401
) -> GatewayClient:
    settings = make_settings(gateway.base_url, **changes)
    return GatewayClient(settings, transport or http(gateway.base_url), clock)


def make_check_in(key: str = "01234-K1-20261122-000001", **changes: Any) -> CheckIn:  # noqa: ANN401 - any field
    check_in = CheckIn(
        key=key,
        person=PERSON,
        assurance=Assurance.CHIP_GENUINE,
        eligibility=Eligibility.ELIGIBLE,
        coverage=COVERAGE,
        lookup_code="000",
        service=SERVICE,
        consent=Consent(chip=True, face=True, version="2026-01", given_at=NOW - timedelta(minutes=2)),
        face=FaceResult(True, 0.61, 0.42, "sface-2021dec", 5, ("size", "light")),
        occurred_at=NOW,
    )
    return replace(check_in, **changes)
