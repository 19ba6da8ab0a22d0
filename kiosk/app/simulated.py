"""A kiosk on simulated devices."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from pydantic import SecretStr

from biometrics.liveness.verdict import LivenessPolicy
from cardreader.optical.mrz_vote import FrameReader
from kiosk.app.doorkeeper import Doorkeeper
from kiosk.app.parts import Kiosk, housekeeper, make_mrz_reader, make_runner, make_verifier, open_store, outbox_loop
from kiosk.config.pins import hash_pin
from kiosk.devices.camera import CameraWorker
from kiosk.devices.card import USUAL_POLL, CardWorker
from kiosk.devices.looker import Verifier
from kiosk.gateway.client import GatewayClient
from kiosk.gateway.sender import OutboxSender
from kiosk.gateway.settings import GatewaySettings
from kiosk.ports import Clock, Gateway, Ids, Store
from kiosk.runner.gateway_watch import WatchedGateway
from kiosk.runner.runner import Parts
from kiosk.runner.supervision import SupervisedThreads
from kiosk.runner.system import VisitKeys
from kiosk.session.policy import Policy
from kiosk.store.retention import RetentionPolicy
from kiosk.store.sql_store import SqlStore, StoreMode
from kiosk.threads import SYSTEM_THREADS, Threads
from simulators import world as sim

_SELDOM_S = 0.25


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
    means = Means(
        clock=clock,
        client=client,
        make_verifier=partial(make_verifier, liveness=liveness),
        make_mrz_reader=make_mrz_reader,
        ids=VisitKeys(sim.FACILITY, "SIM"),
    )
    store = open_store(store_directory, StoreMode.SIMULATED)
    return put_together(world, store, means, policy, on_main=on_main, exit_process=exit_process, leave=leave)


@dataclass(frozen=True, slots=True)
class Means:
    """What of machine and network a simulated kiosk runs on: by default this machine's own."""

    clock: Clock
    client: Gateway
    make_verifier: Callable[[], Verifier]
    make_mrz_reader: Callable[[], FrameReader]
    ids: Ids
    rng: random.Random = field(default_factory=random.SystemRandom)
    threads: Threads = SYSTEM_THREADS
    thrifty: bool = False
    """Looks at an idle reader and an idle camera as seldom as the session bears: time is dear to a simulation."""
    before_store: Callable[[Store], Store] = lambda store: store
    """What stands between the session and the database."""


def put_together(
    world: sim.SimulatedWorld,
    database: SqlStore,
    means: Means,
    policy: Policy,
    *,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
    leave: Callable[[], None] | None = None,
) -> Kiosk:
    """A kiosk on a simulated world."""
    clock, threads = means.clock, SupervisedThreads(means.threads, means.clock.monotonic)
    store = means.before_store(database)
    gateway = WatchedGateway(means.client, store, clock, threads)
    sender = OutboxSender(store, gateway, clock, means.rng, threads)
    camera = CameraWorker(
        world.camera,
        means.make_verifier,
        means.make_mrz_reader,
        clock,
        threads=threads,
        resting_pause=2 * _SELDOM_S if means.thrifty else 0.0,
    )
    card = CardWorker(
        world.reader.readers,
        world.trust,
        clock=clock.monotonic,
        today=lambda: clock.now().date(),
        threads=threads,
        poll=_SELDOM_S if means.thrifty else USUAL_POLL,
    )
    parts = Parts(card, camera, gateway, sender, store, world.printer, clock, means.ids, database.dossiers)
    runner = make_runner(parts, policy, on_main, exit_process, leave=leave, threads=threads)
    return Kiosk(
        runner,
        outbox_loop(sender, parts, means.rng, threads),
        housekeeper(database, RetentionPolicy(), clock, threads),
        database,
        camera,
        sim.HOSPITAL,
        Doorkeeper({_staff_pin_hash(): sim.STAFF_NAME}, clock.monotonic, runner.record),
        threads,
        simulated=True,
    )


@cache
def _staff_pin_hash() -> str:
    """Hashing is slow by design, and a simulated day starts the kiosk many times."""
    return hash_pin(sim.STAFF_PIN)
