"""The check-in's XML: worked example, proposed categories, and any check-in against rules written a second time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from cardreader.document import PartialDate, Sex
from kiosk.domain.category import CategoryReason, propose_category
from kiosk.domain.checkin import CheckIn, Person, Service
from kiosk.domain.insurance import Coverage, Eligibility
from kiosk.gateway.checkin_xml import (
    CheckInXml,
    CheckInXmlError,
    check_in_fields,
    provisional_patient_code,
)
from simulators.gateway.xml_rules import Defect, check
from tests.unit.gateway.strategies import check_ins
from tests.unit.gateway.support import COVERAGE, PERSON, SERVICE, make_check_in, make_settings

WRITER = CheckInXml(make_settings())


def test_worked_example() -> None:
    xml = WRITER.write(make_check_in()).decode()
    assert xml == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        "<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB><TRANG_THAI_KCB>"
        "<MA_LK>01234-K1-20261122-000001</MA_LK><STT>1</STT>"
        f"<MA_BN>{provisional_patient_code('01234-K1-20261122-000001')}</MA_BN>"
        "<HO_TEN>Nguyễn Văn Mẫu</HO_TEN><SO_CCCD>001190012345</SO_CCCD><NGAY_SINH>199005170000</NGAY_SINH>"
        "<GIOI_TINH>1</GIOI_TINH><MA_THE_BHYT>GD4010112345678</MA_THE_BHYT><MA_DKBD>01234</MA_DKBD>"
        "<GT_THE_TU>20260101</GT_THE_TU><GT_THE_DEN>20261231</GT_THE_DEN><MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB>"
        "<NGAY_VAO>202611220830</NGAY_VAO><NGAY_VAO_NOI_TRU></NGAY_VAO_NOI_TRU><LY_DO_VNT></LY_DO_VNT>"
        "<MA_LY_DO_VNT></MA_LY_DO_VNT><MA_LOAI_KCB>01</MA_LOAI_KCB><MA_CSKCB>01234</MA_CSKCB>"
        "<MA_DICH_VU>02.1897</MA_DICH_VU><TEN_DICH_VU>Khám Nội</TEN_DICH_VU><MA_THUOC></MA_THUOC>"
        "<TEN_THUOC></TEN_THUOC><MA_VAT_TU></MA_VAT_TU><TEN_VAT_TU></TEN_VAT_TU><NGAY_YL>202611220830</NGAY_YL>"
        "<DU_PHONG></DU_PHONG></TRANG_THAI_KCB></DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>"
    )


@given(check_ins)
def test_any_check_in_passes_both_sets_of_rules(check_in: CheckIn) -> None:
    found = check(WRITER.write(check_in), "01234")
    assert not isinstance(found, Defect), found
    assert found["MA_LK"] == check_in.key
    assert len(found) == 26
    assert found["SO_CCCD"] == (check_in.person.personal_id or "")
    if check_in.person.personal_id:
        assert check_in.person.personal_id not in found["MA_BN"]


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (PartialDate(1990, 5, 7), "199005070000"),
        (PartialDate(1990, 5), "199000000000"),
        (PartialDate(1990), "199000000000"),
    ],
)
def test_birth_dates(birth: PartialDate, expected: str) -> None:
    person = Person("001190012345", "A", birth, Sex.FEMALE)
    assert check_in_fields(make_check_in(person=person), make_settings())["NGAY_SINH"] == expected


def test_times_are_those_of_vietnam() -> None:
    late = make_check_in(occurred_at=datetime(2026, 12, 31, 17, 5, tzinfo=UTC))
    assert check_in_fields(late, make_settings())["NGAY_VAO"] == "202701010005"


ACCEPTED = replace(COVERAGE, first_facility="01001")
ELSEWHERE = Coverage("GD4010112345678", date(2026, 1, 1), date(2026, 12, 31), "79024")


@pytest.mark.parametrize(
    ("eligibility", "coverage", "code", "reason"),
    [
        (Eligibility.ELIGIBLE, COVERAGE, "1.1", CategoryReason.REGISTERED_HERE),
        (Eligibility.ELIGIBLE_STAFF_CHECK, COVERAGE, "1.1", CategoryReason.REGISTERED_HERE),
        (Eligibility.ELIGIBLE, ELSEWHERE, "1.2", CategoryReason.REGISTERED_ELSEWHERE),
        (Eligibility.ELIGIBLE, ACCEPTED, "1.3", CategoryReason.ACCEPTED_FACILITY),
        (Eligibility.ELIGIBLE, replace(COVERAGE, first_facility=None), "1.2", CategoryReason.FACILITY_UNKNOWN),
        (Eligibility.ELIGIBLE, None, "9", CategoryReason.NOT_INSURED),
        (Eligibility.NOT_ELIGIBLE, COVERAGE, "9", CategoryReason.NOT_INSURED),
        (Eligibility.NOT_FOUND, None, "9", CategoryReason.NOT_INSURED),
        (Eligibility.MISMATCH, None, "9", CategoryReason.NOT_SETTLED),
        (Eligibility.STAFF, None, "9", CategoryReason.NOT_SETTLED),
        (Eligibility.NOT_CHECKED, None, "1.2", CategoryReason.NOT_CHECKED),
    ],
)
def test_proposed_category(
    eligibility: Eligibility, coverage: Coverage | None, code: str, reason: CategoryReason
) -> None:
    settings = make_settings(accepted_facilities=("01001",), accepted_category="1.3")
    proposed = propose_category(eligibility, coverage, settings.category_rules)
    assert (proposed.code, proposed.reason) == (code, reason)
    fields = check_in_fields(make_check_in(eligibility=eligibility, coverage=coverage), settings)
    assert fields["MA_DOITUONG_KCB"] == code
    assert (fields["MA_THE_BHYT"] == "") == (code == "9")


def test_who_could_not_be_looked_up_is_not_sent_as_uninsured() -> None:
    fields = check_in_fields(make_check_in(eligibility=Eligibility.NOT_CHECKED, coverage=None), make_settings())
    assert fields["MA_THE_BHYT"] == PERSON.personal_id
    assert fields["MA_DKBD"] == ""


def test_the_default_category_is_a_setting() -> None:
    rules = make_settings(default_category="1.11").category_rules
    assert propose_category(Eligibility.ELIGIBLE, ELSEWHERE, rules).code == "1.11"


@pytest.mark.parametrize("name", ["default_category", "accepted_category"])
@pytest.mark.parametrize("code", ["1.1", "9", "5", "", "1.2 "])
def test_a_default_that_fits_no_such_person_is_no_setting(name: str, code: str) -> None:
    with pytest.raises(ValueError, match=name):
        make_settings(**{name: code})


def test_the_kind_of_visit_is_a_setting() -> None:
    assert check_in_fields(make_check_in(), make_settings(visit_kind="13"))["MA_LOAI_KCB"] == "13"
    with pytest.raises(ValueError, match="visit_kind"):
        make_settings(visit_kind="17")


@pytest.mark.parametrize(
    ("changes", "tag"),
    [
        ({"key": ""}, "MA_LK"),
        ({"key": "x" * 101}, "MA_LK"),
        ({"key": "a b"}, "MA_LK"),
        ({"person": Person("001190012345", "\x00", PartialDate(1990), Sex.MALE)}, "HO_TEN"),
        ({"person": Person("001190012345", "N" * 256, PartialDate(1990), Sex.MALE)}, "HO_TEN"),
        ({"service": Service("", "Khám", "P", 1, "A")}, "MA_DICH_VU"),
        ({"service": Service("x" * 51, "Khám", "P", 1, "A")}, "MA_DICH_VU"),
        ({"service": Service("x", "", "P", 1, "A")}, "TEN_DICH_VU"),
        ({"service": Service("x", "\x01", "P", 1, "A")}, "TEN_DICH_VU"),
        ({"coverage": Coverage("GD4010112345678", None, None, "0123")}, "MA_DKBD"),
        ({"coverage": Coverage("X" * 16, None, None, None)}, "MA_THE_BHYT"),
    ],
)
def test_what_does_not_fit_is_named_without_its_value(changes: dict[str, Any], tag: str) -> None:
    with pytest.raises(CheckInXmlError, match=tag) as caught:
        WRITER.write(make_check_in(**changes))
    for value in ("N" * 256, "x" * 51, "X" * 16):
        assert value not in str(caught.value)


def test_control_characters_in_a_name_are_dropped() -> None:
    person = Person("001190012345", "Lê\x0b Thị\x00 Mẫu", PartialDate(1990), Sex.FEMALE)
    root = etree.fromstring(WRITER.write(make_check_in(person=person)))
    assert root.findtext(".//HO_TEN") == "Lê Thị Mẫu"


def test_the_schema_refuses_another_order() -> None:
    root = etree.fromstring(WRITER.write(make_check_in()))
    row = root[0][0]
    row.insert(0, row[1])
    with pytest.raises(CheckInXmlError, match="STT"):
        WRITER.validate(root)


def test_the_provisional_code_tells_the_visit_and_no_person() -> None:
    code = provisional_patient_code("01234-K1-20261122-000001")
    assert code == provisional_patient_code("01234-K1-20261122-000001")
    assert code != provisional_patient_code("01234-K1-20261122-000002")
    assert code.startswith("TAM")
    assert SERVICE.code not in code
