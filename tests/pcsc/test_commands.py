"""The two commands of a tester with two terminals: a chip in the virtual reader, and a read of it through PC/SC."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulators.chip.card import SoftwareCard
from simulators.chip.mrz import mrz_lines
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.personas.chip_card import card_data
from simulators.personas.loading import load_personas
from simulators.personas.pictures import portrait
from simulators.reader.service import READER_NAMES, ReaderService
from simulators.reader.vpcd import VirtualReader

KIOSK = Path(sys.executable).with_name("kiosk")
MAU = load_personas()["mau"]


@pytest.fixture
def trust(service: ReaderService, slot: VirtualReader, tmp_path: Path) -> Iterator[Path]:
    """A card put in by `kiosk simulate card`; the folder with its CSCA."""
    folder = tmp_path / "trust"
    command = [str(KIOSK), "simulate", "card", "--port", str(service.port), "--export-trust", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "SIMULATED card of mau" in process.stdout.readline()
        yield folder
        process.terminate()


def kiosk(*words: str) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run([KIOSK, *words], capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr


def read(*words: str) -> tuple[int, dict[str, Any], str]:
    return kiosk("card", "read", "--reader", READER_NAMES[0], "--json", *words)


def test_the_chip_is_read_by_the_id_number(trust: Path, tmp_path: Path) -> None:
    photo = tmp_path / "face.jpg"
    status, answer, _ = read("--id", MAU.card.personal_id, "--photo", str(photo), "--trust", str(trust))
    assert status == 0
    assert answer["access"]["protocol"] == "PACE"
    assert answer["document"]["personal_id"] == "…2345"
    assert answer["document"]["full_name"] == "Nguyễn V. M."
    assert answer["verdicts"]["intact"]["result"] == "verified"
    assert answer["verdicts"]["genuine"]["result"] == "verified"
    assert answer["verdicts"]["active_authentication"]["result"] == "verified"
    assert answer["verdicts"]["chip_authentication"]["result"] == "verified"
    assert answer["assurance"] == "chip_genuine"
    assert answer["photo"]["format"] == "JPEG"
    assert photo.read_bytes() == portrait(MAU)
    assert answer["apdus"] > 10
    assert answer["bytes"] > len(portrait(MAU))

    status, answer, _ = read(
        "--doc", "099012345", "--dob", "1999-01-15", "--expiry", "2039-01-15", "--protocol", "bac", "--show-personal"
    )
    assert status == 0
    assert answer["access"]["protocol"] == "BAC"
    assert answer["document"]["full_name"] == MAU.card.full_name
    assert answer["verdicts"]["genuine"]["result"] == "cannot_tell"
    assert "no anchor" in answer["verdicts"]["genuine"]["reason"]

    status, answer, _ = read("--can", "999999")
    assert status == 1
    assert answer["failure"] == "F-201"
    assert [attempt["succeeded"] for attempt in answer["access"]["attempts"]] == [False]

    status, answer, _ = kiosk("card", "readers", "--json")
    assert status == 0
    assert set(READER_NAMES) <= set(answer["readers"])


def test_an_empty_reader_and_a_wrong_name_are_told_apart(service: ReaderService, slot: VirtualReader) -> None:
    status, answer, error = read("--id", MAU.card.personal_id)
    assert (status, answer["failure"], error[:12]) == (1, "F-213", "Error: F-213")
    status, _, error = kiosk("card", "read", "--reader", "No such reader", "--can", "123456")
    assert status == 2
    assert READER_NAMES[0] in error


@pytest.mark.parametrize("words", [(), ("--can", "123456", "--id", "001099012345"), ("--can", "12"), ("--doc", "X")])
def test_wrong_use_is_status_2(service: ReaderService, words: tuple[str, ...]) -> None:
    status, answer, error = read(*words)
    assert status == 2
    assert answer == {}
    assert "Traceback" not in error


def test_the_machine_readable_zone_opens_the_chip(trust: Path) -> None:
    zone = mrz_lines(card_data(MAU))
    for words in ("\n".join(zone), f"{zone[0]} {zone[1]}".lower()):
        status, answer, _ = read("--mrz", words, "--protocol", "bac")
        assert status == 0
        assert answer["access"]["protocol"] == "BAC"
    status, answer, error = read("--mrz", zone[0].replace("1", "7") + zone[1])
    assert (status, answer) == (2, {})
    assert MAU.card.personal_id[-6:] not in error


def test_all_data_groups_of_a_foreign_kind_of_card(slot: VirtualReader, authority: CountrySigningAuthority) -> None:
    data = dataclasses.replace(card_data(MAU), further_data_groups=frozenset({7, 11, 12, 16}))
    slot.insert(SoftwareCard(personalise(data, authority.issue_document_signer())))
    try:
        _, without, _ = read("--id", MAU.card.personal_id)
        assert without["further"] == {}
        _, masked, _ = read("--id", MAU.card.personal_id, "--all")
        assert set(masked["further"]) == {"DG7", "DG11", "DG12", "DG16"}
        assert MAU.card.full_name not in str(masked)
        _, shown, _ = read("--id", MAU.card.personal_id, "--all", "--show-personal")
        assert MAU.card.full_name.split()[-1] in str(shown["further"]["DG11"])
    finally:
        slot.remove()
