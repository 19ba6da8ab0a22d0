"""A simulated person keeps to what the screen asks: again while it asks, and also when it asked before they came."""

from __future__ import annotations

import numpy as np

from biometrics.liveness.challenge import Motion
from simulators.camera import PersonaCamera
from simulators.conduct import Conduct
from simulators.personas.loading import load_personas
from simulators.scenes import EmptyScene, PersonScene

STEP = 1 / 15


def turns(seconds: float, asked_until: float) -> list[float]:
    """The times at which a person who is asked to turn left is turned farthest, one for each turn."""
    person = Conduct(np.random.default_rng(3))
    times: list[float] = []
    away = False
    for number in range(round(seconds / STEP)):
        at = number * STEP
        person.hear(Motion.TURN_LEFT if at < asked_until else None, at)
        turned = person.pose(at).turn > 0.8
        if turned and not away:
            times.append(at)
        away = turned
    return times


def test_who_is_still_asked_does_it_again_and_not_in_even_steps() -> None:
    times = turns(20, asked_until=20)
    assert len(times) >= 4
    steps = np.diff(times)
    assert steps.max() - steps.min() > 0.2


def test_who_is_no_longer_asked_does_it_once() -> None:
    assert len(turns(20, asked_until=1.0)) == 1


def test_who_comes_after_the_screen_asked_does_it_and_the_next_person_does_not() -> None:
    now = [0.0]
    camera = PersonaCamera(clock=lambda: now[0])
    camera.open()
    scene = PersonScene(load_personas()["mau"])

    def seen() -> np.ndarray:
        """Two and a half seconds after the person came."""
        camera.show(scene)
        for _ in range(38):
            now[0] += STEP
            frame = camera.read(0.0)
        assert frame is not None
        return frame.image.astype(int)

    straight = seen()
    camera.tell(Motion.TURN_LEFT)
    turned = seen()
    camera.show(EmptyScene())
    next_one = seen()
    assert np.abs(turned - straight).mean() > 4
    assert np.abs(next_one - straight).mean() < 4
