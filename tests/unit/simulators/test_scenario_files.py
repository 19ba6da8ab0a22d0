"""Scenario files: what is wrong is told with its line, and what is right comes back as it was written."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.failures import FailureCode
from kiosk.session.state import Language, Step
from simulators.casting import FaceCast
from simulators.gateway.faults import FaultKind
from simulators.scenarios import library
from simulators.scenarios.deeds import (
    CameraDeed,
    CardDeed,
    ClockDeed,
    FaceDeed,
    GatewayDeed,
    LanguageDeed,
    PersonDeed,
    StaffDeed,
)
from simulators.scenarios.errors import Problem, ScenarioError
from simulators.scenarios.model import (
    AnyScenario,
    Command,
    CommandExpectation,
    CommandScenario,
    Expectation,
    KioskSettings,
    Scenario,
    Visit,
    VisitExpectation,
)
from simulators.scenarios.names import persona_names, quirk_names, uninsured_names
from simulators.scenarios.parse import parse_scenario, read_scenario
from simulators.scenarios.positions import lines_of
from simulators.scenarios.render import render_scenario
from simulators.scenarios.words import Brings, CameraState, CardDoes, Key, PersonDoes, StaffDoes
from tools.scenario_schema import TARGET, document

GOOD = """\
title = "A card lifted and put back"
why = "People do."

[kiosk]
starts_at = 2026-11-22T23:58:00

[[visit]]
person = "mau"
instead = { need_key = ["type_digits"] }

[visit.expect]
states = ["reading_card", "put_card_back"]
failure = "F-202"

[[do]]
when = "reading_card"
after_apdus = 12
action = "card"
does = "remove"

[expect]
check_ins = 1

