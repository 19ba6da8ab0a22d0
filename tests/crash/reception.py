"""A whole kiosk without devices: the real session, store, outbox and gateway client; card and camera say what they see.

Everything durable and everything on the network is real. Reading a chip and comparing a face keep nothing, so that
their places in a check-in are passed here in no time.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import event

from cardreader.document import Assurance, IdentityDocument, PartialDate, Sex, Source
from kiosk.domain.checkin import FaceResult, Service, Ticket
from kiosk.domain.dossier import DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.domain.secret import WipeableBytes
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.ports import Gateway, Post, PreviewImage, Printer, Store
from kiosk.runner.gateway_watch import WatchedGateway
from kiosk.runner.loop import MainLoop
from kiosk.runner.outbox_loop import OutboxLoop
from kiosk.runner.recheck import RecheckingSender
from kiosk.runner.runner import Parts, Runner
from kiosk.runner.system import SystemClock, VisitKeys
from kiosk.session import events as ev
from kiosk.session.policy import Deadlines, Policy
from kiosk.session.state import CardResult, KeySource, Ref, State, Step
from kiosk.session.views import ReviewView, ServicesView, TicketView, TodaysNumberView, View
from kiosk.store.sql_store import SqlStore, StoreMode
from tests.crash.points import Deadly, Points
from tests.unit.gateway.support import http, make_settings

SERVICE = Service("02.1897", "Khám Nội", "105", 45000, "A")
_GENEROUS = Deadlines(starting=60, matching=60, reading_card=60, clearing=60, committing=60, checking_insurance=60)
POLICY = Policy((SERVICE,), deadlines=replace(_GENEROUS, sending=60))
_FACE = FaceResult(True, 0.71, 0.45, "sface", 3, ("quality",))


def document(personal_id: str) -> IdentityDocument:
    """The person that the gateway knows, or, under another number, somebody it does not."""
    return IdentityDocument(Source.CHIP, "Nguyễn Văn Mẫu", PartialDate(1990, 5, 17), Sex.MALE, personal_id)


class ShiftedClock(SystemClock):
    """The machine's clock, some hours on: what waits is due then."""

    def __init__(self) -> None:
        self._shift = timedelta()

    def go_on(self, hours: float) -> None:
        """Time passes."""
        self._shift += timedelta(hours=hours)

    def now(self) -> datetime:
        """The time of day."""
        return super().now() + self._shift

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return super().monotonic() + self._shift.total_seconds()


class Card:
    """A reader that reads in no time."""

    def __init__(self, personal_id: str) -> None:
        self._document = document(personal_id)
        self._post: Post | None = None

    def start(self, post: Post) -> None:
        self._post = post

    def put(self, event: ev.Event) -> None:
        assert self._post is not None
        self._post(event)

    def read(self, ref: Ref, key: KeySource) -> None:
        self.put(ev.CardIdentified(ref, self._document))
        result = CardResult(self._document, WipeableBytes(b"photo"), Assurance.CHIP_GENUINE, "PACE")
        self.put(ev.CardRead(ref, result))

    def cancel(self) -> None: ...

    def stop(self) -> None: ...


class Camera:
    """A camera that sees the right face at once."""

    def __init__(self) -> None:
        self._post: Post | None = None

    def start(self, post: Post) -> None:
        self._post = post

    def scan(self, ref: Ref, *, mrz: bool) -> None: ...

    def capture(self, ref: Ref, photo: WipeableBytes) -> None:
        assert self._post is not None
        self._post(ev.FaceCaptured(ref))

    def compare(self, ref: Ref) -> None:
        assert self._post is not None
        self._post(ev.FaceCompared(ref, _FACE))

    def rest(self) -> None: ...

    def wipe(self) -> None: ...

    def show(self) -> None: ...
    def set_preview(self, show: Callable[[PreviewImage], None] | None) -> None: ...

    def stop(self) -> None: ...


class Paper:
    """A printer that never fails."""

    def print_ticket(self, ticket: Ticket) -> FailureCode | None:
        return None

    def print_receipt(self, receipt: DossierReceipt) -> FailureCode | None:
        return None


