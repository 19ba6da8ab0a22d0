"""Active Authentication (Doc 9303-11 §6.1): the chip signs a challenge with the private key to DG15."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from cardreader.authenticity.message_recovery import verify_with_recovery
from cardreader.authenticity.public_keys import RsaNumbers, UnsupportedKeyError, load_public_key, load_rsa_numbers
from cardreader.authenticity.signatures import HASHES_BY_NAME
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.iso7816.apdu import EXTENDED_MAX, SHORT_ANSWER_MAX, SHORT_LE_MAX, CommandApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.status import StatusWord, describe

_CHALLENGE = 8
_VERIFIED = Verdict(VerdictResult.VERIFIED, "the chip signed the challenge with the key of DG15")
_FAILED = Verdict(VerdictResult.FAILED, "the chip's signature of the challenge is not made with the key of DG15")
_SHA1, _SHA224, _SHA256, _SHA384, _SHA512 = (
    HASHES_BY_NAME[name] for name in ("sha1", "sha224", "sha256", "sha384", "sha512")
)
_ECDSA_HASHES: Mapping[str, hashes.HashAlgorithm] = MappingProxyType(
    {
        "0.4.0.127.0.7.1.1.4.1.1": _SHA1,
        "0.4.0.127.0.7.1.1.4.1.2": _SHA224,
        "0.4.0.127.0.7.1.1.4.1.3": _SHA256,
        "0.4.0.127.0.7.1.1.4.1.4": _SHA384,
        "0.4.0.127.0.7.1.1.4.1.5": _SHA512,
        "1.2.840.10045.4.1": _SHA1,
        "1.2.840.10045.4.3.1": _SHA224,
        "1.2.840.10045.4.3.2": _SHA256,
        "1.2.840.10045.4.3.3": _SHA384,
        "1.2.840.10045.4.3.4": _SHA512,
    }
)
"""ecdsa-plain-signatures (BSI TR-03111 §5.2.1.1), and ecdsa-with-SHA… that some issuers name instead (RFC 5758)."""


@dataclass(frozen=True, slots=True)
class _RsaKey:
    numbers: RsaNumbers

    @property
    def answer_length(self) -> int:
        return self.numbers.size

    def verify(self, challenge: bytes, signature: bytes) -> Verdict:
        return verify_with_recovery(self.numbers, signature, challenge, verified=_VERIFIED, failed=_FAILED)

    def is_cut(self, signature: bytes) -> bool:
        return len(signature) < self.numbers.size


@dataclass(frozen=True, slots=True)
class _EcKey:
    key: ec.EllipticCurvePublicKey
    hashes: tuple[hashes.HashAlgorithm, ...]
    hash_is_known: bool

    @property
    def answer_length(self) -> int:
        return 2 * self._number

    @property
    def _number(self) -> int:
        return (self.key.curve.key_size + 7) // 8

    def verify(self, challenge: bytes, signature: bytes) -> Verdict:
        """r‖s as §6.1.2.3 says, or DER as some chips answer. Where DG14 does not tell the hash, any strong one counts:
        the challenge is ours and random, so none of them helps a forger."""
        for encoded in self._as_der(signature):
            for algorithm in self.hashes:
                try:
                    self.key.verify(encoded, challenge, ec.ECDSA(algorithm))
                except (InvalidSignature, UnsupportedAlgorithm):
                    continue
                return _VERIFIED
        if self.hash_is_known:
            return _FAILED
        return Verdict(VerdictResult.CANNOT_TELL, "DG14 does not tell the hash of Active Authentication, and none fits")

    def _as_der(self, signature: bytes) -> list[bytes]:
        size = self._number
        forms = []
        if len(signature) == 2 * size:
            r, s = int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big")
            forms.append(utils.encode_dss_signature(r, s))
        return [*forms, signature]

    def is_cut(self, signature: bytes) -> bool:
        return not signature


_Key = _RsaKey | _EcKey


def authenticate_actively(
    channel: Channel,
    key_info: bytes,
    signature_algorithm: str | None,
    *,
    long_answers: bool,
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> Verdict:
    """Has the chip sign a challenge. `key_info` is the key of DG15, `signature_algorithm` the OID that DG14 tells.

    An RSA answer may be longer than a short answer holds: with `long_answers` it is asked for with extended length
    first, and the other way where the chip answers nothing, too little or a wrong length; each time with a new
    challenge. FAILED is said of a whole answer only. Raises what the channel raises.
    """
    try:
        key = _load(key_info, signature_algorithm)
    except UnsupportedKeyError as error:
        return Verdict(VerdictResult.CANNOT_TELL, f"the key of DG15 cannot be used: {error}")
    verdict = Verdict(VerdictResult.CANNOT_TELL, "the chip signed nothing")
    for le in _lengths(key.answer_length, channel.room(SHORT_ANSWER_MAX), long_answers=long_answers):
        challenge = random(_CHALLENGE)
        response = channel.exchange(CommandApdu(0x00, 0x88, 0x00, 0x00, challenge, le))
        if response.sw != StatusWord.SUCCESS:
            reason = f"the chip refused INTERNAL AUTHENTICATE: {describe(response.sw)}"
            verdict = Verdict(VerdictResult.CANNOT_TELL, reason)
            if response.sw == StatusWord.WRONG_LENGTH or response.sw >> 8 in (0x61, 0x6C):
                continue
            return verdict
        found = key.verify(challenge, response.data)
        if found.result is VerdictResult.VERIFIED or not key.is_cut(response.data):
            return found
        reason = f"the chip's signature came cut off, {len(response.data)} bytes of {key.answer_length}"
        verdict = Verdict(VerdictResult.CANNOT_TELL, reason)
    return verdict


def needs_long_answer(key_info: bytes, short_read: int) -> bool:
    """Whether the signature fits no short answer of that many bytes; False for keys that cannot be used."""
    try:
        return _load(key_info, None).answer_length > short_read
    except UnsupportedKeyError:
        return False


def _lengths(expected: int, short_read: int, *, long_answers: bool) -> tuple[int, ...]:
    if not long_answers or expected <= short_read:
        return (SHORT_LE_MAX,)
    return (EXTENDED_MAX, SHORT_LE_MAX)


def _load(key_info: bytes, signature_algorithm: str | None) -> _Key:
    numbers = load_rsa_numbers(key_info)
    if numbers is not None:
        return _RsaKey(numbers)
    key = load_public_key(key_info)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise UnsupportedKeyError("neither an RSA nor an elliptic curve key")
    if signature_algorithm is None:
        return _EcKey(key, (_SHA256, _SHA224, _SHA384, _SHA512, _SHA1), hash_is_known=False)
    algorithm = _ECDSA_HASHES.get(signature_algorithm)
    if algorithm is None:
        raise UnsupportedKeyError("DG14 names an unknown signature algorithm")
    return _EcKey(key, (algorithm,), hash_is_known=True)
