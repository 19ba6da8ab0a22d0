"""Verifying one signature, by the AlgorithmIdentifier that comes with it (Doc 9303-12 §4.1; RFC 8017, RFC 5758)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from asn1crypto import algos
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from cardreader.asn1 import ASN1_ERRORS
from cardreader.authenticity.public_keys import UnsupportedKeyError, load_public_key
from cardreader.authenticity.verdict import Verdict, VerdictResult

HASHES: Mapping[str, hashes.HashAlgorithm] = MappingProxyType(
    {
        "1.3.14.3.2.26": hashes.SHA1(),  # noqa: S303 - old documents are signed so, and are verified as issued
        "2.16.840.1.101.3.4.2.4": hashes.SHA224(),
        "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
        "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
        "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
    }
)
"""Hash algorithms of Doc 9303-10 and -12 by OID."""
HASHES_BY_NAME: Mapping[str, hashes.HashAlgorithm] = MappingProxyType({known.name: known for known in HASHES.values()})
"""The same by name: sha1, sha224 …"""
_EC_PUBLIC_KEY = "1.2.840.10045.2.1"
"""Some signers name the key's algorithm in place of the signature's."""


class UnsupportedAlgorithmError(ValueError):
    """An algorithm this package does not have, which says nothing about the signature."""


def hash_of(oid: str, data: bytes) -> bytes | None:
    """The hash of `data`; None for an unknown algorithm."""
    algorithm = HASHES.get(oid)
    if algorithm is None:
        return None
    digest = hashes.Hash(algorithm)
    digest.update(data)
    return digest.finalize()


def verify_signature(
    key_info: bytes, algorithm: bytes, data: bytes, signature: bytes, *, digest_oid: str | None = None
) -> Verdict:
    """VERIFIED, FAILED, or CANNOT_TELL where key or algorithm are not supported.

    `key_info` and `algorithm` are DER (SubjectPublicKeyInfo, AlgorithmIdentifier). `digest_oid` names the hash where
    the algorithm leaves it open, as a CMS SignerInfo may.
    """
    try:
        key = load_public_key(key_info)
        parsed = algos.SignedDigestAlgorithm.load(algorithm)
        match key:
            case rsa.RSAPublicKey():
                scheme, hash_algorithm = _rsa_scheme(parsed, digest_oid)
                key.verify(signature, data, scheme, hash_algorithm)
            case ec.EllipticCurvePublicKey():
                key.verify(signature, data, ec.ECDSA(_ecdsa_hash(parsed, digest_oid)))
    except InvalidSignature:
        return Verdict(VerdictResult.FAILED, "the signature does not verify")
    except (UnsupportedKeyError, UnsupportedAlgorithmError) as error:
        return Verdict(VerdictResult.CANNOT_TELL, str(error))
    except (UnsupportedAlgorithm, *ASN1_ERRORS):
        return Verdict(VerdictResult.CANNOT_TELL, "key and signature algorithm cannot be used together")
    return Verdict(VerdictResult.VERIFIED, "the signature verifies")


def _rsa_scheme(parsed: Any, digest_oid: str | None) -> tuple[padding.AsymmetricPadding, hashes.HashAlgorithm]:  # noqa: ANN401
    oid = parsed["algorithm"].dotted
    if oid == "1.2.840.113549.1.1.10":
        parameters = parsed["parameters"]
        mask = parameters["mask_gen_algorithm"]
        if mask["algorithm"].native != "mgf1":
            raise UnsupportedAlgorithmError("an unknown mask generation function")
        mask_hash = _hash(mask["parameters"]["algorithm"].dotted)
        salt = int(parameters["salt_length"])
        return padding.PSS(padding.MGF1(mask_hash), salt), _hash(parameters["hash_algorithm"]["algorithm"].dotted)
    if oid == "1.2.840.113549.1.1.1":
        return padding.PKCS1v15(), _hash(digest_oid)
    if parsed.signature_algo == "rsassa_pkcs1v15":
        return padding.PKCS1v15(), _hash_by_name(parsed.hash_algo)
    raise UnsupportedAlgorithmError("no RSA signature algorithm that is known")


def _ecdsa_hash(parsed: Any, digest_oid: str | None) -> hashes.HashAlgorithm:  # noqa: ANN401
    if parsed["algorithm"].dotted == _EC_PUBLIC_KEY:
        return _hash(digest_oid)
    if parsed.signature_algo != "ecdsa":
        raise UnsupportedAlgorithmError("no ECDSA signature algorithm that is known")
    return _hash_by_name(parsed.hash_algo)


def _hash(oid: str | None) -> hashes.HashAlgorithm:
    found = HASHES.get(oid or "")
    if found is None:
        raise UnsupportedAlgorithmError("an unknown hash algorithm")
    return found


def _hash_by_name(name: str) -> hashes.HashAlgorithm:
    found = HASHES_BY_NAME.get(name)
    if found is None:
        raise UnsupportedAlgorithmError("an unknown hash algorithm")
    return found
