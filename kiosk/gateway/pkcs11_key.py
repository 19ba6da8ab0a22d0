"""The facility's key on a token (PKCS#11 v2.40): it signs there and never leaves it.

The token gets the hash alone, by CKM_RSA_PKCS and CKM_ECDSA, which every token has; not all hash by themselves. Needs
the optional package python-pkcs11.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

import pkcs11
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, Mechanism, ObjectClass

from kiosk.gateway.signing_key import SigningKeyError, TokenPlace

_SHA256_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""What stands before a SHA-256 hash in a PKCS#1 v1.5 signature (RFC 8017, 9.2)."""

T = TypeVar("T")


class TokenKey:
    """A key on a token, of which the certificates are known. Callable from any thread; calls wait for each other.

    Each signature has a session of its own, so that a token may be pulled out and put back. A PIN that was refused is
    never tried again by this object: three wrong ones lock a token.
    Raises SigningKeyError where token, PIN or key is not as said, or the key is not that of the first certificate.
    """

    def __init__(self, place: TokenPlace, chain: tuple[x509.Certificate, ...] | None = None) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._pin_refused: str | None = None
        self.chain = chain if chain is not None else (self._with_key(self._certificate),)
        """The certificate of the key first; from the token, where none was given."""
        public = self.chain[0].public_key() if self.chain else None
        if not isinstance(public, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
            raise SigningKeyError("an RSA or EC key with its certificate is needed")
        self._public = public
        self._prove()

    @property
    def key_size(self) -> int:
        """Bits."""
        return self._public.key_size

    def public_key(self) -> rsa.RSAPublicKey | ec.EllipticCurvePublicKey:
        """That of the certificate, proven to belong to the key."""
        return self._public

    def sign(self, data: bytes, **_algorithms: object) -> bytes:
        """The signature with SHA-256, RSA as PKCS#1 v1.5, ECDSA in DER. Raises SigningKeyError.

        `_algorithms` is what callers of a key in memory must say; here nothing else is offered.
        """
        digest = hashes.Hash(hashes.SHA256())
        digest.update(data)
        hashed = digest.finalize()
        if isinstance(self._public, rsa.RSAPublicKey):
            return self._with_key(lambda key: _sign(key, _SHA256_DIGEST_INFO + hashed, Mechanism.RSA_PKCS))
        raw = self._with_key(lambda key: _sign(key, hashed, Mechanism.ECDSA))
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))

    def _prove(self) -> None:
        data = b"kiosk"
        signature = self.sign(data)
        try:
            if isinstance(self._public, rsa.RSAPublicKey):
                self._public.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
            else:
                self._public.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            raise SigningKeyError("the first certificate is not that of the key") from None

    def _certificate(self, key: pkcs11.PrivateKey) -> x509.Certificate:
        """The certificate that lies beside the key under the same CKA_ID."""
        wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.ID: key.id}
        found = [one[Attribute.VALUE] for one in key.session.get_objects(wanted)]
        if len(found) != 1:
            raise SigningKeyError("the token holds no single certificate of the key: name a certificate_file")
        try:
            return x509.load_der_x509_certificate(found[0])
        except ValueError:
            raise SigningKeyError("the certificate on the token cannot be read") from None

    def _with_key(self, work: Callable[[pkcs11.PrivateKey], T]) -> T:
        """Does something with the key."""
        with self._lock:
            if self._pin_refused is not None:
                raise SigningKeyError(self._pin_refused)
            try:
                token = self._module().get_token(token_label=self._place.token)
                with token.open(user_pin=self._place.pin.get_secret_value()) as session:
                    key = session.get_key(ObjectClass.PRIVATE_KEY, label=self._place.label, id=self._place.key_id)
                    return work(cast(pkcs11.PrivateKey, key))
            except pkcs11.PKCS11Error as error:
                raise self._told(error) from None

    def _module(self) -> Any:  # noqa: ANN401 - the package does not export the type
        try:
            return pkcs11.lib(str(self._place.module))
        except pkcs11.PKCS11Error:  # its text names paths
            raise SigningKeyError("the PKCS#11 module cannot be loaded") from None

    def _told(self, error: pkcs11.PKCS11Error) -> SigningKeyError:
        """What it means, without any text of module or token."""
        match error:
            case pkcs11.PinLocked():
                said = "the token's PIN is locked"
            case pkcs11.PinExpired():
                said = "the token's PIN must be changed"
            case pkcs11.PinIncorrect() | pkcs11.PinInvalid() | pkcs11.PinLenRange():
                said = "the token refuses the PIN; it is not tried again"
            case pkcs11.NoSuchToken() | pkcs11.TokenNotPresent() | pkcs11.DeviceRemoved():
                return SigningKeyError("the token is not there")
            case pkcs11.MultipleTokensReturned():
                return SigningKeyError("several tokens have that label")
            case pkcs11.NoSuchKey():
                return SigningKeyError("the token holds no private key of that label or id")
            case pkcs11.MultipleObjectsReturned():
                return SigningKeyError("several keys on the token have that label or id")
            case _:
                return SigningKeyError(f"the token fails ({type(error).__name__})")
        self._pin_refused = said
        return SigningKeyError(said)


def _sign(key: pkcs11.PrivateKey, data: bytes, mechanism: Mechanism) -> bytes:
    return bytes(cast(pkcs11.SignMixin, key).sign(data, mechanism=mechanism))
