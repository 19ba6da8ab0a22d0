"""Names of the Kinh and of other peoples of Vietnam, with all their letters, and where these peoples live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from cardreader.document import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How one people forms names: `before` (a marker of the sex), family name, middle and given name, joined by spaces.

    A part without entries is left out. `given_first`: the family's or clan's name comes last.
    """

    ethnicity: str
    provinces: tuple[str, ...]
    """Codes, as until 2025; none: everywhere."""
    families: tuple[str, ...]
    middle: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """Of men, of women."""
    given: tuple[tuple[str, ...], tuple[str, ...]]
    before: tuple[str, str] = ("", "")
    given_first: bool = False

    def name(self, random: Random, sex: Sex, family: str | None = None) -> str:
        """A full name in NFC. `family`: that of a parent or child, where it is handed down."""
        side = 0 if sex is Sex.MALE else 1
        own = self._drawn(random, self.families) if family is None else family
        personal = [self._drawn(random, self.middle[side]), random.choice(self.given[side])]
        words = [*personal, own] if self.given_first else [own, *personal]
        return self.before[side] + " ".join(word for word in words if word)

    def family(self, random: Random) -> str:
        """One of the families; empty where a people has no family names."""
        return self._drawn(random, self.families)

    @staticmethod
    def _drawn(random: Random, words: Sequence[str]) -> str:
        return random.choice(words) if words else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


KINH: Final = People(
    ethnicity="Kinh",
    provinces=(),
    families=(
        *_words("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Đinh Trịnh Mai Đào Tạ"),
        "Nguyễn Phúc",
        "Trần Lê",
    ),
    middle=(
        (*_words("Văn Hữu Đức Minh Quốc Thành Xuân Đình Gia Ngọc"), ""),
        ("Thị", "Thị Ngọc", "Thị Thuý", "Ngọc", "Thu", "Thị Mỹ", "Hoàng", "Thị Kim", "Hoàng Thị Phương Minh"),
    ),
    given=(
        _words("Anh Bảo Cường Dũng Đạt Giang Hải Hoà Huy Khoa Long Lượng Nghĩa Phú Quý Sỹ Thuỷ Tuấn Vượng Ý"),
        _words("Ánh Bưởi Diễm Đào Giang Hằng Hoà Huệ Khuê Lan Mỵ Nguyệt Nhã Phượng Quỳnh Thảo Thuỳ Uyên Xoan Yến"),
    ),
)
"""Nine in ten Vietnamese."""

MINORITIES: Final[tuple[People, ...]] = (
    People(
        ethnicity="Tày",
        provinces=("04", "20", "06", "19"),
        families=("Nông", "Hoàng", "Bế", "Lục", "Ma"),
        middle=(("Văn", "Quang"), ("Thị", "Thị Bích")),
        given=(("Đồng", "Tuyên", "Vỹ", "Kiềng"), ("Duyên", "Mây", "Nhình", "Slao")),
    ),
    People(
        ethnicity="Thái",
        provinces=("14", "11", "12"),
        families=("Lò", "Cầm", "Quàng", "Lường", "Vì"),
        middle=(("Văn",), ("Thị",)),
        given=(("Ún", "Inh", "Pâng", "Thoải"), ("Ơn", "Hặc", "Pành", "Xoan")),
    ),
    People(
        ethnicity="Mường",
        provinces=("17", "25"),
        families=("Bùi", "Quách", "Đinh", "Bạch"),
        middle=(("Văn", "Công"), ("Thị",)),
        given=(("Ểu", "Nhích", "Đượng"), ("Ỉn", "Nhưỡng", "Thẻo")),
    ),
    People(
        ethnicity="Mông",
        provinces=("02", "10", "15"),
        families=("Giàng", "Sùng", "Vàng", "Thào", "Mùa"),
        middle=(("A", "Seo", "Mí"), ("Thị", "Thị Pà")),
        given=(("Pháo", "Chứ", "Dế", "Lử"), ("Dợ", "Mỷ", "Sua", "Vừ")),
    ),
    People(
        ethnicity="Dao",
        provinces=("02", "08", "22"),
        families=("Triệu", "Bàn", "Phùng", "Chíu"),
        middle=(("Tài", "Phúc"), ("Mùi", "Thị")),
        given=(("Chòi", "Quẩy", "Sếnh"), ("Ghển", "Khé", "Mản")),
    ),
    People(
        ethnicity="Khmer",
        provinces=("94", "84", "91"),
        families=("Thạch", "Sơn", "Kim", "Danh", "Lâm"),
        middle=((), ("Thị", "")),
        given=(("Sa Rây", "Chanh Đa", "Hoàng Khuôl"), ("Sà Phol", "Sô Phia", "Ươl")),
    ),
    People(
        ethnicity="Chăm",
        provinces=("58", "60"),
        families=("Báo", "Đàng", "Bá", "Thiên Sanh", "Quảng Đại"),
        middle=((), ("Thị", "Nữ")),
        given=(("Hưởng", "Thuỷ", "Vưng"), ("Chắc", "Ngoạn", "Mơ")),
    ),
    People(
        ethnicity="Hoa",
        provinces=("79", "92"),
        families=("Trần", "Lâm", "Quách", "Trương"),
        middle=(("Chí", "Bội"), ("Mỹ", "Tú")),
        given=(("Cường", "Vĩnh", "Diệu"), ("Linh", "Phấn", "Nghi")),
    ),
    People(
        ethnicity="Ê-đê",
        provinces=("66",),
        families=("Niê", "Mlô", "Byă", "Êban", "Ayŭn", "Kbŏ", "Niê Kđăm", "Buôn Yă"),
        given=(("Ñuk", "Čuăt", "Bhĭm", "Dhĕ", "Thŭk", "Wơn"), ("Bĕ", "Hen", "Ñăn", "Čĭnh", "Juĭn", "Blŏ")),
        before=("Y ", "H'"),
        given_first=True,
    ),
    People(
        ethnicity="Gia-rai",
        provinces=("64",),
        families=("Rơ Châm", "Ksor", "Kpă", "Siu", "Rơ Mah", "Nay"),
        given=(("Bŏk", "Čưt", "Tŭng", "Hyưk"), ("H'Ñim", "H'Bĭa", "H'Lưn", "H'Čĕ")),
    ),
    People(
        ethnicity="Ba-na",
        provinces=("64", "62"),
        families=("Đinh",),
        given=(("Hmưnh", "Nŭp", "Byưng", "Pơlŭk"), ("Hlưnh", "Ñĕt", "Yưk", "Bơch")),
    ),
    People(
        ethnicity="Xơ-đăng",
        provinces=("62",),
        families=(),
        given=(("Brôl Vẻl", "Đĕng", "Thŭt-Krông"), ("Ñŏih", "Hrĭn", "Bĕo-Thanh")),
        before=("A ", "Y "),
    ),
    People(
        ethnicity="Cơ-ho",
        provinces=("68",),
        families=("Ndu", "Kơ Să", "Liêng Hot", "Čil Mup"),
        given=(("Brơih", "Thŭng", "Long-Ding", "Ñhĕp"), ("Thoăi", "Điŏng", "Lĭnh-Ya", "Rŏs")),
        before=("K'", "Ka "),
        given_first=True,
    ),
)
"""Peoples of the north, the south and the highlands; the highlands bring ' - ŏ ŭ č ĕ ĭ Ñ."""
