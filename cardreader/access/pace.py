"""Password Authenticated Connection Establishment, terminal's side (Doc 9303-11 §4.4, worked example in G.1)."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Protocol

from cardreader.access.curves import STANDARDIZED_CURVES, EllipticCurve
from cardreader.access.errors import WrongKey, is_blocked, prove_key
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.access.keys import AccessKey, Can, MrzKey
from cardreader.access.pace_ecdh import EcdhGenericMapping
from cardreader.access.security_infos import PaceInfo, PaceMapping
from cardreader.errors import CardError, CardFault, StatusError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.ciphers import (
    AesCipher,
    SecureMessagingCipher,
    TripleDesCipher,
    aes_cbc,
    aes_cmac,
    pad,
    retail_mac,
    triple_des_cbc,
)
from cardreader.iso7816.secure_messaging import SecureChannel
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError

_MAPPINGS_BY_STRENGTH = (PaceMapping.ECDH_GENERIC,)
"""Mappings that this terminal performs, strongest first."""


_NONCE_LENGTHS = (16, 32)
"""128 bits, or 256 as chips with longer keys may choose (§4.4.3.3)."""


class PasswordReference(IntEnum):
    """Passwords as MSE:Set AT names them (§4.4.4.1)."""

    MRZ = 1
    CAN = 2


class PaceAgreement(Protocol):
    """The part of PACE that differs between mappings and groups."""

    public_key_tag: int

    def mapping_data(self) -> bytes:
        """What the terminal sends in DO 81."""
        ...

    def map_nonce(self, nonce: bytes, chip_mapping_data: bytes) -> None:
        """Maps the nonce to the ephemeral generator, with what came in DO 82."""
        ...

    def public_key(self) -> bytes:
        """The terminal's ephemeral public key, DO 83."""
        ...

    def agree(self, chip_public_key: bytes) -> bytes:
        """The shared secret, with the chip's ephemeral public key of DO 84."""
        ...


def random_scalar(curve: EllipticCurve) -> int:
    """A private key from the system's random source."""
    return curve.random_scalar()


def choose_pace_info(offered: Sequence[PaceInfo]) -> PaceInfo | None:
    """The strongest PACEInfo that this terminal can perform: by mapping, then key length, then field size."""
    supported = [
        info
        for info in offered
        if info.mapping in _MAPPINGS_BY_STRENGTH and info.parameter_id in STANDARDIZED_CURVES and info.version == 2
    ]

    def strength(info: PaceInfo) -> tuple[int, int, int]:
        curve = STANDARDIZED_CURVES[info.parameter_id or 0]
        return -_MAPPINGS_BY_STRENGTH.index(info.mapping), info.session_keys, curve.field_size

    return max(supported, key=strength, default=None)


def perform_pace(
    channel: Channel,
    info: PaceInfo,
    key: AccessKey,
    *,
    name_parameters: bool = False,
    scalar: Callable[[EllipticCurve], int] = random_scalar,
) -> SecureChannel:
    """Runs PACE in the master file and returns the secure channel; its counter starts at zero.

    `name_parameters` puts the parameter id (DO 84) into MSE:Set AT, needed where the chip offers several; a chip that
    wants it anyway gets it on a second try. Raises WrongKey, StatusError, or CardError with fault PROTOCOL_VIOLATION,
    or UNSUPPORTED for a mapping that `choose_pace_info` would not choose.
    """
    curve = STANDARDIZED_CURVES.get(info.parameter_id or 0)
    if info.mapping is not PaceMapping.ECDH_GENERIC or curve is None:
        raise CardError(CardFault.UNSUPPORTED, "PACE: mapping or domain parameters not supported")
    _set_authentication_template(channel, info, key, name_parameters=name_parameters)
    nonce = _decrypt_nonce(info.session_keys, key, _general_authenticate(channel, b"", 0x80))
    agreement: PaceAgreement = EcdhGenericMapping(curve, scalar)
    chip_mapping = _general_authenticate(channel, tlv.encode(0x81, agreement.mapping_data()), 0x82)
    agreement.map_nonce(nonce, chip_mapping)
    terminal_public = agreement.public_key()
    chip_public = _general_authenticate(channel, tlv.encode(0x83, terminal_public), 0x84)
    if chip_public == terminal_public:
        raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE: the card sent the terminal's own key back")
    secret = agreement.agree(chip_public)
    k_enc = derive_key(secret, KeyPurpose.ENCRYPTION, info.session_keys)
    k_mac = derive_key(secret, KeyPurpose.MAC, info.session_keys)
    tag = agreement.public_key_tag
    token = tlv.encode(0x85, authentication_token(info, k_mac, tag, chip_public))
    response = prove_key(channel, commands.general_authenticate(token, last=True), "PACE token")
    chip_token = _dynamic_data(response.data, 0x86)
    if not hmac.compare_digest(authentication_token(info, k_mac, tag, terminal_public), chip_token):
        raise WrongKey("PACE token: the card's proof is not made with this key", None)
    return SecureChannel(channel, session_cipher(info.session_keys, k_enc, k_mac), 0)


