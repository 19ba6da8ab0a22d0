"""Rows for people and spreadsheets: a table on the terminal, CSV, XLSX, or JSON."""

from __future__ import annotations

import csv
import io
import json
import os
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

import click
import xlsxwriter

from kiosk.cli.output import fail
from kiosk.domain.failures import FailureCode

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class TableFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in TableFormat]),
    help="table (default), csv, xlsx or json; with --out the file's ending tells.",
)
out_option = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write, for its owner alone; needed for xlsx.",
)


def chosen_format(form: str | None, out: Path | None, *, as_json: bool) -> TableFormat:
    """What the options come to; wrong use where they contradict each other."""
    ending = None if out is None else out.suffix.lower().removeprefix(".")
    if as_json:
        return TableFormat.JSON
    if form is None:
        form = ending if ending in ("csv", "xlsx", "json") else TableFormat.TABLE.value
    chosen = TableFormat(form)
    if chosen is TableFormat.XLSX and out is None:
        raise click.UsageError("an XLSX file needs --out FILE")
    return chosen


def write_rows(
    rows: Sequence[Row], columns: Sequence[str], form: TableFormat, out: Path | None, extra: Mapping[str, Cell] = {}
) -> None:
    """Writes rows to a file, private to its owner, or to standard output. `extra`: further keys of the JSON object."""
    match form:
        case TableFormat.TABLE:
            content = _table(rows, columns).encode()
        case TableFormat.CSV:
            content = _csv(rows, columns)
        case TableFormat.XLSX:
            content = _xlsx(rows, columns)
        case TableFormat.JSON:
            content = (json.dumps({**extra, "rows": list(rows)}, ensure_ascii=False, indent=2) + "\n").encode()
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(content)
    except OSError as error:
        _not_written(out, error)


def cell(value: object) -> Cell:
    """A value as a cell: times and dates as ISO 8601 text."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _not_written(out: Path, error: OSError) -> NoReturn:
    fail(FailureCode.WRONG_USE, f"{out} cannot be written: {error.strerror}")


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    lines = [list(columns)] + [[_text(row.get(name)) for name in columns] for row in rows]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(columns))]
    written = (
        "  ".join(text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
    return "\n".join(written) + "\n"


def _width(text: str) -> int:
    """Cells of a terminal: combining marks take none."""
    return sum(1 for letter in text if not unicodedata.combining(letter))


def _csv(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """With a byte order mark, without which the usual spreadsheet takes Vietnamese for Latin-1."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_no_formula(_text(row.get(name))) for name in columns] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _no_formula(text: str) -> str:
    """A text that a spreadsheet would compute is quoted for it: what came from a card must not run on a desk."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _xlsx(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.write_string(0, place, name, bold)
            sheet.set_column(place, place, max([_width(name), *(_width(_text(row.get(name))) for row in rows)]) + 2)
        for number, row in enumerate(rows, 1):
            for place, name in enumerate(columns):
                value = row.get(name)
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    sheet.write_number(number, place, value)
                elif value is not None:
                    sheet.write_string(number, place, _text(value))
    return buffer.getvalue()
