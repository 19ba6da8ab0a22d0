"""The option that makes a simulated chip as slow as one on a counter."""

from __future__ import annotations

import click

from simulators.reader.radio import BitRate, Radio


def _radio(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Radio | None:
    return None if value is None else Radio(BitRate(int(value)))


bit_rate_option = click.option(
    "--bit-rate",
    "radio",
    type=click.Choice([str(rate.value) for rate in BitRate]),
    callback=_radio,
    help="Reading the chip takes what it takes at so many kbit/s; without this the chip answers at once.",
)
"""Passes `radio: Radio | None` to the command."""
