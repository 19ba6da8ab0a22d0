"""What a read of a chip comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.authenticity.verdict import Verdicts
from cardreader.document import Assurance, IdentityDocument
from cardreader.errors import CardFault
from cardreader.evidence import Evidence, Step
from cardreader.lds.face_image import FacePhoto


@dataclass(frozen=True, slots=True)
class ChipReadResult:
    """A chip that was read to the end. Whether its data may be believed is in `verdicts`."""

    document: IdentityDocument
    photo: FacePhoto
    verdicts: Verdicts
    evidence: Evidence

    @property
    def assurance(self) -> Assurance | None:
        """The level the verdicts carry; None where the data is not shown to be whole."""
        return self.verdicts.assurance


@dataclass(frozen=True, slots=True)
class ChipReadFailure:
    """A read that stopped. `document` is what was already known, never verified."""

    fault: CardFault
    step: Step
    message: str
    evidence: Evidence
    document: IdentityDocument | None = field(default=None, repr=False)
