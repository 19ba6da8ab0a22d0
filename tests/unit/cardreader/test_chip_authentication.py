"""Chip Authentication: which key with which cipher, what is sent, and the channel afterwards (Doc 9303-11 §6.2)."""

from __future__ import annotations

import contextlib
import dataclasses
from functools import cache

import pytest
from asn1crypto import core
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.dh_groups import STANDARDIZED_GROUPS
from cardreader.access.key_derivation import KeyKind
from cardreader.access.security_infos import PaceMapping, parse_security_infos
from cardreader.authenticity.agreement_keys import DhAgreementKey, EcAgreementKey, load_agreement_key
from cardreader.authenticity.card_access import judge_card_access
from cardreader.authenticity.chip_authentication import (
    ChipAuthenticationOption,
    chip_authentication_options,
)
from cardreader.authenticity.public_keys import UnsupportedKeyError
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.chip import ChipReadFailure, ProtocolChoice
from cardreader.errors import CardFault, MalformedData
from cardreader.iso7816.tlv import encode, unwrap
from cardreader.lds.dg14 import KeyAgreement, parse_dg14
from simulators.chip import liars
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.personalisation import personalise
from simulators.chip.security_object import ef_sod

from .proof_cards import CA_KINDS, ECDH_3DES, ECDH_AES, ECDSA, EVERY_PROTOCOL, Ask, proving_image, read, result
from .sample_card import DG1, DG2, DG13, ISSUE_DATE, SOD, Intercepted, card_data, connect, portrait, signer, with_file

VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL
PROTOCOLS = pytest.mark.parametrize("protocol", EVERY_PROTOCOL)
DG14 = 0x010E


@cache
def key(kind: CaKind = ECDH_AES) -> ChipAuthenticationKey:
    return ChipAuthenticationKey.create(kind)


def dg14(*infos: bytes) -> bytes:
    return encode(0x6E, encode(0x31, b"".join(infos)))


def options(*infos: bytes) -> tuple[ChipAuthenticationOption, ...]:
    found = chip_authentication_options(parse_dg14(dg14(*infos)))
    assert not isinstance(found, Verdict), found
    return found


def chip_with(content: bytes, chip_key: ChipAuthenticationKey) -> ChipImage:
    """The sample chip with this DG14, signed for, and this key."""
    image = proving_image(None, ECDH_AES)
    groups = {number: image.file(identifier).content for number, identifier in ((1, DG1), (2, DG2), (13, DG13))}
    image = with_file(with_file(image, DG14, content), SOD, ef_sod({**groups, 14: content}, signer(), ISSUE_DATE))
    return dataclasses.replace(image, agreement_key=chip_key)


def ca_info(kind: CaKind) -> bytes:
    """The ChipAuthenticationInfo alone."""
    announced, bare = (dataclasses.replace(kind, announced=told) for told in (True, False))
    public = dataclasses.replace(key(kind), kind=bare).security_infos
    return dataclasses.replace(key(kind), kind=announced).security_infos.removesuffix(public)


@pytest.mark.parametrize("kind", CA_KINDS, ids=str)
def test_what_dg14_tells(kind: CaKind) -> None:
    (option,) = options(key(kind).security_infos)
    assert (option.cipher, option.key_id) == (kind.cipher, kind.key_id)
    assert bool(option.protocol) is kind.announced
    loaded = option.key
    if kind.agreement is KeyAgreement.ECDH:
        assert isinstance(loaded, EcAgreementKey)
        assert loaded.curve == STANDARDIZED_CURVES[kind.parameter_id]
    else:
        assert isinstance(loaded, DhAgreementKey)
        assert loaded.prime == STANDARDIZED_GROUPS[kind.parameter_id].p
    ephemeral = loaded.agree()
    assert key(kind).agree(ephemeral.public) == ephemeral.secret
    assert ephemeral.secret.hex() not in repr(ephemeral)


def test_the_strongest_cipher_comes_first_and_few_are_tried() -> None:
    kinds = [
        CaKind(cipher=cipher) for cipher in (KeyKind.AES_128, KeyKind.TRIPLE_DES, KeyKind.AES_256, KeyKind.AES_192)
    ]
    found = options(*(ca_info(kind) for kind in kinds), key(CaKind(announced=False)).security_infos)
    assert [option.cipher for option in found] == [KeyKind.AES_256, KeyKind.AES_192, KeyKind.AES_128]


