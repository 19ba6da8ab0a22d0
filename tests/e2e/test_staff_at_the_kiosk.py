"""Staff at the whole kiosk: the last number again, a visit taken over, the end of the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.domain.failures import FailureCode
from kiosk.domain.outbox_summary import OutboxSummary
from kiosk.session.events import ExitPressed, Intent, ReprintPressed, StaffResumed, StaffSignedIn
from kiosk.session.state import Reprint, State, Step
from kiosk.session.views import AttractView, StaffView, View
from simulators.patient import SimulatedPatient
from tests.e2e.reception import Reception

OFFICER = "Lê Thị Trực"


class Staff:
    """Comes when the person has gone: prints the number again, then ends the program."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._done: set[object] = set()

    def changed(self, state: State, view: View) -> None:
        match view.body:
            case AttractView() if self._reception.record.ticket is not None:
                self._do(StaffSignedIn(OFFICER))
            case StaffView(reprint=None, outbox=OutboxSummary(queued=0, refused=0)):
                self._do(ReprintPressed())
            case StaffView(reprint=Reprint.DONE):
                self._do(ExitPressed())
            case _:
                return

    def _do(self, intent: Intent) -> None:
        if intent not in self._done:
            self._done.add(intent)
            self._reception.kiosk.runner.intend(intent)

    def staff_called(self, code: FailureCode) -> None:
        """It comes anyway."""


def test_after_a_check_in_staff_print_the_number_again_and_end_the_program(tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    reception.kiosk.runner.watch(Staff(reception))
    hands = reception.world.hands(reception.world.personas["mau"])
    reception.play(SimulatedPatient(hands, reception.kiosk.runner.intend, lambda: None))
    first, again = reception.world.printer.printed
    assert again == replace(first, ahead=None), "who was ahead then says nothing now"
    assert reception.screens[-1].step is Step.CLEARING


def test_a_visit_that_staff_look_at_goes_on_to_its_own_assurance(tmp_path: Path) -> None:
    reception = Reception(tmp_path)

    class Watched(SimulatedPatient):
        """Staff look in at the review and let the visit go on."""

        asked = False

        def _act(self, view: View) -> None:
            if view.step is Step.REVIEW and not self.asked:
                self.asked = True
                self.intend(StaffSignedIn(OFFICER))
            elif isinstance(view.body, StaffView):
                self.intend(StaffResumed())
            else:
                super()._act(view)

    hands = reception.world.hands(reception.world.personas["mau"])
    record = reception.play(Watched(hands, reception.kiosk.runner.intend, reception.loop.end))
    assert record.as_json()["outcome"] == "checked_in"
    assert record.as_json()["assurance"] == "chip_genuine"
    assert Step.STAFF in reception.steps
    assert FailureCode.HELP_REQUESTED not in reception.staff
