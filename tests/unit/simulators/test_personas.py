"""The synthetic persons: each is one and the same on the chip, in the codes and at the gateway."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest

from cardreader.document import PartialDate, Sex
from cardreader.optical.access_key import chip_keys_from_qr
from cardreader.optical.qr_payload import QrDocument, QrKind, parse_qr
from simulators.chip.mrz import mrz_information, mrz_lines
from simulators.personas.loading import DATA_FOLDER
from simulators.personas.persona import (
    ANSWER_FIELDS,
    CardKind,
    FrameKind,
    NoSuchCodeError,
    Persona,
    PersonaError,
    PicturesError,
    QrLayout,
    card_data,
    frames,
    gateway_answer,
    layouts_of,
    load_personas,
    own_layout,
    portrait,
    qr_text,
)
from simulators.personas.pictures import FACES_FOLDER

PERSONAS = load_personas()
IDS = sorted(PERSONAS)
INSURED = [name for name in IDS if PERSONAS[name].insurance.card_number]
KINDS = {
    QrLayout.CARD_2021: {QrKind.CARD_2021, QrKind.CARD_2024},
    QrLayout.CARD_2024: {QrKind.CARD_2024},
    QrLayout.VNEID: {QrKind.CARD_2021, QrKind.CARD_2024},
    QrLayout.BHYT: {QrKind.BHYT},
    QrLayout.BHYT_2021: {QrKind.BHYT},
    QrLayout.VSSID: {QrKind.VSSID},
}


def parsed(text: str) -> QrDocument:
    result = parse_qr(text)
    assert isinstance(result, QrDocument)
    return result


def layouts(name: str) -> list[QrLayout]:
    return list(layouts_of(PERSONAS[name]))


CODES = [(name, layout) for name in IDS for layout in layouts(name)]


class TestCast:
    def test_every_part_is_played(self) -> None:
        answers = {name: persona.insurance.answer for name, persona in PERSONAS.items()}
        assert answers == {"mau": "000", "thu": "000", "ba-hoa": "004", "tuan": "010", "lan": "050", "y-nuk": "060"}
        assert PERSONAS["ba-hoa"].card.expiry is None
        assert PERSONAS["thu"].card.kind is CardKind.CAN_CUOC_2024
        assert not PERSONAS["thu"].card.has_dg13
        assert PERSONAS["y-nuk"].card.full_name == "Y Ñuk Kbŏ"
        assert len({persona.face for persona in PERSONAS.values()}) == 6

    def test_demonstration_person_is_the_sample_card(self) -> None:
        mau = PERSONAS["mau"]
        assert mrz_lines(card_data(mau)) == (
            "IDVNM0990123459001099012345<<0",
            "9901155M3901153VNM<<<<<<<<<<<6",
            "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<",
        )
        assert qr_text(mau) == ("001099012345||Nguyễn Văn Mẫu|15011999|Nam|Phường Bến Nghé, TP Hồ Chí Minh|01022022")

    def test_representation_shows_no_person(self) -> None:
        shown = repr(PERSONAS)
        for persona in PERSONAS.values():
            card = persona.card
            assert not any(secret in shown for secret in (card.personal_id, card.full_name, card.residence))
            assert persona.insurance.card_number is None or persona.insurance.card_number not in shown


class TestCodes:
    @pytest.mark.parametrize(("name", "layout"), CODES)
    def test_code_says_the_same_person(self, name: str, layout: QrLayout) -> None:
        persona, code = PERSONAS[name], parsed(qr_text(PERSONAS[name], layout))
        assert code.kind in KINDS[layout]
        assert code.warnings == ()
        assert code.document.full_name == persona.card.full_name
        if layout is not QrLayout.VSSID:
            assert code.birth_date == PartialDate.of(persona.card.birth_date)
            assert code.document.sex is persona.card.sex
            assert code.document.residence == persona.card.residence

    @pytest.mark.parametrize("name", IDS)
    def test_own_card_code(self, name: str) -> None:
        card, code = PERSONAS[name].card, parsed(qr_text(PERSONAS[name]))
        assert code.kind.value == own_layout(PERSONAS[name]).value
        assert code.personal_id == card.personal_id
        assert code.issue_date == card.issue_date
        assert code.document.old_id == card.old_id

    @pytest.mark.parametrize("name", INSURED)
    def test_insurance_codes(self, name: str) -> None:
        insurance = PERSONAS[name].insurance
        paper = parsed(qr_text(PERSONAS[name], QrLayout.BHYT))
        assert paper.document.insurance_number == insurance.card_number
        assert paper.insurance is not None
        assert paper.insurance.first_facility == insurance.facility
        assert paper.insurance.benefit_level == insurance.benefit_level
        assert (paper.insurance.valid_from, paper.insurance.valid_to) == (insurance.valid_from, insurance.valid_to)
        assert paper.insurance.five_years_from == insurance.five_years_from
        assert parsed(qr_text(PERSONAS[name], QrLayout.VSSID)).document.insurance_number == insurance.bhxh_number

    def test_newer_insurance_codes_show_the_short_number(self) -> None:
        code = parsed(qr_text(PERSONAS["mau"], QrLayout.BHYT_2021))
        assert code.document.insurance_number == PERSONAS["mau"].insurance.bhxh_number

    @pytest.mark.parametrize("layout", [QrLayout.BHYT, QrLayout.BHYT_2021, QrLayout.VSSID])
    def test_no_insurance_no_insurance_code(self, layout: QrLayout) -> None:
        with pytest.raises(NoSuchCodeError):
            qr_text(PERSONAS["lan"], layout)


class TestChip:
    @pytest.mark.parametrize("name", IDS)
    def test_code_holds_the_keys_of_the_chip(self, name: str) -> None:
        data = card_data(PERSONAS[name])
        keys = chip_keys_from_qr(parsed(qr_text(PERSONAS[name])))
        assert keys.can is not None
        assert keys.can.digits == data.can
        assert keys.mrz[0].information == mrz_information(mrz_lines(data))

    @pytest.mark.parametrize("name", IDS)
    def test_chip_holds_the_card(self, name: str) -> None:
        card, data = PERSONAS[name].card, card_data(PERSONAS[name])
        same = ("personal_id", "full_name", "birth_date", "issue_date", "expiry", "residence", "has_dg13")
        assert [getattr(data, field) for field in same] == [getattr(card, field) for field in same]
        assert data.sex.value == card.sex.value
        assert data.portrait == portrait(PERSONAS[name])


class TestGateway:
    @pytest.mark.parametrize("name", IDS)
    def test_every_field_is_there_and_dates_are_written_its_way(self, name: str) -> None:
        answer = gateway_answer(PERSONAS[name])
        assert tuple(answer) == ANSWER_FIELDS
        for field in ("ngaySinh", "gtTheTu", "gtTheDen", "ngayDu5Nam", "gtTheTuMoi", "gtTheDenMoi"):
            value = answer[field]
            assert value is None or re.fullmatch(r"\d{2}/\d{2}/\d{4}", value)
        for field in ("maDKBD", "maDKBDMoi"):
            value = answer[field]
            assert value is None or re.fullmatch(r"\d{2}[0-9A-Z]{3}", value)

    @pytest.mark.parametrize("name", [name for name in INSURED if name != "y-nuk"])
    def test_same_person_as_the_card(self, name: str) -> None:
        persona, answer = PERSONAS[name], gateway_answer(PERSONAS[name])
        assert answer["maThe"] == persona.insurance.card_number
        assert answer["hoTen"] == persona.card.full_name
        assert answer["ngaySinh"] == f"{persona.card.birth_date:%d/%m/%Y}"
        assert answer["gioiTinh"] == ("Nam" if persona.card.sex is Sex.MALE else "Nữ")
        assert answer["maSoBHXH"] == (persona.insurance.card_number or "")[-10:]

    @pytest.mark.parametrize("name", ["lan", "y-nuk"])
    def test_nothing_is_told_where_the_answer_is_no(self, name: str) -> None:
        answer = gateway_answer(PERSONAS[name])
        assert {field for field, value in answer.items() if value is not None} == {"maKetQua", "ghiChu"}

    def test_new_card(self) -> None:
        answer = gateway_answer(PERSONAS["ba-hoa"])
        assert answer["maKetQua"] == "004"
        assert answer["maTheMoi"] != answer["maThe"] == answer["maTheCu"]
        assert answer["maDKBDMoi"] == "79998"
        assert None not in (answer["gtTheTuMoi"], answer["gtTheDenMoi"], answer["tenDKBDMoi"])

    def test_expired_card_has_expired(self) -> None:
        end = gateway_answer(PERSONAS["tuan"])["gtTheDen"]
        assert end is not None
        assert datetime.strptime(end, "%d/%m/%Y").date() < date(2026, 1, 1)  # noqa: DTZ007 - a date without a time


class TestPictures:
    @pytest.mark.parametrize("name", IDS)
    def test_portrait_has_the_proportions_of_a_card_photo(self, name: str) -> None:
        picture = cv2.imdecode(np.frombuffer(portrait(PERSONAS[name]), np.uint8), cv2.IMREAD_COLOR)
        assert picture is not None
        height, width = picture.shape[:2]
        assert width >= 240
        assert height / width == pytest.approx(4 / 3, abs=0.01)

    @pytest.mark.parametrize("name", IDS)
    def test_frames_show_all_that_liveness_asks_for(self, name: str) -> None:
        pictures = frames(PERSONAS[name])
        wanted = {
            FrameKind.FRONTAL,
            FrameKind.TURN_LEFT,
            FrameKind.TURN_RIGHT,
            FrameKind.BLINK,
            FrameKind.EYES_CLOSED,
        }
        assert wanted <= {kind for kind, _ in pictures}
        assert len({jpeg for _, jpeg in pictures}) == len(pictures)

    @pytest.mark.parametrize("name", IDS)
    def test_face_fits_the_person(self, name: str) -> None:
        card = PERSONAS[name].card
        face = tomllib.loads((FACES_FOLDER / "faces.toml").read_text(encoding="utf-8"))["person"][PERSONAS[name].face]
        assert face["sex"] == card.sex.name.lower()
        youngest, oldest = map(int, face["age_band"].split("-"))
        assert youngest <= 2026 - card.birth_date.year <= oldest

    def test_missing_pictures_are_named(self) -> None:
        persona = Persona(id="x", card=PERSONAS["mau"].card, insurance=PERSONAS["mau"].insurance, face="nobody")
        with pytest.raises(PicturesError, match=r"nobody/portrait\.jpg"):
            portrait(persona)
        with pytest.raises(PicturesError, match=r"nobody/frames\.toml"):
            frames(persona)


SAMPLE = (DATA_FOLDER / "mau.toml").read_text(encoding="utf-8")


class TestBadFiles:
    def load(self, folder: Path, text: str, name: str = "mau.toml") -> None:
        (folder / name).write_text(text, encoding="utf-8")
        load_personas(folder)

    @pytest.mark.parametrize(
        ("old", "new", "complaint"),
        [
            ('face = "p1"', "", r"mau\.toml: face: Field required"),
            ('face = "p1"', 'face = ""', r"face: .*at least 1"),
            ('face = "p1"', "face = 1", r"face: .*string"),
            ('face = "p1"', 'face = "p1"\nage = 27', r"age: Unexpected"),
            ("has_dg13 = true", "", r"card\.has_dg13: Field required"),
            ("has_dg13 = true", "has_dg13 = true\nshoe_size = 42", r"card\.shoe_size: Unexpected"),
            ('kind = "2021"', 'kind = "2016"', r"card\.kind: "),
            ('sex = "M"', 'sex = "F"', r"card: .*personal_id: century, sex and birth year"),
            ("001099012345", "001299012345", r"card: .*century, sex and birth year"),
            ("001099012345", "00109901234", r"card: .*twelve digits"),
            ("Nguyễn Văn Mẫu", "Nguyễn V?n 2", r"card: .*full_name"),
            ("has_dg13 = true", 'has_dg13 = true\nold_id = "12"', r"card: .*old_id: nine digits"),
            ("birth_date = 1999-01-15", 'birth_date = "soon"', r"card\.birth_date: "),
            ("issue_date = 2022-02-01", "issue_date = 1998-01-01", r"card: .*out of order"),
            ("expiry = 2039-01-15", "expiry = 2022-01-15", r"card: .*out of order"),
            ("001099012345", "001099112345", r"card: .*personal_id: .*begin with 099"),
            ("DN4010199012345", "DN4010198012345", r"insurance: .*card_number: .*begin with 0199"),
            ('facility = "01999"', 'facility = "01001"', r"insurance: .*facility: 99"),
            (
                "has_dg13 = true",
                'has_dg13 = true\n[insurance.otherwise]\nbirth_date = "1. Mai"',
                r"birth_date: dd/MM/yyyy",
            ),
            ("DN4010199012345", "DN9010199012345", r"insurance: .*card_number"),
            ("DN4010199012345", "0199012345", r"insurance: .*card_number"),
            ('facility = "01999"', "", r"insurance: .*come together"),
            ("face =", "face", r"mau\.toml: .*line"),
        ],
    )
    def test_says_what_is_wrong_and_where(self, tmp_path: Path, old: str, new: str, complaint: str) -> None:
        assert old in SAMPLE
        with pytest.raises(PersonaError, match=complaint):
            self.load(tmp_path, SAMPLE.replace(old, new))

    def test_the_sample_itself_is_good(self, tmp_path: Path) -> None:
        self.load(tmp_path, SAMPLE)

    def test_no_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "mau.toml").write_bytes(SAMPLE.encode("utf-16"))
        with pytest.raises(PersonaError, match=r"mau\.toml"):
            load_personas(tmp_path)

    def test_bad_id(self, tmp_path: Path) -> None:
        with pytest.raises(PersonaError, match="no id"):
            self.load(tmp_path, SAMPLE, "Mẫu 1.toml")

    def test_no_files(self, tmp_path: Path) -> None:
        with pytest.raises(PersonaError, match="no persona"):
            load_personas(tmp_path)

    def test_shared_numbers(self, tmp_path: Path) -> None:
        self.load(tmp_path, SAMPLE)
        with pytest.raises(PersonaError, match="share their personal_id"):
            self.load(tmp_path, SAMPLE, "again.toml")
        with pytest.raises(PersonaError, match="share their card_number"):
            self.load(tmp_path, SAMPLE.replace("001099012345", "001099099346"), "again.toml")
