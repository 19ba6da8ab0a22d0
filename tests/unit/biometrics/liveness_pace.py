"""Persons and attacks in numbers, looked at as often as a kiosk comes to look: virtual time, no pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

import numpy as np

from biometrics.liveness.challenge import TURNS, ChallengeDraw, Motion, Posture
from biometrics.liveness.observation import FaceObservation
from biometrics.liveness.run import ChallengeProgress, ChallengeRun
from simulators.conduct import Conduct, Pose
from tests.unit.biometrics.liveness_support import SHUT, STRAIGHT, turned

CAMERA_RATE = 15.0
STALL_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Pace:
    """Looks a second; with `jitter` their gaps differ by 70 % and now and then the machine stands still."""

    looks: float
    jitter: bool

    def times(self, random: np.random.Generator) -> Iterator[float]:
        """The times of the looks."""
        at = 0.0
        while True:
            gap = 1 / self.looks
            if self.jitter:
                gap *= float(random.uniform(0.3, 1.7))
                if random.random() < STALL_SHARE:
                    gap += float(random.uniform(0.2, 0.9))
            at += gap
            yield at


class Presented(Protocol):
    """Whoever, or whatever, is before the camera."""

    def hear(self, motion: Motion | None, at: float) -> None: ...
    def look(self, at: float) -> FaceObservation: ...


class Someone:
    """The simulated person, measured as the landmarks measure the personas' pictures."""

    def __init__(self, random: np.random.Generator, posture: Posture) -> None:
        self._conduct = Conduct(random, posture=posture)

    def hear(self, motion: Motion | None, at: float) -> None:
        self._conduct.hear(motion, at)

    def look(self, at: float) -> FaceObservation:
        return observed(self._conduct.pose(at))


def observed(pose: Pose) -> FaceObservation:
    """The greatest of turn, shut eyes and nearness is what a persona's picture shows."""
    centre = (STRAIGHT.centre[0] + pose.dx, STRAIGHT.centre[1] + pose.dy)
    if abs(pose.turn) >= max(pose.shut, pose.near):
        return replace(turned(27 * pose.turn), centre=centre)
    if pose.shut >= pose.near:
        return replace(STRAIGHT, openness=0.32 * (1 - 0.9 * pose.shut), centre=centre)
    return replace(STRAIGHT, eye_distance=90 * (1 + 0.3 * pose.near), centre=centre)


@dataclass
class Picture:
    """What a hand can do with pictures of the person as soon as it hears what is asked.

    `from_the_side`: the one from the front is exchanged for one from the side. Else it is turned as a plane. For a
    blink it is exchanged for one with the eyes shut, `shut_for` seconds; it is held nearer in one go.
    """

    from_the_side: bool
    shut_for: float = 0.3
    asked: Motion | None = None
    since: float = 0.0

    def hear(self, motion: Motion | None, at: float) -> None:
        if motion is not self.asked:
            self.asked, self.since = motion, at + 0.5

    def look(self, at: float) -> FaceObservation:
        if at < self.since or self.asked is None:
            return STRAIGHT
        if self.asked in TURNS:
            sign = 1 if self.asked is Motion.TURN_LEFT else -1
            return turned(26.0 * sign) if self.from_the_side else plane(sign * min((at - self.since) / 0.8, 1.0))
        if self.asked is Motion.BLINK:
            return SHUT if at - self.since < self.shut_for else STRAIGHT
        return replace(STRAIGHT, eye_distance=120.0)


def plane(share: float) -> FaceObservation:
    """A picture turned as a plane by up to 40 degrees: most that was measured of its mesh's yaw and its nose."""
    return replace(STRAIGHT, yaw=16 * share, nose_offset=0.13 * share, slimness=0.9 - 0.2 * abs(share))


class Contrary:
    """A living person, or a video, that does another motion than the one asked for."""

    def __init__(self, random: np.random.Generator, posture: Posture) -> None:
        self._someone = Someone(random, posture)
        self._others = {
            motion: [other for other in Motion if other is not motion][int(random.integers(3))] for motion in Motion
        }

    def hear(self, motion: Motion | None, at: float) -> None:
        self._someone.hear(None if motion is None else self._others[motion], at)

    def look(self, at: float) -> FaceObservation:
        return self._someone.look(at)


class Calm(Someone):
    """A video of a calm person, who blinks now and then, in a loop or not."""

    def hear(self, motion: Motion | None, at: float) -> None:
        super().hear(None, at)


def below(random: np.random.Generator, number: int) -> int:
    """A draw that is the same in every run."""
    return int(random.integers(number))


def challenged(who: Presented, pace: Pace, random: np.random.Generator, posture: Posture) -> ChallengeProgress:
    """One challenge to its end; whoever is there hears what is asked as soon as it was found out."""
    run = ChallengeRun(ChallengeDraw(2, posture, below=partial(below, random)))
    told: Motion | None = None
    frames = 0
    for at in pace.times(random):
        while frames / CAMERA_RATE < at:
            who.hear(told, frames / CAMERA_RATE)
            frames += 1
        progress = run.offer(at, who.look(at))
        if progress.over:
            return progress
        told = progress.motion
    raise AssertionError("the looks have no end")
