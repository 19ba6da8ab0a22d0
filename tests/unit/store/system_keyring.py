"""`python -m tests.unit.store.system_keyring FOLDER commit|rotate`: uses a store whose key is in the session's keyring.

Says how many check-ins it holds afterwards, each opened.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from kiosk.store.keys import KeyringKey
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.unit.gateway.support import PERSON, make_check_in


def main(folder: Path, what: str) -> int:
    """How many check-ins there are."""
    store = SqlStore(folder / "kiosk.db", KeyringKey(), StoreMode.SIMULATED)
    try:
        if what == "rotate":
            store.rotate_key()
        else:
            number = len(store.outbox_rows())
            store.commit(make_check_in(f"k{number}", person=replace(PERSON, personal_id=f"0010990543{number:02}")))
        return len([store.opened(row.key).person.full_name for row in store.outbox_rows()])
    finally:
        store.close()


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), sys.argv[2])}\n")
