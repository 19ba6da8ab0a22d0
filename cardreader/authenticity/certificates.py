"""X.509 certificates of document signers and CSCAs as typed values (Doc 9303-12 §7.1).

Parsed by asn1crypto, since `cryptography` refuses keys with explicit curve parameters. Only what a chain is built from
is looked at, so an oddity elsewhere in a certificate costs nobody an anchor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import core, x509

from cardreader.asn1 import ASN1_ERRORS, aware_time
from cardreader.authenticity.names import country_of, name_key, name_text
from cardreader.errors import MalformedData

_BASIC_CONSTRAINTS = "2.5.29.19"
_KEY_USAGE = "2.5.29.15"
_EXTENDED_KEY_USAGE = "2.5.29.37"
_SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
_AUTHORITY_KEY_IDENTIFIER = "2.5.29.35"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a chain is built from."""

    raw: bytes = field(repr=False)
    subject: str
    """For people."""
    subject_key: str = field(repr=False)
    """The Name in the normal form of `names.name_key`."""
    issuer_name: bytes = field(repr=False)
    """DER of the Name."""
    issuer_key: str = field(repr=False)
    country: str | None
    """countryName of the subject, in capitals."""
    serial_number: int
    not_before: datetime
    not_after: datetime
    key_info: bytes = field(repr=False)
    """DER of the SubjectPublicKeyInfo."""
    key_bits: bytes = field(repr=False)
    """The subjectPublicKey alone: the same for one key, however its algorithm's parameters are written."""
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
    may_sign_revocations: bool
    """Key usage has cRLSign, or is missing."""
    may_sign_data: bool
    """Key usage has digitalSignature, or is missing."""
    extended_usages: frozenset[str]
    """OIDs of the extended key usage; empty where it is missing."""

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
    except ASN1_ERRORS:
        # The library's message quotes what it read.
        raise MalformedData("the certificate cannot be parsed") from None


def _parse(certificate: Any) -> Certificate:  # noqa: ANN401 - a value of the untyped ASN.1 library
    to_be_signed = certificate["tbs_certificate"]
    extensions = _extensions(to_be_signed)
    constraints = extensions.get(_BASIC_CONSTRAINTS)
    usage = extensions.get(_KEY_USAGE)
    usages: set[str] = usage.native if usage is not None else {"key_cert_sign", "crl_sign", "digital_signature"}
    extended = extensions.get(_EXTENDED_KEY_USAGE)
    subject, issuer = to_be_signed["subject"], to_be_signed["issuer"]
    return Certificate(
        raw=certificate.dump(),
        subject=name_text(subject),
        subject_key=name_key(subject),
        issuer_name=issuer.dump(),
        issuer_key=name_key(issuer),
        country=country_of(subject),
        serial_number=int(to_be_signed["serial_number"]),
        not_before=aware_time(to_be_signed["validity"]["not_before"].native),
        not_after=aware_time(to_be_signed["validity"]["not_after"].native),
        key_info=to_be_signed["subject_public_key_info"].dump(),
        key_bits=bytes(to_be_signed["subject_public_key_info"]["public_key"].contents),
        signed_part=to_be_signed.dump(),
        signature_algorithm=certificate["signature_algorithm"].dump(),
        signature=bytes(certificate["signature_value"]),
        key_identifier=_octets(extensions.get(_SUBJECT_KEY_IDENTIFIER)),
        authority_key_identifier=authority_key_of(extensions.get(_AUTHORITY_KEY_IDENTIFIER)),
        is_authority=bool(constraints is not None and constraints["ca"].native),
        may_sign_certificates="key_cert_sign" in usages,
        may_sign_revocations="crl_sign" in usages,
        may_sign_data="digital_signature" in usages,
        extended_usages=frozenset(purpose.dotted for purpose in extended) if extended is not None else frozenset(),
    )


def _extensions(to_be_signed: Any) -> dict[str, Any]:  # noqa: ANN401
    """The extensions that matter here, by OID. Raises ValueError where one comes twice (RFC 5280 §4.2)."""
    wanted = {
        _BASIC_CONSTRAINTS,
        _KEY_USAGE,
        _EXTENDED_KEY_USAGE,
        _SUBJECT_KEY_IDENTIFIER,
        _AUTHORITY_KEY_IDENTIFIER,
    }
    found: dict[str, Any] = {}
    if isinstance(to_be_signed["extensions"], core.Void):
        return found
    for extension in to_be_signed["extensions"]:
        oid = extension["extn_id"].dotted
        if oid not in wanted:
            continue
        if oid in found:
            raise ValueError("an extension comes twice")
        found[oid] = extension["extn_value"].parsed
    return found


def _octets(value: Any) -> bytes | None:  # noqa: ANN401
    return bytes(value) if value is not None else None


def authority_key_of(extension: Any) -> bytes | None:  # noqa: ANN401
    """The keyIdentifier of a parsed AuthorityKeyIdentifier; None where extension or identifier is missing."""
    if extension is None or isinstance(extension["key_identifier"], core.Void):
        return None
    return bytes(extension["key_identifier"])
