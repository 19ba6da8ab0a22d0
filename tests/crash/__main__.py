"""`python -m tests.crash`: every place under every condition, and the count of what went wrong."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.crash.campaign import campaign

if __name__ == "__main__":
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kiosk-crash-") as folder:
        kills = campaign(Path(folder))
    for one in kills:
        for text in one.wrong:
            sys.stdout.write(f"{one.line.value}: {one.target}: {text}\n")
    died = Counter(one.line.value for one in kills if one.killed)
    wrong = sum(1 for one in kills if one.wrong)
    sys.stdout.write(
        f"{died.total()} kills ({', '.join(f'{count} {line}' for line, count in died.items())}), "
        f"{len(kills) - died.total()} places not passed, {wrong} with something wrong, "
        f"{time.monotonic() - begun:.0f} s\n"
    )
    sys.exit(1 if wrong else 0)
