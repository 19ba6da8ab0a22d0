"""What is printed on and stored in one Vietnamese identity card."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum

from cardreader.lds.mrz import MrzFormat

FURTHER_DATA_GROUPS = frozenset({7, 11, 12, 16})
"""Data groups that no Vietnamese card holds."""


class PersonalisationError(ValueError):
    """The data cannot be put on a card. The text names the field, never its content."""


class Sex(Enum):
    """Sex as the MRZ writes it (Doc 9303-5 §4.2.2); the name of the member is not shown to anybody."""

    MALE = "M"
    FEMALE = "F"

    @property
    def vietnamese(self) -> str:
        """The word in DG13 and in the QR code."""
        return "Nam" if self is Sex.MALE else "Nữ"


class FaceRecordKind(Enum):
    """How DG2 wraps the portrait: the ways of the standards, then those of real documents that keep to none."""

    ISO_19794_2005 = "iso-19794-5-2005"
    FEATURE_POINTS = "feature-points"
    """As before, with feature points between the face information and the image."""
    SEVERAL_IMAGES = "several-images"
    """Two images in one record, both this portrait."""
    ISO_19794_2011 = "iso-19794-5-2011"
    ISO_39794 = "iso-39794-5"
    """ASN.1 in the constructed data block 7F2E."""
    CONSTRUCTED_BLOCK = "constructed-block"
    """A record of 19794-5 in the data block 7F2E."""
    SECOND_TEMPLATE = "second-template"
    """Two information templates, of which the first holds no image that anybody can read."""
    NO_CBEFF = "no-cbeff"
    """The record lies in DG2 without templates."""
    BARE_IMAGE = "bare-image"
    """Neither templates nor record."""
    ZERO_LENGTHS = "zero-lengths"
    HUGE_LENGTHS = "huge-lengths"
    """Every length inside the record says 4 GB."""
    WRONG_POINT_COUNT = "wrong-point-count"
    """More feature points announced than there are."""


class PictureKind(Enum):
    """How the portrait is encoded."""

    AS_GIVEN = "as-given"
    JPEG = "jpeg"
    GREY_JPEG = "grey-jpeg"
    EXIF_JPEG = "exif-jpeg"
    """Stored lying on its side, with the EXIF orientation that stands it up."""
    JP2 = "jp2"
    PADDED_JP2 = "padded-jp2"
    GREY_JP2 = "grey-jp2"
    GREY_16_BIT_JP2 = "grey-16-bit-jp2"
    CODESTREAM = "codestream"
    """JPEG 2000 without its file wrapper: the first bytes are FF4F FF51."""
    PADDED_CODESTREAM = "padded-codestream"
    GREY_CODESTREAM = "grey-codestream"


@dataclass(frozen=True, slots=True, kw_only=True)
class MrzStyle:
    """How the machine readable zone departs from that of a Vietnamese card. Empty strings: as the other data say."""

    format: MrzFormat = MrzFormat.TD1
    document_number: str = field(default="", repr=False)
    """Else the last nine digits of the personal number. TD1 takes 22 characters, TD2 14, TD3 nine."""
    issuing_state: str = "VNM"
    birth_date: str = field(default="", repr=False)
    """Six characters, such as `74<<<<` for a birthday that nobody knows."""
    sex: str = ""
    """One character, `<` for not specified."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CardData:
    """A synthetic person's card. Empty strings are fields that the card does not hold."""

    personal_id: str
    """Twelve digits."""
    full_name: str
    birth_date: datetime.date
    sex: Sex
    issue_date: datetime.date
    expiry: datetime.date | None
    """None: the card does not expire (holder past 60)."""
    portrait: bytes
    """JPEG or JPEG 2000 file."""
    nationality: str = "Việt Nam"
    ethnicity: str = "Kinh"
    religion: str = "Không"
    origin: str = ""
    residence: str = ""
    features: str = ""
    father: str = ""
    mother: str = ""
    spouse: str = ""
    old_id: str = ""
    """The nine-digit number of the card before."""
    has_dg13: bool = True
    """2021 cards hold DG13; on cards of 2024 it is optional."""
    has_photo: bool = True
    """The cards of children under six hold no DG2; `portrait` is not used then."""
    mrz: MrzStyle = MrzStyle()
    face_record: FaceRecordKind = FaceRecordKind.ISO_19794_2005
    picture: PictureKind = PictureKind.AS_GIVEN
    further_data_groups: frozenset[int] = frozenset()
    """Optional data groups of other states' documents to put on the chip as well: of 7, 11, 12 and 16."""

    def __post_init__(self) -> None:
        if len(self.personal_id) != 12 or not (self.personal_id.isascii() and self.personal_id.isdigit()):
            raise PersonalisationError("personal_id: twelve digits expected")
        if self.old_id and (len(self.old_id) != 9 or not (self.old_id.isascii() and self.old_id.isdigit())):
            raise PersonalisationError("old_id: nine digits or nothing expected")
        if not self.full_name.strip():
            raise PersonalisationError("full_name: empty")
        if not self.further_data_groups <= FURTHER_DATA_GROUPS:
            raise PersonalisationError("further_data_groups: of 7, 11, 12 and 16 only")

    @property
    def can(self) -> str:
        """Card Access Number: the last six digits of the personal number."""
        return self.personal_id[-6:]
