"""Quirks of data, signatures, PACE and proofs: the bytes on the chip really are what each row says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from itertools import chain

import pytest
from asn1crypto import cms, core, keys, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.security_infos import PaceMapping, SecurityInfos, parse_security_infos
from cardreader.authenticity.public_keys import load_rsa_numbers
from cardreader.iso7816.tlv import children, encode, iterate, unwrap
from cardreader.lds.dg13 import parse_dg13
from cardreader.lds.dg14 import Dg14, parse_dg14
from simulators.chip import liars
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card_data import FaceRecordKind, PictureKind
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_DG_BASE, EF_SOD, make_chip
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.quirks import contents, pace_quirks, proofs, readers, signatures
from simulators.chip.quirks.catalogue import card_of, make_image
from simulators.chip.quirks.quirk import Quirk
from simulators.chip.recipe import Recipe

from .chip_terminal import Terminal, open_bac, open_pace, portrait, sample_data, set_pace, status

QUIRKS: Mapping[str, Quirk] = {
    quirk.name: quirk
    for quirk in chain.from_iterable(module.QUIRKS for module in (pace_quirks, proofs, signatures, contents, readers))
}
CHALLENGE = bytes(range(8))
RSA_SHA256 = "1.2.840.113549.1.1.11"


@cache
def authority() -> CountrySigningAuthority:
    return CountrySigningAuthority.create()


def base() -> Recipe:
    data = sample_data(portrait=portrait(60, 80), residence="Phường Bến Nghé, TP Hồ Chí Minh")
    return Recipe(data=data, active_authentication=EcdsaKind(), chip_authentication=CaKind())


@cache
def plain() -> ChipImage:
    return make_chip(base(), authority())


@cache
def chip(name: str) -> ChipImage:
    return make_image(base(), authority(), [QUIRKS[name]])


def group(name: str, number: int) -> bytes:
    return chip(name).file(EF_DG_BASE + number).content


def opened(name: str) -> Terminal:
    """The chip with all that the quirk does to its answers, opened by BAC."""
    return open_bac(card_of(chip(name), [QUIRKS[name]]), chip(name).mrz_information)


def signed_data(name: str) -> cms.SignedData:
    return cms.ContentInfo.load(unwrap(chip(name).file(EF_SOD).content, 0x77))["content"]


def signer_info(name: str) -> cms.SignerInfo:
    (found,) = signed_data(name)["signer_infos"]
    return found


def certificates(name: str) -> list[x509.Certificate]:
    return [choice.chosen for choice in signed_data(name)["certificates"]]


def signed_bytes(name: str) -> bytes:
    return b"\x31" + bytes(signer_info(name)["signed_attrs"].dump())[1:]


def shown_pace(name: str) -> SecurityInfos:
    return parse_security_infos(chip(name).file(EF_CARD_ACCESS).content)


def keys_of(name: str) -> Dg14:
    return parse_dg14(group(name, 14))


def test_names_are_unique_and_every_quirk_changes_something() -> None:
    modules = (pace_quirks, proofs, signatures, contents, readers)
    assert len(QUIRKS) == sum(len(module.QUIRKS) for module in modules)
    rows = {quirk.row for quirk in QUIRKS.values()}
    assert rows == {*range(25, 46), 47, 49, 50, 51, 52, 53}
    for quirk in QUIRKS.values():
        at_the_card = quirk.inner or quirk.outer or quirk.reader or quirk.connecting
        assert at_the_card or quirk.recipe(base()) != base(), quirk.name


def test_without_a_quirk_the_chip_is_as_it_was() -> None:
    info = cms.ContentInfo.load(unwrap(plain().file(EF_SOD).content, 0x77))["content"]["signer_infos"][0]
    assert info["signature_algorithm"]["algorithm"].native == "sha256_ecdsa"
    assert parse_dg14(plain().file(EF_DG_BASE + 14).content).public_keys[0].key_id is None


# --- PACE, rows 25 to 31, 53 -----------------------------------------------------------------------------------------


def test_pace_without_parameter_id() -> None:
    told, untold = shown_pace("pace-no-parameter-id"), shown_pace("pace-parameters-untold")
    assert [info.parameter_id for info in (*told.pace, *untold.pace)] == [None, None]
    assert [info.oid for info in told.others] == ["0.4.0.127.0.7.2.2.4.2"]
    assert untold.others == ()


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("pace-gm-and-im", [(2, "1", 13), (4, "2", 13), (2, "4", 17)]),
        ("pace-gm-and-cam", [(2, "2", 13), (6, "2", 13)]),
        ("pace-im-only", [(4, "4", 18)]),
        ("pace-dh-2048", [(1, "2", 1)]),
        ("pace-dh-2048-chained", [(1, "2", 2)]),
        ("pace-3des", [(2, "1", 13)]),
        ("pace-aes-256", [(2, "4", 17)]),
    ],
)
def test_the_mechanisms_offered(name: str, offered: list[tuple[int, str, int]]) -> None:
    """Mapping, last arc of the protocol, domain parameters."""
    found = [(info.mapping.value, info.oid[-1], info.parameter_id) for info in shown_pace(name).pace]
    assert found == offered
    assert [(info.mapping.value, info.oid[-1], info.parameter_id) for info in keys_of(name).pace] == offered


def test_the_mapping_proves_a_key_that_dg14_names() -> None:
    cam = next(i for i in shown_pace("pace-gm-and-cam").pace if i.mapping is PaceMapping.ECDH_CHIP_AUTHENTICATION)
    assert [key.key_id for key in keys_of("pace-gm-and-cam").public_keys] == [cam.parameter_id]


def test_pace_fails_at_its_first_step_or_at_its_last() -> None:
    early = card_of(chip("pace-fails"), [QUIRKS["pace-fails"]])
    assert status(early.process(set_pace(2))) == 0x9000
    assert status(early.process(bytes.fromhex("10860000027C0000"))) == 0x6FFF
    late = card_of(chip("pace-fails-at-token"), [QUIRKS["pace-fails-at-token"]])
    assert open_pace(late, 2, chip("pace-fails-at-token").can.encode()) == 0x6FFF
    assert isinstance(open_pace(card_of(plain(), []), 2, plain().can.encode()), Terminal)


def test_ef_card_access_is_weaker_than_its_copy() -> None:
    assert [info.oid[-1] for info in shown_pace("card-access-weaker").pace] == ["1"]
    assert [info.oid[-1] for info in keys_of("card-access-weaker").pace] == ["1", "2"]


@pytest.mark.parametrize(("name", "taken", "refused"), [("pace-can-only", 2, 1), ("pace-mrz-only", 1, 2)])
def test_one_password_only(name: str, taken: int, refused: int) -> None:
    card = card_of(chip(name), [QUIRKS[name]])
    assert status(card.process(set_pace(taken))) == 0x9000
    assert status(card.process(set_pace(refused))) == 0x6A88


# --- proofs, rows 32 to 37 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "public", "infos"),
    [
        ("ca-key-id-single", [1], [1]),
        ("ca-several-keys", [2, 300, 1], [2, 300, 1]),
        ("ca-several-keys-no-id", [None, None], [None]),
        ("ca-not-announced", [None], []),
    ],
)
def test_keys_and_their_identifiers(name: str, public: list[int | None], infos: list[int | None]) -> None:
    found = keys_of(name)
    assert [key.key_id for key in found.public_keys] == public
    assert [info.key_id for info in found.chip_authentication] == infos


def test_naming_the_only_key_is_refused() -> None:
    terminal = opened("ca-key-id-refused")
    protocol = keys_of("ca-key-id-refused").chip_authentication[0].oid_value
    assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, protocol) + b"\x84\x01\x01")[1] == 0x6A88
    assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, protocol))[1] == 0x9000


def test_each_of_several_keys_is_chosen_by_its_identifier_and_no_other() -> None:
    terminal = opened("ca-several-keys")
    for info in keys_of("ca-several-keys").chip_authentication:
        number = info.key_id or 0
        reference = encode(0x84, number.to_bytes((number.bit_length() + 7) // 8, "big"))
        assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, info.oid_value) + reference)[1] == 0x9000
        assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, info.oid_value) + b"\x84\x01\x63")[1] == 0x6A88


def test_a_clone_of_a_chip_with_several_keys_has_none_of_them() -> None:
    original = chip("ca-several-keys")
    for image in (liars.without_keys(original), liars.with_foreign_keys(original, None, CaKind())):
        assert image.further_agreement_keys == ()
        terminal = open_bac(card_of(image, []), image.mrz_information)
        protocol = keys_of("ca-several-keys").chip_authentication[0].oid_value
        assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, protocol) + b"\x84\x01\x02")[1] != 0x9000


def test_the_last_of_two_keys_without_identifiers_is_meant() -> None:
    terminal = opened("ca-several-keys-no-id")
    protocol = keys_of("ca-several-keys-no-id").chip_authentication[0].oid_value
    for curve, expected in ((STANDARDIZED_CURVES[15], 0x6A80), (STANDARDIZED_CURVES[13], 0x9000)):
        assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, protocol))[1] == 0x9000
        point = encode(0x7C, encode(0x80, curve.encode(curve.generator)))
        assert terminal.send(0x86, 0, 0, point, le=256)[1] == expected


@pytest.mark.parametrize(("name", "template"), [("ca-3des", 0xA6), ("ca-3des-dh", 0xA6), ("ca-aes-256", 0xA4)])
def test_the_way_of_chip_authentication(name: str, template: int) -> None:
    assert opened(name).send(0x22, 0x41, template ^ 0x02, b"\x80\x00")[1] == 0x6A81, "the other way is refused"
    assert opened(name).send(0x22, 0x41, template, b"\x80\x00")[1] == 0x6A80, "this way the data decide"


@pytest.mark.parametrize("name", ["ca-6f00", "ca-6f00-at-agreement"])
def test_chip_authentication_breaks_the_session(name: str) -> None:
    card = card_of(chip(name), [QUIRKS[name]])
    terminal = open_bac(card, chip(name).mrz_information)
    choose = terminal.protect(0x22, 0x41, 0xA4, encode(0x80, keys_of(name).chip_authentication[0].oid_value))
    answer = card.process(choose)
    if name == "ca-6f00-at-agreement":
        assert terminal.open(answer)[1] == 0x9000
        answer = card.process(terminal.protect(0x86, 0, 0, b"\x7c\x00", le=256))
    assert answer == b"\x6f\x00"
    assert status(card.process(terminal.protect(0xA4, 0x02, 0x0C, b"\x01\x01"))) == 0x6882, "no session any more"


def test_a_long_signature_is_cut_at_256_bytes() -> None:
    found = opened("aa-cut-at-256").send(0x88, 0, 0, CHALLENGE, le=0x10000, extended=True)
    assert (len(found[0]), found[1]) == (256, 0x9000)


def test_nothing_at_the_largest_le_and_all_at_256() -> None:
    terminal = opened("aa-nothing-at-le-65536")
    assert terminal.send(0x88, 0, 0, CHALLENGE, le=0x10000, extended=True) == (b"", 0x9000)
    assert len(terminal.send(0x88, 0, 0, CHALLENGE, le=256)[0]) == 256


def test_forms_of_signatures() -> None:
    der, _ = opened("aa-ecdsa-der").send(0x88, 0, 0, CHALLENGE, le=256)
    assert utils.decode_dss_signature(der)
    padded, _ = opened("aa-rsa-leading-zeros").send(0x88, 0, 0, CHALLENGE, le=256)
    assert (len(padded), padded[:2]) == (130, bytes(2))
    tiny = load_rsa_numbers(unwrap(group("aa-rsa-tiny", 15), 0x6F))
    assert tiny is not None
    assert tiny.modulus.bit_length() == 512
    signature, _ = opened("aa-rsa-tiny").send(0x88, 0, 0, CHALLENGE, le=256)
    block = pow(int.from_bytes(signature, "big"), tiny.exponent, tiny.modulus).to_bytes(64, "big")
    assert (block[0], block[-1]) == (0x6A, 0xBC)
    assert hashlib.sha1(block[1:-21] + CHALLENGE).digest() == block[-21:-1]  # noqa: S324 - what the chip uses


# --- signatures, rows 38 to 43 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "oid"),
    [
        ("sod-id-data", "1.2.840.113549.1.7.1"),
        ("sod-old-icao-oid", "1.3.27.1.1.1"),
        ("sod-old-maker-oid", "1.2.528.1.1006.1.20.1"),
    ],
)
def test_content_types(name: str, oid: str) -> None:
    assert signed_data(name)["encap_content_info"]["content_type"].dotted == oid
    attributes = {item["type"].native: item["values"][0] for item in signer_info(name)["signed_attrs"]}
    assert attributes["content_type"].dotted == oid


@pytest.mark.parametrize(
    ("name", "parameter_id"),
    [("signer-explicit-brainpool", 13), ("signer-explicit-nist", 12), ("signer-rare-curve", 14)],
)
def test_the_signers_curve_is_spelt_out(name: str, parameter_id: int) -> None:
    curve = STANDARDIZED_CURVES[parameter_id]
    (certificate,) = certificates(name)
    parameters = certificate.public_key["algorithm"]["parameters"]
    assert parameters.name == "specified"
    assert int(parameters.chosen["field_id"]["parameters"]) == curve.p
    names = [core.ObjectIdentifier(oid).dump() for oid in ("1.3.36.3.3.2.8.1.1.7", "1.2.840.10045.3.1.7")]
    assert not any(name in certificate.public_key.dump() for name in names)


def test_the_signature_on_a_rare_curve_is_right() -> None:
    """By the textbook (BSI TR-03111 §4.2.2), there being no library for it."""
    curve = STANDARDIZED_CURVES[14]
    r, s = utils.decode_dss_signature(bytes(signer_info("signer-rare-curve")["signature"]))
    message = int.from_bytes(hashlib.sha256(signed_bytes("signer-rare-curve")).digest(), "big")
    public = curve.decode(bytes(certificates("signer-rare-curve")[0].public_key["public_key"]))
    inverse = pow(s, -1, curve.order)
    by_message = curve.multiply(message * inverse % curve.order, curve.generator)
    assert curve.add(by_message, curve.multiply(r * inverse % curve.order, public)).x % curve.order == r


def test_dg15_spells_its_curve_out() -> None:
    info = keys.PublicKeyInfo.load(unwrap(group("aa-explicit-curve", 15), 0x6F))
    assert info["algorithm"]["parameters"].name == "specified"


def test_algorithms_that_differ() -> None:
    (certificate,) = certificates("sod-other-algorithm")
    assert certificate["signature_algorithm"]["algorithm"].native == "sha512_ecdsa"
    assert signer_info("sod-other-algorithm")["signature_algorithm"]["algorithm"].native == "sha256_ecdsa"
    bare = signer_info("sod-algorithm-key-only")
    assert bare["signature_algorithm"]["algorithm"].dotted == "1.2.840.10045.2.1"
    assert bare["digest_algorithm"]["algorithm"].native == "sha384"
    wrong = signer_info("sod-algorithm-wrong-hash")
    assert wrong["signature_algorithm"]["algorithm"].native == "sha1_ecdsa"
    key = _ec_key(certificates("sod-algorithm-wrong-hash")[0])
    key.verify(bytes(wrong["signature"]), signed_bytes("sod-algorithm-wrong-hash"), ec.ECDSA(hashes.SHA256()))


def _ec_key(certificate: x509.Certificate) -> ec.EllipticCurvePublicKey:
    point = bytes(certificate.public_key["public_key"])
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.BrainpoolP256R1(), point)


@pytest.mark.parametrize(("name", "named"), [("sod-pss-key", RSA_SHA256), ("sod-pss-named", "1.2.840.113549.1.1.10")])
def test_a_key_for_pss_signs_by_pkcs1(name: str, named: str) -> None:
    (certificate,) = certificates(name)
    assert certificate.public_key["algorithm"]["algorithm"].native == "rsassa_pss"
    info = signer_info(name)
    assert info["signature_algorithm"]["algorithm"].dotted == named
    numbers = certificate.public_key["public_key"].parsed
    public = rsa.RSAPublicNumbers(int(numbers["public_exponent"]), int(numbers["modulus"])).public_key()
    public.verify(bytes(info["signature"]), signed_bytes(name), padding.PKCS1v15(), hashes.SHA256())


def test_how_the_signer_is_named() -> None:
    authority_certificate, own = certificates("sod-by-key-id")
    assert authority_certificate.ca
    assert bytes(signer_info("sod-by-key-id")["sid"].chosen) == own.key_identifier
    _, own = certificates("sod-issuer-rewritten")
    named = signer_info("sod-issuer-rewritten")["sid"].chosen
    assert named["issuer"].dump() != own.issuer.dump()
    assert named["issuer"] == own.issuer, "the same by the rules of RFC 5280"
    assert int(named["serial_number"]) == own.serial_number


@pytest.mark.parametrize(
    ("name", "groups", "signature"), [("sod-two-hashes", "sha512", "sha256"), ("sod-sha1", "sha1", "sha1")]
)
def test_hash_algorithms(name: str, groups: str, signature: str) -> None:
    content = bytes(signed_data(name)["encap_content_info"]["content"])
    assert hashlib.new(groups, group(name, 2)).digest() in content
    assert signer_info(name)["digest_algorithm"]["algorithm"].native == signature


@pytest.mark.parametrize("name", ["dg14-out-of-order", "dg14-long-lengths"])
def test_dg14_encoded_anew_is_another_file(name: str) -> None:
    content = group(name, 14)
    entries = [item.raw for item in iterate(unwrap(unwrap(content, 0x6E), 0x31))]
    assert encode(0x6E, encode(0x31, b"".join(sorted(entries)))) != content
    assert hashlib.sha256(content).digest() in bytes(signed_data(name)["encap_content_info"]["content"])
    assert len(entries) == 4


# --- contents, rows 44 and 45 ----------------------------------------------------------------------------------------


def details(name: str, number: int) -> dict[int, bytes]:
    return children(unwrap(group(name, number), 0x60 + number))


def test_dates() -> None:
    born, issued = base().data.birth_date, base().data.issue_date
    assert details("dates-in-bcd", 11)[0x5F2B].hex() == f"{born:%Y%m%d}"
    assert details("dates-in-bcd", 12)[0x5F26].hex() == f"{issued:%Y%m%d}"
    assert parse_dg13(group("dates-in-bcd", 13)).raw[3] == encode(0x04, bytes.fromhex(f"{born:%Y%m%d}"))
    assert details("dates-as-text", 11)[0x5F2B].decode() == f"{born:%Y%m%d}"
    assert details("dates-as-text", 12)[0x5F26].decode() == f"{issued:%Y%m%d}"


def test_empty_and_missing_fields() -> None:
    for number in (11, 12):
        empty = details("texts-empty", number)
        assert set(empty) > {0x5C}
        assert all(value == b"" for tag, value in empty.items() if tag != 0x5C)
        assert set(details("fields-missing", number)) == {0x5C}
    raw = parse_dg13(group("texts-empty", 13)).raw
    assert set(raw) == set(parse_dg13(plain().file(EF_DG_BASE + 13).content).raw)
    assert {value for number, value in raw.items() if number != 1} == {b"\x0c\x00"}
    assert set(parse_dg13(group("fields-missing", 13)).raw) == {1, 2}


def test_every_way_to_store_a_face_but_the_usual_has_its_quirk() -> None:
    usual = {FaceRecordKind.ISO_19794_2005.value, PictureKind.AS_GIVEN.value, PictureKind.JPEG.value}
    kinds = {kind.value for kind in (*FaceRecordKind, *PictureKind)} - usual
    assert {name.removeprefix("dg2-") for name in QUIRKS if name.startswith("dg2-")} == kinds


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("dg2-no-cbeff", b"FAC\x00"),
        ("dg2-bare-image", b"\xff\xd8\xff"),
        ("dg2-codestream", b"\x7f\x61"),
    ],
)
def test_what_dg2_begins_with(name: str, start: bytes) -> None:
    assert unwrap(group(name, 2), 0x75).startswith(start)


def test_encodings_of_the_face() -> None:
    assert b"\xff\x4f\xff\x51" in group("dg2-codestream", 2)
    assert b"jP  " not in group("dg2-codestream", 2)
    assert b"jP  " in group("dg2-grey-jp2", 2)
    assert group("dg2-padded-jp2", 2).endswith(bytes(64))
    assert b"Exif" in group("dg2-exif-jpeg", 2)
    assert b"FAC\x00010\x00\xff\xff\xff\xff" in group("dg2-huge-lengths", 2)
