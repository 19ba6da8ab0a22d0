"""The threshold follows from a false match rate and the table that the evaluation made."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelFileError, ModelStore
from biometrics.thresholds import (
    LEAST_TARGET_FMR,
    MOST_TARGET_FMR,
    GroupThresholds,
    ModelThresholds,
    ThresholdRow,
    ThresholdTable,
    ThresholdTableError,
)


def group(name: str, thresholds: list[float]) -> GroupThresholds:
    rows = tuple(
        ThresholdRow(10.0**-k, value, value - 0.02, value + 0.02, 40, extrapolated=False)
        for k, value in enumerate(thresholds, start=2)
    )
    return GroupThresholds(name, 100, 300, 600, 44_000, rows)


def test_the_group_that_is_hardest_to_tell_apart_decides() -> None:
    entry = ModelThresholds("m", "00", (group("all", [0.3, 0.36, 0.42, 0.5]), group("some", [0.31, 0.40, 0.41, 0.49])))
    assert [entry.threshold(10.0**-k) for k in (2, 3, 4, 5)] == [0.31, 0.40, 0.42, 0.5]


def test_between_two_rates_the_threshold_is_linear_in_the_logarithm() -> None:
    one = group("all", [0.30, 0.40])
    assert one.threshold(10**-2.5) == pytest.approx(0.35)
    assert one.threshold(10**-2.9) == pytest.approx(0.39)


@pytest.mark.parametrize("fmr", [0.5, 1e-7])
def test_a_rate_outside_the_table_is_refused(fmr: float) -> None:
    with pytest.raises(ThresholdTableError):
        group("all", [0.3, 0.4]).threshold(fmr)


@given(st.floats(LEAST_TARGET_FMR, MOST_TARGET_FMR), st.floats(LEAST_TARGET_FMR, MOST_TARGET_FMR))
def test_a_stricter_rate_never_lowers_the_bundled_threshold(first: float, second: float) -> None:
    low, high = sorted((first, second))
    (entry,) = bundled_entries()
    assert entry.threshold(low) >= entry.threshold(high)


def bundled_entries() -> list[ModelThresholds]:
    info = ModelStore.bundled().info("sface")
    return [ThresholdTable.bundled().of(f"{info.identity}+refined+mirror", info.sha256)]


def test_the_bundled_table_says_how_much_it_rests_on() -> None:
    (entry,) = bundled_entries()
    everybody, *others = entry.groups
    assert everybody.group == "all"
    assert others
    for measured in entry.groups:
        assert measured.persons > 1
        assert measured.genuine_pairs > 0
        for row in measured.rows:
            assert row.low <= row.threshold <= row.high
            assert row.extrapolated is (row.fmr * measured.impostor_pairs < 30)


def test_the_default_policy_asks_for_one_stranger_in_ten_thousand(matcher: SFaceMatcher) -> None:
    policy = MatchPolicy.for_target(matcher)
    assert policy.target_fmr == 1e-4
    assert policy.doubt_threshold < policy.match_threshold
    strict, lax = MatchPolicy.for_target(matcher, LEAST_TARGET_FMR), MatchPolicy.for_target(matcher, MOST_TARGET_FMR)
    assert strict.match_threshold > policy.match_threshold > lax.match_threshold
    assert lax.doubt_threshold == lax.match_threshold


def test_a_table_survives_its_file(tmp_path: Path) -> None:
    entry = ModelThresholds("m", "00", (group("all", [0.3, 0.36, 0.42]),))
    file = tmp_path / "table.json"
    ThresholdTable(()).with_entry(entry).write(file)
    assert ThresholdTable.read(file).of("m", "00") == entry


def test_a_newer_entry_takes_the_place_of_the_models_older_one_alone(tmp_path: Path) -> None:
    older, newer, other = (
        ModelThresholds(name, sha, (group("all", values),))
        for name, sha, values in (("m", "00", [0.3, 0.4]), ("m", "11", [0.2, 0.3]), ("n", "22", [0.5, 0.6]))
    )
    table = ThresholdTable((older, other)).with_entry(newer)
    assert (table.of("m", "11"), table.of("n", "22")) == (newer, other)
    with pytest.raises(ThresholdTableError):
        table.of("m", "00")


def test_thresholds_of_another_model_or_file_are_not_used(tmp_path: Path, matcher: SFaceMatcher) -> None:
    table = ThresholdTable((ModelThresholds(matcher.model, "00", (group("all", [0.3, 0.4]),)),))
    with pytest.raises(ThresholdTableError, match="sface"):
        MatchPolicy.for_target(matcher, 1e-3, table)
    with pytest.raises(ThresholdTableError, match="other"):
        table.of("other", "00")


ROWS: dict[str, Any] = {
    "model": "m",
    "sha256": "00",
    "groups": [
        {
            "group": "all",
            "persons": 100,
            "pictures": 300,
            "genuine_pairs": 600,
            "impostor_pairs": 44_000,
            "rows": [
                {"fmr": 1e-2, "threshold": 0.3, "interval": [0.2, 0.4], "false_matches": 440, "extrapolated": False},
                {"fmr": 1e-3, "threshold": 0.4, "interval": [0.3, 0.5], "false_matches": 44, "extrapolated": False},
            ],
        }
    ],
}


def broken(**changes: object) -> str:
    entry = json.loads(json.dumps(ROWS))
    entry["groups"][0].update(changes)
    return json.dumps({"models": [entry]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        json.dumps({"models": [{"model": "m", "sha256": "00", "groups": []}]}),
        json.dumps({"models": [{"model": "m"}]}),
        broken(rows=[]),
        broken(rows=list(reversed(ROWS["groups"][0]["rows"]))),
        broken(persons=None),
        broken(rows=[{"fmr": 0}]),
    ],
)
def test_a_broken_table_is_a_typed_error(text: str, tmp_path: Path) -> None:
    file = tmp_path / "table.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ThresholdTableError, match=r"table\.json"):
        ThresholdTable.read(file)


def test_a_missing_table_is_a_model_file_error(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError):
        ThresholdTable.read(tmp_path / "none.json")
