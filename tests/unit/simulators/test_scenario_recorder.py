"""What a tester does becomes a file that says the same again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.domain.failures import FailureCode
from kiosk.domain.priority import Priority
from kiosk.session import events as ev
from kiosk.session.state import Display, Language, State, Step, TextSize
from simulators.printer import PrinterState
from simulators.scenarios.deeds import (
    AnyDeed,
    CameraDeed,
    CardDeed,
    DisplayDeed,
    GatewayDeed,
    LanguageDeed,
    PersonDeed,
    PrinterDeed,
    PriorityDeed,
    StaffDeed,
)
from simulators.scenarios.hearing import Hearing
from simulators.scenarios.parse import parse_scenario
from simulators.scenarios.recorder import Recorder, Tape
from simulators.scenarios.render import render_scenario
from simulators.scenarios.words import CameraState, CardDoes, PersonDoes, StaffDoes
from simulators.world import SERVICES

LAY = CardDeed(action="card", does=CardDoes.LAY, person="mau")
PULL = CardDeed(action="card", does=CardDoes.REMOVE)
NO_PAPER = PrinterDeed(action="printer", state=PrinterState.NO_PAPER)
PAPER = PrinterDeed(action="printer", state=PrinterState.OK)
DARK = CameraDeed(action="camera", state=CameraState.DARK)
AWAY = GatewayDeed(action="gateway", mode="unreachable")
BACK = GatewayDeed(action="gateway", mode="works")


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_each_deed_has_its_state_its_place_and_its_time(watch: Watch) -> None:
    recorder = Recorder(watch)
    recorder.entered(Step.ATTRACT)
    watch.seconds = 100.0
    recorder.start()
    for at, what in [
        (103.24, LAY),
        (104.0, Step.NOTICE),
        (105.0, Step.READING_CARD),
        (105.5, PULL),
        (106.0, Step.PUT_CARD_BACK),
        (107.0, Step.READING_CARD),
        (107.4, DARK),
    ]:
        watch.seconds = at
        if isinstance(what, Step):
            recorder.entered(what)
        else:
            recorder.did(what)
    recorder.staff_called(FailureCode.FACE_NOT_CAPTURED)
    scenario = recorder.stop("t", "w")
    assert scenario is not None
    assert [(deed.when, deed.nth, deed.after) for deed in scenario.do] == [
        (Step.ATTRACT, None, 3.2),
        (Step.READING_CARD, None, 0.5),
        (Step.READING_CARD, 2, 0.4),
    ]
    assert scenario.expect.states == (
        Step.ATTRACT,
        Step.NOTICE,
        Step.READING_CARD,
        Step.PUT_CARD_BACK,
        Step.READING_CARD,
    )
    assert scenario.expect.staff == (FailureCode.FACE_NOT_CAPTURED,)
    assert parse_scenario(render_scenario(scenario)) == scenario


def test_a_recording_begins_when_the_kiosk_is_ready_and_not_in_the_middle_of_a_visit(watch: Watch) -> None:
    recorder = Recorder(watch)
    recorder.entered(Step.REVIEW)
    recorder.start()
    recorder.did(PULL)
    assert recorder.tape is Tape.WAITING
    recorder.entered(Step.CLEARING)
    recorder.entered(Step.ATTRACT)
    assert recorder.tape is Tape.RUNNING
    recorder.did(LAY)
    scenario = recorder.stop("t", "w")
    assert scenario is not None
    assert [deed.action for deed in scenario.do] == ["card"]
    assert recorder.tape is Tape.OFF


def test_what_stood_wrong_before_comes_first_in_the_file(watch: Watch) -> None:
    recorder = Recorder(watch)
    recorder.entered(Step.ATTRACT)
    for deed in (NO_PAPER, AWAY, DARK, PAPER):
        recorder.did(deed)
    recorder.start()
    recorder.did(BACK)
    scenario = recorder.stop("t", "w")
    assert scenario is not None
    assert scenario.before == (AWAY, DARK)
    assert parse_scenario(render_scenario(scenario)) == scenario


def test_nothing_done_is_no_recording(watch: Watch) -> None:
    recorder = Recorder(watch)
    assert recorder.stop("t", "w") is None
    recorder.entered(Step.ATTRACT)
    recorder.start()
    assert recorder.stop("t", "w") is None


PERSON = "mau"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def person(does: PersonDoes) -> PersonDeed:
    return PersonDeed(action="person", does=does, person=PERSON)


def staff(does: StaffDoes) -> StaffDeed:
    return StaffDeed(action="staff", does=does)


HEARD: list[tuple[Step, ev.Event, AnyDeed | None]] = [
    (Step.ATTRACT, ev.StartPressed(), person(PersonDoes.START)),
    (Step.NOTICE, ev.Consented(True, True, "1", NOW), person(PersonDoes.ACCEPT)),
    (Step.NOTICE, ev.Consented(True, False, "1", NOW), person(PersonDoes.ACCEPT_CHIP)),
    (Step.NOTICE, ev.Consented(False, False, "1", NOW), person(PersonDoes.REFUSE)),
    (Step.NEED_KEY, ev.DigitsTyped("012345"), person(PersonDoes.TYPE_DIGITS)),
    (Step.NEED_KEY, ev.DigitsTyped("999999"), person(PersonDoes.TYPE_WRONG_DIGITS)),
    (Step.REVIEW, ev.Touched(), None),
    (Step.IDLE_WARNING, ev.Touched(), person(PersonDoes.TOUCH)),
    (Step.REVIEW, ev.IdentityConfirmed(), person(PersonDoes.CONFIRM)),
    (
        Step.REVIEW,
        ev.Confirmed(SERVICES[2].code, "key", NOW),
        PersonDeed(action="person", does=PersonDoes.CHOOSE_SERVICE, person=PERSON, service=3),
    ),
    (Step.REVIEW, ev.Confirmed("none", "key", NOW), None),
    (Step.REVIEW, ev.PriorityAsked(Priority.PREGNANT), PriorityDeed(action="priority", priority=Priority.PREGNANT)),
    (Step.REVIEW, ev.LanguageChosen(Language.KOREAN), LanguageDeed(action="language", language=Language.KOREAN)),
    (
        Step.REVIEW,
        ev.DisplayChosen(Display(TextSize.LARGE)),
        DisplayDeed(action="display", text_size=TextSize.LARGE),
    ),
    (Step.REVIEW, ev.LeavePressed(), person(PersonDoes.LEAVE)),
    (Step.STAFF, ev.LeavePressed(), staff(StaffDoes.LEAVE)),
    (Step.ASSISTED, ev.StaffSignedIn("Lê Thị Trực"), staff(StaffDoes.SIGN_IN)),
    (Step.STAFF, ev.StaffResumed(), staff(StaffDoes.RESUME)),
    (Step.ATTRACT, ev.CardInserted(), None),
]


@pytest.mark.parametrize(("step", "event", "deed"), HEARD)
def test_a_touch_is_heard_as_what_was_done_and_holds_nothing_personal(
    step: Step, event: ev.Event, deed: AnyDeed | None
) -> None:
    hearing = Hearing(SERVICES, lambda: PERSON, lambda: "012345")
    assert hearing.deed(State(step=step), event) == deed
