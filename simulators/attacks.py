"""Presentation attacks on the face check, made of the synthetic persons' pictures (terms of ISO/IEC 30107-3).

`actor_for` gives somebody, or something, before the camera; `film` films it while it hears what is asked. The same
seed gives the same frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol, assert_never

import cv2
import numpy as np

from biometrics.camera import Frame
from biometrics.liveness.challenge import Motion
from simulators.instruments import CutEyes, Instrument, Sheet, Tablet
from simulators.performer import HEIGHT, WIDTH, FaceBook, Image, Performer

NOISE: Final = 2.0  # grey levels, one standard deviation
RATE: Final = 12.5
_LOOP_SECONDS: Final = 2.6
_SLACK: Final = 64


class Presentation(Enum):
    """What is presented to the camera. All but the first are attacks; the last two are known not to be stopped."""

    GENUINE = "genuine"
    PRINT_FLAT = "print_flat"
    """A photo held still, turned as a plane when a turn is asked."""
    PRINT_SHAKEN = "print_shaken"
    PRINT_BENT = "print_bent"
    PRINT_CUT_EYES = "print_cut_eyes"
    """A photo with the eyes cut out and somebody's own eyes behind it."""
    PRINTS_EXCHANGED = "prints_exchanged"
    """A photo from the front, exchanged for one from the side."""
    SCREEN_REPLAY = "screen_replay"
    """A tablet with a video of the person, who does other things than asked."""
    SCREEN_LOOP = "screen_loop"
    """A tablet with a short calm video over and over."""
    INJECTED_STILL = "injected_still"
    """One picture in place of the camera's."""
    INJECTED_LOOP = "injected_loop"
    """A short recording, over and over, in place of the camera's."""
    PERSON_SWAPPED = "person_swapped"
    """The right person is seen first; another one steps in."""
    SCREEN_RIGHT_TURNS = "screen_right_turns"
    """A tablet with a video of exactly the motions asked for."""
    VIRTUAL_CAMERA = "virtual_camera"
    """A video of exactly the motions asked for in place of the camera's, with a sensor's noise."""


DOCUMENTED_MISSES: Final = frozenset({Presentation.SCREEN_RIGHT_TURNS, Presentation.VIRTUAL_CAMERA})


UNTOUCHED: Final = frozenset({Presentation.INJECTED_STILL, Presentation.INJECTED_LOOP})
"""Come in place of the sensor's pictures: their noise was recorded with them."""


class Actor(Protocol):
    """Somebody or something before the camera."""

    def hear(self, motion: Motion | None, at: float) -> None:
        """What the screen asks for at the time `at` in seconds; None: look straight ahead."""
        ...

    def picture(self, at: float) -> Image:
        """What the lens sees, without the sensor's noise."""
        ...


def actor_for(
    kind: Presentation,
    book: FaceBook,
    other: FaceBook,
    random: np.random.Generator,
    instrument: Instrument | None = None,
) -> Actor:
    """Make the actor; `other` is the attacker's own face. The sheet or tablet is drawn at random unless given."""

    def sheet(*, bent: bool = False) -> Instrument:
        return instrument or Sheet.drawn(random, bent=bent)

    def tablet() -> Instrument:
        return instrument or Tablet.drawn(random)

    match kind:
        case Presentation.GENUINE | Presentation.VIRTUAL_CAMERA:
            return Performer(book, random)
        case Presentation.PRINT_FLAT:
            return _Print(book, sheet(), random, shake=1.0)
        case Presentation.PRINT_SHAKEN:
            return _Print(book, sheet(), random, shake=6.0)
        case Presentation.PRINT_BENT:
            return _Print(book, sheet(bent=True), random, shake=1.0)
        case Presentation.PRINT_CUT_EYES:
            return _Print(book, sheet(), random, shake=1.0, cut_eyes=True)
        case Presentation.PRINTS_EXCHANGED:
            return _Print(book, sheet(), random, shake=1.0, exchanged=True)
        case Presentation.SCREEN_REPLAY:
            return _Screen(_Recorded(Performer(book, random), random), tablet())
        case Presentation.SCREEN_LOOP:
            return _Screen(_Looped(Performer(book, random)), tablet())
        case Presentation.SCREEN_RIGHT_TURNS:
            return _Screen(Performer(book, random), tablet())
        case Presentation.INJECTED_STILL:
            return _Still(Sensor(random).filmed(book.frontal))
        case Presentation.INJECTED_LOOP:
            return _Injected(Performer(book, random), random)
        case Presentation.PERSON_SWAPPED:
            return _Swapped(Performer(book, random), Performer(other, random), float(random.uniform(1.0, 2.5)))
        case unknown:
            assert_never(unknown)


def film(
    kind: Presentation,
    book: FaceBook,
    other: FaceBook,
    *,
    seed: int,
    seconds: float,
    told: Callable[[], Motion | None] = lambda: None,
) -> Iterator[Frame]:
    """Film a presentation for some seconds at 12.5 frames a second; `told` says what the screen asks for just now."""
    random = np.random.default_rng(seed)
    actor = actor_for(kind, book, other, random)
    sensor = Sensor(random)
    raw = kind in UNTOUCHED
    gain = float(random.uniform(0.8, 1.12))
    for index in range(int(seconds * RATE)):
        at = index / RATE + float(random.uniform(0, 0.015))
        actor.hear(told(), at)
        image = actor.picture(at)
        if not raw:
            image = sensor.filmed(cv2.convertScaleAbs(image, alpha=gain).astype(np.uint8, copy=False))
        yield Frame(image, index, at)