def test_keys_and_infos_meet_by_identifier_else_by_group() -> None:
    first, second = CaKind(key_id=1), CaKind(cipher=KeyKind.AES_256, key_id=2, parameter_id=12)
    found = options(key(first).security_infos, key(second).security_infos)
    assert [(option.cipher, option.key_id) for option in found] == [(KeyKind.AES_256, 2), (KeyKind.AES_128, 1)]
    without = dataclasses.replace(second, key_id=None)
    assert len(options(key(ECDH_AES).security_infos, key(without).security_infos)) == 3
    dh = CaKind(KeyAgreement.DH, parameter_id=0)
    found = options(key(dh).security_infos, key(ECDH_3DES).security_infos)
    assert [(option.cipher, type(option.key)) for option in found] == [
        (KeyKind.AES_128, DhAgreementKey),
        (KeyKind.TRIPLE_DES, EcAgreementKey),
    ]


def test_dg14_without_a_key_that_can_be_used() -> None:
    for infos, expected in (
        ((), VerdictResult.ABSENT),
        ((ca_info(ECDH_AES),), CANNOT_TELL),
        ((ca_info(ECDH_AES), _unknown_curve()), CANNOT_TELL),
    ):
        found = chip_authentication_options(parse_dg14(dg14(*infos)))
        assert isinstance(found, Verdict)
        assert found.result is expected


def _unknown_curve() -> bytes:
    algorithm = core.ObjectIdentifier("1.2.840.10045.2.1").dump() + core.ObjectIdentifier("1.2.3.4").dump()
    info = encode(0x30, encode(0x30, algorithm) + encode(0x03, b"\x00\x04" + bytes(64)))
    return encode(0x30, core.ObjectIdentifier("0.4.0.127.0.7.2.2.1.2").dump() + info)


def test_a_chip_with_an_unknown_curve_is_read_and_cannot_be_told() -> None:
    verdicts = result(chip_with(dg14(ca_info(ECDH_AES), _unknown_curve()), key())).verdicts
    assert verdicts.intact.result is VERIFIED
    assert verdicts.chip_authentication.result is CANNOT_TELL
    assert verdicts.genuine.result is CANNOT_TELL


def _sent(image: ChipImage, protocol: ProtocolChoice = ProtocolChoice.AUTO) -> list[bytes]:
    """Headers of the commands inside the channel, one read long."""
    headers: list[bytes] = []

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        if command[0] == 0x0C:
            headers.append(command[1:4])
        return ask(command)

    result(Intercepted(connect(image, max_apdu=65_544), note), protocol)
    return headers


def test_3des_by_set_kat_and_aes_by_set_at_before_any_personal_file() -> None:
    headers = _sent(proving_image(ECDSA, ECDH_3DES))
    assert headers.count(bytes.fromhex("2241A6")) == 1
    assert not any(header[0] == 0x86 for header in headers)
    headers = _sent(proving_image(ECDSA, ECDH_AES))
    at = headers.index(bytes.fromhex("2241A4"))
    assert headers[at + 1] == bytes.fromhex("860000")
    assert headers.count(bytes.fromhex("A4020C")) >= 1
    assert headers[-1] == bytes.fromhex("880000")


@PROTOCOLS
@pytest.mark.parametrize("kind", [ECDH_AES, ECDH_3DES], ids=str)
def test_the_rest_is_read_under_the_new_keys(kind: CaKind, protocol: ProtocolChoice) -> None:
    """A chip that clings to the old keys after answering is left behind, and its old answers are worth nothing."""
    image = proving_image(None, kind)
    connection = connect(image, max_apdu=65_544)
    channels: list[object] = []

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        if command[0] == 0x0C:
            channels.append(connection._card._state.channel)
        return ask(command)

    found = result(Intercepted(connection, note), protocol)
    assert found.photo.data == portrait()
    first, last = channels[0], channels[-1]
    assert first is not last
    renewed = channels.index(last)
    assert all(channel is last for channel in channels[renewed:])
    assert len(channels) - renewed >= 3


