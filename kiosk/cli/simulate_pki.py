"""`kiosk simulate pki`: a country's test PKI, for cards that have to be signed by the same keys again."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode
from kiosk.runner.system import SystemClock
from simulators.chip.country_pki import CountryPki
from simulators.chip.pki import State
from simulators.chip.signers import EcSigner, RsaSigner

_KEYS: dict[str, EcSigner | RsaSigner] = {
    "brainpoolP256r1": EcSigner("brainpoolP256r1"),
    "brainpoolP384r1": EcSigner("brainpoolP384r1"),
    "brainpoolP512r1": EcSigner("brainpoolP512r1"),
    "secp256r1": EcSigner("secp256r1"),
    "secp384r1": EcSigner("secp384r1"),
    "secp521r1": EcSigner("secp521r1"),
    "rsa-2048": RsaSigner(2048),
    "rsa-3072": RsaSigner(3072),
    "rsa-4096": RsaSigner(4096),
}


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="A new folder for it.")
@click.option("--key", "key_name", type=click.Choice(list(_KEYS)), default="brainpoolP256r1", show_default=True)
@click.option("--pss", is_flag=True, help="RSA keys sign by RSASSA-PSS.")
@click.option("--country", default="VN", show_default=True, help="Two letters, as in certificates.")
@click.option("--state", default="VNM", show_default=True, help="One to three letters, as in the MRZ.")
@json_option
@command_errors
def pki(*, out: Path, key_name: str, pss: bool, country: str, state: str, as_json: bool) -> None:
    """Makes a CSCA, its successor with the link certificate, a document signer, CRLs and a master list."""
    kind = _KEYS[key_name]
    if pss and not isinstance(kind, RsaSigner):
        raise click.UsageError("--pss goes with an RSA key")
    if not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        raise click.UsageError("--country: two capital letters expected")
    if not (1 <= len(state) <= 3 and state.isascii() and state.isalpha() and state.isupper()):
        raise click.UsageError("--state: one to three capital letters expected")
    if out.is_dir() and any(out.iterdir()):
        raise click.UsageError(f"--out: {out.name} is not empty")
    try:
        CountryPki.create(kind=kind, pss=pss, state=State(country, state)).write(out, SystemClock().now())
    except OSError as error:
        fail(FailureCode.CONFIGURATION_INVALID, f"--out: {error.strerror}")
    emit(
        {
            "simulated": True,
            "trust": str(out / "trust"),
            "trust_first": str(out / "trust-first"),
            "trust_list": str(out / "trust-list"),
            "keys": str(out / "keys"),
        },
        as_json=as_json,
    )
