"""Password Authenticated Connection Establishment, terminal's side (Doc 9303-11 §4.4, Appendices G, H and I)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field, replace
from typing import assert_never

from cardreader.access.curves import EllipticCurve
from cardreader.access.dh_groups import DhGroup
from cardreader.access.errors import WrongKey, is_blocked, prove_key
from cardreader.access.integrated_mapping import chip_nonce_length
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key
from cardreader.access.keys import AccessKey
from cardreader.access.pace_cam import ChipAuthenticationData, decrypt_chip_authentication_data
from cardreader.access.pace_choice import PaceMechanism
from cardreader.access.pace_dh import DhGenericMapping, DhIntegratedMapping
from cardreader.access.pace_ecdh import EcdhGenericMapping, EcdhIntegratedMapping
from cardreader.access.pace_mapping import PaceAgreement, PaceRandom, SystemRandom
from cardreader.access.pace_password import password_key, password_reference
from cardreader.access.security_infos import PaceInfo, PaceMapping
from cardreader.errors import CardCommunicationError, CardError, CardFault, StatusError
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.apdu import EXTENDED_MAX, SHORT_LC_MAX, CommandApdu
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

_NONCE_LENGTHS = (16, 32)
"""Whole blocks of the chip's own choice with the generic mapping; with the integrated one the cipher fixes it."""
_SHORT_FIELD = 240
"""Bytes of a public key with which command and answer still fit short APDUs."""
_NO_EXTENDED_LENGTH = (StatusWord.WRONG_LENGTH, StatusWord.CLA_NOT_SUPPORTED)


@dataclass(frozen=True, slots=True)
class PaceSession:
    """What a run of PACE yields."""

    channel: SecureChannel = field(repr=False)
    chip_authentication: ChipAuthenticationData | None
    """With the chip authentication mapping: what is left to verify."""


def perform_pace(
    channel: Channel,
    mechanism: PaceMechanism,
    key: AccessKey,
    *,
    name_parameters: bool = False,
    random: PaceRandom | None = None,
) -> PaceSession:
    """Runs PACE in the master file; the channel's counter starts at zero.

    `name_parameters` puts the parameter id (DO 84) into MSE:Set AT, needed where the chip offers several; a chip that
    wants it anyway gets it on a second try. Keys of 2048 bits travel in extended length, or chained where reader or
    card is known not to bear that or turns it down. Raises WrongKey, StatusError, or CardError with fault
    PROTOCOL_VIOLATION.
    """
    run = _Run(channel, mechanism, key, random or SystemRandom())
    long_fields = mechanism.parameters.field_size > _SHORT_FIELD
    if not long_fields or channel.extended_length is False:
        return run.perform(name_parameters=name_parameters, extended=False)
    try:
        return run.perform(name_parameters=name_parameters, extended=True)
    except StatusError as error:
        if not run.waits_for_long_answer or error.sw not in _NO_EXTENDED_LENGTH:
            raise
    except CardCommunicationError:
        if not run.waits_for_long_answer:
            raise
    return run.perform(name_parameters=name_parameters, extended=False)


