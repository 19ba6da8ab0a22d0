"""Scenarios by real time: the kiosk with its own threads, the card behind the real PC/SC service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.scenario_player import play
from kiosk.app.stage import Props
from simulators.reader.pcsc import PcscReader
from simulators.reader.service import ReaderService
from simulators.scenarios.library import shipped
from simulators.scenarios.parse import parse_scenario
from simulators.scenarios.positions import lines_of

SMOKE = (
    "card-put-back",
    "check-in-refused",
    "chip-by-bac",
    "chip-cloned",
    "chip-data-malformed",
    "chip-downgraded",
    "chip-not-an-id-card",
    "chip-tampered",
    "chip-unsupported",
    "consent-refused",
    "language-korean",
    "lookup-060-name-differs",
)


@pytest.fixture(scope="module")
def props() -> Props:
    return Props.make()


@pytest.fixture
def reader(service: ReaderService) -> Iterator[PcscReader]:
    hands = PcscReader(service)
    yield hands
    hands.remove()


@pytest.mark.parametrize("name", SMOKE)
def test_what_holds_on_the_stage_holds_behind_pcsc(name: str, tmp_path: Path, props: Props, reader: PcscReader) -> None:
    text = shipped()[name].read_text(encoding="utf-8")
    report = play(parse_scenario(text, name), tmp_path, props, name=name, lines=lines_of(text), reader=reader)
    assert report.failures == ()
    assert report.visits
