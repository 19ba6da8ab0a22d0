"""PACE's chip authentication mapping: the chip proves its static key as it opens (Doc 9303-11 §4.4.3.5, Appendix I)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cardreader.access.curves import CurveError, EllipticCurve
from cardreader.errors import CardError, CardFault
from cardreader.iso7816.ciphers import PaddingError, unpad

_BLOCK = 16
_MINUS_ONE = b"\xff" * _BLOCK


@dataclass(frozen=True, slots=True)
class ChipAuthenticationData:
    """What a run of PACE-CAM leaves to be verified, once the chip's static public key has been read and is trusted."""

    key_id: int | None
    """The PACEInfo's parameterId, which is the keyId of the ChipAuthenticationPublicKeyInfo as well (§9.2.1)."""
    curve: EllipticCurve
    scalar: int = field(repr=False)
    """CA_IC."""
    mapping_key: bytes = field(repr=False)
    """PK_Map,IC: the chip's key of the mapping, as it came in DO 82."""


def chip_authentication_iv(k_enc: bytes) -> bytes:
    """E(KS_Enc, -1) (§4.4.3.5.4)."""
    encryptor = Cipher(algorithms.AES(k_enc), modes.ECB()).encryptor()  # noqa: S305 - one block, as the standard says
    return encryptor.update(_MINUS_ONE) + encryptor.finalize()


def decrypt_chip_authentication_data(
    encrypted: bytes, k_enc: bytes, curve: EllipticCurve, mapping_key: bytes, key_id: int | None
) -> ChipAuthenticationData:
    """Opens DO 8A with the session key. Raises CardError with fault PROTOCOL_VIOLATION for anything but a scalar."""
    if not encrypted or len(encrypted) % _BLOCK:
        raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE-CAM: the chip authentication data is not whole blocks")
    decryptor = Cipher(algorithms.AES(k_enc), modes.CBC(chip_authentication_iv(k_enc))).decryptor()
    try:
        plain = unpad(decryptor.update(encrypted) + decryptor.finalize())
    except PaddingError as error:
        raise CardError(CardFault.PROTOCOL_VIOLATION, f"PACE-CAM: {error}") from error
    scalar = int.from_bytes(plain, "big")
    if len(plain) != (curve.order.bit_length() + 7) // 8 or not 0 < scalar < curve.order:
        raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE-CAM: the chip authentication data is no scalar")
    return ChipAuthenticationData(key_id, curve, scalar, mapping_key)


def verify_chip_authentication_mapping(
    data: ChipAuthenticationData, public_key: bytes, curve: EllipticCurve | None = None
) -> bool:
    """Whether the chip that opened the channel holds the private key of `public_key`, an uncompressed point.

    True proves something only where that key comes from a file that passive authentication verified: EF.CardSecurity
    or DG14. `curve`, where given, is the one that the key's own parameters name; another one than PACE's is no match.
    """
    if curve is not None and curve != data.curve:
        return False
    try:
        static = data.curve.decode(public_key)
        return data.curve.encode(data.curve.multiply(data.scalar, static)) == data.mapping_key
    except CurveError:
        return False
