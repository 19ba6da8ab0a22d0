"""What lies in a sealed payload, and who can open it."""

import json
import os
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.checkin import CheckIn
from kiosk.ports import StoreError
from kiosk.store.files import write_private
from kiosk.store.keys import FileKey
from kiosk.store.payload import from_json, to_json
from kiosk.store.sealing import Sealer
from tests.unit.gateway.strategies import check_ins
from tests.unit.gateway.support import PERSON, make_check_in

KEY = bytes(range(32))


@given(check_ins)
def test_a_check_in_comes_back_whole(check_in: CheckIn) -> None:
    again = from_json(to_json(check_in))
    assert again == check_in
    assert again.occurred_at.utcoffset() == check_in.occurred_at.utcoffset()


@given(st.binary(max_size=100))
def test_other_bytes_are_a_store_error(data: bytes) -> None:
    with pytest.raises(StoreError):
        from_json(data)


FIELDS = ("form", "person", "assurance", "eligibility", "service", "occurred_at")


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("value", [None, 5, "?", {"?": 1}])
def test_a_spoiled_field_is_a_store_error_that_quotes_nobody(name: str, value: object) -> None:
    data = json.loads(to_json(make_check_in()))
    (data if name == "form" else data["check_in"])[name] = value
    with pytest.raises(StoreError) as caught:
        from_json(json.dumps(data).encode())
    assert PERSON.full_name not in str(caught.value)
    assert caught.value.__cause__ is None


MUST_BE_THERE = [item.name for item in fields(CheckIn) if item.default is MISSING]


@pytest.mark.parametrize("name", MUST_BE_THERE)
def test_a_missing_field_is_a_store_error(name: str) -> None:
    data = json.loads(to_json(make_check_in()))
    del data["check_in"][name]
    with pytest.raises(StoreError):
        from_json(json.dumps(data).encode())


@given(st.binary(max_size=300), st.text(max_size=40))
def test_what_is_sealed_opens_for_its_row_alone(payload: bytes, row: str) -> None:
    sealer = Sealer(KEY)
    sealed = sealer.seal(payload, row)
    assert sealer.open(sealed, row) == payload
    assert sealer.seal(payload, row) != sealed
    for stranger in (Sealer(bytes(32)), sealer):
        with pytest.raises(StoreError):
            stranger.open(sealed, row if stranger is not sealer else row + "x")


@given(st.data())
def test_any_changed_bit_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(Sealer(KEY).seal(b"payload", "row"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(StoreError):
        Sealer(KEY).open(bytes(sealed), "row")


@given(st.binary(max_size=60))
def test_no_bytes_open(data: bytes) -> None:
    with pytest.raises(StoreError):
        Sealer(KEY).open(data, "row")


def test_a_sealer_shows_nothing() -> None:
    assert repr(Sealer(KEY)) == "Sealer(…)"


def test_the_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kiosk.key"
    key = FileKey(path).load(create=True)
    assert len(key) == 32
    assert key == path.read_bytes() == FileKey(path).load(create=True)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["kiosk.key"]


def test_of_two_who_make_the_key_at_once_the_first_wins(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.key"
    write_private(path, b"first", replace=False)
    key = path.read_bytes()
    write_private(path, b"second", replace=False)
    assert path.read_bytes() == key
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_key_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="restore it"):
        FileKey(tmp_path / "kiosk.key").load(create=False)
    assert not (tmp_path / "kiosk.key").exists()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "kiosk.key"
    path.write_bytes(os.urandom(length))
    path.chmod(0o600)
    with pytest.raises(StoreError, match="32 bytes"):
        FileKey(path).load(create=True)
    with pytest.raises(StoreError, match="32 bytes"):
        Sealer(bytes(length))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "kiosk.key"
    FileKey(path).load(create=True)
    path.chmod(mode)
    with pytest.raises(StoreError, match="chmod 600"):
        FileKey(path).load(create=False)


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        FileKey(tmp_path).load(create=False)
