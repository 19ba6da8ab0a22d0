"""X.509 certificates of document signers and CSCAs as typed values (Doc 9303-12 §7.1).

Parsed by asn1crypto, since `cryptography` refuses keys with explicit curve parameters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import x509

from cardreader.asn1 import ASN1_ERRORS, aware_time
from cardreader.errors import MalformedData


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a chain is built from."""

    raw: bytes = field(repr=False)
    subject: str
    """For people."""
    subject_key: str = field(repr=False)
    """The Name in the normal form that RFC 5280 §7.1 compares."""
    issuer_name: bytes = field(repr=False)
    """DER of the Name."""
    issuer_key: str = field(repr=False)
    serial_number: int
    not_before: datetime
    not_after: datetime
    key_info: bytes = field(repr=False)
    """DER of the SubjectPublicKeyInfo."""
    signed_part: bytes = field(repr=False)
    """DER of the TBSCertificate."""
    signature_algorithm: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    key_identifier: bytes | None = field(repr=False)
    authority_key_identifier: bytes | None = field(repr=False)
    is_authority: bool
    """Basic constraints say cA."""
    may_sign_certificates: bool
    """Key usage has keyCertSign, or is missing."""
    may_sign_data: bool
    """Key usage has digitalSignature, or is missing."""

    @property
    def self_issued(self) -> bool:
        """Whether subject and issuer are one name."""
        return self.subject_key == self.issuer_key

    def is_valid_at(self, moment: datetime) -> bool:
        """Whether an aware moment lies within the validity period."""
        return self.not_before <= moment <= self.not_after


def parse_certificate(data: bytes) -> Certificate:
    """The certificate of a DER encoding. Raises MalformedData."""
    try:
        return _parse(x509.Certificate.load(data, strict=True))
    except ASN1_ERRORS as error:
        raise MalformedData("the certificate cannot be parsed") from error


def _parse(certificate: x509.Certificate) -> Certificate:
    to_be_signed = certificate["tbs_certificate"]
    constraints = certificate.basic_constraints_value
    usage = certificate.key_usage_value
    usages: set[str] = usage.native if usage is not None else {"key_cert_sign", "digital_signature"}
    return Certificate(
        raw=certificate.dump(),
        subject=certificate.subject.human_friendly,
        subject_key=certificate.subject.hashable,
        issuer_name=certificate.issuer.dump(),
        issuer_key=certificate.issuer.hashable,
        serial_number=int(certificate.serial_number),
        not_before=aware_time(certificate.not_valid_before),
        not_after=aware_time(certificate.not_valid_after),
        key_info=to_be_signed["subject_public_key_info"].dump(),
        signed_part=to_be_signed.dump(),
        signature_algorithm=certificate["signature_algorithm"].dump(),
        signature=bytes(certificate["signature_value"]),
        key_identifier=certificate.key_identifier,
        authority_key_identifier=certificate.authority_key_identifier,
        is_authority=bool(constraints is not None and constraints["ca"].native),
        may_sign_certificates="key_cert_sign" in usages,
        may_sign_data="digital_signature" in usages,
    )
