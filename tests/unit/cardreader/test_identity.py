"""One identity out of two files."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest

from cardreader.document import PartialDate
from cardreader.errors import MalformedData
from cardreader.lds.dg13 import Dg13
from cardreader.lds.identity import identity_of
from cardreader.lds.mrz import parse_zone

from .support import MRZ_LINES

MRZ = parse_zone("".join(MRZ_LINES), date(2026, 1, 1))
NO_TEXT = Dg13(None, None, None, None, None, None, None, None, MappingProxyType({}))


def _birth_date(zone: PartialDate, text: PartialDate | None) -> PartialDate | None:
    mrz = dataclasses.replace(MRZ, birth_date=zone)
    return identity_of(mrz, dataclasses.replace(NO_TEXT, birth_date=text)).birth_date


def test_the_century_comes_from_the_text() -> None:
    assert _birth_date(PartialDate(2015, 2, 28), PartialDate(1915, 2, 28)) == PartialDate(1915, 2, 28)
    assert _birth_date(PartialDate(2000, 2, 29), PartialDate(1900, 2, 28)) == PartialDate(2000, 2, 29)


@pytest.mark.parametrize("text", [None, PartialDate(1999), PartialDate(1999, 1, 16), PartialDate(1998, 1, 15)])
def test_a_text_that_says_less_or_another_day_is_not_followed(text: PartialDate | None) -> None:
    assert _birth_date(PartialDate(1999, 1, 15), text) == PartialDate(1999, 1, 15)


def test_a_birth_date_that_the_zone_does_not_know_may_come_from_the_text() -> None:
    unknown = dataclasses.replace(MRZ, birth_date=None)
    text = dataclasses.replace(NO_TEXT, birth_date=PartialDate(1950))
    assert identity_of(unknown, text).birth_date == PartialDate(1950)
    assert identity_of(unknown, NO_TEXT).birth_date is None
    assert identity_of(unknown, None).birth_date is None


def test_an_empty_text_leaves_the_zone() -> None:
    assert identity_of(MRZ, NO_TEXT) == identity_of(MRZ, None)


def test_the_personal_id_may_come_from_the_text_alone_but_never_another() -> None:
    bare = dataclasses.replace(MRZ, optional_data="<" * 15)
    text = dataclasses.replace(NO_TEXT, personal_id="001099012345")
    assert identity_of(bare, text).personal_id == "001099012345"
    assert identity_of(bare, None).personal_id is None
    with pytest.raises(MalformedData):
        identity_of(MRZ, dataclasses.replace(NO_TEXT, personal_id="001099012346"))


def test_no_name_at_all() -> None:
    nameless = dataclasses.replace(MRZ, primary_identifier="", secondary_identifier="")
    with pytest.raises(MalformedData):
        identity_of(nameless, None)
