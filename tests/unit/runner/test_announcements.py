"""What is said follows from the kind of screen, never from whom it shows."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.speech import Announcement, Prompt, QueueNumber
from kiosk.runner.announcements import announcement_of
from kiosk.session.state import FaceMotion, Step
from kiosk.session.views import CapturingFaceView, TicketView
from tests.screens.examples import BY_NAME, EXAMPLES, Example

SILENT = {Step.STARTING, Step.ATTRACT, Step.STAFF, Step.CLEARING, Step.CLEANING, Step.OUT_OF_SERVICE}


def with_other_texts(part: object, text: str) -> object:
    """The same view with every text in it, however deep, exchanged; a ticket keeps its number."""
    if isinstance(part, tuple):
        return tuple(with_other_texts(item, text) for item in part)
    if type(part) is str:
        return text
    if not is_dataclass(part) or isinstance(part, type):
        return part
    kept = {"number"} if isinstance(part, TicketView) else set()
    changed = {
        field.name: with_other_texts(getattr(part, field.name), text)
        for field in fields(part)
        if field.init and field.name not in kept
    }
    return replace(part, **changed)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
@settings(max_examples=10)
@given(text=st.text(min_size=1, max_size=12))
def test_names_numbers_and_services_change_nothing_of_what_is_said(example: Example, text: str) -> None:
    assert announcement_of(with_other_texts(example.body, text)) == announcement_of(example.body)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_screen_of_a_person_speaks_and_the_others_are_silent(example: Example) -> None:
    assert (announcement_of(example.body) is None) is (example.step in SILENT)


def test_every_sentence_has_its_screen() -> None:
    asked = [CapturingFaceView(None, 3, 8, motion, motions=2) for motion in FaceMotion]
    said = {announcement_of(body) for body in (*asked, *(example.body for example in EXAMPLES))}
    assert {announcement.prompt for announcement in said if announcement is not None} == set(Prompt)


def test_the_ticket_tells_its_number() -> None:
    assert announcement_of(BY_NAME["ticket"].body) == Announcement(Prompt.YOUR_NUMBER, QueueNumber("A 027"))
