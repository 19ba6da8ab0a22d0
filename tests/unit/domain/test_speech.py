"""Only fixed sentences and a queue number can be made into something to say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.speech import Announcement, Prompt, QueueNumber


@given(st.text(max_size=30) | st.from_regex(r"[A-Z]{1,3} ?[0-9]{1,12}", fullmatch=True))
def test_a_queue_number_is_letters_and_a_few_digits_or_nothing(text: str) -> None:
    if re.fullmatch(r"[A-Z]{1,2} ?[0-9]{3,6}", text):
        assert "".join(QueueNumber(text).signs) == text.replace(" ", "")
    else:
        with pytest.raises(ValueError, match="not a queue number"):
            QueueNumber(text)


@pytest.mark.parametrize(
    "personal", ["Nguyễn Văn A", "001049000123", "DN4791234562345", "…2345", "079 123", "B1234567", "٣٤٥"]
)
def test_nothing_personal_passes_for_a_queue_number(personal: str) -> None:
    with pytest.raises(ValueError, match="not a queue number") as raised:
        QueueNumber(personal)
    assert personal not in str(raised.value)


@pytest.mark.parametrize("prompt", Prompt)
def test_the_number_belongs_to_its_sentence_alone(prompt: Prompt) -> None:
    number = QueueNumber("A 027")
    right, wrong = (number, None) if prompt is Prompt.YOUR_NUMBER else (None, number)
    assert Announcement(prompt, right).number == right
    with pytest.raises(ValueError, match="YOUR_NUMBER"):
        Announcement(prompt, wrong)
