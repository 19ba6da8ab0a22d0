"""What is asked of the person before the camera, and how it is kept from flickering."""

from enum import Enum
from typing import Final

_HOLD: Final = 0.3
_BETWEEN_CHANGES: Final = 0.5


class Hint(Enum):
    """What is asked of the person, the most urgent first."""

    NO_FACE = "no_face"
    MULTIPLE_FACES = "multiple_faces"
    COME_CLOSER = "come_closer"
    MOVE_BACK = "move_back"
    CENTRE = "centre"
    UNCOVER_FACE = "uncover_face"
    LOOK_STRAIGHT = "look_straight"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    UNEVEN_LIGHT = "uneven_light"
    HOLD_STILL = "hold_still"
    OPEN_EYES = "open_eyes"


class HintSteadier:
    """Shows a hint only after it has held for 0.3 s, and changes it at most twice a second.

    Time comes with the frames (seconds of any monotonic clock). No hint (None) is treated as one more hint.
    """

    def __init__(self) -> None:
        self._shown: Hint | None = None
        self._changed_at: float | None = None
        self._candidate: Hint | None = None
        self._since: float | None = None

    def update(self, hint: Hint | None, at: float) -> Hint | None:
        """Take the hint of the frame captured `at` seconds and return the one to show."""
        if self._since is None or hint is not self._candidate:
            self._candidate, self._since = hint, at
        has_held = at - self._since >= _HOLD
        may_change = self._changed_at is None or at - self._changed_at >= _BETWEEN_CHANGES
        if hint is not self._shown and has_held and may_change:
            self._shown, self._changed_at = hint, at
        return self._shown
