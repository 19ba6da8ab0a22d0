"""Active Authentication: signatures right, wrong, odd and cut off (Doc 9303-11 §6.1; quirks 36 and 37)."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Callable
from functools import cache

import pytest
from asn1crypto import core
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.authenticity.active import authenticate_actively, needs_long_answer
from cardreader.authenticity.message_recovery import verify_with_recovery
from cardreader.authenticity.public_keys import RsaNumbers, UnsupportedKeyError, load_rsa_numbers
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData
from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.tlv import encode
from cardreader.lds.dg15 import parse_dg15
from simulators.chip.active_keys import ActiveAuthenticationKey, EcdsaKind, RsaKey, RsaKind
from simulators.chip.active_keys import make_active_authentication_key as make_key

from .proof_cards import AA_KINDS

VERIFIED, FAILED, CANNOT_TELL = VerdictResult.VERIFIED, VerdictResult.FAILED, VerdictResult.CANNOT_TELL
PLAIN_SHA256 = "0.4.0.127.0.7.1.1.4.1.3"
YES, NO = Verdict(VERIFIED, "yes"), Verdict(FAILED, "no")
Change = Callable[[CommandApdu, bytes], ResponseApdu]


@cache
def rsa_key(bits: int = 1_024, hash_name: str = "sha256") -> RsaKey:
    key = make_key(RsaKind(bits, hash_name))
    assert isinstance(key, RsaKey)
    return key


@cache
def ec_key(kind: EcdsaKind = EcdsaKind()) -> ActiveAuthenticationKey:  # noqa: B008 - frozen
    return make_key(kind)


class SigningChannel:
    """A chip that signs what it is asked; `change` makes the answer of command and signature."""

    extended_length: bool | None = True

    def recover(self, command: CommandApdu) -> ResponseApdu:
        """Nothing is ever lost."""
        raise AssertionError(command)

    def room(self, answer_length: int) -> int:
        """As with AES."""
        return 223 if answer_length <= 258 else 0x10000

    def __init__(self, key: ActiveAuthenticationKey, change: Change | None = None) -> None:
        self._key = key
        self._change = change
        self.commands: list[CommandApdu] = []

    def exchange(self, command: CommandApdu) -> ResponseApdu:
        self.commands.append(command)
        signature = self._key.sign(command.data, secrets.token_bytes)
        if self._change is not None:
            return self._change(command, signature)
        return ResponseApdu(signature, 0x9000)


def authenticate(
    key: ActiveAuthenticationKey,
    change: Change | None = None,
    *,
    algorithm: str | None = PLAIN_SHA256,
    long_answers: bool = True,
    key_info: bytes | None = None,
) -> tuple[Verdict, list[CommandApdu]]:
    channel = SigningChannel(key, change)
    info = key.key_info if key_info is None else key_info
    return authenticate_actively(channel, info, algorithm, long_answers=long_answers), channel.commands


def changed(spoil: Callable[[bytes], bytes]) -> Change:
    return lambda command, signature: ResponseApdu(spoil(signature), 0x9000)


@pytest.mark.parametrize("hash_name", ["sha1", "sha224", "sha256", "sha384", "sha512"])
def test_rsa_with_every_hash(hash_name: str) -> None:
    verdict, (command,) = authenticate(rsa_key(1_024, hash_name))
    assert verdict.result is VERIFIED
    assert (command.header, len(command.data), command.le) == (bytes.fromhex("00880000"), 8, 256)


def test_each_challenge_is_another() -> None:
    challenges = [authenticate(rsa_key())[1][0].data for _ in range(20)]
    assert len(set(challenges)) == 20


def test_a_signature_of_another_challenge_proves_nothing() -> None:
    for key, told in ((rsa_key(), None), (ec_key(), PLAIN_SHA256)):
        replayed = key.sign(bytes(8), secrets.token_bytes)
        verdict, _ = authenticate(key, changed(lambda _, replayed=replayed: replayed), algorithm=told)
        assert verdict.result is FAILED


def test_another_key_proves_nothing() -> None:
    other = make_key(RsaKind(1_024))
    assert authenticate(other, key_info=rsa_key().key_info)[0].result is FAILED
    assert authenticate(make_key(EcdsaKind()), key_info=ec_key().key_info)[0].result is FAILED


@pytest.mark.parametrize("zeros", [1, 2, 128])
def test_leading_zeros_before_the_signature(zeros: int) -> None:
    assert authenticate(rsa_key(), changed(lambda signature: bytes(zeros) + signature))[0].result is VERIFIED


def test_leading_zeros_that_the_chip_leaves_out() -> None:
    """One signature in 256 begins with a zero; the chip signs until one does."""
    seen: list[int] = []

    def strip(signature: bytes) -> bytes:
        seen.append(len(signature.lstrip(b"\x00")))
        return signature.lstrip(b"\x00")

    while not seen or seen[-1] == 128:
        assert authenticate(rsa_key(), changed(strip))[0].result is VERIFIED


def test_the_smaller_of_two_signatures() -> None:
    """ISO/IEC 9796-2 lets a chip answer n - s."""
    key = rsa_key()
    verdict, _ = authenticate(key, changed(lambda s: (key.modulus - int.from_bytes(s, "big")).to_bytes(128, "big")))
    assert verdict.result is VERIFIED


def _raw(key: RsaKey, block: bytes) -> bytes:
    return pow(int.from_bytes(block, "big"), key.private_exponent, key.modulus).to_bytes(128, "big")


def _verify(block: bytes, challenge: bytes = b"12345678") -> VerdictResult:
    key = rsa_key()
    numbers = RsaNumbers(key.modulus, key.public_exponent)
    return verify_with_recovery(numbers, _raw(key, block), challenge, verified=YES, failed=NO).result


def test_the_block_inside() -> None:
    def digest(message: bytes) -> bytes:
        return hashlib.sha1(message + b"12345678", usedforsecurity=False).digest()

    message = b"m" * 106
    assert _verify(b"\x6a" + message + digest(message) + b"\xbc") is VERIFIED
    assert _verify(b"\x6a" + message[1:] + digest(message[1:]) + b"\x33\xcc") is VERIFIED
    padded = b"m" * 90
    assert _verify(b"\x6b" + b"\xbb" * 15 + b"\xba" + padded + digest(padded) + b"\xbc") is VERIFIED
    assert _verify(b"\x6b" + b"\xbb" * 16 + padded + digest(padded) + b"\xbc") is FAILED
    assert _verify(b"\x4a" + message + digest(message) + b"\xbc") is FAILED, "no room for a challenge"
    assert _verify(b"\x6a" + message + digest(message + b"x") + b"\xbc") is FAILED
    assert _verify(b"\x6a" + message + digest(message) + b"\xbd") is FAILED
    assert _verify(b"\x6a" + message[1:] + digest(message[1:]) + b"\x31\xcc") is CANNOT_TELL, "RIPEMD-160"
    assert _verify(b"\x6b" + b"\xbb" * 126 + b"\xbc") is FAILED


@given(st.binary(max_size=300), st.binary(min_size=8, max_size=8))
@settings(max_examples=200)
def test_no_noise_is_a_signature(noise: bytes, challenge: bytes) -> None:
    key = rsa_key()
    for info, told in ((key.key_info, None), (ec_key().key_info, PLAIN_SHA256)):
        channel = SigningChannel(key, changed(lambda _: noise))
        verdict = authenticate_actively(channel, info, told, long_answers=True, random=lambda _: challenge)
        assert verdict.result in (FAILED, CANNOT_TELL)


@pytest.mark.parametrize("kind", [RsaKind(1_024, "sha1"), RsaKind(1_024), EcdsaKind(), EcdsaKind(der=True)], ids=str)
def test_every_flipped_bit_spoils_the_signature(kind: RsaKind | EcdsaKind) -> None:
    key = make_key(kind)
    for bit in range(0, 8 * 64, 3):

        def flip(signature: bytes, bit: int = bit) -> bytes:
            at = bit // 8 % len(signature)
            return signature[:at] + bytes((signature[at] ^ 1 << bit % 8,)) + signature[at + 1 :]

        assert authenticate(key, changed(flip))[0].result is not VERIFIED, bit


def test_a_tiny_modulus_proves_nothing() -> None:
    p, q = 2**127 - 1, 2**521 - 1
    key = RsaKey(p * q, pow(65_537, -1, (p - 1) * (q - 1)))
    verdict, _ = authenticate(key)
    assert verdict.result is CANNOT_TELL
    assert "648 bits" in verdict.reason
    assert authenticate(rsa_key(), key_info=key.key_info)[0].result is not VERIFIED


@pytest.mark.parametrize("kind", [kind for kind in AA_KINDS if isinstance(kind, EcdsaKind)], ids=str)
def test_ecdsa_of_every_kind(kind: EcdsaKind) -> None:
    key = make_key(kind)
    told = core.ObjectIdentifier.load(key.security_info[-12:]).dotted if kind.told else None
    verdict, (command,) = authenticate(key, algorithm=told)
    assert verdict.result is VERIFIED
    assert command.le == 256


def test_ecdsa_by_the_names_of_rfc_5758() -> None:
    assert authenticate(ec_key(), algorithm="1.2.840.10045.4.3.2")[0].result is VERIFIED
    assert authenticate(ec_key(), algorithm="1.2.840.10045.4.3.3")[0].result is FAILED


def test_ecdsa_without_the_hash_told() -> None:
    assert authenticate(ec_key(), algorithm=None)[0].result is VERIFIED
    verdict, _ = authenticate(make_key(EcdsaKind()), algorithm=None, key_info=ec_key().key_info)
    assert verdict.result is CANNOT_TELL


def _ec_info(oid: str, point: bytes) -> bytes:
    algorithm = core.ObjectIdentifier("1.2.840.10045.2.1").dump() + core.ObjectIdentifier(oid).dump()
    return encode(0x30, encode(0x30, algorithm) + encode(0x03, b"\x00" + point))


def test_keys_that_cannot_be_used_are_told_as_such_before_any_command() -> None:
    curve = STANDARDIZED_CURVES[11]
    without_library = _ec_info("1.3.36.3.3.2.8.1.1.5", curve.encode(curve.generator))
    for info in (without_library, _ec_info("1.2.3.4", bytes(65)), b"\x30\x00", b""):
        verdict, commands = authenticate(ec_key(), key_info=info)
        assert verdict.result is CANNOT_TELL
        assert commands == []
        assert not needs_long_answer(info, 223)
    verdict, commands = authenticate(ec_key(), algorithm="0.4.0.127.0.7.1.1.4.1.6")
    assert (verdict.result, commands) == (CANNOT_TELL, [])


def _cut_at_256(command: CommandApdu, signature: bytes) -> ResponseApdu:
    return ResponseApdu(signature if command.le == 65_536 else signature[:256], 0x9000)


def _nothing_at_65536(command: CommandApdu, signature: bytes) -> ResponseApdu:
    return ResponseApdu(b"" if command.le == 65_536 else signature, 0x9000)


def _wrong_length_at_65536(command: CommandApdu, signature: bytes) -> ResponseApdu:
    return ResponseApdu(b"", 0x6700) if command.le == 65_536 else ResponseApdu(signature, 0x9000)


@pytest.mark.parametrize(
    ("change", "lengths"),
    [
        (None, [65_536]),
        (_cut_at_256, [65_536]),
        (_nothing_at_65536, [65_536, 256]),
        (_wrong_length_at_65536, [65_536, 256]),
    ],
)
def test_long_answers(change: Change | None, lengths: list[int]) -> None:
    verdict, commands = authenticate(rsa_key(3_072), change)
    assert verdict.result is VERIFIED
    assert [command.le for command in commands] == lengths
    assert len({command.data for command in commands}) == len(lengths)


def test_an_answer_that_stays_cut_off_is_not_called_wrong() -> None:
    verdict, _ = authenticate(rsa_key(3_072), changed(lambda signature: signature[:256]))
    assert (verdict.result, "256 bytes of 384" in verdict.reason) == (CANNOT_TELL, True)
    verdict, commands = authenticate(rsa_key(3_072), _cut_at_256, long_answers=False)
    assert (verdict.result, [command.le for command in commands]) == (CANNOT_TELL, [256])
    assert authenticate(ec_key(), changed(lambda _: b""))[0].result is CANNOT_TELL


@pytest.mark.parametrize("sw", [0x6A88, 0x6982, 0x6D00, 0x6F00])
def test_a_refusal_is_neither_proof_nor_failure(sw: int) -> None:
    verdict, commands = authenticate(rsa_key(3_072), lambda command, signature: ResponseApdu(b"", sw))
    assert (verdict.result, len(commands)) == (CANNOT_TELL, 1)
    assert f"{sw:04X}" in verdict.reason


def test_needs_long_answer() -> None:
    assert needs_long_answer(rsa_key(3_072).key_info, 223)
    assert not needs_long_answer(rsa_key().key_info, 223)
    assert not needs_long_answer(ec_key().key_info, 223)


@given(st.binary(max_size=80), st.integers(0, 200), st.integers(0, 255))
@settings(max_examples=300)
def test_any_bytes_as_dg15(noise: bytes, position: int, value: int) -> None:
    spoiled = bytearray(encode(0x6F, rsa_key().key_info))
    spoiled[position % len(spoiled)] = value
    for data in (noise, encode(0x6F, noise), encode(0x6F, encode(0x30, noise)), bytes(spoiled)):
        with contextlib.suppress(MalformedData):
            info = parse_dg15(data).key_info
            with contextlib.suppress(UnsupportedKeyError):
                load_rsa_numbers(info)
            assert isinstance(authenticate(rsa_key(), key_info=info)[0], Verdict)


def test_nothing_of_a_key_shows() -> None:
    key = rsa_key()
    for secret in (str(key.modulus), str(key.private_exponent)):
        assert secret not in repr(key)
        assert secret not in repr(load_rsa_numbers(key.key_info))
    assert parse_dg15(encode(0x6F, key.key_info)).key_info.hex() not in repr(parse_dg15(encode(0x6F, key.key_info)))
