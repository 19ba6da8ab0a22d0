"""Every parser of foreign bytes: only declared errors that quote nothing, in bounded memory and a bounded number of
steps, whatever comes. The same targets run under a coverage-guided fuzzer with `make fuzz`."""

from __future__ import annotations

import itertools
import re
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cardreader
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from tests.fuzz.__main__ import main as run
from tests.fuzz.mutations import change, changed_at, crowds, encode_all, node_at, paths, tree
from tests.fuzz.target import InputQuotedError, Target, exercise
from tests.fuzz.targets import TARGETS

LARGE = 16_384
"""Bytes of an input that is meant to cost: where work grows with the square of it, the limits below are far away."""
STEPS_PER_BYTE, STEPS = 60, 400_000
"""Lines of Python, the libraries' included. The second is what a whole read with its key agreement takes."""
FILLINGS = (
    b"\x30\x00",
    b"\x30\x80",
    b"\x7f\x60\x00",
    b"\x00",
    b"\xff",
    b"<",
    b"|",
    b"0|",
    b"-----BEGIN ",
    b"\xff\xd8\xff",
)

for_each_target = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)


def _settings(target: Target) -> settings:
    return settings(max_examples=target.examples, derandomize=True)


def _in_bounded_memory(target: Target, data: bytes) -> None:
    """Exercises the target. What fails is told with the input, since seeds hold keys that are made anew each time."""
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    try:
        exercise(target, data)
    except Exception as error:
        error.add_note(f"input: {data.hex()}")
        raise
    peak = tracemalloc.get_traced_memory()[1] - before
    assert peak <= target.memory + 16 * len(data), data.hex()


@dataclass(frozen=True)
class _Drawn:
    """Choices that hypothesis makes, and makes smaller."""

    draw: st.DrawFn

    def number(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))

    def data(self, most: int) -> bytes:
        return self.draw(st.binary(max_size=most))


@st.composite
def _changed(draw: st.DrawFn, inputs: Sequence[bytes]) -> bytes:
    """One of the inputs after one to four changes."""
    data = draw(st.sampled_from(inputs))
    for _ in range(draw(st.integers(1, 4))):
        data = change(data, inputs, _Drawn(draw))
    return data


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


@for_each_target
def test_good_inputs_are_read(target: Target) -> None:
    for seed in target.seeds():
        target.run(seed)
        exercise(target, seed)


@for_each_target
@pytest.mark.usefixtures("traced")
def test_any_bytes(target: Target) -> None:
    tags = sorted({tag for seed in target.seeds() if (tag := _tag(seed)) is not None})

    @_settings(target)
    @given(noise=st.binary(max_size=200), tag=st.sampled_from([None, *tags]))
    def check(noise: bytes, tag: int | None) -> None:
        _in_bounded_memory(target, noise if tag is None else tlv.encode(tag, noise))

    check()


@for_each_target
@pytest.mark.usefixtures("traced")
def test_good_inputs_changed(target: Target) -> None:
    @_settings(target)
    @given(data=_changed(target.seeds()))
    def check(data: bytes) -> None:
        _in_bounded_memory(target, data)

    check()


@for_each_target
def test_large_inputs_cost_no_more_than_their_size(target: Target) -> None:
    for data in _large_inputs(target):
        with _StepLimit(STEPS + STEPS_PER_BYTE * len(data)):
            exercise(target, data)


@for_each_target
@pytest.mark.parametrize("filling", [b"9" * 300, b"\xe9" * 300], ids=["digits", "no-ascii"])
def test_no_error_quotes_what_fills_a_field(target: Target, filling: bytes) -> None:
    """Nor does a traceback: libraries name the text of a time or number that they cannot read."""
    seed = target.seeds()[0]
    nodes = tree(seed) or ()
    for path in paths(nodes):
        node = node_at(nodes, path)
        if node.parts is None:
            exercise(target, encode_all(changed_at(nodes, path, (replace(node, value=filling),))))


def _large_inputs(target: Target) -> Iterator[bytes]:
    """Crowds of small things, bare, under the tag of the first seed, and in each place of its structure."""
    seed = target.seeds()[0]
    tag = _tag(seed)
    for filling in FILLINGS:
        crowd = filling * (LARGE // len(filling))
        yield crowd
        if tag is not None:
            yield tlv.encode(tag, crowd)
    yield from itertools.islice(crowds(seed, LARGE), 12)


def _tag(seed: bytes) -> int | None:
    try:
        return tlv.read_tlv(seed).tag
    except TlvError:
        return None


class _StepLimit:
    """Counts lines of Python and stops what takes more of them than allowed."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._most = most
        self._before: Callable[..., Any] | None = None

    def __enter__(self) -> None:
        self._before = sys.gettrace()
        sys.settrace(self._trace)

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    def _trace(self, _frame: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        if event == "line":
            self._left -= 1
            if self._left < 0:
                raise AssertionError(f"more than {self._most} steps")
        return self._trace


def test_no_parser_is_forgotten() -> None:
    """Each function of the card reader that is named a parser is run by some target."""
    folder = Path(cardreader.__file__).parent
    named = {
        (str(path), name)
        for path in folder.rglob("*.py")
        for name in re.findall(r"^def (parse_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    called: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            called.add((frame.f_code.co_filename, frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for target in TARGETS:
            for seed in target.seeds():
                exercise(target, seed)
    finally:
        sys.setprofile(before)
    assert named
    assert named - called == set()


def test_an_input_is_run_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "input"
    kept.write_bytes(b"\x30\x80")
    assert run(["--only", "tlv", str(kept)]) == 0
    assert "tlv" in capsys.readouterr().out


@pytest.mark.parametrize("digits", ["MAUVAN", "4d4155564144", "4D4155564144"])
def test_a_target_that_quotes_its_input_is_noticed(digits: str) -> None:
    """As text, and as hexadecimal digits in any case."""
    with pytest.raises(InputQuotedError):
        exercise(_says(f"no field {digits} here"), b"<<MAUVAN<<MAUVAD")


def test_five_characters_are_no_quotation() -> None:
    exercise(_says("no field MAUVA here"), b"<<MAUVAN<<")


def _says(text: str) -> Target:
    return Target("says", lambda _: (text,), (), tuple)
