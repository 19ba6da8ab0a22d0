"""`kiosk simulate`: a chip in the virtual reader, a gateway on this machine."""

from __future__ import annotations

import contextlib
import signal
import threading
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kiosk.cli.bit_rate import bit_rate_option
from kiosk.cli.output import command_errors, fail
from kiosk.domain.failures import FailureCode
from kiosk.runner.system import SystemClock
from simulators.chip.card_data import PersonalisationError
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks.catalogue import ALL, UnknownQuirkError, find
from simulators.gateway.plan import FaultFileError, read_fault_file
from simulators.reader.behind import CardBehindReader
from simulators.reader.radio import Radio, RadioCard
from simulators.reader.service import ReaderService, ReaderServiceError, choose_location, service_answers
from simulators.reader.vpcd import DEFAULT_PORT, Card, VirtualReader, VirtualReaderUnavailableError
from simulators.world import ACCOUNT, DEFAULT_PERSONA, Chips, UnknownPersonaError, find_persona, make_gateway


@click.group()
def simulate() -> None:
    """Simulated parts for other programs to talk to."""


def _wait_for_interrupt() -> None:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()


def _list_quirks(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    width = max(len(quirk.name) for quirk in ALL)
    for quirk in ALL:
        click.echo(f"{quirk.row:2}  {quirk.name:{width}}  {quirk.behaviour}")
    context.exit()


@simulate.command()
@click.option("--persona", "name", default=DEFAULT_PERSONA, show_default=True, help="Whose card it is.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="Port of the virtual reader's slot.")
@click.option("--export-trust", type=click.Path(file_okay=False, path_type=Path), help="Write the test CSCA here.")
@click.option("--quirk", "names", multiple=True, help="A way in which chip or reader departs from the standard.")
@click.option(
    "--list-quirks",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_quirks,
    help="The quirks with their row in docs/chip-quirks.md.",
)
@bit_rate_option
@command_errors
def card(*, name: str, port: int, export_trust: Path | None, names: tuple[str, ...], radio: Radio | None) -> None:
    """Puts a chip into the virtual reader (vpcd) until interrupted.

    Where no PC/SC service runs, one is started for as long as the card is in. `--quirk` may be given several times.
    """
    chips = Chips(CountrySigningAuthority.create())
    try:
        persona = find_persona(name)
        quirks = [find(quirk) for quirk in names]
        chip: Card = CardBehindReader(chips.card(persona, quirks), quirks)
    except (UnknownPersonaError, UnknownQuirkError, PersonalisationError) as error:
        raise click.UsageError(str(error)) from None
    if radio is not None:
        chip = RadioCard(chip, radio)
    if export_trust is not None:
        chips.authority.export(export_trust)
    try:
        with ExitStack() as stack:
            if not service_answers():
                stack.enter_context(_own_service(Path(stack.enter_context(TemporaryDirectory(prefix="pcsc-"))), port))
            virtual = stack.enter_context(VirtualReader(port))
            virtual.insert(chip)
            click.echo(
                f"SIMULATED card of {name}, ID {persona.card.personal_id}, is in the reader (Ctrl+C takes it out)"
            )
            watcher = threading.Thread(target=_keep_in, args=(virtual, chip), daemon=True)
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


def _keep_in(virtual: VirtualReader, chip: Card) -> None:
    """Puts a card that broke off back into the reader. Ends the command when the service goes away."""
    with contextlib.suppress(VirtualReaderUnavailableError):
        while virtual.wait_until_ended() and virtual.broken_off:
            virtual.insert(chip)
    signal.raise_signal(signal.SIGTERM)


@simulate.command()
@click.option("--port", default=8090, show_default=True, help="Port on the loopback interface; 0 for any.")
@click.option("--faults", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="File of faults to play.")
@command_errors
def gateway(*, port: int, faults: Path | None) -> None:
    """The assessment gateway with all simulated persons, until interrupted.

    Other programs set faults with PUT /control/faults, and see what it holds with GET /control/check-ins.
    """
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
