"""Cards by recipe, liars, and cards as folders: read by the real reader, and refused with one clear error."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardreader.access.keys import Can, ChipKeys
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadResult
from cardreader.optical.access_key import chip_keys_from_mrz_text
from simulators.chip.card import SoftwareCard
from simulators.chip.card_data import CardData
from simulators.chip.card_folder import KEYS, CardFolderError, ImportedCard, export_card, import_card
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import AccessRule, ChipImage
from simulators.chip.lies import LIES, Lie, LieError, Matter, find_lie
from simulators.chip.personalisation import EF_CARD_ACCESS, make_chip
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.recipe import Recipe
from simulators.chip.recipe_file import RecipeError, RecipeFile, find_recipe, parse_recipe, read_recipe, shipped_recipes
from simulators.chip.recipe_tables import GROUPS
from simulators.personas.borrowed_faces import rendered_faces
from tests.unit.simulators.chip_terminal import portrait, sample_data

VERIFIED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.CANNOT_TELL
TODAY = datetime.date(2026, 11, 1)
FURTHER = (7, 11, 12, 16)


@cache
def authority() -> CountrySigningAuthority:
    return CountrySigningAuthority.create()


@cache
def trust() -> TrustStore:
    with tempfile.TemporaryDirectory() as folder:
        authority().export(Path(folder))
        return TrustStore.load(Path(folder))


def person() -> CardData:
    return sample_data(portrait=portrait(90, 120), mother="Trần Thị Mẫu")


def keys_of(mrz: str) -> ChipKeys:
    width = {90: 30, 72: 36, 88: 44}[len(mrz)]
    lines = "\n".join(mrz[start : start + width] for start in range(0, len(mrz), width))
    return chip_keys_from_mrz_text(lines, TODAY)


def read(image: ChipImage, keys: ChipKeys | None = None) -> ChipReadResult:
    connection = SoftwareCardConnection(SoftwareCard(image))
    result = ChipReader(connection, keys or keys_of(image.mrz), trust=trust(), further=FURTHER).read()
    assert isinstance(result, ChipReadResult), result
    return result


@cache
def made(name: str) -> tuple[Recipe, ChipImage]:
    recipe = find_recipe(name).made_for(person())
    return recipe, make_chip(recipe, authority())


def verdicts_of(recipe: RecipeFile) -> tuple[VerdictResult, VerdictResult, VerdictResult]:
    """Genuine, Active and Chip Authentication, as documented: any proof makes a signed card genuine."""
    active, agreement = recipe.active_authentication is not None, recipe.chip_authentication is not None
    present = {True: VERIFIED, False: VerdictResult.ABSENT}
    return (VERIFIED if active or agreement else CANNOT_TELL), present[active], present[agreement]


CIPHERS = ("3des", "aes-128", "aes-192", "aes-256")
CURVES = tuple(name for name in GROUPS if not name.startswith("dh"))
HASHES = st.sampled_from(("sha1", "sha224", "sha256", "sha384", "sha512"))
SIGNING_CURVES = st.sampled_from(
    ("secp224r1", "secp256r1", "secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1")
)


@st.composite
def pace_tables(draw: st.DrawFn) -> str:
    mapping = draw(st.sampled_from(("ecdh-gm", "ecdh-im", "dh-gm", "dh-im")))
    groups = [name for name in GROUPS if (name in CURVES) == mapping.startswith("ecdh")]
    group = draw(st.sampled_from([name for name in groups if (mapping, name) != ("ecdh-im", "secp224r1")]))
    return f'[[pace]]\nmapping = "{mapping}"\ncipher = "{draw(st.sampled_from(CIPHERS))}"\ngroup = "{group}"\n'


@st.composite
def signing_keys(draw: st.DrawFn, *, smallest: int) -> str:
    if draw(st.booleans()):
        return f'key = "ecdsa"\ncurve = "{draw(SIGNING_CURVES)}"\nhash = "{draw(HASHES)}"\n'
    return f'key = "rsa"\nbits = {smallest}\nhash = "{draw(HASHES)}"\n'


@st.composite
def recipes(draw: st.DrawFn) -> str:
    """The text of any valid recipe, but for slow keys."""
    tables = draw(st.lists(pace_tables(), max_size=2, unique=True))
    agreement = draw(st.none() | st.sampled_from(tuple(GROUPS)))
    if agreement in CURVES and draw(st.booleans()):
        cipher = draw(st.sampled_from(CIPHERS[1:]))
        tables.append(f'[[pace]]\nmapping = "ecdh-cam"\ncipher = "{cipher}"\ngroup = "{agreement}"\n')
    text = "" if tables else "pace = []\n"
    style = draw(st.sampled_from(("TD1", "TD2", "TD3")))
    state, number = draw(st.sampled_from((("VNM", ""), ("UTO", "L898902C3"), ("UTO", "AB1"))))
    text += f'[data]\nmrz = "{style}"\nissuing_state = "{state}"\ndocument_number = "{number}"\n'
    text += f"further = {sorted(draw(st.sets(st.sampled_from(FURTHER))))}\n"
    text += f"photo = {draw(st.sampled_from(('true', 'false')))}\n"
    text += f"vietnamese_text = {draw(st.sampled_from(('true', 'false')))}\n"
    text += "".join(tables)
    if draw(st.booleans()):
        text += f"[active_authentication]\n{draw(signing_keys(smallest=1024))}"
    if agreement is not None:
        text += f'[chip_authentication]\ngroup = "{agreement}"\ncipher = "{draw(st.sampled_from(CIPHERS))}"\n'
    text += f"[security_object]\n{draw(signing_keys(smallest=2048))}group_hash = '{draw(HASHES)}'\n"
    text += f'lds_version = "{draw(st.sampled_from(("1.7", "1.8")))}"\n'
    if 'key = "rsa"\nbits = 2048' in text and draw(st.booleans()):
        text += 'padding = "pss"\n'
    return text


class TestRecipes:
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(text=recipes())
    def test_every_valid_recipe_reads_with_its_verdict_and_comes_back_from_a_folder(self, text: str) -> None:
        recipe = parse_recipe(text)
        image = make_chip(recipe.made_for(person()), authority())
        result = read(image)
        verdicts = result.verdicts
        assert verdicts.intact.result is VERIFIED, verdicts
        found = (verdicts.genuine.result, verdicts.active_authentication.result, verdicts.chip_authentication.result)
        assert found == verdicts_of(recipe), verdicts
        assert set(result.further) == recipe.data.further
        assert (result.photo is not None) is recipe.data.photo
        assert (result.evidence.protocol is not None and result.evidence.protocol.value == "BAC") is (not recipe.pace)
        with tempfile.TemporaryDirectory() as folder:
            export_card(image, Path(folder))
            back = import_card(Path(folder)).image
        assert contents_of(back) == contents_of(image)
        assert read(back).verdicts.genuine.result is verdicts.genuine.result

    @pytest.mark.parametrize("name", shipped_recipes())
    def test_every_shipped_recipe_says_what_it_is_for_and_keeps_its_word(self, name: str) -> None:
        recipe = find_recipe(name)
        assert recipe.description
        _, image = made(name)
        assert read(image).verdicts.genuine.result is verdicts_of(recipe)[0]

    def test_the_shipped_ones_hold_everything_there_is(self) -> None:
        files = {file.identifier: file for file in made("all-data-groups")[1].files}
        assert {number for number in range(1, 17) if 0x0100 + number in files} == {1, 2, 3, 4, 7, *range(11, 17)}
        assert {files[0x0103].access, files[0x0104].access} == {AccessRule.NEVER}
        assert EF_CARD_ACCESS not in {file.identifier for file in made("bac-only")[1].files}
        assert len(made("passport")[1].mrz) == 88

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("pace = [", "Invalid|Unclosed|line"),
            ("colour = 1", "colour: Unexpected keyword argument"),
            ('[data]\nmrz = "TD4"', r"data\.mrz: "),
            ('[data]\nissuing_state = "vnm"', "data: issuing_state: one to three capital letters"),
            ('[data]\ndocument_number = "é"', "data: document_number: digits and capital letters"),
            ('[data]\ndocument_number = "A1"', "data: document_number: .*taken from the personal number"),
            ("[data]\nfurther = [3]", "data: further: of 7, 11, 12 and 16 only"),
            ('[[pace]]\ngroup = "P-256"', r"pace\.0: group: one of dh-1024-160, .*brainpoolP256r1"),
            ('[[pace]]\nmapping = "dh-gm"', r"pace\.0: group: not of the kind"),
            ('[[pace]]\nmapping = "ecdh-im"\ngroup = "secp224r1"', r"pace\.0: group: .*secp224r1"),
            ('[[pace]]\nmapping = "ecdh-cam"\ncipher = "3des"', r"pace\.0: cipher: .*AES only"),
            ('[[pace]]\nmapping = "ecdh-cam"', "pace: ecdh-cam needs chip_authentication"),
            ("[[pace]]\n[[pace]]", "pace: a mechanism comes twice"),
            ('[active_authentication]\nkey = "dsa"', r"active_authentication\.key: "),
            ('[active_authentication]\nkey = "rsa"\ncurve = "secp256r1"', "active_authentication: curve: not with key"),
            ('[active_authentication]\nkey = "rsa"\nbits = 512', "active_authentication: bits: 1024"),
            ("[active_authentication]\nbits = 2048", "active_authentication: bits: not with key"),
            ('[chip_authentication]\ngroup = "x"', "chip_authentication: group: one of"),
            ('[security_object]\npadding = "pss"', "security_object: padding: not with key"),
            ('[security_object]\nkey = "rsa"\nbits = 1024', "security_object: bits: 2048"),
            ('[security_object]\nlds_version = "2.0"', r"security_object\.lds_version: "),
        ],
    )
    def test_what_no_card_can_be_is_refused_with_its_place(self, text: str, complaint: str, tmp_path: Path) -> None:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RecipeError, match=rf"^mine\.toml: .*({complaint})"):
            read_recipe(path)

    def test_neither_a_name_nor_a_file(self, tmp_path: Path) -> None:
        with pytest.raises(RecipeError, match="no recipe of that name; there are: all-data-groups, bac-only"):
            find_recipe("passprot")
        (tmp_path / "latin.toml").write_bytes("x = 'é'".encode("latin-1"))
        with pytest.raises(RecipeError, match="not UTF-8"):
            find_recipe(str(tmp_path / "latin.toml"))


class TestLies:
    @pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name)
    @pytest.mark.parametrize("name", ["vietnamese", "bac-only", "pace-cam", "pace-dh", "no-proofs"])
    def test_each_liar_is_found_out_as_listed(self, name: str, lie: Lie) -> None:
        recipe, image = made(name)
        without = {"no-proofs": (Matter.PROOFS, Matter.ACCESS), "bac-only": (Matter.ACCESS,)}.get(name, ())
        if lie.about in without:
            with pytest.raises(LieError, match=rf"^{lie.name}: the card "):
                lie.told_by(recipe, image)
            return
        verdicts = read(lie.told_by(recipe, image), keys_of(image.mrz)).verdicts
        assert verdicts.genuine.result is lie.genuine, verdicts
        assert verdicts.genuine.result is not VERIFIED

    def test_an_unknown_liar(self) -> None:
        with pytest.raises(LieError, match="there are: clone, "):
            find_lie("thief")


def contents_of(image: ChipImage) -> dict[tuple[int, int, str, str], bytes]:
    return {(file.identifier, file.sfi, file.directory.name, file.access.name): file.content for file in image.files}


def dumped(name: str, folder: Path) -> Path:
    """A dump of the card, as one gets it of a real specimen: without `keys.toml`."""
    target = folder / name
    export_card(made(name)[1], target)
    (target / KEYS).unlink()
    return target


class TestFolders:
    @pytest.mark.parametrize("name", shipped_recipes())
    def test_an_exported_card_comes_back_byte_for_byte(self, name: str, tmp_path: Path) -> None:
        image = made(name)[1]
        export_card(image, tmp_path / "card")
        found = import_card(tmp_path / "card")
        assert found.remarks == ()
        back = found.image
        assert contents_of(back) == contents_of(image)
        for field in ("mrz", "mrz_information", "can", "pace", "agreement_key", "max_command_length"):
            assert getattr(back, field) == getattr(image, field), field
        first, again = read(image), read(back)
        assert again.document == first.document
        assert again.photo == first.photo
        assert again.verdicts == first.verdicts

    @pytest.mark.parametrize("name", shipped_recipes())
    def test_a_dump_without_private_keys_is_intact_and_proves_nothing(self, name: str, tmp_path: Path) -> None:
        image = made(name)[1]
        found = import_card(dumped(name, tmp_path))
        # DG3 and DG4 are always locked, listed or not.
        assert contents_of(found.image) == contents_of(image)
        assert found.image.mrz_information == image.mrz_information
        result = read(found.image)
        assert result.verdicts.intact.result is VERIFIED
        assert result.verdicts.genuine.result is CANNOT_TELL
        spoken_of = {14: "Chip Authentication", 15: "Active Authentication"}
        for number, proof in spoken_of.items():
            said = any(remark.startswith(f"EF.DG{number} ") and proof in remark for remark in found.remarks)
            assert said == (0x0100 + number in {file.identifier for file in image.files})

    def test_a_dump_opens_by_its_own_can_or_by_what_is_given(self, tmp_path: Path) -> None:
        card = import_card(dumped("vietnamese", tmp_path))
        assert read(card.image, ChipKeys(can=Can("012345"))).evidence.attempts[0].succeeded
        other = import_card(tmp_path / "vietnamese", can="654321", information="L898902C<369080619406236")
        assert (other.image.can, other.image.mrz_information) == ("654321", "L898902C<369080619406236")
        (tmp_path / "vietnamese" / "EF.DG1.bin").unlink()
        assert import_card(tmp_path / "vietnamese", can="654321").image.mrz == ""
        with pytest.raises(CardFolderError, match=r"EF\.DG1: no machine readable zone in it"):
            import_card(tmp_path / "vietnamese")
        assert import_card(dumped("passport", tmp_path)).image.can == ""

    @pytest.mark.parametrize(
        "renamed",
        [
            {"EF.COM.bin": "EF_COM.bin", "EF.DG1.bin": "dg1.bin", "EF.SOD.bin": "SOD", "EF.DG2.bin": "EF.DG02"},
            {"EF.CardAccess.bin": "EF_CARD_ACCESS.dat", "EF.ATR_INFO.bin": "ef.atr-info", "EF.DG13.bin": "DG13.ef"},
        ],
    )
    def test_names_that_other_tools_give(self, renamed: dict[str, str], tmp_path: Path) -> None:
        folder = dumped("vietnamese", tmp_path)
        for old, new in renamed.items():
            (folder / old).rename(folder / new)
        (folder / "photo.jpg").write_bytes(b"x")
        (folder / "notes.txt").write_text("", encoding="utf-8")
        assert contents_of(import_card(folder).image) == contents_of(made("vietnamese")[1])

    def test_pace_that_cannot_be_played_is_told(self, tmp_path: Path) -> None:
        folder = dumped("vietnamese", tmp_path)
        unknown = bytes.fromhex("31143012060A04007F0007020204020202010202011F")
        (folder / "EF.CardAccess.bin").write_bytes(unknown)
        found = import_card(folder)
        assert "its domain parameters are not standardized ones" in found.remarks[0]
        assert found.image.pace.variants == ()
        (folder / "EF.CardAccess.bin").write_bytes(b"\x31\x05")
        assert import_card(folder).remarks[0] == "EF.CardAccess is not understood: no PACE is played"

    @pytest.mark.parametrize(
        ("change", "complaint"),
        [
            (shutil.rmtree, "card: No such file"),
            (lambda folder: [path.unlink() for path in folder.iterdir()], "card: none of EF.COM, EF.SOD and EF.DG1"),
            (lambda folder: (folder / "EF.DG17.bin").write_bytes(b"x"), r"EF\.DG17\.bin: no elementary file"),
            (lambda folder: (folder / "EF.Foto.bin").write_bytes(b"x"), r"EF\.Foto\.bin: no elementary file"),
            (lambda folder: (folder / "DG1").write_bytes(b"x"), r"EF\.DG1\.bin: EF\.DG1 comes twice"),
            (lambda folder: (folder / "EF.SOD.bin").write_bytes(b""), r"EF\.SOD\.bin: empty"),
            (lambda folder: (folder / "EF.SOD.bin").write_bytes(bytes(2 << 20)), r"EF\.SOD\.bin: .*larger than any"),
            (lambda folder: (folder / KEYS).write_bytes(b"\xff"), r"keys\.toml: "),
            (lambda folder: (folder / KEYS).write_text("locked = 1"), r"keys\.toml: .*locked"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_a_bad_folder_is_one_clear_error(self, change: object, complaint: str, tmp_path: Path) -> None:
        folder = tmp_path / "card"
        export_card(made("vietnamese")[1], folder)
        assert callable(change)
        change(folder)
        with pytest.raises(CardFolderError, match=complaint):
            import_card(folder)

    @pytest.mark.parametrize(
        ("old", "new", "complaint"),
        [
            ('passwords = ["CAN", "MRZ"]', 'passwords = ["XYZ"]', "pace: 'XYZ' is unknown"),
            ("parameter_id = 13\n\n[active", "parameter_id = 99\n\n[active", "pace: 99 is unknown"),
            ('curve = "brainpoolP256r1"', 'curve = "x"', "the key for Active Authentication cannot be used"),
            ('agreement = "ECDH"', 'agreement = "DH"', "chip_authentication: a key cannot be used"),
            ('[[chip_authentication]]\nprivate_key = "', '[[chip_authentication]]\nprivate_key = "z', "cannot be used"),
        ],
    )
    def test_bad_keys_are_named_and_never_quoted(self, old: str, new: str, complaint: str, tmp_path: Path) -> None:
        export_card(made("vietnamese")[1], tmp_path / "card")
        path = tmp_path / "card" / KEYS
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# SIMULATED")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(CardFolderError, match=complaint) as caught:
            import_card(tmp_path / "card")
        image = made("vietnamese")[1]
        assert image.agreement_key is not None
        assert f"{image.agreement_key.private_key:x}" not in str(caught.value)

    def test_a_folder_in_use_is_not_written_over(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("", encoding="utf-8")
        with pytest.raises(CardFolderError, match="not empty"):
            export_card(made("vietnamese")[1], tmp_path)

    def test_nothing_secret_is_shown(self) -> None:
        image = made("vietnamese")[1]
        shown = repr(ImportedCard(image, ()))
        assert image.can not in shown
        assert image.mrz_information not in shown


PAGE = (Path(__file__).parents[3] / "docs" / "simulated-cards.md").read_text(encoding="utf-8")


class TestPage:
    def test_its_recipe_is_one(self) -> None:
        text = PAGE.split("```toml\n", 1)[1].split("```", 1)[0]
        recipe = parse_recipe(text)
        assert recipe.active_authentication is not None
        assert recipe.security_object.lds_version.value == "1.8"

    def test_it_names_every_liar_with_the_verdict(self) -> None:
        for lie in LIES:
            assert f"| `{lie.name}` | {lie.does} | {lie.genuine.value} |" in PAGE

    def test_it_counts_the_faces(self) -> None:
        assert f"there are {len(rendered_faces())} faces for any number of persons" in PAGE
