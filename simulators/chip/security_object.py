"""EF.SOD: the hashes of the data groups, signed by the document signer (Doc 9303-10 §4.6.2)."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping

from asn1crypto import cms, core, x509

from cardreader.iso7816.tlv import encode
from simulators.chip.pki import DocumentSigner

_LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
_SHA256_IDENTIFIER = bytes.fromhex("300D06096086480165030402010500")
"""AlgorithmIdentifier of SHA-256 with its NULL parameters."""


def lds_security_object(data_groups: Mapping[int, bytes]) -> bytes:
    """LDSSecurityObject version 0: SHA-256 of each data group's whole file, by its number (§4.6.2.3)."""
    hashes = b"".join(
        encode(0x30, encode(0x02, bytes((number,))) + encode(0x04, hashlib.sha256(content).digest()))
        for number, content in sorted(data_groups.items())
    )
    return encode(0x30, encode(0x02, b"\x00") + _SHA256_IDENTIFIER + encode(0x30, hashes))


def ef_sod(data_groups: Mapping[int, bytes], signer: DocumentSigner, signing_date: datetime.date) -> bytes:
    """A CMS SignedData of version 3 with the document signer's certificate inside, in the template 77."""
    content = lds_security_object(data_groups)
    digest_algorithm = {"algorithm": "sha256"}
    certificate = x509.Certificate.load(signer.certificate_der)
    signed_at = datetime.datetime.combine(signing_date, datetime.time(12), tzinfo=datetime.UTC)
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [_LDS_SECURITY_OBJECT]},
            {"type": "signing_time", "values": [cms.Time("utc_time", signed_at)]},
            {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
        ]
    )
    identifier = cms.SignerIdentifier(
        "issuer_and_serial_number", {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    )
    signer_info = {
        "version": "v1",
        "sid": identifier,
        "digest_algorithm": digest_algorithm,
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": signer.sign(attributes.dump()),
    }
    signed_data = {
        "version": "v3",
        "digest_algorithms": [digest_algorithm],
        "encap_content_info": {
            "content_type": _LDS_SECURITY_OBJECT,
            "content": core.ParsableOctetString(content),
        },
        "certificates": [cms.CertificateChoices("certificate", certificate)],
        "signer_infos": [signer_info],
    }
    return encode(0x77, bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed_data}).dump()))