[[expect.held]]
visit = 1
fields = { MA_DOITUONG_KCB = "1.1" }
"""


def test_a_file_is_what_it_says() -> None:
    scenario = parse_scenario(GOOD)
    assert isinstance(scenario, Scenario)
    assert scenario.kiosk.starts_at == datetime(2026, 11, 22, 23, 58)  # noqa: DTZ001 - the local time on the wall
    (visit,) = scenario.visit
    assert visit.instead == {Step.NEED_KEY: (PersonDoes.TYPE_DIGITS,)}
    assert visit.expect.failure is FailureCode.CARD_REMOVED
    assert scenario.do == (CardDeed(action="card", does=CardDoes.REMOVE, when=Step.READING_CARD, after_apdus=12),)
    assert scenario.expect.held[0].fields == {"MA_DOITUONG_KCB": "1.1"}


WRONG = [
    ('person = "mau"', 'person = "mao"', 8, "visit[1].person", "did you mean mau?"),
    ('person = "mau"', 'persn = "mau"', 7, "visit[1].person", "is missing"),
    ('person = "mau"', 'persn = "mau"', 8, "visit[1].persn", "did you mean person?"),
    ('person = "mau"', "person = 3", 8, "visit[1].person", "text in quotes is needed"),
    ("need_key = [", "need_kay = [", 9, "visit[1].instead.need_kay", "did you mean need_key?"),
    ('["type_digits"]', '["type_digit"]', 9, "visit[1].instead.need_key[1]", "did you mean type_digits?"),
    ('["type_digits"]', "[]", 9, "visit[1].instead.need_key", "must not be empty"),
    ('"put_card_back"', '"put_back"', 12, "visit[1].expect.states[2]", "did you mean put_card_back?"),
    ('"F-202"', '"F-299"', 13, "visit[1].expect.failure", "is not allowed"),
    ('"F-202"', '"F-202"\nquirks = ["x"]', 14, "visit[1].expect.quirks", "is no key here"),
    ("after_apdus = 12", "after_apdus = 0", 17, "do[1].after_apdus", "at least 1 is needed"),
    ("after_apdus = 12", "after_apdus = 1.5", 17, "do[1].after_apdus", "a whole number is needed"),
    ("after_apdus = 12", "at = 3", 17, "do[1].at", "either `at` or `when`"),
    ("after_apdus = 12", "after = true", 17, "do[1].after", "a number is needed"),
    ("after_apdus = 12", "after = inf", 17, "do[1].after", "a finite number is needed"),
    ('"reading_card"\nafter', '"ticket"\nafter', 17, "do[1].after_apdus", 'goes with `when = "reading_card"`'),
    ('when = "reading_card"\nafter_apdus = 12', "nth = 2", 16, "do[1].nth", "`when` is needed"),
    ('when = "reading_card"\nafter_apdus = 12\n', "", 15, "do[1]", "needs `at` or `when`"),
    ('action = "card"', 'action = "cart"', 18, "do[1].action", "did you mean card?"),
    ('action = "card"\n', "", 15, "do[1].action", "is missing; allowed: camera"),
    ('does = "remove"', "", 15, "do[1].does", "is missing; allowed: lay, remove, put_back"),
    ('does = "remove"', 'does = "lay"\nquirks = ["bac-remoed"]', 20, "do[1].quirks[1]", "did you mean bac-removed?"),
    ("check_ins = 1", "check_ins = -1", 22, "expect.check_ins", "at least 0 is needed"),
    ("check_ins = 1", "check_ins = 1\nheld = 2", 25, "", "is no TOML"),
    ("visit = 1", "visit = 2", 25, "expect.held[1].visit", "there are only 1 visits"),
    ("T23:58:00", "T23:58:00Z", 5, "kiosk.starts_at", "without a zone"),
    ("T23:58:00", "", 5, "kiosk.starts_at", "a date and time is needed"),
    ("starts_at = ", 'services = ["9"]\nstarts_at = ', 5, "kiosk.services[1]", "is none of the services"),
    ('person = "mau"', 'person = "mau"\nservice = 9', 9, "visit[1].service", "only 4 services are offered"),
    ("failure = ", "same_ticket_as = 1\nfailure = ", 13, "visit[1].expect.same_ticket_as", "an earlier visit"),
    ('person = "mau"', 'person = "lan"\nbrings = "vssid"', 9, "visit[1].brings", "lan is not insured"),
    ("[[do]]", "[[before]]", 16, "before[1].when", "the kiosk is not started yet"),
    ("[expect]", "[[expect", 21, "", "is no TOML"),
    ("why = ", "title = ", 2, "", "is no TOML"),
]


@pytest.mark.parametrize(("found", "put", "line", "key", "words"), WRONG)
def test_what_is_wrong_is_told_with_its_line(found: str, put: str, line: int, key: str, words: str) -> None:
    assert found in GOOD
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(GOOD.replace(found, put, 1), "lifted.toml")
    told = [problem for problem in caught.value.problems if problem.key == key and words in problem.message]
    assert [problem.line for problem in told] == [line], str(caught.value)
    assert f"lifted.toml:{line}: " in str(caught.value)


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = GOOD.replace("mau", "nobody").replace("12", "twelve").replace('"remove"', '"burn"').replace("twelve", '"x"')
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(text)
    assert [problem.line for problem in caught.value.problems] == [8, 17, 19]


def test_a_line_too_deep_is_no_riddle() -> None:
    deep = "title = " + "[" * 5_000 + "]" * 5_000
    for text in (deep, "x" * 300_000, "[" + "a." * 3_000 + "b]"):
        with pytest.raises(ScenarioError) as caught:
            parse_scenario(text)
        assert caught.value.problems[0].line == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"gone\.toml:1: cannot be read"):
        read_scenario(tmp_path / "gone.toml")
    (tmp_path / "latin.toml").write_bytes(b'title = "x"\nwhy = "caf\xe9"\n')
    with pytest.raises(ScenarioError, match=r"latin\.toml:2: is no UTF-8"):
        read_scenario(tmp_path / "latin.toml")


def test_a_command_has_no_visits() -> None:
    text = 'title = "t"\nwhy = "w"\n[command]\narguments = ["doctor"]\n[expect]\nstatus = 1\n'
    assert isinstance(parse_scenario(text), CommandScenario)
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(text + "check_ins = 1\n[[visit]]\n")
    assert [(problem.line, problem.key) for problem in caught.value.problems] == [(7, "expect.check_ins"), (8, "visit")]


def test_the_schema_for_editors_is_todays() -> None:
    assert TARGET.read_text(encoding="utf-8") == document()
    assert "quirks" in document()


def test_the_schema_names_every_person_and_quirk() -> None:
    schema = json.loads(document())
    assert set(schema["$defs"]["Visit"]["properties"]["person"]["enum"]) == set(persona_names())
    assert set(schema["$defs"]["Visit"]["properties"]["quirks"]["items"]["enum"]) == set(quirk_names())


# --- any scenario comes back, any text is answered -----------------------------------------------------------------

_LETTERS = st.characters(exclude_categories=["Cs"])
_TEXTS = st.text(_LETTERS, min_size=1, max_size=40)
_SECONDS = st.floats(0, 604_800, allow_nan=False)
_COUNTS = st.integers(1, 10_000)
_PERSONS = st.sampled_from([name for name in persona_names() if name not in uninsured_names()])
_TIMES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"at": _SECONDS}),
    st.fixed_dictionaries({"when": st.sampled_from(Step)}, optional={"nth": _COUNTS, "after": _SECONDS}),
    st.fixed_dictionaries({"when": st.just(Step.READING_CARD), "after_apdus": _COUNTS}),
)
_KINDS: tuple[st.SearchStrategy[tuple[type, dict[str, Any]]], ...] = (
    st.builds(
        lambda does, person: (PersonDeed, {"action": "person", "does": does, "person": person}),
        st.sampled_from(PersonDoes),
        st.none() | _PERSONS,
    ),
    st.builds(lambda does: (StaffDeed, {"action": "staff", "does": does}), st.sampled_from(StaffDoes)),
    st.builds(lambda cast: (FaceDeed, {"action": "face", "cast": cast}), st.sampled_from(FaceCast)),
    st.builds(lambda state: (CameraDeed, {"action": "camera", "state": state}), st.sampled_from(CameraState)),
    st.builds(lambda language: (LanguageDeed, {"action": "language", "language": language}), st.sampled_from(Language)),
    st.builds(lambda jump: (ClockDeed, {"action": "clock", "jump": jump}), st.floats(-31_622_400, 31_622_400)),
    st.builds(
        lambda mode, code: (GatewayDeed, {"action": "gateway", "mode": mode, "code": code}),
        st.sampled_from(FaultKind),
        st.sampled_from(["050", "205"]),
    ),
)
_DEEDS = st.builds(lambda kind, times: kind[0](**kind[1], **times), st.one_of(_KINDS), _TIMES)
_VISITS = st.builds(
    Visit,
    person=_PERSONS,
    brings=st.sampled_from(Brings),
    key=st.sampled_from(Key),
    quirks=st.lists(st.sampled_from(quirk_names()), max_size=2).map(tuple),
    face=st.sampled_from(FaceCast),
    service=st.integers(1, 4),
    instead=st.dictionaries(
        st.sampled_from(Step), st.lists(st.sampled_from(PersonDoes), min_size=1, max_size=3).map(tuple), max_size=3
    ),
    comes_after=_SECONDS,
    expect=st.builds(
        VisitExpectation,
        failure=st.none() | st.sampled_from(FailureCode),
        ticket=st.none() | st.sampled_from(["number", "none", "A001"]),
        printed=st.none() | st.booleans(),
        staff=st.none() | st.lists(st.sampled_from(FailureCode), max_size=2).map(tuple),
    ),
)
_SCENARIOS: st.SearchStrategy[AnyScenario] = st.one_of(
    st.builds(
        Scenario,
        title=_TEXTS,
        why=_TEXTS,
        kiosk=st.builds(
            KioskSettings,
            starts_at=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - local
            lasts=_SECONDS,
        ),
        visit=st.lists(_VISITS, min_size=1, max_size=3).map(tuple),
        do=st.lists(_DEEDS, max_size=4).map(tuple),
        expect=st.builds(Expectation, check_ins=st.none() | st.integers(0, 9), audit=st.lists(_TEXTS).map(tuple)),
    ),
    st.builds(
        CommandScenario,
        title=_TEXTS,
        why=_TEXTS,
        command=st.builds(
            Command,
            arguments=st.lists(_TEXTS, min_size=1, max_size=3).map(tuple),
            files=st.dictionaries(_TEXTS, _TEXTS, max_size=2),
        ),
        expect=st.builds(CommandExpectation, status=st.integers(0, 255)),
    ),
)


@settings(max_examples=60, deadline=None)
@given(_SCENARIOS)
def test_every_scenario_comes_back_from_its_file(scenario: AnyScenario) -> None:
    assert parse_scenario(render_scenario(scenario)) == scenario


def _answered(text: str) -> None:
    """A scenario, or an error whose lines are lines of the text."""
    problems: tuple[Problem, ...] = ()
    try:
        parse_scenario(text)
    except ScenarioError as error:
        problems = error.problems or (Problem(0, "", "an error without a problem"),)
    for problem in problems:
        assert 1 <= problem.line <= max(1, len(text.split("\n")))
        assert problem.message


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mutated_file_is_answered_with_a_line(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([GOOD, *_shipped_texts()]))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(place, min(len(text), place + 12)))
        put = data.draw(
            st.sampled_from(["", "\n", '"', "'''", "[", "]]", "{", "= 1", "[[do]]", "#", "\r", "2026-01-01", "\t", "."])
            | st.text(_LETTERS, max_size=6)
        )
        text = text[:place] + put + text[end:]
    _answered(text)


@settings(max_examples=60, deadline=None)
@given(st.text(_LETTERS, max_size=60))
def test_any_text_is_answered_with_a_line(text: str) -> None:
    _answered(text)


def _shipped_texts() -> list[str]:
    return [item.read_text(encoding="utf-8") for item in list(library.shipped().values())[:12]]


_PLAIN = st.text("ab-_", min_size=1, max_size=3) | st.text(_LETTERS, max_size=3)
_NESTED: st.SearchStrategy[Any] = st.recursive(
    st.integers(-9, 9) | st.booleans() | st.text(_LETTERS, max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_PLAIN, inner, max_size=3),
    max_leaves=12,
)


def _toml(table: dict[str, Any]) -> str:
    def value(item: object) -> str:
        if isinstance(item, dict):
            return "{" + ", ".join(f"{value(key)} = {value(inner)}" for key, inner in item.items()) + "}"
        if isinstance(item, list):
            return "[\n" + ",\n".join(value(inner) for inner in item) + "]"
        return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")

    return "\n".join(f"{value(key)} = {value(item)}" for key, item in table.items())


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    items: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        items = iter(value.items())
    elif isinstance(value, list):
        items = iter(enumerate(value))
    for key, inner in items:
        yield from _paths(inner, (*path, key))


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(_PLAIN, _NESTED, max_size=4))
def test_every_key_of_every_file_has_its_line(table: dict[str, Any]) -> None:
    text = _toml(table)
    assert tomllib.loads(text) == table
    assert set(lines_of(text)) == set(_paths(table))