@PROTOCOLS
def test_a_chip_that_agrees_and_keeps_its_old_keys_is_not_genuine(protocol: ProtocolChoice) -> None:
    connection = connect(proving_image(None, ECDH_AES), max_apdu=65_544)

    def cling(number: int, command: bytes, ask: Ask) -> bytes:
        state = connection._card._state
        before = state.channel
        answer = ask(command)
        if command[:2] == b"\x0c\x86":
            state.channel = before
        return answer

    found = result(Intercepted(connection, cling), protocol)
    assert found.verdicts.intact.result is VERIFIED
    assert found.verdicts.chip_authentication.result is FAILED
    assert found.verdicts.genuine.result is FAILED
    assert found.photo.data == portrait()


def test_a_key_identifier_that_the_chip_does_not_want() -> None:
    """Quirk 32: DG14 numbers the only key, and the chip knows no numbers."""
    numbered = CaKind(key_id=5)
    content = dg14(dataclasses.replace(key(), kind=numbered).security_infos)
    verdicts = result(chip_with(content, key())).verdicts
    assert verdicts.chip_authentication.result is VERIFIED
    assert verdicts.genuine.result is VERIFIED


@pytest.mark.parametrize("mine", [0, 1])
def test_several_keys_without_identifiers(mine: int) -> None:
    """Quirk 32: nothing tells which key the chip will use, so the next is tried after a new opening."""
    kinds = (CaKind(parameter_id=12), CaKind(parameter_id=16))
    found = result(chip_with(dg14(*(key(kind).security_infos for kind in kinds)), key(kinds[mine])))
    assert found.verdicts.chip_authentication.result is VERIFIED
    assert found.verdicts.genuine.result is VERIFIED


def _bare_keys(count: int) -> list[ChipAuthenticationKey]:
    """Keys on one curve without identifiers, so that nothing tells which one a chip means."""
    return [ChipAuthenticationKey.create(ECDH_AES) for _ in range(count)]


def test_a_chip_that_means_another_of_several_keys_is_no_clone() -> None:
    """Quirk 32: it follows to the keys of the one it means, which is the last to be tried here."""
    bare = _bare_keys(3)
    found = result(chip_with(dg14(*(one.security_infos for one in bare)), bare[-1]))
    assert found.verdicts.chip_authentication.result is VERIFIED
    assert sum("does not hold the private key" in remark for remark in found.evidence.remarks) >= 1


def test_with_more_keys_than_are_tried_a_chip_that_means_none_of_them_is_not_accused() -> None:
    bare = _bare_keys(4)
    verdicts = result(chip_with(dg14(*(one.security_infos for one in bare)), bare[-1])).verdicts
    expected = Verdict(CANNOT_TELL, "DG14 has several keys, of which not all could be tried")
    assert verdicts.chip_authentication == expected
    assert verdicts.genuine.result is CANNOT_TELL


def test_a_clone_with_none_of_several_keys_is_one() -> None:
    bare = _bare_keys(2)
    verdicts = result(chip_with(dg14(*(one.security_infos for one in bare)), key())).verdicts
    assert verdicts.chip_authentication.result is FAILED
    assert verdicts.genuine.result is FAILED


def test_a_key_without_info_is_used_with_3des() -> None:
    """Quirk 33."""
    verdicts = result(proving_image(None, CaKind(cipher=KeyKind.TRIPLE_DES, announced=False))).verdicts
    assert verdicts.chip_authentication.reason.endswith("(ECDH, TRIPLE_DES)")
    assert verdicts.genuine.result is VERIFIED


def test_dg14_is_hashed_as_read_not_as_it_would_be_encoded() -> None:
    """Quirk 43: entries in no order of DER."""
    pace = unwrap(proving_image(None, None).file(0x011C).content, 0x31)
    content = dg14(key().security_infos, pace)
    assert result(chip_with(content, key())).verdicts.genuine.result is VERIFIED
    other_order = with_file(chip_with(content, key()), DG14, dg14(pace, key().security_infos))
    verdicts = result(other_order).verdicts
    assert verdicts.intact.result is FAILED
    assert verdicts.chip_authentication == Verdict(FAILED, "DG14 is not what was signed")


