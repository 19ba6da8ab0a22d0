"""The simulated gateway's HTTP side: routes to the contract, and the faults laid over them."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Response, request

from kiosk.threads import Event
from simulators.gateway.contract import Contract, Reply
from simulators.gateway.faults import Endpoint, Fault, FaultBoard, FaultKind
from simulators.gateway.rate import RateLimit
from simulators.gateway.records import RequestRecord

_HTML = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"
_HUGE = 2 * 1024 * 1024 + 65536
_BEFORE_WORK = frozenset(
    {
        FaultKind.HANG,
        FaultKind.DROP_BEFORE,
        FaultKind.UNAUTHORISED,
        FaultKind.IP_REFUSED,
        FaultKind.SERVER_ERROR,
        FaultKind.TOO_MANY,
        FaultKind.REDIRECT,
    }
)
_STATUSES = {
    FaultKind.HANG: 0,
    FaultKind.DROP_BEFORE: 0,
    FaultKind.UNAUTHORISED: 401,
    FaultKind.IP_REFUSED: 403,
    FaultKind.TOO_MANY: 429,
    FaultKind.REDIRECT: 302,
}
"""Logged for these; a server error logs its own."""


Work = Callable[[Fault | None], Reply | None]
"""Does what a request asks for, as far as a fault lets it; None where the caller is not admitted."""


class GatewayApp:
    """Serves one contract. `released` ends every hang and drip."""

    def __init__(self, contract: Contract, faults: FaultBoard, rate: RateLimit, released: Event) -> None:
        self._contract = contract
        self._faults = faults
        self._rate = rate
        self._released = released

    def flask(self) -> Flask:
        """The WSGI application."""
        app = Flask("simulated-gateway")
        doors: Mapping[str, tuple[Endpoint, Work]] = {
            "/api/token/take": (Endpoint.TOKEN, self._token),
            "/api/egw/KQNhanLichSuKCB2024": (Endpoint.LOOKUP, self._look_up),
            "/api/egw/Lskcb2025": (Endpoint.HISTORY, self._history),
            "/api/qd130/checkInKcbQd3176": (Endpoint.CHECK_IN, self._check_in),
            "/api/qd130/checkInKcbQd4750": (Endpoint.CHECK_IN, self._check_in),
        }
        for path, (endpoint, work) in doors.items():
            app.add_url_rule(path, path, self._door(endpoint, work), methods=["POST"])
        return app

    def _door(self, endpoint: Endpoint, work: Work) -> Callable[[], Response]:
        def serve() -> Response:
            seconds = self._rate.wait()
            if seconds is not None:
                self._log(endpoint, 429, None)
                return _too_many(seconds)
            fault = self._faults.take(endpoint)
            if fault is not None and fault.kind in _BEFORE_WORK:
                self._log(endpoint, _STATUSES.get(fault.kind, fault.status), None)
                return self._fail(fault, b"")
            reply = work(fault)
            if reply is None:
                self._log(endpoint, 401, "401")
                return Response(b"", 401)
            if fault is not None:
                reply = _spoiled(fault, reply)
            self._log(endpoint, 200, str(reply["maKetQua"]))
            body = json.dumps(reply, ensure_ascii=False).encode()
            if fault is not None:
                return self._fail(fault, body)
            return _json(body)

        return serve

    def _fail(self, fault: Fault, body: bytes) -> Response:
        """The faulty answer; `body` is what the right one would have been, where the work was done."""
        match fault.kind:
            case FaultKind.HANG | FaultKind.HANG_AFTER:
                self._released.wait()
                return _dropped()
            case FaultKind.DROP_BEFORE | FaultKind.DROP_AFTER:
                return _dropped()
            case FaultKind.UNAUTHORISED:
                return Response(b"", 401)
            case FaultKind.SERVER_ERROR | FaultKind.SERVER_ERROR_AFTER:
                return Response(_HTML, fault.status, content_type="text/html")
            case FaultKind.IP_REFUSED:
                return Response(_HTML, 403, content_type="text/html")
            case FaultKind.TOO_MANY:
                return _too_many(fault.retry_after)
            case FaultKind.HTML:
                return Response(_HTML, 200, content_type="text/html")
            case FaultKind.TRUNCATED_JSON:
                return Response(body[: len(body) // 2], 200, content_type="application/json")
            case FaultKind.CUT_BODY:
                cut = body[: len(body) // 2]
                return Response(iter([cut]), 200, {"Content-Length": str(len(body))}, content_type="application/json")
            case FaultKind.EMPTY_BODY:
                return Response(b"", 200, content_type="application/json")
            case FaultKind.DRIP:
                return Response(self._drip(fault.seconds), 200, content_type="application/json")
            case FaultKind.SLOW:
                self._released.wait(fault.seconds)
                return _json(body)
            case FaultKind.WRONG_TYPE:
                return Response(body, 200, content_type="text/html")
            case FaultKind.HUGE:
                return Response(b" " * _HUGE, 200, content_type="application/json")
            case FaultKind.REDIRECT:
                return Response(b"", 302, {"Location": request.path})
            case FaultKind.CODE | FaultKind.NULLS | FaultKind.WRONG_CLOCK | FaultKind.DUPLICATE:
                return _json(body)

    def _drip(self, seconds: float) -> Iterator[bytes]:
        while not self._released.wait(seconds):
            yield b" "

    def _log(self, endpoint: Endpoint, status: int, code: str | None) -> None:
        self._contract.ledger.log(RequestRecord(endpoint, status, code, self._contract.now()))

    def _token(self, fault: Fault | None) -> Reply | None:  # noqa: ARG002 - one signature for all doors
        if request.mimetype != "application/x-www-form-urlencoded":
            return {"maKetQua": "205", "APIKey": None}
        return self._contract.token(request.form)

    def _admitted(self) -> bool:
        query = request.args
        return self._contract.admits(
            query.get("username"), query.get("password"), query.get("token"), query.get("id_token")
        )

    def _history(self, fault: Fault | None) -> Reply | None:  # noqa: ARG002
        if not self._admitted():
            return None
        return self._contract.history(request.form)

    def _look_up(self, fault: Fault | None) -> Reply | None:  # noqa: ARG002
        if not self._admitted():
            return None
        fields: Any = request.get_json(silent=True) if request.is_json else request.form
        return self._contract.look_up(fields if isinstance(fields, Mapping) else {})

    def _check_in(self, fault: Fault | None) -> Reply | None:
        headers, form = request.headers, request.form
        if not self._contract.admits(
            form.get("username"), headers.get("passwordHash"), headers.get("accessToken"), headers.get("tokenId")
        ):
            return None
        return self._contract.check_in(
            form,
            keep=fault is None or fault.kind is not FaultKind.CODE,
            duplicate_code=fault.code if fault is not None and fault.kind is FaultKind.DUPLICATE else None,
        )


def _json(body: bytes) -> Response:
    return Response(body, 200, content_type="application/json; charset=utf-8")


def _too_many(seconds: int) -> Response:
    return Response(_HTML, 429, {"Retry-After": str(seconds)}, content_type="text/html")


def _spoiled(fault: Fault, reply: Reply) -> Reply:
    """The reply as a fault that lies in its fields makes it; untouched by the others."""
    match fault.kind:
        case FaultKind.NULLS:
            return {**dict.fromkeys(reply), "maKetQua": reply["maKetQua"]}
        case FaultKind.CODE:
            return {**reply, "maKetQua": fault.code}
        case FaultKind.WRONG_CLOCK:
            key = reply.get("APIKey")
            if isinstance(key, dict):
                right = datetime.fromisoformat(key["expires_in"])
                key["expires_in"] = (right - timedelta(seconds=fault.seconds)).isoformat()
            return reply
        case _:
            return reply


def _dropped() -> Response:
    """Ends the connection below the server, which then finds nobody to answer to."""
    connection: socket.socket = request.environ["werkzeug.socket"]
    connection.shutdown(socket.SHUT_RDWR)
    return Response(b"", 200)
