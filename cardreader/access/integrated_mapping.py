"""The functions of PACE's integrated mapping (Doc 9303-11 §4.4.3.3.2, Appendix B, worked examples in H.1 and H.2)."""

from __future__ import annotations

from cardreader.access.curves import EllipticCurve, Point
from cardreader.access.dh_groups import DhGroup
from cardreader.access.key_derivation import KeyKind
from cardreader.iso7816.ciphers import aes_cbc, triple_des_cbc

_C0_128 = bytes.fromhex("A668892A7C41E3CA739F40B057D85904")
_C1_128 = bytes.fromhex("A4E136AC725F738B01C1F60217C188AD")
_C0_256 = bytes.fromhex("D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676")
_C1_256 = bytes.fromhex("54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517")
_MARGIN = 64
"""Bits drawn beyond the size of the field, so that the remainder is as good as uniform."""


class MappingError(ValueError):
    """The nonces lead to no element that may serve as a generator."""


def terminal_nonce_length(kind: KeyKind) -> int:
    """Bytes of t: the cipher's key, where two-key 3DES counts 128 bits."""
    return 16 if kind is KeyKind.TRIPLE_DES else int(kind) // 8


def chip_nonce_length(kind: KeyKind) -> int:
    """Bytes of s: the smallest whole number of blocks that holds a key."""
    return 16 if kind in (KeyKind.TRIPLE_DES, KeyKind.AES_128) else 32


def pseudo_random_number(kind: KeyKind, chip_nonce: bytes, terminal_nonce: bytes, modulus: int) -> int:
    """R_p(s, t) of figure 2. The nonces have the lengths named above, which the caller sees to."""
    encrypt = triple_des_cbc if kind is KeyKind.TRIPLE_DES else aes_cbc
    size = terminal_nonce_length(kind)
    c0, c1 = (_C0_128, _C1_128) if len(chip_nonce) == len(_C0_128) else (_C0_256, _C1_256)
    key = encrypt(terminal_nonce, chip_nonce, encrypt=True)[:size]
    drawn = b""
    while 8 * len(drawn) < modulus.bit_length() + _MARGIN:
        drawn += encrypt(key, c1, encrypt=True)
        key = encrypt(key, c0, encrypt=True)[:size]
    return int.from_bytes(drawn, "big") % modulus


def point_encodable(curve: EllipticCurve) -> bool:
    """Whether `encode_to_point` works on the curve: of the standardized ones not on secp224r1 (§9.5.1)."""
    return curve.p % 4 == 3


def encode_to_point(curve: EllipticCurve, value: int) -> Point:
    """f_G in affine coordinates (Appendix B.2), for curves of cofactor 1. Raises MappingError for 0 and ±1."""
    p, a, b = curve.p, curve.a, curve.b
    alpha = -value * value % p
    divisor = (alpha + alpha * alpha) % p
    if not divisor:
        raise MappingError("the nonces map to no point")
    x2 = -b * pow(a, -1, p) * (1 + pow(divisor, -1, p)) % p
    h2 = (pow(x2, 3, p) + a * x2 + b) % p
    root = pow(h2, p - 1 - (p + 1) // 4, p)
    if root * root * h2 % p == 1:
        return Point(x2, root * h2 % p)
    return Point(alpha * x2 % p, root * pow(value, 3, p) * h2 % p)


def encode_to_element(group: DhGroup, value: int) -> int:
    """f_g: the value to the power of the cofactor. Raises MappingError where that is 1, or 0."""
    element = pow(value, (group.p - 1) // group.q, group.p)
    if element <= 1:
        raise MappingError("the nonces map to no generator")
    return element
