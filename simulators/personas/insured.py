"""Who is insured as what: the objects of health insurance cards, each with the benefit level that it usually carries.

Object and level are the first three characters of a card's number. The table makes cards that look right; what a person
is entitled to, only the gateway says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class InsuredGroup(Enum):
    """Who can be insured so."""

    SMALL_CHILD = auto()
    """Under six."""
    PUPIL = auto()
    WORKER = auto()
    PENSIONER = auto()
    ANYBODY = auto()
    """From six on."""


@dataclass(frozen=True, slots=True)
class InsuredAs:
    """`code`: two letters; `level`: 1 to 5."""

    code: str
    level: int
    group: InsuredGroup


_TABLE: Final = {
    InsuredGroup.SMALL_CHILD: {1: "TE"},
    InsuredGroup.PUPIL: {4: "HS"},
    InsuredGroup.WORKER: {4: "DN HX CH NN TK HC XK XB TN CS MS CT SV", 5: "QN CA CY", 3: "TC"},
    InsuredGroup.PENSIONER: {3: "HT", 4: "TB NO XN", 1: "CC", 2: "CK CB KC"},
    InsuredGroup.ANYBODY: {2: "HN DT DK XD BT TS", 3: "CN", 4: "GD HG LS TQ TA TY PV"},
}
INSURED_AS: Final[tuple[InsuredAs, ...]] = tuple(
    InsuredAs(code, level, group)
    for group, levels in _TABLE.items()
    for level, codes in levels.items()
    for code in codes.split()
)
"""All levels from 1 to 5 are among them."""


def may_be(insured: InsuredAs, age: int) -> bool:
    """Whether somebody of that age in years can be insured so."""
    match insured.group:
        case InsuredGroup.SMALL_CHILD:
            return age < 6
        case InsuredGroup.PUPIL:
            return 6 <= age < 18
        case InsuredGroup.WORKER:
            return 18 <= age < 60
        case InsuredGroup.PENSIONER:
            return age >= 60
        case InsuredGroup.ANYBODY:
            return age >= 6
