"""Reads the MRZ on a card's back (TD1, Doc 9303-5 §4.2) from one camera frame."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cardreader.access.keys import MrzKey
from cardreader.lds.mrz_layout import VIETNAM as VIETNAM_CODE
from cardreader.lds.mrz_text import MrzText, parse_mrz_text
from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.mrz_lines import cut_out, find_zone
from cardreader.optical.mrz_text import TD1, VIETNAM, LineDecoder, Pattern
from cardreader.optical.recogniser import LineRecogniser

_LEAST_SCORE: Final = -0.25
"""Mean logarithm of the probability a step. A legible line has -0.02 or more; each look-alike that its place overrules,
such as 0 for O, costs 0.1."""


class MrzSight(Enum):
    """What a frame shows."""

    NO_ZONE = "no three lines of print that could be an MRZ"
    UNREADABLE = "lines that could be an MRZ but cannot be read, or whose check digits are wrong"
    READ = "an MRZ whose check digits are right"


@dataclass(frozen=True, slots=True)
class MrzSighting:
    """What one frame gave. `identity` is there exactly if `sight` is READ."""

    sight: MrzSight
    identity: MrzIdentity | None = None


class MrzImageReader:
    """Finds and reads the zone in a frame. Takes about 0.2 seconds where there is one and 0.01 where there is none."""

    def __init__(self, recogniser: LineRecogniser) -> None:
        self._recogniser = recogniser
        self._decoder = LineDecoder(recogniser.alphabet)

    def read(self, image: npt.NDArray[np.uint8], today: date) -> MrzSighting:
        """What `image`, H x W grey or H x W x 3 BGR, 0-255, shows.

        READ means that the check digits of document number, birth date and expiry date are right, so is the composite
        one, which weighs the same characters otherwise, and, on a Vietnamese card, that of the personal ID, whose last
        nine digits the document number repeats.
        Raises ValueError where the array is no such picture.
        """
        if image.dtype != np.uint8 or image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[2] != 3):
            raise ValueError("not an 8-bit grey or BGR picture")
        if image.size == 0:
            return MrzSighting(MrzSight.NO_ZONE)
        grey = image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        zone = find_zone(grey)
        if zone is None:
            return MrzSighting(MrzSight.NO_ZONE)
        text = self._text(self._recogniser.log_probabilities(cut_out(grey, zone)))
        identity = None if text is None else _identity(parse_mrz_text(text, today))
        return MrzSighting(MrzSight.UNREADABLE if identity is None else MrzSight.READ, identity)

    def _text(self, lines: npt.NDArray[np.float32]) -> str | None:
        text = self._decoded(lines, TD1)
        if text is not None and VIETNAM_CODE in (text[2:5], text[45:48]):
            return self._decoded(lines, VIETNAM)
        return text

    def _decoded(self, lines: npt.NDArray[np.float32], pattern: Pattern) -> str | None:
        text = ""
        for number, (line, places) in enumerate(zip(lines, pattern, strict=True)):
            reading = self._decoder.decode(line, places)
            # The third line holds the name alone, which the key does not need.
            if reading is None or (number < 2 and reading.score < _LEAST_SCORE):
                return None
            text += reading.text
        return text


def _identity(text: MrzText) -> MrzIdentity | None:
    mrz = text.mrz
    if mrz is None or not all(text.checks.values()):
        return None
    if mrz.issuing_state == VIETNAM_CODE and not (mrz.personal_id and mrz.personal_id.endswith(mrz.document_number)):
        return None
    return MrzIdentity(MrzKey(mrz.document_number, mrz.birth_date_field, mrz.expiry_field), mrz.personal_id)
