"""The console: a page at `/console` that shows the gateway and leads it by its control calls.

Its files lie in `page/` and need nothing from elsewhere; the guard sends the policy that forbids it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from flask import Flask, Response

_PAGES = {
    "/console": ("console.html", "text/html"),
    "/console/console.css": ("console.css", "text/css"),
    "/console/console.js": ("console.js", "text/javascript"),
    "/console/icon.svg": ("icon.svg", "image/svg+xml"),
}


def add_console(app: Flask) -> None:
    """Adds the page."""
    folder = files("simulators.gateway").joinpath("page")
    for path, (name, kind) in _PAGES.items():
        app.add_url_rule(path, path, _file(folder.joinpath(name).read_bytes(), kind), methods=["GET"])


def _file(content: bytes, kind: str) -> Callable[[], Response]:
    def serve() -> Response:
        return Response(content, content_type=f"{kind}; charset=utf-8")

    return serve
