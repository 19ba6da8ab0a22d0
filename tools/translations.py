"""Keeps the words of the window: takes new strings into the .ts files, names what is unfinished, makes the .qm files.

python tools/translations.py            # update and name; exit status 1 where anything is unfinished
python tools/translations.py compile    # the same, and the .qm files
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6

from kiosk.domain.failures import FAILURES
from kiosk.session.state import Language

ROOT = Path(__file__).parents[1]
I18N = ROOT / "ui" / "i18n"
QT = Path(PySide6.__file__).parent
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{}">\n'


def sources(language: Language) -> list[Path]:
    """The .ts files of a language. English is the code's own; only what patients hear of failures is missing to it."""
    failures = I18N / f"failures_{language.value}.ts"
    return [failures] if language is Language.ENGLISH else [I18N / f"kiosk_{language.value}.ts", failures]


def failure_strings(language: Language) -> list[str]:
    """What the failure table does not say in that language, each string once, in the table's order."""
    rows = FAILURES.values()
    patient = [] if language is Language.VIETNAMESE else [row.patient for row in rows]
    staff = [] if language is Language.ENGLISH else [text for row in rows for text in (row.cause, row.cure)]
    return list(dict.fromkeys([*patient, *staff]))


def messages(path: Path) -> dict[tuple[str, str], str]:
    """Context and source to translation; "" where it is unfinished. Strings that the code dropped are left out."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 (our own file)
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = None if translation is None else translation.get("type")
            if kind in ("vanished", "obsolete"):
                continue
            done = translation is not None and kind is None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "") if done and translation is not None else ""
    return found


def update_window(paths: list[Path]) -> None:
    """Takes the strings of the code into the files, and those that are gone out of them."""
    code = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    command = [str(QT / "lupdate"), "-silent", "-no-obsolete", "-locations", "none", *code, "-ts", *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def write_failures(path: Path, language: Language) -> None:
    """Takes the strings of the failure table into the file, and those that are gone out of it."""
    known = messages(path) if path.exists() else {}
    rows = [_HEAD.format(language.value), "    <context>\n        <name>Failure</name>\n"]
    for source in failure_strings(language):
        translation = known.get(("Failure", source), "")
        mark = "" if translation else ' type="unfinished"'
        text = escape(translation).replace("\u200b", "&#x200b;").replace("\u00a0", "&#xa0;")
        rows.append(
            f"        <message>\n            <source>{escape(source)}</source>\n"
            f"            <translation{mark}>{text}</translation>\n        </message>\n"
        )
    path.write_text("".join([*rows, "    </context>\n</TS>\n"]), encoding="utf-8")


def compile_language(language: Language, target: Path) -> None:
    """Makes the .qm file of a language."""
    command = [str(QT / "lrelease"), "-silent", *map(str, sources(language)), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def main(arguments: list[str]) -> int:
    """The exit status."""
    update_window([path for language in Language for path in sources(language) if path.name.startswith("kiosk_")])
    for language in Language:
        write_failures(I18N / f"failures_{language.value}.ts", language)
    unfinished = [
        (path.name, context, source)
        for language in Language
        for path in sources(language)
        for (context, source), translation in messages(path).items()
        if not translation.strip()
    ]
    for name, context, source in unfinished:
        print(f"{name}: {context}: {source}")
    if "compile" in arguments:
        for language in Language:
            compile_language(language, I18N / f"kiosk_{language.value}.qm")
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
