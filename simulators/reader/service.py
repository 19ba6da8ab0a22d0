"""A PC/SC service of one's own with the virtual reader: started for tests and the simulator, stopped afterwards.

Another service is never touched. With root rights and none running, the service is started at its usual socket, where
every program finds it. Else it runs in a mount namespace of its own (no root rights needed) with its socket in a
private folder, which programs find by the environment variable PCSCLITE_CSOCK_NAME.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
"""Read by libpcsclite at the first PC/SC call of a process and never again."""

READER_NAMES = ("Virtual PCD 00 00", "Virtual PCD 00 01")
"""Names of the two slots; the second listens one port above the first."""

_USUAL_SOCKET = Path("/run/pcscd/pcscd.comm")
_DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_CONFIGURATION = """\
FRIENDLYNAME "Virtual PCD"
DEVICENAME   /dev/null:{port:#06x}
LIBPATH      {driver}
CHANNELID    {port:#06x}
"""
_ENTER_NAMESPACE = 'mount -t tmpfs tmpfs /run && mkdir /run/pcscd && mount --bind "$1" /run/pcscd && shift && exec "$@"'
_START_TIMEOUT_S = 10.0
_STOP_TIMEOUT_S = 5.0
_POLL_S = 0.01


class ReaderServiceError(Exception):
    """The service cannot be started. The text says what to install or allow."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a service has its socket."""

    socket: Path
    private: bool
    """Whether programs need the environment variable to find it."""

    @property
    def environment(self) -> dict[str, str]:
        """What to add to the environment of a process, before its first PC/SC call."""
        return {SOCKET_VARIABLE: str(self.socket)} if self.private else {}


def service_answers(path: Path = _USUAL_SOCKET) -> bool:
    """Whether a PC/SC service accepts connections at this socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def free_port_pair() -> int:
    """A port that is free together with the one above it: the driver opens both."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("", port + 1))
            except (OSError, OverflowError):
                continue
        return port


def _executable(name: str, package: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if found is None:
        raise ReaderServiceError(f"{name} is missing: install the Debian package {package}")
    return found


def _namespaces_allowed() -> bool:
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    probe = [unshare, "--user", "--map-root-user", "--mount", "true"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words


def choose_location(folder: Path) -> Location:
    """Where a service of one's own can run on this machine; `folder` takes a private socket.

    Raises ReaderServiceError where neither way is open.
    """
    if os.geteuid() == 0 and not service_answers():
        return Location(_USUAL_SOCKET, private=False)
    if _namespaces_allowed():
        return Location(folder / _USUAL_SOCKET.name, private=True)
    raise ReaderServiceError(
        "the PC/SC service cannot be started: neither root rights without another service running, "
        "nor user namespaces (unshare of the Debian package util-linux) are at hand"
    )


class ReaderService:
    """One pcscd with the virtual reader.

    Start it from a thread that outlives it: the kernel ends it with the thread that started it.
    """

    def __init__(self, folder: Path, location: Location, *, port: int) -> None:
        """`folder` takes configuration and log; `port` and the one above it become the slots."""
        self._folder = folder
        self._location = location
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self.plugged = True
        """Whether the next start finds the virtual reader; without it the service runs and has no reader."""

    @property
    def location(self) -> Location:
        """As given to the constructor."""
        return self._location

    @property
    def port(self) -> int:
        """The first slot's port."""
        return self._port

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Starts the service and returns when it accepts clients; does nothing while it runs.

        Raises ReaderServiceError.
        """
        if self.running:
            return
        if service_answers(self._location.socket):
            raise ReaderServiceError("another PC/SC service is running at the same socket")
        command = self._command()
        log = self._folder / "pcscd.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - a fixed command with paths of ours
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        self._process = process
        deadline = time.monotonic() + _START_TIMEOUT_S
        while not service_answers(self._location.socket):
            if process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise ReaderServiceError(f"pcscd did not start: {log.read_text('utf-8', 'replace').strip()[-500:]}")
            time.sleep(_POLL_S)

    def stop(self) -> None:
        """Ends the service that `start` started, and no other."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def kill(self) -> None:
        """Ends the service at once and without a word to its clients, as a crash does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def __enter__(self) -> ReaderService:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _command(self) -> list[str]:
        pcscd = _executable("pcscd", "pcscd")
        if not _DRIVER.exists():
            raise ReaderServiceError("the virtual reader driver is missing: install the Debian package vsmartcard-vpcd")
        readers = self._folder / "reader.conf.d"
        readers.mkdir(parents=True, exist_ok=True)
        configuration = _CONFIGURATION.format(port=self._port, driver=_DRIVER) if self.plugged else ""
        (readers / "vpcd").write_text(configuration, "ascii")
        own_death = [_executable("setpriv", "util-linux"), "--pdeathsig", "TERM"]
        service = [*own_death, pcscd, "--foreground", "--error", "--config", str(readers)]
        if not self._location.private:
            return service
        namespace = [_executable("unshare", "util-linux"), "--user", "--map-root-user", "--mount"]
        return [*namespace, "sh", "-c", _ENTER_NAMESPACE, "sh", str(self._location.socket.parent), *service]
