"""What can happen at a counter besides: the officer's wishes, and what the store answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cardreader.document import PartialDate, Sex
from kiosk.domain.dossier import DossierHit, DossierLine, DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.session.state import Ref

# --- intents: what the officer does in the window -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedOut:
    """The officer leaves the counter."""


@dataclass(frozen=True, slots=True)
class Back:
    """From a task back to the verified person, from a receipt too; on the desk it closes the search."""


@dataclass(frozen=True, slots=True)
class ShownInFull:
    """The officer wants to see name and number in full; kept in the audit trail."""


@dataclass(frozen=True, slots=True)
class IdentityTyped:
    """The officer types in what the document says, since nothing of it can be read."""

    full_name: str = field(repr=False)
    personal_id: str = field(repr=False)
    """12 digits."""
    birth_date: PartialDate = field(repr=False)
    sex: Sex = field(repr=False)


@dataclass(frozen=True, slots=True)
class InsuranceAskedAgain:
    """The insurance could not be looked up; the officer tries once more."""


@dataclass(frozen=True, slots=True)
class CheckInBegun:
    """The verified person comes for an examination: on to the services."""


@dataclass(frozen=True, slots=True)
class DossierBegun:
    """The verified person brings a dossier for this procedure. Another procedure begins the draft anew."""

    procedure: str


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """The papers taken, by their places in the procedure's list, and the note, both whole."""

    papers: tuple[int, ...]
    note: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DossierConfirmed:
    """The officer takes the dossier in: from here it is kept."""


@dataclass(frozen=True, slots=True)
class ResultHandedOut:
    """The verified person has been given the result of this dossier."""

    number: str


@dataclass(frozen=True, slots=True)
class DossierTakenBack:
    """The verified person takes this dossier back."""

    number: str


@dataclass(frozen=True, slots=True)
class DossiersSought:
    """A receipt number, the last four of an ID, or a part of a name; empty: all of today."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ResultCameIn:
    """The result of this dossier lies at the counter from now on."""

    number: str


@dataclass(frozen=True, slots=True)
class ReceiptAgain:
    """The receipt of this dossier is to be printed once more."""

    number: str


CounterIntent = (
    SignedOut
    | Back
    | ShownInFull
    | IdentityTyped
    | InsuranceAskedAgain
    | CheckInBegun
    | DossierBegun
    | DraftChanged
    | DossierConfirmed
    | ResultHandedOut
    | DossierTakenBack
    | DossiersSought
    | ResultCameIn
    | ReceiptAgain
)
"""What the counter's window may send besides `Intent`."""


# --- events -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DossierOpened:
    """DossierBegun with the time, of which the due date follows."""

    procedure: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DossierFiled:
    """DossierConfirmed with the dossier's key and time, made once."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DossierKept:
    """Dossier, number and audit row are on disk."""

    ref: Ref
    receipt: DossierReceipt


@dataclass(frozen=True, slots=True)
class DossierSettled:
    """The dossier is handed out or withdrawn."""

    ref: Ref
    line: DossierLine


@dataclass(frozen=True, slots=True)
class DossierRefused:
    """Nothing was written."""

    ref: Ref
    code: FailureCode


@dataclass(frozen=True, slots=True)
class DossiersFound:
    """The person's open dossiers; None where the store does not tell."""

    ref: Ref
    dossiers: tuple[DossierLine, ...] | None


@dataclass(frozen=True, slots=True)
class SearchAnswered:
    """What the search found, or why it did not end."""

    ref: Ref
    hits: tuple[DossierHit, ...] | FailureCode


@dataclass(frozen=True, slots=True)
class ResultMarked:
    """The dossier's result is ready, or why that was not kept."""

    ref: Ref
    outcome: DossierLine | FailureCode


CounterEvent = (
    SignedOut
    | Back
    | ShownInFull
    | IdentityTyped
    | InsuranceAskedAgain
    | CheckInBegun
    | DossierOpened
    | DraftChanged
    | ResultHandedOut
    | DossierTakenBack
    | DossiersSought
    | ResultCameIn
    | ReceiptAgain
    | DossierFiled
    | DossierKept
    | DossierSettled
    | DossierRefused
    | DossiersFound
    | SearchAnswered
    | ResultMarked
)
