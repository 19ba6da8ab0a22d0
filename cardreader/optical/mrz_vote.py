"""Collects readings of an MRZ over camera frames until they agree."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.mrz_image import MrzSight, MrzSighting

_LEAD: Final = 2
"""Frames by which one reading leads any other before it counts: with none against it, two."""


class FrameReader(Protocol):
    """What reads one frame: an MrzImageReader."""

    def read(self, image: npt.NDArray[np.uint8], today: date) -> MrzSighting:
        """What the frame shows. Raises ValueError where the array is no picture."""
        ...


class MrzStage(Enum):
    """How far the reading is."""

    NO_ZONE = "show the card's back"
    UNREADABLE = "hold it still, flat and in even light"
    CONFIRMING = "read, waiting for other frames to say the same"
    AGREED = "done"


@dataclass(frozen=True, slots=True)
class MrzProgress:
    """Where the reading stands after a frame. `identity` is there exactly if `stage` is AGREED."""

    stage: MrzStage
    frames: int
    """Different frames looked at."""
    identity: MrzIdentity | None = None


class MrzCollector:
    """Reads one card's zone from several frames; a new card needs a new collector.

    A check digit misses one misreading in ten, so one frame is never enough.
    """

    def __init__(self, reader: FrameReader, today: date) -> None:
        self._reader = reader
        self._today = today
        self._votes: Counter[MrzIdentity] = Counter()
        self._last_frame = b""
        self._progress = MrzProgress(MrzStage.NO_ZONE, 0)

    def offer(self, image: npt.NDArray[np.uint8]) -> MrzProgress:
        """Looks at a frame, H x W grey or H x W x 3 BGR, 0-255; once agreed, further frames change nothing.

        The frame before, offered again, is no second witness and is not counted.
        Raises ValueError where the array is no such picture.
        """
        digest = hashlib.blake2b(np.ascontiguousarray(image).data).digest()
        if self._progress.stage is MrzStage.AGREED or digest == self._last_frame:
            return self._progress
        sighting = self._reader.read(image, self._today)
        self._last_frame = digest
        if sighting.identity is not None:
            self._votes[sighting.identity] += 1
        self._progress = self._after(sighting.sight)
        return self._progress

    def _after(self, sight: MrzSight) -> MrzProgress:
        frames = self._progress.frames + 1
        (first, votes), (_, runner_up) = (*self._votes.most_common(2), (None, 0), (None, 0))[:2]
        if first is not None and votes - runner_up >= _LEAD:
            return MrzProgress(MrzStage.AGREED, frames, first)
        if first is not None:
            return MrzProgress(MrzStage.CONFIRMING, frames)
        return MrzProgress(MrzStage.NO_ZONE if sight is MrzSight.NO_ZONE else MrzStage.UNREADABLE, frames)
