"""`kiosk run`: the window, in service or in simulator mode."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.database import simulated_store_directory
from kiosk.cli.output import command_errors, fail
from kiosk.cli.profile_option import profile_option
from kiosk.config.settings import load_settings
from kiosk.domain.failures import FailureCode
from kiosk.session.counter_state import Profile


@click.command()
@click.option("--simulate", is_flag=True, help="Simulated devices and gateway, with a dock to play them.")
@profile_option
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings of a kiosk in service.")
@click.option("--gateway-url", help="With --simulate: a gateway started by `kiosk simulate gateway`.")
@click.option(
    "--persons",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --simulate: these may come besides; a folder of `kiosk simulate persons`.",
)
@command_errors
def run(
    *,
    simulate: bool,
    profile: Profile | None,
    config: Path | None,
    gateway_url: str | None,
    folder: Path | None,
) -> None:
    """Opens the kiosk's window. Without --profile it is the settings' own, or the reception's."""
    # Qt is loaded only for a window, and then last: it reads the source of every module that is imported after it,
    # which takes half a second and 16 MB.
    if simulate:
        import kiosk.app.simulated  # noqa: PLC0415
        from kiosk.cli.guests import guests_of  # noqa: PLC0415
    else:
        import kiosk.app.in_service  # noqa: F401, PLC0415
    from ui.fonts import FontError  # noqa: PLC0415
    from ui.i18n import TranslationError  # noqa: PLC0415

    try:
        if simulate:
            if config is not None:
                raise click.UsageError("--simulate takes no --config: it never touches real devices, gateway or data")
            from kiosk.app.window_simulated import run_simulated  # noqa: PLC0415

            guests, store = guests_of(folder), simulated_store_directory()
            raise SystemExit(run_simulated(store, gateway_url, profile or Profile.RECEPTION, guests))
        if config is None or gateway_url is not None or folder is not None:
            raise click.UsageError("give --simulate, or --config with the settings of this kiosk")
        from kiosk.app.window_run import run_in_service  # noqa: PLC0415

        settings = load_settings(config)
        raise SystemExit(run_in_service(settings if profile is None else settings.in_profile(profile)))
    except FontError as error:
        fail(FailureCode.FONT_MISSING, str(error))
    except TranslationError as error:
        fail(FailureCode.INTERNAL, str(error))
