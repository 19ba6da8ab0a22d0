"""The card pulled while it is read: nothing is called off before it is clear that it does not come back."""

from __future__ import annotations

import pytest

from kiosk.domain.devices import Device
from kiosk.domain.failures import FailureCode as F
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.state import Step
from tests.unit.session.drive import Drive


def pulled() -> Drive:
    """The chip says that the card was removed."""
    drive = Drive().reading_card()
    return drive.send(ev.CardFailed(drive.ref("card"), F.CARD_REMOVED))


@pytest.mark.parametrize("code", [F.CARD_REMOVED, F.NO_CARD])
def test_put_back_the_same_key_is_read_again_without_a_cancel_between(code: F) -> None:
    drive = Drive().reading_card()
    first = drive.asked(fx.ReadCard)[-1]
    assert drive.send(ev.CardFailed(drive.ref("card"), code)).state.step is Step.PUT_CARD_BACK
    assert drive.send(ev.CardInserted()).state.step is Step.READING_CARD
    again = drive.asked(fx.ReadCard)[-1]
    assert isinstance(first, fx.ReadCard)
    assert isinstance(again, fx.ReadCard)
    assert again.key == first.key
    assert again.ref != first.ref
    assert not drive.asked(fx.CancelCardRead)


@pytest.mark.parametrize("code", [F.CARD_UNREADABLE, F.CARD_TIMED_OUT])
def test_a_read_that_broke_off_is_repeated_without_a_cancel_between(code: F) -> None:
    drive = Drive().reading_card()
    drive.send(ev.CardFailed(drive.ref("card"), code))
    assert drive.state.step is Step.READING_CARD
    assert len(drive.asked(fx.ReadCard)) == 2
    assert not drive.asked(fx.CancelCardRead)


def test_the_late_answer_of_the_read_before_changes_nothing() -> None:
    drive = Drive().reading_card()
    late = drive.ref("card")
    drive.send(ev.CardTaken(), ev.CardFailed(late, F.NO_CARD))
    assert drive.state.step is Step.PUT_CARD_BACK
    before = drive.state
    assert drive.send(ev.CardFailed(late, F.CARD_UNREADABLE)).state == before


@pytest.mark.parametrize(
    "event",
    [
        ev.HelpPressed(),
        ev.LeavePressed(),
        ev.StaffSignedIn("officer"),
        ev.DeviceChanged(Device.READER, F.READER_MISSING),
        None,
    ],
    ids=["help", "leave", "staff", "reader gone", "time over"],
)
def test_whoever_does_not_put_it_back_leaves_nothing_to_go_on_from(event: ev.Event | None) -> None:
    drive = pulled()
    if event is None:
        drive.deadline()
    else:
        drive.send(event)
    assert drive.state.step is not Step.PUT_CARD_BACK
    assert fx.CancelCardRead() in drive.last


def test_the_next_person_begins_with_nothing_to_go_on_from() -> None:
    drive = pulled().send(ev.CardInserted())
    assert not drive.asked(fx.CancelCardRead)
    drive.send(ev.CardFailed(drive.ref("card"), F.CARD_REMOVED), ev.LeavePressed())
    assert drive.state.visit is None
    assert drive.asked(fx.CancelCardRead)
