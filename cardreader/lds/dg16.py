"""DG16: persons to notify (Doc 9303-10 §4.7.16)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.document import PartialDate
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.data_objects import objects, values
from cardreader.lds.lds_text import date_of, text_of, texts_of


@dataclass(frozen=True, slots=True)
class PersonToNotify:
    """One person. A field that is missing, empty or not understood is None, or an empty tuple."""

    recorded: PartialDate | None = field(repr=False)
    name: str | None = field(repr=False)
    telephone: str | None = field(repr=False)
    address: tuple[str, ...] = field(repr=False)


def parse_dg16(data: bytes) -> tuple[PersonToNotify, ...]:
    """The persons in the order of the file. The number that it states is not trusted. Raises MalformedData."""
    try:
        items = objects(tlv.unwrap(data, elementary_files.DG16.tag))
        return tuple(_person(values(item.value)) for item in items if item.tag & 0xF0 == 0xA0)
    except TlvError as error:
        raise MalformedData(f"DG16: {error}") from error


def _person(found: dict[int, bytes]) -> PersonToNotify:
    return PersonToNotify(
        recorded=date_of(found.get(0x5F50)),
        name=text_of(found.get(0x5F51)),
        telephone=text_of(found.get(0x5F52)),
        address=texts_of(found.get(0x5F53)),
    )
