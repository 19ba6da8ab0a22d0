"""Every parser of a file against files that lie: only MalformedData, little memory, little time."""

from __future__ import annotations

import contextlib
import dataclasses
import tracemalloc
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import encode
from cardreader.lds.dg1 import parse_dg1
from cardreader.lds.dg2 import parse_dg2, parse_faces
from cardreader.lds.dg7 import parse_dg7
from cardreader.lds.dg11 import parse_dg11
from cardreader.lds.dg12 import parse_dg12
from cardreader.lds.dg13 import parse_dg13
from cardreader.lds.dg16 import parse_dg16
from cardreader.lds.ef_atr_info import parse_ef_atr_info
from cardreader.lds.ef_com import parse_ef_com
from cardreader.lds.sod import parse_sod
from simulators.chip.card_data import FaceRecordKind, PictureKind
from simulators.chip.data_groups import dg2, ef_atr_info
from simulators.chip.personalisation import personalise

from .sample_card import card_data, signer

Parser = Callable[[bytes], object]


def _dg1(data: bytes) -> object:
    return parse_dg1(data, date(2026, 1, 1))


PARSERS: dict[int, Parser] = {
    0x61: _dg1,
    0x75: parse_dg2,
    0x67: parse_dg7,
    0x6B: parse_dg11,
    0x6C: parse_dg12,
    0x6D: parse_dg13,
    0x70: parse_dg16,
    0x60: parse_ef_com,
    0x77: parse_sod,
    0x7F66: parse_ef_atr_info,
}
"""By the tag of the file."""
INNER = {0x75: 0x7F61, 0x6D: 0x30, 0x6B: 0xA0, 0x6C: 0xA0, 0x70: 0xA1, 0x77: 0x30, 0x61: 0x5F1F}
"""What stands inside, where the parser looks further."""


@cache
def whole_files() -> dict[int, bytes]:
    """Each file as the software chip has it."""
    data = dataclasses.replace(
        card_data(), father="Nguyễn Văn Cha", origin="Huế", further_data_groups=frozenset({7, 11, 12, 16})
    )
    found = {0x7F66: ef_atr_info(1_024, 1_024)}
    for file in personalise(data, signer()).files:
        if file.content[:1] and file.content[0] in PARSERS and file.identifier != 0x2F00:
            found[file.content[0]] = file.content
    return found


def _only_malformed(parse: Parser, data: bytes) -> None:
    with contextlib.suppress(MalformedData):
        parse(data)


def test_every_whole_file_is_read() -> None:
    assert set(whole_files()) == set(PARSERS)
    for tag, content in whole_files().items():
        PARSERS[tag](content)


@pytest.mark.parametrize("tag", PARSERS)
@given(noise=st.binary(max_size=120))
def test_any_bytes(tag: int, noise: bytes) -> None:
    for data in (noise, encode(tag, noise), encode(tag, encode(INNER.get(tag, 0x30), noise))):
        _only_malformed(PARSERS[tag], data)


@pytest.mark.parametrize("tag", PARSERS)
@settings(max_examples=60)
@given(data=st.data())
def test_whole_files_changed(tag: int, data: st.DataObject) -> None:
    """Bytes changed, cut out or put in anywhere, mostly near the start where the structure is."""
    changed = bytearray(whole_files()[tag])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, min(len(changed), 300)))
        changed[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    _only_malformed(PARSERS[tag], bytes(changed))


@pytest.mark.parametrize("tag", PARSERS)
def test_cut_anywhere(tag: int) -> None:
    whole = whole_files()[tag]
    for end in {*range(min(len(whole), 250)), *range(0, len(whole), 41)}:
        _only_malformed(PARSERS[tag], whole[:end])


@pytest.mark.parametrize("record", FaceRecordKind)
@settings(max_examples=40)
@given(data=st.data())
def test_face_records_changed(record: FaceRecordKind, data: st.DataObject) -> None:
    changed = bytearray(dg2(card_data().portrait, record, PictureKind.AS_GIVEN))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, 160))] = data.draw(st.integers(0, 255))
    _only_malformed(parse_faces, bytes(changed))


def _lies(tag: int) -> dict[str, bytes]:
    """Files that claim what they do not have, under the tag and one level further in."""
    raw = tag.to_bytes((tag.bit_length() + 7) // 8, "big")
    inner = INNER.get(tag, 0x30)
    inner_raw = inner.to_bytes((inner.bit_length() + 7) // 8, "big")
    lengths = {
        "4 GB": b"\x84\xff\xff\xff\xff",
        "8 bytes of length": b"\x88" + b"\xff" * 8,
        "126 bytes of length": b"\xfe",
        "indefinite": b"\x80",
    }
    found = {f"outer {name}": raw + length + bytes(20) for name, length in lengths.items()}
    found |= {f"inner {name}": encode(tag, inner_raw + length + bytes(20)) for name, length in lengths.items()}
    nested = b""
    for _ in range(5_000):
        nested = encode(inner, nested)
    found["deep nesting"] = encode(tag, nested)
    found["deep nesting without end"] = raw + b"\x80" + (inner_raw + b"\x80") * 20_000
    found["a tag without end"] = raw + b"\x82\x40\x00" + b"\x1f" + b"\xff" * 0x3FFF
    return found


@pytest.mark.parametrize("tag", PARSERS)
def test_lengths_and_depths_that_lie(tag: int) -> None:
    for name, data in _lies(tag).items():
        tracemalloc.start()
        try:
            _only_malformed(PARSERS[tag], data)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 4 * len(data) + 200_000, name


@pytest.mark.parametrize("tag", [tag for tag in PARSERS if tag != 0x77])
def test_indefinite_and_endless_lengths_of_the_file_are_refused(tag: int) -> None:
    for name in ("outer 4 GB", "outer indefinite", "deep nesting without end"):
        with pytest.raises(MalformedData):
            PARSERS[tag](_lies(tag)[name])


@pytest.mark.parametrize("tag", [0x75, 0x67, 0x6B, 0x6C, 0x6D, 0x70])
@pytest.mark.parametrize("filling", [b"\x00\x00", b"\x30\x00", b"\x7f\x60\x00", b"\xa1\x00"])
def test_a_megabyte_of_empty_objects_is_not_worked_through(tag: int, filling: bytes) -> None:
    """Taken one after another they would be copied half a million times; the test's time limit would notice."""
    crowd = filling * (1_000_000 // len(filling))
    _only_malformed(PARSERS[tag], encode(tag, crowd))
    _only_malformed(PARSERS[tag], encode(tag, encode(INNER.get(tag, 0x30), crowd)))
    if tag == 0x75:
        _only_malformed(parse_dg2, encode(tag, encode(0x7F61, encode(0x7F60, crowd))))
        block = encode(0x65, encode(0xA1, crowd))
        _only_malformed(parse_dg2, encode(tag, encode(0x7F61, encode(0x7F60, encode(0x7F2E, block)))))
