"""What personalisation puts on the chip, read back with other means than those that wrote it."""

from __future__ import annotations

import datetime
import hashlib
import json
import struct
from pathlib import Path

import pytest
from asn1crypto import cms, core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from cardreader.iso7816.tlv import children, iterate, unwrap
from simulators.chip.card_data import CardData, PersonalisationError, Sex
from simulators.chip.image import AccessRule
from simulators.chip.mrz import check_digit, mrz_lines, transliterate
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_COM, EF_SOD, personalise
from simulators.chip.pki import CountrySigningAuthority, DocumentSigner
from tests.unit.simulators.chip_terminal import portrait, sample_data

DG1, DG2, DG13 = 0x0101, 0x0102, 0x010D
VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "icao9303-11.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def authority() -> CountrySigningAuthority:
    return CountrySigningAuthority.create()


@pytest.fixture(scope="module")
def signer(authority: CountrySigningAuthority) -> DocumentSigner:
    return authority.issue_document_signer()


def test_the_sample_mrz_comes_out_char_for_char() -> None:
    assert mrz_lines(sample_data()) == (
        "IDVNM0990123459001099012345<<0",
        "9901155M3901153VNM<<<<<<<<<<<6",
        "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<",
    )


def test_access_secrets_of_the_sample(signer: DocumentSigner) -> None:
    image = personalise(sample_data(), signer)
    assert image.can == "012345"
    assert image.mrz_information == "0990123459" + "9901155" + "3901153"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Đặng Thị Ngọc Ánh", "DANG<<THI<NGOC<ANH"),
        ("H'Hen Niê", "HHEN<<NIE"),
        ("K’Brơih - Ñŏ", "KBROIH<<NO"),
        ("Ðoàn Ưng", "DOAN<<UNG"),
        ("Nguyễn", "NGUYEN"),
        ("Công Tằng Tôn Nữ Hoàng Thị Phương Thảo", "CONG<<TANG<TON<NU<HOANG<THI<PH"),
    ],
)
def test_names_in_mrz_letters(name: str, expected: str) -> None:
    line = mrz_lines(sample_data(full_name=name))[2]
    assert line == expected.ljust(30, "<")


def test_a_letter_without_latin_base_is_refused() -> None:
    with pytest.raises(PersonalisationError, match=r"^full_name"):
        transliterate("Nguyễn 王")


def test_a_card_without_expiry_says_991231() -> None:
    assert mrz_lines(sample_data(expiry=None))[1][8:14] == "991231"


NAMES = st.text("aAáàạÂâđĐĂặêổƯựơýỳỹ ŏčĕ'-", min_size=1).filter(lambda text: any(c.isalpha() for c in text))


@given(
    number=st.from_regex(r"[0-9]{12}", fullmatch=True),
    name=NAMES,
    birth=st.dates(datetime.date(1900, 1, 1), datetime.date(2025, 1, 1)),
    expiry=st.none() | st.dates(datetime.date(2025, 1, 1), datetime.date(2099, 1, 1)),
    sex=st.sampled_from(Sex),
)
def test_every_mrz_is_well_formed(
    number: str, name: str, birth: datetime.date, expiry: datetime.date | None, sex: Sex
) -> None:
    line1, line2, line3 = mrz_lines(
        sample_data(personal_id=number, full_name=name, birth_date=birth, expiry=expiry, sex=sex)
    )
    assert {len(line1), len(line2), len(line3)} == {30}
    assert set(line1 + line2 + line3) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
    assert line1[14] == check_digit(line1[5:14])
    assert line2[6] == check_digit(line2[:6])
    assert line2[14] == check_digit(line2[8:14])
    assert line2[29] == check_digit(line1[5:] + line2[:7] + line2[8:15] + line2[18:29])
    assert line3[0] != "<"


