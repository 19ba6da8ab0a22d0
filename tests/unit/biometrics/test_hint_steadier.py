"""The hint on the screen does not flicker."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from biometrics.quality import Hint, HintSteadier

HINTS = st.one_of(st.none(), st.sampled_from(Hint))


def test_a_hint_is_shown_once_it_has_held() -> None:
    steadier = HintSteadier()
    shown = [steadier.update(Hint.TOO_DARK, at / 10) for at in range(5)]
    assert shown == [None, None, None, Hint.TOO_DARK, Hint.TOO_DARK]


def test_a_hint_seen_for_one_frame_is_never_shown() -> None:
    steadier = HintSteadier()
    shown = [steadier.update(Hint.HOLD_STILL if step == 7 else Hint.CENTRE, step / 10) for step in range(15)]
    assert Hint.HOLD_STILL not in shown
    assert shown[-1] is Hint.CENTRE


def test_a_hint_that_no_longer_holds_goes_away() -> None:
    steadier = HintSteadier()
    for step in range(10):
        steadier.update(Hint.CENTRE, step / 10)
    shown = [steadier.update(None, 1.0 + step / 10) for step in range(6)]
    assert shown[0] is Hint.CENTRE
    assert shown[-1] is None


@given(st.lists(st.tuples(HINTS, st.floats(0.001, 0.4)), max_size=60))
def test_it_changes_at_most_twice_a_second_and_only_to_what_has_held(frames: list[tuple[Hint | None, float]]) -> None:
    steadier, now, shown, changes, history = HintSteadier(), 100.0, None, [], []
    for hint, pause in frames:
        now += pause
        history.append((now, hint))
        after = steadier.update(hint, now)
        if after is not shown:
            changes.append(now)
            recent = [h for at, h in history if at > now - 0.299]
            assert all(h is after for h in recent)
        shown = after
    assert all(later - earlier >= 0.5 - 1e-9 for earlier, later in pairwise(changes))
