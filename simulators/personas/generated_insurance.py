"""Draws the health insurance of a generated person, and what the register answers about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Final

from cardreader.document import Sex
from simulators.personas import marks
from simulators.personas.facts import CardFacts, CardKind, InsuranceFacts, NewInsuranceCard, RegisteredOtherwise
from simulators.personas.generated_cards import DrawnCard
from simulators.personas.insured import INSURED_AS, InsuredAs, InsuredGroup, may_be
from simulators.personas.provinces import MERGED_INTO, Province
from simulators.personas.terms import age_on, birthday

OWN_FACILITY: Final = "01999"
"""The simulated kiosk's."""
_AREAS: Final = ("K1", "K2", "K3")
_ROUNDS_OFF: Final = timedelta(days=400)


class Register(StrEnum):
    """What about the insurance a tester may want to see; the value begins with the answer's code."""

    GOOD = "000"
    GOOD_AT_THE_KIOSK = "000 registered here"
    OTHER_SEX = "000 other sex"
    OTHER_ADDRESS = "000 other address"
    YEAR_OF_BIRTH_ALONE = "000 year of birth alone"
    DEFENCE = "001"
    PUBLIC_SECURITY = "002"
    REPLACED = "003"
    REPLACED_SOON = "004"
    EXPIRED = "010"
    NOT_INSURED = "050"
    OTHER_NAME = "060"
    NAME_WITHOUT_MARKS = "061"
    OTHER_BIRTH_DATE = "070"
    REVOKED = "110"
    DECREASED = "120"
    MOVED_PROVINCE = "121"
    MOVED_INSIDE = "122"
    INCREASED_AGAIN = "123"
    STOPPED = "124"
    CHILD_WITHOUT_CARD = "130"

    @property
    def code(self) -> str:
        """maKetQua."""
        return self.value[:3]


_NOTES: Final = {
    "000": "Thông tin thẻ chính xác",
    "001": "Thẻ do BHXH Bộ Quốc Phòng quản lý, đề nghị kiểm tra thẻ và thông tin giấy tờ tùy thân",
    "002": "Thẻ do BHXH Bộ Công An quản lý, đề nghị kiểm tra thẻ và thông tin giấy tờ tùy thân",
    "003": "Thẻ cũ hết giá trị sử dụng nhưng đã được cấp thẻ mới",
    "004": "Thẻ cũ còn giá trị sử dụng nhưng đã được cấp thẻ mới",
    "010": "Thẻ hết giá trị sử dụng",
    "050": "Không thấy thông tin thẻ bảo hiểm y tế",
    "060": "Thẻ sai họ tên",
    "061": "Thẻ sai họ tên (đúng kí tự đầu)",
    "070": "Thẻ sai ngày sinh",
    "110": "Thẻ đã thu hồi",
    "120": "Thẻ đã báo giảm",
    "121": "Thẻ đã báo giảm. Giảm chuyển ngoại tỉnh",
    "122": "Thẻ đã báo giảm. Giảm chuyển nội tỉnh",
    "123": "Thẻ đã báo giảm. Thu hồi do tăng lại cùng đơn vị",
    "124": "Thẻ đã báo giảm. Ngừng tham gia",
    "130": "Trẻ em không xuất trình thẻ",
}
_OLD_CARDS: Final = frozenset({Register.REPLACED, Register.EXPIRED})


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found to fit a person together."""

    register: Register
    insured: InsuredAs | None


def choices_for(card: CardFacts, register: Register, today: date) -> list[Choice]:
    """The ways in which this person can be insured with that answer; none where it does not fit."""
    age = age_on(card.birth_date, today)
    small = age < 6
    if register is Register.CHILD_WITHOUT_CARD:
        return [Choice(register, None)] if small and card.kind is not CardKind.NONE else []
    if register is Register.NOT_INSURED:
        # Who has neither card nor insurance has nothing to show at a kiosk.
        return [Choice(register, None)] if card.kind is not CardKind.NONE else []
    if small and register in (Register.DEFENCE, Register.PUBLIC_SECURITY, *_OLD_CARDS):
        return []
    wanted = {Register.DEFENCE: ("QN", "CY"), Register.PUBLIC_SECURITY: ("CA",)}.get(register)
    fitting = [item for item in INSURED_AS if may_be(item, age)]
    if wanted is None:
        fitting = [item for item in fitting if item.code not in ("QN", "CY", "CA")]
    else:
        fitting = [item for item in fitting if item.code in wanted]
    return [Choice(register, item) for item in fitting]


def draw_insurance(
    random: Random, card: DrawnCard, choice: Choice, today: date, taken: AbstractSet[str]
) -> InsuranceFacts:
    """The register's entry as of `today`, with a social insurance number that is not among those `taken`."""
    register, insured, person = choice.register, choice.insured, card.facts
    if insured is None:
        return InsuranceFacts(answer=register.code, note=_NOTES[register.code], otherwise=None)
    number = _number(random, taken)
    valid_from, valid_to = _validity(random, person, register, insured, today)
    here = register is Register.GOOD_AT_THE_KIOSK or random.random() < 0.2
    facility = OWN_FACILITY if here else f"{card.home.code}{marks.FACILITY_SERIES}{random.choice('6789')}"
    new_card = None
    if register in (Register.REPLACED, Register.REPLACED_SOON):
        better = random.choice([level for level in range(1, 6) if level != insured.level])
        new_card = NewInsuranceCard(
            card_number=f"{insured.code}{better}{card.home.code}{number}",
            valid_from=date(today.year, 1, 1) if register is Register.REPLACED else date(today.year, today.month, 1),
            valid_to=date(today.year + 12, 12, 31),
            facility=f"{card.home.code}{marks.FACILITY_SERIES}5",
            facility_name=f"Trạm y tế Phường Mẫu {random.choice(('Một', 'Hai', 'Ba'))}",
        )
    return InsuranceFacts(
        answer=register.code,
        note=_NOTES[register.code],
        card_number=f"{insured.code}{insured.level}{card.home.code}{number}",
        valid_from=valid_from,
        valid_to=valid_to,
        issued_on=max(valid_from - timedelta(days=random.randint(1, 20)), person.birth_date),
        facility=facility,
        authority=f"Bảo hiểm xã hội cơ sở Mẫu {random.choice(('Một', 'Hai', 'Ba', 'Bốn'))}",
        area=random.choice((*_AREAS, None)),
        five_years_from=_five_years(random, person, today),
        new_card=new_card,
        otherwise=_otherwise(random, person, card.home, register),
    )


