"""The pictures taken of every persona: one chip photo and a set of camera frames."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from tools.personas.camera import View
from tools.personas.lighting import LightRig, Lobe
from tools.personas.scene import Pose, Shot

STUDIO = LightRig(
    ambient=(0.36, 0.37, 0.39),
    lobes=(
        Lobe((-0.6, 0.6, 0.9), (0.62, 0.60, 0.57), 4.5),
        Lobe((0.75, 0.35, 0.9), (0.24, 0.24, 0.25), 3.0),
    ),
)
ROOM = LightRig(
    ambient=(0.33, 0.34, 0.34),
    lobes=(
        Lobe((0.3, 0.9, 0.85), (0.58, 0.57, 0.53), 4.5),
        Lobe((-0.7, 0.25, 0.8), (0.22, 0.23, 0.25), 3.0),
        Lobe((0.1, 0.0, 1.0), (0.12, 0.13, 0.14), 3.0),
    ),
)
SIDE = LightRig(
    ambient=(0.25, 0.25, 0.27),
    lobes=(Lobe((1.0, 0.35, 0.55), (0.74, 0.70, 0.62), 4.5), Lobe((-0.6, 0.2, 0.9), (0.16, 0.17, 0.19), 3.0)),
)
WINDOW = LightRig(
    ambient=(0.30, 0.32, 0.36),
    lobes=(Lobe((-1.0, 0.4, 0.7), (0.58, 0.62, 0.68), 4.0), Lobe((0.5, 0.6, 0.8), (0.24, 0.22, 0.19), 3.0)),
)


_USUAL_DISTANCE: Final = 7.5


class Kind(StrEnum):
    """What a frame shows."""

    FRONTAL = "frontal"
    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    BLINK = "blink"
    EYES_CLOSED = "eyes_closed"
    DARK = "dark"
    SIDE_LIGHT = "side_light"
    CLOSER = "closer"


@dataclass(frozen=True, slots=True)
class Frame:
    """A named camera frame; ``yaw`` in degrees, positive towards the person's left; ``distance`` in dm."""

    kind: Kind
    pose: Pose
    rig: LightRig
    exposure: float
    shift: tuple[float, float]
    distance: float = _USUAL_DISTANCE


FRAMES: tuple[Frame, ...] = (
    Frame(Kind.FRONTAL, Pose(1.0, 0.5, 0.5), ROOM, 1.0, (0.0, 0.0)),
    Frame(Kind.FRONTAL, Pose(-3.0, -1.0, -1.0), ROOM, 1.04, (0.05, 0.02)),
    Frame(Kind.FRONTAL, Pose(3.5, 2.0, 1.5), ROOM, 0.95, (-0.06, -0.03)),
    Frame(Kind.TURN_LEFT, Pose(20.0, 0.0, 0.5), ROOM, 1.0, (0.03, 0.0)),
    Frame(Kind.TURN_LEFT, Pose(27.0, 0.5, 1.0), ROOM, 1.0, (0.05, 0.0)),
    Frame(Kind.TURN_RIGHT, Pose(-20.0, 0.0, -0.5), ROOM, 1.0, (-0.03, 0.0)),
    Frame(Kind.TURN_RIGHT, Pose(-27.0, 0.5, -1.0), ROOM, 1.0, (-0.05, 0.0)),
    Frame(Kind.BLINK, Pose(0.5, 0.0, 0.3, blink=0.5), ROOM, 1.0, (0.01, 0.0)),
    Frame(Kind.EYES_CLOSED, Pose(0.5, -0.5, 0.2, blink=0.95), ROOM, 1.0, (0.01, 0.0)),
    Frame(Kind.DARK, Pose(-1.0, 0.0, -0.5), ROOM, 0.4, (0.0, 0.02)),
    Frame(Kind.SIDE_LIGHT, Pose(1.5, 0.0, 0.0), SIDE, 1.0, (0.02, 0.0)),
    Frame(Kind.SIDE_LIGHT, Pose(-2.0, 0.5, 0.5), WINDOW, 1.0, (-0.02, 0.0)),
    Frame(Kind.CLOSER, Pose(0.5, 0.0, 0.3), ROOM, 1.0, (0.0, 0.0), distance=6.0),
    Frame(Kind.CLOSER, Pose(-0.5, 0.5, 0.0), ROOM, 1.0, (0.0, 0.0), distance=5.0),
)


def portrait(framing: tuple[float, float, float], width: int = 480) -> Shot:
    """The chip photo: 3:4, frontal, plain light background; ``framing`` is chin, crown and half width."""
    chin, crown, half = framing
    scale = min(0.60 * width * 4 / 3 / (crown - chin), 0.31 * width / half)
    centre = (0.0, 0.52 * crown + 0.48 * chin - 0.04)
    view = View(width, width * 4 // 3, scale, centre, 14.0, exposure=1.12, noise=0.6, blur=0.45)
    return Shot(Pose(), STUDIO, view)


def camera_shot(frame: Frame, framing: tuple[float, float, float], seed: int) -> Shot:
    """A 480 x 640 frame as the kiosk's camera sees it; the person's seed varies the noise and position."""
    rng = np.random.default_rng(seed)
    dx, dy = rng.normal(0.0, 0.03, 2)
    dark = frame.exposure < 0.6
    view = View(
        480,
        640,
        (145.0 + float(rng.normal(0, 1.0))) * _USUAL_DISTANCE / frame.distance,
        (frame.shift[0] + float(dx), 0.45 * framing[1] + 0.55 * framing[0] - 0.08 + frame.shift[1] + float(dy)),
        frame.distance,
        exposure=frame.exposure,
        noise=3.2 if dark else 1.6,
        blur=0.7,
        tint=(1.02, 1.0, 0.97),
        wall="room",
        seed=int(rng.integers(1 << 30)),
    )
    return Shot(frame.pose, frame.rig, view)
