"""A simulated officer at a counter, and the person before it who does what the officer asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from biometrics.liveness.challenge import Motion
from kiosk.domain.dossier import DossierStatus
from kiosk.domain.failures import FailureCode
from kiosk.domain.manual import ManualReason
from kiosk.session import counter_events as counter
from kiosk.session import events as ev
from kiosk.session.counter_views import (
    CounterDeskView,
    CounterSignInView,
    CounterVisitView,
    DossierFormView,
    ReceiptView,
    TasksView,
    TroubleView,
)
from kiosk.session.state import FaceMotion, State
from kiosk.session.views import (
    CapturingFaceView,
    IdleWarningView,
    NeedKeyView,
    NoticeView,
    OutOfServiceView,
    PutCardBackView,
    ReadingCardView,
    TakeCardView,
    View,
)
from simulators.patient import Hands


@dataclass(slots=True)
class SimulatedOfficer:
    """Signs in, serves one person and stays at the desk. Hands out what is ready, else receives a dossier; whoever
    cannot be verified by chip and face is verified by hand.

    `intend` sends intents; `done` is called when the person is served and the desk waits for the next.
    """

    name: str
    hands: Hands
    intend: Callable[[ev.Intent], None]
    done: Callable[[], None]
    procedure: int = 0
    """Which of the procedures the person comes for, from 0."""
    _served: bool = field(default=False, init=False)
    _left: bool = field(default=False, init=False)
    _seen: object = field(default=None, init=False)
    _heard: FaceMotion | None = field(default=None, init=False)

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - an officer sees the window alone
        """Looks at the window; acts where it has changed."""
        work = view.body.work if isinstance(view.body, CounterVisitView) else None
        if isinstance(work, CapturingFaceView) and work.motion is not self._heard:
            self._heard = work.motion
            self.hands.perform(None if self._heard is None else Motion(self._heard.value))
        sight = work if isinstance(work, TasksView | DossierFormView | ReceiptView) else getattr(work, "has_key", None)
        seen = (view.step, sight)
        if seen != self._seen:
            self._seen = seen
            self._act(view)

    def staff_called(self, code: FailureCode) -> None:
        """The officer is there already."""

    def _act(self, view: View) -> None:
        match view.body:
            case CounterSignInView():
                self.intend(ev.StaffSignedIn(self.name))
            case CounterDeskView() if not self._served:
                self._served = True
                self.hands.lay_card()
            case CounterDeskView() | OutOfServiceView():
                self._go()
            case CounterVisitView(work=NoticeView()):
                self.intend(ev.ConsentGiven(chip=True, face=True))
            case CounterVisitView(work=NeedKeyView(has_key=False)):
                self.hands.show_qr()
            case CounterVisitView(work=ReadingCardView() | CapturingFaceView()):
                self.hands.show_face()
            case CounterVisitView(work=PutCardBackView()):
                self.hands.lay_card()
            case CounterVisitView(work=TroubleView(can_verify=True)):
                self.intend(ev.StaffVerified(self.name, ManualReason.PRINTED_PHOTO))
            case CounterVisitView(work=TroubleView()):
                self.intend(ev.LeavePressed())
            case CounterVisitView(work=TasksView() as tasks):
                self._serve(tasks)
            case CounterVisitView(work=DossierFormView(can_confirm=True)):
                self.intend(counter.DossierConfirmed())
            case CounterVisitView(work=DossierFormView(procedure=procedure)):
                self.intend(counter.DraftChanged(tuple(range(len(procedure.papers))), ""))
            case CounterVisitView(work=ReceiptView(printed=printed, print_failed=failed)) if printed or failed:
                self.intend(ev.LeavePressed())
            case CounterVisitView(work=TakeCardView()):
                self.hands.take_card()
            case CounterVisitView(work=IdleWarningView()):
                self.intend(ev.Touched())
            case _:
                return

    def _serve(self, tasks: TasksView) -> None:
        if tasks.dossiers is None:
            return
        ready = [line for line in tasks.dossiers if line.status is DossierStatus.READY]
        if tasks.done is not None:
            self.intend(ev.LeavePressed())
        elif ready:
            self.intend(counter.ResultHandedOut(ready[0].number))
        else:
            self.intend(counter.DossierBegun(tasks.procedures[self.procedure].code))

    def _go(self) -> None:
        if not self._left:
            self._left = True
            self.hands.leave()
            self.done()
