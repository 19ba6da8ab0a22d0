"""What a personalised chip holds: its elementary files and the secrets that open them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from simulators.chip.active_keys import ActiveAuthenticationKey
from simulators.chip.agreement_keys import ChipAuthenticationKey
from simulators.chip.pace_settings import PaceSettings

EMRTD_APPLICATION = bytes.fromhex("A0000002471001")
"""Application identifier of LDS1 (Doc 9303-10 §3.7)."""

CARD_CAPABILITIES = bytes.fromhex("8401E0")
"""ISO/IEC 7816-4 §12.1.1.9: DF by full name and short identifiers; data unit of one byte; chaining and extended lengths
as EF.ATR/INFO says."""


class Directory(Enum):
    """Where an elementary file lives (Doc 9303-10 §3.8, figure 3)."""

    MASTER_FILE = "MF"
    APPLICATION = "LDS1"


class AccessRule(Enum):
    """Who may select and read a file."""

    ALWAYS = "always"
    AFTER_ACCESS_CONTROL = "inside a BAC or PACE channel"
    NEVER = "after Terminal Authentication only, which this chip grants to nobody"


@dataclass(frozen=True, slots=True)
class ElementaryFile:
    """One transparent file. `sfi` is its short identifier, 1 to 30."""

    directory: Directory
    identifier: int
    sfi: int
    access: AccessRule
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChipImage:
    """A personalised chip. Nothing in it changes when the card is used."""

    files: tuple[ElementaryFile, ...]
    mrz_information: str = field(repr=False)
    """Document number, birth date and expiry date with check digits."""
    can: str = field(repr=False)
    mrz: str = field(default="", repr=False)
    """The ninety characters of DG1."""
    active_key: ActiveAuthenticationKey | None = field(default=None, repr=False)
    """Key pair for Active Authentication; an honest chip's is that of DG15."""
    agreement_key: ChipAuthenticationKey | None = field(default=None, repr=False)
    """Key pair for Chip Authentication; an honest chip's is that of DG14."""
    further_agreement_keys: tuple[ChipAuthenticationKey, ...] = field(default=(), repr=False)
    """Others that DG14 lists as well, good only where the terminal names one by its identifier."""
    pace: PaceSettings = field(default_factory=PaceSettings)
    """How the chip does PACE; its chip authentication mapping proves `agreement_key`."""
    max_command_length: int = 0x7FFF
    """Bytes of the longest command accepted."""
    max_response_length: int = 0x7FFF
    """Bytes of the longest answer, status word included."""

    def file(self, identifier: int) -> ElementaryFile:
        """The file with this identifier. Raises KeyError where the chip has none."""
        for entry in self.files:
            if entry.identifier == identifier:
                return entry
        raise KeyError(f"{identifier:04X}")
