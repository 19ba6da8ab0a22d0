"""Passive tests: each looks at the records of a capture and may speak against it. None ever speaks for it."""

from collections.abc import Callable
from typing import Final

from biometrics.liveness.cues.flat_motion import flat_motion
from biometrics.liveness.cues.flicker import flicker
from biometrics.liveness.cues.frame_edges import frame_edges
from biometrics.liveness.cues.integrity import fresh_frames, timing
from biometrics.liveness.cues.loop import loop
from biometrics.liveness.cues.screen_texture import screen_texture
from biometrics.liveness.cues.stillness import stillness
from biometrics.liveness.record import FrameRecord
from biometrics.liveness.verdict import LivenessResult

CUES: Final[tuple[Callable[[tuple[FrameRecord, ...]], LivenessResult], ...]] = (
    timing,
    fresh_frames,
    loop,
    flat_motion,
    frame_edges,
    screen_texture,
    flicker,
    stillness,
)
