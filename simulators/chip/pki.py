"""A test country signing authority and its document signer, made on the spot (Doc 9303-12 §7.1).

The names say "Test" and "simulator" so that no certificate of this module passes for a real one.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from simulators.chip.signers import (
    CERTIFICATE_HASHES,
    USUAL_SIGNER,
    PrivateKey,
    SignerKind,
    key_for_template,
    sign,
    special_key_info,
    with_key_info,
)

CSCA_COMMON_NAME = "Test CSCA VNM simulator"
DOCUMENT_SIGNER_COMMON_NAME = "Test Document Signer VNM simulator"

_COUNTRY = "VN"
_ISSUING_STATE = "VNM"
_ID_ICAO_DOCUMENT_TYPE_LIST = x509.ObjectIdentifier("2.23.136.1.1.6.2")
_DOCUMENT_TYPE_LIST_ID = bytes.fromhex("300802010031031301") + b"I"
"""DocumentTypeListSyntax: version 0, one document type `I`."""

_VALID_FROM = datetime.datetime(2021, 1, 1, tzinfo=datetime.UTC)
_SIGNING_UNTIL = datetime.datetime(2036, 1, 1, tzinfo=datetime.UTC)
_VALID_UNTIL = datetime.datetime(2061, 1, 1, tzinfo=datetime.UTC)


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, _COUNTRY),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Simulator"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _alternative_name() -> list[x509.GeneralName]:
    """Contact and state, in the two forms that Doc 9303-12 Table 3 asks of the alternative-name extensions."""
    state = x509.Name([x509.NameAttribute(NameOID.LOCALITY_NAME, _ISSUING_STATE)])
    return [x509.RFC822Name("csca@simulator.invalid"), x509.DirectoryName(state)]


def _key_usage(*, certificate_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificate_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificate_authority,
        crl_sign=certificate_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    *,
    certificate_authority: bool,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_VALID_FROM)
        .not_valid_after(_VALID_UNTIL)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
        .add_extension(_key_usage(certificate_authority=certificate_authority), critical=True)
        .add_extension(x509.PrivateKeyUsagePeriod(_VALID_FROM, _SIGNING_UNTIL), critical=False)
        .add_extension(x509.SubjectAlternativeName(_alternative_name()), critical=False)
        .add_extension(x509.IssuerAlternativeName(_alternative_name()), critical=False)
    )


@dataclass(frozen=True, slots=True)
class DocumentSigner:
    """The key and certificate that sign EF.SOD: by default ECDSA with SHA-256 on brainpoolP256r1 (named curve)."""

    certificate: x509.Certificate
    private_key: PrivateKey = field(repr=False)
    authority: x509.Certificate | None = field(default=None, repr=False)
    """Certificate of the CSCA that certified it."""

    @property
    def certificate_der(self) -> bytes:
        """The certificate as it goes into EF.SOD."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def sign(self, data: bytes, digest: str = "sha256") -> bytes:
        """The signature over `data`: ECDSA as a DER Ecdsa-Sig-Value, RSA by PKCS#1 v1.5."""
        return sign(self.private_key, data, digest)


@dataclass(frozen=True, slots=True)
class CountrySigningAuthority:
    """A self-signed test CSCA. Anyone who trusts it trusts simulated cards: never install it on a kiosk in use."""

    certificate: x509.Certificate
    private_key: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def create(cls, common_name: str = CSCA_COMMON_NAME) -> CountrySigningAuthority:
        """A new authority with a new key; two of them never trust each other's cards."""
        key = ec.generate_private_key(ec.BrainpoolP256R1())
        name = _name(common_name)
        builder = _builder(name, name, key.public_key(), key.public_key(), certificate_authority=True)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        return cls(builder.sign(key, hashes.SHA256()), key)

    def issue_document_signer(
        self,
        common_name: str = DOCUMENT_SIGNER_COMMON_NAME,
        *,
        kind: SignerKind = USUAL_SIGNER,
        digest: str = "sha256",
    ) -> DocumentSigner:
        """A document signer with a new key of that kind, certified by this authority for documents of type `I`. The
        certificate is signed with `digest`."""
        key = kind.make_key()
        builder = _builder(
            _name(common_name),
            self.certificate.subject,
            key_for_template(key),
            self.private_key.public_key(),
            certificate_authority=False,
        )
        types = x509.UnrecognizedExtension(_ID_ICAO_DOCUMENT_TYPE_LIST, _DOCUMENT_TYPE_LIST_ID)
        certificate = builder.add_extension(types, critical=False).sign(self.private_key, CERTIFICATE_HASHES[digest])
        key_info = special_key_info(kind, key)
        if key_info is not None:
            usual = certificate.public_bytes(serialization.Encoding.DER)
            certificate = x509.load_der_x509_certificate(with_key_info(usual, key_info, self.private_key, digest))
        return DocumentSigner(certificate, key, self.certificate)

    def export(self, folder: Path) -> Path:
        """Writes the certificate as PEM into `folder` (made if missing) and returns the file's path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "test-csca-vnm-simulator.pem"
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path
