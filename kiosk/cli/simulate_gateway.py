"""`kiosk simulate gateway`: an assessment gateway on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.guests import guests_of
from kiosk.cli.interrupt import wait_for_interrupt
from kiosk.cli.output import command_errors, fail
from kiosk.domain.failures import FailureCode
from kiosk.runner.system import SystemClock
from simulators.gateway.plan import FaultFileError, read_fault_file
from simulators.world import ACCOUNT, make_gateway


@click.command()
@click.option("--port", default=8090, show_default=True, help="Port on the loopback interface; 0 for any.")
@click.option("--faults", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="File of faults to play.")
@click.option(
    "--persons",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="It knows these besides: a folder of `kiosk simulate persons`.",
)
@command_errors
def gateway(*, port: int, faults: Path | None, folder: Path | None) -> None:
    """The assessment gateway with all simulated persons, until interrupted.

    Its console, a page at /console, shows what it receives and sets faults. Other programs set faults with PUT
    /control/faults, and see what it holds with GET /control/check-ins.
    """
    simulated = make_gateway(SystemClock(), port, guests_of(folder))
    try:
        simulated.start()
    except (OSError, SystemExit):
        fail(FailureCode.CONFIGURATION_INVALID, f"port {port} cannot be opened")
    try:
        if faults is not None:
            simulated.apply(read_fault_file(faults))
        click.echo(f"SIMULATED gateway at {simulated.base_url}, account {ACCOUNT.username}; Ctrl+C ends it")
        click.echo(f"its console: {simulated.console_url}")
        wait_for_interrupt()
    except FaultFileError as error:
        fail(FailureCode.CONFIGURATION_INVALID, str(error))
    finally:
        simulated.stop()
    for received in simulated.received_check_ins:
        click.echo(f"received {received.key} times {received.times}")
