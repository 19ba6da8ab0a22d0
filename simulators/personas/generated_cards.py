"""Draws what stands on the card of a generated person: dates that fit the law, numbers by rule, marked places."""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random
from typing import Final, assert_never

from cardreader.document import Sex
from simulators.personas import marks
from simulators.personas.facts import CardFacts, CardKind
from simulators.personas.naming import KINH, MINORITIES, People
from simulators.personas.provinces import MERGED_INTO, MERGED_ON, NEW_PROVINCES, OLD_PROVINCES, Province, name_on
from simulators.personas.terms import FIRST_CARDS_OF_2024, FIRST_CHIP_CARDS, age_on, birthday, expiry_of

_DAY: Final = timedelta(days=1)
_FIRST_CARD_AT: Final = 14
"""Years, until 2024."""
_STILL_GOOD: Final = timedelta(days=730)
"""So long a card that runs out runs on at least, so that persons can be used for a while."""
_NUMBERS: Final = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")
_RELIGIONS: Final = ("Không", "Không", "Phật giáo", "Công giáo", "Tin Lành", "Cao Đài", "Phật giáo Hòa Hảo", "Hồi giáo")
_FEATURES: Final = (
    "Nốt ruồi cách 1 cm dưới mép trái",
    "Sẹo chấm cách 2 cm trên đuôi mày phải",
    "Nốt ruồi cách 1,5 cm sau cánh mũi phải",
    "Sẹo dài 1 cm dưới cằm",
)


class Situation(Enum):
    """What about the card a tester may want to see."""

    CARD_OF_2021 = "card_of_2021"
    CARD_OF_2024 = "card_of_2024"
    NO_EXPIRY = "no_expiry"
    """Past sixty."""
    EXPIRED = "expired"
    CHANGED = "changed"
    """A card of 2024 in place of an older one, whose nine-digit number the code still shows."""
    TEENAGER = "teenager"
    """14 to 17."""
    CHILD = "child"
    """6 to 13; the card runs out at 14, or at 25."""
    SMALL_CHILD = "small_child"
    """Under six: no photo in the chip."""
    NO_CARD = "no_card"
    """Under six, without a card."""


@dataclass(frozen=True, slots=True)
class _Dates:
    born: date
    issued: date
    kind: CardKind

    @property
    def expiry(self) -> date | None:
        return None if self.kind is CardKind.NONE else expiry_of(self.born, self.issued)


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """The card, and where its holder lives."""

    facts: CardFacts
    home: Province
    """One of the old provinces."""


def draw_card(random: Random, situation: Situation, today: date, taken: AbstractSet[str]) -> DrawnCard:
    """A card as of `today`, with a personal number that is not among those `taken`."""
    dates = _dates(random, situation, today)
    sex = random.choice((Sex.MALE, Sex.FEMALE))
    people = random.choice(MINORITIES) if random.random() < 0.25 else KINH
    birthplace = random.choice([place for place in OLD_PROVINCES if place.code in people.provinces] or OLD_PROVINCES)
    home = birthplace if random.random() < 0.7 else random.choice(OLD_PROVINCES)
    family = people.family(random)
    other = people.family(random)
    has_text = dates.kind is CardKind.CCCD_2021 or (dates.kind is CardKind.CAN_CUOC_2024 and random.random() < 0.5)
    names_parents = has_text or age_on(dates.born, dates.issued) < 14
    grown = age_on(dates.born, today) >= 18
    changed = situation is Situation.CHANGED or (grown and dates.born.year < 2000 and random.random() < 0.4)
    facts = CardFacts(
        kind=dates.kind,
        personal_id=_personal_id(random, birthplace, dates.born, sex, taken),
        full_name=_nfc(people.name(random, sex, family)),
        birth_date=dates.born,
        sex=sex,
        issue_date=dates.issued,
        expiry=dates.expiry,
        residence=_residence(random, home, dates.issued),
        ethnicity=people.ethnicity if has_text else None,
        religion=random.choice(_RELIGIONS) if has_text else None,
        origin=f"Xã Mẫu {random.choice(_NUMBERS)}, {birthplace.name}" if has_text else None,
        features=random.choice(_FEATURES) if has_text else None,
        father=_parent(random, people, family, Sex.MALE) if names_parents else None,
        mother=_parent(random, people, other, Sex.FEMALE) if names_parents else None,
        spouse=_spouse(random, people, sex) if has_text and grown and random.random() < 0.6 else None,
        old_id=f"{birthplace.code}{random.randrange(10)}099{random.randrange(1000):03}" if changed else None,
        has_dg13=has_text,
        has_photo=situation not in (Situation.SMALL_CHILD, Situation.NO_CARD),
    )
    return DrawnCard(facts, home)


def _dates(random: Random, situation: Situation, today: date) -> _Dates:
    """Draws until what was drawn is what was asked for."""
    while True:
        drawn = _draw_dates(random, situation, today)
        if drawn is not None and drawn.born < drawn.issued <= today and _fits(drawn, situation, today):
            return drawn


