"""The provinces: 63 until 30 June 2025 and 34 since, with their codes in personal numbers, cards and facilities.

Seven codes (15, 24, 44, 52, 80, 82, 91) went on to another, larger province: a code without its date names nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

MERGED_ON: Final = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Province:
    """`code`: two digits; a personal number writes it with a 0 before."""

    code: str
    name: str


_OLD: Final = """
01 Hà Nội; 02 Hà Giang; 04 Cao Bằng; 06 Bắc Kạn; 08 Tuyên Quang; 10 Lào Cai; 11 Điện Biên; 12 Lai Châu; 14 Sơn La;
15 Yên Bái; 17 Hòa Bình; 19 Thái Nguyên; 20 Lạng Sơn; 22 Quảng Ninh; 24 Bắc Giang; 25 Phú Thọ; 26 Vĩnh Phúc;
27 Bắc Ninh; 30 Hải Dương; 31 Hải Phòng; 33 Hưng Yên; 34 Thái Bình; 35 Hà Nam; 36 Nam Định; 37 Ninh Bình; 38 Thanh Hóa;
40 Nghệ An; 42 Hà Tĩnh; 44 Quảng Bình; 45 Quảng Trị; 46 Thừa Thiên Huế; 48 Đà Nẵng; 49 Quảng Nam; 51 Quảng Ngãi;
52 Bình Định; 54 Phú Yên; 56 Khánh Hòa; 58 Ninh Thuận; 60 Bình Thuận; 62 Kon Tum; 64 Gia Lai; 66 Đắk Lắk; 67 Đắk Nông;
68 Lâm Đồng; 70 Bình Phước; 72 Tây Ninh; 74 Bình Dương; 75 Đồng Nai; 77 Bà Rịa - Vũng Tàu; 79 TP Hồ Chí Minh;
80 Long An; 82 Tiền Giang; 83 Bến Tre; 84 Trà Vinh; 86 Vĩnh Long; 87 Đồng Tháp; 89 An Giang; 91 Kiên Giang; 92 Cần Thơ;
93 Hậu Giang; 94 Sóc Trăng; 95 Bạc Liêu; 96 Cà Mau
"""
_NEW: Final = """
01 Hà Nội: 01; 04 Cao Bằng: 04; 08 Tuyên Quang: 08 02; 11 Điện Biên: 11; 12 Lai Châu: 12; 14 Sơn La: 14;
15 Lào Cai: 10 15; 19 Thái Nguyên: 19 06; 20 Lạng Sơn: 20; 22 Quảng Ninh: 22; 24 Bắc Ninh: 27 24;
25 Phú Thọ: 25 26 17; 31 Hải Phòng: 31 30; 33 Hưng Yên: 33 34; 37 Ninh Bình: 37 35 36; 38 Thanh Hóa: 38; 40 Nghệ An: 40;
42 Hà Tĩnh: 42; 44 Quảng Trị: 45 44; 46 Huế: 46; 48 Đà Nẵng: 48 49; 51 Quảng Ngãi: 51 62; 52 Gia Lai: 64 52;
56 Khánh Hòa: 56 58; 66 Đắk Lắk: 66 54; 68 Lâm Đồng: 68 67 60; 75 Đồng Nai: 75 70; 79 TP Hồ Chí Minh: 79 74 77;
80 Tây Ninh: 72 80; 82 Đồng Tháp: 87 82; 86 Vĩnh Long: 86 83 84; 91 An Giang: 89 91; 92 Cần Thơ: 92 93 94;
96 Cà Mau: 96 95
"""


def _entries(table: str) -> list[tuple[str, str]]:
    """Code and the rest of each entry."""
    parts = (" ".join(part.split()).partition(" ") for part in table.split(";"))
    return [(code, rest) for code, _, rest in parts]


OLD_PROVINCES: Final[tuple[Province, ...]] = tuple(Province(code, name) for code, name in _entries(_OLD))
"""The 63 until the merger."""
NEW_PROVINCES: Final[tuple[Province, ...]] = tuple(
    Province(code, rest.partition(":")[0]) for code, rest in _entries(_NEW)
)
"""The 34 since."""
MERGED_INTO: Final[Mapping[str, Province]] = MappingProxyType(
    {
        old: Province(code, rest.partition(":")[0])
        for code, rest in _entries(_NEW)
        for old in rest.partition(":")[2].split()
    }
)
"""By the code of an old province the one that it is in now."""


def name_on(province: Province, day: date) -> str:
    """What an old province is called in a document of that day."""
    return province.name if day < MERGED_ON else MERGED_INTO[province.code].name
