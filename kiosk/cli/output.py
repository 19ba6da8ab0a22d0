"""How every command answers: one JSON object or lines for people, and an exit status that means the same everywhere."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from biometrics.modelstore import ModelFileError
from cardreader.authenticity.trust import TrustStoreError
from kiosk.config.settings import SettingsError
from kiosk.domain.failures import FAILURES, FailureCode
from kiosk.gateway.transport import AddressRefusedError
from kiosk.ports import StoreError

P = ParamSpec("P")
R = TypeVar("R")

FAILED = 1
WRONG_USE = 2


class CommandFailedError(click.ClickException):
    """A command that ended with a FailureCode: exit status 1, one line on standard error."""

    exit_code = FAILED

    def __init__(self, code: FailureCode, detail: str) -> None:
        super().__init__(f"{code.value} {FAILURES[code].cause} {detail}\n{FAILURES[code].cure}")
        self.code = code
        self.detail = detail


def fail(code: FailureCode, detail: str = "") -> NoReturn:
    """Ends the command with a code. `detail` holds no personal data."""
    raise CommandFailedError(code, detail)


def emit(answer: dict[str, Any], *, as_json: bool) -> None:
    """Prints an answer: as one JSON object, or as lines of `key: value`."""
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for line in _lines(answer):
        click.echo(line)


def _lines(value: dict[str, Any], prefix: str = "") -> list[str]:
    lines: list[str] = []
    for key, item in value.items():
        name = f"{prefix}{key}"
        if isinstance(item, dict):
            lines += _lines(item, f"{name}.")
        elif isinstance(item, list) and item and all(isinstance(row, dict) for row in item):
            for number, row in enumerate(item, 1):
                lines.append(f"{name}[{number}]: " + ", ".join(f"{k} {v}" for k, v in row.items()))
        else:
            lines.append(f"{name}: {item}")
    return lines


json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output, nothing else.")


def command_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turns the errors that any command may meet into a FailureCode: no traceback reaches a user.

    With `--json` the failure is an object on standard output too.
    """
    coded = _coded(command)

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return coded(*args, **kwargs)
        except CommandFailedError as error:
            if kwargs.get("as_json"):
                text = FAILURES[error.code]
                emit(
                    {"failure": error.code.value, "cause": text.cause, "detail": error.detail, "cure": text.cure},
                    as_json=True,
                )
            raise

    return wrapped


def _coded(command: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (SettingsError, TrustStoreError, AddressRefusedError) as error:
            fail(FailureCode.CONFIGURATION_INVALID, str(error))
        except StoreError as error:
            fail(error.code, str(error))
        except ModelFileError as error:
            fail(FailureCode.MODEL_FILE_INVALID, str(error))

    return wrapped


def log_to_stderr(*, verbose: bool) -> None:
    """Sends the program's own log to standard error; libraries speak up only with warnings."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("kiosk", "cardreader", "biometrics", "simulators", "ui"):
        logging.getLogger(name).setLevel(logging.INFO if verbose else logging.WARNING)


def log_exchanges() -> None:
    """Lets the trace of the exchanges with the chip through: headers and lengths, no data."""
    logging.getLogger("cardreader.tracing").setLevel(logging.DEBUG)
