"""What the session holds besides while it serves a counter: who is signed in, the dossier in the making, a search."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.domain.dossier import DossierHit, DossierLine, DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.domain.outbox_summary import OutboxSummary


class Profile(StrEnum):
    """Who drives the kiosk."""

    RECEPTION = "reception"
    """The patient, alone."""
    COUNTER = "counter"
    """A member of staff, for the person before the counter."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A dossier in the making. `papers`: the places in the procedure's list of what the officer has taken."""

    procedure: str
    """Its code."""
    due: date
    """As it was when the draft was begun."""
    papers: tuple[int, ...] = ()
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CounterTask:
    """What is done at the counter for the verified person: part of the visit, and wiped with it."""

    draft: Draft | None = None
    receipt: DossierReceipt | None = None
    """Of the dossier received last."""
    receipt_printed: bool = False
    receipt_failed: bool = False
    dossiers: tuple[DossierLine, ...] | None = None
    """The person's open ones; None until the store has answered."""
    done: DossierLine | None = None
    """The dossier that was handed out or withdrawn last."""
    problem: FailureCode | None = None
    """Why the last wish was not fulfilled, where the officer simply goes on."""
    typed_wrongly: bool = False
    """What the officer typed is no identity."""
    shown_in_full: bool = False
    """The officer has asked to see name and number in full."""


@dataclass(frozen=True, slots=True)
class AtCounter:
    """The member of staff signed in. Holds nothing of a person but masked hits of a search, while that is looked at."""

    officer: str
    hits: tuple[DossierHit, ...] | None = None
    """What the search found; None while none is open."""
    problem: FailureCode | None = None
    """Why a search, a reprint or a mark did not work."""
    outbox: OutboxSummary | None = None
    """None until the store has answered."""
