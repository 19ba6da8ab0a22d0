"""Certificate revocation lists of CSCAs (Doc 9303-12 §7.2, RFC 5280 §5).

The policy: a certificate that a CRL names is revoked for good, whenever the CRL was issued and whenever the document
was signed, since who holds a stolen key chooses the signing time. A CRL that is missing or out of date fails nothing:
the kiosk may be offline for long. It cannot be relied on, and the reason of the verdict says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import core, crl

from cardreader.asn1 import ASN1_ERRORS, aware_time
from cardreader.authenticity.certificates import Certificate, authority_key_of
from cardreader.authenticity.links import find_issuers
from cardreader.authenticity.names import country_of, name_key, name_text
from cardreader.authenticity.verdict import Verdict, VerdictResult
from cardreader.errors import MalformedData

_AUTHORITY_KEY_IDENTIFIER = "2.5.29.35"
_MAX_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class RevocationList:
    """A CRL as it came: nothing of it is verified."""

    issuer: str
    """For people."""
    issuer_key: str = field(repr=False)
    country: str | None
    this_update: datetime
    next_update: datetime | None
    serial_numbers: frozenset[int] = field(repr=False)
    """What is revoked, of the issuer's certificates."""
    authority_key_identifier: bytes | None = field(repr=False)
    signed_part: bytes = field(repr=False)
    """DER of the TBSCertList."""
    signature_algorithm: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    is_partial: bool
    """A critical extension changes its meaning: a delta or an indirect CRL, or one of a part of the certificates."""

    def is_current_at(self, moment: datetime) -> bool:
        """Whether an aware moment lies between this and the next update."""
        return self.next_update is not None and self.this_update <= moment <= self.next_update


def parse_crl(data: bytes) -> RevocationList:
    """The CRL of a DER encoding. Raises MalformedData."""
    try:
        return _parse(crl.CertificateList.load(data, strict=True))
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise MalformedData("the CRL cannot be parsed") from None


def _parse(parsed: Any) -> RevocationList:  # noqa: ANN401 - a value of the untyped ASN.1 library
    to_be_signed = parsed["tbs_cert_list"]
    issuer = to_be_signed["issuer"]
    revoked = to_be_signed["revoked_certificates"]
    entries = () if isinstance(revoked, core.Void) else revoked
    if len(entries) > _MAX_ENTRIES:
        raise MalformedData("the CRL has more entries than any CSCA's")
    authority_key, is_partial = _extensions(to_be_signed)
    next_update = to_be_signed["next_update"]
    return RevocationList(
        issuer=name_text(issuer),
        issuer_key=name_key(issuer),
        country=country_of(issuer),
        this_update=aware_time(to_be_signed["this_update"].native),
        next_update=None if isinstance(next_update, core.Void) else aware_time(next_update.native),
        serial_numbers=frozenset(int(entry["user_certificate"]) for entry in entries),
        authority_key_identifier=authority_key,
        signed_part=to_be_signed.dump(),
        signature_algorithm=parsed["signature_algorithm"].dump(),
        signature=bytes(parsed["signature"]),
        is_partial=is_partial,
    )


def _extensions(to_be_signed: Any) -> tuple[bytes | None, bool]:  # noqa: ANN401
    authority_key, is_partial = None, False
    if isinstance(to_be_signed["crl_extensions"], core.Void):
        return authority_key, is_partial
    for extension in to_be_signed["crl_extensions"]:
        if extension["extn_id"].dotted == _AUTHORITY_KEY_IDENTIFIER:
            authority_key = authority_key_of(extension["extn_value"].parsed)
        elif extension["critical"].native:
            is_partial = True
    return authority_key, is_partial


def verify_crl(revocations: RevocationList, anchors: Iterable[Certificate]) -> Verdict:
    """Whether a trusted CSCA of the name or country that the CRL carries signed it, and may sign CRLs.

    After a change of key the new one signs for certificates of the old one too, so the name binds, not the key.
    """
    if revocations.is_partial:
        return Verdict(VerdictResult.CANNOT_TELL, "a partial, delta or indirect CRL is not supported")
    authorities = [
        anchor
        for anchor in anchors
        if anchor.subject_key == revocations.issuer_key
        or (anchor.country is not None and anchor.country == revocations.country)
    ]
    found = find_issuers(revocations, authorities)
    if not found.issuers:
        return found.verdict
    if not any(issuer.may_sign_revocations for issuer in found.issuers):
        return Verdict(VerdictResult.FAILED, "the key of its CSCA is not for signing CRLs")
    return Verdict(VerdictResult.VERIFIED, f"signed under {found.issuers[0].subject}")


@dataclass(frozen=True, slots=True)
class Revocations:
    """What the CRLs say whose signatures verify."""

    lists: tuple[RevocationList, ...] = ()

    def revokes(self, certificate: Certificate, issuers: Iterable[Certificate] = ()) -> bool:
        """Whether a CRL of its issuer names the certificate; `issuers` are certificates of the issuer, if known."""
        return any(certificate.serial_number in found.serial_numbers for found in self._of(certificate, issuers))

    def describe_cover(self, certificate: Certificate, issuers: Iterable[Certificate], now: datetime) -> str:
        """In words, how far a certificate that no CRL names is known not to be revoked at an aware moment."""
        found = self._of(certificate, issuers)
        if not found:
            return "revocation not checked: no CRL of its CSCA"
        latest = max(found, key=lambda known: known.this_update)
        if latest.is_current_at(now):
            return f"not revoked by the CRL of {latest.this_update:%Y-%m-%d}"
        return f"the CRL of {latest.this_update:%Y-%m-%d} is out of date and cannot be relied on"

    def _of(self, certificate: Certificate, issuers: Iterable[Certificate]) -> list[RevocationList]:
        names = {certificate.issuer_key, *(issuer.subject_key for issuer in issuers)}
        return [known for known in self.lists if known.issuer_key in names]
