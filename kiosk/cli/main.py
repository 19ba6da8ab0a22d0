"""The root of the command line. A group is imported when it is used: reading a card need not load face models."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType

import click

from kiosk.cli.output import log_to_stderr

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "audit": "audit",
        "card": "card",
        "demo": "demo",
        "doctor": "doctor",
        "dossier": "dossier",
        "face": "face",
        "outbox": "outbox",
        "qr": "qr",
        "report": "report",
        "run": "run",
        "simulate": "simulate",
        "staff-pin": "staff_pin",
        "store": "store",
    }
)
"""Command and the module of `kiosk.cli` that holds it under the same name."""


class LazyGroup(click.Group):
    """A group whose commands are imported by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command there is."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, imported now."""
        name = _COMMANDS.get(cmd_name)
        if name is None:
            return None
        command: click.Command = getattr(importlib.import_module(f"kiosk.cli.{name}"), name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--verbose", is_flag=True, help="Tell on standard error what happens.")
def main(verbose: bool) -> None:
    """Clinic check-in kiosk: chip card, face, health insurance, queue number."""
    log_to_stderr(verbose=verbose)
