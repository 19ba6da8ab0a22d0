"""The simulated gateway as a real HTTP server on the loopback interface."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from kiosk.ports import Clock
from kiosk.threads import SYSTEM_THREADS, Threads
from simulators.gateway.app import GatewayApp
from simulators.gateway.console import add_console
from simulators.gateway.contract import Contract, GatewayAccount, GatewayOfficer
from simulators.gateway.control import add_control
from simulators.gateway.faults import Endpoint, Fault, FaultBoard
from simulators.gateway.guard import add_guard
from simulators.gateway.overview import RegisteredPerson, registered_persons
from simulators.gateway.plan import FaultPlan
from simulators.gateway.rate import RateLimit
from simulators.gateway.records import ReceivedCheckIn, RequestRecord

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_HOST = "127.0.0.1"
_POLL_SECONDS = 0.02


class _QuietHandler(WSGIRequestHandler):
    """Logs nothing: a request line of the lookup carries token and password hash."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401 - the parent's signature
        pass


class SimulatedGateway:
    """Start, point a client at `base_url`, look at what arrived, stop. Synthetic persons only.

    `people` maps a lookup number (card, BHXH number or personal ID) to the reply's fields; several numbers may lead
    to one person. A missing maKetQua is 000; visits for Lskcb2025 lie in the same fields as `dsLichSuKCB2025`. Tokens
    last `token_seconds` by the given clock. Control calls (`simulators.gateway.control`) and the console come through
    the same port.
    """

    def __init__(
        self,
        people: Mapping[str, Mapping[str, object]],
        account: GatewayAccount,
        officer: GatewayOfficer,
        clock: Clock,
        *,
        port: int = 0,
        token_seconds: float = 600.0,
        further_officers: Sequence[GatewayOfficer] = (),
        threads: Threads = SYSTEM_THREADS,
    ) -> None:
        self._contract = Contract(people, account, (officer, *further_officers), clock, token_seconds)
        self._board = FaultBoard()
        self._rate = RateLimit(clock)
        self._released = threads.event()
        self._app = GatewayApp(self._contract, self._board, self._rate, self._released).flask()
        add_guard(self._app)
        add_control(self._app, self)
        add_console(self._app)
        self._persons = registered_persons(people)
        self._port = port
        self._listener: tuple[BaseWSGIServer, threading.Thread] | None = None

    def __enter__(self) -> SimulatedGateway:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listens; the port is chosen at the first start and kept. Harmless when it listens already."""
        if self._listener is not None:
            return
        self._released.clear()
        server = make_server(_HOST, self._port, self._app, threaded=True, request_handler=_QuietHandler)
        self._port = server.port
        thread = threading.Thread(
            target=server.serve_forever, args=(_POLL_SECONDS,), name="simulated-gateway", daemon=True
        )
        thread.start()
        self._listener = (server, thread)

    def stop(self) -> None:
        """Releases every hang at once and closes the port: connections are refused from now on."""
        self._released.set()
        if self._listener is not None:
            server, thread = self._listener
            self._listener = None
            server.shutdown()
            thread.join()

    def refuse_connections(self) -> None:
        """Stops listening; what was received is kept, and `start` listens again on the same port."""
        self.stop()

    @property
    def base_url(self) -> str:
        """Where it listens, once started."""
        return f"http://{_HOST}:{self._port}"

    @property
    def console_url(self) -> str:
        """The page that shows and leads it."""
        return f"{self.base_url}/console"

    @property
    def wsgi(self) -> WSGIApplication:
        """The application itself, for who asks it without a socket."""
        return self._app

    def release(self) -> None:
        """Ends every hang that is under way."""
        self._released.set()
        self._released.clear()

    def set_fault(self, endpoint: Endpoint, fault: Fault) -> None:
        """From the next request to that endpoint on."""
        self._board.put(endpoint, fault)

    def clear_fault(self, endpoint: Endpoint) -> None:
        """No fault at this endpoint any more; a hang under way goes on until `stop`."""
        self._board.remove(endpoint)

    def clear_faults(self) -> None:
        """No faults any more; a hang under way goes on until `stop`."""
        self._board.clear()

    def apply(self, plan: FaultPlan) -> None:
        """Behaves as a plan says, in place of what was set before."""
        self._board.clear()
        for endpoint, fault in plan.faults.items():
            self._board.put(endpoint, fault)
        self._contract.answer_with(plan.people)
        self._rate.set(plan.requests_a_minute)
        if plan.refuse_connections:
            self.stop()

    @property
    def plan(self) -> FaultPlan:
        """What is set now."""
        return FaultPlan(self._board.set_now(), people=self._contract.codes, requests_a_minute=self._rate.limit)

    @property
    def persons(self) -> tuple[RegisteredPerson, ...]:
        """The register by person."""
        return self._persons

    @property
    def account_name(self) -> str:
        """The facility's account."""
        return self._contract.account_name

    @property
    def live_tokens(self) -> int:
        """How many tokens admit somebody now."""
        return self._contract.live_tokens

    def answer_with(self, codes: Mapping[str, str]) -> None:
        """Answers lookups of these numbers with these codes, in place of what was set before."""
        self._contract.answer_with(codes)

    def limit_rate(self, requests_a_minute: int | None) -> None:
        """Answers what is above the limit with 429."""
        self._rate.set(requests_a_minute)

    def revoke_tokens(self) -> None:
        """Every token given so far is answered with 401."""
        self._contract.revoke_tokens()

    @property
    def received_check_ins(self) -> tuple[ReceivedCheckIn, ...]:
        """One entry for each MA_LK; its `times` tells of repetitions."""
        return self._contract.ledger.check_ins

    @property
    def requests(self) -> tuple[RequestRecord, ...]:
        """Every request by endpoint, status and maKetQua."""
        return self._contract.ledger.requests
