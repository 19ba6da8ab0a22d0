"""What a one-stop-shop counter receives and hands out: procedures with their papers, dossiers with their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cardreader.document import Assurance, Source
from kiosk.domain.checkin import Consent, FaceResult, Person
from kiosk.domain.masking import mask_name, mask_number


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that a procedure asks for."""

    name: str
    copies: int = 1
    required: bool = True


@dataclass(frozen=True, slots=True)
class Procedure:
    """One administrative procedure; from the settings' catalogue."""

    code: str
    """The code of the national catalogue, such as 1.004873."""
    name: str
    field: str
    """Lĩnh vực: what the catalogue files it under."""
    papers: tuple[Paper, ...]
    working_days: int
    """Until the result; 0 is the same working day."""
    fee: int
    """In đồng."""

    def missing(self, taken: tuple[int, ...]) -> tuple[int, ...]:
        """The required papers, by their place, that are not among those taken."""
        return tuple(place for place, paper in enumerate(self.papers) if paper.required and place not in taken)


class DossierStatus(StrEnum):
    """How far a dossier has come."""

    RECEIVED = "received"
    READY = "ready"
    """Its result lies at the counter."""
    HANDED_OUT = "handed_out"
    WITHDRAWN = "withdrawn"
    """The person took it back."""

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done with it."""
        return self in (DossierStatus.RECEIVED, DossierStatus.READY)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Whose receipt numbers a counter gives out, and which: ranges of two counters of one agency must not meet."""

    agency: str
    """The agency's identifier in electronic documents, such as H26.19."""
    first: int = 1
    last: int = 9999


@dataclass(frozen=True, slots=True)
class NewDossier:
    """A dossier as the officer confirmed it, still without number. `key` is made once and stays through every try."""

    key: str
    person: Person = field(repr=False)
    procedure: Procedure
    papers: tuple[Paper, ...]
    """Those that were taken in."""
    note: str = field(repr=False)
    received_at: datetime
    """With time zone."""
    due: date
    """In Vietnam."""
    officer: str
    assurance: Assurance
    source: Source | None
    consent: Consent | None
    face: FaceResult | None


@dataclass(frozen=True, slots=True)
class DossierReceipt:
    """What the person takes home of a dossier; it names nobody."""

    number: str
    procedure: str
    papers: tuple[Paper, ...]
    received_at: datetime
    due: date
    fee: int
    officer: str


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier in a list, without anything personal."""

    number: str
    procedure: str
    status: DossierStatus
    received_at: datetime
    due: date


@dataclass(frozen=True, slots=True)
class DossierHit:
    """One dossier that a search found; whose it is, masked. Both None where the payload was erased."""

    line: DossierLine
    name: str | None = field(repr=False)
    personal_id: str | None = field(repr=False)


def hit_of(line: DossierLine, person: Person | None) -> DossierHit:
    """The hit of a dossier and, where it is still known, its person."""
    if person is None:
        return DossierHit(line, None, None)
    return DossierHit(line, mask_name(person.full_name), mask_number(person.personal_id or person.lookup_number))


def receipt_number(agency: str, day: date, serial: int) -> str:
    """The number in the form that public services print: `H26.19-261122-0007`."""
    return f"{agency}-{day:%y%m%d}-{serial:04d}"
