"""What goes wrong at a reception ends on its screen with its code, and the person is never sent away without staff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.domain.checkin import DeliveryStatus
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from kiosk.domain.manual import ManualReason
from kiosk.session.events import Intent, StaffSignedIn, StaffVerified
from kiosk.session.state import State, Step
from kiosk.session.views import AttractView, OutOfServiceView, ReviewView, StaffView, View
from simulators.gateway.faults import Endpoint, Fault, FaultKind
from simulators.patient import SimulatedPatient
from simulators.printer import PrinterState
from simulators.scenes import EmptyScene, PersonScene
from simulators.world import PersonHands
from tests.e2e.reception import Reception, hasty


class WrongFace(PersonHands):
    """Somebody else holds the card."""

    def show_face(self) -> None:
        self._world.camera.show(PersonScene(self._world.personas["lan"]))


class NoFace(PersonHands):
    """Nobody stands before the camera."""

    def show_face(self) -> None:
        self._world.camera.show(EmptyScene())


class CameraPuller(PersonHands):
    """The camera's cable goes when the face is due."""

    def show_face(self) -> None:
        self._world.camera.unplug()


class CardPuller(PersonHands):
    """Takes the card away in the middle of the first read and lays it down again when asked to."""

    def __init__(self, hands: PersonHands, command: int) -> None:
        super().__init__(hands._world, hands._persona)
        self._command: int | None = command

    def lay_card(self) -> None:
        if self._command is not None:
            self._world.reader.remove_at(self._command)
            self._command = None
        super().lay_card()


def as_hands(kind: type[PersonHands]) -> Callable[[PersonHands], PersonHands]:
    return lambda hands: kind(hands._world, hands._persona)


def test_somebody_elses_face_goes_to_staff_without_accusation(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    record = reception.serve(hands=as_hands(WrongFace))
    assert record.failure is FailureCode.FACE_NOT_RECOGNISED
    assert record.ticket is None
    assert reception.steps.count(Step.MATCHING) == 2
    assert reception.staff == [FailureCode.FACE_NOT_RECOGNISED]
    assert not reception.world.gateway.received_check_ins


def test_no_face_gives_a_second_chance_and_then_staff(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=hasty(capturing_face=0.5))
    record = reception.serve(hands=as_hands(NoFace))
    assert record.failure is FailureCode.FACE_NOT_CAPTURED


def test_a_camera_that_goes_away_calls_staff(tmp_path: Path) -> None:
    record = Reception(tmp_path).serve(hands=as_hands(CameraPuller))
    assert record.failure in (FailureCode.CAMERA_LOST, FailureCode.CAMERA_MISSING)


@pytest.mark.parametrize("command", [1, 4, 9, 13, 16])
def test_a_card_lifted_early_is_put_back_and_read_again(tmp_path: Path, command: int) -> None:
    reception = Reception(tmp_path)
    record = reception.serve(hands=lambda hands: CardPuller(hands, command))
    assert Step.PUT_CARD_BACK in reception.steps
    assert record.as_json()["outcome"] == "checked_in"


class NeverPutsBack(CardPuller):
    """Pockets the card."""

    def lay_card(self) -> None:
        if self._command is not None:
            super().lay_card()


def test_a_card_that_is_not_put_back_ends_at_staff(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=hasty(put_card_back=0.3))
    record = reception.serve(hands=lambda hands: NeverPutsBack(hands, 9))
    assert record.failure is FailureCode.CARD_REMOVED
    assert record.ticket is None


class Onlooker(SimulatedPatient):
    """Looks at the screen until it shows what the test waits for."""

    def __init__(self, reception: Reception, until: Callable[[View], bool]) -> None:
        hands = reception.world.hands(reception.world.personas["mau"])
        super().__init__(hands, reception.kiosk.runner.intend, reception.loop.end)
        self._until = until

    def _act(self, view: View) -> None:
        """Does nothing."""

    def changed(self, state: State, view: View) -> None:
        if self._until(view):
            self._go()


def faults_on_attract(view: View) -> set[FailureCode]:
    return {code for _, code in view.body.faults} if isinstance(view.body, AttractView) else set()


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda world: world.reader.unplug(), FailureCode.READER_MISSING),
        (lambda world: world.reader.stop_service(), FailureCode.PCSC_UNAVAILABLE),
        (lambda world: world.camera.unplug(), FailureCode.CAMERA_MISSING),
    ],
)
def test_a_missing_device_leaves_the_kiosk_open_and_says_so(
    tmp_path: Path, break_it: Callable[[object], None], code: FailureCode
) -> None:
    reception = Reception(tmp_path)
    break_it(reception.world)
    reception.play(Onlooker(reception, lambda view: code in faults_on_attract(view)))
    assert Step.ATTRACT in reception.steps


