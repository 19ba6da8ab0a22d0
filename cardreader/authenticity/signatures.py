"""Verifying one signature, by the AlgorithmIdentifier that comes with it (Doc 9303-12 §4.1; RFC 8017, RFC 5758)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, assert_never

from asn1crypto import algos
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from cardreader.asn1 import ASN1_ERRORS
from cardreader.authenticity.public_keys import PublicKey, UnsupportedKeyError, load_public_key
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

    `key_info` and `algorithm` are DER (SubjectPublicKeyInfo, AlgorithmIdentifier). `digest_oid` is the digest algorithm
    that a CMS SignerInfo names besides: it completes an algorithm that leaves the hash open, and where the signature
    does not verify as its algorithm says, it is tried with that hash and, for RSA, by PKCS#1 v1.5. Some issuers name
    another algorithm than they sign with; a signature that verifies so was made with the same key over the same data.
    """
    try:
        key = load_public_key(key_info)
        schemes = [_scheme(key, algos.SignedDigestAlgorithm.load(algorithm), digest_oid)]
        if (digest := HASHES.get(digest_oid or "")) is not None:
            schemes.append(_usual_scheme(key, digest))
        if any(_verify(key, scheme, data, signature) for scheme in schemes):
            return Verdict(VerdictResult.VERIFIED, "the signature verifies")
    except (UnsupportedKeyError, UnsupportedAlgorithmError) as error:
        return Verdict(VerdictResult.CANNOT_TELL, str(error))
    except (UnsupportedAlgorithm, *ASN1_ERRORS):
        return Verdict(VerdictResult.CANNOT_TELL, "key and signature algorithm cannot be used together")
    return Verdict(VerdictResult.FAILED, "the signature does not verify")


_Scheme = tuple[padding.AsymmetricPadding | None, hashes.HashAlgorithm]
"""The padding, None with ECDSA, and the hash."""


def _verify(key: PublicKey, scheme: _Scheme, data: bytes, signature: bytes) -> bool:
    """Raises UnsupportedAlgorithm."""
    rsa_padding, hash_algorithm = scheme
    try:
        match key:
            case rsa.RSAPublicKey() if rsa_padding is not None:
                key.verify(signature, data, rsa_padding, hash_algorithm)
            case ec.EllipticCurvePublicKey():
                key.verify(signature, data, ec.ECDSA(hash_algorithm))
            case _:
                raise UnsupportedAlgorithmError("no RSA signature algorithm that is known")
    except InvalidSignature:
        return False
    return True


def _usual_scheme(key: PublicKey, hash_algorithm: hashes.HashAlgorithm) -> _Scheme:
    return (padding.PKCS1v15() if isinstance(key, rsa.RSAPublicKey) else None), hash_algorithm


def _scheme(key: PublicKey, parsed: Any, digest_oid: str | None) -> _Scheme:  # noqa: ANN401 - of the untyped library
    match key:
        case rsa.RSAPublicKey():
            return _rsa_scheme(parsed, digest_oid)
        case ec.EllipticCurvePublicKey():
            return None, _ecdsa_hash(parsed, digest_oid)
        case _:
            assert_never(key)


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
