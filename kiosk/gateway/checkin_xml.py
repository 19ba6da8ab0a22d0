"""A check-in as the XML of the visit-status table: 26 elements in their order, every tag present even if empty."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from importlib.resources import files
from typing import Protocol

from lxml import etree

from cardreader.document import PartialDate, Sex
from cardreader.text import normalise
from kiosk.domain.category import CategoryReason, propose_category
from kiosk.domain.checkin import CheckIn
from kiosk.domain.local_time import VIETNAM_TIME
from kiosk.gateway.settings import GatewaySettings

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PERSONAL_ID = re.compile(r"[0-9]{12}|[0-9]{9}|[A-Z][0-9]{7}")
_SEX_NUMBERS = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNDETERMINED: "3"}


class Signer(Protocol):
    """Puts the facility's signature into a document."""

    def sign(self, root: etree._Element) -> etree._Element:
        """The document with its CHUKYDONVI filled."""
        ...


class CheckInXmlError(ValueError):
    """The check-in does not fit the table. The message names element and rule, never a value."""


def provisional_patient_code(key: str) -> str:
    """MA_BN while the hospital's own is unknown at the kiosk: `TAM` (provisional) and 16 hex digits of the key's hash.

    One for each visit, without anything of the person in it; the hospital replaces it in its later sends.
    """
    return "TAM" + hashlib.sha256(key.encode()).hexdigest()[:16].upper()


def check_in_fields(check_in: CheckIn, settings: GatewaySettings) -> dict[str, str]:
    """The 26 elements in order."""
    person, service = check_in.person, check_in.service
    coverage = check_in.coverage if check_in.eligibility.insured else None
    category = propose_category(check_in.eligibility, check_in.coverage, settings.category_rules)
    if coverage is not None:
        card_number = coverage.card_number
    else:
        # Not asked yet is not "uninsured": the number that a later lookup will ask by stands in for the card's.
        card_number = person.lookup_number if category.reason is CategoryReason.NOT_CHECKED else ""
    occurred = _moment(check_in.occurred_at)
    personal_id = person.personal_id or ""
    return {
        "MA_LK": check_in.key,
        "STT": "1",
        "MA_BN": provisional_patient_code(check_in.key),
        "HO_TEN": normalise(_NOT_XML.sub("", person.full_name)),
        "SO_CCCD": personal_id if _PERSONAL_ID.fullmatch(personal_id) else "",
        "NGAY_SINH": _birth(person.birth_date),
        "GIOI_TINH": _SEX_NUMBERS[person.sex],
        "MA_THE_BHYT": card_number,
        "MA_DKBD": (coverage.first_facility or "") if coverage else "",
        "GT_THE_TU": _day(coverage.valid_from) if coverage else "",
        "GT_THE_DEN": _day(coverage.valid_to) if coverage else "",
        "MA_DOITUONG_KCB": category.code,
        "NGAY_VAO": occurred,
        "NGAY_VAO_NOI_TRU": "",
        "LY_DO_VNT": "",
        "MA_LY_DO_VNT": "",
        "MA_LOAI_KCB": settings.visit_kind,
        "MA_CSKCB": settings.facility_code,
        "MA_DICH_VU": service.code,
        "TEN_DICH_VU": service.name,
        "MA_THUOC": "",
        "TEN_THUOC": "",
        "MA_VAT_TU": "",
        "TEN_VAT_TU": "",
        "NGAY_YL": occurred,
        "DU_PHONG": "",
    }


class CheckInXml:
    """Writes check-ins as XML, holds each against the schema that comes with this package, and signs it if asked to."""

    def __init__(self, settings: GatewaySettings, signer: Signer | None = None) -> None:
        self._settings = settings
        self._signer = signer
        document = etree.fromstring(files("kiosk.gateway").joinpath("checkin.xsd").read_bytes())
        self._schema = etree.XMLSchema(document)

    def write(self, check_in: CheckIn) -> bytes:
        """The document in UTF-8. Raises CheckInXmlError where the check-in does not fit the table."""
        root = etree.Element("CHI_TIEU_TRANG_THAI_KCB")
        row = etree.SubElement(etree.SubElement(root, "DSACH_TRANG_THAI_KCB"), "TRANG_THAI_KCB")
        for tag, value in check_in_fields(check_in, self._settings).items():
            try:
                etree.SubElement(row, tag).text = value
            except ValueError as error:
                raise CheckInXmlError(f"{tag}: holds a character that XML does not allow") from error
        etree.SubElement(root, "CHUKYDONVI")
        self.validate(root)
        if self._signer is not None:
            root = self._signer.sign(root)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def validate(self, root: etree._Element) -> None:
        """Raises CheckInXmlError naming the elements that break the schema."""
        if self._schema.validate(root):
            return
        # The schema's own messages quote the offending values, which are a person's.
        where = {(entry.path or "").rsplit("/", 1)[-1]: entry.type_name for entry in self._schema.error_log}
        raise CheckInXmlError("; ".join(f"{tag}: {rule}" for tag, rule in sorted(where.items())))


def _moment(value: datetime) -> str:
    return value.astimezone(VIETNAM_TIME).strftime("%Y%m%d%H%M")


def _day(value: date | None) -> str:
    return "" if value is None else f"{value.year:04d}{value.month:02d}{value.day:02d}"


def _birth(value: PartialDate) -> str:
    """NGAY_SINH: 0000 for the time, and for month and day unless both are known."""
    whole = value.as_date()
    return f"{value.year:04d}00000000" if whole is None else f"{_day(whole)}0000"
