"""EF.SOD: the hashes of the data groups, signed by the document signer (Doc 9303-10 §4.6.2)."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from asn1crypto import algos, cms, core, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cardreader.iso7816.tlv import encode
from simulators.chip.pki import DocumentSigner
from simulators.chip.signers import USUAL_SIGNER, SignerKind

LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
ID_DATA = "1.2.840.113549.1.7.1"
_HASH_OIDS: Mapping[str, str] = MappingProxyType(
    {
        "sha1": "1.3.14.3.2.26",
        "sha224": "2.16.840.1.101.3.4.2.4",
        "sha256": "2.16.840.1.101.3.4.2.1",
        "sha384": "2.16.840.1.101.3.4.2.2",
        "sha512": "2.16.840.1.101.3.4.2.3",
    }
)
_FIRST_WITH_VERSIONS = "0108"
_KEY_ALGORITHMS = {"ec": "1.2.840.10045.2.1", "rsa": "1.2.840.113549.1.1.1"}


class SignatureName(Enum):
    """What the SignerInfo calls the signature's algorithm."""

    RIGHT = auto()
    KEY = auto()
    """The key's algorithm alone, so that the digest algorithm has to be added."""
    SHA1 = auto()
    """SHA-1 with that kind of key, whatever the digest is."""
    PSS = auto()
    """RSASSA-PSS, though the signature is one of PKCS#1 v1.5."""


class SignerName(Enum):
    """How the SignerInfo names its certificate."""

    ISSUER_AND_SERIAL = auto()
    REWRITTEN_ISSUER = auto()
    """The issuer in capitals and in other string types than the certificate has."""
    KEY_IDENTIFIER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityObjectStyle:
    """How an issuer writes and signs EF.SOD. Digests are `sha1`, `sha224`, `sha256`, `sha384` or `sha512`."""

    signer: SignerKind = USUAL_SIGNER
    certificate_digest: str = "sha256"
    """With which the CSCA signs the document signer's certificate."""
    content_type: str = LDS_SECURITY_OBJECT
    group_digest: str = "sha256"
    """Of the data groups."""
    digest: str = "sha256"
    """Of the signature."""
    pss: bool = False
    """Whether an RSA signature is one of RSASSA-PSS, and is named so."""
    lds_version: str = "0107"
    """From 0108 on EF.SOD repeats it (Doc 9303-10 §4.6.2.3)."""
    signature_name: SignatureName = SignatureName.RIGHT
    signer_name: SignerName = SignerName.ISSUER_AND_SERIAL
    with_authority: bool = False
    """Whether the CSCA's certificate comes along, before the signer's."""


USUAL_SECURITY_OBJECT = SecurityObjectStyle()


def lds_security_object(data_groups: Mapping[int, bytes], digest: str = "sha256", lds_version: str = "0107") -> bytes:
    """LDSSecurityObject: the hash of each data group's whole file, by its number (§4.6.2.3). Version 0, or for LDS 1.8
    version 1 with the versions of LDS and Unicode."""
    hashes = b"".join(
        encode(0x30, encode(0x02, bytes((number,))) + encode(0x04, hashlib.new(digest, content).digest()))
        for number, content in sorted(data_groups.items())
    )
    algorithm = encode(0x30, core.ObjectIdentifier(_HASH_OIDS[digest]).dump() + b"\x05\x00")
    if lds_version < _FIRST_WITH_VERSIONS:
        return encode(0x30, encode(0x02, b"\x00") + algorithm + encode(0x30, hashes))
    versions = encode(0x30, encode(0x13, lds_version.encode("ascii")) + encode(0x13, b"040000"))
    return encode(0x30, encode(0x02, b"\x01") + algorithm + encode(0x30, hashes) + versions)


