"""Generated persons: laws that hold for any seed, and one and the same person on chip, code, camera and gateway."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.access.keys import ChipKeys
from cardreader.chip import ChipReader, ChipReadResult, ProtocolChoice
from cardreader.document import IdentityDocument, PartialDate, Sex
from cardreader.optical import shapes
from cardreader.optical.access_key import chip_keys_from_qr
from cardreader.optical.qr_payload import QrDocument, parse_qr
from kiosk.cli import main
from kiosk.domain.checkin import Person
from kiosk.domain.names import skeleton
from kiosk.gateway.client import GatewayClient
from kiosk.runner.system import SystemClock
from simulators.casting import FaceCast
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.mrz import transliterate
from simulators.chip.personalisation import personalise
from simulators.chip.pki import CountrySigningAuthority
from simulators.personas.borrowed_faces import rendered_faces
from simulators.personas.generation import USUAL_DAY, generate_personas
from simulators.personas.insured import INSURED_AS
from simulators.personas.loading import load_persona, load_personas
from simulators.personas.naming import MINORITIES
from simulators.personas.persona import (
    CardKind,
    FrameKind,
    NoCardError,
    NoSuchCodeError,
    Persona,
    PersonaError,
    QrLayout,
    card_data,
    frames,
    gateway_answer,
    layouts_of,
    portrait,
    qr_text,
)
from simulators.personas.provinces import MERGED_INTO, MERGED_ON, NEW_PROVINCES, OLD_PROVINCES, name_on
from simulators.personas.terms import FIRST_CARDS_OF_2024, FIRST_CHIP_CARDS, age_on, birthday, expiry_of
from simulators.personas.writing import persona_toml, write_personas
from simulators.world import SimulatedWorld, gateway_people
from tests.unit.gateway.support import ManualClock, make_client, make_gateway

PEOPLE = generate_personas(200, 2026, besides=load_personas())
CARRIED = [persona for persona in PEOPLE if persona.card.kind is not CardKind.NONE]


def parsed(text: str) -> QrDocument:
    result = parse_qr(text)
    assert isinstance(result, QrDocument)
    return result


@pytest.fixture(scope="module")
def chips() -> dict[str, ChipReadResult]:
    """Every chip read with what the code on the same card says."""
    signer = CountrySigningAuthority.create().issue_document_signer()
    found = {}
    for persona in CARRIED:
        keys = chip_keys_from_qr(parsed(qr_text(persona)))
        image = personalise(card_data(persona), signer)
        grown = persona.card.expiry is None or age_on(persona.card.birth_date, persona.card.expiry) > 14
        # By BAC the date of expiry is derived as well, which nobody does for children.
        choice = ProtocolChoice.BAC if grown else ProtocolChoice.PACE
        by_it = ChipKeys(mrz=keys.mrz) if grown else ChipKeys(can=keys.can)
        result = ChipReader(SoftwareCardConnection(SoftwareCard(image)), by_it, protocol=choice).read()
        assert isinstance(result, ChipReadResult), persona.id
        found[persona.id] = result
    return found


class TestOnePerson:
    """The same person wherever one looks: 200 of them, through the real readers and the real client."""

    def test_chip_and_code_agree(self, chips: dict[str, ChipReadResult]) -> None:
        assert len(chips) >= 170
        for persona in CARRIED:
            card, on_chip, in_code = persona.card, chips[persona.id].document, parsed(qr_text(persona)).document
            assert on_chip.personal_id == in_code.personal_id == card.personal_id
            assert on_chip.birth_date == in_code.birth_date == PartialDate.of(card.birth_date)
            assert on_chip.sex is in_code.sex is card.sex
            assert in_code.full_name == card.full_name
            assert in_code.residence == card.residence
            assert in_code.issue_date == card.issue_date
            assert on_chip.expiry == card.expiry
            if card.has_dg13:
                assert on_chip.full_name == card.full_name
                assert (on_chip.residence, on_chip.old_id) == (card.residence, card.old_id)
            else:
                assert transliterate(card.full_name).replace("<", " ").startswith(on_chip.full_name.split()[0])

    def test_the_photo_is_of_who_stands_before_the_camera(self, chips: dict[str, ChipReadResult]) -> None:
        for persona in CARRIED:
            photo = chips[persona.id].photo
            assert (photo is not None) == persona.card.has_photo
            if photo is not None:
                assert photo.data == portrait(persona)
        for face in {persona.face: persona for persona in PEOPLE}.values():
            kinds = {kind for kind, _ in frames(face)}
            assert {FrameKind.FRONTAL, FrameKind.TURN_LEFT, FrameKind.TURN_RIGHT, FrameKind.BLINK} <= kinds

    def test_the_gateway_knows_who_the_documents_name(self, chips: dict[str, ChipReadResult]) -> None:
        clock = ManualClock()
        with make_gateway(clock, gateway_people(PEOPLE)) as gateway:
            client = make_client(gateway, clock)
            for persona in PEOPLE:
                # A chip without DG13 has no letters of the name with marks; the code has.
                chip = chips[persona.id].document if persona.card.has_dg13 else None
                self.check_answer(client, persona, chip or parsed(qr_text(persona)).document)

    def check_answer(self, client: GatewayClient, persona: Persona, document: IdentityDocument) -> None:
        person = Person.of(document)
        assert person is not None
        answer = client.look_up(person)
        assert answer.gateway_code == persona.insurance.answer, persona.id
        told = gateway_answer(persona)
        if answer.coverage is not None:
            numbers = {told["maThe"], told["maTheMoi"]}
            assert answer.coverage.card_number in numbers
            assert answer.coverage.first_facility in {told["maDKBD"], told["maDKBDMoi"]}

    def test_insurance_codes_name_the_same_person(self) -> None:
        for persona in PEOPLE:
            for layout in set(layouts_of(persona)) & {QrLayout.BHYT, QrLayout.BHYT_2021, QrLayout.VSSID}:
                code = parsed(qr_text(persona, layout))
                assert code.document.full_name == persona.card.full_name
                number = code.document.insurance_number
                assert number in (persona.insurance.card_number, persona.insurance.bhxh_number)
                assert code.warnings == ()


SEEDS = st.integers(0, 2**32)


class TestLaws:
    @settings(max_examples=15, deadline=None)
    @given(seed=SEEDS, count=st.integers(1, 60))
    def test_same_seed_same_people_and_more_of_them(self, seed: int, count: int) -> None:
        assert generate_personas(count, seed) == generate_personas(count + 7, seed)[:count]

    def test_another_seed_other_people(self) -> None:
        one, other = ({persona.card.personal_id for persona in generate_personas(50, seed)} for seed in (1, 2))
        assert len(one & other) < 3

    @settings(max_examples=25, deadline=None)
    @given(seed=SEEDS, today=st.dates(date(2025, 7, 1), date(2040, 1, 1)))
    def test_every_person_keeps_the_laws(self, seed: int, today: date) -> None:
        people = generate_personas(40, seed, today)
        for numbers in (
            [persona.card.personal_id for persona in people],
            [number for persona in people if (number := persona.insurance.bhxh_number)],
            [persona.id for persona in people],
        ):
            assert len(set(numbers)) == len(numbers)
        for persona in people:
            self.check(persona, today)

    def check(self, persona: Persona, today: date) -> None:
        card, insurance = persona.card, persona.insurance
        age = age_on(card.birth_date, today)
        code = card.personal_id[1:3]
        provinces = OLD_PROVINCES if card.birth_date < MERGED_ON else NEW_PROVINCES
        assert card.personal_id[0] == "0"
        assert code in {province.code for province in provinces}
        assert shapes.prefix_agrees(card.personal_id, card.birth_date.year, card.sex)
        assert card.birth_date < card.issue_date <= today
        match card.kind:
            case CardKind.CCCD_2021:
                assert FIRST_CHIP_CARDS <= card.issue_date < FIRST_CARDS_OF_2024
                assert age_on(card.birth_date, card.issue_date) >= 14
                assert card.has_dg13
            case CardKind.CAN_CUOC_2024:
                assert card.issue_date >= FIRST_CARDS_OF_2024
            case CardKind.NONE:
                assert age < 6
                assert insurance.card_number is not None
        if card.kind is not CardKind.NONE:
            assert card.expiry == expiry_of(card.birth_date, card.issue_date)
            assert card.has_photo == (age >= 6)
        names = {province.name for province in (OLD_PROVINCES if card.issue_date < MERGED_ON else NEW_PROVINCES)}
        assert card.residence.rpartition(", ")[2] in names
        assert ("Quận" in card.residence) == (card.issue_date < MERGED_ON)
        if insurance.card_number is not None:
            kinds = {f"{item.code}{item.level}" for item in INSURED_AS}
            assert insurance.card_number[:3] in kinds
            assert insurance.card_number[:2] != "TE" or age < 6
            assert (insurance.answer == "001") == (insurance.card_number[:2] in ("QN", "CY"))
            assert (insurance.answer == "002") == (insurance.card_number[:2] == "CA")
            assert insurance.valid_from is not None
            assert insurance.valid_from <= today
            assert insurance.valid_to is not None
            assert (insurance.valid_to < today) == (insurance.answer in ("003", "010"))
        assert (insurance.card_number is None) == (insurance.answer in ("050", "130"))
        assert (insurance.new_card is not None) == (insurance.answer in ("003", "004"))

    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_a_hundred_persons_hold_everything(self, seed: int) -> None:
        people = generate_personas(100, seed)
        assert {persona.insurance.answer for persona in people} == {
            "000", "001", "002", "003", "004", "010", "050", "060", "061", "070", "110", "120", "121", "122", "123",
            "124", "130",
        }  # fmt: skip
        assert {persona.insurance.benefit_level for persona in people} == {None, 1, 2, 3, 4, 5}
        cards = {(persona.insurance.card_number or "")[:2] for persona in people} - {""}
        assert cards == {item.code for item in INSURED_AS}
        assert {persona.card.kind for persona in people} == set(CardKind)
        assert {layout for persona in people for layout in layouts_of(persona)} == set(QrLayout)
        ages = [age_on(persona.card.birth_date, USUAL_DAY) for persona in people]
        assert min(ages) < 6
        assert any(14 <= age < 18 for age in ages)
        assert any(6 <= age < 14 for age in ages)
        expired = [p for p in people if p.card.expiry is not None and p.card.expiry < USUAL_DAY]
        endless = [p for p in people if p.card.expiry is None and p.card.kind is not CardKind.NONE]
        assert len(expired) >= 5
        assert all(age_on(p.card.birth_date, USUAL_DAY) >= 60 for p in endless)
        assert any(p.card.old_id for p in people if p.card.kind is CardKind.CAN_CUOC_2024)
        differing = [p.insurance.otherwise for p in people if p.insurance.otherwise is not None]
        for field in ("full_name", "birth_date", "sex", "address"):
            assert any(getattr(otherwise, field) is not None for otherwise in differing), field

    def test_the_letters_of_the_minorities_are_there(self) -> None:
        names = "".join(persona.card.full_name for persona in generate_personas(600, 3))
        assert set("'-ŏŭčĕĭÑơưĐ") - set(names.replace("Č", "č")) == set()
        ethnicities = {persona.card.ethnicity for persona in generate_personas(600, 3)}
        assert {people.ethnicity for people in MINORITIES} | {"Kinh", None} == ethnicities

    def test_faces_are_those_there_are(self) -> None:
        faces = {face.name: face for face in rendered_faces()}
        for persona in PEOPLE:
            assert faces[persona.face].sex is persona.card.sex
        assert {persona.face for persona in PEOPLE} == set(faces)

    def test_nobody_is_anybody_of_the_named_ones(self) -> None:
        named = load_personas()
        people = generate_personas(30, 5, besides=named)
        again = generate_personas(30, 5, besides={persona.id: persona for persona in people})
        taken = {persona.card.personal_id for persona in people}
        assert not taken & {persona.card.personal_id for persona in named.values()}
        assert not taken & {persona.card.personal_id for persona in again}

    @pytest.mark.parametrize(("count", "today"), [(0, USUAL_DAY), (20_001, USUAL_DAY), (1, date(2025, 6, 30))])
    def test_what_cannot_be_made_is_refused(self, count: int, today: date) -> None:
        with pytest.raises(ValueError, match="between"):
            generate_personas(count, 1, today)


class TestProvinces:
    def test_there_were_63_and_are_34(self) -> None:
        assert len({province.code for province in OLD_PROVINCES}) == 63
        assert len({province.code for province in NEW_PROVINCES}) == 34
        assert set(MERGED_INTO) == {province.code for province in OLD_PROVINCES}
        assert set(MERGED_INTO.values()) == set(NEW_PROVINCES)

    def test_seven_codes_mean_another_province_now(self) -> None:
        old = {province.code: province.name for province in OLD_PROVINCES}
        changed = {new.code for new in NEW_PROVINCES if new.name != old[new.code] and new.code != "46"}
        assert changed == {"15", "24", "44", "52", "80", "82", "91"}

    def test_a_name_goes_with_its_day(self) -> None:
        (yen_bai,) = (province for province in OLD_PROVINCES if province.code == "15")
        assert name_on(yen_bai, date(2025, 6, 30)) == "Yên Bái"
        assert name_on(yen_bai, date(2025, 7, 1)) == "Lào Cai"


@pytest.mark.parametrize(
    ("born", "issued", "expiry"),
    [
        (date(2020, 5, 1), date(2024, 8, 1), date(2034, 5, 1)),
        (date(2011, 5, 1), date(2024, 8, 1), date(2036, 5, 1)),
        (date(1999, 1, 15), date(2022, 2, 1), date(2039, 1, 15)),
        (date(1999, 1, 15), date(2021, 2, 1), date(2024, 1, 15)),
        (date(1964, 2, 29), date(2021, 2, 1), date(2024, 2, 29)),
        (date(1964, 2, 29), date(2022, 3, 1), None),
    ],
)
def test_how_long_a_card_runs(born: date, issued: date, expiry: date | None) -> None:
    assert expiry_of(born, issued) == expiry


def test_a_birthday_on_29_february() -> None:
    assert birthday(date(2000, 2, 29), 1) == date(2001, 2, 28)
    assert age_on(date(2000, 2, 29), date(2001, 2, 27)) == 0
    assert age_on(date(2000, 2, 29), date(2001, 2, 28)) == 1


class TestFiles:
    def test_what_is_written_is_read(self, tmp_path: Path) -> None:
        people = PEOPLE[:60]
        paths = write_personas(people, tmp_path)
        assert list(load_personas(tmp_path).values()) == list(people)
        assert load_persona(paths[3]) == people[3]

    def test_real_data_are_refused(self, tmp_path: Path) -> None:
        persona = PEOPLE[0]
        text = persona_toml(persona)
        path = tmp_path / "somebody.toml"
        path.write_text(text.replace(persona.card.personal_id[6:9], "123", 1), encoding="utf-8")
        with pytest.raises(PersonaError, match="begin with 099 for synthetic persons"):
            load_persona(path)

    def test_a_person_without_a_card_has_no_chip_and_no_code_of_a_card(self) -> None:
        child = next(persona for persona in PEOPLE if persona.card.kind is CardKind.NONE)
        with pytest.raises(NoCardError):
            card_data(child)
        for layout in (QrLayout.CARD_2021, QrLayout.CARD_2024, QrLayout.VNEID):
            with pytest.raises(NoSuchCodeError):
                qr_text(child, layout)
        assert parsed(qr_text(child)).document.insurance_number == child.insurance.card_number

    def test_who_has_nothing_to_show_is_refused(self, tmp_path: Path) -> None:
        child = next(persona for persona in PEOPLE if persona.card.kind is CardKind.NONE)
        text = persona_toml(child).split("[insurance]")[0] + '[insurance]\nanswer = "050"\nnote = "-"\n'
        path = tmp_path / "child.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PersonaError, match=r"child\.toml: card: who has none"):
            load_persona(path)

    def test_a_child_s_code_names_the_parents(self) -> None:
        child = next(
            persona
            for persona in PEOPLE
            if persona.card.kind is CardKind.CAN_CUOC_2024 and age_on(persona.card.birth_date, USUAL_DAY) < 13
        )
        fields = qr_text(child).split("|")
        assert fields[8:10] == [child.card.father, child.card.mother]


def run(*words: str) -> Any:  # noqa: ANN401 - click's result
    return CliRunner().invoke(main, list(words))


class TestCommand:
    def test_persons_as_json_with_their_codes(self, tmp_path: Path) -> None:
        result = run("simulate", "persons", "--count", "9", "--seed", "5", "--out", str(tmp_path), "--json")
        assert result.exit_code == 0, result.output
        told = json.loads(result.stdout)
        assert told["simulated"] is True
        assert {one["id"] for one in told["persons"]} == {path.stem for path in tmp_path.glob("*.toml")}
        loaded = load_personas(tmp_path)
        for one in told["persons"]:
            persona = loaded[one["id"]]
            assert one["codes"] == {layout.value: qr_text(persona, layout) for layout in layouts_of(persona)}
            assert len(one["mrz"]) == (0 if persona.card.kind is CardKind.NONE else 3)

    def test_persons_as_lines(self) -> None:
        result = run("simulate", "persons", "--count", "9", "--seed", "5")
        assert result.exit_code == 0
        assert result.stdout.startswith("SIMULATED persons of seed 5 as on 2026-11-01")
        assert len(result.stdout.splitlines()) == 10

    def test_wrong_use(self, tmp_path: Path) -> None:
        assert run("simulate", "persons", "--count", "0").exit_code == 2
        assert run("simulate", "persons", "--on", "2001-01-01").exit_code == 2
        (tmp_path / "file").write_text("", encoding="utf-8")
        result = run("simulate", "persons", "--count", "1", "--out", str(tmp_path / "file" / "folder"))
        assert (result.exit_code, "F-107" in result.stderr, "Traceback" in result.output) == (1, True, False)

    @pytest.mark.parametrize("command", [("demo",), ("simulate", "card", "--export", "none")])
    def test_a_file_that_is_no_person_is_wrong_use(self, tmp_path: Path, command: tuple[str, ...]) -> None:
        path = tmp_path / "somebody.toml"
        path.write_text("face = 1", encoding="utf-8")
        result = run(*command, "--persona-file", str(path))
        assert result.exit_code == 2
        assert "somebody.toml" in result.stderr
        good = tmp_path / "good.toml"
        faceless = dataclasses.replace(PEOPLE[0], face="nobody")
        good.write_text(persona_toml(faceless), encoding="utf-8")
        assert "nobody/portrait.jpg" in run(*command, "--persona-file", str(good)).stderr
        assert run(*command, "--persona-file", str(good), "--persona", "mau").exit_code == 2


def test_a_gateway_is_given_persons_or_says_why_not(tmp_path: Path) -> None:
    result = run("simulate", "gateway", "--persons", str(tmp_path))
    assert (result.exit_code, "no persona's file" in result.stderr) == (2, True)


class TestInTheWorld:
    def test_a_guest_s_stranger_has_another_face_and_is_known_to_the_gateway(self, tmp_path: Path) -> None:
        guests = PEOPLE[:30]
        world = SimulatedWorld(SystemClock(), tmp_path, None, guests=guests)
        for guest in guests:
            assert world.casting(guest, FaceCast.STRANGER).other.face != guest.face
            assert world.personas[guest.id] is guest

    def test_who_has_no_card_lays_none(self, tmp_path: Path) -> None:
        child = next(persona for persona in PEOPLE if persona.card.kind is CardKind.NONE)
        world = SimulatedWorld(SystemClock(), tmp_path, None, guests=(child,))
        world.hands(child).lay_card()
        assert not any(state.card_present for state in world.reader.states())
        world.hands(next(persona for persona in PEOPLE if persona.card.has_photo)).lay_card()
        assert any(state.card_present for state in world.reader.states())


def test_the_search_form_of_every_name_is_what_a_person_can_type() -> None:
    for persona in PEOPLE:
        assert skeleton(persona.card.full_name).replace("-", "").replace("'", "").replace(" ", "").isascii()
        assert persona.card.sex in (Sex.MALE, Sex.FEMALE)
