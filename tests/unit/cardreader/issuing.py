"""A document issuer for tests: CSCA, document signer and EF.SOD with any algorithm, right or wrong on purpose."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asn1crypto import algos, cms, core, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from cardreader.access.curves import EllipticCurve
from cardreader.iso7816.tlv import encode

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
SIGNED_AT = datetime.datetime(2022, 2, 1, 12, tzinfo=datetime.UTC)
LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
HASH_OIDS = {"sha1": "1.3.14.3.2.26", "sha256": "2.16.840.1.101.3.4.2.1", "sha512": "2.16.840.1.101.3.4.2.3"}


def name(common_name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )


def certificate(
    subject: str,
    key: PrivateKey,
    issuer: str,
    issuer_key: PrivateKey,
    *,
    authority: bool,
    not_after: datetime.datetime = datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC),
    key_identifiers: bool = True,
) -> bytes:
    """DER of a certificate valid from 2020 on."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
        .not_valid_after(not_after)
        .add_extension(
            x509.KeyUsage(not authority, False, False, False, False, authority, authority, False, False),
            critical=True,
        )
    )
    if authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    if key_identifiers:
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        authority_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
        builder = builder.add_extension(authority_key, critical=False)
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def with_explicit_parameters(der: bytes, curve: EllipticCurve, issuer_key: PrivateKey, **changes: bytes) -> bytes:
    """The certificate with its key's curve spelled out instead of named, signed anew. `changes` falsify parameters."""
    size = curve.field_size
    base = changes.get("base", curve.encode(curve.generator))
    field_id = encode(0x30, core.ObjectIdentifier("1.2.840.10045.1.1").dump() + core.Integer(curve.p).dump())
    coefficients = encode(0x04, curve.a.to_bytes(size, "big")) + encode(0x04, curve.b.to_bytes(size, "big"))
    domain = core.Integer(1).dump() + field_id + encode(0x30, coefficients) + encode(0x04, base)
    domain = encode(0x30, domain + core.Integer(curve.order).dump() + core.Integer(1).dump())
    parsed = asn1_x509.Certificate.load(der)
    point = parsed["tbs_certificate"]["subject_public_key_info"]["public_key"].dump()
    info = encode(0x30, encode(0x30, core.ObjectIdentifier("1.2.840.10045.2.1").dump() + domain) + point)
    parsed["tbs_certificate"]["subject_public_key_info"] = keys.PublicKeyInfo.load(info)
    signed_part = parsed["tbs_certificate"].dump(force=True)
    assert isinstance(issuer_key, ec.EllipticCurvePrivateKey)
    signature = issuer_key.sign(signed_part, ec.ECDSA(hashes.SHA256()))
    algorithm = parsed["signature_algorithm"].dump()
    return encode(0x30, signed_part + algorithm + encode(0x03, b"\x00" + signature))


def pss_algorithm(hash_name: str, salt_length: int) -> algos.SignedDigestAlgorithm:
    parameters = {
        "hash_algorithm": {"algorithm": hash_name},
        "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": hash_name}},
        "salt_length": salt_length,
    }
    return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": algos.RSASSAPSSParams(parameters)})


@dataclass(frozen=True)
class Sod:
    """Everything about an EF.SOD that a test may want otherwise."""

    certificate: bytes
    key: PrivateKey
    groups: Mapping[int, bytes]
    hash_name: str = "sha256"
    digest_name: str = "sha256"
    algorithm: Any = field(default_factory=lambda: algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}))
    content_type: str = LDS_SECURITY_OBJECT
    attribute_content_type: str | None = None
    attributes: bool = True
    signing_time: datetime.datetime | None = SIGNED_AT
    by_key_identifier: bool = False
    with_certificate: bool = True
    version: int = 0
    digest: bytes | None = None

    def build(self) -> bytes:
        """The file."""
        content = self._content()
        attributes = self._attributes(content)
        signed = attributes.dump() if attributes is not None else content
        parsed = asn1_x509.Certificate.load(self.certificate)
        if self.by_key_identifier:
            identifier = cms.SignerIdentifier("subject_key_identifier", parsed.key_identifier)
        else:
            issuer = {"issuer": parsed.issuer, "serial_number": parsed.serial_number}
            identifier = cms.SignerIdentifier("issuer_and_serial_number", issuer)
        signer = {
            "version": "v1",
            "sid": identifier,
            "digest_algorithm": {"algorithm": self.digest_name},
            "signature_algorithm": self.algorithm,
            "signature": self._sign(signed),
        }
        if attributes is not None:
            signer["signed_attrs"] = attributes
        signed_data = {
            "version": "v3",
            "digest_algorithms": [{"algorithm": self.digest_name}],
            "encap_content_info": {"content_type": self.content_type, "content": core.ParsableOctetString(content)},
            "signer_infos": [signer],
        }
        if self.with_certificate:
            signed_data["certificates"] = [cms.CertificateChoices("certificate", parsed)]
        info = cms.ContentInfo({"content_type": "signed_data", "content": signed_data})
        return encode(0x77, info.dump())

    def _content(self) -> bytes:
        listed = b"".join(
            encode(0x30, encode(0x02, bytes((number,))) + encode(0x04, hashlib.new(self.hash_name, data).digest()))
            for number, data in self.groups.items()
        )
        algorithm = encode(0x30, core.ObjectIdentifier(HASH_OIDS[self.hash_name]).dump() + b"\x05\x00")
        versions = b"" if self.version == 0 else encode(0x30, encode(0x13, b"0108") + encode(0x13, b"040000"))
        return encode(0x30, encode(0x02, bytes((self.version,))) + algorithm + encode(0x30, listed) + versions)

    def _attributes(self, content: bytes) -> cms.CMSAttributes | None:
        if not self.attributes:
            return None
        digest = hashlib.new(self.digest_name, content).digest() if self.digest is None else self.digest
        attributes = [
            {"type": "content_type", "values": [self.attribute_content_type or self.content_type]},
            {"type": "message_digest", "values": [digest]},
        ]
        if self.signing_time is not None:
            attributes.append({"type": "signing_time", "values": [cms.Time("utc_time", self.signing_time)]})
        return cms.CMSAttributes(attributes)

    def _sign(self, data: bytes) -> bytes:
        kind = self.algorithm["algorithm"].native
        digest = {"sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha512": hashes.SHA512()}[self.digest_name]  # noqa: S303
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(data, ec.ECDSA(digest))
        if kind == "rsassa_pss":
            salt = int(self.algorithm["parameters"]["salt_length"])
            return self.key.sign(data, padding.PSS(padding.MGF1(digest), salt), digest)
        return self.key.sign(data, padding.PKCS1v15(), digest)
