"""Under whose name the insurance is asked for."""

from dataclasses import replace

from kiosk.domain.manual import ManualReason
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.policy import QrOnly
from kiosk.session.state import Step
from tests.unit.session.drive import Drive


def asked_by(drive: Drive) -> list[str | None]:
    questions = drive.asked(fx.LookUp)
    return [question.officer for question in questions if isinstance(question, fx.LookUp)]


def test_a_person_alone_is_asked_for_in_the_kiosks_own_name() -> None:
    assert asked_by(Drive().to(Step.CHECKING_INSURANCE)) == [None]


def test_who_was_verified_by_hand_is_asked_for_under_the_name_of_who_did() -> None:
    policy = replace(Drive().policy, qr_only=QrOnly.FORBID)
    drive = Drive(policy).qr_identified().deadline()
    assert drive.state.step is Step.ASSISTED
    assert asked_by(drive) == []
    drive.send(ev.StaffSignedIn("Lê Thị Trực"), ev.StaffVerified("Lê Thị Trực", ManualReason.CHIP_PHOTO))
    assert asked_by(drive) == ["Lê Thị Trực"]
