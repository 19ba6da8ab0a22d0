"""The check-in's rules from the receiving side, written from the table anew and on purpose without the kiosk's schema.

The real gateway's defect codes are not public: those here (301 to 307) are the simulator's own; each names element
and rule in its message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from signxml.exceptions import InvalidCertificate, InvalidInput, InvalidSignature
from signxml.verifier import SignatureConfiguration, VerifyResult, XMLVerifier

NOT_WELL_FORMED = "301"
WRONG_STRUCTURE = "302"
REQUIRED_EMPTY = "303"
WRONG_FORMAT = "304"
RULE_BROKEN = "305"
OTHER_FACILITY = "306"
WRONG_SIGNATURE = "307"


@dataclass(frozen=True, slots=True)
class Defect:
    """Why a check-in is turned down."""

    code: str
    message: str


def _text(limit: int) -> Callable[[str], bool]:
    return lambda value: len(value) <= limit


def _pattern(expression: str) -> Callable[[str], bool]:
    compiled = re.compile(expression)
    return lambda value: compiled.fullmatch(value) is not None


def _time(form: str, length: int) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        if len(value) != length or not (value.isascii() and value.isdigit()):
            return False
        try:
            datetime.strptime(value, form)  # noqa: DTZ007 - only whether such a day and time exist
        except ValueError:
            return False
        return True

    return check


_minute = _time("%Y%m%d%H%M", 12)
_date = _time("%Y%m%d", 8)


def _birth(value: str) -> bool:
    return _minute(value) or (_pattern(r"[12][0-9]{3}00000000")(value))


_CATEGORIES = frozenset(
    ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]
    + [f"1.{number}" for number in range(11, 19)]
    + ["2", "3.1", "3.2", "3.3", "3.6", "7", "7.2", "7.3", "7.4", "8", "9", "10"]
)

_COLUMNS: tuple[tuple[str, bool, Callable[[str], bool]], ...] = (
    ("MA_LK", True, _text(100)),
    ("STT", True, _pattern(r"[0-9]{1,10}")),
    ("MA_BN", True, _text(100)),
    ("HO_TEN", True, _text(255)),
    ("SO_CCCD", False, _pattern(r"[0-9]{12}|[0-9]{9}|[A-Z][0-9]{7}")),
    ("NGAY_SINH", True, _birth),
    ("GIOI_TINH", True, _pattern(r"[123]")),
    ("MA_THE_BHYT", False, _pattern(r"[A-Z]{2}[1-5][0-9]{12}|[0-9]{10}|[0-9]{12}")),
    ("MA_DKBD", False, _pattern(r"[0-9A-Z]{5}")),
    ("GT_THE_TU", False, _date),
    ("GT_THE_DEN", False, _date),
    ("MA_DOITUONG_KCB", True, _CATEGORIES.__contains__),
    ("NGAY_VAO", True, _minute),
    ("NGAY_VAO_NOI_TRU", False, _minute),
    ("LY_DO_VNT", False, _text(4000)),
    ("MA_LY_DO_VNT", False, _text(10)),
    ("MA_LOAI_KCB", True, _pattern(r"0[1-9]|1[0-6]")),
    ("MA_CSKCB", True, _pattern(r"[0-9]{2}[0-9A-Z]{3}")),
    ("MA_DICH_VU", False, _text(50)),
    ("TEN_DICH_VU", False, _text(1024)),
    ("MA_THUOC", False, _text(255)),
    ("TEN_THUOC", False, _text(1024)),
    ("MA_VAT_TU", False, _text(255)),
    ("TEN_VAT_TU", False, _text(1024)),
    ("NGAY_YL", True, _minute),
    ("DU_PHONG", False, _text(4000)),
)
"""Tag, whether it must be filled, and what its content must be where it is filled."""


def check(xml: bytes, facility_code: str) -> Mapping[str, str] | Defect:
    """The 26 fields of the one check-in in a document, or the first defect found."""
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return Defect(NOT_WELL_FORMED, "fileHSBase64: no well-formed XML")
    fields = _structure(root)
    if isinstance(fields, Defect):
        return fields
    for tag, required, fits in _COLUMNS:
        value = fields[tag]
        if required and not value.strip():
            return Defect(REQUIRED_EMPTY, f"{tag}: must not be empty")
        if value and not fits(value):
            return Defect(WRONG_FORMAT, f"{tag}: wrong format")
    if fields["MA_CSKCB"] != facility_code:
        return Defect(OTHER_FACILITY, "MA_CSKCB: another facility than the account's")
    return _conditions(fields) or _signature(root) or fields


def _structure(root: etree._Element) -> dict[str, str] | Defect:
    if root.tag != "CHI_TIEU_TRANG_THAI_KCB" or [child.tag for child in root] != [
        "DSACH_TRANG_THAI_KCB",
        "CHUKYDONVI",
    ]:
        return Defect(WRONG_STRUCTURE, "CHI_TIEU_TRANG_THAI_KCB: wrong children")
    rows = list(root[0])
    if [row.tag for row in rows] != ["TRANG_THAI_KCB"]:
        return Defect(WRONG_STRUCTURE, "DSACH_TRANG_THAI_KCB: one TRANG_THAI_KCB is needed")
    expected = [tag for tag, _, _ in _COLUMNS]
    if [element.tag for element in rows[0]] != expected:
        return Defect(WRONG_STRUCTURE, "TRANG_THAI_KCB: not the 26 elements in their order")
    return {tag: element.text or "" for tag, element in zip(expected, rows[0], strict=True)}


def _conditions(fields: Mapping[str, str]) -> Defect | None:
    def filled(tag: str) -> bool:
        return bool(fields[tag])

    if sum(filled(tag) for tag in ("MA_DICH_VU", "MA_THUOC", "MA_VAT_TU")) != 1:
        return Defect(RULE_BROKEN, "MA_DICH_VU, MA_THUOC, MA_VAT_TU: exactly one is needed")
    for code, name in (("MA_DICH_VU", "TEN_DICH_VU"), ("MA_THUOC", "TEN_THUOC"), ("MA_VAT_TU", "TEN_VAT_TU")):
        if filled(code) != filled(name):
            return Defect(RULE_BROKEN, f"{name}: needed if and only if {code} is")
    if filled("NGAY_VAO_NOI_TRU") != filled("LY_DO_VNT"):
        return Defect(RULE_BROKEN, "LY_DO_VNT: needed if and only if NGAY_VAO_NOI_TRU is")
    if filled("NGAY_VAO_NOI_TRU") and fields["NGAY_VAO_NOI_TRU"] < fields["NGAY_VAO"]:
        return Defect(RULE_BROKEN, "NGAY_VAO_NOI_TRU: before NGAY_VAO")
    if filled("GT_THE_TU") and filled("GT_THE_DEN") and fields["GT_THE_DEN"] < fields["GT_THE_TU"]:
        return Defect(RULE_BROKEN, "GT_THE_DEN: before GT_THE_TU")
    insured = fields["MA_DOITUONG_KCB"] != "9"
    if insured != filled("MA_THE_BHYT"):
        return Defect(RULE_BROKEN, "MA_THE_BHYT: empty if and only if not insured")
    if filled("MA_DKBD") and not insured:
        return Defect(RULE_BROKEN, "MA_DKBD: only of an insured person")
    if fields["MA_DOITUONG_KCB"] == "1.1" and fields["MA_DKBD"] != fields["MA_CSKCB"]:
        return Defect(RULE_BROKEN, "MA_DOITUONG_KCB: 1.1 at another facility than the registered first")
    return None


def _signature(root: etree._Element) -> Defect | None:
    """CHUKYDONVI is empty, or holds one signature that verifies over the whole document under its own certificate.

    Which authorities the real gateway trusts is not public: any certificate is taken.
    """
    found = list(root[1])
    if not found and not (root[1].text or "").strip():
        return None
    certificate = root[1].findtext("{*}Signature/{*}KeyInfo/{*}X509Data/{*}X509Certificate")
    if len(found) != 1 or certificate is None:
        return Defect(WRONG_SIGNATURE, "CHUKYDONVI: one signature with its certificate is needed")
    config = SignatureConfiguration(expect_references=1, location="./CHUKYDONVI/")
    try:
        verified = XMLVerifier().verify(root, x509_cert=certificate, expect_config=config)
    except (InvalidInput, InvalidSignature, InvalidCertificate, ValueError):
        return Defect(WRONG_SIGNATURE, "CHUKYDONVI: the signature does not verify")
    signed = verified.signed_xml if isinstance(verified, VerifyResult) else None
    if signed is None or signed.tag != root.tag:
        return Defect(WRONG_SIGNATURE, "CHUKYDONVI: the signature is not over the whole document")
    return None
