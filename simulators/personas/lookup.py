"""What the assessment gateway answers when a persona is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from cardreader.document import Sex
from simulators.personas.facts import Persona, RegisteredOtherwise

ANSWER_FIELDS: Final = (
    "maKetQua",
    "ghiChu",
    "maThe",
    "hoTen",
    "ngaySinh",
    "gioiTinh",
    "diaChi",
    "maDKBD",
    "cqBHXH",
    "gtTheTu",
    "gtTheDen",
    "maKV",
    "ngayDu5Nam",
    "maSoBHXH",
    "maTheCu",
    "maTheMoi",
    "gtTheTuMoi",
    "gtTheDenMoi",
    "maDKBDMoi",
    "tenDKBDMoi",
    "dsLichSuKCB2018",
    "dsLichSuKT2018",
)
"""Every field of the reply to KQNhanLichSuKCB2024, in the official order."""

# Nothing was found, or what was asked differs from the register: no person is told about.
_WITHOUT_PERSON: Final = frozenset({"050", "051", "052", "053", "060", "061", "070"})


_SEXES: Final = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ", Sex.UNDETERMINED: "Chưa xác định"}


def gateway_answer(persona: Persona) -> Mapping[str, str | None]:
    """The reply for this person with every field, null where there is nothing. Visits come by a call of their own."""
    card, insurance, new = persona.card, persona.insurance, persona.insurance.new_card
    otherwise = insurance.otherwise or RegisteredOtherwise()
    answer: dict[str, str | None] = dict.fromkeys(ANSWER_FIELDS)
    answer |= {"maKetQua": insurance.answer, "ghiChu": insurance.note}
    if insurance.answer in _WITHOUT_PERSON:
        return answer
    answer |= {
        "maThe": insurance.card_number,
        "hoTen": otherwise.full_name or card.full_name,
        "ngaySinh": otherwise.birth_date or _slashed(card.birth_date),
        "gioiTinh": _SEXES[otherwise.sex or card.sex],
        "diaChi": otherwise.address or card.residence,
        "maDKBD": insurance.facility,
        "cqBHXH": insurance.authority,
        "gtTheTu": _slashed(insurance.valid_from),
        "gtTheDen": _slashed(insurance.valid_to),
        "maKV": insurance.area,
        "ngayDu5Nam": _slashed(insurance.five_years_from),
        "maSoBHXH": insurance.bhxh_number,
    }
    if new is not None:
        answer |= {
            "maTheCu": insurance.card_number,
            "maTheMoi": new.card_number,
            "gtTheTuMoi": _slashed(new.valid_from),
            "gtTheDenMoi": _slashed(new.valid_to),
            "maDKBDMoi": new.facility,
            "tenDKBDMoi": new.facility_name,
        }
    return answer


def _slashed(value: date | None) -> str | None:
    return f"{value:%d/%m/%Y}" if value else None
