"""The plan's table, row by row: what leads on, what the deadline does, what the error exits are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cardreader.document import Assurance, Source
from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.devices import Device, Health
from kiosk.domain.failures import FailureCode as F
from kiosk.domain.insurance import Eligibility
from kiosk.domain.manual import ManualReason
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.policy import Policy, QrOnly
from kiosk.session.present import view_of
from kiosk.session.state import CardStage, Contrast, Display, FaceHint, Language, MrzSeen, QrKey, Step, TextSize
from kiosk.session.views import NeedKeyView, ReadingCardView, ReviewView, ServicesView, StaffView, TicketView
from tests.unit.session.drive import (
    ACCEPTED,
    AT,
    ELIGIBLE,
    MATCH,
    NO_MATCH,
    NOT_DONE,
    REFUSED,
    SERVICE,
    TICKET,
    UNANSWERED,
    Drive,
    card_result,
    document,
    mrz_seen,
)

Make = Callable[[Drive], ev.Event]
QR = QrKey(document(source=Source.QR_CARD))
BHYT = QrKey(document(None, Source.QR_BHYT))


def failed(code: F) -> Make:
    return lambda d: ev.CardFailed(d.ref("card"), code)


def plain(event: ev.Event) -> Make:
    return lambda _d: event


def over(d: Drive) -> ev.Event:
    return ev.DeadlinePassed(d.ref("deadline"))


TABLE: list[tuple[Step, Make, Step]] = [
    (Step.STARTING, over, Step.OUT_OF_SERVICE),
    (Step.ATTRACT, plain(ev.CardInserted()), Step.NOTICE),
    (Step.ATTRACT, plain(ev.StartPressed()), Step.NOTICE),
    (Step.ATTRACT, lambda d: ev.QrRead(d.ref("scan"), QR), Step.NOTICE),
    (Step.ATTRACT, plain(ev.StaffSignedIn("o")), Step.STAFF),
    (Step.ATTRACT, plain(ev.HelpPressed()), Step.ASSISTED),
    (Step.ATTRACT, plain(ev.DeviceChanged(Device.READER, F.READER_MISSING)), Step.ATTRACT),
    (Step.ATTRACT, plain(ev.DeviceChanged(Device.STORE, F.STORE_FAILED)), Step.OUT_OF_SERVICE),
    (Step.NOTICE, plain(Drive.consent()), Step.NEED_KEY),
    (Step.NOTICE, plain(Drive.consent(chip=False)), Step.ASSISTED),
    (Step.NOTICE, plain(ev.ConsentRefused()), Step.ASSISTED),
    (Step.NOTICE, over, Step.IDLE_WARNING),
    (Step.NEED_KEY, lambda d: ev.QrRead(d.ref("scan"), QR), Step.READING_CARD),
    (Step.NEED_KEY, lambda d: ev.QrRead(d.ref("scan"), BHYT), Step.QR_IDENTIFIED),
    (Step.NEED_KEY, lambda d: ev.QrUnknown(d.ref("scan")), Step.NEED_KEY),
    (Step.NEED_KEY, lambda d: ev.MrzRead(d.ref("scan"), mrz_seen()), Step.READING_CARD),
    (Step.NEED_KEY, lambda d: ev.MrzRead(d.ref("scan"), mrz_seen(None)), Step.READING_CARD),
    (Step.ATTRACT, lambda d: ev.MrzRead(d.ref("scan"), mrz_seen()), Step.ATTRACT),
    (Step.NEED_KEY, plain(ev.DigitsTyped("012345")), Step.READING_CARD),
    (Step.NEED_KEY, plain(ev.DigitsTyped("12345")), Step.NEED_KEY),
    (Step.NEED_KEY, over, Step.IDLE_WARNING),
    (Step.READING_CARD, lambda d: ev.CardRead(d.ref("card"), card_result()), Step.CAPTURING_FACE),
    (Step.READING_CARD, plain(ev.CardTaken()), Step.PUT_CARD_BACK),
    (Step.READING_CARD, failed(F.CARD_REMOVED), Step.PUT_CARD_BACK),
    (Step.READING_CARD, failed(F.WRONG_KEY), Step.NEED_KEY),
    (Step.READING_CARD, failed(F.CARD_UNREADABLE), Step.READING_CARD),
    (Step.READING_CARD, failed(F.CARD_NOT_INTACT), Step.ASSISTED),
    (Step.READING_CARD, failed(F.NOT_AN_ID_CARD), Step.ASSISTED),
    (Step.READING_CARD, over, Step.READING_CARD),
    (Step.READING_CARD, plain(ev.DeviceChanged(Device.READER, F.READER_MISSING)), Step.ASSISTED),
    (Step.PUT_CARD_BACK, plain(ev.CardInserted()), Step.READING_CARD),
    (Step.PUT_CARD_BACK, over, Step.ASSISTED),
    (Step.QR_IDENTIFIED, over, Step.ASSISTED),
    (Step.QR_IDENTIFIED, plain(ev.CardInserted()), Step.READING_CARD),
    (Step.CAPTURING_FACE, lambda d: ev.FaceCaptured(d.ref("face")), Step.MATCHING),
    (Step.CAPTURING_FACE, over, Step.CAPTURING_FACE),
    (Step.CAPTURING_FACE, lambda d: ev.FaceFailed(d.ref("face"), F.PHOTO_UNUSABLE), Step.ASSISTED),
    (Step.CAPTURING_FACE, plain(ev.DeviceChanged(Device.CAMERA, F.CAMERA_LOST)), Step.ASSISTED),
    (Step.MATCHING, lambda d: ev.FaceCompared(d.ref("face"), MATCH), Step.CHECKING_INSURANCE),
    (Step.MATCHING, lambda d: ev.FaceCompared(d.ref("face"), NO_MATCH), Step.CAPTURING_FACE),
    (Step.MATCHING, over, Step.ASSISTED),
    (Step.CHECKING_INSURANCE, lambda d: ev.LookupAnswered(d.ref("lookup"), ELIGIBLE), Step.REVIEW),
    (Step.CHECKING_INSURANCE, lambda d: ev.LookupAnswered(d.ref("lookup"), UNANSWERED), Step.REVIEW),
    (Step.CHECKING_INSURANCE, over, Step.REVIEW),
    (Step.REVIEW, plain(ev.NotMe()), Step.CLEARING),
    (Step.REVIEW, over, Step.IDLE_WARNING),
    (Step.REVIEW, plain(ev.Confirmed(SERVICE.code, "k", AT)), Step.REVIEW),
    (Step.COMMITTING, lambda d: ev.Committed(d.ref("commit"), TICKET), Step.SENDING),
    (Step.COMMITTING, lambda d: ev.CommitFailed(d.ref("commit"), F.STORE_FAILED), Step.ASSISTED),
    (Step.COMMITTING, over, Step.ASSISTED),
    (Step.SENDING, lambda d: ev.SendAttempted(d.ref("send"), ACCEPTED), Step.TICKET),
    (Step.SENDING, lambda d: ev.SendAttempted(d.ref("send"), REFUSED), Step.TICKET),
    (Step.SENDING, over, Step.TICKET),
    (Step.TICKET, plain(ev.TicketTaken()), Step.TAKE_CARD),
    (Step.TICKET, over, Step.TICKET),
    (Step.TAKE_CARD, plain(ev.CardTaken()), Step.CLEARING),
    (Step.TAKE_CARD, over, Step.TAKE_CARD),
    (Step.IDLE_WARNING, plain(ev.Touched()), Step.REVIEW),
    (Step.IDLE_WARNING, over, Step.CLEARING),
    (Step.ASSISTED, plain(ev.StaffSignedIn("o")), Step.STAFF),
    (Step.ASSISTED, plain(ev.LeavePressed()), Step.TAKE_CARD),
    (Step.ASSISTED, over, Step.CLEARING),
    (Step.STAFF, plain(ev.StaffVerified("o", ManualReason.CHIP_PHOTO)), Step.CHECKING_INSURANCE),
    (Step.STAFF, plain(ev.LeavePressed()), Step.TAKE_CARD),
    (Step.STAFF, over, Step.CLEARING),
    (Step.CLEARING, lambda d: ev.Wiped(d.ref("wipe")), Step.ATTRACT),
    (Step.CLEARING, over, Step.CLEARING),
    (Step.OUT_OF_SERVICE, over, Step.OUT_OF_SERVICE),
    (Step.OUT_OF_SERVICE, plain(ev.DeviceChanged(Device.STORE, None)), Step.ATTRACT),
]


@pytest.mark.parametrize(("step", "make", "following"), TABLE, ids=lambda value: getattr(value, "value", None))
def test_row(step: Step, make: Make, following: Step) -> None:
    drive = Drive().to(step)
    drive.send(make(drive))
    assert drive.state.step is following


RECEPTION_STEPS = [step for step in Step if not step.value.startswith("counter_")]


@pytest.mark.parametrize("step", RECEPTION_STEPS)
def test_every_step_is_reached_and_can_be_shown(step: Step) -> None:
    drive = Drive().to(step)
    assert view_of(drive.state, drive.policy).step is step


def test_a_whole_check_in_asks_for_each_thing_once() -> None:
    drive = Drive().clearing()
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert drive.state.step is Step.ATTRACT
    for kind in (
        fx.ReadCard,
        fx.CaptureFace,
        fx.CompareFace,
        fx.LookUp,
        fx.CommitCheckIn,
        fx.SendCheckIn,
        fx.PrintTicket,
    ):
        assert len(drive.asked(kind)) == 1, kind
    commit = drive.asked(fx.CommitCheckIn)[0]
    assert isinstance(commit, fx.CommitCheckIn)
    assert (commit.key, commit.at, commit.service, commit.assurance) == ("key-1", AT, SERVICE, Assurance.CHIP_INTACT)
    assert commit.lookup == ELIGIBLE
    assert commit.face == MATCH


def test_the_lookup_starts_with_the_name_while_the_photo_is_still_read() -> None:
    drive = Drive().reading_card()
    drive.send(ev.CardIdentified(drive.ref("card"), document()))
    assert len(drive.asked(fx.LookUp)) == 1
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, ReadingCardView)
    assert body.name == "Nguyễn V. M."
    drive.send(ev.CardProgressed(drive.ref("card"), CardStage.PHOTO), ev.LookupAnswered(drive.ref("lookup"), ELIGIBLE))
    drive.send(ev.CardRead(drive.ref("card"), card_result()))
    drive.send(ev.FaceCaptured(drive.ref("face")))
    drive.send(ev.FaceCompared(drive.ref("face"), MATCH))
    assert drive.state.step is Step.REVIEW, "the answer is there: nothing to wait for"
    assert len(drive.asked(fx.LookUp)) == 1


def test_a_slow_chip_is_read_three_times_and_then_staff_are_called() -> None:
    drive = Drive().reading_card()
    drive.deadline().deadline()
    assert drive.state.step is Step.READING_CARD
    drive.deadline()
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.CARD_TIMED_OUT
    assert len(drive.asked(fx.ReadCard)) == 3


def test_a_wrong_key_is_asked_for_again_and_three_are_too_many() -> None:
    drive = Drive().need_key()
    for attempt in (1, 2, 3):
        drive.send(ev.DigitsTyped("999999"))
        drive.send(ev.CardFailed(drive.ref("card"), F.WRONG_KEY))
        if attempt < 3:
            body = view_of(drive.state, drive.policy).body
            assert isinstance(body, NeedKeyView)
            assert body.wrong_key
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.WRONG_KEY


def test_a_card_put_back_is_read_again_with_the_same_key_however_often() -> None:
    drive = Drive().reading_card()
    for _ in range(5):
        drive.send(ev.CardFailed(drive.ref("card"), F.CARD_REMOVED))
        assert drive.state.step is Step.PUT_CARD_BACK
        drive.send(ev.CardInserted())
        assert drive.state.step is Step.READING_CARD
    keys = {effect.key for effect in drive.asked(fx.ReadCard) if isinstance(effect, fx.ReadCard)}
    assert len(keys) == 1


def test_another_persons_card_put_back_ends_at_staff() -> None:
    drive = Drive().reading_card()
    drive.send(ev.CardIdentified(drive.ref("card"), document()), ev.CardTaken(), ev.CardInserted())
    drive.send(ev.CardIdentified(drive.ref("card"), document("001099099999")))
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.OTHER_CARD


def test_the_qr_of_another_person_than_the_chips_ends_at_staff() -> None:
    drive = Drive().need_key()
    drive.send(ev.QrRead(drive.ref("scan"), QR))
    drive.send(ev.CardRead(drive.ref("card"), card_result("002099012345")))
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.card is None


def test_without_consent_to_the_face_the_chip_is_read_and_staff_compare_by_eye() -> None:
    drive = Drive().notice().send(Drive.consent(face=False), ev.DigitsTyped("012345"))
    drive.send(ev.CardRead(drive.ref("card"), card_result()))
    assert drive.state.step is Step.ASSISTED
    assert not drive.asked(fx.CaptureFace)
    drive.send(ev.StaffSignedIn("officer"))
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, StaffView)
    assert body.can_verify
    assert body.photo == b"photo"
    drive.send(ev.StaffVerified("officer", ManualReason.CHIP_PHOTO), ev.LookupAnswered(drive.ref("lookup"), ELIGIBLE))
    drive.send(ev.IdentityConfirmed(), ev.Confirmed(SERVICE.code, "key-1", AT))
    commit = drive.asked(fx.CommitCheckIn)[0]
    assert isinstance(commit, fx.CommitCheckIn)
    assert commit.assurance is Assurance.STAFF


def test_two_misses_call_staff() -> None:
    drive = Drive().matching()
    drive.send(ev.FaceCompared(drive.ref("face"), NO_MATCH))
    drive.send(ev.FaceCaptured(drive.ref("face")))
    drive.send(ev.FaceCompared(drive.ref("face"), NO_MATCH))
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.FACE_NOT_RECOGNISED


def test_no_good_frame_gives_one_longer_try_and_then_staff() -> None:
    drive = Drive().capturing_face()
    drive.send(ev.FaceProgressed(drive.ref("face"), FaceHint.TOO_DARK, 1, 3)).deadline()
    assert drive.state.step is Step.CAPTURING_FACE
    drive.deadline()
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.FACE_NOT_CAPTURED


def test_a_missing_camera_leads_from_the_chip_to_staff() -> None:
    drive = Drive().reading_card().send(ev.DeviceChanged(Device.CAMERA, F.CAMERA_MISSING))
    drive.send(ev.CardRead(drive.ref("card"), card_result()))
    assert drive.state.step is Step.ASSISTED
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.CAMERA_MISSING


@pytest.mark.parametrize(
    ("rule", "following", "lookups"),
    [(QrOnly.ALLOW, Step.CHECKING_INSURANCE, 1), (QrOnly.STAFF, Step.ASSISTED, 1), (QrOnly.FORBID, Step.ASSISTED, 0)],
)
def test_a_qr_alone_is_worth_what_the_policy_says(rule: QrOnly, following: Step, lookups: int) -> None:
    drive = Drive(Policy((SERVICE,), qr_only=rule)).qr_identified().deadline()
    assert drive.state.step is following
    assert len(drive.asked(fx.LookUp)) == lookups


def test_a_qr_shown_before_the_card_waits_for_the_card() -> None:
    drive = Drive().attract().send(ev.StartPressed(), Drive.consent())
    drive.send(ev.QrRead(drive.ref("scan"), QR))
    body = view_of(drive.state, drive.policy).body
    assert body == NeedKeyView(card_present=False, has_key=True, wrong_key=False)
    assert drive.send(ev.CardInserted()).state.step is Step.READING_CARD


def test_typed_digits_without_a_card_can_be_given_up_for_a_qr() -> None:
    drive = Drive().attract().send(ev.StartPressed(), Drive.consent(), ev.DigitsTyped("012345"))
    assert view_of(drive.state, drive.policy).body == NeedKeyView(card_present=False, has_key=True, wrong_key=False)
    drive.send(ev.StartPressed())
    assert view_of(drive.state, drive.policy).body == NeedKeyView(card_present=False, has_key=False, wrong_key=False)
    assert drive.send(ev.QrRead(drive.ref("scan"), BHYT)).state.step is Step.QR_IDENTIFIED


def test_a_qr_without_birth_date_ends_at_staff() -> None:
    bare = QrKey(replace(document(None, Source.QR_BHYT), birth_date=None))
    drive = Drive().need_key()
    drive.send(ev.QrRead(drive.ref("scan"), bare))
    assert drive.state.visit is not None
    assert drive.state.visit.failure is F.QR_INCOMPLETE


def test_a_late_answer_replaces_not_checked_yet_on_the_screen() -> None:
    drive = Drive().checking_insurance().deadline()
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, ReviewView)
    assert body.insurance.eligibility is Eligibility.NOT_CHECKED
    drive.send(ev.LookupAnswered(drive.ref("lookup"), ELIGIBLE))
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, ReviewView)
    assert body.insurance.eligibility is Eligibility.ELIGIBLE


def test_an_unanswered_lookup_marks_the_gateway_and_an_answer_clears_it() -> None:
    drive = Drive().checking_insurance()
    drive.send(ev.LookupAnswered(drive.ref("lookup"), UNANSWERED))
    assert drive.state.health.fault(Device.GATEWAY) is F.GATEWAY_TIMED_OUT
    drive.send(ev.NotMe())
    drive.send(
        ev.Wiped(drive.ref("wipe")), ev.CardTaken(), ev.CardInserted(), Drive.consent(), ev.DigitsTyped("012345")
    )
    drive.send(ev.CardIdentified(drive.ref("card"), document()))
    drive.send(ev.LookupAnswered(drive.ref("lookup"), ELIGIBLE))
    assert drive.state.health.fault(Device.GATEWAY) is None


def test_services_are_offered_only_after_the_person_said_yes() -> None:
    drive = Drive().review()
    assert isinstance(view_of(drive.state, drive.policy).body, ReviewView)
    drive.send(ev.IdentityConfirmed())
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, ServicesView)
    assert [card.code for card in body.services] == [SERVICE.code]


def test_a_second_confirmation_commits_nothing_more() -> None:
    drive = Drive().committing().send(ev.Confirmed(SERVICE.code, "key-2", AT))
    drive.send(ev.Committed(drive.ref("commit"), TICKET), ev.Confirmed(SERVICE.code, "key-3", AT))
    assert len(drive.asked(fx.CommitCheckIn)) == 1


def test_a_commit_that_comes_late_still_gives_the_ticket() -> None:
    drive = Drive().committing()
    ref = drive.ref("commit")
    drive.deadline()
    assert drive.state.step is Step.ASSISTED
    drive.send(ev.Committed(ref, TICKET))
    assert drive.state.step is Step.SENDING
    assert drive.state.health.can_receive


def test_while_a_commit_is_open_staff_cannot_begin_another() -> None:
    drive = Drive().committing().deadline().send(ev.StaffSignedIn("o"), ev.StaffVerified("o", ManualReason.CHIP_PHOTO))
    assert drive.state.step is Step.STAFF


def test_a_failed_store_ends_in_out_of_service_after_the_person_left() -> None:
    drive = Drive().committing()
    drive.send(ev.CommitFailed(drive.ref("commit"), F.STORE_FAILED)).deadline()
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert drive.state.step is Step.OUT_OF_SERVICE


@pytest.mark.parametrize(
    ("outcome", "delivery"),
    [(ACCEPTED, DeliveryStatus.CONFIRMED), (NOT_DONE, DeliveryStatus.QUEUED), (REFUSED, DeliveryStatus.REFUSED)],
)
def test_the_ticket_tells_how_far_the_check_in_went(outcome: ev.SendOutcome, delivery: DeliveryStatus) -> None:
    drive = Drive().sending()
    drive.send(ev.SendAttempted(drive.ref("send"), outcome))
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, TicketView)
    assert body.delivery is delivery


def test_an_acceptance_after_the_wait_still_shows_on_the_ticket() -> None:
    drive = Drive().sending().deadline()
    drive.send(ev.SendAttempted(drive.ref("send"), ACCEPTED))
    assert drive.state.step is Step.TICKET
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, TicketView)
    assert body.delivery is DeliveryStatus.CONFIRMED


def test_a_silent_printer_leaves_the_number_on_the_screen_and_calls_staff() -> None:
    drive = Drive().ticket().deadline()
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, TicketView)
    assert body.print_failed
    assert fx.TellStaff(F.PRINTER_SILENT) in drive.last
    assert drive.deadline().state.step is Step.TAKE_CARD


def test_a_printed_ticket_stays_readable_before_the_card_is_asked_for() -> None:
    drive = Drive().ticket()
    drive.send(ev.Printed(drive.ref("print")))
    assert drive.state.step is Step.TICKET
    assert drive.deadline().state.step is Step.TAKE_CARD


def test_without_a_card_on_the_reader_the_ticket_is_the_end() -> None:
    assert Drive().ticket().send(ev.CardTaken(), ev.TicketTaken()).state.step is Step.CLEARING


def test_a_forgotten_card_raises_the_alarm_and_at_last_the_screen_is_cleared() -> None:
    drive = Drive().take_card().deadline()
    assert drive.state.alarm
    assert fx.TellStaff(F.CARD_LEFT) in drive.last
    drive.deadline()
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert drive.state.step is Step.ATTRACT
    assert drive.state.alarm
    assert not drive.send(ev.CardTaken()).state.alarm


def test_a_touch_keeps_a_waiting_screen_and_only_that() -> None:
    drive = Drive().review()
    before = drive.ref("deadline")
    drive.send(ev.Touched())
    assert drive.ref("deadline") != before
    stale = drive.send(ev.DeadlinePassed(before)).state
    assert stale.step is Step.REVIEW


def test_a_hanging_wipe_ends_the_process() -> None:
    drive = Drive().clearing().deadline()
    assert fx.ExitProcess() in drive.last


def test_the_next_person_starts_in_vietnamese() -> None:
    drive = Drive().review().send(ev.LanguageChosen(Language.ENGLISH), ev.NotMe())
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert drive.state.language is Language.VIETNAMESE


def test_the_next_person_starts_with_the_kiosks_own_display() -> None:
    large = Display(TextSize.LARGE, Contrast.HIGH)
    drive = Drive().review().send(ev.DisplayChosen(large))
    assert view_of(drive.state, drive.policy).display == large
    drive.send(ev.NotMe())
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert view_of(drive.state, drive.policy).display == Display()


def test_a_choice_on_attract_does_not_outlive_whoever_made_it() -> None:
    drive = Drive().attract().send(ev.LanguageChosen(Language.ENGLISH), ev.DisplayChosen(Display(TextSize.LARGE)))
    assert drive.state.language is Language.ENGLISH
    drive.deadline()
    assert (drive.state.step, drive.state.language, drive.state.display) == (Step.ATTRACT, Language.VIETNAMESE, None)


def test_a_choice_on_attract_lasts_through_the_visit() -> None:
    drive = Drive().attract().send(ev.LanguageChosen(Language.ENGLISH), ev.StartPressed(), Drive.consent())
    assert (drive.state.step, drive.state.language) == (Step.NEED_KEY, Language.ENGLISH)


def test_out_of_service_tests_itself_again_until_it_is_healthy() -> None:
    drive = Drive().out_of_service().deadline()
    assert drive.asked(fx.RunSelfTest)
    drive.send(ev.SelfTested(drive.ref("test"), Health()))
    assert drive.state.step is Step.ATTRACT


def test_the_mrz_is_looked_for_only_while_a_key_is_missing() -> None:
    drive = Drive().attract()
    assert drive.asked(fx.ScanQr) == [fx.ScanQr(drive.ref("scan"), mrz=False)]
    drive.send(ev.StartPressed(), Drive.consent())
    assert drive.asked(fx.ScanQr)[-1] == fx.ScanQr(drive.ref("scan"), mrz=True)
    drive.send(ev.MrzRead(drive.ref("scan"), mrz_seen()))
    assert drive.asked(fx.ScanQr)[-1] == fx.ScanQr(drive.ref("scan"), mrz=False)


def test_the_mrz_is_kept_until_the_card_lies_there() -> None:
    drive = Drive().attract().send(ev.StartPressed(), Drive.consent())
    drive.send(ev.MrzRead(drive.ref("scan"), mrz_seen()))
    assert view_of(drive.state, drive.policy).body == NeedKeyView(card_present=False, has_key=True, wrong_key=False)
    drive.send(ev.CardInserted())
    assert drive.last[-1] == fx.ReadCard(drive.ref("card"), mrz_seen())


def test_an_mrz_that_does_not_open_the_chip_is_said_and_asked_for_again() -> None:
    drive = Drive().need_key()
    for _ in range(2):
        drive.send(ev.MrzRead(drive.ref("scan"), mrz_seen()))
        drive.send(ev.CardFailed(drive.ref("card"), F.WRONG_KEY))
        assert view_of(drive.state, drive.policy).body == NeedKeyView(card_present=True, has_key=False, wrong_key=True)
        assert drive.asked(fx.ScanQr)[-1] == fx.ScanQr(drive.ref("scan"), mrz=True)
    drive.send(ev.MrzRead(drive.ref("scan"), mrz_seen()))
    drive.send(ev.CardRead(drive.ref("card"), card_result()))
    assert drive.state.step is Step.CAPTURING_FACE


@pytest.mark.parametrize(
    ("seen", "following"),
    [
        (mrz_seen(), Step.READING_CARD),
        (mrz_seen(None), Step.READING_CARD),
        (mrz_seen("001099099999"), Step.ASSISTED),
    ],
)
def test_a_chip_of_another_person_than_the_mrz_ends_at_staff(seen: MrzSeen, following: Step) -> None:
    drive = Drive().need_key()
    drive.send(ev.MrzRead(drive.ref("scan"), seen))
    drive.send(ev.CardIdentified(drive.ref("card"), document()))
    assert drive.state.step is following


def test_an_mrz_that_comes_after_the_digits_is_too_late() -> None:
    drive = Drive().need_key()
    scan = drive.ref("scan")
    drive.send(ev.DigitsTyped("012345"))
    before = drive.state
    assert drive.send(ev.MrzRead(scan, mrz_seen())).state == before
