"""Chooses the parts: real ones by the settings, or simulated ones. Nothing else in the project knows which."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from biometrics.camera import OpenCvFrameSource
from biometrics.faces import YuNetDetector
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from biometrics.verification import FaceVerifier
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ProtocolChoice
from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.recogniser import LineRecogniser
from cardreader.pcsc import PcscContext
from kiosk.config.pins import hash_pin, verify_pin
from kiosk.config.settings import Settings
from kiosk.devices.camera import CameraWorker
from kiosk.devices.card import CardWorker
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.gateway.settings import GatewaySettings
from kiosk.ports import Clock
from kiosk.printing.escpos import EscPosPrinter
from kiosk.printing.ticket_image import TicketRenderer
from kiosk.runner.outbox_loop import OutboxLoop
from kiosk.runner.runner import Parts, Runner
from kiosk.runner.system import VisitKeys
from kiosk.session.policy import Policy
from kiosk.store.sql_store import SqlStore, StoreMode
from simulators import world as sim

CONSENT_VERSION = "2026-11"
"""Changes with the wording of the notice."""

_DATABASE = "kiosk.db"
_KEY = "kiosk.key"


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk that is put together and not yet started."""

    runner: Runner
    outbox: OutboxLoop
    store: SqlStore
    camera: CameraWorker
    hospital: str
    staff_login: Callable[[str], str | None]
    simulated: bool

    def start(self) -> None:
        """Starts session and outbox."""
        self.runner.start()
        self.outbox.start()

    def stop(self) -> None:
        """Stops everything; what is not delivered stays in the outbox."""
        self.outbox.stop()
        self.runner.stop()
        self.store.close()


def make_verifier() -> FaceVerifier:
    """Detector and matcher from the models in the package. Raises ModelFileError."""
    models = ModelStore.bundled()
    return FaceVerifier(YuNetDetector(models), SFaceMatcher(models), QualityPolicy(), MatchPolicy())


def make_mrz_reader() -> MrzImageReader:
    """The reader of the MRZ, with the model in the package. Raises RecogniserError."""
    return MrzImageReader(LineRecogniser.bundled())


def open_store(directory: Path, mode: StoreMode) -> SqlStore:
    """The database of a directory, made where there is none. Raises StoreError."""
    return SqlStore(directory / _DATABASE, directory / _KEY, mode)


def simulated_gateway_settings(base_url: str) -> GatewaySettings:
    """The account that the simulated gateway knows."""
    return GatewaySettings(
        base_url=base_url,
        username=sim.ACCOUNT.username,
        password=SecretStr(sim.ACCOUNT.password),
        facility_code=sim.FACILITY,
        officer_name=sim.OFFICER.name,
        officer_id=sim.OFFICER.personal_id,
    )


def build_simulated(
    world: sim.SimulatedWorld,
    store_directory: Path,
    clock: Clock,
    *,
    gateway_url: str,
    policy: Policy,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
) -> Kiosk:
    """A kiosk on simulated devices. Raises StoreError, AddressRefusedError (a gateway beyond this machine)."""
    gateway = GatewayClient.over_http(simulated_gateway_settings(gateway_url), clock, production_allowed=False)
    store = open_store(store_directory, StoreMode.SIMULATED)
    sender = OutboxSender(store, gateway, clock, random.SystemRandom())
    camera = CameraWorker(world.camera, make_verifier, make_mrz_reader, clock)
    card = CardWorker(lambda: world.reader, world.trust, clock=clock.monotonic)
    ids = VisitKeys(sim.FACILITY, "SIM")
    parts = Parts(card, camera, gateway, sender, store, world.printer, clock, ids)
    return Kiosk(
        _runner(parts, policy, on_main, exit_process),
        OutboxLoop(sender, clock),
        store,
        camera,
        sim.HOSPITAL,
        StaffList({hash_pin(sim.STAFF_PIN): sim.STAFF_NAME}),
        simulated=True,
    )


def build_production(
    settings: Settings,
    clock: Clock,
    *,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
) -> Kiosk:
    """A kiosk on the devices of the settings.

    Raises SettingsError, StoreError, TrustStoreError, AddressRefusedError.
    """
    devices, facility = settings.devices, settings.facility
    gateway = GatewayClient.over_http(settings.gateway_settings(), clock, production_allowed=True)
    trust = TrustStore.load(devices.trust) if devices.trust is not None else None
    store = open_store(settings.store.directory, StoreMode.PRODUCTION)
    sender = OutboxSender(store, gateway, clock, random.SystemRandom())
    camera = CameraWorker(OpenCvFrameSource(devices.camera), make_verifier, make_mrz_reader, clock)
    protocol = ProtocolChoice.AUTO if devices.allow_bac_after_pace else ProtocolChoice.NO_FALLBACK
    card = CardWorker(PcscContext, trust, devices.reader, protocol, clock=clock.monotonic)
    printer = EscPosPrinter(devices.printer, TicketRenderer(facility.name, simulated=False), clock)
    ids = VisitKeys(facility.code, facility.kiosk)
    parts = Parts(card, camera, gateway, sender, store, printer, clock, ids)
    return Kiosk(
        _runner(parts, settings.session_policy(), on_main, exit_process),
        OutboxLoop(sender, clock),
        store,
        camera,
        facility.name,
        StaffList({member.pin_hash: member.name for member in settings.staff}),
        simulated=False,
    )


def _runner(
    parts: Parts,
    policy: Policy,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
) -> Runner:
    return Runner(parts, policy, on_main=on_main, exit_process=exit_process, consent_version=CONSENT_VERSION)


class StaffList:
    """Who may sign in: called with a PIN it gives the member's name, or None."""

    def __init__(self, names_by_pin_hash: Mapping[str, str]) -> None:
        self._names = names_by_pin_hash

    def __call__(self, pin: str) -> str | None:
        return next((name for stored, name in self._names.items() if verify_pin(pin, stored)), None)