def _number(random: Random, taken: AbstractSet[str]) -> str:
    start = random.randrange(1_000_000)
    candidates = (f"{marks.INSURANCE_SERIES}{(start + step) % 1_000_000:06}" for step in range(1_000_000))
    return next(candidate for candidate in candidates if candidate not in taken)


def _validity(
    random: Random, person: CardFacts, register: Register, insured: InsuredAs, today: date
) -> tuple[date, date]:
    """Old cards ended last year or before; those of small children run until they are six, or to that September."""
    if register in _OLD_CARDS:
        year = today.year - random.randint(1, 3)
        return date(year, 1, 1), date(year, 12, 31)
    if insured.group is InsuredGroup.SMALL_CHILD:
        six = birthday(person.birth_date, 6)
        return person.birth_date, max(six, date(six.year, 9, 30))
    return date(today.year, 1, 1), date(today.year + random.randint(3, 12), 12, 31)


def _five_years(random: Random, person: CardFacts, today: date) -> date | None:
    """None for children; else a day behind or ahead of today."""
    if age_on(person.birth_date, today) < 6 or random.random() < 0.3:
        return None
    return date(today.year + random.randint(-4, 4), random.randint(1, 12), 1)


def _otherwise(random: Random, person: CardFacts, home: Province, register: Register) -> RegisteredOtherwise | None:
    born = person.birth_date
    match register:
        case Register.OTHER_NAME:
            family = random.choice([name for name in ("Ngô", "Phạm", "Trần") if name[0] != person.full_name[0].upper()])
            return RegisteredOtherwise(full_name=f"{family} {person.full_name.split(maxsplit=1)[-1]}")
        case Register.NAME_WITHOUT_MARKS:
            return RegisteredOtherwise(full_name=_misspelt(person.full_name))
        case Register.OTHER_BIRTH_DATE:
            return RegisteredOtherwise(birth_date=f"{born - _ROUNDS_OFF:%d/%m/%Y}")
        case Register.YEAR_OF_BIRTH_ALONE:
            return RegisteredOtherwise(birth_date=f"{born.year}")
        case Register.OTHER_SEX:
            return RegisteredOtherwise(sex=random.choice((Sex.UNDETERMINED, _other(person.sex))))
        case Register.OTHER_ADDRESS:
            return RegisteredOtherwise(address=f"Thôn Mẫu, Xã Mẫu Bảy, {MERGED_INTO[home.code].name}")
        case _:
            return None


def _other(sex: Sex) -> Sex:
    return Sex.FEMALE if sex is Sex.MALE else Sex.MALE


def _misspelt(name: str) -> str:
    """The first letter as it is, the rest without marks; a name without marks gets one word more."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name[1:]) if not unicodedata.combining(c)).replace("đ", "d")
    return name[0] + plain if plain != name[1:] else f"{name} Thị"
