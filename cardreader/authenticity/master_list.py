"""CSCA master lists: CMS SignedData over the CSCA certificates that a state or ICAO vouches for (Doc 9303-12 §9).

A list is used only where its signature verifies, under a Master List Signer certificate whose CSCA is trusted already
or stands in the list itself. In the second case the signature shows that the list is whole, and the operator who
installed the file vouches for where it came from; the reason says which of the two it was.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import cms, core

from cardreader.asn1 import ASN1_ERRORS, aware_time
from cardreader.authenticity.certificates import Certificate, parse_certificate
from cardreader.authenticity.links import AnchorSet, find_issuers
from cardreader.authenticity.signatures import hash_of, verify_signature
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData

CSCA_MASTER_LIST = "2.23.136.1.1.2"
MASTER_LIST_SIGNING = "2.23.136.1.1.3"
"""Extended key usage of a Master List Signer."""
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_TIME = "1.2.840.113549.1.9.5"
_MAX_BUNDLED = 64


class _Certificates(core.SetOf):  # type: ignore[misc]  # asn1crypto has no types
    _child_spec = core.Any


class _CscaMasterList(core.Sequence):  # type: ignore[misc]
    _fields = [("version", core.Integer), ("cert_list", _Certificates)]  # noqa: RUF012 - asn1crypto's way


@dataclass(frozen=True, slots=True)
class MasterList:
    """A list as it came: nothing of it is verified."""

    certificates: tuple[bytes, ...] = field(repr=False)
    """DER of each entry of certList."""
    content: bytes = field(repr=False)
    bundled: tuple[Certificate, ...] = field(repr=False)
    """What came along to verify the signature: the signer's certificate and its CSCA's."""
    digest_oid: str
    signature_algorithm: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    key_identifier: bytes | None = field(repr=False)
    issuer_and_serial: tuple[bytes, int] | None = field(repr=False)
    signed_attributes: bytes | None = field(repr=False)
    """DER of the attributes as the SET OF that is signed (RFC 5652 §5.4); None where the content itself is."""
    attribute_digest: bytes | None = field(repr=False)
    attribute_content_type: str | None
    signing_time: datetime | None


@dataclass(frozen=True, slots=True)
class MasterListSignature:
    """The result of the check of a list's signature, and who signed where that is known."""

    verdict: Verdict
    signer: Certificate | None


def parse_master_list(data: bytes) -> MasterList:
    """The list of a DER or BER ContentInfo. Raises MalformedData."""
    try:
        return _parse(data)
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise MalformedData("no CMS SignedData over a CSCA master list") from None


def _parse(data: bytes) -> MasterList:
    outer = cms.ContentInfo.load(data, strict=True)
    if outer["content_type"].dotted != _SIGNED_DATA:
        raise MalformedData("the CMS content is not SignedData")
    signed_data = outer["content"]
    encapsulated = signed_data["encap_content_info"]
    if encapsulated["content_type"].dotted != CSCA_MASTER_LIST:
        raise MalformedData("what is signed is no CSCA master list")
    content = bytes(encapsulated["content"])
    entries = _CscaMasterList.load(content, strict=True)["cert_list"]
    if len(signed_data["signer_infos"]) != 1:
        raise MalformedData("exactly one signer of a master list expected")
    signer = signed_data["signer_infos"][0]
    identifier = signer["sid"].chosen
    by_key = signer["sid"].name == "subject_key_identifier"
    attributes = _attributes(signer)
    digest = attributes.get(_MESSAGE_DIGEST)
    content_type = attributes.get(_CONTENT_TYPE)
    signing_time = attributes.get(_SIGNING_TIME)
    return MasterList(
        certificates=tuple(entry.dump() for entry in entries),
        content=content,
        bundled=_bundled(signed_data),
        digest_oid=signer["digest_algorithm"]["algorithm"].dotted,
        signature_algorithm=signer["signature_algorithm"].dump(),
        signature=bytes(signer["signature"]),
        key_identifier=bytes(identifier) if by_key else None,
        issuer_and_serial=None if by_key else (identifier["issuer"].dump(), int(identifier["serial_number"])),
        signed_attributes=b"\x31" + signer["signed_attrs"].dump()[1:] if attributes else None,
        attribute_digest=bytes(digest) if digest is not None else None,
        attribute_content_type=content_type.dotted if content_type is not None else None,
        signing_time=aware_time(signing_time.native) if signing_time is not None else None,
    )


