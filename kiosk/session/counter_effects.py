"""What the reducer asks for at a counter besides."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.checkin import Person
from kiosk.domain.dossier import DossierReceipt, DossierStatus, NewDossier, NumberRange
from kiosk.session.state import Ref


@dataclass(frozen=True, slots=True)
class FindDossiers:
    """The person's open dossiers. Answered by DossiersFound."""

    ref: Ref
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class CommitDossier:
    """One transaction: dossier, number, audit row. Answered by DossierKept or DossierRefused."""

    ref: Ref
    dossier: NewDossier
    numbers: NumberRange


@dataclass(frozen=True, slots=True)
class SettleDossier:
    """Handed out, or withdrawn, and its audit row. Answered by DossierSettled or DossierRefused."""

    ref: Ref
    number: str
    person: Person = field(repr=False)
    status: DossierStatus
    officer: str


@dataclass(frozen=True, slots=True)
class SearchDossiers:
    """Answered by SearchAnswered."""

    ref: Ref
    text: str = field(repr=False)
    officer: str


@dataclass(frozen=True, slots=True)
class MarkReady:
    """The result lies at the counter, and its audit row. Answered by ResultMarked."""

    ref: Ref
    number: str
    officer: str


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Answered by Printed or PrintFailed."""

    ref: Ref
    receipt: DossierReceipt


@dataclass(frozen=True, slots=True)
class ReprintReceipt:
    """The receipt of a dossier once more. Answered by Printed, PrintFailed or NothingToPrint."""

    ref: Ref
    number: str


CounterEffect = (
    FindDossiers | CommitDossier | SettleDossier | SearchDossiers | MarkReady | PrintReceipt | ReprintReceipt
)
