"""`kiosk simulate card`: its quirks are listed, found by name, and refused with a reason."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.catalogue import ALL, find
from simulators.personas.loading import load_personas
from simulators.world import Chips


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["simulate", "card", *words])


def test_every_quirk_is_listed_with_row_and_behaviour() -> None:
    result = run("--list-quirks")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == len(ALL)
    for quirk, line in zip(ALL, lines, strict=True):
        row, name, behaviour = line.split(maxsplit=2)
        assert (int(row), name, behaviour) == (quirk.row, quirk.name, quirk.behaviour)


def test_a_name_that_is_none_is_wrong_use() -> None:
    result = run("--quirk", "mf-refused-6d00", "--quirk", "mf-refused")
    assert result.exit_code == 2
    assert "no quirk 'mf-refused'; there are: " in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("quirks", [(), ("mf-refused-6985", "le-192-at-most", "bytes-after-object")])
def test_a_persona_has_a_card_with_any_quirks(quirks: tuple[str, ...]) -> None:
    persona = load_personas()["mau"]
    card = Chips(CountrySigningAuthority.create()).card(persona, [find(name) for name in quirks])
    assert card.process(bytes.fromhex("00A4000C023F00")).hex() == ("6985" if quirks else "6d00")
    content = card.process(bytes.fromhex("00B09C0030"))
    assert content.endswith(bytes.fromhex("FFFF9000" if quirks else "010D6282"))
