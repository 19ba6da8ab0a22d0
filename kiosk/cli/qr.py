"""`kiosk qr`: what a QR code says, masked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cardreader.document import IdentityDocument
from cardreader.optical.qr_image import ImageFileError, scan_image_file
from cardreader.optical.qr_payload import parse_qr
from cardreader.optical.qr_result import QrRejected
from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode
from kiosk.domain.masking import mask_name, mask_number


@click.group()
def qr() -> None:
    """QR codes of ID cards, VNeID and insurance cards."""


show_option = click.option("--show-personal", is_flag=True, help="Show names and numbers in full.")


def document_json(document: IdentityDocument, *, show_personal: bool) -> dict[str, Any]:
    """A document for output; masked unless told otherwise."""
    number, name = document.personal_id, document.full_name
    birth = document.birth_date
    answer: dict[str, Any] = {
        "source": document.source.value,
        "personal_id": number if show_personal else mask_number(number) if number else None,
        "full_name": name if show_personal else mask_name(name),
        "birth": None if birth is None else birth.isoformat() if show_personal else str(birth.year),
        "sex": document.sex.name.lower() if document.sex else None,
        "expiry": document.expiry.isoformat() if document.expiry else None,
        "has_insurance_number": document.insurance_number is not None,
    }
    if show_personal:
        answer |= {
            "nationality": document.nationality,
            "residence": document.residence,
            "issue_date": document.issue_date.isoformat() if document.issue_date else None,
            "old_id": document.old_id,
            "insurance_number": document.insurance_number,
        }
    return answer


def _answer(payload: str | bytes, *, show_personal: bool) -> dict[str, Any]:
    code = parse_qr(payload)
    if isinstance(code, QrRejected):
        fail(FailureCode.QR_UNKNOWN, code.message)
    return {
        "kind": code.kind.value,
        "document": document_json(code.document, show_personal=show_personal),
        "warnings": [warning.value for warning in code.warnings],
    }


@qr.command()
@click.argument("text")
@show_option
@json_option
@command_errors
def parse(*, text: str, show_personal: bool, as_json: bool) -> None:
    """What a code's text says."""
    emit(_answer(text, show_personal=show_personal), as_json=as_json)


@qr.command()
@click.argument("image", type=click.Path(path_type=Path))
@show_option
@json_option
@command_errors
def scan(*, image: Path, show_personal: bool, as_json: bool) -> None:
    """Finds the codes in a picture and says what they say."""
    try:
        payloads = scan_image_file(image)
    except ImageFileError as error:
        fail(FailureCode.QR_UNKNOWN, str(error))
    if not payloads:
        fail(FailureCode.QR_UNKNOWN, "there is no QR code in the picture")
    emit({"codes": [_answer(payload, show_personal=show_personal) for payload in payloads]}, as_json=as_json)
