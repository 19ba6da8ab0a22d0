"""What the kiosk may say aloud: fixed sentences and a queue number, and by its types nothing else.

Whoever stands near hears it, so no name, no number of an ID or a card, no service and no illness can be put into an
announcement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"([A-Z]{1,2}) ?([0-9]{3,6})")


class Prompt(StrEnum):
    """The sentences, by what they are about."""

    CONSENT = "consent"
    SHOW_CODE = "show_code"
    SHOW_CODE_AGAIN = "show_code_again"
    LAY_CARD = "lay_card"
    READING_CARD = "reading_card"
    PUT_CARD_BACK = "put_card_back"
    CODE_READ = "code_read"
    LOOK_AT_CAMERA = "look_at_camera"
    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    BLINK = "blink"
    COME_CLOSER = "come_closer"
    PLEASE_WAIT = "please_wait"
    CHECKING_INSURANCE = "checking_insurance"
    IS_THIS_YOU = "is_this_you"
    CHOOSE_SERVICE = "choose_service"
    YOUR_NUMBER = "your_number"
    TAKE_CARD = "take_card"
    CARD_STILL_THERE = "card_still_there"
    STILL_THERE = "still_there"
    GO_TO_COUNTER = "go_to_counter"


@dataclass(frozen=True, slots=True)
class QueueNumber:
    """A number as printed on the ticket, "A 027" or "AU 003". Raises ValueError for anything else."""

    text: str

    def __post_init__(self) -> None:
        if _NUMBER.fullmatch(self.text) is None:
            raise ValueError("not a queue number: a letter or two and at least three digits")

    @property
    def signs(self) -> tuple[str, ...]:
        """Letters and digits, to be said one by one, as they are called out in the waiting room."""
        return tuple(self.text.replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Announcement:
    """One thing to say. `number` belongs to YOUR_NUMBER and to nothing else; ValueError otherwise."""

    prompt: Prompt
    number: QueueNumber | None = None

    def __post_init__(self) -> None:
        if (self.prompt is Prompt.YOUR_NUMBER) != (self.number is not None):
            raise ValueError("a queue number is said with YOUR_NUMBER alone")
