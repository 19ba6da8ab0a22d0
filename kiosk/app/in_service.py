"""A kiosk on the devices of the settings. Nothing simulated is so much as loaded."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from biometrics.camera import OpenCvFrameSource
from cardreader.authenticity.trust import TrustStore
from cardreader.chip import ProtocolChoice
from cardreader.pcsc import PcscContext
from kiosk.app.doorkeeper import Doorkeeper
from kiosk.app.parts import (
    Kiosk,
    housekeeper,
    make_mrz_reader,
    make_runner,
    make_verifier,
    open_settings_store,
    outbox_loop,
)
from kiosk.config.settings import Settings
from kiosk.devices.camera import CameraWorker
from kiosk.devices.card import CardWorker
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.ports import Clock
from kiosk.printing.choice import printer_at
from kiosk.printing.renderer import SlipRenderer
from kiosk.runner.gateway_watch import WatchedGateway
from kiosk.runner.runner import Parts
from kiosk.runner.supervision import SupervisedThreads
from kiosk.runner.system import VisitKeys
from kiosk.threads import SYSTEM_THREADS


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
    threads = SupervisedThreads(SYSTEM_THREADS, clock.monotonic)
    client = GatewayClient.over_http(
        settings.gateway_settings(), clock, production_allowed=True, signer=settings.check_in_signer()
    )
    trust = TrustStore.load(devices.trust) if devices.trust is not None else None
    store = open_settings_store(settings)
    gateway = WatchedGateway(client, store, clock, threads)
    sender = OutboxSender(store, gateway, clock, random.SystemRandom(), threads)
    face = settings.face
    verifier = partial(
        make_verifier, face.matcher, face.target_fmr, liveness=face.liveness_policy, posture=face.posture
    )
    camera = CameraWorker(OpenCvFrameSource(devices.camera), verifier, make_mrz_reader, clock, threads=threads)
    protocol = ProtocolChoice.AUTO if devices.allow_bac_after_pace else ProtocolChoice.NO_FALLBACK
    card = CardWorker(PcscContext, trust, devices.reader, protocol, clock=clock.monotonic, threads=threads)
    printer = printer_at(devices.printer, SlipRenderer(facility.name, simulated=False), clock)
    ids = VisitKeys(facility.code, facility.kiosk)
    parts = Parts(card, camera, gateway, sender, store, printer, clock, ids, store.dossiers)
    runner = make_runner(
        parts,
        settings.session_policy(),
        on_main,
        exit_process,
        leave=leave,
        officers=settings.officers(),
        threads=threads,
    )
    names = {member.pin_hash: member.name for member in settings.staff}
    return Kiosk(
        runner,
        outbox_loop(sender, parts, threads=threads),
        housekeeper(store, settings.retention_policy(), clock, threads),
        store,
        camera,
        facility.name,
        Doorkeeper(names, clock.monotonic, runner.record),
        threads,
        simulated=False,
    )