@pytest.mark.parametrize(
    "changes",
    [{"personal_id": "123"}, {"personal_id": "٠٠١٠٩٩٠١٢٣٤٥"}, {"old_id": "12"}, {"full_name": " "}],
)
def test_impossible_data_is_refused_without_quoting_it(changes: dict[str, str]) -> None:
    (field, value) = next(iter(changes.items()))
    with pytest.raises(PersonalisationError) as caught:
        sample_data(**changes)
    assert str(caught.value).startswith(field)
    assert value.strip() == "" or value not in str(caught.value)


def test_dg1_holds_the_mrz(signer: DocumentSigner) -> None:
    image = personalise(sample_data(), signer)
    content = image.file(DG1).content
    assert content[:5].hex() == "615d5f1f5a"
    assert content[5:].decode("ascii") == image.mrz


@pytest.mark.parametrize(("image_format", "image_type"), [("JPEG", 0), ("JPEG2000", 1)])
def test_dg2_is_a_facial_record_in_cbeff(signer: DocumentSigner, image_format: str, image_type: int) -> None:
    picture = portrait(48, 64, image_format)
    content = personalise(sample_data(portrait=picture), signer).file(DG2).content
    group = children(unwrap(unwrap(content, 0x75), 0x7F61))
    assert group[0x02] == b"\x01"
    template = children(group[0x7F60])
    assert children(template[0xA1])[0x87] == b"\x01\x01"
    assert children(template[0xA1])[0x88] == b"\x00\x08"
    record = template[0x5F2E]
    assert record[:8] == b"FAC\x00010\x00"
    assert struct.unpack(">IH", record[8:14]) == (len(record), 1)
    assert struct.unpack(">IH", record[14:20]) == (len(record) - 14, 0)
    assert struct.unpack(">BBHH", record[34:40]) == (1, image_type, 48, 64)
    assert record[46:] == picture


@pytest.mark.parametrize("picture", [b"", b"no image", portrait(image_format="PNG"), portrait()[:60]])
def test_a_portrait_that_is_no_jpeg_is_refused(signer: DocumentSigner, picture: bytes) -> None:
    with pytest.raises(PersonalisationError, match=r"^portrait"):
        personalise(sample_data(portrait=picture), signer)


def dg13_fields(content: bytes) -> dict[int, list[str]]:
    """Field values by number, parsed with asn1crypto's generic types."""
    sequence = core.Sequence.load(unwrap(content, 0x6D))
    assert sequence[0].native == 1
    assert sequence[1].dotted == "1.0.10646.1.0.8"
    fields = {}
    for item in iterate(sequence[2].contents):
        member = core.Sequence.load(item.raw)
        value = member[1]
        fields[member[0].native] = (
            [value[i].native for i in range(len(value))] if isinstance(value, core.Sequence) else [value.native]
        )
    return fields


def test_dg13_holds_the_vietnamese_text(signer: DocumentSigner) -> None:
    data = sample_data(spouse="Lê Thị Vợ", old_id="012345678")
    assert dg13_fields(personalise(data, signer).file(DG13).content) == {
        1: ["001099012345"],
        2: ["Nguyễn Văn Mẫu"],
        3: ["15/01/1999"],
        4: ["Nam"],
        5: ["Việt Nam"],
        6: ["Kinh"],
        7: ["Không"],
        8: ["Hà Nội"],
        9: ["Phường Bến Nghé, TP Hồ Chí Minh"],
        10: ["Nốt ruồi C: 1cm dưới mắt trái"],
        11: ["01/02/2022"],
        12: ["15/01/2039"],
        13: ["Nguyễn Văn Cha", "Trần Thị Mẹ"],
        14: ["Lê Thị Vợ"],
        15: ["012345678"],
    }


def test_dg13_leaves_out_what_the_card_does_not_hold(signer: DocumentSigner) -> None:
    data = sample_data(father="", mother="", origin="", features="", expiry=None, sex=Sex.FEMALE)
    fields = dg13_fields(personalise(data, signer).file(DG13).content)
    assert not {8, 10, 13, 14, 15} & fields.keys()
    assert fields[12] == ["Không thời hạn"]
    assert fields[4] == ["Nữ"]


