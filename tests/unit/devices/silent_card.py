"""A card in the reader that keeps everybody waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable

from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from tests.unit.devices.posted import PATIENCE


class Held:
    """A call that does not return until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self._go = threading.Event()

    def hold(self) -> None:
        """What the call does."""
        self.begun.set()
        assert self._go.wait(PATIENCE)

    def let_go(self) -> None:
        """The call returns, now and ever after."""
        self._go.set()


class SilentCard(SoftwareCard):
    """Answers its n-th command when it is let go; `on_silence` is called as it falls silent."""

    def __init__(self, image: ChipImage, at: int, on_silence: Callable[[], None] = lambda: None) -> None:
        super().__init__(image)
        self._on_silence = on_silence
        self.held = Held()
        self._left = at

    def process(self, command: bytes) -> bytes:
        self._left -= 1
        if self._left == 0:
            self._on_silence()
            self.held.hold()
        return super().process(command)
