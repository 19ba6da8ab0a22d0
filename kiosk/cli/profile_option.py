"""Who drives the kiosk: an option of several commands."""

from __future__ import annotations

from typing import Any

import click

from kiosk.session.counter_state import Profile


def _profile(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Profile | None:
    return None if value is None else Profile(value)


def profile_option(command: Any) -> Any:  # noqa: ANN401 - a decorator of click
    """`--profile`: the patient alone (reception) or an officer for the person (counter); None where it is not given."""
    return click.option(
        "--profile",
        type=click.Choice([profile.value for profile in Profile]),
        callback=_profile,
        help="Who drives the kiosk: the patient alone, or an officer at a one-stop-shop counter.",
    )(command)
