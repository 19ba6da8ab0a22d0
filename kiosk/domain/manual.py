"""On what grounds a member of staff vouches for a person."""

from __future__ import annotations

from enum import StrEnum


class ManualReason(StrEnum):
    """What staff compared; kept in the audit trail beside their name."""

    CHIP_PHOTO = "chip_photo"
    """The person with the photo in the chip."""
    PRINTED_PHOTO = "printed_photo"
    """The person with the photo printed on the card."""
    OTHER_DOCUMENT = "other_document"
    """The person with another document that shows a photo."""
    GUARDIAN = "guardian"
    """A child who came with a guardian, whose document was seen."""
