"""The identity that every source yields."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.document import Assurance, DocumentError, IdentityDocument, PartialDate, Sex, Source


def _document(personal_id: str | None = "001099012345", full_name: str = "Nguyễn Văn Mẫu") -> IdentityDocument:
    return IdentityDocument(
        source=Source.CHIP,
        full_name=full_name,
        birth_date=PartialDate(1999, 1, 15),
        sex=Sex.MALE,
        personal_id=personal_id,
        residence="Phường Bến Nghé",
        extras={"7": "something"},
    )


def test_repr_shows_no_personal_data() -> None:
    assert repr(_document()) == "IdentityDocument(source=<Source.CHIP: 'chip'>)"
    assert "1999" not in repr(PartialDate(1999, 1, 15))


@pytest.mark.parametrize("personal_id", ["", "00109901234", "0010990123456", "00109901234X", "٠٠١٠٩٩٠١٢٣٤٥"])
def test_a_personal_id_has_twelve_digits(personal_id: str) -> None:
    with pytest.raises(DocumentError) as refused:
        _document(personal_id)
    assert "0010990" not in str(refused.value)


def test_sources_without_a_personal_id_say_none() -> None:
    assert _document(None).personal_id is None


def test_a_name_is_needed() -> None:
    with pytest.raises(DocumentError):
        _document(full_name="  ")


def test_documents_are_values() -> None:
    assert _document() == _document()
    assert len({_document(), _document()}) == 1


def test_assurance_rises() -> None:
    assert Assurance.QR < Assurance.STAFF < Assurance.CHIP_INTACT < Assurance.CHIP_GENUINE


@given(st.dates())
def test_whole_dates_round_trip(value: date) -> None:
    if value.year >= 1000:
        partial = PartialDate.of(value)
        assert partial.as_date() == value
        assert partial.isoformat() == value.isoformat()


def test_partial_dates() -> None:
    assert PartialDate(1950).as_date() is None
    assert PartialDate(1950).isoformat() == "1950"
    assert PartialDate(1950, 3).isoformat() == "1950-03"


@pytest.mark.parametrize("parts", [(50,), (1950, 13), (1950, None, 3), (1950, 2, 30), (2023, 2, 29)])
def test_no_dates(parts: tuple[int, ...]) -> None:
    with pytest.raises(DocumentError):
        PartialDate(*parts)
