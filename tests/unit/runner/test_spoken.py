"""The guide says each screen once, again in another language, and is silent when the person has gone."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.failures import FailureCode
from kiosk.domain.speech import Announcement, Prompt, QueueNumber
from kiosk.runner.spoken import SpokenGuide
from kiosk.session.state import CardStage, Language, State
from kiosk.session.views import ReadingCardView
from tests.screens.examples import BY_NAME, Example


@dataclass
class Heard:
    """A speaker that keeps what it was told; None for silence."""

    all: list[tuple[Announcement, Language] | None] = field(default_factory=list)

    def say(self, announcement: Announcement, language: Language) -> None:
        self.all.append((announcement, language))

    def stop(self) -> None:
        self.all.append(None)


def show(guide: SpokenGuide, name: str, language: Language = Language.VIETNAMESE) -> None:
    guide.changed(State(), BY_NAME[name].view(language))


def test_a_visit_is_guided_from_consent_to_number_and_ends_in_silence() -> None:
    heard = Heard()
    guide = SpokenGuide(heard)
    for name in ("attract", "notice", "need-key", "reading", "capturing", "ticket", "take-card", "clearing", "attract"):
        show(guide, name)
    said = [None if one is None else one[0].prompt for one in heard.all]
    assert said == [
        Prompt.CONSENT,
        Prompt.SHOW_CODE,
        Prompt.READING_CARD,
        Prompt.LOOK_AT_CAMERA,
        Prompt.YOUR_NUMBER,
        Prompt.TAKE_CARD,
        None,
    ]


def test_newer_data_of_the_same_screen_are_not_said_again() -> None:
    heard = Heard()
    guide = SpokenGuide(heard)
    for stage in CardStage:
        body = ReadingCardView(stage, "Nguyễn V. M.", 1)
        guide.changed(State(), Example("reading", BY_NAME["reading"].step, body).view())
    assert heard.all == [(Announcement(Prompt.READING_CARD), Language.VIETNAMESE)]


def test_another_language_says_it_again() -> None:
    heard = Heard()
    guide = SpokenGuide(heard)
    show(guide, "ticket")
    show(guide, "ticket", Language.KOREAN)
    number = Announcement(Prompt.YOUR_NUMBER, QueueNumber("A 027"))
    assert heard.all == [(number, Language.VIETNAMESE), (number, Language.KOREAN)]


def test_staff_at_work_and_calls_of_staff_are_silent() -> None:
    heard = Heard()
    guide = SpokenGuide(heard)
    show(guide, "capturing")
    guide.staff_called(FailureCode.FACE_NOT_RECOGNISED)
    show(guide, "staff")
    assert heard.all[1:] == [None]
