"""What a read of a chip comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cardreader.authenticity.verdict import Verdicts
from cardreader.document import Assurance, IdentityDocument
from cardreader.errors import CardFault
from cardreader.evidence import Evidence, Step
from cardreader.further import FurtherDataGroup
from cardreader.lds.face_image import FacePhoto
from cardreader.resume import ReadSoFar

_NOTHING_FURTHER: Mapping[int, FurtherDataGroup] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ChipReadResult:
    """A chip that was read to the end. Whether its data may be believed is in `verdicts`."""

    document: IdentityDocument
    photo: FacePhoto | None
    """None where the chip holds none, as those of small children."""
    verdicts: Verdicts
    evidence: Evidence
    further: Mapping[int, FurtherDataGroup] = field(default_factory=lambda: _NOTHING_FURTHER, repr=False, hash=False)
    """Data groups read besides, by number, as far as the chip has them and they are understood."""

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
    so_far: ReadSoFar | None = field(default=None, repr=False)
    """With this a next read of the same card goes on where this one broke off. None where there is nothing to keep, or
    where it would end in the same way."""
