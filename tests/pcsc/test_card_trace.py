"""`kiosk card read --trace`: each exchange is one line on standard error, and no line tells anything of the holder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.reader.service import READER_NAMES
from tests.faults.eavesdropper import Secrets
from tests.unit.simulators.chip_terminal import sample_data

KIOSK = Path(sys.executable).with_name("kiosk")
EXCHANGE = re.compile(
    r"DEBUG cardreader\.tracing: ([0-9A-F]{2} ){3}[0-9A-F]{2}( Lc \d+)?( Le \d+)?: \d+ bytes [0-9A-F]{4}, "
)


def read(*words: str, can: str) -> tuple[int, str]:
    """The number of APDUs that the answer says, and standard error."""
    command = [str(KIOSK), "card", "read", "--reader", READER_NAMES[0], "--can", can, "--json", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["apdus"], done.stderr


def test_the_trace_shows_each_exchange_and_no_data(card: SoftwareCard, image: ChipImage) -> None:
    apdus, trace = read("--trace", can=image.can)
    lines = [line for line in trace.splitlines() if EXCHANGE.search(line)]
    assert len(lines) == apdus
    secrets = Secrets()
    secrets.add_person(sample_data(), image)
    assert [line for line in trace.splitlines() if secrets.told_by(line) is not None] == []


def test_without_the_option_nothing_is_traced(card: SoftwareCard, image: ChipImage) -> None:
    _, errors = read(can=image.can)
    assert errors == ""
