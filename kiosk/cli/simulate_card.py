"""`kiosk simulate card`: a chip in the virtual reader."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

import click
from click.core import ParameterSource

from kiosk.cli.bit_rate import bit_rate_option
from kiosk.cli.card_factory import FACTORY_ERRORS, USUAL_RECIPE, CardOrder, import_ordered, make_ordered
from kiosk.cli.interrupt import wait_for_interrupt
from kiosk.cli.output import command_errors, fail
from kiosk.cli.persona_option import persona_options
from kiosk.domain.failures import FailureCode
from simulators.chip.card_folder import export_card
from simulators.chip.country_pki import SignedBy
from simulators.chip.lies import LIES
from simulators.chip.quirks.catalogue import ALL, UnknownQuirkError, card_of, find
from simulators.chip.recipe_file import find_recipe, shipped_recipes
from simulators.personas.facts import Persona
from simulators.reader.behind import CardBehindReader
from simulators.reader.radio import Radio, RadioCard
from simulators.reader.service import ReaderService, ReaderServiceError, choose_location, service_answers
from simulators.reader.vpcd import DEFAULT_PORT, Card, VirtualReader, VirtualReaderUnavailableError

F = TypeVar("F", bound=Callable[..., object])
_FOLDER: Final = click.Path(file_okay=False, path_type=Path)


def _lister(lines: Callable[[], Iterable[str]]) -> Callable[[click.Context, click.Parameter, bool], None]:
    """The callback of an option that prints what there is and ends the command."""

    def tell(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            for line in lines():
                click.echo(line)
            context.exit()

    return tell


def _list_option(name: str, lines: Callable[[], Iterable[str]], text: str) -> Callable[[F], F]:
    return click.option(
        name, is_flag=True, is_eager=True, expose_value=False, callback=_lister(lines), help=text
    )  # fmt: skip


def _quirk_lines() -> Iterator[str]:
    width = max(len(quirk.name) for quirk in ALL)
    return (f"{quirk.row:2}  {quirk.name:{width}}  {quirk.behaviour}" for quirk in ALL)


def _recipe_lines() -> Iterator[str]:
    width = max(map(len, shipped_recipes()))
    return (f"{name:{width}}  {find_recipe(name).description}" for name in shipped_recipes())


def _liar_lines() -> Iterator[str]:
    width = max(len(lie.name) for lie in LIES)
    return (f"{lie.name:{width}}  {lie.does}; genuine: {lie.genuine.value}" for lie in LIES)


@click.command()
@persona_options
@click.option("--recipe", default=USUAL_RECIPE, show_default=True, help="What is on the card: a name or a TOML file.")
@_list_option("--list-recipes", _recipe_lines, "The ready-made recipes.")
@click.option("--pki", type=_FOLDER, help="A folder of `kiosk simulate pki` signs; else a CSCA made on the spot.")
@click.option(
    "--signed-by",
    type=click.Choice([by.value for by in SignedBy]),
    default=SignedBy.FIRST.value,
    show_default=True,
    help="With --pki.",
)
@click.option("--liar", help="The card is not what it seems.")
@_list_option("--list-liars", _liar_lines, "The liars, and what a reader must find.")
@click.option("--quirk", "names", multiple=True, help="A way in which chip or reader departs from the standard.")
@_list_option("--list-quirks", _quirk_lines, "The quirks with their row in docs/chip-quirks.md.")
@click.option("--import", "imported", type=_FOLDER, help="Play a card exported before, or a dump of a specimen.")
@click.option("--mrz", "mrz_text", help="With --import: what opens it, else taken from the folder.")
@click.option("--can", help="With --import: what opens it, else taken from the folder.")
@click.option("--export", "exported", type=_FOLDER, help="Write the card into a new folder and end.")
@click.option("--export-trust", type=_FOLDER, help="Write the test CSCA here.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="Port of the virtual reader's slot.")
@bit_rate_option
@command_errors
def card(
    persona: Persona,
    *,
    recipe: str,
    pki: Path | None,
    signed_by: str,
    liar: str | None,
    names: tuple[str, ...],
    imported: Path | None,
    mrz_text: str | None,
    can: str | None,
    exported: Path | None,
    export_trust: Path | None,
    port: int,
    radio: Radio | None,
) -> None:
    """Puts a chip into the virtual reader (vpcd) until interrupted.

    Where no PC/SC service runs, one is started for as long as the card is in. `--quirk` may be given several times.
    """
    _check_use(pki=pki, signed_by=signed_by, imported=imported, opened_by=(mrz_text, can), export_trust=export_trust)
    try:
        quirks = [find(quirk) for quirk in names]
        if imported is not None:
            found = import_ordered(imported, quirks, mrz_text=mrz_text, can=can)
            image, who = found.image, f"from {imported.name}"
            for remark in found.remarks:
                click.echo(remark)
        else:
            made = make_ordered(CardOrder(persona, quirks, recipe, pki, SignedBy(signed_by), liar))
            image, who = made.image, f"of {persona.id}, ID {persona.card.personal_id},"
            if export_trust is not None:
                made.authority.export(export_trust)
        if exported is not None:
            export_card(image, exported)
            click.echo(f"SIMULATED card {who} written to {exported}, with its private keys")
            return
    except (UnknownQuirkError, *FACTORY_ERRORS) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        fail(FailureCode.CONFIGURATION_INVALID, f"cannot be written: {error.strerror}")
    chip: Card = CardBehindReader(card_of(image, quirks), quirks)
    _play(chip if radio is None else RadioCard(chip, radio), who, port)


def _check_use(
    *,
    pki: Path | None,
    signed_by: str,
    imported: Path | None,
    opened_by: tuple[str | None, str | None],
    export_trust: Path | None,
) -> None:
    """What does not go together."""
    if pki is None and signed_by != SignedBy.FIRST:
        raise click.UsageError("--signed-by needs --pki")
    if imported is None and opened_by != (None, None):
        raise click.UsageError("--mrz and --can are for --import; a card made here opens by its own data")
    if pki is not None and export_trust is not None:
        raise click.UsageError("--export-trust: what to trust is in the folder of --pki already")
    given = click.get_current_context().get_parameter_source
    making = ("persona_name", "persona_file", "recipe", "pki", "liar", "export_trust")
    clashing = [name for name in making if given(name) is ParameterSource.COMMANDLINE]
    if imported is not None and clashing:
        raise click.UsageError(f"--import: not with --{clashing[0].removesuffix('_name').replace('_', '-')}")


def _play(chip: Card, who: str, port: int) -> None:
    try:
        with ExitStack() as stack:
            if not service_answers():
                stack.enter_context(_own_service(Path(stack.enter_context(TemporaryDirectory(prefix="pcsc-"))), port))
            virtual = stack.enter_context(VirtualReader(port))
            virtual.insert(chip)
            click.echo(f"SIMULATED card {who} is in the reader (Ctrl+C takes it out)")
            watcher = threading.Thread(target=_keep_in, args=(virtual, chip), daemon=True)
            watcher.start()
            wait_for_interrupt()
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
