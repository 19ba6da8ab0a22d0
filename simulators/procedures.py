"""The catalogue of the simulated one-stop-shop counter."""

from __future__ import annotations

from datetime import date

from kiosk.domain.dossier import NumberRange, Paper, Procedure
from kiosk.domain.working_days import WorkCalendar
from kiosk.session.counter_state import Profile
from kiosk.session.policy import CounterPolicy, Deadlines, Policy
from simulators.world import SERVICES

PROCEDURES = (
    Procedure(
        "2.000635",
        "Cấp bản sao Trích lục hộ tịch",
        "Hộ tịch",
        (Paper("Tờ khai cấp bản sao Trích lục hộ tịch"), Paper("Văn bản ủy quyền (nếu có)", required=False)),
        working_days=1,
        fee=8_000,
    ),
    Procedure(
        "1.004873",
        "Cấp Giấy xác nhận tình trạng hôn nhân",
        "Hộ tịch",
        (
            Paper("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"),
            Paper("Bản án hoặc quyết định ly hôn đã có hiệu lực (nếu có)", required=False),
        ),
        working_days=3,
        fee=15_000,
    ),
    Procedure(
        "2.000815",
        "Chứng thực bản sao từ bản chính",
        "Chứng thực",
        (Paper("Bản chính giấy tờ, văn bản"), Paper("Bản sao cần chứng thực", 2)),
        working_days=0,
        fee=2_000,
    ),
    Procedure(
        "1.001739",
        "Đăng ký nhận trợ cấp xã hội hằng tháng",
        "Bảo trợ xã hội",
        (Paper("Tờ khai đề nghị trợ giúp xã hội"), Paper("Giấy xác nhận khuyết tật (nếu có)", required=False)),
        working_days=22,
        fee=0,
    ),
)
COUNTER = CounterPolicy(
    PROCEDURES,
    NumberRange("000.00.19.H26"),
    WorkCalendar(holidays=frozenset({date(2027, 1, 1)})),
)


def counter_policy() -> Policy:
    """What a simulated counter goes by."""
    return Policy(SERVICES, deadlines=Deadlines(idle=300.0), profile=Profile.COUNTER, counter=COUNTER)
