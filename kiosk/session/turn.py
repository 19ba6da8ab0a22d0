"""One turn of the reducer: the state as it becomes, and the effects asked for on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from kiosk.domain.failures import FailureCode
from kiosk.session.effects import Audit, CancelDeadline, Effect, RestCamera, ScanQr, SetDeadline, TellStaff
from kiosk.session.events import Event
from kiosk.session.policy import Policy
from kiosk.session.state import Pending, Ref, State, Step, Visit

Kind = Literal[
    "deadline",
    "scan",
    "card",
    "face",
    "lookup",
    "kept",
    "queues",
    "commit",
    "send",
    "print",
    "wipe",
    "test",
    "outbox",
    "keep",
    "dossiers",
    "search",
    "mark",
]


class Turn:
    """Collects what one event changes. Lives for one call of `reduce`, which stays pure."""

    def __init__(self, state: State, policy: Policy) -> None:
        self.state = state
        self.policy = policy
        self.effects: list[Effect] = []

    @property
    def visit(self) -> Visit:
        """The visit; an empty one where nobody is here, so that handlers need no special case."""
        return self.state.visit or Visit()

    def set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of State, checked by `replace`
        """Changes fields of the state."""
        self.state = replace(self.state, **changes)

    def set_visit(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Visit, checked by `replace`
        """Changes fields of the visit."""
        self.set(visit=replace(self.visit, **changes))

    def emit(self, effect: Effect) -> None:
        """Asks for an effect."""
        self.effects.append(effect)

    def ask(self, kind: Kind) -> Ref:
        """A new reference, from now on the only one of its kind whose answer counts."""
        ref = Ref(self.state.session, self.state.next_ref)
        self.set(next_ref=self.state.next_ref + 1, pending=replace(self.state.pending, **{kind: ref}))
        return ref

    def forget(self, *kinds: Kind) -> None:
        """Answers of these kinds are stale from now on."""
        self.set(pending=replace(self.state.pending, **dict.fromkeys(kinds)))

    def forget_all(self) -> None:
        """No answer counts any more."""
        self.set(pending=Pending())

    def deadline(self, seconds: float | None) -> None:
        """Starts the step's deadline anew, or calls it off."""
        if seconds is None:
            self.forget("deadline")
            self.emit(CancelDeadline())
        else:
            self.emit(SetDeadline(self.ask("deadline"), seconds))

    def enter(self, step: Step, seconds: float | None) -> None:
        """Goes to a step. The camera scans in the steps that wait for a QR code and rests in the others.

        It looks for an MRZ only while a key is missing: it costs more, and nobody begins a visit with it.
        """
        self.set(step=step)
        self.deadline(seconds)
        if step in (Step.ATTRACT, Step.COUNTER_DESK, Step.NEED_KEY):
            self.emit(ScanQr(self.ask("scan"), mrz=step is Step.NEED_KEY and self.visit.key is None))
        elif step not in (Step.CAPTURING_FACE, Step.MATCHING):
            self.forget("scan", "face")
            self.emit(RestCamera())

    def audit(self, kind: str, **details: str) -> None:
        """Asks for a row of the audit trail; at a counter every one names the officer."""
        if self.state.counter is not None:
            details.setdefault("officer", self.state.counter.officer)
        self.emit(Audit(kind, tuple(sorted(details.items()))))

    def tell_staff(self, code: FailureCode) -> None:
        """Calls staff."""
        self.emit(TellStaff(code))


STALE_KINDS: dict[str, Kind] = {
    "QrRead": "scan",
    "QrUnknown": "scan",
    "MrzRead": "scan",
    "CardProgressed": "card",
    "CardIdentified": "card",
    "CardRead": "card",
    "CardFailed": "card",
    "FaceProgressed": "face",
    "FaceCaptured": "face",
    "FaceCompared": "face",
    "FaceFailed": "face",
    "LookupAnswered": "lookup",
    "TicketFound": "kept",
    "WaitingCounted": "queues",
    "Committed": "commit",
    "CommitFailed": "commit",
    "SendAttempted": "send",
    "Printed": "print",
    "PrintFailed": "print",
    "NothingToPrint": "print",
    "OutboxSeen": "outbox",
    "Wiped": "wipe",
    "SelfTested": "test",
    "DeadlinePassed": "deadline",
    "DossierKept": "keep",
    "DossierSettled": "keep",
    "DossierRefused": "keep",
    "DossiersFound": "dossiers",
    "SearchAnswered": "search",
    "ResultMarked": "mark",
}
"""Which pending reference each asynchronous result must carry."""


def is_stale(state: State, event: Event) -> bool:
    """Whether the event answers a request that is no longer waited for."""
    kind = STALE_KINDS.get(type(event).__name__)
    return kind is not None and getattr(event, "ref", None) != getattr(state.pending, kind)
