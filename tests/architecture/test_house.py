"""The house itself: imports, documents and what must never be committed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = {".py", ".md", ".toml", ".txt", ".sh", ".xsd", ".ts", ".svg", ""}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_imports_point_down_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_lock_names_no_registry_and_covers_every_dependency() -> None:
    lock = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = {line.split("==")[0].lower() for line in lock.splitlines() if "==" in line}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = {name.lower() for name in re.findall(r'^    "([A-Za-z0-9-]+)>=', project, re.MULTILINE)}
    assert wanted
    assert wanted <= pinned


def test_no_text_names_a_registry_host_or_a_path_of_a_machine() -> None:
    forbidden = re.compile(
        "|".join((r"pypi\.or" + "g", "pythonho" + "sted", r"npmjs\.or" + "g", "/ro" + "ot/", "/wo" + "rk/"))
    )
    for path in tracked():
        if path.suffix in TEXTS:
            found = forbidden.search(path.read_text(encoding="utf-8"))
            assert found is None, f"{path.relative_to(ROOT)}: {found}"


def test_every_python_package_can_be_installed() -> None:
    for package in ("biometrics", "cardreader", "kiosk", "simulators", "ui"):
        for folder in {path.parent for path in (ROOT / package).rglob("*.py")}:
            if "versions" not in folder.parts:
                assert (folder / "__init__.py").is_file(), folder.relative_to(ROOT)


_LATE = ("alembic", "onnx", "onnxruntime", "signxml", "escpos", "serial", "flask", "simulators", "PySide6")


def test_the_start_in_service_waits_for_no_library_that_only_others_need() -> None:
    """What each of them costs is in `benchmarks/cold_start.py`; Qt comes after everything else."""
    program = "import sys; import kiosk.cli.run, kiosk.app.in_service; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not set(loaded) & set(_LATE)


_WAITS_ITSELF = {
    "kiosk/threads.py",  # the machine's own threads behind the protocol
    "kiosk/gateway/history.py",  # never waits for a place
    "kiosk/gateway/line.py",  # held over a few statements, as the next four are
    "kiosk/gateway/sockets.py",
    "kiosk/gateway/pkcs11_key.py",
    "kiosk/gateway/wire.py",
    "kiosk/runner/supervision.py",
    "kiosk/runner/system.py",  # the clock in service
    "kiosk/app/soak/vitals.py",  # counts them
    "kiosk/app/live_replay.py",  # beside a window, in real time
    "kiosk/cli/simulate_card.py",
    "kiosk/cli/interrupt.py",
}


def test_whatever_waits_takes_its_threads_and_locks_from_whoever_made_it() -> None:
    """A lock of the machine that is held while a simulated disk hangs would stop the virtual clock for good."""
    uses = re.compile(r"^\s*(import threading|from threading import)", re.MULTILINE)
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kiosk").rglob("*.py")
        if uses.search(path.read_text(encoding="utf-8"))
    }
    assert found == _WAITS_ITSELF
