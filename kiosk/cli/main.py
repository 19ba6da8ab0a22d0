"""The root of the command line."""

from __future__ import annotations

import click

from kiosk.cli import card, demo, doctor, face, outbox, qr, run, simulate
from kiosk.cli.output import log_to_stderr


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--verbose", is_flag=True, help="Tell on standard error what happens.")
def main(verbose: bool) -> None:
    """Clinic check-in kiosk: chip card, face, health insurance, queue number."""
    log_to_stderr(verbose=verbose)


main.add_command(run.run)
main.add_command(demo.demo)
main.add_command(card.card)
main.add_command(qr.qr)
main.add_command(face.face)
main.add_command(simulate.simulate)
main.add_command(outbox.outbox)
main.add_command(doctor.doctor)
