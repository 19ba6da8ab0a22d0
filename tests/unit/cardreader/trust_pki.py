"""A country's PKI for tests, made on the spot: CSCAs, links, signers, master lists, CRLs, right or wrong on purpose."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from asn1crypto import algos, cms, core
from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.name import _ASN1Type as StringType
from cryptography.x509.oid import NameOID, ObjectIdentifier

from cardreader.iso7816.tlv import encode

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
MASTER_LIST = "2.23.136.1.1.2"
MASTER_LIST_SIGNING = "2.23.136.1.1.3"


def day(year: int, month: int = 1, number: int = 1) -> datetime.datetime:
    return datetime.datetime(year, month, number, 12, tzinfo=datetime.UTC)


FROM, UNTIL = day(2020), day(2040)
UPDATED, NEXT_UPDATE = day(2026), day(2027)
LISTED = day(2024)


def new_key(curve: ec.EllipticCurve | None = None) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve or ec.SECP256R1())


def name(common_name: str, country: str = "UT", kind: StringType = StringType.UTF8String) -> x509.Name:
    """UT is Utopia, the country of specimens (Doc 9303-3 §5)."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, country, StringType.PrintableString),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name, kind),
        ]
    )


def issue(
    subject: x509.Name,
    key: PrivateKey,
    issuer: x509.Name,
    issuer_key: PrivateKey,
    *,
    authority: bool = True,
    constraints: bool = True,
    signs_certificates: bool = True,
    signs_crls: bool = True,
    signs_data: bool | None = None,
    usage: bool = True,
    extended: Sequence[str] = (),
    start: datetime.datetime = FROM,
    end: datetime.datetime = UNTIL,
    key_identifiers: bool = True,
    authority_key: bytes | None = None,
    serial: int | None = None,
    pss: bool = False,
    digest: hashes.SHA256 | hashes.SHA384 | hashes.SHA512 | None = None,
) -> bytes:
    """DER of a certificate. `authority_key` overrides the authority key identifier."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(serial if serial is not None else x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )
    if usage:
        data = not authority if signs_data is None else signs_data
        certificates, crls = authority and signs_certificates, authority and signs_crls
        if data or certificates or crls:
            key_usage = x509.KeyUsage(data, False, False, False, False, certificates, crls, False, False)
            builder = builder.add_extension(key_usage, critical=True)
    if authority and constraints:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    if extended:
        purposes = x509.ExtendedKeyUsage([ObjectIdentifier(oid) for oid in extended])
        builder = builder.add_extension(purposes, critical=True)
    if key_identifiers:
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
        if authority_key is not None:
            identifier = x509.AuthorityKeyIdentifier(authority_key, None, None)
        builder = builder.add_extension(identifier, critical=False)
    algorithm = digest or hashes.SHA256()
    scheme = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size) if pss else None
    signed = builder.sign(issuer_key, algorithm, rsa_padding=scheme)
    return signed.public_bytes(serialization.Encoding.DER)


@dataclass(frozen=True)
class Csca:
    """A self-signed authority, and what it issues."""

    subject: x509.Name
    key: PrivateKey

    @classmethod
    def create(cls, common_name: str = "CSCA", country: str = "UT", key: PrivateKey | None = None) -> Csca:
        return cls(name(common_name, country), key or new_key())

    @cached_property
    def der(self) -> bytes:
        return issue(self.subject, self.key, self.subject, self.key, serial=1)

    def renewed(self) -> Csca:
        """The same name with a new key."""
        return Csca(self.subject, new_key())

    def link_to(self, successor: Csca, **changes: object) -> bytes:
        """The link certificate: the successor's key, signed with this one."""
        return issue(successor.subject, successor.key, self.subject, self.key, **changes)  # type: ignore[arg-type]

    def signer(self, key: PrivateKey | None = None, **changes: object) -> bytes:
        """A document signer's certificate."""
        country = self.subject.get_attributes_for_oid(NameOID.COUNTRY_NAME)[0].value
        arguments = {"authority": False, **changes}
        return issue(name("Signer", str(country)), key or new_key(), self.subject, self.key, **arguments)  # type: ignore[arg-type]

    def crl(
        self,
        serials: Iterable[int] = (),
        *,
        start: datetime.datetime = UPDATED,
        end: datetime.datetime = NEXT_UPDATE,
        key: PrivateKey | None = None,
        issuer: x509.Name | None = None,
        extra: x509.ExtensionType | None = None,
        key_identifier: bool = True,
    ) -> bytes:
        """DER of a CRL. `extra` is added as a critical extension."""
        key = key or self.key
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(issuer or self.subject)
            .last_update(start)
            .next_update(end)
            .add_extension(x509.CRLNumber(7), critical=False)
        )
        if key_identifier:
            identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
            builder = builder.add_extension(identifier, critical=False)
        if extra is not None:
            builder = builder.add_extension(extra, critical=True)
        for serial in serials:
            revoked = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(start).build()
            builder = builder.add_revoked_certificate(revoked)
        return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def pem(label: str, *encodings: bytes) -> bytes:
    """A PEM file with one block for each encoding."""
    return b"".join(asn1_pem.armor(label, der) for der in encodings)


