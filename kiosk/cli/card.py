"""`kiosk card`: readers, and one chip read with everything found out about it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from cardreader.access.keys import AccessKeyError, Can, ChipKeys, MrzKey
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import Verdict, Verdicts
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.errors import CardError
from cardreader.evidence import Evidence
from cardreader.further import FURTHER_FILES
from cardreader.lds.face_image import FacePhoto
from cardreader.optical.access_key import chip_keys_from_id, chip_keys_from_mrz_text, chip_keys_from_qr
from cardreader.optical.qr_payload import parse_qr
from cardreader.optical.qr_result import QrDocument
from cardreader.pcsc import PcscContext, connected
from cardreader.tracing import TracingConnection
from kiosk.cli.further import further_json
from kiosk.cli.output import FAILED, command_errors, emit, fail, json_option, log_exchanges
from kiosk.cli.qr import document_json
from kiosk.cli.trust import trust
from kiosk.devices.card_codes import fault_code, verdict_code
from kiosk.domain.failures import FailureCode
from kiosk.domain.local_time import VIETNAM_TIME

_DATE = click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"])


@click.group()
def card() -> None:
    """Card readers and chips."""


card.add_command(trust)


@card.command()
@json_option
@command_errors
def readers(*, as_json: bool) -> None:
    """The readers that are plugged in."""
    context = PcscContext()
    try:
        names = context.list_readers()
    except CardError as error:
        fail(fault_code(error.fault), str(error))
    finally:
        context.close()
    emit({"readers": list(names)}, as_json=as_json)


@card.command()
@click.option("--reader", required=True, help="Name of the reader, or a part of it that is its alone.")
@click.option("--can", help="Card access number: six digits.")
@click.option("--id", "personal_id", help="The twelve-digit personal ID; its last six digits are the CAN.")
@click.option("--qr", "qr_text", help="Text of the card's QR code.")
@click.option("--mrz", "mrz_text", help="The lines of the MRZ, in quotes; of a card the first two are enough.")
@click.option("--doc", "document_number", help="Document number of the MRZ, with --dob and --expiry.")
@click.option("--dob", type=_DATE, help="Birth date.")
@click.option("--expiry", type=_DATE, help="Expiry date; 2099-12-31 for a card without.")
@click.option("--protocol", type=click.Choice([choice.value for choice in ProtocolChoice]), default="auto")
@click.option("--trust", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of CSCA files.")
@click.option("--photo", type=click.Path(dir_okay=False, path_type=Path), help="Write the chip's photo to this file.")
@click.option("--all", "everything", is_flag=True, help="Read DG7, DG11, DG12 and DG16 too, where the chip has them.")
@click.option("--show-personal", is_flag=True, help="Show names and numbers in full.")
@click.option("--trace", is_flag=True, help="Tell on standard error of each APDU: header, lengths, status word, time.")
@json_option
@command_errors
def read(
    *,
    reader: str,
    can: str | None,
    personal_id: str | None,
    qr_text: str | None,
    mrz_text: str | None,
    document_number: str | None,
    dob: datetime | None,
    expiry: datetime | None,
    protocol: str,
    trust: Path | None,
    photo: Path | None,
    everything: bool,
    show_personal: bool,
    trace: bool,
    as_json: bool,
) -> None:
    """Reads one chip: by --can, --id, --qr, --mrz, or --doc with --dob and --expiry."""
    fields = (document_number, dob.date() if dob else None, expiry.date() if expiry else None)
    keys = _keys(can, personal_id, qr_text, mrz_text, fields)
    anchors = TrustStore.load(trust) if trust is not None else None
    context = PcscContext()
    if trace:
        log_exchanges()
    try:
        with connected(context, _find_reader(context, reader)) as connection:
            traced = TracingConnection(connection)
            further = FURTHER_FILES.keys() if everything else ()
            choice = ProtocolChoice(protocol)
            outcome = ChipReader(traced, keys, trust=anchors, protocol=choice, further=further).read()
    except CardError as error:
        fail(fault_code(error.fault), str(error))
    finally:
        context.close()
    if isinstance(outcome, ChipReadFailure):
        _report_failure(outcome, as_json=as_json)
    _report(outcome, photo, show_personal=show_personal, as_json=as_json)


def _keys(
    can: str | None,
    personal_id: str | None,
    qr_text: str | None,
    mrz_text: str | None,
    fields: tuple[str | None, date | None, date | None],
) -> ChipKeys:
    number, born, expires = fields
    sources = [source for source in (can, personal_id, qr_text, mrz_text, number) if source is not None]
    if len(sources) != 1:
        raise click.UsageError("give one of --can, --id, --qr, --mrz, or --doc with --dob and --expiry")
    try:
        if can is not None:
            return ChipKeys(can=Can(can))
        if personal_id is not None:
            return chip_keys_from_id(personal_id)
        if qr_text is not None:
            code = parse_qr(qr_text)
            if not isinstance(code, QrDocument):
                raise click.UsageError(f"--qr: {code.message}")
            return chip_keys_from_qr(code)
        if mrz_text is not None:
            return chip_keys_from_mrz_text(mrz_text, datetime.now(VIETNAM_TIME).date())
        if number is None or born is None or expires is None:
            raise click.UsageError("--doc needs --dob and --expiry")
        return ChipKeys(mrz=(MrzKey(number, f"{born:%y%m%d}", f"{expires:%y%m%d}"),))
    except AccessKeyError as error:
        raise click.UsageError(str(error)) from None


def _find_reader(context: PcscContext, wanted: str) -> str:
    names = context.list_readers()
    if not names:
        fail(FailureCode.READER_MISSING)
    if wanted in names:
        return wanted
    found = [name for name in names if wanted in name]
    if len(found) != 1:
        raise click.UsageError(f"--reader {wanted!r} names {len(found)} readers; there are: {', '.join(names)}")
    return found[0]


def _report_failure(outcome: ChipReadFailure, *, as_json: bool) -> NoReturn:
    code = fault_code(outcome.fault)
    if as_json:
        emit({"failure": code.value, "step": outcome.step.value, **_evidence(outcome.evidence)}, as_json=True)
        raise SystemExit(FAILED)
    fail(code, f"{outcome.step.value}: {outcome.message}")


def _report(result: ChipReadResult, photo: Path | None, *, show_personal: bool, as_json: bool) -> None:
    code = verdict_code(result.verdicts)
    if photo is not None and result.photo is not None:
        try:
            photo.write_bytes(result.photo.data)
        except OSError as error:
            fail(FailureCode.CONFIGURATION_INVALID, f"--photo: {error.strerror}")
    emit(
        {
            **_evidence(result.evidence),
            "failure": code.value if code is not None else None,
            "document": document_json(result.document, show_personal=show_personal),
            "verdicts": _verdicts(result.verdicts),
            "assurance": result.assurance.name.lower() if result.assurance is not None else None,
            "photo": _photo(result.photo),
            "further": further_json(result.further, show_personal=show_personal),
        },
        as_json=as_json,
    )
    if code is not None:
        raise SystemExit(FAILED)


def _photo(photo: FacePhoto | None) -> dict[str, Any] | None:
    """None where the chip holds no photo; then --photo writes no file."""
    return None if photo is None else {"format": photo.format.name, "width": photo.width, "height": photo.height}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "access": {
            "protocol": evidence.protocol.value if evidence.protocol is not None else None,
            "attempts": [
                {
                    "protocol": attempt.protocol.value,
                    "mechanism": attempt.mechanism,
                    "password": attempt.password.value,
                    "succeeded": attempt.succeeded,
                    "outcome": attempt.outcome,
                }
                for attempt in evidence.attempts
            ],
        },
        "apdus": evidence.apdus,
        "bytes": evidence.bytes,
        "ms": evidence.ms,
        "steps": [{"name": step.step.value, "ms": step.ms} for step in evidence.steps],
        "remarks": list(evidence.remarks),
    }


def _verdicts(verdicts: Verdicts) -> dict[str, dict[str, str]]:
    def shown(verdict: Verdict) -> dict[str, str]:
        return {"result": verdict.result.value, "reason": verdict.reason}

    return {
        "intact": shown(verdicts.intact),
        "genuine": shown(verdicts.genuine),
        "active_authentication": shown(verdicts.active_authentication),
        "chip_authentication": shown(verdicts.chip_authentication),
    }
