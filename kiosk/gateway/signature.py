"""The facility's signature in CHUKYDONVI: an enveloped XMLDSig over the whole document.

RSA or ECDSA with SHA-256, exclusive canonicalization, the certificates in X509Data. The exact profile is not public.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12
from lxml import etree

from kiosk.gateway.signing_key import KeyElsewhere, SigningKeyError, TokenPlace

_DSIG = "http://www.w3.org/2000/09/xmldsig#"
_PKCS12_SUFFIXES = frozenset({".p12", ".pfx"})
_LEAST_RSA_BITS = 2048

SigningKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class CheckInSigner:
    """Signs check-ins with one key. `chain` begins with the certificate of that key. Raises SigningKeyError."""

    def __init__(self, key: SigningKey | KeyElsewhere, chain: Sequence[x509.Certificate]) -> None:
        from signxml.algorithms import (  # noqa: PLC0415 - only a kiosk that signs waits for this library
            CanonicalizationMethod,
            DigestAlgorithm,
            SignatureConstructionMethod,
            SignatureMethod,
        )
        from signxml.signer import XMLSigner  # noqa: PLC0415

        public = key.public_key()
        if not chain or chain[0].public_key() != public:
            raise SigningKeyError("the first certificate is not that of the key")
        match public:
            case rsa.RSAPublicKey():
                if public.key_size < _LEAST_RSA_BITS:
                    raise SigningKeyError(f"an RSA key of at least {_LEAST_RSA_BITS} bits is needed")
                method = SignatureMethod.RSA_SHA256
            case ec.EllipticCurvePublicKey():
                method = SignatureMethod.ECDSA_SHA256
        self._key = cast(SigningKey, key)  # what signxml calls of either is the same
        self._chain = list(chain)
        self._signer = XMLSigner(
            SignatureConstructionMethod.enveloped,
            method,
            DigestAlgorithm.SHA256,
            CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0,
        )

    @classmethod
    def from_files(
        cls, key_file: Path, certificate_file: Path | None = None, passphrase: str | None = None
    ) -> CheckInSigner:
        """The signer of a PKCS#12 file (.p12, .pfx), or of a PEM key and a PEM file with its certificates.

        Raises SigningKeyError.
        """
        password = passphrase.encode() if passphrase else None
        try:
            if key_file.suffix.lower() in _PKCS12_SUFFIXES:
                key, first, further = pkcs12.load_key_and_certificates(key_file.read_bytes(), password)
                chain = [*([first] if first else []), *further]
            else:
                if certificate_file is None:
                    raise SigningKeyError("a PEM key needs a file with its certificate")
                key = load_pem_private_key(key_file.read_bytes(), password)
                chain = x509.load_pem_x509_certificates(certificate_file.read_bytes())
        except OSError as error:
            raise SigningKeyError(f"key or certificate cannot be read: {error.strerror}") from None
        except (ValueError, TypeError):  # TypeError: a passphrase is missing, or given for a key that has none
            # Without its cause, which may quote what it could not read.
            raise SigningKeyError("key or certificate cannot be read: wrong passphrase or wrong form") from None
        if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            raise SigningKeyError("an RSA or EC key is needed")
        return cls(key, chain)

    @classmethod
    def from_token(cls, place: TokenPlace, certificate_file: Path | None = None) -> CheckInSigner:
        """The signer of a key on a PKCS#11 token; its certificate lies there too, or in a PEM file with its chain.

        Raises SigningKeyError, also where the optional package python-pkcs11 is missing.
        """
        try:
            from kiosk.gateway.pkcs11_key import TokenKey  # noqa: PLC0415 - an optional package, for tokens alone
        except ImportError:
            raise SigningKeyError(
                "a key on a token needs the package python-pkcs11: install the extra pkcs11"
            ) from None
        chain = None
        if certificate_file is not None:
            try:
                chain = tuple(x509.load_pem_x509_certificates(certificate_file.read_bytes()))
            except OSError as error:
                raise SigningKeyError(f"the certificate cannot be read: {error.strerror}") from None
            except ValueError:
                raise SigningKeyError("the certificate cannot be read: wrong form") from None
        key = TokenKey(place, chain)
        return cls(key, key.chain)

    def sign(self, root: etree._Element) -> etree._Element:
        """The document with its signature in CHUKYDONVI. Raises SigningKeyError where a token is of no use any more."""
        place = root.find("CHUKYDONVI")
        if place is None:
            raise ValueError("the document has no CHUKYDONVI")
        etree.SubElement(place, f"{{{_DSIG}}}Signature", Id="placeholder", nsmap={"ds": _DSIG})
        signed: etree._Element = self._signer.sign(root, key=self._key, cert=self._chain)
        return signed
