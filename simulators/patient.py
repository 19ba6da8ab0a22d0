"""A simulated person who does what the screens ask for: lays the card, shows its code or back, chooses, leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from biometrics.liveness.challenge import Motion
from kiosk.domain.failures import FailureCode
from kiosk.session import events as ev
from kiosk.session.state import FaceMotion, State, Step
from kiosk.session.views import (
    CapturingFaceView,
    NeedKeyView,
    ReviewView,
    ServicesView,
    TicketView,
    TodaysNumberView,
    View,
)


class Hands(Protocol):
    """What the person can do to the devices."""

    def lay_card(self) -> None:
        """Lays the person's card on the reader."""
        ...

    def take_card(self) -> None:
        """Takes it back."""
        ...

    def show_qr(self) -> None:
        """Holds the card's QR code to the camera."""
        ...

    def show_mrz(self) -> None:
        """Holds the card's back with the MRZ to the camera."""
        ...

    def show_face(self) -> None:
        """Looks into the camera."""
        ...

    def perform(self, motion: Motion | None) -> None:
        """Begins to do what the screen asks of the head; None: looks straight ahead."""
        ...

    def leave(self) -> None:
        """Steps out of the picture."""
        ...


@dataclass(slots=True)
class SimulatedPatient:
    """Watches the session like a person watches the screen. Acts once a screen.

    `intend` sends intents; `done` is called when the visit is over and the kiosk is ready for the next person.
    """

    hands: Hands
    intend: Callable[[ev.Intent], None]
    done: Callable[[], None]
    service: int = 0
    """Which of the services offered, from 0."""
    wants_number_again: bool = False
    """Who has a number of today came for that one; otherwise for another service."""
    shows_back: bool = False
    """Holds the card's back to the camera, not its QR code."""
    _arrived: bool = field(default=False, init=False)
    _left: bool = field(default=False, init=False)
    _seen: object = field(default=None, init=False)
    _heard: FaceMotion | None = field(default=None, init=False)

    def changed(self, state: State, view: View) -> None:  # noqa: ARG002 - a person sees the screen alone
        """Looks at the screen; acts where it is a new one."""
        if isinstance(view.body, CapturingFaceView) and view.body.motion is not self._heard:
            self._heard = view.body.motion
            self.hands.perform(None if self._heard is None else Motion(self._heard.value))
        screen = (view.step, type(view.body), getattr(view.body, "has_key", None))
        if isinstance(view.body, TicketView):
            screen = (view.step, type(view.body), view.body.printed or view.body.print_failed)
        if screen == self._seen:
            return
        self._seen = screen
        self._act(view)

    def staff_called(self, code: FailureCode) -> None:
        """Staff are somebody else."""

    def _act(self, view: View) -> None:
        match view.step:
            case Step.ATTRACT if self._arrived:
                self._go()
            case Step.ATTRACT:
                self._arrived = True
                self.hands.lay_card()
            case Step.NOTICE:
                self.intend(ev.ConsentGiven(chip=True, face=True))
            case Step.NEED_KEY if isinstance(view.body, NeedKeyView) and not view.body.has_key:
                if self.shows_back:
                    self.hands.show_mrz()
                else:
                    self.hands.show_qr()
            case Step.READING_CARD | Step.CAPTURING_FACE:
                self.hands.show_face()
            case Step.PUT_CARD_BACK:
                self.hands.lay_card()
            case Step.REVIEW if isinstance(view.body, ReviewView):
                self.intend(ev.IdentityConfirmed())
            case Step.REVIEW if isinstance(view.body, TodaysNumberView):
                self.intend(ev.NumberAgain() if self.wants_number_again else ev.AnotherService())
            case Step.REVIEW if isinstance(view.body, ServicesView):
                self.intend(ev.ServiceChosen(view.body.services[self.service].code))
            case Step.TICKET if isinstance(view.body, TicketView) and (view.body.printed or view.body.print_failed):
                self.intend(ev.TicketTaken())
            case Step.TAKE_CARD:
                self.hands.take_card()
            case Step.ASSISTED:
                self.hands.take_card()
                self.intend(ev.LeavePressed())
            case Step.OUT_OF_SERVICE:
                self._go()
            case _:
                return

    def _go(self) -> None:
        if not self._left:
            self._left = True
            self.hands.leave()
            self.done()
