"""A real browser without a screen: WebKitGTK under Xvfb, led by WebDriver. Downloads nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

_MISSING = "{} is missing: tools/system-packages.sh test installs it"


@contextmanager
def browser() -> Iterator[Remote]:
    """Opens it; closes it and its screen at the end, also after a failure."""
    driver, server = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    shells = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
    for name, found in {"webkit2gtk-driver": driver, "xvfb": server, "MiniBrowser": shells}.items():
        if not found:
            pytest.fail(_MISSING.format(name), pytrace=False)
    options = Options()
    options.binary_location = str(shells[-1])
    options.add_argument("--automation")
    with _screen(str(server)) as display:
        quiet = {"DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        # A proxy of the environment must not stand between the page and this machine.
        own = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        service = Service(str(driver), env={**own, **quiet})
        service.start()
        try:
            with Remote(RemoteConnection(client_config=ClientConfig(service.service_url)), options=options) as opened:
                opened.set_window_size(1200, 1000)
                opened.set_page_load_timeout(60)
                yield opened
        finally:
            service.stop()


@contextmanager
def _screen(server: str) -> Iterator[str]:
    """The name of a display that nobody sees; the server chooses a free number and tells it."""
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1280x1100x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            pytest.fail("Xvfb told no display", pytrace=False)
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()