class _Run:
    """The commands of one run, to be read top to bottom in `perform`."""

    def __init__(self, channel: Channel, mechanism: PaceMechanism, key: AccessKey, random: PaceRandom) -> None:
        self._channel = channel
        self._info = mechanism.info
        self._parameters = mechanism.parameters
        self._key = key
        self._random = random
        self._extended = False
        self.waits_for_long_answer = False
        """Whether the last command was one that extended length may have spoiled."""

    def perform(self, *, name_parameters: bool, extended: bool) -> PaceSession:
        """The four steps of §4.4.4.2."""
        info = self._info
        self._extended = extended
        self._set_authentication_template(name_parameters=name_parameters)
        nonce = self._decrypt_nonce(self._step(0x80, b""))
        agreement = _agreement(info, self._parameters, self._random)
        chip_mapping = self._map(agreement)
        agreement.map_nonce(nonce, chip_mapping)
        terminal_public = agreement.public_key()
        chip_public = self._step(0x84, tlv.encode(0x83, terminal_public))
        if int.from_bytes(chip_public, "big") == int.from_bytes(terminal_public, "big"):
            raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE: the card sent the terminal's own key back")
        secret = agreement.agree(chip_public)
        k_enc = derive_key(secret, KeyPurpose.ENCRYPTION, info.session_keys)
        k_mac = derive_key(secret, KeyPurpose.MAC, info.session_keys)
        tag = agreement.public_key_tag
        token = tlv.encode(0x85, authentication_token(info, k_mac, tag, chip_public))
        answer = prove_key(self._channel, commands.general_authenticate(token, last=True), "PACE token").data
        objects = _dynamic_data(answer)
        expected = authentication_token(info, k_mac, tag, terminal_public)
        if not hmac.compare_digest(expected, _member(objects, 0x86)):
            raise WrongKey("PACE token: the card's proof is not made with this key", None)
        authentication = None
        if info.mapping is PaceMapping.ECDH_CHIP_AUTHENTICATION and isinstance(self._parameters, EllipticCurve):
            authentication = decrypt_chip_authentication_data(
                _member(objects, 0x8A), k_enc, self._parameters, chip_mapping, info.parameter_id
            )
        cipher = session_cipher(info.session_keys, k_enc, k_mac)
        return PaceSession(SecureChannel(self._channel, cipher, 0), authentication)

    def _set_authentication_template(self, *, name_parameters: bool) -> None:
        reference, identifier = password_reference(self._key), self._info.parameter_id

        def send(parameter_id: int | None) -> int:
            command = commands.mse_set_at_pace(self._info.oid_value, reference, parameter_id)
            return self._channel.exchange(command).sw

        sw = send(identifier if name_parameters else None)
        wants_parameters = (StatusWord.INCORRECT_DATA, StatusWord.LC_INCONSISTENT, StatusWord.REFERENCED_DATA_NOT_FOUND)
        if sw in wants_parameters and not name_parameters and identifier is not None:
            sw = send(identifier)
        if is_blocked(sw):
            raise WrongKey(f"MSE:Set AT: the key is blocked ({sw:04X})", sw, blocked=True)
        if sw == StatusWord.REFERENCED_DATA_NOT_FOUND:
            raise StatusError(CardFault.UNSUPPORTED, f"MSE:Set AT: the card takes no {reference.name}", sw)
        # 63Cx tells how many tries are left and is no refusal (BSI TR-03110-3 §B.1.1).
        if sw != StatusWord.SUCCESS and sw >> 4 != 0x63C:
            raise StatusError(CardFault.PROTOCOL_VIOLATION, "MSE:Set AT", sw)

    def _map(self, agreement: PaceAgreement) -> bytes:
        """Exchanges mapping data. With the integrated mapping the chip's is empty, or left out."""
        data = tlv.encode(0x81, agreement.mapping_data())
        if agreement.mapping_is_answered:
            return self._step(0x82, data)
        if self._exchange(data) not in (bytes.fromhex("7C028200"), bytes.fromhex("7C00")):
            raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE mapping: an empty answer expected")
        return b""

    def _step(self, expected: int, dynamic_data: bytes) -> bytes:
        return _member(_dynamic_data(self._exchange(dynamic_data)), expected)

    def _exchange(self, dynamic_data: bytes) -> bytes:
        command = commands.general_authenticate(dynamic_data, last=False)
        self.waits_for_long_answer = self._extended and bool(dynamic_data)
        if self.waits_for_long_answer:
            answer = self._send(replace(command, le=EXTENDED_MAX, force_extended=True))
        else:
            *leading, last = (command.data[at : at + SHORT_LC_MAX] for at in range(0, len(command.data), SHORT_LC_MAX))
            for piece in leading:
                self._send(replace(command, data=piece, le=None))
            answer = self._send(replace(command, data=last))
        self.waits_for_long_answer = False
        return answer

    def _send(self, command: CommandApdu) -> bytes:
        response = self._channel.exchange(command)
        if response.sw != StatusWord.SUCCESS:
            raise StatusError(CardFault.PROTOCOL_VIOLATION, "GENERAL AUTHENTICATE", response.sw)
        return response.data

    def _decrypt_nonce(self, encrypted: bytes) -> bytes:
        kind = self._info.session_keys
        integrated = self._info.mapping in (PaceMapping.DH_INTEGRATED, PaceMapping.ECDH_INTEGRATED)
        if len(encrypted) not in ((chip_nonce_length(kind),) if integrated else _NONCE_LENGTHS):
            raise CardError(CardFault.PROTOCOL_VIOLATION, "PACE: the nonce has another length than the standard's")
        decrypt = triple_des_cbc if kind is KeyKind.TRIPLE_DES else aes_cbc
        return decrypt(password_key(self._key, kind), encrypted, encrypt=False)


def _agreement(info: PaceInfo, parameters: EllipticCurve | DhGroup, random: PaceRandom) -> PaceAgreement:
    integrated = info.mapping in (PaceMapping.DH_INTEGRATED, PaceMapping.ECDH_INTEGRATED)
    match parameters:
        case EllipticCurve():
            if integrated:
                return EcdhIntegratedMapping(parameters, info.session_keys, random)
            return EcdhGenericMapping(parameters, random)
        case DhGroup():
            if integrated:
                return DhIntegratedMapping(parameters, info.session_keys, random)
            return DhGenericMapping(parameters, random)
        case _:
            assert_never(parameters)


def session_cipher(kind: KeyKind, k_enc: bytes, k_mac: bytes) -> SecureMessagingCipher:
    """The cipher suite of secure messaging under keys of that kind (§9.8.6)."""
    return TripleDesCipher(k_enc, k_mac) if kind is KeyKind.TRIPLE_DES else AesCipher(k_enc, k_mac)


def authentication_token(info: PaceInfo, k_mac: bytes, public_key_tag: int, public_key: bytes) -> bytes:
    """MAC over the other side's public key as a data object 7F49 (§4.4.3.4, §9.4)."""
    data = tlv.encode(0x7F49, tlv.encode(0x06, info.oid_value) + tlv.encode(public_key_tag, public_key))
    if info.session_keys is KeyKind.TRIPLE_DES:
        return retail_mac(k_mac, pad(data, 8))
    return aes_cmac(k_mac, data)


def _dynamic_data(data: bytes) -> dict[int, bytes]:
    try:
        return tlv.children(tlv.unwrap(data, 0x7C))
    except TlvError as error:
        raise CardError(CardFault.PROTOCOL_VIOLATION, f"GENERAL AUTHENTICATE: {error}") from error


def _member(objects: dict[int, bytes], expected: int) -> bytes:
    found = objects.get(expected)
    if found is None:
        raise CardError(CardFault.PROTOCOL_VIOLATION, f"GENERAL AUTHENTICATE: DO {expected:X} missing")
    return found
