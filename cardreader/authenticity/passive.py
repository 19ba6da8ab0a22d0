"""Passive authentication (Doc 9303-11 §5.1): are the data groups those that were signed, and who signed them."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.names import encoded_name_key
from cardreader.authenticity.signatures import hash_of, verify_signature
from cardreader.authenticity.trust import TrustStore
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData
from cardreader.lds.sod import SecurityObject

_ALWAYS_SIGNED = (1,)
"""DG2 is mandatory too, but cards of small children are issued without a photo."""


@dataclass(frozen=True, slots=True)
class PassiveAuthentication:
    """Whether the data is `intact`, and the chain to an anchor that `genuine` needs besides the chip's key."""

    intact: Verdict
    chain: Verdict
    signer: Certificate | None = field(repr=False)


def authenticate_passively(
    sod: SecurityObject,
    files: Mapping[int, bytes],
    trust: TrustStore | None,
    today: date,
    *,
    issuing_state: str | None = None,
) -> PassiveAuthentication:
    """Checks hashes, signature and chain. `files` are whole data group files as read, by number.

    The chain is judged at the signing time that the SOD's signature covers, else at noon of `today`, in UTC; and for
    the issuing state of DG1's MRZ, where given: the chain of another state's CSCA cannot tell anything.
    """
    signer = _find_signer(sod)
    if signer is None:
        missing = Verdict(VerdictResult.CANNOT_TELL, "the signer's certificate is not in EF.SOD")
        hashes = _compare_hashes(sod, files)
        return PassiveAuthentication(hashes if hashes.result is VerdictResult.FAILED else missing, missing, None)
    intact = _first_unverified(
        _compare_hashes(sod, files),
        _verify_content_digest(sod),
        verify_signature(
            signer.key_info,
            sod.signature_algorithm,
            sod.content if sod.signed_attributes is None else sod.signed_attributes,
            sod.signature,
            digest_oid=sod.digest_oid,
        ),
    )
    if trust is None:
        return PassiveAuthentication(intact, Verdict(VerdictResult.CANNOT_TELL, "no anchor: no CSCA installed"), signer)
    noon = datetime.combine(today, time(12), UTC)
    moment = sod.signing_time or noon
    chain = trust.judge_chain(signer, moment, now=noon, issuing_state=issuing_state)
    return PassiveAuthentication(intact, chain, signer)


def verify_data_group(sod: SecurityObject, number: int, content: bytes) -> Verdict:
    """Whether one data group is the one that the hash list names, so that a key in it may be used.

    It says nothing of the list's own signature, which `authenticate_passively` judges.
    """
    expected = sod.hashes.get(number)
    if expected is None:
        return Verdict(VerdictResult.FAILED, f"DG{number} is not covered by the signature")
    digest = hash_of(sod.hash_oid, content)
    if digest is None:
        return Verdict(VerdictResult.CANNOT_TELL, "the data groups are hashed with an unknown algorithm")
    if not hmac.compare_digest(digest, expected):
        return Verdict(VerdictResult.FAILED, f"DG{number} is not what was signed")
    return Verdict(VerdictResult.VERIFIED, "the hash matches")


def _first_unverified(*checks: Verdict) -> Verdict:
    """FAILED before CANNOT_TELL, whatever their order; VERIFIED where all are."""
    for result in (VerdictResult.FAILED, VerdictResult.CANNOT_TELL):
        for check in checks:
            if check.result is result:
                return check
    return Verdict(VerdictResult.VERIFIED, "all data groups read match the signed hashes")


def _compare_hashes(sod: SecurityObject, files: Mapping[int, bytes]) -> Verdict:
    if hash_of(sod.hash_oid, b"") is None:
        return Verdict(VerdictResult.CANNOT_TELL, "the data groups are hashed with an unknown algorithm")
    for number in sorted({*_ALWAYS_SIGNED, *files}):
        if number not in sod.hashes:
            return Verdict(VerdictResult.FAILED, f"DG{number} is not covered by the signature")
    for number, content in sorted(files.items()):
        check = verify_data_group(sod, number, content)
        if check.result is not VerdictResult.VERIFIED:
            return check
    return Verdict(VerdictResult.VERIFIED, "the hashes match")


def _verify_content_digest(sod: SecurityObject) -> Verdict:
    """The attributes that are signed must speak of this content (RFC 5652 §5.4, §11.1, §11.2)."""
    if sod.signed_attributes is None:
        return Verdict(VerdictResult.VERIFIED, "the content itself is signed")
    digest = hash_of(sod.digest_oid, sod.content)
    if digest is None:
        return Verdict(VerdictResult.CANNOT_TELL, "the SOD is digested with an unknown algorithm")
    if sod.attribute_digest is None or not hmac.compare_digest(digest, sod.attribute_digest):
        return Verdict(VerdictResult.FAILED, "the signed digest is not that of the hash list")
    if sod.attribute_content_type != sod.content_type:
        return Verdict(VerdictResult.FAILED, "the signed content type is not that of the hash list")
    return Verdict(VerdictResult.VERIFIED, "the signed digest matches")


def _find_signer(sod: SecurityObject) -> Certificate | None:
    """The certificate that the SignerInfo names: byte for byte, else by a name that means the same, else by the serial
    number, else the only one that may be meant; issuers differ in how they encode names, and the signature decides."""
    certificates = []
    for der in sod.certificates:
        try:
            certificates.append(parse_certificate(der))
        except MalformedData:
            # Another certificate may still be the signer's.
            continue
    wanted = sod.signer
    named = None if wanted.issuer is None else encoded_name_key(wanted.issuer)
    ways: tuple[Callable[[Certificate], bool], ...] = (
        lambda one: wanted.key_identifier is not None and wanted.key_identifier == one.key_identifier,
        lambda one: (wanted.issuer, wanted.serial_number) == (one.issuer_name, one.serial_number),
        lambda one: named is not None and (named, wanted.serial_number) == (one.issuer_key, one.serial_number),
        lambda one: wanted.serial_number is not None and wanted.serial_number == one.serial_number,
        lambda one: one.may_sign_data and not one.is_authority,
    )
    for is_meant in ways:
        found = [one for one in certificates if is_meant(one)]
        if len(found) == 1:
            return found[0]
    return certificates[0] if len(certificates) == 1 else None
