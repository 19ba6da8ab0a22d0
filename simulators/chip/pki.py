"""A test country signing authority and what it issues, made on the spot (Doc 9303-12 §7.1).

The names say "Test" and "simulator" so that no certificate of this module passes for a real one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from simulators.chip.signers import (
    CERTIFICATE_HASHES,
    USUAL_SIGNER,
    EcSigner,
    PrivateKey,
    RsaSigner,
    SignerKind,
    key_for_template,
    sign,
    special_key_info,
    with_key_info,
)

CSCA_COMMON_NAME = "Test CSCA VNM simulator"
DOCUMENT_SIGNER_COMMON_NAME = "Test Document Signer VNM simulator"

_ID_ICAO_DOCUMENT_TYPE_LIST = x509.ObjectIdentifier("2.23.136.1.1.6.2")
_DOCUMENT_TYPE_LIST_ID = bytes.fromhex("300802010031031301") + b"I"
"""DocumentTypeListSyntax: version 0, one document type `I`."""

_VALID_FROM = datetime.datetime(2021, 1, 1, tzinfo=datetime.UTC)
_SIGNING_UNTIL = datetime.datetime(2036, 1, 1, tzinfo=datetime.UTC)
_VALID_UNTIL = datetime.datetime(2061, 1, 1, tzinfo=datetime.UTC)

_CRL_LIFE = datetime.timedelta(days=365)

AuthorityKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class State:
    """A state in the two letters of certificates and the three of the MRZ."""

    country: str = "VN"
    letters: str = "VNM"


VIETNAM = State()


@dataclass(frozen=True, slots=True)
class Validity:
    """From when until when a certificate holds."""

    start: datetime.datetime = _VALID_FROM
    end: datetime.datetime = _VALID_UNTIL


LONG = Validity()
BEFORE_ANY_CARD = Validity(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC), _VALID_FROM - datetime.timedelta(days=1))


def _name(common_name: str, state: State) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, state.country),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Simulator"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _alternative_name(state: State) -> list[x509.GeneralName]:
    """Contact and state, in the two forms that Doc 9303-12 Table 3 asks of the alternative-name extensions."""
    locality = x509.Name([x509.NameAttribute(NameOID.LOCALITY_NAME, state.letters)])
    return [x509.RFC822Name("csca@simulator.invalid"), x509.DirectoryName(locality)]


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
    issuer_key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    state: State,
    *,
    certificate_authority: bool,
    validity: Validity = LONG,
    serial: int | None = None,
) -> x509.CertificateBuilder:
    alternative = _alternative_name(state)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(validity.start)
        .not_valid_after(validity.end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
        .add_extension(_key_usage(certificate_authority=certificate_authority), critical=True)
        .add_extension(x509.PrivateKeyUsagePeriod(validity.start, min(_SIGNING_UNTIL, validity.end)), critical=False)
        .add_extension(x509.SubjectAlternativeName(alternative), critical=False)
        .add_extension(x509.IssuerAlternativeName(alternative), critical=False)
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

    def sign(self, data: bytes, digest: str = "sha256", *, pss: bool = False) -> bytes:
        """The signature over `data`: ECDSA as a DER Ecdsa-Sig-Value, RSA by PKCS#1 v1.5 or by PSS."""
        return sign(self.private_key, data, digest, pss=pss)


@dataclass(frozen=True, slots=True)
class CountrySigningAuthority:
    """A self-signed test CSCA. Anyone who trusts it trusts simulated cards: never install it on a kiosk in use."""

    certificate: x509.Certificate
    private_key: AuthorityKey = field(repr=False)
    state: State = VIETNAM
    pss: bool = False
    """Whether an RSA key signs certificates and lists by RSASSA-PSS."""

    @classmethod
    def create(
        cls,
        common_name: str = CSCA_COMMON_NAME,
        *,
        kind: EcSigner | RsaSigner = USUAL_SIGNER,
        state: State = VIETNAM,
        pss: bool = False,
    ) -> CountrySigningAuthority:
        """A new authority with a new key; two of them never trust each other's cards."""
        key = kind.make_key()
        name = _name(common_name, state)
        builder = _builder(name, name, key.public_key(), key.public_key(), state, certificate_authority=True)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        return cls(_signed(builder, key, "sha256", pss=pss), key, state, pss)

    def issue_document_signer(
        self,
        common_name: str = DOCUMENT_SIGNER_COMMON_NAME,
        *,
        kind: SignerKind = USUAL_SIGNER,
        digest: str = "sha256",
        validity: Validity = LONG,
        serial: int | None = None,
        purpose: x509.ObjectIdentifier | None = None,
    ) -> DocumentSigner:
        """A document signer with a new key of that kind, certified by this authority for documents of type `I`. The
        certificate is signed with `digest`. `purpose`: an extended key usage, as a master list's signer has one."""
        key = kind.make_key()
        builder = _builder(
            _name(common_name, self.state),
            self.certificate.subject,
            key_for_template(key),
            self.private_key.public_key(),
            self.state,
            certificate_authority=False,
            validity=validity,
            serial=serial,
        )
        if purpose is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
        types = x509.UnrecognizedExtension(_ID_ICAO_DOCUMENT_TYPE_LIST, _DOCUMENT_TYPE_LIST_ID)
        certificate = _signed(builder.add_extension(types, critical=False), self.private_key, digest, pss=self.pss)
        key_info = special_key_info(kind, key)
        if key_info is not None:
            usual = certificate.public_bytes(serialization.Encoding.DER)
            anew = with_key_info(usual, key_info, self.private_key, digest, pss=self.pss)
            certificate = x509.load_der_x509_certificate(anew)
        return DocumentSigner(certificate, key, self.certificate)

    def link_to(self, successor: CountrySigningAuthority) -> x509.Certificate:
        """The link certificate: the successor's name and key, signed with this one's key (Doc 9303-12 §4.2)."""
        builder = _builder(
            successor.certificate.subject,
            self.certificate.subject,
            successor.private_key.public_key(),
            self.private_key.public_key(),
            self.state,
            certificate_authority=True,
        )
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        return _signed(builder, self.private_key, "sha256", pss=self.pss)

    def revoke(self, serials: Iterable[int], now: datetime.datetime) -> x509.CertificateRevocationList:
        """A CRL of `now`, good for a year, that names these of the signers issued (Doc 9303-12 §7.4)."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now)
            .next_update(now + _CRL_LIFE)
            .add_extension(x509.CRLNumber(1), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.private_key.public_key()), critical=False
            )
        )
        for serial in serials:
            revoked = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now).build()
            builder = builder.add_revoked_certificate(revoked)
        return builder.sign(
            self.private_key, hashes.SHA256(), rsa_padding=_padding(self.private_key, "sha256", self.pss)
        )

    def export(self, folder: Path) -> Path:
        """Writes the certificate as PEM into `folder` (made if missing) and returns the file's path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "test-csca-vnm-simulator.pem"
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path


def _signed(builder: x509.CertificateBuilder, key: AuthorityKey, digest: str, *, pss: bool) -> x509.Certificate:
    return builder.sign(key, CERTIFICATE_HASHES[digest], rsa_padding=_padding(key, digest, pss))


def _padding(key: AuthorityKey, digest: str, pss: bool) -> padding.PSS | padding.PKCS1v15 | None:
    if not isinstance(key, rsa.RSAPrivateKey):
        return None
    algorithm = CERTIFICATE_HASHES[digest]
    return padding.PSS(padding.MGF1(algorithm), algorithm.digest_size) if pss else padding.PKCS1v15()
