"""The table of failures is whole, polite, and the page on the counter is the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.domain.failures import FAILURES, FailureCode
from tools.failure_codes import document

ROOT = Path(__file__).parents[3]
ACCUSING = ("không hợp lệ", "không khớp", "giả", "sai", "lỗi", "gian lận")


def test_every_code_has_one_row() -> None:
    assert list(FAILURES) == list(FailureCode)


@pytest.mark.parametrize("code", FailureCode)
def test_a_row_says_cause_and_cure_and_blames_nobody(code: FailureCode) -> None:
    text = FAILURES[code]
    assert re.fullmatch(r"F-[1-7]\d\d", code.value)
    assert text.cause.endswith(".")
    assert text.cure.endswith(".")
    assert text.patient.endswith(".")
    assert len(text.patient.split()) <= 25
    assert not any(word in text.patient.lower() for word in ACCUSING)


def test_the_printed_page_is_today_s() -> None:
    assert (ROOT / "docs" / "failure-codes.md").read_text(encoding="utf-8") == document()
