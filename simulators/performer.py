"""A synthetic person before the camera who does what is asked: turns, blinks, comes closer, with the sway of a body.

The personas' pictures are key frames; dense optical flow between neighbours fills in the angles and openings between.
Frames are 640 x 480 portrait pictures (H x W x 3, BGR), clean: the sensor's noise is added where a scene is filmed.
"""

from __future__ import annotations

import itertools
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
from simulators.conduct import Conduct
from simulators.face_flow import FaceFlow, Flow
from simulators.personas.persona import FrameKind, Persona, PicturesError, frames

Image = npt.NDArray[np.uint8]

WIDTH: Final = 480
HEIGHT: Final = 640

_PLACES: Final = 54
_RECENT: Final = 24
_WAYS: Final = (FrameKind.TURN_LEFT, FrameKind.TURN_RIGHT, FrameKind.EYES_CLOSED, FrameKind.CLOSER)


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
    """One persona's key frames along three ways from the frontal picture: yaw, eyes, distance.

    Half a second to make, all in all; each way is made when it is first wanted.

    `dress` puts something on, in every key frame. From any thread. Raises PicturesError when a picture is missing or
    damaged; what makes the ways raises ModelFileError when the landmark models are.
    """

    def __init__(self, persona: Persona, dress: Callable[[Image], Image] = lambda image: image) -> None:
        pictures: dict[FrameKind, list[Image]] = {}
        for kind, jpeg in frames(persona):
            image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
            if image is None:
                raise PicturesError(f"{persona.face}: a picture is damaged")
            pictures.setdefault(kind, []).append(image.astype(np.uint8, copy=False))
        missing = [kind.value for kind in (FrameKind.FRONTAL, *_WAYS) if kind not in pictures]
        if missing:
            raise PicturesError(f"{persona.face}: no picture of {', '.join(missing)}")
        self.frontal = dress(pictures[FrameKind.FRONTAL][0])
        self._dress = dress
        self._pictures = pictures
        self._flow: FaceFlow | None = None
        self._ways: dict[FrameKind, list[Morph]] = {}
        self._recent: OrderedDict[tuple[FrameKind, int], Image] = OrderedDict()
        self._lock = threading.Lock()

    def complete(self) -> None:
        """Makes all of it now rather than when it is wanted."""
        with self._lock:
            for kind in _WAYS:
                self._way(kind)

    def _way(self, kind: FrameKind) -> list[Morph]:
        """Made when it is first wanted: who only looks into the camera never turns. Only under the lock."""
        if kind not in self._ways:
            flow = self._flow = self._flow or FaceFlow(ModelStore.bundled())
            keys = [self.frontal, *(self._dress(picture) for picture in self._pictures[kind])]
            self._ways[kind] = [Morph.between(a, b, flow) for a, b in itertools.pairwise(keys)]
        return self._ways[kind]

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
            if place == 0:
                return self.frontal
            found = self._recent.get((kind, place))
            if found is None:
                found = self._recent[kind, place] = self._made(self._way(kind), place / _PLACES)
                if len(self._recent) > _RECENT:
                    self._recent.popitem(last=False)
            self._recent.move_to_end((kind, place))
            return found

    def _made(self, way: list[Morph], share: float) -> Image:
        place = share * len(way)
        step = min(int(place), len(way) - 1)
        return way[step].at(place - step)


class Performer:
    """Looks as a person does who conducts themself so; see `Conduct`."""

    def __init__(self, book: FaceBook, random: np.random.Generator, *, posture: Posture = Posture.STANDING) -> None:
        self._book = book
        self._conduct = Conduct(random, posture=posture)

    def hear(self, motion: Motion | None, at: float) -> None:
        """What the screen asks for since the time `at` in seconds; None: nothing."""
        self._conduct.hear(motion, at)

    def picture(self, at: float) -> Image:
        """How the person looks at the time `at`."""
        pose = self._conduct.pose(at)
        return shifted(self._book.picture(turn=pose.turn, shut=pose.shut, near=pose.near), pose.dx, pose.dy)


def shifted(image: Image, dx: float, dy: float) -> Image:
    """The picture moved by a fraction of pixels."""
    move = np.array([[1, 0, dx], [0, 1, dy]], dtype=np.float64)
    size = (image.shape[1], image.shape[0])
    return cv2.warpAffine(image, move, size, borderMode=cv2.BORDER_REPLICATE).astype(np.uint8, copy=False)
