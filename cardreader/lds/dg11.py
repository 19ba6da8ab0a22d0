"""DG11: additional personal details (Doc 9303-10 §4.7.11)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardreader.document import PartialDate
from cardreader.errors import MalformedData
from cardreader.iso7816 import tlv
from cardreader.iso7816.tlv import TlvError
from cardreader.lds import elementary_files
from cardreader.lds.data_objects import objects, values
from cardreader.lds.displayed_image import DisplayedImage, displayed_image
from cardreader.lds.lds_text import date_of, text_of, texts_of

_OTHER_NAMES = 0xA0
_OTHER_NAME = 0x5F0F


@dataclass(frozen=True, slots=True)
class Dg11:
    """What DG11 says. A field that is missing, empty or not understood is None, or an empty tuple."""

    full_name: str | None = field(repr=False)
    """In national letters, family name first."""
    other_names: tuple[str, ...] = field(repr=False)
    personal_number: str | None = field(repr=False)
    birth_date: PartialDate | None = field(repr=False)
    place_of_birth: tuple[str, ...] = field(repr=False)
    """City, state, country or as much of it as there is."""
    address: tuple[str, ...] = field(repr=False)
    telephone: str | None = field(repr=False)
    profession: str | None = field(repr=False)
    title: str | None = field(repr=False)
    personal_summary: str | None = field(repr=False)
    proof_of_citizenship: DisplayedImage | None = field(repr=False)
    other_documents: tuple[str, ...] = field(repr=False)
    """Numbers of other valid travel documents."""
    custody: str | None = field(repr=False)


def parse_dg11(data: bytes) -> Dg11:
    """Raises MalformedData where the file is no sequence of data objects; the tag list 5C is not trusted."""
    try:
        content = tlv.unwrap(data, elementary_files.DG11.tag)
        found = values(content)
        other_names = [item.value for item in _other_names(content)]
    except TlvError as error:
        raise MalformedData(f"DG11: {error}") from error
    proof = found.get(0x5F16)
    return Dg11(
        full_name=text_of(found.get(0x5F0E)),
        other_names=tuple(name for name in map(text_of, other_names) if name is not None),
        personal_number=text_of(found.get(0x5F10)),
        birth_date=date_of(found.get(0x5F2B)),
        place_of_birth=texts_of(found.get(0x5F11)),
        address=texts_of(found.get(0x5F42)),
        telephone=text_of(found.get(0x5F12)),
        profession=text_of(found.get(0x5F13)),
        title=text_of(found.get(0x5F14)),
        personal_summary=text_of(found.get(0x5F15)),
        proof_of_citizenship=displayed_image(proof) if proof else None,
        other_documents=texts_of(found.get(0x5F17)),
        custody=text_of(found.get(0x5F18)),
    )


def _other_names(content: bytes) -> list[tlv.Tlv]:
    """Inside the template A0, and beside it, where some issuers put them."""
    names: list[tlv.Tlv] = []
    for item in objects(content):
        names += objects(item.value) if item.tag == _OTHER_NAMES else (item,)
    return [item for item in names if item.tag == _OTHER_NAME]
