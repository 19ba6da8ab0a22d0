"""A power cut while a dossier is received leaves dossier, number and audit row, or nothing of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_a_dossier_is_kept_whole_or_not_at_all_wherever_the_power_goes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.dossiers", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["deaths"] >= 5, "every statement and the commit"
    assert found["halves"] == 0
    assert found["sound"]
    numbers = found["numbers"]
    assert len(numbers) == found["deaths"] + 1 == found["told"], "each key has its dossier, and one"
    assert numbers == [f"H26.19-261123-{place:04d}" for place in range(1, len(numbers) + 1)], "no number is lost"
