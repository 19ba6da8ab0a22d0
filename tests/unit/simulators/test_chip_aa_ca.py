"""The software chip proves its keys: by the book, to a terminal of the tests' own, and what it refuses."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
from asn1crypto import core, keys
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key
from cardreader.iso7816.ciphers import AesCipher, TripleDesCipher
from cardreader.iso7816.tlv import encode, iterate, unwrap
from cardreader.lds.dg14 import KeyAgreement
from simulators.chip import liars
from simulators.chip.active_keys import AaKind, EcdsaKind, RsaKey, RsaKind
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_COM, EF_SOD, personalise
from simulators.chip.pki import CountrySigningAuthority, DocumentSigner
from simulators.chip.recipe import Recipe

from .chip_terminal import SELECT_APPLET, Terminal, open_bac, sample_data, status

DG14, DG15 = 0x010E, 0x010F
CHALLENGE = bytes(range(8))
ECDH = CaKind()
CURVE = STANDARDIZED_CURVES[13]


@cache
def signer() -> DocumentSigner:
    return CountrySigningAuthority.create().issue_document_signer()


@cache
def image(active: AaKind | None = None, agreement: CaKind | None = None) -> ChipImage:
    return personalise(sample_data(), signer(), active_authentication=active, chip_authentication=agreement)


def opened(chip: ChipImage) -> Terminal:
    return open_bac(SoftwareCard(chip), chip.mrz_information)


def files(chip: ChipImage) -> set[int]:
    return {file.identifier for file in chip.files}


def test_nothing_is_added_unless_asked_for() -> None:
    assert files(image()) & {DG14, DG15} == set()
    assert files(image(RsaKind(1_024))) & {DG14, DG15} == {DG14, DG15}
    assert files(image(EcdsaKind())) & {DG14, DG15} == {DG14, DG15}
    assert files(image(None, ECDH)) & {DG14, DG15} == {DG14}


def test_the_new_groups_are_listed_and_signed_for() -> None:
    chip = image(EcdsaKind(), ECDH)
    listed = {item.tag: item.value for item in iterate(unwrap(chip.file(EF_COM).content, 0x60))}[0x5C]
    assert listed.endswith(b"\x6e\x6f")
    for identifier in (DG14, DG15):
        assert hashlib.sha256(chip.file(identifier).content).digest() in chip.file(EF_SOD).content
    copy = unwrap(chip.file(EF_CARD_ACCESS).content, 0x31)
    assert copy in chip.file(DG14).content


def test_active_authentication_by_rsa_as_the_book_opens_it() -> None:
    chip = image(RsaKind(1_024))
    public = keys.PublicKeyInfo.load(unwrap(chip.file(DG15).content, 0x6F))["public_key"].parsed
    signature, sw = opened(chip).send(0x88, 0, 0, CHALLENGE, le=256)
    assert (sw, len(signature)) == (0x9000, 128)
    block = pow(int.from_bytes(signature, "big"), int(public["public_exponent"]), int(public["modulus"])).to_bytes(128)
    assert (block[0], block[-2:]) == (0x6A, b"\x34\xcc")
    message, digest = block[1:-34], block[-34:-2]
    assert hashlib.sha256(message + CHALLENGE).digest() == digest
    assert isinstance(chip.active_key, RsaKey)


@pytest.mark.parametrize("der", [False, True])
def test_active_authentication_by_ecdsa(der: bool) -> None:
    chip = image(EcdsaKind("secp256r1", der=der))
    public = serialization.load_der_public_key(unwrap(chip.file(DG15).content, 0x6F))
    assert isinstance(public, ec.EllipticCurvePublicKey)
    signature, sw = opened(chip).send(0x88, 0, 0, CHALLENGE, le=256)
    assert sw == 0x9000
    if not der:
        assert len(signature) == 64
        r, s = (int.from_bytes(part, "big") for part in (signature[:32], signature[32:]))
        signature = utils.encode_dss_signature(r, s)
    public.verify(signature, CHALLENGE, ec.ECDSA(hashes.SHA256()))


def test_internal_authenticate_refused() -> None:
    chip = image(RsaKind(2_048))
    terminal = opened(chip)
    assert terminal.send(0x88, 0, 1, CHALLENGE, le=256)[1] == 0x6A86
    assert terminal.send(0x88, 0, 0, CHALLENGE[:7], le=256)[1] == 0x6700
    assert terminal.send(0x88, 0, 0, CHALLENGE, le=256)[1] == 0x6700, "256 bytes fit no short answer in the channel"
    assert len(terminal.send(0x88, 0, 0, CHALLENGE, le=0x10000, extended=True)[0]) == 256
    card = SoftwareCard(chip)
    card.process(SELECT_APPLET)
    assert status(card.process(bytes.fromhex("0088000008") + CHALLENGE + b"\x00")) == 0x6982
    assert opened(image()).send(0x88, 0, 0, CHALLENGE, le=256)[1] == 0x6D00


def _agreed(chip: ChipImage, scalar: int) -> tuple[bytes, bytes]:
    """The terminal's public key and the secret, from DG14's key as it stands there: the last point of the file."""
    point = CURVE.decode(chip.file(DG14).content[-65:])
    own = CURVE.encode(CURVE.multiply(scalar, CURVE.generator))
    return own, CURVE.multiply(scalar, point).x.to_bytes(32, "big")


def _keys(secret: bytes, kind: KeyKind) -> list[bytes]:
    return [derive_key(secret, purpose, kind) for purpose in (KeyPurpose.ENCRYPTION, KeyPurpose.MAC)]


def _dynamic(public: bytes) -> bytes:
    return encode(0x7C, encode(0x80, public))


@pytest.mark.parametrize("cipher", [KeyKind.AES_128, KeyKind.AES_192, KeyKind.AES_256])
def test_chip_authentication_by_set_at_renews_the_channel(cipher: KeyKind) -> None:
    chip = image(None, CaKind(cipher=cipher))
    assert chip.agreement_key is not None
    terminal = opened(chip)
    assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, chip.agreement_key.protocol[2:]))[1] == 0x9000
    own, secret = _agreed(chip, 12_345)
    assert terminal.send(0x86, 0, 0, _dynamic(own), le=256) == (b"\x7c\x00", 0x9000)
    renewed = Terminal(terminal.card, AesCipher(*_keys(secret, cipher)), 0)
    assert renewed.read_file(DG14, 40) == chip.file(DG14).content[:40]
    assert status(terminal.card.process(terminal.protect(0xA4, 2, 12, b"\x01\x01"))) == 0x6988, "the old keys are gone"
    assert status(terminal.card.process(renewed.protect(0xA4, 2, 12, b"\x01\x01"))) == 0x6882


def test_chip_authentication_by_set_kat() -> None:
    chip = image(None, CaKind(cipher=KeyKind.TRIPLE_DES))
    terminal = opened(chip)
    own, secret = _agreed(chip, 54_321)
    assert terminal.send(0x22, 0x41, 0xA6, encode(0x91, own))[1] == 0x9000
    renewed = Terminal(terminal.card, TripleDesCipher(*_keys(secret, KeyKind.TRIPLE_DES)), 0)
    assert renewed.read_file(DG14, 40) == chip.file(DG14).content[:40]


def test_what_chip_authentication_refuses() -> None:
    chip = image(None, CaKind(key_id=7))
    assert chip.agreement_key is not None
    protocol = encode(0x80, chip.agreement_key.protocol[2:])
    own = CURVE.encode(CURVE.generator)
    terminal = opened(chip)
    assert terminal.send(0x22, 0x41, 0xB6, protocol)[1] == 0x6A86
    assert terminal.send(0x22, 0x41, 0xA6, encode(0x91, own))[1] == 0x6A81, "AES goes by MSE:Set AT"
    assert terminal.send(0x22, 0x41, 0xA4, protocol + b"\x84\x01\x08")[1] == 0x6A88
    assert terminal.send(0x22, 0x41, 0xA4, b"\x80")[1] == 0x6A80
    assert terminal.send(0x22, 0x41, 0xA4, encode(0x80, bytes(10)))[1] == 0x6A80
    assert terminal.send(0x86, 0, 0, _dynamic(own), le=256)[1] == 0x6985, "nothing was chosen"
    for data, expected in ((b"\x7c\x01", 0x6A80), (_dynamic(b"\x04" + bytes(64)), 0x6A80), (_dynamic(b""), 0x6A80)):
        assert terminal.send(0x22, 0x41, 0xA4, protocol + b"\x84\x01\x07")[1] == 0x9000
        assert terminal.send(0x86, 0, 0, data, le=256)[1] == expected
    assert terminal.send(0x22, 0x41, 0xA4, protocol)[1] == 0x9000
    assert terminal.select_file(DG14) == 0x9000
    assert terminal.send(0x86, 0, 0, _dynamic(own), le=256)[1] == 0x6985, "another command came between"
    card = SoftwareCard(chip)
    card.process(SELECT_APPLET)
    assert status(card.process(bytes.fromhex("002241A4") + bytes((len(protocol),)) + protocol)) == 0x6982
    assert opened(image()).send(0x22, 0x41, 0xA4, protocol)[1] == 0x6A86


def test_a_dh_key_stands_in_dg14_with_its_group() -> None:
    for kind in (CaKind(KeyAgreement.DH, parameter_id=0), CaKind(KeyAgreement.DH, parameter_id=2, standardized=True)):
        chip_key = ChipAuthenticationKey.create(kind)
        assert core.Integer(int.from_bytes(chip_key.public_key, "big")).dump() in chip_key.security_infos
        assert str(chip_key.private_key) not in repr(chip_key)


def test_liars_keep_what_they_do_not_lie_about() -> None:
    honest = image(EcdsaKind(), ECDH)
    contents = {file.identifier: file.content for file in honest.files}

    def differing(liar: ChipImage) -> set[int]:
        theirs = {file.identifier: file.content for file in liar.files}
        return {identifier for identifier in contents if theirs.get(identifier) != contents[identifier]}

    assert differing(liars.without_keys(honest)) == set()
    assert differing(liars.with_foreign_keys(honest, EcdsaKind(), ECDH)) == set()
    assert differing(liars.without_key_files(honest)) == {DG14, DG15}
    assert differing(liars.with_exchanged_key_files(honest, EcdsaKind(), ECDH)) == {DG14, DG15}
    assert differing(liars.forge_under_the_right_certificate(honest, EcdsaKind(), ECDH)) == {DG14, DG15, EF_SOD}
    assert differing(liars.downgrade(honest)) == differing(liars.without_card_access(honest)) == {EF_CARD_ACCESS}
    assert differing(
        liars.forge(Recipe(data=sample_data(), active_authentication=EcdsaKind(), chip_authentication=ECDH))
    ) == {DG14, DG15, EF_SOD}
    for number in (1, 2, 13, 14, 15):
        assert differing(liars.tamper(honest, number)) == {0x0100 + number}
    with pytest.raises(KeyError):
        liars.tamper(honest, 16)


def test_nothing_secret_shows() -> None:
    chip = image(RsaKind(1_024), ECDH)
    assert isinstance(chip.active_key, RsaKey)
    assert chip.agreement_key is not None
    for text in (repr(chip), repr(chip.active_key), repr(chip.agreement_key)):
        assert str(chip.active_key.private_exponent) not in text
        assert str(chip.agreement_key.private_key) not in text
