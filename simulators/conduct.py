"""What a simulated person does while the screen asks for motions, in numbers: no pictures, no clock."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from biometrics.liveness.challenge import Motion, Posture

_AGAIN: Final = 1.6
"""Seconds, more or less, after which a person who is still asked does it once more."""
_NEAREST: Final = {Posture.STANDING: 0.9, Posture.SEATED: 0.5}
"""How far a person comes when asked to come closer: a seated one leans forward."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a person moves: seconds to react and for a motion, how far it goes (0 to 1), seconds between own blinks."""

    reaction: float
    turn_seconds: float
    turn_reach: float
    blink_seconds: float
    blink_every: float
    sway: float

    @classmethod
    def drawn(cls, random: np.random.Generator) -> Habits:
        """Draw the habits of one person."""
        return cls(
            reaction=float(random.uniform(0.4, 1.3)),
            turn_seconds=float(random.uniform(0.5, 1.1)),
            turn_reach=float(random.uniform(0.88, 1.0)),
            blink_seconds=float(random.uniform(0.26, 0.42)),
            blink_every=float(random.uniform(2.0, 5.0)),
            sway=float(random.uniform(2.0, 6.0)),
        )


@dataclass(frozen=True, slots=True)
class Pose:
    """How a person is at one moment: `turn` -1 (right) to 1 (left, 27 degrees), `shut` and `near` 0 to 1; `dx`, `dy`
    pixels of sway."""

    turn: float
    shut: float
    near: float
    dx: float
    dy: float


class Conduct:
    """Does what is asked after a while, comes back, and does it again while still asked; blinks and sways otherwise."""

    def __init__(self, random: np.random.Generator, *, posture: Posture = Posture.STANDING) -> None:
        self._nearest = _NEAREST[posture]
        self._habits = Habits.drawn(random)
        self._phases = random.uniform(0, 2 * math.pi, 5)
        self._asked: Motion | None = None
        self._starts_at = 0.0
        self._times = 0

    def hear(self, motion: Motion | None, at: float) -> None:
        """What the screen asks for since the time `at` in seconds; None: nothing."""
        if motion is not None and motion is not self._asked:
            self._starts_at = at + self._habits.reaction
            self._asked, self._times = motion, 0
        elif motion is not None and at > self._starts_at + self._length(motion) + self._patience():
            # Not even steps, which are a loop's.
            self._starts_at += self._length(motion) + self._patience()
            self._times += 1
        elif motion is None and at > self._starts_at + self._length(self._asked):
            self._asked = None

    def pose(self, at: float) -> Pose:
        """What the person does at the time `at`, in numbers."""
        habits = self._habits
        since = at - self._starts_at
        turn = 0.02 * math.sin(0.7 * at + self._phases[0]) + 0.02 * math.sin(1.9 * at + self._phases[1])
        shut = near = 0.0
        match self._asked:
            case Motion.TURN_LEFT:
                turn += habits.turn_reach * _there_and_back(since, habits.turn_seconds)
            case Motion.TURN_RIGHT:
                turn -= habits.turn_reach * _there_and_back(since, habits.turn_seconds)
            case Motion.BLINK:
                shut = _there_and_back(since, habits.blink_seconds / 4, habits.blink_seconds / 2)
            case Motion.COME_CLOSER:
                near = self._nearest * _there_and_back(since, 1.2)
            case None:
                # Nobody blinks in even steps.
                of_its_own = (at + self._phases[2] + 0.6 * math.sin(0.61 * at)) % habits.blink_every
                shut = _there_and_back(of_its_own, habits.blink_seconds / 4, habits.blink_seconds / 2)
        dx = habits.sway * math.sin(0.9 * at + self._phases[3])
        dy = habits.sway / 2 * math.sin(1.3 * at + self._phases[4])
        return Pose(turn, shut, near, dx, dy)

    def _patience(self) -> float:
        return _AGAIN * (1 + 0.4 * math.sin(2.4 * self._times + float(self._phases[4])))

    def _length(self, motion: Motion | None) -> float:
        match motion:
            case Motion.TURN_LEFT | Motion.TURN_RIGHT:
                return 2 * self._habits.turn_seconds + 0.5
            case Motion.COME_CLOSER:
                return 2 * 1.2 + 0.5
            case Motion.BLINK | None:
                return self._habits.blink_seconds


def _there_and_back(since: float, seconds: float, hold: float = 0.5) -> float:
    """0, up to 1 within `seconds`, held, and down again: smooth, as a head moves."""
    if since <= 0 or since >= 2 * seconds + hold:
        return 0.0
    share = min(since / seconds, 1.0, (2 * seconds + hold - since) / seconds)
    return 0.5 - 0.5 * math.cos(math.pi * share)
