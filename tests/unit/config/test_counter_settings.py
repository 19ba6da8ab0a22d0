"""What the settings say of a counter, and what they must say before one opens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.config.settings import Settings, SettingsError, load_settings
from kiosk.session.counter_state import Profile

PAGE = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("```toml\n")[1].split("```")[0]
COUNTER = EXAMPLE[EXAMPLE.index("\n[counter]") :].split("[[staff]]")[0]


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_the_documented_counter(tmp_path: Path) -> None:
    settings = load(tmp_path, EXAMPLE)
    assert settings.session_policy().profile is Profile.RECEPTION
    policy = settings.in_profile(Profile.COUNTER).session_policy()
    assert policy.profile is Profile.COUNTER
    assert policy.deadlines.idle == 300
    assert policy.counter.lock_seconds == 600
    assert (policy.counter.numbers.agency, policy.counter.numbers.first) == ("H26.19", 1)
    (procedure,) = policy.counter.procedures
    assert procedure.papers[0].required
    assert not procedure.papers[1].required
    assert not policy.counter.calendar.works_on(date(2027, 1, 1))
    assert policy.counter.calendar.works_on(date(2026, 11, 23))


def test_a_counter_needs_no_services_and_a_reception_does(tmp_path: Path) -> None:
    start, end = EXAMPLE.index("[[services]]"), EXAMPLE.index("\n[counter]")
    without = EXAMPLE[:start] + EXAMPLE[end:]
    assert load(tmp_path, 'profile = "counter"\n' + without).services == ()
    with pytest.raises(SettingsError, match="services"):
        load(tmp_path, without)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((COUNTER, ""), "section counter"),
        (("[[staff]]", "[[ignored]]"), "ignored"),
        (('agency = "H26.19"', 'agency = "h26 19"'), "counter.agency"),
        (("first_number = 1", "first_number = 5000"), "first_number is above last_number"),
        (("last_number = 1999", "last_number = 99999"), "counter.last_number"),
        (('weekend = ["saturday", "sunday"]', 'weekend = ["caturday"]'), "counter.weekend"),
        (("working_days = 1", "working_days = -1"), "working_days"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    text = 'profile = "counter"\n' + EXAMPLE
    assert change[0] in text
    with pytest.raises(SettingsError, match=told):
        load(tmp_path, text.replace(*change))


def test_a_week_without_a_working_day(tmp_path: Path) -> None:
    days = ", ".join(
        f'"{day}"' for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
    with pytest.raises(SettingsError, match="working day"):
        load(tmp_path, EXAMPLE.replace('weekend = ["saturday", "sunday"]', f"weekend = [{days}]"))


def test_a_counter_without_anybody_to_sign_in(tmp_path: Path) -> None:
    settings = load(tmp_path, EXAMPLE[: EXAMPLE.index("[[staff]]")])
    with pytest.raises(SettingsError, match="staff"):
        settings.in_profile(Profile.COUNTER)