@pytest.mark.parametrize(("has_dg13", "tags"), [(True, "61756d"), (False, "6175")])
def test_ef_com_lists_the_groups_present(signer: DocumentSigner, has_dg13: bool, tags: str) -> None:
    image = personalise(sample_data(has_dg13=has_dg13), signer)
    assert children(unwrap(image.file(EF_COM).content, 0x60))[0x5C].hex() == tags
    assert (DG13 in {file.identifier for file in image.files}) is has_dg13


def test_ef_card_access_names_pace_alone(signer: DocumentSigner) -> None:
    content = personalise(sample_data(), signer).file(EF_CARD_ACCESS).content
    assert content.hex().upper() == VECTORS["pace_gm_ecdh_G1"]["ef_card_access_data"]


def test_ef_sod_is_signed_by_the_document_signer(authority: CountrySigningAuthority, signer: DocumentSigner) -> None:
    image = personalise(sample_data(), signer)
    signed = cms.ContentInfo.load(unwrap(image.file(EF_SOD).content, 0x77), strict=True)["content"]
    assert signed["version"].native == "v3"
    content = signed["encap_content_info"]["content"].contents
    assert signed["encap_content_info"]["content_type"].dotted == "2.23.136.1.1.1"
    lds = core.Sequence.load(content)
    hashed = {
        entry[0].native: entry[1].native for entry in (core.Sequence.load(i.raw) for i in iterate(lds[2].contents))
    }
    files = {1: DG1, 2: DG2, 13: DG13}
    assert hashed == {n: hashlib.sha256(image.file(fid).content).digest() for n, fid in files.items()}
    info = signed["signer_infos"][0]
    attributes = {attribute["type"].native: attribute["values"][0].native for attribute in info["signed_attrs"]}
    assert attributes["content_type"] == "2.23.136.1.1.1"
    assert attributes["message_digest"] == hashlib.sha256(content).digest()
    certificate = x509.load_der_x509_certificate(signed["certificates"][0].chosen.dump())
    assert info["sid"].chosen["serial_number"].native == certificate.serial_number
    key = certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(info["signature"].native, info["signed_attrs"].untag().dump(), ec.ECDSA(hashes.SHA256()))
    certificate.verify_directly_issued_by(authority.certificate)
    assert "Test" in certificate.subject.rfc4514_string()


def test_the_authority_is_exported_as_pem_and_says_test(tmp_path: Path, authority: CountrySigningAuthority) -> None:
    path = authority.export(tmp_path / "trust")
    loaded = x509.load_pem_x509_certificate(path.read_bytes())
    assert loaded == authority.certificate
    assert "Test CSCA VNM simulator" in loaded.subject.rfc4514_string()
    loaded.verify_directly_issued_by(loaded)


def test_two_authorities_do_not_vouch_for_each_other(signer: DocumentSigner) -> None:
    other = CountrySigningAuthority.create()
    with pytest.raises(Exception, match=r"^$|signature|verif") as caught:
        signer.certificate.verify_directly_issued_by(other.certificate)
    assert type(caught.value).__name__ == "InvalidSignature"


def test_nothing_personal_shows_in_a_repr(signer: DocumentSigner) -> None:
    data: CardData = sample_data()
    shown = repr(data) + repr(personalise(data, signer)) + repr(signer)
    for secret in ("001099012345", "012345", "099012345", "NGUYEN", "Nguyễn", "990115"):
        assert secret not in shown


def test_only_three_files_are_open_before_access_control(signer: DocumentSigner) -> None:
    image = personalise(sample_data(), signer)
    rules = {file.identifier: file.access for file in image.files}
    assert {fid for fid, rule in rules.items() if rule is AccessRule.ALWAYS} == {0x2F00, 0x2F01, EF_CARD_ACCESS}
    assert {fid for fid, rule in rules.items() if rule is AccessRule.NEVER} == {0x0103, 0x0104}
