"""The counter: an officer over many persons, dossiers received, results handed out, and no dead end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cardreader.document import Assurance, PartialDate, Sex, Source
from kiosk.domain.devices import Device
from kiosk.domain.dossier import DossierHit, DossierStatus
from kiosk.domain.failures import FailureCode as F
from kiosk.domain.manual import ManualReason
from kiosk.session import counter_effects as cfx
from kiosk.session import counter_events as cev
from kiosk.session import effects as fx
from kiosk.session import events as ev
from kiosk.session.counter_views import (
    CounterDeskView,
    CounterSignInView,
    DossierFormView,
    FaceVerdict,
    ReceiptView,
    TasksView,
    TroubleView,
)
from kiosk.session.policy import QrOnly
from kiosk.session.present import view_of
from kiosk.session.state import Language, QrKey, Step
from kiosk.session.views import ServicesView
from tests.unit.session.counter_drive import (
    COUNTER_STEPS,
    DUE,
    NUMBER,
    OFFICER,
    PROCEDURE,
    RECEIPT,
    CounterDrive,
    line,
    policy,
)
from tests.unit.session.drive import AT, SERVICE, TICKET, UNANSWERED, document

TYPED = cev.IdentityTyped("Nguyễn  Văn Mẫu", "001099012345", PartialDate(1999, 1, 15), Sex.MALE)
BY_HAND = ev.StaffVerified("somebody else", ManualReason.PRINTED_PHOTO)


def audits(drive: CounterDrive, kind: str) -> list[dict[str, str]]:
    """The details of the audit rows of one kind."""
    return [dict(effect.details) for effect in drive.all if isinstance(effect, fx.Audit) and effect.kind == kind]


@pytest.mark.parametrize("step", COUNTER_STEPS)
def test_every_step_is_reached_and_can_be_shown(step: Step) -> None:
    drive = CounterDrive().to(step)
    assert view_of(drive.state, drive.policy).step is step


def test_an_officer_signs_in_and_stays_over_many_persons() -> None:
    drive = CounterDrive().counter_sign_in()
    assert isinstance(view_of(drive.state, drive.policy).body, CounterSignInView)
    drive.send(ev.CardInserted())
    assert drive.state.step is Step.COUNTER_SIGN_IN, "nobody is served by nobody"
    drive.send(ev.CardTaken(), ev.StaffSignedIn(OFFICER))
    for _person in range(2):
        drive.send(ev.CardInserted(), ev.LeavePressed(), ev.CardTaken())
        drive.send(ev.Wiped(drive.ref("wipe")))
        body = view_of(drive.state, drive.policy).body
        assert isinstance(body, CounterDeskView)
        assert body.officer == OFFICER
        assert drive.state.visit is None
    drive.send(cev.SignedOut())
    assert drive.state.step is Step.COUNTER_SIGN_IN
    assert audits(drive, "staff_signed_out") == [{"officer": OFFICER}]


def test_a_desk_without_a_touch_is_locked() -> None:
    drive = CounterDrive().counter_desk()
    lock = [effect for effect in drive.last if isinstance(effect, fx.SetDeadline)]
    assert [effect.seconds for effect in lock] == [drive.policy.counter.lock_seconds]
    drive.send(ev.Touched()).deadline()
    assert drive.state.step is Step.COUNTER_SIGN_IN
    assert audits(drive, "counter_locked") == [{"officer": OFFICER}]


def test_the_officers_language_stays() -> None:
    drive = CounterDrive().counter_desk().send(ev.LanguageChosen(Language.ENGLISH), ev.CardInserted())
    drive.send(ev.LeavePressed(), ev.CardTaken())
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert view_of(drive.state, drive.policy).language is Language.ENGLISH
    drive.send(cev.SignedOut())
    assert view_of(drive.state, drive.policy).language is Language.VIETNAMESE


def test_the_officer_ticks_the_consent_for_the_person_and_it_is_kept_who() -> None:
    drive = CounterDrive().need_key()
    assert drive.state.visit is not None
    assert drive.state.visit.consent is not None
    assert drive.state.visit.consent.told_by == OFFICER
    assert audits(drive, "consent") == [{"chip": "True", "face": "True", "officer": OFFICER, "version": "v1"}]


def test_a_dossier_is_received() -> None:
    drive = CounterDrive().counter_dossier()
    form = drive.work
    assert isinstance(form, DossierFormView)
    assert (form.missing, form.can_confirm, form.due) == ((0,), False, DUE)
    drive.send(cev.DossierFiled("key-0", AT))
    assert drive.state.step is Step.COUNTER_DOSSIER, "a required paper is missing"
    drive.send(cev.DraftChanged((0, 7, -1), "Ghi\x00 chú " + "x" * 600))
    form = drive.work
    assert isinstance(form, DossierFormView)
    assert (form.papers, form.missing, form.can_confirm, len(form.note)) == ((0,), (), True, form.note_longest)
    drive.send(cev.DossierFiled("key-1", AT), cev.DossierFiled("key-2", AT))
    (commit,) = drive.asked(cfx.CommitDossier)
    assert isinstance(commit, cfx.CommitDossier)
    dossier = commit.dossier
    assert (dossier.key, dossier.officer, dossier.due, dossier.assurance) == (
        "key-1",
        OFFICER,
        DUE,
        Assurance.CHIP_INTACT,
    )
    assert dossier.papers == PROCEDURE.papers[:1]
    drive.send(cev.DossierKept(drive.ref("keep"), RECEIPT))
    assert isinstance(drive.last[-1], cfx.PrintReceipt)
    drive.send(ev.Printed(drive.ref("print")))
    receipt = drive.work
    assert isinstance(receipt, ReceiptView)
    assert (receipt.number, receipt.printed, receipt.print_failed) == (NUMBER, True, False)
    drive.send(cev.Back())
    assert drive.state.step is Step.COUNTER_PERSON, "another task of the same person"
    assert drive.state.visit is not None
    assert drive.state.visit.task.draft is None


@pytest.mark.parametrize("reason", ["no answer", "no paper"])
def test_without_paper_the_number_is_on_the_screen_and_may_be_printed_again(reason: str) -> None:
    drive = CounterDrive().counter_receipt()
    if reason == "no paper":
        drive.send(ev.PrintFailed(drive.ref("print"), F.PRINTER_NO_PAPER))
    else:
        drive.deadline()
    receipt = drive.work
    assert isinstance(receipt, ReceiptView)
    assert (receipt.number, receipt.print_failed) == (NUMBER, True)
    assert drive.state.health.fault(Device.PRINTER) is not None
    drive.send(cev.ReceiptAgain(NUMBER))
    drive.send(ev.Printed(drive.ref("print")))
    receipt = drive.work
    assert isinstance(receipt, ReceiptView)
    assert receipt.printed
    assert audits(drive, "receipt_reprinted") == [{"number": NUMBER, "officer": OFFICER}]


def test_a_result_is_handed_out_once() -> None:
    drive = CounterDrive().with_dossiers(line(DossierStatus.READY))
    drive.send(cev.ResultHandedOut(NUMBER), cev.ResultHandedOut(NUMBER))
    (settle,) = drive.asked(cfx.SettleDossier)
    assert isinstance(settle, cfx.SettleDossier)
    assert (settle.number, settle.status, settle.officer) == (NUMBER, DossierStatus.HANDED_OUT, OFFICER)
    drive.send(cev.DossierSettled(drive.ref("keep"), line(DossierStatus.HANDED_OUT)))
    drive.send(cev.DossiersFound(drive.ref("dossiers"), ()))
    tasks = drive.work
    assert isinstance(tasks, TasksView)
    assert (tasks.done, tasks.dossiers) == (line(DossierStatus.HANDED_OUT), ())
    drive.send(cev.ResultHandedOut(NUMBER))
    assert len(drive.asked(cfx.SettleDossier)) == 1


def test_what_is_not_ready_is_not_handed_out_and_nobody_elses_at_all() -> None:
    drive = CounterDrive().with_dossiers(line(DossierStatus.RECEIVED))
    drive.send(cev.ResultHandedOut(NUMBER), cev.ResultHandedOut("H26.19-261122-0099"))
    drive.send(cev.DossierTakenBack("H26.19-261122-0099"))
    assert drive.asked(cfx.SettleDossier) == []
    drive.send(cev.DossierTakenBack(NUMBER))
    assert len(drive.asked(cfx.SettleDossier)) == 1


def test_where_somebody_else_was_quicker_the_officer_reads_why_and_sees_the_list_anew() -> None:
    drive = CounterDrive().with_dossiers(line(DossierStatus.READY)).send(cev.ResultHandedOut(NUMBER))
    drive.send(cev.DossierRefused(drive.ref("keep"), F.DOSSIER_NOT_OPEN))
    tasks = drive.work
    assert isinstance(tasks, TasksView)
    assert tasks.problem is F.DOSSIER_NOT_OPEN
    assert tasks.dossiers is None
    assert drive.state.pending.dossiers is not None


TROUBLES: list[tuple[F, Callable[[CounterDrive], object]]] = [
    (F.CONSENT_REFUSED, lambda d: d.notice().send(ev.ConsentRefused())),
    (F.CARD_UNSUPPORTED, lambda d: d.counter_trouble()),
    (F.CARD_REMOVED, lambda d: d.put_card_back().deadline()),
    (F.READER_MISSING, lambda d: d.reading_card().send(ev.DeviceChanged(Device.READER, F.READER_MISSING))),
    (F.QR_ONLY, lambda d: d.qr_identified().deadline()),
    (F.FACE_CONSENT_REFUSED, lambda d: d.face_refused()),
    (F.FACE_NOT_RECOGNISED, lambda d: d.face_not_recognised()),
    (F.CAMERA_LOST, lambda d: d.capturing_face().send(ev.DeviceChanged(Device.CAMERA, F.CAMERA_LOST))),
    (F.HELP_REQUESTED, lambda d: d.capturing_face().send(ev.HelpPressed())),
    (F.STORE_FAILED, lambda d: d.counter_keeping().deadline()),
]


@pytest.mark.parametrize(("code", "lead"), TROUBLES, ids=lambda value: getattr(value, "name", None))
def test_trouble_leaves_the_officer_with_the_code_and_a_choice(code: F, lead: Callable[[CounterDrive], object]) -> None:
    drive = CounterDrive()
    lead(drive)
    trouble = drive.work
    assert isinstance(trouble, TroubleView)
    assert trouble.code is code
    keeping = drive.state.pending.is_keeping
    assert trouble.can_retry is not keeping
    if not keeping and not trouble.can_verify:
        assert trouble.can_type
        drive.send(TYPED)
        trouble = drive.work
        assert isinstance(trouble, TroubleView)
        assert trouble.can_verify
    if trouble.can_verify:
        drive.send(BY_HAND)
        assert drive.state.step in (Step.CHECKING_INSURANCE, Step.COUNTER_PERSON)
        assert drive.pane.face is FaceVerdict.BY_HAND
        assert drive.pane.assurance is Assurance.STAFF
        verified = audits(drive, "staff_verified")
        assert verified == [{"code": code.value, "officer": OFFICER, "reason": "printed_photo"}], "who is signed in"
    drive.send(ev.LeavePressed())
    assert drive.state.step in (Step.TAKE_CARD, Step.CLEARING)


def test_what_is_typed_is_an_identity_or_refused() -> None:
    drive = CounterDrive().need_key()
    drive.send(ev.HelpPressed(), replace(TYPED, personal_id="12345"))
    trouble = drive.work
    assert isinstance(trouble, TroubleView)
    assert (trouble.typed_wrongly, trouble.can_verify) == (True, False)
    drive.send(TYPED)
    assert (drive.pane.name, drive.pane.personal_id, drive.pane.source) == ("Nguyễn V. M.", "…2345", Source.MANUAL)
    assert audits(drive, "identity_typed") == [{"code": "F-601", "officer": OFFICER}]


def test_nothing_is_typed_over_what_a_chip_has_told() -> None:
    drive = CounterDrive().face_not_recognised()
    trouble = drive.work
    assert isinstance(trouble, TroubleView)
    assert not trouble.can_type
    drive.send(replace(TYPED, full_name="Somebody Else"))
    assert drive.pane.name == "Nguyễn V. M."
    assert drive.pane.live, "photo and person side by side"


def test_trying_again_goes_on_where_it_stopped() -> None:
    assert CounterDrive().counter_trouble().send(ev.StaffResumed()).state.step is Step.READING_CARD
    assert CounterDrive().face_not_recognised().send(ev.StaffResumed()).state.step is Step.CAPTURING_FACE
    assert CounterDrive().face_refused().send(ev.StaffResumed()).state.step is Step.NOTICE, "consent is asked again"
    drive = CounterDrive().counter_keeping()
    drive.send(cev.DossierRefused(drive.ref("keep"), F.STORE_FULL), ev.StaffResumed())
    form = drive.work
    assert isinstance(form, DossierFormView)
    assert (form.papers, form.note) == ((0,), "ghi chú"), "nothing is typed twice"


def test_a_chip_that_was_read_never_counts_as_a_qr_alone() -> None:
    """With the card gone, the reader broken and QR codes allowed, the way back leads to the face all the same."""
    allowed = replace(policy(), qr_only=QrOnly.ALLOW)
    drive = CounterDrive(allowed)
    drive.attract().send(ev.QrRead(drive.ref("scan"), QrKey(document(source=Source.QR_CARD))), ev.CardInserted())
    drive.send(drive.consent(face=False))
    drive.send(ev.HelpPressed())
    assert drive.state.visit is not None
    drive.state = replace(
        drive.state,
        card_present=False,
        visit=replace(drive.state.visit, card=CounterDrive().face_not_recognised().state.visit.card),  # type: ignore[union-attr]
    )
    drive.send(ev.DeviceChanged(Device.READER, F.READER_MISSING), ev.StaffResumed())
    assert drive.state.step is Step.COUNTER_TROUBLE


def test_an_answer_of_the_store_that_comes_late_still_counts() -> None:
    drive = CounterDrive().counter_keeping()
    ref = drive.ref("keep")
    drive.deadline()
    assert drive.state.step is Step.COUNTER_TROUBLE
    drive.send(ev.StaffResumed(), BY_HAND)
    assert drive.state.step is Step.COUNTER_TROUBLE, "nothing else is begun meanwhile"
    drive.send(cev.DossierKept(ref, RECEIPT))
    assert drive.state.step is Step.COUNTER_RECEIPT
    assert drive.state.health.fault(Device.STORE) is None


def test_used_up_numbers_are_no_fault_of_the_store() -> None:
    drive = CounterDrive().counter_keeping()
    drive.send(cev.DossierRefused(drive.ref("keep"), F.NUMBERS_USED_UP))
    trouble = drive.work
    assert isinstance(trouble, TroubleView)
    assert trouble.code is F.NUMBERS_USED_UP
    assert drive.state.health.can_receive


def test_insurance_that_was_not_checked_is_asked_for_again_under_the_officers_name() -> None:
    drive = CounterDrive().checking_insurance()
    drive.send(ev.LookupAnswered(drive.ref("lookup"), UNANSWERED))
    tasks = drive.work
    assert isinstance(tasks, TasksView)
    assert tasks.can_ask_insurance
    assert drive.pane.insurance is not None
    assert drive.pane.insurance.failure is F.GATEWAY_TIMED_OUT
    drive.send(cev.InsuranceAskedAgain())
    lookups = drive.asked(fx.LookUp)
    assert [effect.officer for effect in lookups if isinstance(effect, fx.LookUp)] == [OFFICER, OFFICER]
    assert drive.pane.asking_insurance


def test_an_examination_is_chosen_at_the_counter_too() -> None:
    drive = CounterDrive().counter_person().send(cev.CheckInBegun())
    assert isinstance(drive.work, ServicesView)
    drive.send(cev.Back())
    assert drive.state.step is Step.COUNTER_PERSON
    drive.send(cev.CheckInBegun(), ev.Confirmed(SERVICE.code, "key-1", AT))
    drive.send(ev.Committed(drive.ref("commit"), TICKET)).deadline()
    assert drive.state.step is Step.TICKET
    no_services = CounterDrive(policy(services=())).counter_person().send(cev.CheckInBegun())
    assert no_services.state.step is Step.COUNTER_PERSON


def test_name_and_number_are_shown_in_full_on_demand_and_it_is_kept_who_looked() -> None:
    drive = CounterDrive().counter_person()
    assert (drive.pane.name, drive.pane.personal_id, drive.pane.birth_date) == ("Nguyễn V. M.", "…2345", None)
    drive.send(cev.ShownInFull(), cev.ShownInFull())
    pane = drive.pane
    assert (pane.name, pane.personal_id) == ("Nguyễn Văn Mẫu", "001099012345")
    assert pane.birth_date == PartialDate(1999, 1, 15)
    assert audits(drive, "personal_data_shown") == [{"officer": OFFICER, "what": "person"}]


def test_search_and_what_the_officer_does_with_it() -> None:
    hit = DossierHit(line(DossierStatus.RECEIVED), "Nguyễn V. M.", "…2345")
    drive = CounterDrive().counter_desk().send(cev.DossiersSought("2345"))
    drive.send(cev.SearchAnswered(drive.ref("search"), (hit,)))
    drive.send(cev.ResultCameIn(NUMBER), cev.ResultCameIn(NUMBER))
    assert len(drive.asked(cfx.MarkReady)) == 1
    drive.send(cev.ResultMarked(drive.ref("mark"), line(DossierStatus.READY)))
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, CounterDeskView)
    assert body.hits == (replace(hit, line=line(DossierStatus.READY)),)
    drive.send(cev.ReceiptAgain(NUMBER), cev.ReceiptAgain("H26.19-261122-0099"))
    assert len(drive.asked(cfx.ReprintReceipt)) == 1
    drive.send(ev.PrintFailed(drive.ref("print"), F.PRINTER_NO_PAPER))
    body = view_of(drive.state, drive.policy).body
    assert isinstance(body, CounterDeskView)
    assert body.problem is F.PRINTER_NO_PAPER
    drive.send(ev.CardInserted())
    assert drive.state.counter is not None
    assert drive.state.counter.hits is None, "the next person finds nobody on the screen"


def test_a_visit_left_open_is_cleared_and_the_officer_stays() -> None:
    drive = CounterDrive().counter_dossier().deadline()
    assert drive.state.step is Step.IDLE_WARNING
    drive.send(ev.Touched())
    assert drive.state.step is Step.COUNTER_DOSSIER
    drive.deadline().deadline()
    assert drive.state.step is Step.CLEARING
    assert drive.state.visit is None
    assert drive.state.counter is not None


def test_the_officer_ends_the_program() -> None:
    drive = CounterDrive().counter_desk().send(ev.ExitPressed())
    drive.send(ev.Wiped(drive.ref("wipe")))
    assert drive.last[-1] == fx.LeaveProgram()
