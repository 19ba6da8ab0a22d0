"""Measures how long the kiosk takes from the start of its process to the first Attract on the glass.

    python -m benchmarks.cold_start

It is what `kiosk run` does, window, database and self-test included: in simulator mode, and in service with no device
plugged in. The database is there already, as on every morning but the first. Beside each start the same machine loads
the libraries alone (`YARDSTICK`), so that who has another machine can judge by the ratio. Where others work on the
same machine, `chrt -r 5` before the command gives the figures of an idle one (it needs root).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figure import Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LIMIT_S = 2.5
STARTS = 5
YARDSTICK = "import cryptography.x509, cv2, numpy, pydantic, requests, sqlalchemy; import PySide6.QtWidgets"
_ATTRACT = b"attract\n"
_SETTINGS = """
[facility]
code = "01999"
name = "Bệnh viện Đa khoa Mẫu"
[gateway]
base_url = "http://127.0.0.1:9"
username = "01999_BV"
password_file = "{folder}/password"
[officer]
name = "Cán Bộ Mẫu"
id = "001099000001"
[store]
directory = "{folder}/store"
[devices]
camera = 63
printer = "{folder}/printer"
[[services]]
code = "02.1896"
name = "Khám Nội tổng quát"
room = "12"
fee = 45000
prefix = "A"
"""


def start_once(folder: Path, *, simulated: bool) -> None:
    """What `kiosk run` does up to the first Attract; then the process ends. The child of `cold_start`."""
    import kiosk.cli.run  # noqa: PLC0415 - what the command has loaded by then

    if simulated:
        import kiosk.app.simulated  # noqa: PLC0415 - Qt comes last, as in the command
        from kiosk.app import window_simulated  # noqa: PLC0415

        window_simulated.WindowApplication = _watched(window_simulated.WindowApplication)
        window_simulated.run_simulated(folder, None)
    else:
        import kiosk.app.in_service  # noqa: F401, PLC0415
        from kiosk.app import window_run  # noqa: PLC0415
        from kiosk.config.settings import load_settings  # noqa: PLC0415

        window_run.WindowApplication = _watched(window_run.WindowApplication)
        window_run.run_in_service(load_settings(folder / "kiosk.toml"))


def _watched(application: type) -> type:
    from kiosk.session.state import Step  # noqa: PLC0415 - a watcher's part, loaded with the session

    class FirstAttract:
        """Tells when the first Attract has been painted."""

        def __init__(self, own: object) -> None:
            self._qt = own.qt

        def changed(self, _state: object, view: object) -> None:
            """Waits for Attract, then for its painting."""
            if view.step is Step.ATTRACT:
                self._qt.processEvents()
                os.write(1, _ATTRACT)
                self._qt.quit()

        def staff_called(self, code: object) -> None:
            """Not measured."""

    class Watched(application):
        """The application, its first Attract watched."""

        def open(self, kiosk: object, *rest: object, **more: object) -> object:
            """The parent's; the watcher sees a view when the window has it."""
            window = super().open(kiosk, *rest, **more)
            kiosk.runner.watch(FirstAttract(self))
            return window

    return Watched


def cold_start() -> Iterator[Figure]:
    """Both kinds of start, and the libraries alone beside them."""
    for name, simulated in (("simulated", True), ("in service, nothing plugged in", False)):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            folder = Path(scratch)
            _settle(folder)
            _start(folder, simulated=simulated)
            walls, cpus, libraries = [], [], []
            for _ in range(STARTS):
                wall, cpu = _start(folder, simulated=simulated)
                walls.append(wall)
                cpus.append(cpu)
                begun = time.perf_counter()
                subprocess.run([sys.executable, "-c", YARDSTICK], check=True)  # noqa: S603
                libraries.append(time.perf_counter() - begun)
        more = (
            f"median {statistics.median(walls):.2f}, processor {min(cpus):.2f} until the process ends; "
            f"the libraries alone {min(libraries):.2f}, ratio {min(walls) / min(libraries):.1f}"
        )
        yield Figure(f"cold start to Attract, {name}", min(walls), LIMIT_S, "s ", more)


def _settle(folder: Path) -> None:
    (folder / "kiosk.toml").write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
    password = folder / "password"
    password.write_text("not used", encoding="utf-8")
    password.chmod(0o600)
    (folder / "store").mkdir()


def _start(folder: Path, *, simulated: bool) -> tuple[float, float]:
    """Seconds on the wall to Attract; processor seconds of the whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.cold_start", "--child", str(folder)]
    if simulated:
        command.append("--simulate")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:  # noqa: S603 - this module
        if child.stdout is None or child.stdout.readline() != _ATTRACT:
            raise RuntimeError("the kiosk did not come to Attract")
        wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; 1 where one is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--simulate", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child is not None:
        start_once(options.child, simulated=options.simulate)
        return 0
    figures = []
    for figure in cold_start():
        figures.append(figure)
        print(figure, flush=True)
    return 0 if all(figure.held for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
