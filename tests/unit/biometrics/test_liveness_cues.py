"""Each passive test speaks against what it is for, and against nothing else."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from biometrics.liveness.challenge import Motion
from biometrics.liveness.cues import CUES
from biometrics.liveness.record import FrameRecord
from biometrics.liveness.verdict import Finding, LivenessTest
from tests.unit.biometrics.liveness_support import STRAIGHT, acted, record, turned

Records = tuple[FrameRecord, ...]


def person(frames: int = 90) -> Records:
    """Sways, blinks at uneven times, turns left once."""
    turn = acted(Motion.TURN_LEFT)
    records = []
    for n in range(frames):
        seen = turn[n - 40] if 40 <= n < 40 + len(turn) else STRAIGHT
        shut = n % 90 in (12, 13, 31, 32, 33, 71, 72)
        place = (240 + 3 * math.sin(n / 7), 300 + 2 * math.sin(n / 11))
        records.append(
            record(
                n,
                replace(seen, centre=place, openness=0.05 if shut else 0.32, yaw=seen.yaw + 1.5 * math.sin(n / 5)),
                face_light=140 + 0.2 * (n % 2),
                edges=(40.0 + (n % 2), None, 30.0, None),
            )
        )
    return tuple(records)


def findings(records: Records) -> dict[LivenessTest, Finding]:
    return {result.test: result.finding for result in (cue(records) for cue in CUES)}


def against(records: Records) -> set[LivenessTest]:
    return {test for test, finding in findings(records).items() if finding is Finding.AGAINST}


def changed(change: Callable[[int, FrameRecord], FrameRecord]) -> Records:
    return tuple(change(n, one) for n, one in enumerate(person()))


def signals(one: FrameRecord, **values: object) -> FrameRecord:
    return replace(one, signals=replace(one.signals, **values))


def test_nothing_speaks_against_a_person() -> None:
    assert against(person()) == set()


def test_a_still_is_not_fresh() -> None:
    still = changed(lambda n, one: signals(one, equal_share=1.0))
    assert against(still) == {LivenessTest.FRESH_FRAMES}


def test_a_recording_played_again_is_not_fresh() -> None:
    again = changed(lambda n, one: signals(one, digest=(n % 30).to_bytes(8, "big")))
    assert against(again) == {LivenessTest.FRESH_FRAMES}


def test_a_driver_that_now_and_then_delivers_a_frame_twice_is_forgiven() -> None:
    def delivered(n: int, one: FrameRecord) -> FrameRecord:
        again = n % 6 == 5
        return signals(one, equal_share=1.0 if again else 0.01, digest=bytes([n - again]))

    twice = changed(delivered)
    assert against(twice) == set()


@pytest.mark.parametrize("step", [0.0, -0.5])
def test_time_that_stands_or_runs_backwards_is_noticed(step: float) -> None:
    records = list(person())
    records[20] = replace(records[20], at=records[19].at + step)
    assert LivenessTest.TIMING in against(tuple(records))


def test_a_camera_exchanged_for_another_size_is_noticed() -> None:
    records = [replace(one, size=(640, 480)) if n > 30 else one for n, one in enumerate(person())]
    assert against(tuple(records)) == {LivenessTest.TIMING}


def test_motions_that_come_again_and_again_are_a_loop() -> None:
    once = person(40)
    records = tuple(replace(once[n % 30], at=100 + 0.08 * n) for n in range(110))
    looped = tuple(signals(one, digest=n.to_bytes(8, "big")) for n, one in enumerate(records))
    assert against(looped) == {LivenessTest.LOOP}


def test_a_face_that_grows_slim_with_its_nose_in_place_is_flat() -> None:
    flat = changed(
        lambda n, one: (
            replace(one, seen=replace(STRAIGHT, centre=one.seen.centre, slimness=0.72, openness=one.seen.openness))
            if 40 <= n < 60 and one.seen is not None
            else one
        )
    )
    assert against(flat) == {LivenessTest.FLAT_MOTION}


@pytest.mark.parametrize(
    "seen",
    [turned(28), replace(STRAIGHT, slimness=0.75, nose_height=0.4), replace(STRAIGHT, slimness=0.75, nose_height=0.6)],
    ids=["turned head", "open mouth", "nod"],
)
def test_a_head_that_turns_nods_or_speaks_is_not_flat(seen: object) -> None:
    records = tuple(record(n, seen if 40 <= n < 60 else STRAIGHT) for n in range(90))  # type: ignore[arg-type]
    assert LivenessTest.FLAT_MOTION not in against(records)


def test_edges_that_move_with_the_face_on_three_sides_are_a_sheet() -> None:
    def held(n: int, one: FrameRecord) -> FrameRecord:
        x, y = one.seen.centre if one.seen else (0.0, 0.0)
        noise = 0.3 * (n % 3)
        return signals(one, edges=(x - 150 + noise, x + 150 - noise, y - 200.0, None))

    assert against(changed(held)) == {LivenessTest.FRAME_EDGES}


def test_edges_that_stay_while_the_face_moves_are_the_room() -> None:
    room = changed(lambda n, one: signals(one, edges=(60.0 + n % 2, 420.0, 80.0, 590.0 + n % 2)))
    assert against(room) == set()


def test_long_straight_hair_is_no_sheet() -> None:
    hair = changed(lambda n, one: signals(one, edges=(one.seen.centre[0] - 110, one.seen.centre[0] + 110, None, None)))  # type: ignore[union-attr]
    assert against(hair) == set()


def test_a_regular_fine_pattern_is_a_screen() -> None:
    assert against(changed(lambda n, one: signals(one, peak=6.0))) == {LivenessTest.SCREEN_TEXTURE}


def test_a_face_that_flickers_alone_is_a_screen() -> None:
    alone = changed(lambda n, one: signals(one, face_light=140 * (1 + 0.03 * (-1) ** n)))
    both = changed(
        lambda n, one: signals(one, face_light=140 * (1 + 0.03 * (-1) ** n), room_light=150 * (1 + 0.03 * (-1) ** n))
    )
    assert against(alone) == {LivenessTest.FLICKER}
    assert against(both) == set()


def test_a_face_that_never_moves_is_a_picture() -> None:
    assert LivenessTest.STILLNESS in against(tuple(record(n) for n in range(90)))


def test_a_capture_too_short_says_so() -> None:
    assert set(findings(person(5)).values()) <= {Finding.NOT_RUN, Finding.INCOMPLETE}
    assert set(findings(()).values()) <= {Finding.NOT_RUN, Finding.INCOMPLETE}
    blind = findings(tuple(record(n, None) for n in range(40)))
    assert blind[LivenessTest.FLAT_MOTION] is blind[LivenessTest.SCREEN_TEXTURE] is Finding.NOT_RUN
