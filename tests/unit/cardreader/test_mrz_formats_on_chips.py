"""Whole reads of chips whose machine readable zone is not that of a Vietnamese card."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from cardreader.access.keys import Can, ChipKeys, MrzKey
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadResult, ProtocolChoice
from cardreader.document import PartialDate, Sex
from cardreader.lds.check_digits import check_digit
from cardreader.lds.dg1 import parse_dg1
from cardreader.lds.mrz import Mrz, MrzFormat
from cardreader.lds.mrz_text import parse_mrz_text
from simulators.chip.card_data import CardData, MrzStyle, PersonalisationError
from simulators.chip.data_groups import dg1
from simulators.chip.mrz import mrz_information, mrz_lines
from simulators.chip.personalisation import personalise

from .proof_cards import ECDSA, trust
from .sample_card import card_data, connect, signer

TODAY = date(2026, 1, 1)
STYLES = {
    "TD1 of another state": MrzStyle(issuing_state="UTO", document_number="D23145890"),
    "TD1 with a long number": MrzStyle(issuing_state="UTO", document_number="D23145890734"),
    "TD1 with the longest number": MrzStyle(issuing_state="UTO", document_number="D231458907340123456789"),
    "TD1 with a short number": MrzStyle(issuing_state="D", document_number="L1"),
    "TD2": MrzStyle(format=MrzFormat.TD2, issuing_state="UTO", document_number="D23145890"),
    "TD2 with a long number": MrzStyle(format=MrzFormat.TD2, issuing_state="UTO", document_number="D2314589073401"),
    "TD3": MrzStyle(format=MrzFormat.TD3, issuing_state="UTO", document_number="L898902C"),
    "TD3 of Vietnam": MrzStyle(format=MrzFormat.TD3, document_number="C1234567"),
}


def _data(style: MrzStyle) -> CardData:
    return dataclasses.replace(card_data(has_dg13=False), mrz=style)


def _zone(style: MrzStyle) -> Mrz:
    return parse_dg1(dg1("".join(mrz_lines(_data(style)))), TODAY)


@pytest.mark.parametrize("name", STYLES)
def test_what_the_builder_writes_is_what_the_parser_reads(name: str) -> None:
    style = STYLES[name]
    mrz = _zone(style)
    assert (mrz.format, mrz.failed_checks) == (style.format, ())
    assert (mrz.document_number, mrz.issuing_state) == (style.document_number, style.issuing_state)
    assert (mrz.birth_date, mrz.expiry, mrz.sex) == (PartialDate(1999, 1, 15), date(2039, 1, 15), Sex.MALE)
    assert mrz.full_name == "NGUYEN VAN MAU"
    assert mrz.personal_id is None
    assert parse_mrz_text("\n".join(mrz_lines(_data(style))), TODAY).valid


@pytest.mark.parametrize("name", STYLES)
def test_the_key_comes_from_the_zone(name: str) -> None:
    mrz = _zone(STYLES[name])
    key = MrzKey(mrz.document_number, mrz.birth_date_field, mrz.expiry_field)
    assert key.information == mrz_information(mrz_lines(_data(STYLES[name])))


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("protocol", [ProtocolChoice.BAC, ProtocolChoice.PACE])
def test_whole_reads(name: str, protocol: ProtocolChoice) -> None:
    data = _data(STYLES[name])
    mrz = _zone(STYLES[name])
    keys = ChipKeys(Can(data.can), (MrzKey(mrz.document_number, mrz.birth_date_field, mrz.expiry_field),))
    connection = connect(personalise(data, signer()))
    found = ChipReader(connection, keys, protocol=protocol, today=lambda: TODAY).read()
    assert isinstance(found, ChipReadResult), found
    assert (found.document.full_name, found.document.personal_id) == ("NGUYEN VAN MAU", None)
    assert found.document.birth_date == PartialDate(1999, 1, 15)
    assert found.evidence.remarks == ()


@pytest.mark.parametrize("zone_format", MrzFormat)
@pytest.mark.parametrize(
    ("text", "birth_date"), [("99<<<<", PartialDate(1999)), ("9901<<", PartialDate(1999, 1)), ("<<<<<<", None)]
)
def test_birthdays_and_sexes_that_nobody_knows(
    zone_format: MrzFormat, text: str, birth_date: PartialDate | None
) -> None:
    mrz = _zone(MrzStyle(format=zone_format, issuing_state="UTO", birth_date=text, sex="<"))
    assert (mrz.birth_date, mrz.sex, mrz.failed_checks) == (birth_date, Sex.UNDETERMINED, ())


@pytest.mark.parametrize("protocol", [ProtocolChoice.BAC, ProtocolChoice.PACE])
@pytest.mark.parametrize("text", ["99<<<<", "9901<<", "<<<<<<"])
def test_a_birthday_that_nobody_knows_opens_the_chip(text: str, protocol: ProtocolChoice) -> None:
    """Doc 9303-3 §4.7: the fillers are part of the key."""
    style = MrzStyle(issuing_state="UTO", document_number="D23145890", birth_date=text)
    keys = ChipKeys(mrz=(MrzKey("D23145890", text, "390115"),))
    found = ChipReader(
        connect(personalise(_data(style), signer())), keys, protocol=protocol, today=lambda: TODAY
    ).read()
    assert isinstance(found, ChipReadResult), found
    assert found.document.full_name == "NGUYEN VAN MAU"


@pytest.mark.parametrize(
    ("state", "genuine"),
    [("D", VerdictResult.CANNOT_TELL), ("LAO", VerdictResult.CANNOT_TELL), ("UTO", VerdictResult.VERIFIED)],
)
def test_a_csca_of_vietnam_makes_no_other_states_document_genuine(state: str, genuine: VerdictResult) -> None:
    data = _data(MrzStyle(issuing_state=state, document_number="C01X00T47"))
    image = personalise(data, signer(), active_authentication=ECDSA)
    keys = ChipKeys(mrz=(MrzKey("C01X00T47", "990115", "390115"),))
    found = ChipReader(connect(image), keys, trust=trust(), today=lambda: TODAY).read()
    assert isinstance(found, ChipReadResult), found
    assert found.verdicts.intact.result is VerdictResult.VERIFIED
    assert found.verdicts.active_authentication.result is VerdictResult.VERIFIED
    assert found.verdicts.genuine.result is genuine


def test_a_vietnamese_card_without_expiry() -> None:
    lines = mrz_lines(dataclasses.replace(card_data(), expiry=None))
    assert parse_dg1(dg1("".join(lines)), TODAY).expiry is None
    assert lines[1][8:15] == "991231" + check_digit("991231")


@pytest.mark.parametrize(
    "style",
    [
        MrzStyle(issuing_state="UTO", document_number="D2314589073401234567890"),
        MrzStyle(format=MrzFormat.TD2, document_number="D23145890734012"),
        MrzStyle(format=MrzFormat.TD3, document_number="D231458907"),
        MrzStyle(issuing_state=""),
        MrzStyle(birth_date="99"),
        MrzStyle(sex="MF"),
    ],
)
def test_what_fits_no_zone_is_refused_without_quoting_it(style: MrzStyle) -> None:
    with pytest.raises(PersonalisationError, match=r"^mrz: ") as refused:
        mrz_lines(_data(style))
    assert "D2314" not in str(refused.value)
    assert "D2314" not in repr(style)
