"""The decoder: it finds what was spelt, and the best path there is."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cardreader.optical.mrz_text import TD1, VIETNAM, LineDecoder

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
BLANK = 0
CLASSES = {"k": "ACI", "l": ALPHABET[10:], "d": ALPHABET[:10], "n": ALPHABET[:10] + "<", "s": "MFX<", "x": ALPHABET}


@st.composite
def spelt_lines(draw: st.DrawFn) -> tuple[str, str, np.ndarray]:
    """A pattern, a text that fits it, and probabilities that spell the text as the network does."""
    pattern = draw(st.sampled_from([*TD1, *VIETNAM]))
    text = "".join(draw(st.sampled_from(CLASSES.get(symbol, symbol))) for symbol in pattern)
    path: list[int] = []
    before = ""
    for character in text:
        least = 1 if character == before else 0
        path += [BLANK] * draw(st.integers(least, 2)) + [1 + ALPHABET.index(character)] * draw(st.integers(1, 2))
        before = character
    noise = np.random.default_rng(draw(st.integers(0, 2**32 - 1))).uniform(0.001, 0.05, (len(path), 1 + len(ALPHABET)))
    noise[np.arange(len(path)), path] = 1
    return pattern, text, np.log(noise / noise.sum(axis=1, keepdims=True)).astype(np.float32)


@given(spelt_lines())
def test_what_is_spelt_is_read(line: tuple[str, str, np.ndarray]) -> None:
    pattern, text, log_probabilities = line
    reading = LineDecoder(ALPHABET).decode(log_probabilities, pattern)
    assert reading is not None
    assert reading.text == text


@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.sampled_from(["x", "d", "dx", "xx", "x<", "nx", "xdx", "AAd"]))
def test_no_path_is_better(seed: int, steps: int, pattern: str) -> None:
    alphabet = "01A<"
    values = np.log(np.random.default_rng(seed).dirichlet(np.ones(5), steps)).astype(np.float32)
    reading = LineDecoder(alphabet).decode(values, pattern)
    best = -np.inf
    texts = set()
    for path in product(range(5), repeat=steps):
        merged = [c for i, c in enumerate(path) if i == 0 or c != path[i - 1]]
        text = "".join(alphabet[c - 1] for c in merged if c != BLANK)
        if len(text) == len(pattern) and all(c in CLASSES.get(s, s) for c, s in zip(text, pattern, strict=True)):
            score = float(sum(values[i, c] for i, c in enumerate(path)))
            if score > best + 1e-4:
                best, texts = score, {text}
            elif score > best - 1e-4:
                texts.add(text)
    if reading is None:
        assert best == -np.inf
    else:
        assert abs(reading.score * steps - best) < 1e-3
        assert reading.text in texts


def test_a_look_alike_gives_way_to_what_the_place_allows() -> None:
    log_probabilities = np.full((5, 38), np.log(0.001), np.float32)
    log_probabilities[[0, 2, 4], [1 + ALPHABET.index(c) for c in "1O3"]] = np.log(0.9)
    log_probabilities[[1, 3], BLANK] = np.log(0.9)
    log_probabilities[2, 1 + ALPHABET.index("0")] = np.log(0.05)
    reading = LineDecoder(ALPHABET).decode(log_probabilities, "ddd")
    assert reading is not None
    assert reading.text == "103"


def test_patterns_have_thirty_places() -> None:
    assert [len(line) for line in (*TD1, *VIETNAM)] == [30] * 6


def test_a_reading_shows_no_text() -> None:
    reading = LineDecoder(ALPHABET).decode(np.zeros((3, 38), np.float32), "ddd")
    assert reading is not None
    assert "text" not in repr(reading)
