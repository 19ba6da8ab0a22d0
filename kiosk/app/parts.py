"""What a kiosk is put together from, real or simulated: `kiosk.app.in_service` and `kiosk.app.simulated` choose."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from biometrics.faces import YuNetDetector
from biometrics.live_verification import LiveFaceVerifier
from biometrics.liveness.challenge import ChallengeDraw, Posture
from biometrics.liveness.check import LivenessCheck
from biometrics.liveness.landmarks import LandmarkReader
from biometrics.liveness.verdict import LivenessPolicy
from biometrics.matchers import MatcherName, load_matcher
from biometrics.matching import Matcher, MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from biometrics.thresholds import DEFAULT_TARGET_FMR
from biometrics.verification import FaceVerifier
from cardreader.optical.mrz_image import MrzImageReader
from cardreader.optical.recogniser import LineRecogniser
from kiosk.app.doorkeeper import Doorkeeper
from kiosk.config.settings import KeyPlace, Settings
from kiosk.devices.camera import CameraWorker
from kiosk.domain.insurance import Officer
from kiosk.domain.numbering import MachineTime
from kiosk.gateway.sender import OutboxSender
from kiosk.ports import Clock
from kiosk.runner.housekeeping import Housekeeper
from kiosk.runner.outbox_loop import OutboxLoop
from kiosk.runner.recheck import RecheckingSender
from kiosk.runner.runner import Parts, Runner
from kiosk.runner.supervision import SupervisedThreads, Trouble
from kiosk.session.policy import Policy
from kiosk.store.keys import CredentialKey, FileKey, KeyringKey, KeySource
from kiosk.store.machine import machine_time
from kiosk.store.retention import RetentionPolicy
from kiosk.store.sql_store import SqlStore, StoreMode
from kiosk.threads import SYSTEM_THREADS, Threads

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
    threads: SupervisedThreads
    simulated: bool

    def start(self) -> None:
        """Starts session and outbox, and the watch over all threads."""
        self.threads.start(self._thread_begun_anew)
        self.runner.start()
        self.outbox.start()
        self.housekeeper.start()

    def stop(self) -> None:
        """Stops everything; what is not delivered stays in the outbox."""
        self.threads.stop()
        self.housekeeper.stop()
        self.outbox.stop()
        self.runner.stop()
        self.store.close()

    def _thread_begun_anew(self, name: str, trouble: Trouble) -> None:
        self.runner.record("thread_begun_anew", (("thread", name), ("why", trouble.value)))


@dataclass(frozen=True, slots=True)
class FaceModels:
    """The models of the face step, which take a moment to load and keep nothing of a person."""

    detector: YuNetDetector
    matcher: Matcher
    follower: SFaceMatcher
    """The liveness check's own scores are SFace's, whatever compares with the photo."""
    landmarks: LandmarkReader

    @classmethod
    def load(cls, matcher_name: MatcherName = MatcherName.SFACE) -> FaceModels:
        """From the package. Raises ModelFileError."""
        models = ModelStore.bundled()
        matcher = load_matcher(matcher_name, models)
        follower = matcher if isinstance(matcher, SFaceMatcher) else SFaceMatcher(models)
        return cls(YuNetDetector(models), matcher, follower, LandmarkReader(models))

    def verifier(
        self,
        target_fmr: float = DEFAULT_TARGET_FMR,
        *,
        liveness: LivenessPolicy = LivenessPolicy(),  # noqa: B008 - frozen
        posture: Posture = Posture.STANDING,
        below: Callable[[int], int] = secrets.randbelow,
    ) -> LiveFaceVerifier:
        """A verifier with these models; `below` draws the challenges. Raises ThresholdTableError."""
        quality = QualityPolicy()
        draw = ChallengeDraw(liveness.tasks, posture, liveness.task_seconds, below)
        return LiveFaceVerifier(
            FaceVerifier(self.detector, self.matcher, quality, MatchPolicy.for_target(self.matcher, target_fmr)),
            self.detector,
            lambda: LivenessCheck(
                self.detector, self.landmarks, self.follower, liveness, posture=posture, challenge=draw
            ),
            liveness,
            quality,
        )


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
    return FaceModels.load(matcher_name).verifier(target_fmr, liveness=liveness, posture=posture)


def make_mrz_reader() -> MrzImageReader:
    """The reader of the MRZ, with the model in the package. Raises RecogniserError."""
    return MrzImageReader(LineRecogniser.bundled())


def open_store(directory: Path, mode: StoreMode, machine: Callable[[], MachineTime] = machine_time) -> SqlStore:
    """The database of a directory, made where there is none. Raises StoreError."""
    return SqlStore(directory / _DATABASE, directory / _KEY, mode, machine)


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


def outbox_loop(
    sender: OutboxSender, parts: Parts, rng: random.Random | None = None, threads: Threads = SYSTEM_THREADS
) -> OutboxLoop:
    """Sends what waits, checks again what could not be checked."""
    rechecking = RecheckingSender(sender, parts.store, parts.gateway, parts.clock, rng or random.SystemRandom())
    return OutboxLoop(rechecking, parts.clock, threads=threads)


def housekeeper(
    store: SqlStore, policy: RetentionPolicy, clock: Clock, threads: Threads = SYSTEM_THREADS
) -> Housekeeper:
    """Forgets what the policy says, once a day."""
    return Housekeeper(lambda: store.retain(policy, clock.now()).details(), store, clock, threads)


def make_runner(
    parts: Parts,
    policy: Policy,
    on_main: Callable[[Callable[[], None]], None],
    exit_process: Callable[[], None],
    *,
    leave: Callable[[], None] | None = None,
    officers: Mapping[str, Officer] = MappingProxyType({}),
    threads: Threads = SYSTEM_THREADS,
) -> Runner:
    """The session over these parts."""
    return Runner(
        parts,
        policy,
        on_main=on_main,
        exit_process=exit_process,
        leave=leave,
        consent_version=CONSENT_VERSION,
        officers=officers,
        threads=threads,
    )