def _draw_dates(random: Random, situation: Situation, today: date) -> _Dates | None:
    old, new = CardKind.CCCD_2021, CardKind.CAN_CUOC_2024
    match situation:
        case Situation.CARD_OF_2021 | Situation.EXPIRED:
            born = _born(random, today, 18, 61)
            earliest = max(FIRST_CHIP_CARDS, birthday(born, _FIRST_CARD_AT))
            return _issued(random, born, earliest, FIRST_CARDS_OF_2024 - _DAY, old)
        case Situation.CARD_OF_2024:
            return _issued(random, _born(random, today, 18, 59), FIRST_CARDS_OF_2024, today, new)
        case Situation.CHANGED:
            return _issued(random, _born(random, today, 28, 59), FIRST_CARDS_OF_2024, today, new)
        case Situation.NO_EXPIRY:
            born = _born(random, today, 61, 96)
            if random.random() < 0.5:
                return _issued(random, born, FIRST_CARDS_OF_2024, today, new)
            return _issued(random, born, FIRST_CHIP_CARDS, FIRST_CARDS_OF_2024 - _DAY, old)
        case Situation.TEENAGER:
            born = _born(random, today, 14, 17)
            if random.random() < 0.5:
                return _issued(random, born, max(FIRST_CARDS_OF_2024, birthday(born, _FIRST_CARD_AT)), today, new)
            earliest = max(FIRST_CHIP_CARDS, birthday(born, _FIRST_CARD_AT))
            return _issued(random, born, earliest, FIRST_CARDS_OF_2024 - _DAY, old)
        case Situation.CHILD:
            born = _born(random, today, 6, 13)
            return _issued(random, born, max(FIRST_CARDS_OF_2024, birthday(born, 6)), today, new)
        case Situation.SMALL_CHILD:
            born = _born(random, today, 0, 5)
            return _issued(random, born, max(FIRST_CARDS_OF_2024, born + 14 * _DAY), today, new)
        case Situation.NO_CARD:
            born = _born(random, today, 0, 5)
            return _Dates(born, born + random.randint(3, 30) * _DAY, CardKind.NONE)
        case unknown:
            assert_never(unknown)


def _fits(drawn: _Dates, situation: Situation, today: date) -> bool:
    match situation:
        case Situation.EXPIRED:
            return drawn.expiry is not None and drawn.expiry < today
        case Situation.NO_EXPIRY | Situation.NO_CARD:
            return drawn.expiry is None
        case _:
            return drawn.expiry is not None and drawn.expiry > today + _STILL_GOOD


def _born(random: Random, today: date, youngest: int, oldest: int) -> date:
    first, last = birthday(today, -oldest - 1) + _DAY, birthday(today, -youngest)
    return first + random.randint(0, (last - first).days) * _DAY


def _issued(random: Random, born: date, first: date, last: date, kind: CardKind) -> _Dates | None:
    """None where there is no such day."""
    if last < first:
        return None
    return _Dates(born, first + random.randint(0, (last - first).days) * _DAY, kind)


def _personal_id(random: Random, birthplace: Province, born: date, sex: Sex, taken: AbstractSet[str]) -> str:
    """Province, century with sex, year, and a marked serial. Those born since the merger got the new province's code;
    where everybody of a year and province is there already, the next province has room."""
    merged = born >= MERGED_ON
    code = MERGED_INTO[birthplace.code].code if merged else birthplace.code
    codes = [place.code for place in (NEW_PROVINCES if merged else OLD_PROVINCES)]
    century = 2 * (born.year // 100 - 19) + (sex is Sex.FEMALE)
    first, serial = codes.index(code), random.randrange(1000)
    candidates = (
        f"0{codes[(first + further) % len(codes)]}{century}{born.year % 100:02}"
        f"{marks.SERIAL}{(serial + step) % 1000:03}"
        for further in range(len(codes))
        for step in range(1000)
    )
    return next(candidate for candidate in candidates if candidate not in taken)


def _residence(random: Random, home: Province, issued: date) -> str:
    """With district and old province before the merger, and without district in the new one since."""
    ward = random.choice(_NUMBERS)
    street = f"Số {random.randint(1, 99)} đường Thử Nghiệm, Phường Mẫu {ward}"
    district = f"Quận Mẫu {random.choice(_NUMBERS)}, " if issued < MERGED_ON else ""
    return f"{street}, {district}{name_on(home, issued)}"


def _parent(random: Random, people: People, family: str, sex: Sex) -> str:
    if people is KINH:
        return _nfc(f"{family} Văn Thử" if sex is Sex.MALE else f"{family} Thị Mẫu")
    return _nfc(people.name(random, sex, family))


def _spouse(random: Random, people: People, sex: Sex) -> str:
    return _parent(random, people, people.family(random), Sex.MALE if sex is Sex.FEMALE else Sex.FEMALE)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
