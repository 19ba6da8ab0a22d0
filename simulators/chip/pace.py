"""PACE with generic mapping over an elliptic curve, the chip's side (Doc 9303-11 §4.4)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from cardreader.access.curves import STANDARDIZED_CURVES, CurveError, EllipticCurve, Point
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.ciphers import AesCipher, aes_cbc, aes_cmac
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError, children, encode, unwrap
from simulators.chip.channel import SecureChannel
from simulators.chip.image import ChipImage
from simulators.chip.state import CardState, Random, Request, answer

ID_PACE_ECDH_GM_AES_CBC_CMAC_128 = bytes.fromhex("04007F00070202040202")
PARAMETER_ID_BRAINPOOL_P256R1 = 13
PASSWORD_MRZ = 1
PASSWORD_CAN = 2

_COMMAND_CHAINING = 0x10
_LAST_COMMAND_OF_CHAIN_EXPECTED = 0x6883
_DYNAMIC_AUTHENTICATION_DATA = 0x7C
_NONCE = 16


@dataclass(slots=True)
class _Run:
    """One run, from MSE:Set AT to the mutual authentication."""

    password_key: bytes = field(repr=False)
    steps_done: int = 0
    nonce: int = field(default=0, repr=False)
    generator: Point | None = field(default=None, repr=False)
    chip_key: Point | None = field(default=None, repr=False)
    terminal_key: Point | None = field(default=None, repr=False)
    k_enc: bytes = field(default=b"", repr=False)
    k_mac: bytes = field(default=b"", repr=False)


class _RefusedError(Exception):
    """The step fails with this status word and ends the run."""

    def __init__(self, status: StatusWord) -> None:
        super().__init__(status.name)
        self.status = status


def password_keys(image: ChipImage) -> dict[int, bytes]:
    """K_π of each password by its reference in DO83 (§4.4.3.3, §9.7.3)."""
    secrets = {PASSWORD_MRZ: mrz_key_seed(image.mrz_information), PASSWORD_CAN: image.can.encode("ascii")}
    return {reference: derive_key(s, KeyPurpose.PASSWORD, KeyKind.AES_128) for reference, s in secrets.items()}


class Pace:
    """The instructions 22 (MSE:Set AT) and 86 (GENERAL AUTHENTICATE)."""

    def __init__(self, passwords: Mapping[int, bytes], random: Random) -> None:
        self._passwords = passwords
        self._random = random
        self._curve: EllipticCurve = STANDARDIZED_CURVES[PARAMETER_ID_BRAINPOOL_P256R1]

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
        if objects.get(0x80) != ID_PACE_ECDH_GM_AES_CBC_CMAC_128 or len(reference) != 1:
            return answer(StatusWord.INCORRECT_DATA)
        key = self._passwords.get(reference[0])
        if key is None or parameters not in (None, bytes((PARAMETER_ID_BRAINPOOL_P256R1,))):
            return answer(StatusWord.REFERENCED_DATA_NOT_FOUND)
        state.pace = _Run(key)
        return answer(StatusWord.SUCCESS)

    def general_authenticate(self, request: Request, state: CardState) -> ResponseApdu:
        """The four steps of §4.4.4.2, chained by class 10 but for the last. Any failure ends the run."""
        command, run = request.command, state.pace
        state.pace = None
        if command.p1 or command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        if not isinstance(run, _Run):
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED)
        if command.le is None:
            return answer(StatusWord.WRONG_LENGTH)
        last = not command.cla & _COMMAND_CHAINING
        if last is not (run.steps_done == 3):
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED if last else _LAST_COMMAND_OF_CHAIN_EXPECTED)
        try:
            data = self._step(run, children(unwrap(command.data, _DYNAMIC_AUTHENTICATION_DATA)))
        except _RefusedError as refusal:
            return answer(refusal.status)
        except (TlvError, CurveError):
            return answer(StatusWord.INCORRECT_DATA)
        if len(data) > request.room:
            return answer(StatusWord.WRONG_LENGTH)
        run.steps_done += 1
        if last:
            state.channel = SecureChannel(AesCipher(run.k_enc, run.k_mac), 0)
        else:
            state.pace = run
        return answer(StatusWord.SUCCESS, data)

    def _step(self, run: _Run, objects: Mapping[int, bytes]) -> bytes:
        match run.steps_done:
            case 0:
                tag, value = 0x80, self._encrypted_nonce(run)
            case 1:
                tag, value = 0x82, self._map_nonce(run, objects)
            case 2:
                tag, value = 0x84, self._agree(run, objects)
            case _:
                tag, value = 0x86, self._authenticate(run, objects)
        return encode(_DYNAMIC_AUTHENTICATION_DATA, encode(tag, value))

    def _private_key(self) -> int:
        """Uniform in [1, order), from whole draws of the curve's size."""
        while True:
            scalar = int.from_bytes(self._random(self._curve.field_size), "big")
            if 0 < scalar < self._curve.order:
                return scalar

    def _terminal_point(self, objects: Mapping[int, bytes], tag: int) -> Point:
        try:
            return self._curve.decode(objects[tag])
        except KeyError:
            raise _RefusedError(StatusWord.INCORRECT_DATA) from None

    def _encrypted_nonce(self, run: _Run) -> bytes:
        nonce = self._random(_NONCE)
        run.nonce = int.from_bytes(nonce, "big")
        return aes_cbc(run.password_key, nonce, encrypt=True)

    def _map_nonce(self, run: _Run, objects: Mapping[int, bytes]) -> bytes:
        """Generic mapping: G' = s·G + SK_map·PK_map,terminal (§4.4.3.3.1)."""
        curve, terminal, private = self._curve, self._terminal_point(objects, 0x81), self._private_key()
        shared = curve.multiply(private, terminal)
        run.generator = curve.add(curve.multiply(run.nonce, curve.generator), shared)
        return curve.encode(curve.multiply(private, curve.generator))

    def _agree(self, run: _Run, objects: Mapping[int, bytes]) -> bytes:
        """Key agreement on the mapped generator; session keys from the x coordinate (§4.4.3.4, §9.7.1)."""
        if run.generator is None:
            raise _RefusedError(StatusWord.CONDITIONS_NOT_SATISFIED)
        curve, private = self._curve, self._private_key()
        run.terminal_key = self._terminal_point(objects, 0x83)
        run.chip_key = curve.multiply(private, run.generator)
        if run.terminal_key == run.chip_key:
            raise _RefusedError(StatusWord.AUTHENTICATION_FAILED)
        secret = curve.multiply(private, run.terminal_key).x.to_bytes(curve.field_size, "big")
        run.k_enc = derive_key(secret, KeyPurpose.ENCRYPTION, KeyKind.AES_128)
        run.k_mac = derive_key(secret, KeyPurpose.MAC, KeyKind.AES_128)
        return curve.encode(run.chip_key)

    def _authenticate(self, run: _Run, objects: Mapping[int, bytes]) -> bytes:
        """Each side's token is a CMAC over the other side's public key (§4.4.3.5)."""
        if run.chip_key is None or run.terminal_key is None:
            raise _RefusedError(StatusWord.CONDITIONS_NOT_SATISFIED)
        if not hmac.compare_digest(self._token(run, run.chip_key), objects.get(0x85, b"")):
            raise _RefusedError(StatusWord.AUTHENTICATION_FAILED)
        return self._token(run, run.terminal_key)

    def _token(self, run: _Run, key: Point) -> bytes:
        public_key = encode(0x06, ID_PACE_ECDH_GM_AES_CBC_CMAC_128) + encode(0x86, self._curve.encode(key))
        return aes_cmac(run.k_mac, encode(0x7F49, public_key))
