"""The three comparisons of names, and what is masked of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.text import normalise
from kiosk.domain.masking import mask_name, mask_number
from kiosk.domain.names import exact, skeleton, tone_place_insensitive

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " "), min_size=1, max_size=40)


def test_the_tone_may_stand_on_either_vowel_but_stays_the_same_tone() -> None:
    assert tone_place_insensitive("Hoà") == tone_place_insensitive("Hòa")
    assert tone_place_insensitive("Thuỷ") == tone_place_insensitive("Thủy")
    assert tone_place_insensitive("Hoà") != tone_place_insensitive("Hóa")
    assert exact("Hoà") != exact("Hòa")


def test_horn_breve_and_circumflex_make_letters_not_tones() -> None:
    assert tone_place_insensitive("Tư") != tone_place_insensitive("Tu")
    assert tone_place_insensitive("Tân") != tone_place_insensitive("Tan")


def test_look_alikes_of_d_with_stroke_are_the_letter() -> None:
    assert normalise("\u00d0ỗ \u0189ức") == "Đỗ Đức"
    assert exact("\u00d0ỖNG") == exact("đỗng")


def test_minority_names_keep_their_letters() -> None:
    assert normalise("H'  Ñiăm  Êban") == "H' Ñiăm Êban"
    assert skeleton("Y-Blŏng Čil") == "y-blong cil"


@given(vietnamese)
def test_any_unicode_form_is_the_same_name(name: str) -> None:
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len({exact(form) for form in forms}) == 1
    assert len({tone_place_insensitive(form) for form in forms}) == 1
    assert skeleton(name).isascii()


@given(vietnamese)
def test_each_comparison_is_looser_than_the_one_before(name: str) -> None:
    other = name.upper()
    assert exact(name) == exact(other)
    assert tone_place_insensitive(name) == tone_place_insensitive(other)
    assert skeleton(name) == skeleton(other)


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