@dataclass(frozen=True)
class MasterList:
    """A master list of Utopia, and everything about it that a test may want otherwise."""

    certificates: Sequence[bytes]
    key: PrivateKey
    signer: bytes
    bundled: Sequence[bytes]
    content_type: str = MASTER_LIST
    attribute_content_type: str = MASTER_LIST
    digest: bytes | None = None
    attributes: bool = True
    by_key_identifier: bool = False
    signing_time: datetime.datetime | None = LISTED
    signers: int = 1
    more_attributes: Sequence[Mapping[str, object]] = ()
    digest_name: str = "sha256"

    @classmethod
    def create(cls, publisher: Csca, certificates: Sequence[bytes], /, **signer_changes: object) -> MasterList:
        """Signed by a Master List Signer of the publisher, whose certificate comes along."""
        key = new_key()
        signer = publisher.signer(key, **{"extended": [MASTER_LIST_SIGNING], **signer_changes})
        return cls(certificates, key, signer, [signer, publisher.der])

    def build(self) -> bytes:
        content = encode(0x30, encode(0x02, b"\x00") + encode(0x31, b"".join(self.certificates)))
        attributes = self._attributes(content)
        signed = attributes.dump() if attributes is not None else content
        parsed = asn1_x509.Certificate.load(self.signer)
        if self.by_key_identifier:
            identifier = cms.SignerIdentifier("subject_key_identifier", parsed.key_identifier)
        else:
            issuer = {"issuer": parsed.issuer, "serial_number": parsed.serial_number}
            identifier = cms.SignerIdentifier("issuer_and_serial_number", issuer)
        assert isinstance(self.key, ec.EllipticCurvePrivateKey)
        info = {
            "version": "v1",
            "sid": identifier,
            "digest_algorithm": {"algorithm": self.digest_name},
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": self.key.sign(signed, ec.ECDSA(hashes.SHA256())),
        }
        if attributes is not None:
            info["signed_attrs"] = attributes
        signed_data = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": self.content_type, "content": core.ParsableOctetString(content)},
            "certificates": [
                cms.CertificateChoices("certificate", asn1_x509.Certificate.load(der)) for der in self.bundled
            ],
            "signer_infos": [info] * self.signers,
        }
        return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed_data}).dump())

    def _attributes(self, content: bytes) -> cms.CMSAttributes | None:
        if not self.attributes:
            return None
        digest = self.digest if self.digest is not None else hashlib.sha256(content).digest()
        attributes = [
            {"type": "content_type", "values": [self.attribute_content_type]},
            {"type": "message_digest", "values": [digest]},
            *self.more_attributes,
        ]
        if self.signing_time is not None:
            attributes.append({"type": "signing_time", "values": [cms.Time("utc_time", self.signing_time)]})
        return cms.CMSAttributes(attributes)
