"""What a broken-off read left is kept for seconds, for one key, and is gone when it is forgotten."""

from __future__ import annotations

import pytest

from cardreader.access.keys import Can
from cardreader.iso7816.read_limits import ReadLimits
from cardreader.resume import ReadSoFar
from kiosk.devices.card_broken_off import KEEP, BrokenOffRead
from kiosk.session.state import TypedDigits
from tests.unit.devices.card_bench import HandClock

KEY, OTHER = TypedDigits("012345"), TypedDigits("543210")


def left() -> ReadSoFar:
    return ReadSoFar(Can("012345"), ReadLimits(), b"EF.SOD", {"DG1": b"the person"}, {"DG2": b"half a photo"})


def is_empty(so_far: ReadSoFar) -> bool:
    return so_far.key is None and not (so_far.security_object or so_far.files or so_far.parts)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def kept(clock: HandClock) -> tuple[BrokenOffRead, ReadSoFar]:
    memory, so_far = BrokenOffRead(clock), left()
    memory.keep(KEY, so_far)
    return memory, so_far


def test_it_is_handed_out_once(kept: tuple[BrokenOffRead, ReadSoFar]) -> None:
    memory, so_far = kept
    assert memory.take(KEY) is so_far
    assert not is_empty(so_far)
    assert memory.take(KEY) is None


def test_after_five_seconds_it_is_gone(kept: tuple[BrokenOffRead, ReadSoFar], clock: HandClock) -> None:
    memory, so_far = kept
    clock.advance(KEEP - 0.001)
    memory.expire()
    assert not is_empty(so_far)
    clock.advance(0.001)
    memory.expire()
    assert is_empty(so_far)
    assert memory.take(KEY) is None


def test_too_late_it_is_not_handed_out_though_nobody_looked(
    kept: tuple[BrokenOffRead, ReadSoFar], clock: HandClock
) -> None:
    memory, so_far = kept
    clock.advance(KEEP)
    assert memory.take(KEY) is None
    assert is_empty(so_far)


def test_for_another_key_it_is_forgotten(kept: tuple[BrokenOffRead, ReadSoFar]) -> None:
    memory, so_far = kept
    assert memory.take(OTHER) is None
    assert is_empty(so_far)
    assert memory.take(KEY) is None


def test_forgotten_is_forgotten(kept: tuple[BrokenOffRead, ReadSoFar]) -> None:
    memory, so_far = kept
    memory.forget()
    memory.forget()
    assert is_empty(so_far)
    assert memory.take(KEY) is None


def test_nothing_of_the_person_is_shown(kept: tuple[BrokenOffRead, ReadSoFar]) -> None:
    memory, so_far = kept
    shown = repr(so_far) + repr(memory) + repr(memory._kept)
    assert "person" not in shown
    assert "012345" not in shown
