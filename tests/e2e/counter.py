"""A counter on instant devices and a real database, with the simulated officer at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from biometrics.liveness.challenge import Motion
from cardreader.document import Source
from kiosk.domain.checkin import Person, SendKind, SendOutcome
from kiosk.domain.dossier import DossierReceipt
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility, LookupAnswer, Officer
from kiosk.ports import Gateway, Printer, Sender
from kiosk.runner.loop import MainLoop
from kiosk.runner.runner import Parts, Runner
from kiosk.runner.system import SystemClock, VisitKeys
from kiosk.session import events as ev
from kiosk.session.state import QrKey, Ref, State
from kiosk.session.views import View
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators.officer import SimulatedOfficer
from simulators.procedures import counter_policy
from tests.crash.reception import Camera, Card, Paper, document
from tests.unit.session.drive import NO_MATCH

OFFICER = "Lê Thị Trực"


class ScanningCamera(Camera):
    """Sees a code when one is held to it; and, with `stranger`, somebody else than the card's holder."""

    def __init__(self, personal_id: str, *, stranger: bool) -> None:
        super().__init__()
        self._document = replace(document(personal_id), source=Source.QR_CARD)
        self._scan: Ref | None = None
        self.stranger = stranger

    def scan(self, ref: Ref, *, mrz: bool) -> None:
        self._scan = ref

    def compare(self, ref: Ref) -> None:
        assert self._post is not None
        if self.stranger:
            self._post(ev.FaceCompared(ref, NO_MATCH))
        else:
            super().compare(ref)

    def hold_code(self) -> None:
        """The person's card, its QR code to the camera."""
        assert self._post is not None
        assert self._scan is not None
        self._post(ev.QrRead(self._scan, QrKey(self._document)))


class Hands:
    """The person, who is as quick as the devices."""

    def __init__(self, card: Card, camera: ScanningCamera) -> None:
        self._card = card
        self._camera = camera

    def lay_card(self) -> None:
        self._card.put(ev.CardInserted())

    def take_card(self) -> None:
        self._card.put(ev.CardTaken())

    def show_qr(self) -> None:
        self._camera.hold_code()

    def show_mrz(self) -> None: ...
    def show_face(self) -> None: ...
    def perform(self, motion: Motion | None) -> None: ...
    def leave(self) -> None: ...


class Line:
    """A gateway that knows nobody's insurance to be missing, and remembers under whose name it was asked."""

    def __init__(self) -> None:
        self.asked_by: list[Officer | None] = []

    def look_up(self, person: Person, officer: Officer | None = None) -> LookupAnswer:
        self.asked_by.append(officer)
        return LookupAnswer(Eligibility.ELIGIBLE, gateway_code="000")

    def send(self, key: str) -> SendOutcome:
        return SendOutcome(SendKind.NOT_DONE)


class Receipts(Paper):
    """Keeps what it printed."""

    def __init__(self) -> None:
        self.printed: list[DossierReceipt] = []

    def print_receipt(self, receipt: DossierReceipt) -> FailureCode | None:
        self.printed.append(receipt)
        return None


class Counter:
    """One counter; `serve` is one person from coming to leaving. It watches everything that is shown."""

    def __init__(self, folder: Path, store: SqlStore | None = None) -> None:
        self.store = store or SqlStore(folder / "kiosk.db", folder / "kiosk.key", StoreMode.SIMULATED)
        self.line, self.printer = Line(), Receipts()
        self.views: list[View] = []
        self.last: State | None = None

    def serve(
        self,
        personal_id: str,
        officer: Callable[[Hands, Callable[[ev.Intent], None], Callable[[], None]], Any],
        *,
        stranger: bool = False,
    ) -> None:
        """`officer` is made with the person's hands, a way to send intents, and what ends the visit."""
        loop = MainLoop()
        card, camera = Card(personal_id), ScanningCamera(personal_id, stranger=stranger)
        parts = Parts(
            card,
            camera,
            cast(Gateway, self.line),
            cast(Sender, self.line),
            self.store,
            cast(Printer, self.printer),
            SystemClock(),
            VisitKeys("01999", "Q1"),
            self.store.dossiers,
        )
        runner = Runner(
            parts,
            counter_policy(),
            on_main=loop.submit,
            exit_process=loop.end,
            consent_version="2026-11",
            officers={OFFICER: Officer(OFFICER, "079099000002")},
        )
        runner.watch(self)
        runner.watch(officer(Hands(card, camera), runner.intend, loop.end))
        runner.start()
        loop.run()
        runner.stop()

    def changed(self, state: State, view: View) -> None:
        """Remembers."""
        self.last = state
        self.views.append(view)

    def staff_called(self, code: FailureCode) -> None:
        """Nobody comes."""


def usual_officer(hands: Hands, intend: Callable[[ev.Intent], None], done: Callable[[], None]) -> SimulatedOfficer:
    """Receives a dossier, or hands out what is ready."""
    return SimulatedOfficer(OFFICER, hands, intend, done)
