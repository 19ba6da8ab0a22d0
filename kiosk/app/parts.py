"""Chooses the parts: real ones by the settings, or simulated ones. Nothing else in the project knows which."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from pydantic import SecretStr

from biometrics.camera import OpenCvFrameSource
from biometrics.faces import YuNetDetector
from biometrics.live_verification import LiveFaceVerifier
from biometrics.liveness.challenge import Posture
from biometrics.liveness.check import LivenessCheck
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.verdict import LivenessPolicy
from biometrics.matchers import MatcherName, load_matcher
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from biometrics.thresholds import DEFAULT_TARGET_FMR
from biometrics.verification import FaceVerifier
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ProtocolChoice
from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.recogniser import LineRecogniser
from cardreader.pcsc import PcscContext
from kiosk.app.doorkeeper import Doorkeeper
from kiosk.config.pins import hash_pin
from kiosk.config.settings import KeyPlace, Settings
from kiosk.devices.camera import CameraWorker
from kiosk.devices.card import CardWorker
from kiosk.domain.insurance import Officer
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.gateway.settings import GatewaySettings
from kiosk.ports import Clock
from kiosk.printing.connection import connect
from kiosk.printing.escpos import EscPosPrinter
from kiosk.printing.ticket_image import TicketRenderer
from kiosk.runner.gateway_watch import WatchedGateway
from kiosk.runner.housekeeping import Housekeeper
from kiosk.runner.outbox_loop import OutboxLoop
from kiosk.runner.recheck import RecheckingSender
from kiosk.runner.runner import Parts, Runner
from kiosk.runner.system import VisitKeys
from kiosk.session.policy import Policy
from kiosk.store.keys import CredentialKey, FileKey, KeyringKey, KeySource
from kiosk.store.retention import RetentionPolicy
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
    housekeeper: Housekeeper
    store: SqlStore
    camera: CameraWorker
    hospital: str
    staff_login: Doorkeeper
    simulated: bool

    def start(self) -> None:
        """Starts session and outbox."""
        self.runner.start()
        self.outbox.start()
        self.housekeeper.start()

    def stop(self) -> None:
        """Stops everything; what is not delivered stays in the outbox."""
        self.housekeeper.stop()
        self.outbox.stop()
        self.runner.stop()
        self.store.close()


def make_verifier(
    matcher_name: MatcherName = MatcherName.SFACE,
    target_fmr: float = DEFAULT_TARGET_FMR,
    *,
    liveness: LivenessPolicy = LivenessPolicy(),  # noqa: B008 - frozen
    posture: Posture = Posture.STANDING,
) -> LiveFaceVerifier:
    """Detector, matcher and liveness check from the models in the package, with the threshold that was measured for
    `target_fmr`.

    Raises ModelFileError, ThresholdTableError.
    """
    models = ModelStore.bundled()
    detector, quality = YuNetDetector(models), QualityPolicy()
    matcher = load_matcher(matcher_name, models)
    policy = MatchPolicy.for_target(matcher, target_fmr)
    landmarks = LandmarkReader(models)
    # The check's own scores are SFace's, whatever compares with the photo.
    follower = matcher if isinstance(matcher, SFaceMatcher) else SFaceMatcher(models)
    return LiveFaceVerifier(
        FaceVerifier(detector, matcher, quality, policy),
        detector,
        lambda: LivenessCheck(detector, landmarks, follower, liveness, posture=posture),
        liveness,
        quality,
    )


def make_mrz_reader() -> MrzImageReader:
    """The reader of the MRZ, with the model in the package. Raises RecogniserError."""
    return MrzImageReader(LineRecogniser.bundled())


def open_store(directory: Path, mode: StoreMode) -> SqlStore:
    """The database of a directory, made where there is none. Raises StoreError."""
    return SqlStore(directory / _DATABASE, directory / _KEY, mode)


def open_settings_store(settings: Settings) -> SqlStore:
    """The database of a kiosk in service. Raises StoreError."""
    directory = settings.store.directory
    key: KeySource
    match settings.store.key:
        case KeyPlace.FILE:
            key = FileKey(directory / _KEY)
        case KeyPlace.CREDENTIAL:
            key = CredentialKey()
        case KeyPlace.KEYRING:
            key = KeyringKey()
        case other:
            assert_never(other)
    return SqlStore(directory / _DATABASE, key, StoreMode.PRODUCTION)


def simulated_gateway_settings(base_url: str) -> GatewaySettings:
    """The account that the simulated gateway knows."""
    return GatewaySettings(
        base_url=base_url,
        username=sim.ACCOUNT.username,
        password=SecretStr(sim.ACCOUNT.password),
        facility_code=sim.FACILITY,
        officer_name=sim.OFFICER.name,
        officer_id=sim.OFFICER.personal_id,
        visit_history=True,
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
    leave: Callable[[], None] | None = None,
    liveness: LivenessPolicy = LivenessPolicy(),  # noqa: B008 - frozen
) -> Kiosk:
    """A kiosk on simulated devices. Raises StoreError, AddressRefusedError (a gateway beyond this machine)."""
    client = GatewayClient.over_http(simulated_gateway_settings(gateway_url), clock, production_allowed=False)
    store = open_store(store_directory, StoreMode.SIMULATED)
    gateway = WatchedGateway(client, store, clock)
    sender = OutboxSender(store, gateway, clock, random.SystemRandom())
    camera = CameraWorker(world.camera, partial(make_verifier, liveness=liveness), make_mrz_reader, clock)
    card = CardWorker(lambda: world.reader, world.trust, clock=clock.monotonic)
    ids = VisitKeys(sim.FACILITY, "SIM")
    parts = Parts(card, camera, gateway, sender, store, world.printer, clock, ids)
    runner = _runner(parts, policy, on_main, exit_process, leave=leave)
    return Kiosk(
        runner,
        _outbox_loop(sender, parts),
        _housekeeper(store, RetentionPolicy(), clock),
        store,
        camera,
        sim.HOSPITAL,
        Doorkeeper({hash_pin(sim.STAFF_PIN): sim.STAFF_NAME}, clock.monotonic, runner.record),
        simulated=True,
    )


def build_production(
    settings: Settings,
    clock: Clock,
    *,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
    leave: Callable[[], None] | None = None,
) -> Kiosk:
    """A kiosk on the devices of the settings.

    Raises SettingsError, StoreError, TrustStoreError, AddressRefusedError.
    """
    devices, facility = settings.devices, settings.facility
    client = GatewayClient.over_http(
        settings.gateway_settings(), clock, production_allowed=True, signer=settings.check_in_signer()
    )
    trust = TrustStore.load(devices.trust) if devices.trust is not None else None
    store = open_settings_store(settings)
    gateway = WatchedGateway(client, store, clock)
    sender = OutboxSender(store, gateway, clock, random.SystemRandom())
    face = settings.face
    verifier = partial(
        make_verifier, face.matcher, face.target_fmr, liveness=face.liveness_policy, posture=face.posture
    )
    camera = CameraWorker(OpenCvFrameSource(devices.camera), verifier, make_mrz_reader, clock)
    protocol = ProtocolChoice.AUTO if devices.allow_bac_after_pace else ProtocolChoice.NO_FALLBACK
    card = CardWorker(PcscContext, trust, devices.reader, protocol, clock=clock.monotonic)
    printer = EscPosPrinter(
        lambda: connect(devices.printer, clock), TicketRenderer(facility.name, simulated=False), clock
    )
    ids = VisitKeys(facility.code, facility.kiosk)
    parts = Parts(card, camera, gateway, sender, store, printer, clock, ids)
    runner = _runner(parts, settings.session_policy(), on_main, exit_process, leave=leave, officers=settings.officers())
    names = {member.pin_hash: member.name for member in settings.staff}
    return Kiosk(
        runner,
        _outbox_loop(sender, parts),
        _housekeeper(store, settings.retention_policy(), clock),
        store,
        camera,
        facility.name,
        Doorkeeper(names, clock.monotonic, runner.record),
        simulated=False,
    )


def _outbox_loop(sender: OutboxSender, parts: Parts) -> OutboxLoop:
    rechecking = RecheckingSender(sender, parts.store, parts.gateway, parts.clock, random.SystemRandom())
    return OutboxLoop(rechecking, parts.clock)


def _housekeeper(store: SqlStore, policy: RetentionPolicy, clock: Clock) -> Housekeeper:
    return Housekeeper(lambda: store.retain(policy, clock.now()).details(), store, clock)


def _runner(
    parts: Parts,
    policy: Policy,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
    *,
    leave: Callable[[], None] | None = None,
    officers: Mapping[str, Officer] = MappingProxyType({}),
) -> Runner:
    return Runner(
        parts,
        policy,
        on_main=on_main,
        exit_process=exit_process,
        leave=leave,
        consent_version=CONSENT_VERSION,
        officers=officers,
    )
