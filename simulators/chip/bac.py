"""Basic Access Control, the chip's side (Doc 9303-11 §4.3)."""

from __future__ import annotations

import hmac

from cardreader.access.key_derivation import KeyKind, KeyPurpose, derive_key, mrz_key_seed
from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.ciphers import TripleDesCipher, pad, retail_mac, triple_des_cbc
from cardreader.iso7816.status import StatusWord
from simulators.chip.channel import SecureChannel
from simulators.chip.image import Directory
from simulators.chip.state import CardState, Random, Request, answer

_CHALLENGE = 8
_KEY = 16
_CRYPTOGRAM = 2 * _CHALLENGE + _KEY
_MAC = 8


def _keys(seed: bytes) -> tuple[bytes, bytes]:
    return (
        derive_key(seed, KeyPurpose.ENCRYPTION, KeyKind.TRIPLE_DES),
        derive_key(seed, KeyPurpose.MAC, KeyKind.TRIPLE_DES),
    )


class BasicAccessControl:
    """The instructions 84 (GET CHALLENGE) and 82 (EXTERNAL AUTHENTICATE with an answer: mutual authentication)."""

    def __init__(self, mrz_information: str, random: Random) -> None:
        self._k_enc, self._k_mac = _keys(mrz_key_seed(mrz_information)[:16])
        self._random = random

    def get_challenge(self, request: Request, state: CardState) -> ResponseApdu:
        """Eight random bytes, good for the command that follows at once."""
        command = request.command
        if command.p1 or command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        if command.data or request.room < _CHALLENGE or not (command.le == _CHALLENGE or request.wants_all):
            return answer(StatusWord.WRONG_LENGTH)
        if state.directory is not Directory.APPLICATION:
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED)
        state.challenge = self._random(_CHALLENGE)
        return answer(StatusWord.SUCCESS, state.challenge)

    def mutual_authenticate(self, request: Request, state: CardState) -> ResponseApdu:
        """Checks E.IFD and M.IFD and opens a 3DES channel. A wrong key is answered 6300."""
        command = request.command
        if command.p1 or command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        if len(command.data) != _CRYPTOGRAM + _MAC or request.room < _CRYPTOGRAM + _MAC:
            return answer(StatusWord.WRONG_LENGTH)
        rnd_ic, state.challenge = state.challenge, None
        if rnd_ic is None or request.secured:
            return answer(StatusWord.CONDITIONS_NOT_SATISFIED)
        e_ifd, m_ifd = command.data[:_CRYPTOGRAM], command.data[_CRYPTOGRAM:]
        if not hmac.compare_digest(retail_mac(self._k_mac, pad(e_ifd, _MAC)), m_ifd):
            return answer(StatusWord.AUTHENTICATION_FAILED)
        plain = triple_des_cbc(self._k_enc, e_ifd, encrypt=False)
        rnd_ifd, echoed, k_ifd = plain[:8], plain[8:16], plain[16:]
        if echoed != rnd_ic:
            return answer(StatusWord.AUTHENTICATION_FAILED)
        k_ic = self._random(_KEY)
        e_ic = triple_des_cbc(self._k_enc, rnd_ic + rnd_ifd + k_ic, encrypt=True)
        session = _keys(bytes(a ^ b for a, b in zip(k_ifd, k_ic, strict=True)))
        counter = int.from_bytes(rnd_ic[4:] + rnd_ifd[4:], "big")
        state.channel = SecureChannel(TripleDesCipher(*session), counter)
        return answer(StatusWord.SUCCESS, e_ic + retail_mac(self._k_mac, pad(e_ic, _MAC)))