def test_a_reader_that_comes_back_is_ready_by_itself(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    reception.world.reader.stop_service()
    seen: list[set[FailureCode]] = []

    def until(view: View) -> bool:
        if not isinstance(view.body, AttractView):
            return False
        seen.append(faults_on_attract(view))
        if FailureCode.PCSC_UNAVAILABLE in seen[-1]:
            reception.world.reader.start_service()
            return False
        return any(FailureCode.PCSC_UNAVAILABLE in earlier for earlier in seen)

    reception.play(Onlooker(reception, until))


GATEWAY_FAULTS = [
    (Endpoint.TOKEN, Fault(FaultKind.UNAUTHORISED), FailureCode.GATEWAY_ACCOUNT_REFUSED),
    (Endpoint.LOOKUP, Fault(FaultKind.UNAUTHORISED), FailureCode.GATEWAY_ACCOUNT_REFUSED),
    (Endpoint.LOOKUP, Fault(FaultKind.HTML), FailureCode.GATEWAY_ANSWER_INVALID),
    (Endpoint.LOOKUP, Fault(FaultKind.TRUNCATED_JSON), FailureCode.GATEWAY_ANSWER_INVALID),
    (Endpoint.LOOKUP, Fault(FaultKind.SERVER_ERROR), FailureCode.GATEWAY_FAULT),
    (Endpoint.LOOKUP, Fault(FaultKind.CODE, code="054"), FailureCode.OFFICER_NOT_REGISTERED),
]


@pytest.mark.parametrize(("endpoint", "fault", "code"), GATEWAY_FAULTS)
def test_a_lookup_that_fails_is_not_checked_yet_and_the_person_is_received(
    tmp_path: Path, endpoint: Endpoint, fault: Fault, code: FailureCode
) -> None:
    reception = Reception(tmp_path)
    reception.world.gateway.set_fault(endpoint, fault)
    record = reception.serve()
    review = [view.body for view in reception.screens if isinstance(view.body, ReviewView)][-1]
    assert review.insurance.eligibility is Eligibility.NOT_CHECKED
    assert review.insurance.failure is code
    assert record.as_json()["outcome"] == "checked_in"


def test_a_gateway_that_is_down_queues_the_check_in(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    reception.world.gateway.refuse_connections()
    record = reception.serve()
    assert record.as_json()["outcome"] == "checked_in"
    assert record.insurance == "not_checked"
    assert record.delivery == DeliveryStatus.QUEUED.value
    assert record.receipt is None


def test_a_gateway_that_hangs_does_not_hold_the_person_up(tmp_path: Path) -> None:
    reception = Reception(tmp_path, policy=hasty(checking_insurance=0.3, sending=0.3))
    reception.world.gateway.set_fault(Endpoint.LOOKUP, Fault(FaultKind.HANG))
    reception.world.gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.HANG))
    record = reception.serve()
    answer = record.as_json()
    assert answer["outcome"] == "checked_in"
    assert answer["delivery"] == "queued"
    review = next(view.body for view in reception.screens if isinstance(view.body, ReviewView))
    assert review.insurance.eligibility is Eligibility.NOT_CHECKED


def test_a_refused_check_in_keeps_its_number_and_calls_staff(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    reception.world.gateway.set_fault(Endpoint.CHECK_IN, Fault(FaultKind.CODE, code="205"))
    record = reception.serve()
    assert record.ticket is not None
    assert record.delivery == DeliveryStatus.REFUSED.value
    assert FailureCode.CHECK_IN_REFUSED in reception.staff


def test_without_paper_the_number_is_on_the_screen(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    reception.world.printer.set_state(PrinterState.NO_PAPER)
    record = reception.serve()
    assert record.as_json()["outcome"] == "checked_in"
    assert FailureCode.PRINTER_NO_PAPER in reception.staff


class StaffHelpedPatient(SimulatedPatient):
    """Staff come to the screen that calls them and compare by eye."""

    def _act(self, view: View) -> None:
        intent: Intent | None = None
        if view.step is Step.ASSISTED:
            intent = StaffSignedIn("Lê Thị Trực")
        elif isinstance(view.body, StaffView) and view.body.can_verify:
            intent = StaffVerified(view.body.officer, ManualReason.CHIP_PHOTO)
        if intent is None:
            super()._act(view)
        else:
            self.intend(intent)


def test_staff_verify_by_hand_whom_the_camera_did_not_recognise(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    world = reception.world
    hands = WrongFace(world, world.personas["mau"])
    record = reception.play(StaffHelpedPatient(hands, reception.kiosk.runner.intend, reception.loop.end))
    answer = record.as_json()
    assert answer["outcome"] == "checked_in"
    assert answer["assurance"] == "staff"


def test_a_store_that_cannot_write_calls_staff_and_goes_out_of_service(tmp_path: Path) -> None:
    reception = Reception(tmp_path)

    class Saboteur(SimulatedPatient):
        def _act(self, view: View) -> None:
            if view.step is Step.REVIEW:
                reception.kiosk.store.close()
            super()._act(view)

    hands = reception.world.hands(reception.world.personas["mau"])
    record = reception.play(Saboteur(hands, reception.kiosk.runner.intend, reception.loop.end))
    assert record.failure is FailureCode.STORE_FAILED
    assert record.ticket is None
    assert isinstance(reception.screens[-1].body, OutOfServiceView)
