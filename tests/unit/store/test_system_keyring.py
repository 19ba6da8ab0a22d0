"""The sealing key in a real keyring: a Secret Service of its own, on a session bus of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
UNLOCK = 'echo -n password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'


def in_a_session(folder: Path, *command: str) -> str:
    """What a command says in a desktop session whose keyring lies in the folder."""
    run = folder / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "XDG", "GNOME"))}
    environment |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_RUNTIME_DIR": str(run)}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", UNLOCK, "bash", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_key_is_made_in_the_keyring_kept_over_sessions_and_rotated(tmp_path: Path) -> None:
    me = [sys.executable, "-m", "tests.unit.store.system_keyring", str(tmp_path / "store")]
    assert in_a_session(tmp_path, *me, "commit") == "1\n"
    assert in_a_session(tmp_path, *me, "rotate") == "1\n", "another session, the same keyring"
    assert in_a_session(tmp_path, *me, "commit") == "2\n"
    assert not (tmp_path / "store" / "kiosk.key").exists()
