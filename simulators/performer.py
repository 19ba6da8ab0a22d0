"""A synthetic person before the camera who does what is asked: turns, blinks, comes closer, with the sway of a body.

The personas' pictures are key frames; dense optical flow between neighbours fills in the angles and openings between.
Frames are 640 x 480 portrait pictures (H x W x 3, BGR), clean: the sensor's noise is added where a scene is filmed.
"""

from __future__ import annotations

import itertools
import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from biometrics.liveness.challenge import Motion, Posture
from biometrics.modelstore import ModelStore
from simulators.face_flow import FaceFlow, Flow
from simulators.personas.persona import FrameKind, Persona, PicturesError, frames

Image = npt.NDArray[np.uint8]

WIDTH: Final = 480
HEIGHT: Final = 640

_PLACES: Final = 54
_RECENT: Final = 24
_NEAREST: Final = {Posture.STANDING: 0.9, Posture.SEATED: 0.5}
"""How far a person comes when asked to come closer: a seated one leans forward."""


@dataclass(frozen=True, slots=True, eq=False)
class Morph:
    """Two pictures and the flow from each to the other."""

    first: Image
    second: Image
    forward: Flow
    backward: Flow

    @classmethod
    def between(cls, first: Image, second: Image, flow: FaceFlow) -> Morph:
        """Takes about a tenth of a second."""
        return cls(first, second, *flow.both_ways(first, second))

    def at(self, share: float) -> Image:
        """The picture `share` of the way, 0 to 1."""
        if share <= 0.0:
            return self.first
        if share >= 1.0:
            return self.second
        a = _pulled(self.first, self.backward, share)
        b = _pulled(self.second, self.forward, 1 - share)
        return cv2.addWeighted(a, 1 - share, b, share, 0).astype(np.uint8, copy=False)


def _pulled(image: Image, flow: Flow, share: float) -> Image:
    height, width = image.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    share32 = np.float32(share)
    moved = cv2.remap(
        image, x + share32 * flow[..., 0], y + share32 * flow[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return moved.astype(np.uint8, copy=False)


class FaceBook:
    """One persona's key frames along three ways from the frontal picture: yaw, eyes, distance. Half a second to make.

    `dress` puts something on, in every key frame. From any thread. Raises PicturesError when a picture is missing or
    damaged, ModelFileError when the landmark models are.
    """

    def __init__(self, persona: Persona, dress: Callable[[Image], Image] = lambda image: image) -> None:
        pictures: dict[FrameKind, list[Image]] = {}
        for kind, jpeg in frames(persona):
            image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
            if image is None:
                raise PicturesError(f"{persona.face}: a picture is damaged")
            pictures.setdefault(kind, []).append(image.astype(np.uint8, copy=False))
        wanted = (FrameKind.TURN_LEFT, FrameKind.TURN_RIGHT, FrameKind.EYES_CLOSED, FrameKind.CLOSER)
        missing = [kind.value for kind in (FrameKind.FRONTAL, *wanted) if kind not in pictures]
        if missing:
            raise PicturesError(f"{persona.face}: no picture of {', '.join(missing)}")
        self.frontal = dress(pictures[FrameKind.FRONTAL][0])
        flow = FaceFlow(ModelStore.bundled())
        self._ways = {kind: self._way([dress(picture) for picture in pictures[kind]], flow) for kind in wanted}
        self._recent: OrderedDict[tuple[FrameKind, int], Image] = OrderedDict()
        self._lock = threading.Lock()

    def _way(self, pictures: list[Image], flow: FaceFlow) -> list[Morph]:
        keys = [self.frontal, *pictures]
        return [Morph.between(a, b, flow) for a, b in itertools.pairwise(keys)]

    def picture(self, *, turn: float = 0.0, shut: float = 0.0, near: float = 0.0) -> Image:
        """Turned (-1 right to 1 left, 27 degrees), eyes shut (0 to 1), near (0 to 1); the greatest of them is shown.

        To half a degree, so that most pictures of a person who sits still were made before. Read only.
        """
        side = FrameKind.TURN_LEFT if turn > 0 else FrameKind.TURN_RIGHT
        amount, kind = max(
            (abs(turn), side), (shut, FrameKind.EYES_CLOSED), (near, FrameKind.CLOSER), key=lambda pair: pair[0]
        )
        place = round(min(max(amount, 0.0), 1.0) * _PLACES)
        with self._lock:
            found = self._recent.get((kind, place))
            if found is None:
                found = self._recent[kind, place] = self._made(self._ways[kind], place / _PLACES)
                if len(self._recent) > _RECENT:
                    self._recent.popitem(last=False)
            self._recent.move_to_end((kind, place))
            return found

    def _made(self, way: list[Morph], share: float) -> Image:
        place = share * len(way)
        step = min(int(place), len(way) - 1)
        return way[step].at(place - step)


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


class Performer:
    """Does what is asked after a while, and comes back; blinks and sways at other times."""

    def __init__(self, book: FaceBook, random: np.random.Generator, *, posture: Posture = Posture.STANDING) -> None:
        self._book = book
        self._nearest = _NEAREST[posture]
        self._habits = Habits.drawn(random)
        self._phases = random.uniform(0, 2 * math.pi, 5)
        self._asked: Motion | None = None
        self._starts_at = 0.0

    def hear(self, motion: Motion | None, at: float) -> None:
        """What the screen asks for since the time `at` in seconds; None: nothing."""
        if motion is not None and motion is not self._asked:
            self._starts_at = at + self._habits.reaction
            self._asked = motion
        elif motion is None and at > self._starts_at + self._length(self._asked):
            self._asked = None

    def picture(self, at: float) -> Image:
        """How the person looks at the time `at`."""
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
        return shifted(self._book.picture(turn=turn, shut=shut, near=near), dx, dy)

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


def shifted(image: Image, dx: float, dy: float) -> Image:
    """The picture moved by a fraction of pixels."""
    move = np.array([[1, 0, dx], [0, 1, dy]], dtype=np.float64)
    size = (image.shape[1], image.shape[0])
    return cv2.warpAffine(image, move, size, borderMode=cv2.BORDER_REPLICATE).astype(np.uint8, copy=False)
