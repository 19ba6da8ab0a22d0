"""What a tester did at the screen, as a deed: heard from the events of a session, and free of anything personal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.checkin import Service
from kiosk.session import events as ev
from kiosk.session.state import State, Step
from simulators.scenarios.deeds import AnyDeed, DisplayDeed, LanguageDeed, PersonDeed, PriorityDeed, StaffDeed
from simulators.scenarios.words import PersonDoes, StaffDoes

_PERSON = {
    ev.StartPressed: PersonDoes.START,
    ev.ConsentRefused: PersonDoes.REFUSE,
    ev.IdentityConfirmed: PersonDoes.CONFIRM,
    ev.NotMe: PersonDoes.NOT_ME,
    ev.NumberAgain: PersonDoes.NUMBER_AGAIN,
    ev.AnotherService: PersonDoes.ANOTHER_SERVICE,
    ev.TicketTaken: PersonDoes.TAKE_TICKET,
    ev.HelpPressed: PersonDoes.HELP,
}
_STAFF = {
    ev.StaffSignedIn: StaffDoes.SIGN_IN,
    ev.StaffVerified: StaffDoes.VERIFY,
    ev.StaffResumed: StaffDoes.RESUME,
    ev.ReprintPressed: StaffDoes.REPRINT,
    ev.CleaningStarted: StaffDoes.CLEAN,
    ev.ExitPressed: StaffDoes.EXIT,
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """Tells the deed of an event; None of events that nobody did, and of touches that change nothing.

    `digits`: the six digits that are right for the person at the kiosk, who is `person` by name.
    """

    services: tuple[Service, ...]
    person: Callable[[], str]
    digits: Callable[[], str]

    def deed(self, state: State, event: ev.Event) -> AnyDeed | None:
        """`state`: before the event is handled."""
        person = self.person()
        match event:
            case ev.Touched() if state.step is Step.IDLE_WARNING:
                does = PersonDoes.TOUCH
            case ev.Consented(chip, face):
                does = (PersonDoes.ACCEPT if face else PersonDoes.ACCEPT_CHIP) if chip else PersonDoes.REFUSE
            case ev.DigitsTyped(digits):
                does = PersonDoes.TYPE_DIGITS if digits == self.digits() else PersonDoes.TYPE_WRONG_DIGITS
            case ev.Confirmed(service_code=code):
                return self._chosen(person, code)
            case ev.LeavePressed() if state.step is Step.STAFF:
                return StaffDeed(action="staff", does=StaffDoes.LEAVE)
            case ev.LeavePressed():
                does = PersonDoes.LEAVE
            case ev.PriorityAsked(priority):
                return PriorityDeed(action="priority", priority=priority)
            case ev.LanguageChosen(language):
                return LanguageDeed(action="language", language=language)
            case ev.DisplayChosen(display):
                return DisplayDeed(action="display", text_size=display.text_size, contrast=display.contrast)
            case _ if type(event) in _STAFF:
                return StaffDeed(action="staff", does=_STAFF[type(event)])
            case _ if type(event) in _PERSON:
                does = _PERSON[type(event)]
            case _:
                return None
        return PersonDeed(action="person", does=does, person=person)

    def _chosen(self, person: str, code: str) -> AnyDeed | None:
        places = [place for place, service in enumerate(self.services, 1) if service.code == code]
        if not places:
            return None
        return PersonDeed(action="person", does=PersonDoes.CHOOSE_SERVICE, person=person, service=places[0])
