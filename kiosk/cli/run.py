"""`kiosk run`: the window, in service or in simulator mode."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.database import simulated_store_directory
from kiosk.cli.output import command_errors, fail
from kiosk.config.settings import load_settings
from kiosk.domain.failures import FailureCode


@click.command()
@click.option("--simulate", is_flag=True, help="Simulated devices and gateway, with a dock to play them.")
@click.option(
    "--profile", type=click.Choice(["reception"]), default="reception", show_default=True, help="Who drives the kiosk."
)
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings of a kiosk in service.")
@click.option("--gateway-url", help="With --simulate: a gateway started by `kiosk simulate gateway`.")
@command_errors
def run(*, simulate: bool, profile: str, config: Path | None, gateway_url: str | None) -> None:  # noqa: ARG001 - one profile so far
    """Opens the kiosk's window."""
    from kiosk.app.window_run import run_in_service, run_simulated  # noqa: PLC0415 - Qt is loaded only for a window
    from ui.fonts import FontError  # noqa: PLC0415
    from ui.i18n import TranslationError  # noqa: PLC0415

    try:
        if simulate:
            if config is not None:
                raise click.UsageError("--simulate takes no --config: it never touches real devices, gateway or data")
            raise SystemExit(run_simulated(simulated_store_directory(), gateway_url))
        if config is None or gateway_url is not None:
            raise click.UsageError("give --simulate, or --config with the settings of this kiosk")
        raise SystemExit(run_in_service(load_settings(config)))
    except FontError as error:
        fail(FailureCode.FONT_MISSING, str(error))
    except TranslationError as error:
        fail(FailureCode.INTERNAL, str(error))
