"""What a member of staff may do at the kiosk, and that each of it is on record with their name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from cardreader.document import Assurance
from kiosk.domain.devices import Device, Health
from kiosk.domain.failures import FailureCode
from kiosk.domain.manual import ManualReason
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.present import view_of
from kiosk.session.state import Language, Reprint, Step
from kiosk.session.views import CleaningView, StaffView
from tests.unit.session.drive import ELIGIBLE, NO_MATCH, SERVICE, Drive

SIGN_IN = ev.StaffSignedIn("Lê Thị Trực")


def desk(drive: Drive) -> StaffView:
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, StaffView)
    return body


def audits(drive: Drive) -> list[tuple[str, dict[str, str]]]:
    return [(effect.kind, dict(effect.details)) for effect in drive.asked(fx.Audit) if isinstance(effect, fx.Audit)]


RESUMED = [
    (Step.NOTICE, Step.NOTICE),
    (Step.NEED_KEY, Step.NEED_KEY),
    (Step.READING_CARD, Step.READING_CARD),
    (Step.PUT_CARD_BACK, Step.NEED_KEY),
    (Step.QR_IDENTIFIED, Step.QR_IDENTIFIED),
    (Step.CAPTURING_FACE, Step.CAPTURING_FACE),
    (Step.MATCHING, Step.CAPTURING_FACE),
    (Step.CHECKING_INSURANCE, Step.CHECKING_INSURANCE),
    (Step.REVIEW, Step.REVIEW),
    (Step.IDLE_WARNING, Step.REVIEW),
]


@pytest.mark.parametrize(("stopped", "resumed"), RESUMED)
@pytest.mark.parametrize("called", [True, False], ids=["after help", "by the corner"])
def test_staff_go_on_where_the_person_stopped(stopped: Step, resumed: Step, called: bool) -> None:
    drive = Drive().to(stopped)
    if called:
        drive.send(ev.HelpPressed())
    drive.send(SIGN_IN)
    assert desk(drive).can_resume
    drive.send(ev.StaffResumed())
    assert drive.state.step is resumed
    assert drive.state.officer is None
    assert drive.state.desk is None
    ((kind, details),) = [row for row in audits(drive) if row[0] == "staff_resumed"]
    assert (kind, details["officer"]) == ("staff_resumed", "Lê Thị Trực")


def test_a_visit_taken_over_has_every_try_again() -> None:
    drive = Drive().matching()
    for _ in range(2):
        drive.send(ev.FaceCompared(drive.ref("face"), NO_MATCH))
        if drive.state.step is Step.CAPTURING_FACE:
            drive.send(ev.FaceCaptured(drive.ref("face")))
    assert drive.state.step is Step.ASSISTED
    drive.send(SIGN_IN, ev.StaffResumed())
    drive.send(ev.FaceCaptured(drive.ref("face")))
    drive.send(ev.FaceCompared(drive.ref("face"), NO_MATCH))
    assert drive.state.step is Step.CAPTURING_FACE, "the misses of before are forgiven"
    details = dict(audits(drive))["staff_resumed"]
    assert details["code"] == FailureCode.FACE_NOT_RECOGNISED.value


def test_where_nobody_had_begun_there_is_nothing_to_go_on_with() -> None:
    drive = Drive().attract().send(ev.HelpPressed(), SIGN_IN)
    assert not desk(drive).can_resume
    assert drive.send(ev.StaffResumed()).state.step is Step.STAFF


def test_while_a_commit_is_open_the_visit_does_not_go_on_and_after_its_failure_it_does() -> None:
    drive = Drive().committing()
    drive.deadline().send(SIGN_IN, ev.StaffResumed())
    assert drive.state.step is Step.STAFF
    drive.send(ev.CommitFailed(drive.ref("commit"), FailureCode.STORE_FAILED), ev.StaffResumed())
    assert drive.state.step is Step.CHECKING_INSURANCE or drive.state.step is Step.REVIEW


@pytest.mark.parametrize("reason", ManualReason)
def test_who_vouches_for_a_person_states_the_reason_and_it_is_kept(reason: ManualReason) -> None:
    drive = Drive().staff().send(ev.StaffVerified("Lê Thị Trực", reason))
    drive.send(ev.LookupAnswered(drive.ref("lookup"), ELIGIBLE), ev.IdentityConfirmed())
    drive.send(ev.Confirmed(SERVICE.code, "key-1", datetime(2026, 11, 22, 8, tzinfo=UTC)))
    (commit,) = drive.asked(fx.CommitCheckIn)
    assert isinstance(commit, fx.CommitCheckIn)
    assert commit.assurance is Assurance.STAFF
    expected = {"officer": "Lê Thị Trực", "reason": reason.value, "code": FailureCode.HELP_REQUESTED.value}
    assert dict(audits(drive))["staff_verified"] == expected


def test_the_live_picture_is_shown_to_staff_only_with_consent_to_the_face() -> None:
    with_consent = Drive().capturing_face().send(SIGN_IN)
    assert fx.ShowLive() in with_consent.last
    assert desk(with_consent).live
    without = Drive().notice().send(Drive.consent(face=False), SIGN_IN)
    assert fx.ShowLive() not in without.last
    assert not desk(without).live
    assert fx.ShowLive() not in Drive().attract().send(SIGN_IN).last


def test_the_camera_rests_again_when_staff_leave() -> None:
    assert fx.RestCamera() in Drive().capturing_face().send(SIGN_IN, ev.LeavePressed()).last


def test_the_outbox_is_shown_once_the_store_tells() -> None:
    drive = Drive().attract().send(SIGN_IN)
    assert desk(drive).outbox is None
    summary = OutboxSummary(3, 1, datetime(2026, 11, 22, 7, tzinfo=UTC))
    drive.send(ev.OutboxSeen(drive.ref("outbox"), summary))
    assert desk(drive).outbox == summary


PRINTS: list[tuple[Callable[[Drive], ev.Event], Reprint]] = [
    (lambda drive: ev.Printed(drive.ref("print")), Reprint.DONE),
    (lambda drive: ev.PrintFailed(drive.ref("print"), FailureCode.PRINTER_SILENT), Reprint.FAILED),
    (lambda drive: ev.NothingToPrint(drive.ref("print")), Reprint.NO_TICKET),
]


@pytest.mark.parametrize(("answer", "shown"), PRINTS, ids=[shown.value for _, shown in PRINTS])
def test_the_last_ticket_is_printed_again_once_at_a_time(answer: Callable[[Drive], ev.Event], shown: Reprint) -> None:
    drive = Drive().attract().send(SIGN_IN, ev.ReprintPressed(), ev.ReprintPressed())
    assert len(drive.asked(fx.ReprintTicket)) == 1
    assert desk(drive).reprint is Reprint.UNDER_WAY
    drive.send(answer(drive))
    assert desk(drive).reprint is shown
    assert (drive.state.health.fault(Device.PRINTER) is not None) is (shown is Reprint.FAILED)
    drive.send(ev.ReprintPressed())
    assert len(drive.asked(fx.ReprintTicket)) == 2


def test_while_the_glass_is_wiped_nothing_counts_but_time() -> None:
    drive = Drive().cleaning()
    body = view_of(drive.state, drive.policy).body
    assert body == CleaningView(30)
    before = drive.state
    drive.send(ev.Touched(), ev.StartPressed(), ev.HelpPressed(), ev.LanguageChosen(Language.ENGLISH), SIGN_IN)
    drive.send(ev.LeavePressed(), ev.ExitPressed())
    assert drive.state == before
    drive.deadline()
    assert drive.state.step is Step.CLEARING
    assert drive.send(ev.Wiped(drive.ref("wipe"))).state.step is Step.ATTRACT


def test_the_glass_is_not_wiped_in_the_middle_of_a_visit() -> None:
    drive = Drive().staff()
    assert not desk(drive).can_clean
    assert drive.send(ev.CleaningStarted()).state.step is Step.STAFF


def test_the_program_ends_only_when_everything_is_wiped() -> None:
    drive = Drive().staff().send(ev.ExitPressed())
    assert drive.state.visit is None
    assert drive.asked(fx.LeaveProgram) == []
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert fx.LeaveProgram() in drive.last
    assert drive.state.pending.deadline is None
    assert drive.asked(fx.ExitProcess) == []


def test_a_wipe_that_hangs_ends_the_program_all_the_same() -> None:
    assert fx.ExitProcess() in Drive().staff().send(ev.ExitPressed()).deadline().last


def test_every_act_of_staff_is_on_record_with_the_name() -> None:
    acts = (ev.ReprintPressed(), ev.StaffResumed(), ev.LeavePressed(), ev.ExitPressed())
    for act in acts:
        kind, details = audits(Drive().capturing_face().send(SIGN_IN, act))[-1]
        assert details["officer"] == "Lê Thị Trực", kind
    for drive in (Drive().attract().send(SIGN_IN, ev.CleaningStarted()), Drive().attract().send(SIGN_IN).deadline()):
        assert audits(drive)[-1][1]["officer"] == "Lê Thị Trực"


def test_a_kiosk_out_of_service_lets_staff_in_too() -> None:
    store_lost = Health(((Device.STORE, FailureCode.STORE_FAILED),))
    drive = Drive()
    drive.send(ev.SelfTested(drive.ref("test"), store_lost), SIGN_IN)
    assert desk(drive).faults == store_lost.faults


@pytest.mark.parametrize("language", Language)
def test_staff_read_their_own_language_and_the_person_theirs_again_afterwards(language: Language) -> None:
    drive = Drive().capturing_face().send(ev.LanguageChosen(language), SIGN_IN)
    expected = Language.ENGLISH if language is Language.ENGLISH else Language.VIETNAMESE
    assert view_of(drive.state, drive.policy).language is expected
    drive.send(ev.StaffResumed())
    assert view_of(drive.state, drive.policy).language is language
