"""`kiosk simulate`: a chip in the virtual reader, a gateway on this machine."""

from __future__ import annotations

import signal
import threading
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kiosk.cli.output import command_errors, fail
from kiosk.domain.failures import FailureCode
from kiosk.runner.system import SystemClock
from simulators.chip.pki import CountrySigningAuthority
from simulators.gateway.faults import FaultFileError, read_fault_file
from simulators.reader.service import ReaderService, ReaderServiceError, choose_location, service_answers
from simulators.reader.vpcd import DEFAULT_PORT, VirtualReader, VirtualReaderUnavailableError
from simulators.world import ACCOUNT, DEFAULT_PERSONA, Chips, UnknownPersonaError, find_persona, make_gateway


@click.group()
def simulate() -> None:
    """Simulated parts for other programs to talk to."""


def _wait_for_interrupt() -> None:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()


@simulate.command()
@click.option("--persona", "name", default=DEFAULT_PERSONA, show_default=True, help="Whose card it is.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="Port of the virtual reader's slot.")
@click.option("--export-trust", type=click.Path(file_okay=False, path_type=Path), help="Write the test CSCA here.")
@command_errors
def card(*, name: str, port: int, export_trust: Path | None) -> None:
    """Puts a chip into the virtual reader (vpcd) until interrupted.

    Where no PC/SC service runs, one is started for as long as the card is in.
    """
    try:
        persona = find_persona(name)
    except UnknownPersonaError as error:
        raise click.UsageError(str(error)) from None
    chips = Chips(CountrySigningAuthority.create())
    if export_trust is not None:
        chips.authority.export(export_trust)
    try:
        with ExitStack() as stack:
            if not service_answers():
                stack.enter_context(_own_service(Path(stack.enter_context(TemporaryDirectory(prefix="pcsc-"))), port))
            virtual = stack.enter_context(VirtualReader(port))
            virtual.insert(chips.card(persona))
            click.echo(
                f"SIMULATED card of {name}, ID {persona.card.personal_id}, is in the reader (Ctrl+C takes it out)"
            )
            watcher = threading.Thread(target=_end_with, args=(virtual,), daemon=True)
            watcher.start()
            _wait_for_interrupt()
    except (VirtualReaderUnavailableError, ReaderServiceError) as error:
        fail(FailureCode.PCSC_UNAVAILABLE, str(error))


def _own_service(folder: Path, port: int) -> ReaderService:
    """A service of our own; where it is a private one, says how other programs find it. Raises ReaderServiceError."""
    location = choose_location(folder)
    for name, value in location.environment.items():
        click.echo(f"other programs find this PC/SC service with: export {name}={value}")
    return ReaderService(folder, location, port=port)


def _end_with(virtual: VirtualReader) -> None:
    """Ends the command when the service goes away."""
    virtual.wait_until_ended()
    signal.raise_signal(signal.SIGTERM)


@simulate.command()
@click.option("--port", default=8090, show_default=True, help="Port on the loopback interface; 0 for any.")
@click.option("--faults", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="File of faults to play.")
@command_errors
def gateway(*, port: int, faults: Path | None) -> None:
    """The assessment gateway with all simulated persons, until interrupted."""
    simulated = make_gateway(SystemClock(), port)
    try:
        simulated.start()
    except (OSError, SystemExit):
        fail(FailureCode.CONFIGURATION_INVALID, f"port {port} cannot be opened")
    try:
        if faults is not None:
            simulated.apply(read_fault_file(faults))
        click.echo(f"SIMULATED gateway at {simulated.base_url}, account {ACCOUNT.username}; Ctrl+C ends it")
        _wait_for_interrupt()
    except FaultFileError as error:
        fail(FailureCode.CONFIGURATION_INVALID, str(error))
    finally:
        simulated.stop()
    for received in simulated.received_check_ins:
        click.echo(f"received {received.key} times {received.times}")
