"""What a read that was broken off leaves behind for the next one of the same card."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.access.keys import AccessKey
from cardreader.iso7816.read_limits import ReadLimits


@dataclass(slots=True)
class ReadSoFar:
    """Files of one chip, personal data among them: for memory only, and for seconds only.

    The next reader takes them only from a chip that shows the very same EF.SOD, and passive authentication compares
    them with its hashes as if they had just been read. Proofs of the chip's keys are never carried over.
    """

    key: AccessKey | None = field(repr=False)
    """What opened the chip, to be tried first."""
    limits: ReadLimits
    security_object: bytes = field(repr=False)
    files: dict[str, bytes] = field(repr=False)
    """Whole files by name, EF.SOD not among them."""
    parts: dict[str, bytes] = field(repr=False)
    """Beginnings of files by name."""

    def forget(self) -> None:
        """Lets go of everything."""
        self.key = None
        self.security_object = b""
        self.files.clear()
        self.parts.clear()
