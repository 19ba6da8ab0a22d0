"""A person on the stage: does what the screens ask, after a moment, unless the scenario says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.session import events as ev
from kiosk.session.state import Step
from kiosk.session.views import NeedKeyView, ServicesView, View
from simulators.patient import SimulatedPatient
from simulators.personas.codes import QrLayout, qr_text
from simulators.personas.facts import CardKind, Persona
from simulators.scenarios.model import Visit
from simulators.scenarios.words import Brings, Key, PersonDoes
from simulators.scenes import CodeScene
from simulators.world import PersonHands, SimulatedWorld

FOREIGN_CODE = "https://example.invalid/menu?table=7"
_CODE_IS_READ = frozenset({Step.QR_IDENTIFIED, Step.ASSISTED})
"""Where whoever came with a code alone puts it away."""


@dataclass(frozen=True, slots=True)
class PersonActs:
    """What one person can do at the kiosk, by the words of the scenarios."""

    world: SimulatedWorld
    persona: Persona
    hands: PersonHands
    intend: Callable[[ev.Intent], None]
    view: Callable[[], View]

    def do(self, does: PersonDoes, service: int = 1) -> None:
        """Does it now. `service`: which of those offered, from 1."""
        match does:
            case PersonDoes.NOTHING:
                pass
            case PersonDoes.WALK_AWAY | PersonDoes.STEP_ASIDE:
                self.hands.leave()
            case PersonDoes.LAY_CARD:
                self.hands.lay_card()
            case PersonDoes.TAKE_CARD:
                self.hands.take_card()
            case PersonDoes.OTHER_CARD:
                self.world.hands(self._next()).lay_card()
            case PersonDoes.SHOW_QR:
                self.hands.show_qr()
            case PersonDoes.SHOW_MRZ:
                self.hands.show_mrz()
            case PersonDoes.SHOW_INSURANCE_CARD:
                self._show(qr_text(self.persona, QrLayout.BHYT))
            case PersonDoes.SHOW_VSSID:
                self._show(qr_text(self.persona, QrLayout.VSSID))
            case PersonDoes.SHOW_FOREIGN_QR:
                self._show(FOREIGN_CODE)
            case PersonDoes.SHOW_FACE:
                self.hands.show_face()
            case PersonDoes.CHOOSE_SERVICE:
                self._choose(service)
            case _:
                self.intend(_intent(does, self.persona))

    def show_code(self, brings: Brings) -> None:
        """Holds what the person has come with to the camera."""
        match brings:
            case Brings.CARD | Brings.CARD_QR:
                self.hands.show_qr()
            case Brings.VNEID:
                self._show(qr_text(self.persona, QrLayout.VNEID))
            case Brings.INSURANCE_CARD:
                self.do(PersonDoes.SHOW_INSURANCE_CARD)
            case Brings.VSSID:
                self.do(PersonDoes.SHOW_VSSID)
            case Brings.FOREIGN_QR:
                self.do(PersonDoes.SHOW_FOREIGN_QR)

    def _show(self, text: str) -> None:
        self.world.camera.show(CodeScene(text))

    def _choose(self, service: int) -> None:
        body = self.view().body
        if isinstance(body, ServicesView) and body.services:
            self.intend(ev.ServiceChosen(body.services[min(service, len(body.services)) - 1].code))

    def _next(self) -> Persona:
        everyone = [persona for persona in self.world.personas.values() if persona.card.kind is not CardKind.NONE]
        place = next((place for place, found in enumerate(everyone) if found.id == self.persona.id), -1)
        return everyone[(place + 1) % len(everyone)]


def _intent(does: PersonDoes, persona: Persona) -> ev.Intent:
    """The touch that a word means."""
    digits = persona.card.personal_id[-6:]
    touches: dict[PersonDoes, ev.Intent] = {
        PersonDoes.TOUCH: ev.Touched(),
        PersonDoes.START: ev.StartPressed(),
        PersonDoes.ACCEPT: ev.ConsentGiven(chip=True, face=True),
        PersonDoes.ACCEPT_CHIP: ev.ConsentGiven(chip=True, face=False),
        PersonDoes.REFUSE: ev.ConsentRefused(),
        PersonDoes.TYPE_DIGITS: ev.DigitsTyped(digits),
        PersonDoes.TYPE_WRONG_DIGITS: ev.DigitsTyped(f"{(int(digits) + 1) % 1_000_000:06d}"),
        PersonDoes.CONFIRM: ev.IdentityConfirmed(),
        PersonDoes.NOT_ME: ev.NotMe(),
        PersonDoes.NUMBER_AGAIN: ev.NumberAgain(),
        PersonDoes.ANOTHER_SERVICE: ev.AnotherService(),
        PersonDoes.TAKE_TICKET: ev.TicketTaken(),
        PersonDoes.HELP: ev.HelpPressed(),
        PersonDoes.LEAVE: ev.LeavePressed(),
    }
    return touches[does]


@dataclass(slots=True)
class StagePerson(SimulatedPatient):
    """Watches the screen and acts once a screen, a moment after it came up and only if it still is there."""

    acts: PersonActs = field(kw_only=True)
    later: Callable[[float, Callable[[], None]], object] = field(kw_only=True)
    plan: Visit | None = field(default=None, kw_only=True)
    reaction: float = field(default=0.5, kw_only=True)
    """Seconds from a new screen to what the person does."""
    _times: Counter[Step] = field(default_factory=Counter, init=False)
    _gone: bool = field(default=False, init=False)

    def _act(self, view: View) -> None:
        if self._gone:
            return
        if view.step in (Step.QR_IDENTIFIED, Step.CLEARING):
            # The code is read, or all is over: nothing is held to the camera any more.
            self.hands.leave()
        self._times[view.step] += 1
        planned = () if self.plan is None else self.plan.instead.get(view.step, ())
        place = self._times[view.step] - 1
        does = planned[place] if place < len(planned) else None
        self.later(self.reaction, lambda: self._do(view, does))

    def _do(self, view: View, does: PersonDoes | None) -> None:
        now = self.acts.view()
        if self._gone or now.step is not view.step or type(now.body) is not type(view.body):
            return
        if does is None:
            self._do_as_asked(view)
            return
        self.acts.do(does, 1 if self.plan is None else self.plan.service)
        self._gone = does is PersonDoes.WALK_AWAY

    def _do_as_asked(self, view: View) -> None:
        """What the screen asks for, with what this person has come with."""
        plan = self.plan
        if plan is not None and plan.brings is not Brings.CARD and view.step in _CODE_IS_READ:
            # Else the kiosk would see it once more when the visit is over.
            self.acts.do(PersonDoes.STEP_ASIDE)
        match view.step:
            case Step.ATTRACT if plan is not None and plan.brings is not Brings.CARD and not self._arrived:
                self._arrived = True
                self.intend(ev.StartPressed())
            case Step.NEED_KEY if plan is not None and isinstance(view.body, NeedKeyView):
                self._give_key(plan, has_key=view.body.has_key)
            case _:
                SimulatedPatient._act(self, view)  # noqa: SLF001 - its own, which slots hide from super()

    def _give_key(self, plan: Visit, *, has_key: bool) -> None:
        if has_key:
            if plan.brings is not Brings.CARD:
                self.intend(ev.StartPressed())
        elif plan.brings is not Brings.CARD:
            self.acts.show_code(plan.brings)
        else:
            does = {Key.QR: PersonDoes.SHOW_QR, Key.MRZ: PersonDoes.SHOW_MRZ, Key.DIGITS: PersonDoes.TYPE_DIGITS}
            self.acts.do(does[plan.key])
