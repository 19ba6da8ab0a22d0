"""Cleaning of scanned text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.optical.text import NotUtf8Error, clean, decode_utf8, has_harmful_characters


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\ufeffNguyễn Văn Mẫu\r\n", "Nguyễn Văn Mẫu"),
        ("\r\n\ufeff Mẫu\t", "Mẫu"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hoà"), "Nguyễn Thị Hoà"),
        ("Ðặng Văn Ðức", "Đặng Văn Đức"),
        ("Ɖỗ", "Đỗ"),
        ("ðặng ɖỗ", "đặng đỗ"),
        ("Y Ñuk Kbŏ-Êban K'čĕ sĭu ŭ", "Y Ñuk Kbŏ-Êban K'čĕ sĭu ŭ"),
        ("a\r\nb", "a\r\nb"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(st.characters() | st.sampled_from("\ufeff\r\n\t Ð̛̣ưƉ")))
def test_cleaned_text_is_nfc_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & set("ÐƉ")
    assert cleaned == cleaned.strip("\ufeff\r\n\t ")


@given(st.text())
def test_decoding_returns_the_text(text: str) -> None:
    assert decode_utf8(text.encode("utf-8")) == text


@pytest.mark.parametrize("raw", [b"\xff", b"Nguy\xea\x83", "Nguyễn".encode("utf-16"), b"\xed\xa0\x80", b"\xc0\xaf"])
def test_other_bytes_are_an_error_that_quotes_nothing(raw: bytes) -> None:
    with pytest.raises(NotUtf8Error) as caught:
        decode_utf8(raw)
    assert str(caught.value) == "the bytes are no UTF-8 text"
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\n", "\x7f", "\u202e", "\u200b", "\ud800", "\u2028", "\ue000"])
def test_invisible_characters_are_harmful(char: str) -> None:
    assert has_harmful_characters(f"Nguyễn{char}Mẫu")


def test_names_are_not_harmful() -> None:
    assert not has_harmful_characters("Y Ñuk Kbŏ-Êban K'čĕ sĭu ŭ, Đặng Thị Hoà | 01/02/2003")
