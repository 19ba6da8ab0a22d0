"""PACE, the chip's side: the protocol around mapping and key agreement (Doc 9303-11 §4.4)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cardreader.access.curves import EllipticCurve
from cardreader.access.integrated_mapping import chip_nonce_length
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.iso7816.apdu import SHORT_LE_MAX, ResponseApdu
from cardreader.iso7816.ciphers import AesCipher, TripleDesCipher, aes_cbc, aes_cmac, pad, retail_mac, triple_des_cbc
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError, children, encode, read_tlv, unwrap
from simulators.chip.channel import SecureChannel
from simulators.chip.image import ChipImage
from simulators.chip.pace_mapping import ChipAgreement, TerminalDataError, chip_agreement
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.state import CardState, Random, Request, answer

_COMMAND_CHAINING = 0x10
_LAST_COMMAND_OF_CHAIN_EXPECTED = 0x6883
_DYNAMIC_AUTHENTICATION_DATA = 0x7C
_LONGEST_COMMAND = 600
"""Bytes of the longest data field put together from a chain."""


@dataclass(slots=True)
class _Run:
    """One run, from MSE:Set AT to the mutual authentication."""

    variant: PaceVariant
    password: bytes = field(repr=False)
    agreement: ChipAgreement = field(repr=False)
    steps_done: int = 0
    nonce: bytes = field(default=b"", repr=False)
    chip_key: bytes = field(default=b"", repr=False)
    terminal_key: bytes = field(default=b"", repr=False)
    k_enc: bytes = field(default=b"", repr=False)
    k_mac: bytes = field(default=b"", repr=False)
    received: bytes = field(default=b"", repr=False)
    """Of a command that comes in several pieces, those that came."""
    unsent: bytes = field(default=b"", repr=False)
    """Of an answer too long for a short APDU, what GET RESPONSE will fetch."""


class _RefusedError(Exception):
    """The step fails with this status word and ends the run."""

    def __init__(self, status: StatusWord) -> None:
        super().__init__(status.name)
        self.status = status


def _passwords(image: ChipImage) -> dict[int, bytes]:
    """Each password that the chip takes, by its reference in DO 83, encoded for the key derivation (§9.7.3)."""
    encoded = {
        PasswordReference.MRZ: mrz_key_seed(image.mrz_information),
        PasswordReference.CAN: image.can.encode("ascii"),
        PasswordReference.PIN: image.pace.pin.encode("ascii"),
        PasswordReference.PUK: image.pace.puk.encode("ascii"),
    }
    return {reference: secret for reference, secret in encoded.items() if reference in image.pace.passwords and secret}


class Pace:
    """The instructions 22 (MSE:Set AT), 86 (GENERAL AUTHENTICATE) and C0 (GET RESPONSE)."""

    def __init__(self, image: ChipImage, random: Random) -> None:
        self._settings: PaceSettings = image.pace
        self._static_key = image.agreement_key
        self._passwords = _passwords(image)
        self._random = random

    def set_authentication_template(self, request: Request, state: CardState) -> ResponseApdu:
        """Chooses mechanism (DO80), password (DO83) and, where named, domain parameters (DO84) (§4.4.4.1)."""
        command = request.command
        if (command.p1, command.p2) != (0xC1, 0xA4):
            return answer(StatusWord.INCORRECT_P1_P2)
        if request.secured:
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED)
        try:
            objects = children(command.data)
        except TlvError:
            return answer(StatusWord.INCORRECT_DATA)
        reference, parameters = objects.get(0x83, b""), objects.get(0x84)
        variants = [variant for variant in self._settings.variants if variant.oid == objects.get(0x80)]
        if not variants or len(reference) != 1:
            return answer(StatusWord.INCORRECT_DATA)
        if parameters is None and self._settings.wants_parameters:
            return answer(StatusWord.LC_INCONSISTENT)
        if parameters is not None:
            variants = [item for item in variants if bytes((self._settings.identifier(item),)) == parameters]
        password = self._passwords.get(reference[0])
        if password is None or len(variants) != 1:
            return answer(StatusWord.REFERENCED_DATA_NOT_FOUND)
        state.pace = _Run(variants[0], password, chip_agreement(variants[0], self._random))
        return answer(StatusWord.SUCCESS)

    def general_authenticate(self, request: Request, state: CardState) -> ResponseApdu:
        """The four steps of §4.4.4.2, chained by class 10 but for the last. Any failure ends the run."""
        command, run = request.command, state.pace
        state.pace = None
        if command.p1 or command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        if not isinstance(run, _Run):
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED)
        if command.extended and not self._settings.extended_length:
            return answer(StatusWord.WRONG_LENGTH)
        last = not command.cla & _COMMAND_CHAINING
        run.received, received = b"", run.received + command.data
        if command.le is None:
            if last or not _is_cut_off(received):
                return answer(StatusWord.WRONG_LENGTH)
            run.received, state.pace = received, run
            return answer(StatusWord.SUCCESS)
        if last is not (run.steps_done == 3):
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED if last else _LAST_COMMAND_OF_CHAIN_EXPECTED)
        try:
            data = self._step(run, children(unwrap(received, _DYNAMIC_AUTHENTICATION_DATA)))
        except _RefusedError as refusal:
            return answer(refusal.status)
        except (TlvError, *TerminalDataError):
            return answer(StatusWord.INCORRECT_DATA)
        if len(data) > request.room and not (request.wants_all and not command.extended):
            return answer(StatusWord.WRONG_LENGTH)
        run.steps_done += 1
        if last:
            state.channel = SecureChannel(_session_cipher(run), 0)
        else:
            state.pace = run
        return _portion(run, data, request.room)

    def get_response(self, request: Request, state: CardState) -> ResponseApdu:
        """What was left of an answer too long for a short APDU (ISO/IEC 7816-4 §11.8.1); nothing else needs it."""
        run = state.pace
        if not isinstance(run, _Run) or not run.unsent:
            return answer(StatusWord.INS_NOT_SUPPORTED)
        if request.command.p1 or request.command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        return _portion(run, run.unsent, request.room)

    def _step(self, run: _Run, objects: Mapping[int, bytes]) -> bytes:
        match run.steps_done:
            case 0:
                content = encode(0x80, self._encrypted_nonce(run))
            case 1:
                content = encode(0x82, run.agreement.map_nonce(run.nonce, _needed(objects, 0x81)))
            case 2:
                content = encode(0x84, self._agree(run, _needed(objects, 0x83)))
            case _:
                content = encode(0x86, self._authenticate(run, objects)) + self._chip_authentication_data(run)
        return encode(_DYNAMIC_AUTHENTICATION_DATA, content)

    def _encrypted_nonce(self, run: _Run) -> bytes:
        kind = run.variant.keys
        run.nonce = self._random(chip_nonce_length(kind) if run.variant.integrated else 16)
        key = derive_key(run.password, KeyPurpose.PASSWORD, kind)
        encrypt = triple_des_cbc if kind is KeyKind.TRIPLE_DES else aes_cbc
        return encrypt(key, run.nonce, encrypt=True)

    @staticmethod
    def _agree(run: _Run, terminal_key: bytes) -> bytes:
        """Key agreement on the mapped generator; session keys from the shared secret (§4.4.3.4, §9.7.1)."""
        run.terminal_key = terminal_key
        run.chip_key, secret = run.agreement.agree(terminal_key)
        if run.terminal_key == run.chip_key:
            raise _RefusedError(StatusWord.AUTHENTICATION_FAILED)
        run.k_enc = derive_key(secret, KeyPurpose.ENCRYPTION, run.variant.keys)
        run.k_mac = derive_key(secret, KeyPurpose.MAC, run.variant.keys)
        return run.chip_key

    @staticmethod
    def _authenticate(run: _Run, objects: Mapping[int, bytes]) -> bytes:
        """Each side's token is a MAC over the other side's public key (§4.4.3.4)."""
        if not hmac.compare_digest(_token(run, run.chip_key), objects.get(0x85, b"")):
            raise _RefusedError(StatusWord.AUTHENTICATION_FAILED)
        return _token(run, run.terminal_key)

    def _chip_authentication_data(self, run: _Run) -> bytes:
        """DO 8A of the chip authentication mapping: CA_IC = SK_IC⁻¹·SK_Map,IC, encrypted (§4.4.3.5.1)."""
        curve, static = run.variant.parameters, self._static_key
        if run.variant.mapping is not PaceMapping.ECDH_CHIP_AUTHENTICATION or not isinstance(curve, EllipticCurve):
            return b""
        if static is None or static.kind.domain != curve:
            raise _RefusedError(StatusWord.REFERENCE_DATA_NOT_USABLE)
        scalar = pow(static.private_key, -1, curve.order) * run.agreement.mapping_key % curve.order
        plain = pad(scalar.to_bytes((curve.order.bit_length() + 7) // 8, "big"), 16)
        iv = aes_cbc(run.k_enc, b"\xff" * 16, encrypt=True)
        encryptor = Cipher(algorithms.AES(run.k_enc), modes.CBC(iv)).encryptor()
        return encode(0x8A, encryptor.update(plain) + encryptor.finalize())


def _needed(objects: Mapping[int, bytes], tag: int) -> bytes:
    if tag not in objects:
        raise _RefusedError(StatusWord.INCORRECT_DATA)
    return objects[tag]


def _is_cut_off(data: bytes) -> bool:
    """Whether the rest of the data object is still to come."""
    if len(data) > _LONGEST_COMMAND:
        return False
    try:
        read_tlv(data)
    except TlvError:
        return True
    return False


def _portion(run: _Run, data: bytes, room: int) -> ResponseApdu:
    """As much as fits the answer; 61xx says how much is left."""
    sent, run.unsent = data[:room], data[room:]
    if not run.unsent:
        return answer(StatusWord.SUCCESS, sent)
    return answer(0x6100 | len(run.unsent) % SHORT_LE_MAX, sent)


def _session_cipher(run: _Run) -> AesCipher | TripleDesCipher:
    cipher = TripleDesCipher if run.variant.keys is KeyKind.TRIPLE_DES else AesCipher
    return cipher(run.k_enc, run.k_mac)


def _token(run: _Run, key: bytes) -> bytes:
    public_key = encode(0x06, run.variant.oid) + encode(run.agreement.public_key_tag, key)
    data = encode(0x7F49, public_key)
    if run.variant.keys is KeyKind.TRIPLE_DES:
        return retail_mac(run.k_mac, pad(data, 8))
    return aes_cmac(run.k_mac, data)
