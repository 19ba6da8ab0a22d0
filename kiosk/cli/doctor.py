"""`kiosk doctor`: whether this machine can run the kiosk, and what to do where not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from biometrics.camera import CameraError, OpenCvFrameSource
from biometrics.modelstore import ModelFileError
from cardreader.authenticity.trust import TrustStore, TrustStoreError
from cardreader.errors import CardError
from cardreader.optical.recogniser import RecogniserError
from cardreader.pcsc import PcscContext
from kiosk.app.fonts import missing_fonts
from kiosk.app.parts import make_mrz_reader, make_verifier, open_settings_store, open_store
from kiosk.app.speech import speech_remark
from kiosk.cli.output import FAILED, command_errors, emit, json_option
from kiosk.config.settings import FaceSection, Settings, SettingsError, load_settings
from kiosk.devices.card_codes import fault_code
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.ports import StoreError
from kiosk.store.sql_store import SqlStore, StoreMode


@dataclass(frozen=True, slots=True)
class Finding:
    """One check. `failure` None means in order."""

    name: str
    failure: FailureCode | None
    detail: str


def _models(face: FaceSection) -> Finding:
    """The models of the chosen recogniser and of the liveness check, and the threshold for the chosen rate."""
    try:
        make_verifier(face.matcher, face.target_fmr)
    except ModelFileError as error:
        return Finding("face models", FailureCode.MODEL_FILE_INVALID, str(error))
    return Finding("face models", None, f"{face.matcher.value}, detector and landmarks loaded, hashes right")


def _mrz_model() -> Finding:
    try:
        make_mrz_reader()
    except RecogniserError as error:
        return Finding("MRZ model", FailureCode.MODEL_FILE_INVALID, str(error))
    return Finding("MRZ model", None, "loaded, hash right")


def _fonts() -> Finding:
    missing = missing_fonts()
    if missing is not None:
        return Finding("fonts", FailureCode.FONT_MISSING, missing)
    return Finding("fonts", None, "all languages can be written")


def _speech(settings: Settings | None) -> Finding:
    return Finding("spoken prompts", None, speech_remark(None if settings is None else settings.speech))


def _readers() -> Finding:
    context = PcscContext()
    try:
        names = context.list_readers()
    except CardError as error:
        return Finding("card reader", fault_code(error.fault), str(error))
    finally:
        context.close()
    if not names:
        return Finding("card reader", FailureCode.READER_MISSING, "PC/SC runs, no reader is connected")
    return Finding("card reader", None, ", ".join(names))


def _scratch_store() -> Finding:
    with tempfile.TemporaryDirectory(prefix="kiosk-doctor-") as folder:
        return _store(lambda: open_store(Path(folder), StoreMode.SIMULATED))


def _store(open_it: Callable[[], SqlStore]) -> Finding:
    try:
        store = open_it()
    except StoreError as error:
        return Finding("database", error.code, str(error))
    try:
        store.check()
        trail = store.verify_audit()
    except StoreError as error:
        return Finding("database", error.code, str(error))
    finally:
        store.close()
    if not trail.sound:
        return Finding("database", FailureCode.STORE_DAMAGED, "the audit trail was changed: see `kiosk audit verify`")
    return Finding("database", None, "can be written")


def _camera(settings: Settings) -> Finding:
    source = OpenCvFrameSource(settings.devices.camera)
    try:
        source.open()
        frame = source.read(3.0)
    except CameraError as error:
        return Finding("camera", FailureCode.CAMERA_MISSING, str(error))
    finally:
        source.close()
    if frame is None:
        return Finding("camera", FailureCode.CAMERA_LOST, "no picture within 3 seconds")
    return Finding("camera", None, f"{frame.image.shape[1]}×{frame.image.shape[0]}")


def _gateway(settings: Settings) -> Finding:
    try:
        settings.gateway_settings()
    except SettingsError as error:
        return Finding("gateway account", FailureCode.CONFIGURATION_INVALID, str(error))
    return Finding("gateway account", None, "settings complete (the gateway is not called by this check)")


def _trust(settings: Settings) -> Finding:
    folder = settings.devices.trust
    if folder is None:
        return Finding("trust anchors", None, "none configured: chips can be intact, never genuine")
    try:
        store = TrustStore.load(folder)
    except TrustStoreError as error:
        return Finding("trust anchors", FailureCode.CONFIGURATION_INVALID, str(error))
    counted = f"{len(store.anchors)} anchors, {len(store.rejected)} certificates rejected"
    return Finding(
        "trust anchors", None, f"{counted}, {len(store.lists)} master lists, {len(store.crls)} revocation lists"
    )


@click.command()
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings of a kiosk in service.")
@json_option
@command_errors
def doctor(*, config: Path | None, as_json: bool) -> None:
    """Looks at everything the kiosk needs. Without --config: what simulator mode and card reading need."""
    settings = None if config is None else load_settings(config)
    checks: list[Callable[[], Finding]] = [
        lambda: _models(FaceSection() if settings is None else settings.face),
        _mrz_model,
        _fonts,
        _readers,
    ]
    if settings is None:
        checks += [_scratch_store, lambda: _speech(None)]
    else:
        checks += [
            lambda: _store(lambda: open_settings_store(settings)),
            lambda: _camera(settings),
            lambda: _gateway(settings),
            lambda: _trust(settings),
            lambda: _speech(settings),
        ]
    findings = [check() for check in checks]
    ready = all(finding.failure is None for finding in findings)
    emit(
        {
            "ready": ready,
            "checks": [
                {
                    "name": finding.name,
                    "ok": finding.failure is None,
                    "failure": finding.failure.value if finding.failure else None,
                    "detail": finding.detail,
                    "cure": FAILURES[finding.failure].cure if finding.failure else None,
                }
                for finding in findings
            ],
        },
        as_json=as_json,
    )
    if not ready:
        raise SystemExit(FAILED)