def session_cipher(kind: KeyKind, k_enc: bytes, k_mac: bytes) -> SecureMessagingCipher:
    """The cipher suite of secure messaging under keys of that kind (§9.8.6)."""
    return TripleDesCipher(k_enc, k_mac) if kind is KeyKind.TRIPLE_DES else AesCipher(k_enc, k_mac)


def password_key(key: AccessKey, kind: KeyKind) -> bytes:
    """K_pi, which encrypts the nonce (§9.7.3)."""
    match key:
        case Can():
            secret = key.digits.encode("ascii")
        case MrzKey():
            secret = mrz_key_seed(key.information)
    return derive_key(secret, KeyPurpose.PASSWORD, kind)


def authentication_token(info: PaceInfo, k_mac: bytes, public_key_tag: int, public_key: bytes) -> bytes:
    """MAC over the other side's public key as a data object 7F49 (§4.4.3.5, §9.4)."""
    data = tlv.encode(0x7F49, tlv.encode(0x06, info.oid_value) + tlv.encode(public_key_tag, public_key))
    if info.session_keys is KeyKind.TRIPLE_DES:
        return retail_mac(k_mac, pad(data, 8))
    return aes_cmac(k_mac, data)


def _decrypt_nonce(kind: KeyKind, key: AccessKey, encrypted: bytes) -> bytes:
    if len(encrypted) not in _NONCE_LENGTHS:
        raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE: a nonce of 16 or 32 bytes expected")
    decrypt = triple_des_cbc if kind is KeyKind.TRIPLE_DES else aes_cbc
    return decrypt(password_key(key, kind), encrypted, encrypt=False)


def _set_authentication_template(channel: Channel, info: PaceInfo, key: AccessKey, *, name_parameters: bool) -> None:
    reference = PasswordReference.CAN if isinstance(key, Can) else PasswordReference.MRZ

    def send(parameter_id: int | None) -> int:
        return channel.exchange(commands.mse_set_at_pace(info.oid_value, reference, parameter_id)).sw

    sw = send(info.parameter_id if name_parameters else None)
    wants_parameters = (StatusWord.INCORRECT_DATA, StatusWord.LC_INCONSISTENT, StatusWord.REFERENCED_DATA_NOT_FOUND)
    if sw in wants_parameters and not name_parameters:
        sw = send(info.parameter_id)
    if is_blocked(sw):
        raise WrongKey(f"MSE:Set AT: the key is blocked ({sw:04X})", sw, blocked=True)
    # 63Cx tells how many tries are left and is no refusal (§4.4.4.1).
    if sw != StatusWord.SUCCESS and sw >> 4 != 0x63C:
        raise StatusError(CardFault.PROTOCOL_VIOLATION, "MSE:Set AT", sw)


def _general_authenticate(channel: Channel, dynamic_data: bytes, expected: int) -> bytes:
    response = channel.exchange(commands.general_authenticate(dynamic_data, last=False))
    if response.sw != StatusWord.SUCCESS:
        raise StatusError(CardFault.PROTOCOL_VIOLATION, "GENERAL AUTHENTICATE", response.sw)
    return _dynamic_data(response.data, expected)


def _dynamic_data(data: bytes, expected: int) -> bytes:
    try:
        found = tlv.children(tlv.unwrap(data, 0x7C)).get(expected)
    except TlvError as error:
        raise CardError(CardFault.PROTOCOL_VIOLATION, f"GENERAL AUTHENTICATE: {error}") from error
    if found is None:
        raise CardError(CardFault.PROTOCOL_VIOLATION, f"GENERAL AUTHENTICATE: DO {expected:X} missing")
    return found
