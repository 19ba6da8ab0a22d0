"""A whole check-in on real bytes: chip, face, gateway, store, ticket."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PIL import Image

from kiosk.session.state import Step
from kiosk.session.views import NeedKeyView, ReviewView, TicketView
from simulators.patient import SimulatedPatient
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from simulators.world import PersonHands
from tests.e2e.reception import Reception

MAIN_PATH = [
    Step.STARTING,
    Step.ATTRACT,
    Step.NOTICE,
    Step.NEED_KEY,
    Step.READING_CARD,
    Step.CAPTURING_FACE,
    Step.MATCHING,
    Step.REVIEW,
    Step.COMMITTING,
    Step.SENDING,
    Step.TICKET,
    Step.TAKE_CARD,
    Step.CLEARING,
    Step.ATTRACT,
]


def test_the_main_path_from_card_to_number(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    reception = Reception(tmp_path)
    record = reception.serve()
    assert [step for step in reception.steps if step is not Step.CHECKING_INSURANCE] == MAIN_PATH
    answer = record.as_json()
    assert answer["outcome"] == "checked_in"
    assert answer["failure"] is None
    assert answer["assurance"] == "chip_genuine"
    assert answer["access"] == {"protocol": "PACE"}
    assert answer["insurance"] == "eligible"
    assert answer["delivery"] == "confirmed"
    assert answer["face"]["score"] >= answer["face"]["threshold"]
    assert answer["face"]["frames"] >= 3
    assert answer["simulated"] is True
    assert [step["name"] for step in answer["steps"]][:2] == ["starting", "attract"]

    (received,) = reception.world.gateway.received_check_ins
    assert received.times == 1
    assert received.receipt == answer["receipt"]
    ticket = next(view.body for view in reversed(reception.screens) if isinstance(view.body, TicketView))
    assert ticket.number == answer["ticket"]["number"]
    assert received.key == ticket.qr_text
    with Image.open(tmp_path / "out" / f"ticket-{ticket.number.replace(' ', '-')}.png") as picture:
        assert picture.width == 576

    review = next(view.body for view in reception.screens if isinstance(view.body, ReviewView))
    assert (review.name, review.birth_year, review.personal_id) == ("Nguyễn V. M.", 1999, "…2345")
    assert review.insurance.share_percent == 80


def test_nothing_of_the_person_is_in_log_or_on_disk(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    reception = Reception(tmp_path)
    reception.serve()
    persona = load_personas()["mau"]
    number, name = persona.card.personal_id, persona.card.full_name
    secrets = [number.encode(), name.encode(), name.encode("utf-16-le"), portrait(persona)[200:264]]
    log = caplog.text
    assert number not in log
    assert name not in log
    assert "token=" not in log
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "kiosk.db" for path in files)
    for path in files:
        content = path.read_bytes()
        assert not any(secret in content for secret in secrets), path.name


class BorrowedFirst(PersonHands):
    """Shows the back of another person's card first, then of the own one."""

    shown = 0

    def show_mrz(self) -> None:
        self.shown += 1
        if self.shown == 1:
            self._world.hands(self._world.personas["lan"]).show_mrz()
        else:
            super().show_mrz()


def test_the_back_of_another_card_opens_nothing_and_is_asked_for_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reception = Reception(tmp_path)
    hands = BorrowedFirst(reception.world, reception.world.personas["mau"])
    reception.play(SimulatedPatient(hands, reception.kiosk.runner.intend, reception.loop.end, shows_back=True))
    asked = [view.body for view in reception.screens if isinstance(view.body, NeedKeyView)]
    assert [body.wrong_key for body in asked] == sorted(body.wrong_key for body in asked)
    assert asked[-1].wrong_key
    assert reception.steps.count(Step.READING_CARD) == 2
    assert reception.record.as_json()["outcome"] == "checked_in"
    for name in ("mau", "lan"):
        assert load_personas()[name].card.personal_id[3:] not in caplog.text
