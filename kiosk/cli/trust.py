"""`kiosk card trust`: what a folder of CSCA certificates, master lists and CRLs amounts to before it is relied on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from cardreader.authenticity.trust import TrustStore
from kiosk.cli.output import FAILED, command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@click.group()
def trust() -> None:
    """CSCA certificates, master lists and CRLs: what of a folder can be relied on."""


@trust.command(name="list")
@_folder
@json_option
@command_errors
def list_(*, folder: Path, as_json: bool) -> None:
    """How many certificates become anchors, and why the others do not."""
    emit(_describe(TrustStore.load(folder), datetime.now(UTC)), as_json=as_json)


@trust.command()
@_folder
@json_option
@command_errors
def check(*, folder: Path, as_json: bool) -> None:
    """Whether the folder holds any anchor; exit status 1 with F-107 where it holds none."""
    store = TrustStore.load(folder)
    found = _describe(store, datetime.now(UTC))
    code = None if store.anchors else FailureCode.CONFIGURATION_INVALID
    if as_json:
        emit({**found, "failure": code.value if code is not None else None}, as_json=True)
        raise SystemExit(0 if code is None else FAILED)
    _print_tables(found)
    if code is not None:
        fail(code, "trust anchors: the folder holds none that can be used")


def _describe(store: TrustStore, now: datetime) -> dict[str, Any]:
    return {
        "certificates": store.certificates,
        "anchors": len(store.anchors),
        "rejected": [{"subject": item.subject, "reason": item.reason} for item in store.rejected],
        "countries": {
            name: {"anchors": count.anchors, "rejected": count.rejected} for name, count in store.countries.items()
        },
        "lists": [
            {
                "name": found.name,
                "certificates": found.certificates,
                "signer": found.signer,
                "signed": found.signed.isoformat() if found.signed is not None else None,
                "result": found.verdict.result.value,
                "reason": found.verdict.reason,
            }
            for found in store.lists
        ],
        "crls": [
            {
                "name": found.name,
                "issuer": found.content.issuer,
                "this_update": found.content.this_update.isoformat(),
                "next_update": found.content.next_update.isoformat() if found.content.next_update is not None else None,
                "current": found.content.is_current_at(now),
                "revoked": len(found.content.serial_numbers),
                "result": found.verdict.result.value,
                "reason": found.verdict.reason,
            }
            for found in store.crls
        ],
    }


def _print_tables(found: dict[str, Any]) -> None:
    click.echo(f"{found['certificates']} certificates: {found['anchors']} anchors, {len(found['rejected'])} rejected")
    countries = [[name, count["anchors"], count["rejected"]] for name, count in found["countries"].items()]
    _print_table(["country", "anchors", "rejected"], countries)
    lists = [[row["name"], row["certificates"], row["result"], row["reason"]] for row in found["lists"]]
    _print_table(["master list", "certificates", "result", "reason"], lists)
    crls = [
        [row["name"], row["revoked"], "yes" if row["current"] else "no", row["result"], row["reason"]]
        for row in found["crls"]
    ]
    _print_table(["CRL", "revoked", "current", "result", "reason"], crls)
    _print_table(["rejected", "reason"], [[row["subject"], row["reason"]] for row in found["rejected"]])


def _print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns as wide as their widest cell, the last one open; nothing where there is no row."""
    if not rows:
        return
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head) - 1)]
    click.echo()
    for row in cells:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*padded, row[-1]]).rstrip())