def _attributes(signer: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of the untyped ASN.1 library
    """The one value of each signed attribute by OID; empty where the content itself is signed."""
    if isinstance(signer["signed_attrs"], core.Void):
        return {}
    found: dict[str, Any] = {}
    for attribute in signer["signed_attrs"]:
        oid = attribute["type"].dotted
        if oid not in (_CONTENT_TYPE, _MESSAGE_DIGEST, _SIGNING_TIME):
            continue
        if oid in found or len(attribute["values"]) != 1:
            raise MalformedData("a signed attribute has exactly one value")
        found[oid] = attribute["values"][0]
    if not found:
        raise MalformedData("the signed attributes lack content type and digest")
    return found


def _bundled(signed_data: Any) -> tuple[Certificate, ...]:  # noqa: ANN401
    if isinstance(signed_data["certificates"], core.Void):
        return ()
    choices = [choice.chosen for choice in signed_data["certificates"] if choice.name == "certificate"]
    if len(choices) > _MAX_BUNDLED:
        raise MalformedData("too many certificates beside the master list")
    found = []
    for choice in choices:
        try:
            found.append(parse_certificate(choice.dump()))
        except MalformedData:
            # Another certificate may still be the signer's.
            continue
    return tuple(found)


def verify_master_list(
    listed: MasterList,
    entries: tuple[Certificate, ...],
    anchors: tuple[Certificate, ...],
    revoked_keys: frozenset[bytes] = frozenset(),
) -> MasterListSignature:
    """Checks digest, signature, the signer's entitlement and its chain. `entries` are the parsed certificates of the
    list, `anchors` what is trusted without it, `revoked_keys` as in AnchorSet."""
    digest = _verify_digest(listed)
    if digest.result is not VerdictResult.VERIFIED:
        return MasterListSignature(digest, None)
    signer, signature = _find_signer(listed)
    if signer is None or signature.result is not VerdictResult.VERIFIED:
        return MasterListSignature(signature, signer)
    if signer.key_bits in revoked_keys:
        return MasterListSignature(Verdict(VerdictResult.FAILED, "its signer's certificate is revoked"), signer)
    if signer.is_authority or not signer.may_sign_data or MASTER_LIST_SIGNING not in signer.extended_usages:
        refusal = Verdict(VerdictResult.FAILED, "the signer's certificate is not for signing master lists")
        return MasterListSignature(refusal, signer)
    if listed.signing_time is not None and not signer.is_valid_at(listed.signing_time):
        refusal = Verdict(VerdictResult.FAILED, "the signer's certificate was not valid when the list was signed")
        return MasterListSignature(refusal, signer)
    chain = find_issuers(signer, anchors)
    where = "which is installed beside it"
    if not chain.issuers:
        own = AnchorSet(revoked_keys)
        own.offer(entry for entry in (*listed.bundled, *entries) if entry.country == signer.country)
        chain = find_issuers(signer, own.anchors)
        where = "which only the list itself brings"
    if find_issuers(signer, _with_keys((*listed.bundled, *entries), revoked_keys)).issuers:
        return MasterListSignature(Verdict(VerdictResult.FAILED, "its signer's CSCA is revoked"), signer)
    if not chain.issuers:
        missing = "its signer's CSCA is neither trusted here nor in the list"
        reason = f"its signer's certificate: {chain.verdict.reason}" if chain.is_named else missing
        return MasterListSignature(Verdict(chain.verdict.result, reason), signer)
    reason = f"signed under {chain.issuers[0].subject}, {where}"
    return MasterListSignature(Verdict(VerdictResult.VERIFIED, reason), signer)


def _with_keys(certificates: tuple[Certificate, ...], keys: frozenset[bytes]) -> list[Certificate]:
    return [certificate for certificate in certificates if certificate.key_bits in keys]


def _verify_digest(listed: MasterList) -> Verdict:
    """The attributes that are signed must speak of this content (RFC 5652 §5.4, §11.1, §11.2)."""
    if listed.signed_attributes is None:
        return Verdict(VerdictResult.VERIFIED, "the list itself is signed")
    digest = hash_of(listed.digest_oid, listed.content)
    if digest is None:
        return Verdict(VerdictResult.CANNOT_TELL, "the list is digested with an unknown algorithm")
    if listed.attribute_digest is None or not hmac.compare_digest(digest, listed.attribute_digest):
        return Verdict(VerdictResult.FAILED, "the signed digest is not that of the list")
    if listed.attribute_content_type != CSCA_MASTER_LIST:
        return Verdict(VerdictResult.FAILED, "the signed content type is not that of a master list")
    return Verdict(VerdictResult.VERIFIED, "the signed digest matches")


def _find_signer(listed: MasterList) -> tuple[Certificate | None, Verdict]:
    """The certificate under which the signature verifies: the one the SignerInfo names first, then each other, as
    issuers differ in how they encode names."""
    named = [certificate for certificate in listed.bundled if _is_named(listed, certificate)]
    others = [certificate for certificate in listed.bundled if certificate not in named]
    signed = listed.content if listed.signed_attributes is None else listed.signed_attributes
    first: tuple[Certificate, Verdict] | None = None
    for certificate in (*named, *others):
        verdict = verify_signature(
            certificate.key_info, listed.signature_algorithm, signed, listed.signature, digest_oid=listed.digest_oid
        )
        if verdict.result is VerdictResult.VERIFIED:
            return certificate, verdict
        first = first or (certificate, verdict)
    return first or (None, Verdict(VerdictResult.CANNOT_TELL, "the signer's certificate is not in the list"))


def _is_named(listed: MasterList, certificate: Certificate) -> bool:
    if listed.key_identifier is not None:
        return listed.key_identifier == certificate.key_identifier
    return listed.issuer_and_serial == (certificate.issuer_name, certificate.serial_number)
