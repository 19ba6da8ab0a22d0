"""Looks for the MRZ on a card's back in the frames in which QR codes are looked for."""

from __future__ import annotations

from biometrics.camera import Frame
from cardreader.optical.mrz_vote import FrameReader, MrzCollector
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.ports import Clock
from kiosk.session.state import MrzSeen, Ref

_EVERY = 0.25
"""Seconds between two looks. One takes 10 ms where no zone is in sight, 4 % of a core; where one is, 0.2 s, in which no
QR code is looked for."""


class MrzWatch:
    """Keeps the readings of one card until they agree. Lives on the looking thread."""

    def __init__(self, reader: FrameReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock
        self._last = float("-inf")
        self._ref: Ref | None = None
        self._collector = self._new_collector()

    def look(self, ref: Ref, frame: Frame) -> MrzSeen | None:
        """What the frames offered under `ref` agree on; None while they do not, or where it is too soon to look."""
        if frame.captured_at - self._last < _EVERY:
            return None
        self._last = frame.captured_at
        if self._ref != ref:
            self.forget()
            self._ref = ref
        identity = self._collector.offer(frame.image).identity
        if identity is None:
            return None
        self.forget()
        key = identity.key
        return MrzSeen(key.document_number, key.birth_date, key.expiry, identity.personal_id)

    def forget(self) -> None:
        """Drops what was read."""
        self._ref, self._collector = None, self._new_collector()

    def _new_collector(self) -> MrzCollector:
        return MrzCollector(self._reader, self._clock.now().astimezone(VIETNAM_TIME).date())
