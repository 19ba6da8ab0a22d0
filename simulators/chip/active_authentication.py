"""Active Authentication, the chip's side (Doc 9303-11 §6.1)."""

from __future__ import annotations

from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.status import StatusWord
from simulators.chip.active_keys import ActiveAuthenticationKey
from simulators.chip.image import Directory
from simulators.chip.state import CardState, Random, Request, answer

_CHALLENGE = 8


class ActiveAuthentication:
    """The instruction 88."""

    def __init__(self, key: ActiveAuthenticationKey | None, random: Random) -> None:
        self._key = key
        self._random = random

    def internal_authenticate(self, request: Request, state: CardState) -> ResponseApdu:
        """Signs eight bytes, inside a channel only."""
        command = request.command
        if self._key is None:
            return answer(StatusWord.INS_NOT_SUPPORTED)
        if command.p1 or command.p2:
            return answer(StatusWord.INCORRECT_P1_P2)
        if not request.secured or state.directory is not Directory.APPLICATION:
            return answer(StatusWord.SECURITY_STATUS_NOT_SATISFIED)
        if len(command.data) != _CHALLENGE:
            return answer(StatusWord.WRONG_LENGTH)
        signature = self._key.sign(command.data, self._random)
        return answer(StatusWord.WRONG_LENGTH) if len(signature) > request.room else answer(0x9000, signature)
