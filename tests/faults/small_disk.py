"""`python -m tests.faults.small_disk FOLDER full|read_only`, on a small disk of its own: says what became of the store.

One JSON object: what a person would have been told, and what is on the disk afterwards.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kiosk.ports import StoreError
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import make_check_in


def opened(folder: Path) -> SqlStore:
    """The store on that disk."""
    return SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)


def fill(folder: Path) -> dict[str, object]:
    """Commits until the disk is full, makes room, commits again."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1_500_000))
    store = opened(folder)
    committed: list[str] = []
    code = None
    while code is None:
        try:
            committed.append(store.commit(make_check_in(f"k{len(committed):04d}")).key)
        except StoreError as error:
            code = error.code
    ballast.unlink()
    committed.append(store.commit(make_check_in("room again")).key)
    store.close()
    store = opened(folder)
    kept = [row.key for row in store.outbox_rows()]
    sound = store.verify_audit().sound
    store.close()
    return {"code": code, "committed": len(committed), "all_kept": sorted(kept) == sorted(committed), "sound": sound}


def lock(folder: Path) -> dict[str, object]:
    """The kiosk starts again on a disk that has become read-only."""
    store = opened(folder)
    store.commit(make_check_in("before"))
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    try:
        store = opened(folder)
        store.check()
    except StoreError as error:
        return {"code": error.code}
    return {"code": None}


if __name__ == "__main__":
    work = {"full": fill, "read_only": lock}[sys.argv[2]]
    sys.stdout.write(json.dumps(work(Path(sys.argv[1]))) + "\n")
