"""Keeps foreign pages of the same browser away from control calls and console.

The port is open to every program of this machine, and so to every web page that its browser shows. Three gates, each
enough against one way in: the Host that was asked for has to be the loopback interface's (a page whose name is made
to point here asks for its own, "DNS rebinding"); where a browser tells the page that a call comes from, it has to be
the console's; what changes something has to come in a form that no page can send elsewhere without asking first.
"""

from __future__ import annotations

from flask import Flask, Response, request

_POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_NAMES = ("127.0.0.1", "localhost")
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


def add_guard(app: Flask) -> None:
    """Guards `/control` and `/console`. The doors of the gateway itself stay as they are."""

    def refuse_strangers() -> Response | None:
        if not _guarded():
            return None
        port = request.environ["SERVER_PORT"]
        if request.headers.get("Host", "") not in {f"{name}:{port}" for name in _NAMES}:
            return _refuse(403, "only as 127.0.0.1 or localhost")
        if request.path.startswith("/control") and not _from_here():
            return _refuse(403, "not from another page")
        if request.method in _WITH_BODY and request.mimetype != "application/json":
            return _refuse(415, "application/json is needed")
        return None

    def harden(response: Response) -> Response:
        if _guarded():
            response.headers.update(_HEADERS)
        return response

    app.before_request(refuse_strangers)
    app.after_request(harden)


def _guarded() -> bool:
    return request.path.startswith(("/control", "/console"))


def _from_here() -> bool:
    """Whether the call comes from the console or from no page at all (Fetch Metadata, RFC 6454)."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "none")
    return origin in {None, f"http://{request.host}"} and site in {"none", "same-origin"}


def _refuse(status: int, reason: str) -> Response:
    return Response(reason, status, content_type="text/plain; charset=utf-8")