def ef_sod(
    data_groups: Mapping[int, bytes],
    signer: DocumentSigner,
    signing_date: datetime.date,
    style: SecurityObjectStyle = USUAL_SECURITY_OBJECT,
) -> bytes:
    """A CMS SignedData of version 3 with the document signer's certificate inside, in the template 77.

    `signer` is of the kind that `style` names.
    """
    content = lds_security_object(data_groups, style.group_digest, style.lds_version)
    digest_algorithm = {"algorithm": style.digest}
    certificate = x509.Certificate.load(signer.certificate_der)
    signed_at = datetime.datetime.combine(signing_date, datetime.time(12), tzinfo=datetime.UTC)
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [style.content_type]},
            {"type": "signing_time", "values": [cms.Time("utc_time", signed_at)]},
            {"type": "message_digest", "values": [hashlib.new(style.digest, content).digest()]},
        ]
    )
    signer_info = {
        "version": "v1",
        "sid": _identifier(certificate, style.signer_name),
        "digest_algorithm": digest_algorithm,
        "signed_attrs": attributes,
        "signature_algorithm": _signature_algorithm(signer, style),
        "signature": signer.sign(attributes.dump(), style.digest, pss=style.pss),
    }
    signed_data = {
        "version": "v3",
        "digest_algorithms": [digest_algorithm],
        "encap_content_info": {
            "content_type": style.content_type,
            "content": core.ParsableOctetString(content),
        },
        "certificates": _certificates(certificate, signer, style),
        "signer_infos": [signer_info],
    }
    return encode(0x77, bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed_data}).dump()))


def _identifier(certificate: x509.Certificate, name: SignerName) -> cms.SignerIdentifier:
    if name is SignerName.KEY_IDENTIFIER:
        return cms.SignerIdentifier("subject_key_identifier", certificate.key_identifier)
    issuer = certificate.issuer
    if name is SignerName.REWRITTEN_ISSUER:
        issuer = _rewritten(issuer)
    return cms.SignerIdentifier(
        "issuer_and_serial_number", {"issuer": issuer, "serial_number": certificate.serial_number}
    )


def _rewritten(name: x509.Name) -> x509.Name:
    """A Name that means the same (RFC 5280 §7.1) and is another one byte for byte."""
    relative = [
        x509.RelativeDistinguishedName(
            [
                x509.NameTypeAndValue(
                    {
                        "type": item["type"],
                        "value": x509.DirectoryString("printable_string", str(item["value"].native).upper())
                        if item["type"].native != "country_name"
                        else x509.PrintableString(item["value"].native.lower()),
                    }
                )
            ]
        )
        for group in name.chosen
        for item in group
    ]
    return x509.Name("", x509.RDNSequence(relative))


def _signature_algorithm(signer: DocumentSigner, style: SecurityObjectStyle) -> algos.SignedDigestAlgorithm:
    kind = "rsa" if isinstance(signer.private_key, rsa.RSAPrivateKey) else "ec"
    suffix = "ecdsa" if kind == "ec" else "rsa"
    match style.signature_name:
        case SignatureName.RIGHT if not style.pss:
            return algos.SignedDigestAlgorithm({"algorithm": f"{style.digest}_{suffix}"})
        case SignatureName.KEY:
            return algos.SignedDigestAlgorithm({"algorithm": _KEY_ALGORITHMS[kind]})
        case SignatureName.SHA1:
            return algos.SignedDigestAlgorithm({"algorithm": f"sha1_{suffix}"})
        case SignatureName.RIGHT | SignatureName.PSS:
            digest = {"algorithm": style.digest}
            parameters = algos.RSASSAPSSParams(
                {
                    "hash_algorithm": digest,
                    "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": digest},
                    "salt_length": hashlib.new(style.digest).digest_size,
                }
            )
            return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": parameters})


def _certificates(
    certificate: x509.Certificate, signer: DocumentSigner, style: SecurityObjectStyle
) -> list[cms.CertificateChoices]:
    own = cms.CertificateChoices("certificate", certificate)
    if not style.with_authority or signer.authority is None:
        return [own]
    issuer = x509.Certificate.load(signer.authority.public_bytes(serialization.Encoding.DER))
    return [cms.CertificateChoices("certificate", issuer), own]
