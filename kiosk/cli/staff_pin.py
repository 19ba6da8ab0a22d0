"""`kiosk staff-pin`: the hash of a PIN for the settings file."""

from __future__ import annotations

import click

from kiosk.config.pins import hash_pin

_SHORTEST = 4


@click.command(name="staff-pin")
def staff_pin() -> None:
    """Asks for a PIN and prints its hash for the settings file."""
    pin = click.prompt("PIN", hide_input=True, confirmation_prompt=True, err=True)
    if not (pin.isascii() and pin.isdigit() and len(pin) >= _SHORTEST):
        raise click.UsageError(f"a PIN has at least {_SHORTEST} digits")
    click.echo(hash_pin(pin))
