"""The system's own cupsd, run for the tests alone, and a printer behind it that has its troubles.

What goes through it is real: its queue, its spool, its policy as shipped. Only the last step, the backend that talks to
the hardware, is a script.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType

from kiosk.printing.address import CupsQueue

_CUPSD = Path("/usr/sbin/cupsd")
_PARTS = Path("/usr/lib/cups/daemon")
_POLICY = Path("/usr/share/cups/cupsd.conf.default")

_FILES = """
ServerRoot {folder}/root
ServerBin {folder}/bin
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
{account}
"""

_QUEUES = """
<Printer ticket>
DeviceURI slips://{folder}
State Idle
Accepting Yes
ErrorPolicy retry-current-job
</Printer>
<Printer far-away>
DeviceURI slips://{folder}
State Idle
Accepting Yes
ErrorPolicy retry-current-job
</Printer>
<Printer gives-up>
DeviceURI slips://{folder}
State Idle
Accepting Yes
ErrorPolicy abort-job
</Printer>
<Printer stopped>
DeviceURI slips://{folder}
State Stopped
Accepting Yes
</Printer>
<Printer refusing>
DeviceURI slips://{folder}
State Idle
Accepting No
</Printer>
"""

_BACKEND = """#!/bin/sh
# Called as backend(7) says: job, user, title, copies, options [, file].
folder=${DEVICE_URI#slips://}
read -r how < "$folder/how"
echo begun > "$folder/begun"
case "$how" in
  ok) cat "${6:--}" > "$folder/printed/$1"; exit 0 ;;
  broken) exit 1 ;;
  silent) ;;
  *) echo "STATE: +$how" >&2 ;;
esac
exec sleep 60
"""


class CupsService:
    """`say` tells the printer how it is: "ok", "broken", "silent", or what it reports before it falls silent."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="cups-"))
        self._socket = self._folder / "sock"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> CupsService:
        folder = self._folder
        for name in ("root", "bin/backend", "bin/filter", "state", "cache", "spool/tmp", "printed"):
            (folder / name).mkdir(parents=True)
        (folder / "bin" / "daemon").symlink_to(_PARTS)
        backend = folder / "bin" / "backend" / "slips"
        backend.write_text(_BACKEND, encoding="ascii")
        backend.chmod(0o755)
        self.say("ok")
        (folder / "root" / "printers.conf").write_text(_QUEUES.format(folder=folder), encoding="ascii")
        kept = [
            line
            for line in _POLICY.read_text(encoding="utf-8").splitlines()
            if not line.startswith(("Listen", "Port", "Browsing", "WebInterface", "LogLevel"))
        ]
        own = [f"Listen {self._socket}", "Browsing No", "WebInterface No", "LogLevel debug"]
        (folder / "cupsd.conf").write_text("\n".join([*own, *kept]) + "\n", encoding="utf-8")
        account = "User lp\nGroup lp" if os.geteuid() == 0 else ""
        (folder / "files.conf").write_text(_FILES.format(folder=folder, account=account), encoding="ascii")
        if account:
            lp = pwd.getpwnam("lp")
            folder.chmod(0o755)  # programs stay root's, or cupsd would not run them
            for name in ("root", "state", "cache", "spool", "spool/tmp", "printed"):
                os.chown(folder / name, lp.pw_uid, lp.pw_gid)
        # A copy: where the system confines cupsd, it does so by the program's path.
        program = shutil.copy(_CUPSD, folder / "cupsd")
        command = [program, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self._await()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
        shutil.rmtree(self._folder)

    def queue(self, name: str) -> CupsQueue:
        """The address of one of the queues."""
        return CupsQueue(name, self._socket)

    def say(self, how: str) -> None:
        """From the next job on."""
        begun = self._folder / "begun"
        begun.write_text("", encoding="ascii")
        begun.chmod(0o666)  # the printer runs under an account of its own
        (self._folder / "how").write_text(how + "\n", encoding="ascii")

    def await_job(self) -> None:
        """Until the printer has been handed a job since it was last told what to do."""
        tick, deadline = threading.Event(), time.monotonic() + 30
        while not (self._folder / "begun").read_text(encoding="ascii"):
            assert time.monotonic() < deadline, "the service hands over no job"
            tick.wait(0.02)

    def printed(self) -> list[bytes]:
        """What came out since the last look, job by job."""
        jobs = sorted((self._folder / "printed").iterdir(), key=lambda path: int(path.name))
        found = [job.read_bytes() for job in jobs]
        for job in jobs:
            job.unlink()
        return found

    def _await(self) -> None:
        tick, deadline = threading.Event(), time.monotonic() + 30
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
                if probe.connect_ex(str(self._socket)) == 0:
                    return
            tick.wait(0.02)
        raise RuntimeError((self._folder / "error").read_text(encoding="utf-8", errors="replace")[-2000:])