def test_dg14_that_is_listed_but_not_signed_proves_nothing() -> None:
    image = proving_image(None, ECDH_AES)
    groups = {number: image.file(identifier).content for number, identifier in ((1, DG1), (2, DG2), (13, DG13))}
    verdicts = result(with_file(image, SOD, ef_sod(groups, signer(), ISSUE_DATE))).verdicts
    assert verdicts.chip_authentication.result is VerdictResult.ABSENT
    assert verdicts.genuine.result is CANNOT_TELL


def test_without_a_security_object_no_key_is_used() -> None:
    verdicts = result(with_file(proving_image(ECDSA, ECDH_AES), SOD, None)).verdicts
    assert verdicts.intact.result is VerdictResult.ABSENT
    assert verdicts.chip_authentication.result is CANNOT_TELL
    assert verdicts.active_authentication.result is CANNOT_TELL


def test_dg14_that_cannot_be_parsed() -> None:
    verdicts = result(chip_with(encode(0x6E, b"\x30\x03\x02\x01\x00"), key())).verdicts
    assert verdicts.intact.result is VERIFIED
    assert verdicts.chip_authentication.result is CANNOT_TELL
    assert verdicts.genuine.result is CANNOT_TELL


def test_one_proof_verified_and_one_refused_is_enough_one_failed_is_too_much() -> None:
    refusing = liars.with_foreign_keys(proving_image(ECDSA, ECDH_AES), None, ECDH_AES)
    verdicts = result(refusing).verdicts
    assert verdicts.chip_authentication.result is FAILED
    assert verdicts.genuine.result is FAILED
    image = proving_image(ECDSA, ECDH_AES)
    verdicts = result(dataclasses.replace(image, agreement_key=None)).verdicts
    assert verdicts.chip_authentication.result is CANNOT_TELL
    assert verdicts.active_authentication.result is VERIFIED
    assert verdicts.genuine.result is VERIFIED


