"""Feeds every target from a coverage-guided fuzzer for a bounded time, one after another: `python -m tests.fuzz`.

What breaks a target is written to the folder of findings, and the command that runs it again is printed. The exit
status is 0 where nothing was found, 1 where something was, 2 where the fuzzer is not installed.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import os
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fuzz.target import Target

MEMORY_LIMIT_MB = 1_024
"""Resident memory of the fuzzer's process, its corpus and the library's code included."""
INPUT_TIMEOUT_S = 10
"""For one input, on a machine that has other things to do."""
MAX_INPUT = 65_536
_SHOWN = 4_000
"""Characters of the fuzzer's last words."""
_STATISTIC = re.compile(r"stat::(\w+):\s+(\d+)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs all targets, or one; or one input again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=150, help="for all targets together")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"), help="folder for what breaks a target")
    parser.add_argument("--only", metavar="TARGET", help="fuzz this target alone")
    parser.add_argument("input", nargs="*", type=Path, help="with --only: run these files once in place of fuzzing")
    options = parser.parse_args(arguments)
    try:
        targets = _chosen(_targets() if options.input else _instrumented_targets(), options.only)
    except ModuleNotFoundError as error:
        if error.name != "atheris":
            raise
        print("The fuzzer is not installed: pip install -e '.[fuzz]'", file=sys.stderr)
        return 2
    if not targets or (options.input and options.only is None):
        parser.error("no such target" if options.only else "--only must say which target reads the input")
    if options.input:
        return _run_again(targets[0], options.input)
    options.out.mkdir(parents=True, exist_ok=True)
    seconds = max(1, options.seconds // len(targets))
    broken = [target.name for target in targets if not _fuzz_apart(target, seconds, options.out)]
    print(f"{len(targets)} targets, {seconds} s each; broken: {', '.join(broken) or 'none'}", flush=True)
    return 1 if broken else 0


@dataclass(frozen=True)
class _Random:
    """Choices by the fuzzer's seed."""

    random: random.Random

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def data(self, most: int) -> bytes:
        return self.random.randbytes(self.random.randint(0, most))


def _targets() -> tuple[Target, ...]:
    found: tuple[Target, ...] = importlib.import_module("tests.fuzz.targets").TARGETS
    return found


def _instrumented_targets() -> tuple[Target, ...]:
    """The table, with our code and the ASN.1 library's made to report what they run through."""
    atheris = _atheris()
    with (
        contextlib.redirect_stderr(io.StringIO()),
        atheris.instrument_imports(include=["biometrics", "cardreader", "asn1crypto"]),
    ):
        return _targets()


def _atheris() -> Any:  # noqa: ANN401 - the fuzzer has no types
    return importlib.import_module("atheris")


def _chosen(targets: tuple[Target, ...], only: str | None) -> tuple[Target, ...]:
    return tuple(target for target in targets if only in (None, target.name))


def _run_again(target: Target, inputs: Sequence[Path]) -> int:
    exercise = importlib.import_module("tests.fuzz.target").exercise
    for path in inputs:
        exercise(target, path.read_bytes())
        print(f"{target.name}: {path} does no harm")
    return 0


def _fuzz_apart(target: Target, seconds: int, out: Path) -> bool:
    """Fuzzes in a process of its own, which ends with the fuzzer's status. Whether nothing was found."""
    log = out / f"{target.name}.log"
    with tempfile.TemporaryDirectory(prefix="fuzz-corpus-") as corpus, log.open("wb") as output:
        for number, seed in enumerate(target.seeds()):
            (Path(corpus) / f"seed-{number}").write_bytes(seed)
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os.dup2(output.fileno(), sys.stdout.fileno())
            os.dup2(output.fileno(), sys.stderr.fileno())
            _fuzz(target, seconds, corpus, out)
        _, status = os.waitpid(child, 0)
    said = log.read_text(encoding="utf-8", errors="replace")
    found = dict(_STATISTIC.findall(said))
    rate, inputs = found.get("average_exec_per_sec", "?"), found.get("number_of_executed_units", "?")
    print(f"{target.name}: {inputs} inputs, {rate}/s, {found.get('peak_rss_mb', '?')} MB", flush=True)
    if status == 0:
        return True
    kept = sorted(out.glob(f"{target.name}-*-*"), key=lambda path: path.stat().st_mtime)
    again = f"{sys.executable} -m tests.fuzz --only {target.name} {kept[-1]}" if kept else "no input was kept"
    print(said[-_SHOWN:], f"{target.name}: BROKEN. Once more: {again}", sep="\n", flush=True)
    return False


def _fuzz(target: Target, seconds: int, corpus: str, out: Path) -> None:
    """Never returns: the fuzzer ends its process."""
    exercise = importlib.import_module("tests.fuzz.target").exercise
    change = importlib.import_module("tests.fuzz.mutations").change
    atheris = _atheris()
    flags = {
        "max_total_time": seconds,
        "rss_limit_mb": MEMORY_LIMIT_MB,
        "timeout": INPUT_TIMEOUT_S,
        "max_len": MAX_INPUT,
        # Short inputs first: they run by the thousand. A mutator of one's own would switch that off.
        "len_control": 100,
        "artifact_prefix": f"{out}/{target.name}-",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    seeds = target.seeds()

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        """One change in four keeps the data objects whole; the others are the fuzzer's own, which is faster."""
        if seed % 4:
            mutated: bytes = atheris.Mutate(data, max_size)
            return mutated
        chances = random.Random(seed)  # noqa: S311 - chances, not keys
        changed: bytes = change(data, seeds, _Random(chances))
        return changed[:max_size]

    atheris.Setup(
        [sys.argv[0], *(f"-{name}={value}" for name, value in flags.items()), corpus],
        lambda data: exercise(target, data),
        custom_mutator=mutate,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
