"""Chip Authentication, the chip's side (Doc 9303-11 §6.2)."""

from __future__ import annotations

from cardreader.access.curves import CurveError
from cardreader.access.dh_groups import GroupError
from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key
from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.ciphers import AesCipher, TripleDesCipher
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError, children, encode, unwrap
from simulators.chip.agreement_keys import ChipAuthenticationKey
from simulators.chip.channel import SecureChannel
from simulators.chip.image import Directory
from simulators.chip.state import CardState, Request, answer

COMPUTE = 0x41
"""P1 of MSE:Set for Chip Authentication; C1 is PACE's."""
_KEY_AGREEMENT_TEMPLATE = 0xA6
_AUTHENTICATION_TEMPLATE = 0xA4


class ChipAuthentication:
    """The instructions 22 with P1 41, and 86 after it. The answer still comes under the old keys."""

    def __init__(self, key: ChipAuthenticationKey | None, *further: ChipAuthenticationKey) -> None:
        """`key` is the one that is meant where the terminal names none."""
        self._key = key
        self._keys = further if key is None else (key, *further)
        self._chosen: ChipAuthenticationKey | None = None

    @property
    def offered(self) -> bool:
        """Whether this chip has a key."""
        return bool(self._keys)

    def set_template(self, request: Request, state: CardState) -> ResponseApdu:
        """MSE:Set KAT with the terminal's key renews the channel at once (3DES); MSE:Set AT prepares for it (AES)."""
        command = request.command
        if not self._keys or command.p2 not in (_KEY_AGREEMENT_TEMPLATE, _AUTHENTICATION_TEMPLATE):
            return answer(StatusWord.INCORRECT_P1_P2)
        if not request.secured or state.directory is not Directory.APPLICATION:
            return answer(StatusWord.SECURITY_STATUS_NOT_SATISFIED)
        try:
            objects = children(command.data)
        except TlvError:
            return answer(StatusWord.INCORRECT_DATA)
        key = self._named(objects.get(0x84))
        if key is None:
            return answer(StatusWord.REFERENCED_DATA_NOT_FOUND)
        by_agreement = command.p2 == _KEY_AGREEMENT_TEMPLATE
        if by_agreement is not (key.kind.cipher is KeyKind.TRIPLE_DES):
            return answer(StatusWord.FUNCTION_NOT_SUPPORTED)
        if by_agreement:
            return self._renew(key, objects.get(0x91, b""), state)
        if encode(0x06, objects.get(0x80, b"")) != key.protocol:
            return answer(StatusWord.INCORRECT_DATA)
        self._chosen = key
        state.chip_authentication_chosen = True
        return answer(StatusWord.SUCCESS)

    def general_authenticate(self, request: Request, state: CardState) -> ResponseApdu:
        """The terminal's key in DO 80; the answer is an empty DO 7C."""
        command, key = request.command, self._chosen
        chosen, state.chip_authentication_chosen = state.chip_authentication_chosen, False
        if key is None or not chosen or not request.secured:
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED)
        if command.p1 or command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        if command.le is None:
            return answer(StatusWord.WRONG_LENGTH)
        try:
            terminal = children(unwrap(command.data, 0x7C)).get(0x80, b"")
        except TlvError:
            return answer(StatusWord.INCORRECT_DATA)
        return self._renew(key, terminal, state, b"\x7c\x00")

    def _named(self, identifier: bytes | None) -> ChipAuthenticationKey | None:
        """The key of that identifier (DO 84), else the one that needs no naming."""
        if identifier is None:
            return self._key
        number = int.from_bytes(identifier, "big")
        return next((key for key in self._keys if key.kind.key_id == number), None)

    @staticmethod
    def _renew(key: ChipAuthenticationKey, terminal: bytes, state: CardState, data: bytes = b"") -> ResponseApdu:
        try:
            secret = key.agree(terminal)
        except (CurveError, GroupError):
            return answer(StatusWord.INCORRECT_DATA)
        kind = key.kind.cipher
        cipher = TripleDesCipher if kind is KeyKind.TRIPLE_DES else AesCipher
        k_enc, k_mac = (derive_key(secret, purpose, kind) for purpose in (KeyPurpose.ENCRYPTION, KeyPurpose.MAC))
        state.channel = SecureChannel(cipher(k_enc, k_mac), 0)
        return answer(StatusWord.SUCCESS, data)