class Reception:
    """One kiosk at which one person checks in; `points` may kill the process anywhere."""

    def __init__(self, folder: Path, gateway_url: str, kiosk: str, points: Points) -> None:
        self._points = points
        self.clock = ShiftedClock()
        self.store = SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)
        self._count_statements()
        store = cast(Store, Deadly(self.store, "store", points))
        transport: Any = Deadly(http(gateway_url), "network", points)
        client = cast(
            Gateway, Deadly(GatewayClient(make_settings(gateway_url), transport, self.clock), "gateway", points)
        )
        gateway = WatchedGateway(client, store, self.clock)
        rng = random.Random(1)  # noqa: S311 - jitter
        self.sender = OutboxSender(store, gateway, self.clock, rng)
        self.rechecking = RecheckingSender(self.sender, store, gateway, self.clock, rng)
        self._loop = MainLoop()
        self._kiosk = kiosk
        self._parts = (store, gateway)
        self.ticket: Ticket | None = None

    def _count_statements(self) -> None:
        def executed(*arguments: Any) -> None:  # noqa: ANN401
            words = [*str(arguments[2]).split(), "", ""]
            self._points(f"sql {words[0]} {words[2] if words[0] in ('INSERT', 'DELETE') else words[1]}")

        engine = self.store._owner._connection.engine
        event.listen(engine, "after_cursor_execute", executed)
        event.listen(engine, "commit", lambda _connection: self._points("sql before COMMIT"))

    def check_in(self, personal_id: str) -> Ticket | None:
        """One person from coming to leaving, the outbox running beside; the ticket."""
        store, gateway = self._parts
        self._card = Card(personal_id)
        printer = cast(Printer, Deadly(Paper(), "printer", self._points))
        ids = VisitKeys("01234", self._kiosk)
        parts = Parts(self._card, Camera(), gateway, self.sender, store, printer, self.clock, ids, self.store.dossiers)
        runner = Runner(
            parts, POLICY, on_main=self._loop.submit, exit_process=self._loop.end, consent_version="2026-11"
        )
        handle = runner._handle

        def passed(happened: ev.Event) -> None:
            self._points(f"before {type(happened).__name__}")
            handle(happened)
            self._points(f"after {type(happened).__name__}")

        runner._handle = passed  # type: ignore[method-assign]
        self._runner = runner
        self._came = self._seen = None
        runner.watch(self)
        outbox = OutboxLoop(self.rechecking, self.clock)
        runner.start()
        outbox.start()
        self._loop.run()
        outbox.stop()
        runner.stop()
        return self.ticket

    def changed(self, state: State, view: View) -> None:
        """The person, who acts once a screen; the screen is a place to die too."""
        screen = (view.step, type(view.body), isinstance(view.body, TicketView) and view.body.printed)
        if screen == self._seen:
            return
        self._seen: Any = screen
        self._points(f"screen {view.step.value}")
        if state.visit is not None and state.visit.ticket is not None:
            self.ticket = state.visit.ticket
        match view.step:
            case Step.ATTRACT if self._came:
                self._loop.end()
            case Step.ATTRACT:
                self._came: Any = True
                self._card.put(ev.CardInserted())
            case Step.NOTICE:
                self._runner.intend(ev.ConsentGiven(chip=True, face=True))
            case Step.NEED_KEY:
                self._runner.intend(ev.DigitsTyped("012345"))
            case Step.REVIEW if isinstance(view.body, ReviewView):
                self._runner.intend(ev.IdentityConfirmed())
            case Step.REVIEW if isinstance(view.body, TodaysNumberView):
                self._runner.intend(ev.NumberAgain())
            case Step.REVIEW if isinstance(view.body, ServicesView):
                self._runner.intend(ev.ServiceChosen(SERVICE.code))
            case Step.TICKET if isinstance(view.body, TicketView) and view.body.printed:
                self._runner.intend(ev.TicketTaken())
            case Step.TAKE_CARD:
                self._card.put(ev.CardTaken())
            case _:
                return

    def staff_called(self, code: FailureCode) -> None:
        """Nobody comes."""
