"""Names as they are searched for, and what is masked of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.text import normalise
from kiosk.domain.masking import mask_name, mask_number
from kiosk.domain.names import skeleton

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " "), min_size=1, max_size=40)


def test_look_alikes_of_d_with_stroke_are_the_letter() -> None:
    assert normalise("\u00d0ỗ \u0189ức") == "Đỗ Đức"
    assert skeleton("\u00d0ỖNG") == skeleton("đỗng") == "dong"


def test_minority_names_keep_their_letters() -> None:
    assert normalise("H'  Ñiăm  Êban") == "H' Ñiăm Êban"
    assert skeleton("Y-Blŏng Čil") == "y-blong cil"


@given(vietnamese)
def test_any_unicode_form_and_case_is_found(name: str) -> None:
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")} | {name.upper()}
    assert len({skeleton(form) for form in forms}) == 1
    assert skeleton(name).isascii()


@pytest.mark.parametrize(
    ("name", "masked"), [("Nguyễn Văn Mẫu", "Nguyễn V. M."), ("  Đỗ   Ái ", "Đỗ Á."), ("Y", "Y"), ("", "")]
)
def test_a_name_shows_the_family_and_initials(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.text(st.characters(categories=["Nd", "Lu"]), min_size=8, max_size=20))
def test_a_number_shows_four_characters(number: str) -> None:
    assert mask_number(number) == "…" + number[-4:]


@given(st.text(max_size=7))
def test_a_short_number_shows_nothing(number: str) -> None:
    assert mask_number(number) == "…"
