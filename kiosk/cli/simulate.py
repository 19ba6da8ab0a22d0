"""`kiosk simulate`: simulated persons, cards and gateway for testers and for other programs."""

from __future__ import annotations

import click

from kiosk.cli.simulate_card import card
from kiosk.cli.simulate_gateway import gateway
from kiosk.cli.simulate_persons import persons
from kiosk.cli.simulate_pki import pki
from kiosk.cli.simulate_run import run
from kiosk.cli.simulate_soak import soak


@click.group()
def simulate() -> None:
    """Simulated parts for other programs to talk to."""


simulate.add_command(card)
simulate.add_command(gateway)
simulate.add_command(persons)
simulate.add_command(pki)
simulate.add_command(run)
simulate.add_command(soak)
