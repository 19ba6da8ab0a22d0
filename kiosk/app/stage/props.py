"""What stages share since it takes a moment to make and keeps nothing of a run."""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.optical.mrz_image import MrzImageReader
from kiosk.app.parts import FaceModels, make_mrz_reader
from simulators.chip.pki import CountrySigningAuthority
from simulators.face_books import FaceBooks
from simulators.reader.radio import point_multiplications
from simulators.world import Chips

_FACES = 6
"""There are so many synthetic faces."""


@dataclass(frozen=True, slots=True)
class Props:
    """Models, test PKI and face books. For one stage at a time."""

    models: FaceModels
    mrz: MrzImageReader
    chips: Chips
    books: FaceBooks

    @classmethod
    def make(cls) -> Props:
        """Takes about a second. Raises ModelFileError, RecogniserError."""
        return cls(
            FaceModels.load(),
            make_mrz_reader(),
            Chips(CountrySigningAuthority.create()),
            FaceBooks(2 * _FACES, ahead=False),
        )


@dataclass(frozen=True, slots=True)
class EvenAir:
    """Reading takes about what it takes on a counter, whatever the exact lengths of signatures, which differ from card
    to card: else no two runs would be alike."""

    exchange: float = 0.015
    block: float = 0.13
    """For every whole 4 KB of an answer."""
    multiplication: float = 0.06

    def seconds(self, command: bytes, answer: bytes) -> float:
        """For the whole exchange."""
        return self.exchange + self.block * (len(answer) // 4096) + self.multiplication * point_multiplications(command)