class Sensor:
    """Adds a sensor's noise: windows of one field of noise, shifted at random, cost a tenth of fresh noise."""

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        size = (HEIGHT + _SLACK, WIDTH + _SLACK, 3)
        self._noise = np.rint(random.normal(0, NOISE, size)).astype(np.int8)

    def filmed(self, image: Image) -> Image:
        """The picture with noise."""
        down, right = self._random.integers(0, _SLACK, 2)
        noise = self._noise[down : down + HEIGHT, right : right + WIDTH]
        return cv2.add(image, noise, dtype=cv2.CV_8U).astype(np.uint8, copy=False)


@dataclass(eq=False)
class _Print:
    """A photo in a hand that does with it what a hand can."""

    book: FaceBook
    sheet: Instrument
    random: np.random.Generator
    shake: float
    cut_eyes: bool = False
    exchanged: bool = False

    def __post_init__(self) -> None:
        self._eyes = Performer(self.book, self.random)
        self._cut = CutEyes.of(self.book.frontal, self.book.picture(shut=1.0)) if self.cut_eyes else None
        self._asked: Motion | None = None
        self._since = 0.0
        self._phase = self.random.uniform(0, 6.28, 5)

    def hear(self, motion: Motion | None, at: float) -> None:
        if motion is not self._asked:
            self._asked, self._since = motion, at + 0.7
        self._eyes.hear(motion if motion is Motion.BLINK else None, at)

    def picture(self, at: float) -> Image:
        share = min(max((at - self._since) / 0.8, 0.0), 1.0)
        side = {Motion.TURN_LEFT: 1.0, Motion.TURN_RIGHT: -1.0}.get(self._asked or Motion.BLINK, 0.0)
        photo = self.book.frontal
        if self.exchanged and side and share > 0:
            photo = self.book.picture(turn=side)
        if self._cut is not None:
            photo = self._cut.before(self._eyes.picture(at))
        wave = np.sin(np.array([1.7, 2.3, 3.1, 1.1, 2.9]) * at + self._phase) * self.shake
        return self.sheet.show(
            photo,
            at,
            yaw=2 * wave[0] + (0 if self.exchanged else 38 * side * share),
            pitch=1.5 * wave[1],
            roll=wave[2],
            shift=(3 * wave[3], 3 * wave[4]),
            zoom=1.3 if self._asked is Motion.COME_CLOSER and share > 0 else 1.0,
        )


@dataclass(eq=False)
class _Screen:
    """A tablet in a hand, showing what an actor does."""

    actor: Actor
    tablet: Instrument

    def hear(self, motion: Motion | None, at: float) -> None:
        self.actor.hear(motion, at)

    def picture(self, at: float) -> Image:
        wave = np.sin(np.array([1.1, 0.9, 1.3, 0.8, 1.2]) * at)
        shift = (3 * float(wave[3]), 3 * float(wave[4]))
        return self.tablet.show(self.actor.picture(at), at, yaw=wave[0], pitch=wave[1], roll=wave[2] / 2, shift=shift)


class _Recorded:
    """A video recorded before: the person did other things, in another order, and it cannot hear."""

    def __init__(self, performer: Performer, random: np.random.Generator) -> None:
        self._performer = performer
        motions = list(Motion)
        self._order = [motions[place] for place in random.permutation(len(motions))]
        self._start = float(random.uniform(0, 3))

    def hear(self, motion: Motion | None, at: float) -> None:
        """Nothing is heard."""

    def picture(self, at: float) -> Image:
        part, within = divmod(at + self._start, 3.5)
        asked = self._order[int(part) % len(self._order)]
        self._performer.hear(asked if within < 0.3 else None, at)
        return self._performer.picture(at)


class _Looped:
    """A short calm video, over and over."""

    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    def hear(self, motion: Motion | None, at: float) -> None:
        """Nothing is heard."""

    def picture(self, at: float) -> Image:
        return self._performer.picture(at % _LOOP_SECONDS)


class _Still:
    def __init__(self, image: Image) -> None:
        self._image = image

    def hear(self, motion: Motion | None, at: float) -> None:
        """Nothing is heard."""

    def picture(self, at: float) -> Image:  # noqa: ARG002 - it never changes
        return self._image


class _Injected:
    """A recording with its noise, played over and over."""

    def __init__(self, performer: Performer, random: np.random.Generator) -> None:
        sensor = Sensor(random)
        self._frames = [sensor.filmed(performer.picture(n / RATE)) for n in range(int(_LOOP_SECONDS * RATE))]
        self._next = 0

    def hear(self, motion: Motion | None, at: float) -> None:
        """Nothing is heard."""

    def picture(self, at: float) -> Image:  # noqa: ARG002 - a recording goes on frame by frame
        self._next += 1
        return self._frames[(self._next - 1) % len(self._frames)]


@dataclass(eq=False)
class _Swapped:
    """One person until `at` seconds, then another, who does what is asked."""

    first: Performer
    second: Performer
    moment: float

    def hear(self, motion: Motion | None, at: float) -> None:
        self.first.hear(motion, at)
        self.second.hear(motion, at)

    def picture(self, at: float) -> Image:
        return (self.first if at < self.moment else self.second).picture(at)
