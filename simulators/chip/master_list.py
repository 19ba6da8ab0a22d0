"""A master list: CSCA certificates under the signature of a Master List Signer (Doc 9303-12 §8)."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Final

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from cardreader.iso7816.tlv import encode
from simulators.chip.pki import DocumentSigner

MASTER_LIST_SIGNING: Final = x509.ObjectIdentifier("2.23.136.1.1.3")
"""Extended key usage of a Master List Signer."""
_CSCA_MASTER_LIST: Final = "2.23.136.1.1.2"


def master_list(certificates: Sequence[x509.Certificate], signer: DocumentSigner, now: datetime.datetime) -> bytes:
    """The CMS SignedData, with the certificates of the signer and of its CSCA. `signer` has an elliptic curve."""
    encoded = sorted(certificate.public_bytes(serialization.Encoding.DER) for certificate in certificates)
    content = encode(0x30, encode(0x02, b"\x00") + encode(0x31, b"".join(encoded)))
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [_CSCA_MASTER_LIST]},
            {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
            {"type": "signing_time", "values": [cms.Time("utc_time", now)]},
        ]
    )
    own = asn1_x509.Certificate.load(signer.certificate_der)
    bundled = [own]
    if signer.authority is not None:
        bundled.append(asn1_x509.Certificate.load(signer.authority.public_bytes(serialization.Encoding.DER)))
    signer_info = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number", {"issuer": own.issuer, "serial_number": own.serial_number}
        ),
        "digest_algorithm": {"algorithm": "sha256"},
        "signed_attrs": attributes,
        "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        "signature": signer.sign(attributes.dump()),
    }
    signed_data = {
        "version": "v3",
        "digest_algorithms": [{"algorithm": "sha256"}],
        "encap_content_info": {"content_type": _CSCA_MASTER_LIST, "content": core.ParsableOctetString(content)},
        "certificates": [cms.CertificateChoices("certificate", certificate) for certificate in bundled],
        "signer_infos": [signer_info],
    }
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed_data}).dump())
