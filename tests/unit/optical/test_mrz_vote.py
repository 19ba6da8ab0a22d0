"""Readings of several frames: when they count, and when not."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from cardreader.access.keys import MrzKey
from cardreader.optical.mrz_identity import MrzIdentity
from cardreader.optical.mrz_image import MrzImageReader, MrzSight, MrzSighting
from cardreader.optical.mrz_vote import MrzCollector, MrzProgress, MrzStage
from cardreader.optical.recogniser import LineRecogniser
from tests.unit.optical.mrz_support import SPECIMEN, SPECIMEN_IDENTITY, TODAY, seen

READINGS = tuple(MrzIdentity(MrzKey(f"00000000{n}", "900101", "300101"), None) for n in range(3))
SIGHTINGS = (
    MrzSighting(MrzSight.NO_ZONE),
    MrzSighting(MrzSight.UNREADABLE),
    *(MrzSighting(MrzSight.READ, identity) for identity in READINGS),
)


class Script:
    """Gives one sighting a frame, in order."""

    def __init__(self, sightings: Sequence[MrzSighting]) -> None:
        self._rest = iter(sightings)

    def read(self, image: npt.NDArray[np.uint8], today: date) -> MrzSighting:
        return next(self._rest)


def frame(number: int) -> npt.NDArray[np.uint8]:
    return np.full((2, 2), number, np.uint8)


def after(sightings: Sequence[MrzSighting]) -> MrzProgress:
    collector = MrzCollector(Script(sightings), TODAY)
    for number in range(len(sightings)):
        progress = collector.offer(frame(number))
    return progress


@given(st.lists(st.sampled_from(SIGHTINGS), min_size=1, max_size=12))
def test_agreed_exactly_from_when_one_reading_leads_by_two(sightings: list[MrzSighting]) -> None:
    votes = dict.fromkeys(READINGS, 0)
    expected = None
    for sighting in sightings:
        if sighting.identity is not None:
            votes[sighting.identity] += 1
            first, second, _ = sorted(votes.values(), reverse=True)
            if first - second >= 2:
                expected = max(votes, key=lambda identity: votes[identity])
                break
    progress = after(sightings)
    assert progress.identity == expected
    assert (progress.stage is MrzStage.AGREED) == (expected is not None)


def test_stages_on_the_way() -> None:
    nothing, unreadable, read, *_ = SIGHTINGS
    assert after([nothing]).stage is MrzStage.NO_ZONE
    assert after([nothing, unreadable]).stage is MrzStage.UNREADABLE
    assert after([unreadable, nothing]).stage is MrzStage.NO_ZONE
    assert after([read, nothing]).stage is MrzStage.CONFIRMING
    assert after([read, nothing, read]).stage is MrzStage.AGREED
    assert after([read, nothing, read]).frames == 3


def test_the_same_frame_twice_is_one_witness() -> None:
    collector = MrzCollector(MrzImageReader(LineRecogniser.bundled()), TODAY)
    one, two = seen(SPECIMEN, seed=1), seen(SPECIMEN, seed=2)
    assert collector.offer(one) == MrzProgress(MrzStage.CONFIRMING, 1)
    assert collector.offer(one.copy()) == MrzProgress(MrzStage.CONFIRMING, 1)
    assert collector.offer(two) == MrzProgress(MrzStage.AGREED, 2, SPECIMEN_IDENTITY)
    assert collector.offer(one) == MrzProgress(MrzStage.AGREED, 2, SPECIMEN_IDENTITY)