def test_the_channel_is_renewed_again_after_a_new_session() -> None:
    """The chip that proved its key forgets the session: it is opened anew and proves its key again."""
    files = 0

    def forget(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal files
        files += command[:2] == b"\x0c\xb0"
        if files == 3 and command[:2] == b"\x0c\xb0":
            ask(bytes.fromhex("00B0000004"))
            return b"\x67\x00"
        return ask(command)

    found = result(Intercepted(connect(proving_image(ECDSA, ECDH_AES)), forget))
    assert found.verdicts.genuine.result is VERIFIED
    assert len(found.evidence.attempts) == 2


def test_a_dead_chip_after_chip_authentication_is_a_clear_failure() -> None:
    dead = False

    def die(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal dead
        dead = dead or command[:4] == bytes.fromhex("0C2241A4")
        return b"\x6f\x00" if dead else ask(command)

    failed = read(Intercepted(connect(proving_image(None, ECDH_AES), max_apdu=65_544), die))
    assert isinstance(failed, ChipReadFailure)
    assert failed.fault in (CardFault.PROTOCOL_VIOLATION, CardFault.NOT_AN_EMRTD)


def _pace(*variants: PaceVariant) -> PaceSettings:
    return PaceSettings(variants=variants)


CAM = PaceVariant(PaceMapping.ECDH_CHIP_AUTHENTICATION, KeyKind.AES_128, 13)


def test_pace_with_chip_authentication_mapping_is_proof_enough() -> None:
    kind = CaKind(key_id=13)
    image = personalise(card_data(), signer(), chip_authentication=kind, pace=_pace(CAM, PaceVariant()))
    found = result(image)
    assert found.verdicts.chip_authentication.result is VERIFIED
    assert found.verdicts.chip_authentication.reason.endswith("as PACE opened it")
    assert found.verdicts.genuine.result is VERIFIED
    clone = liars.with_foreign_keys(image, None, kind)
    assert result(clone).verdicts.genuine.result is FAILED
    stripped = with_file(image, 0x011C, _pace(PaceVariant()).ef_card_access())
    assert result(stripped).verdicts.genuine.result is FAILED


def test_ef_card_access_and_its_copy() -> None:
    weak, strong = PaceVariant(), PaceVariant(keys=KeyKind.AES_256)

    def infos(*variants: PaceVariant) -> list[object]:
        return list(parse_security_infos(_pace(*variants).ef_card_access()).pace)

    def judge(shown: list[object] | None, signed: list[object]) -> VerdictResult:
        return judge_card_access(shown, signed).result  # type: ignore[arg-type]

    assert judge(infos(weak), []) is VerdictResult.ABSENT
    assert judge(None, infos(weak)) is CANNOT_TELL
    assert judge(infos(weak, strong), infos(strong, weak)) is VERIFIED
    assert judge(infos(weak, strong), infos(strong)) is VERIFIED
    assert judge(infos(weak), infos(strong, weak)) is FAILED
    assert judge(infos(weak), infos(strong)) is FAILED


def _dh(p: int, g: int, y: int, q: int | None) -> bytes:
    numbers = [core.Integer(number).dump() for number in ((p, g) if q is None else (p, g, q))]
    oid = "1.2.840.113549.1.3.1" if q is None else "1.2.840.10046.2.1"
    algorithm = core.ObjectIdentifier(oid).dump() + encode(0x30, b"".join(numbers))
    return encode(0x30, encode(0x30, algorithm) + encode(0x03, b"\x00" + core.Integer(y).dump()))


def test_diffie_hellman_keys_and_what_is_none() -> None:
    group = STANDARDIZED_GROUPS[0]
    public = pow(group.g, 12_345, group.p)
    assert load_agreement_key(_dh(group.p, group.g, public, group.q)) == DhAgreementKey(
        group.p, group.g, group.q, public
    )
    assert isinstance(load_agreement_key(_dh(group.p, group.g, public, None)), DhAgreementKey)
    for p, g, y, q in (
        (group.p, group.g, 1, group.q),
        (group.p, group.g, group.p - 1, group.q),
        (group.p, group.g, group.p + 2, group.q),
        (group.p, group.g, 2, group.q),
        (group.p, 1, public, None),
        (group.p - 1, group.g, public, None),
        (2**521 - 1, 2, 3, None),
        (2**8_191 - 1, 2, 3, None),
        (group.p, group.g, public, 2),
    ):
        with pytest.raises(UnsupportedKeyError):
            load_agreement_key(_dh(p, g, y, q))


def test_a_point_off_the_curve_is_no_key() -> None:
    content = bytearray(key().security_infos)
    content[-1] ^= 1
    found = chip_authentication_options(parse_dg14(dg14(bytes(content))))
    assert isinstance(found, Verdict)
    assert (found.result, "not on the curve" in found.reason) == (CANNOT_TELL, True)


WHOLE = dg14(key(CaKind(key_id=7)).security_infos, key(CaKind(KeyAgreement.DH, parameter_id=0)).security_infos)


@given(st.binary(max_size=120), st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
@settings(max_examples=300)
def test_any_bytes_as_dg14(noise: bytes, position: int, value: int, cut: int) -> None:
    changed = bytearray(WHOLE)
    changed[position] = value
    entry = encode(0x30, core.ObjectIdentifier("0.4.0.127.0.7.2.2.1.2").dump() + encode(0x30, noise))
    for data in (noise, WHOLE[:cut], dg14(noise), dg14(encode(0x30, noise)), dg14(entry), bytes(changed)):
        with contextlib.suppress(MalformedData):
            found = chip_authentication_options(parse_dg14(data))
            assert isinstance(found, Verdict) or 0 < len(found) <= 3
    with contextlib.suppress(UnsupportedKeyError):
        load_agreement_key(noise)


def test_active_authentication_info_with_a_broken_oid() -> None:
    entry = encode(0x30, core.ObjectIdentifier("2.23.136.1.1.5").dump() + b"\x02\x01\x01" + b"\x02\x01\x00")
    with pytest.raises(MalformedData):
        parse_dg14(dg14(entry))
    without = encode(0x30, core.ObjectIdentifier("2.23.136.1.1.5").dump() + b"\x02\x01\x01")
    assert parse_dg14(dg14(without)).active_authentication_algorithm is None
