"""Asks again for the insurance of people who were received while it could not be looked up."""

from __future__ import annotations

import random
from datetime import timedelta

from kiosk.domain.delivery import NO_ANSWER
from kiosk.domain.insurance import Eligibility
from kiosk.ports import Clock, Gateway, Store
from kiosk.runner.outbox_loop import DueSender

_A_ROUND = 5
_PAUSE = timedelta(minutes=30)
"""How long one waits whose lookup was answered, but with a fault of the officer or the account."""
_NO_ANSWER_PAUSE = timedelta(minutes=10)


class RecheckingSender:
    """Implements `kiosk.runner.outbox_loop.DueSender`: after a round of sending it looks up some who were not checked.

    Check-ins that still wait to be sent are looked up by the sender itself; here it is about those that are settled.
    """

    def __init__(self, sender: DueSender, store: Store, gateway: Gateway, clock: Clock, rng: random.Random) -> None:
        self._sender = sender
        self._store = store
        self._gateway = gateway
        self._clock = clock
        self._rng = rng

    def send_due(self) -> int:
        """Sends, then looks up; how many were sent. Raises StoreError."""
        sent = self._sender.send_due()
        for check_in in self._store.unchecked(self._clock.now(), _A_ROUND):
            answer = self._gateway.look_up(check_in.person)
            now = self._clock.now()
            if answer.eligibility is not Eligibility.NOT_CHECKED:
                if answer.eligibility is Eligibility.MISMATCH:
                    self._store.note_mismatch(check_in.person, answer, now)
                self._store.amend(check_in.key, answer, now)
                continue
            away = answer.failure in NO_ANSWER
            # Full jitter on top, so that kiosks that lost the gateway at one moment do not ask again at one moment.
            pause = (_NO_ANSWER_PAUSE if away else _PAUSE) * (0.5 + self._rng.random())
            asked = timedelta(seconds=answer.retry_after or 0.0)
            self._store.postpone_check(check_in.key, now + asked + pause)
            if away:
                break
        return sent
