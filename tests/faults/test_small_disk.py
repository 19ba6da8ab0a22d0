"""A disk that is really full, and one that is really read-only: small ones in a mount namespace of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kiosk.domain.failures import FailureCode

ROOT = Path(__file__).parents[2]
MOUNT = 'mount -t tmpfs -o size=3m tmpfs "$0" || exit; "$@"; code=$?; umount "$0"; exit $code'


def on_a_small_disk(folder: Path, what: str) -> dict[str, Any]:
    """What `small_disk` says."""
    disk = folder / "disk"
    disk.mkdir()
    script = [sys.executable, "-m", "tests.faults.small_disk", str(disk), what]
    done = subprocess.run(
        [*_namespace(), "sh", "-c", MOUNT, str(disk), *script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _namespace() -> list[str]:
    as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    namespace = ["unshare", *as_root, "--mount"]
    # In a chroot the root is no mount point, whose propagation could be made private.
    private = subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode == 0
    return namespace if private else [*namespace, "--propagation", "unchanged"]


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    told = on_a_small_disk(tmp_path, "full")
    assert told["code"] == FailureCode.STORE_FULL
    assert told["committed"] > 1
    assert told["all_kept"]
    assert told["sound"]


def test_a_disk_that_became_read_only_is_told_by_its_code(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, "read_only") == {"code": FailureCode.STORE_READ_ONLY}
