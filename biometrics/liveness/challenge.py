"""What the person is asked to do: drawn anew for everyone, so that nothing recorded before can fit it."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Motion(Enum):
    """One thing to do. Left and right are the person's own."""

    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    BLINK = "blink"
    COME_CLOSER = "come_closer"


class Posture(Enum):
    """How the person is before the camera; a seated one leans forward instead of stepping."""

    STANDING = "standing"
    SEATED = "seated"


TURNS: Final = frozenset({Motion.TURN_LEFT, Motion.TURN_RIGHT})


@dataclass(frozen=True, slots=True)
class Task:
    """`motion` is asked for after `pause` seconds of looking straight ahead, and must come within `limit` seconds."""

    motion: Motion
    pause: float
    limit: float

    def __post_init__(self) -> None:
        if not (self.pause >= 0 and self.limit > 0):
            raise ValueError("a task needs a pause of no less than 0 s and a limit above it")


@dataclass(frozen=True, slots=True)
class Challenge:
    """Tasks in the order in which they are asked. Always holds a turn: no flat picture can follow one."""

    tasks: tuple[Task, ...]
    posture: Posture = Posture.STANDING

    def __post_init__(self) -> None:
        if not any(task.motion in TURNS for task in self.tasks):
            raise ValueError("a challenge holds at least one turn of the head")


_SHORTEST_PAUSE: Final = 0.4
_PAUSE_SPREAD_MS: Final = 1000


def draw_challenge(
    tasks: int = 2,
    *,
    posture: Posture = Posture.STANDING,
    limit: float = 7.0,
    below: Callable[[int], int] = secrets.randbelow,
    motions: Collection[Motion] = tuple(Motion),
) -> Challenge:
    """Draw a challenge of 1 to 4 tasks; `below(n)` gives a number from 0 to n - 1 that nobody can foresee.

    One task is a turn to a random side; the others are drawn from what is left of `motions`, of all motions when those
    are too few; order and pauses are random. `limit` is the time allowed for each task in seconds. Raises ValueError
    when `tasks` is out of range.
    """
    if not 1 <= tasks <= len(Motion):
        raise ValueError(f"1 to {len(Motion)} tasks, not {tasks}")
    enough = len(TURNS | set(motions)) >= tasks
    left = [motion for motion in Motion if not enough or motion in motions or motion in TURNS]
    chosen = [left.pop(left.index((Motion.TURN_LEFT, Motion.TURN_RIGHT)[below(2)]))]
    while len(chosen) < tasks:
        chosen.append(left.pop(below(len(left))))
    order = [chosen.pop(below(len(chosen))) for _ in range(tasks)]
    return Challenge(
        tuple(Task(motion, _SHORTEST_PAUSE + below(_PAUSE_SPREAD_MS) / 1000, limit) for motion in order), posture
    )


@dataclass(frozen=True, slots=True)
class ChallengeDraw:
    """A challenge still to be drawn: as late as possible, when it is known which motions can be judged."""

    tasks: int = 2
    posture: Posture = Posture.STANDING
    limit: float = 7.0
    below: Callable[[int], int] = secrets.randbelow
    """A number from 0 to one less than its argument; only a simulation takes another than the system's."""

    def drawn(self, motions: Collection[Motion]) -> Challenge:
        """Draw it; see `draw_challenge`."""
        return draw_challenge(self.tasks, posture=self.posture, limit=self.limit, below=self.below, motions=motions)
