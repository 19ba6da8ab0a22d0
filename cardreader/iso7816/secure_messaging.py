"""Secure messaging, terminal's side (Doc 9303-11 §9.8)."""

from __future__ import annotations

import hmac

from cardreader.errors import CardCommunicationError, CardError, SecureMessagingError
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import EXTENDED_MAX, SHORT_LC_MAX, SHORT_LE_MAX, CommandApdu, ResponseApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.ciphers import PaddingError, SecureMessagingCipher, pad, unpad
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import Tlv, TlvError

_SECURE_MESSAGING = 0x0C
_CRYPTOGRAM_WITH_INDICATOR = 0x87
_CRYPTOGRAM = 0x85
_EXPECTED_LENGTH = 0x97
_STATUS = 0x99
_CHECKSUM = 0x8E
_FIXED = 2 + 2 + 2 + 8 + 2
"""Bytes of a protected answer besides its cryptogram: DO 99 with two bytes, DO 8E with eight, the status word."""


class SecureMessagingAborted(SecureMessagingError):  # noqa: N818 - what the card did
    """The card answered an error status word in clear, which ends the session (§9.8.8)."""

    def __init__(self, sw: int) -> None:
        super().__init__(f"the card left secure messaging with {sw:04X}")
        self.sw = sw


class SecureChannel:
    """A channel under session keys.

    After an answer that is not in order it is closed for good. After a command that the card turned down in clear, or
    that got no answer, nobody knows whether the card counted it: `recover` may find out.
    """

    def __init__(self, channel: Channel, cipher: SecureMessagingCipher, ssc: int) -> None:
        """`ssc` is the send-sequence counter before the first command."""
        self._channel = channel
        self._cipher: SecureMessagingCipher | None = cipher
        self._ssc = ssc
        self._block = cipher.block_size
        self._lost: int | None = None
        self.extended_length = channel.extended_length

    def room(self, answer_length: int) -> int:
        """Whole blocks of cryptogram in DO 87, less one byte of padding."""
        left = answer_length - _FIXED
        blocks = max(0, left) // self._block
        while blocks and len(tlv.encode(_CRYPTOGRAM_WITH_INDICATOR, bytes(1 + blocks * self._block))) > left:
            blocks -= 1
        return max(0, blocks * self._block - 1)

    def close(self) -> None:
        """Forgets the session keys."""
        self._cipher = None

    def exchange(self, command: CommandApdu) -> ResponseApdu:
        """Protects, sends, verifies, decrypts. Raises SecureMessagingError where the answer is not in order.

        An answer without DO 99 and DO 8E is never taken at its word: in clear, 9000 would be a downgrade.
        """
        if self._cipher is None:
            raise SecureMessagingError("the secure channel is closed")
        if self._lost is not None:
            raise SecureMessagingError("the send-sequence counter is lost")
        before = self._ssc
        try:
            self._ssc += 1
            protected = self._protect(command, self._cipher)
            answer = self._channel.exchange(protected)
            self._ssc += 1
            return self._verify(answer, self._cipher)
        except (SecureMessagingAborted, CardCommunicationError):
            self._lost = before
            raise
        except SecureMessagingError:
            self.close()
            raise

    def recover(self, command: CommandApdu) -> ResponseApdu:
        """Counts on from before the command that was lost. Only a card that did not count it either answers with a
        right MAC, so nothing is guessed; any other card ends the session, and so does this channel.

        Whoever held an answer to the lost command back could give it now. That is why `command` must want no more than
        the lost one did: the answer would be what the card said to it.
        """
        if self._lost is not None:
            self._ssc, self._lost = self._lost, None
        try:
            return self.exchange(command)
        except CardError:
            self.close()
            raise

    def _protect(self, command: CommandApdu, cipher: SecureMessagingCipher) -> CommandApdu:
        cla = command.cla | _SECURE_MESSAGING
        header = bytes((cla, command.ins, command.p1, command.p2))
        objects = b""
        if command.data:
            cryptogram = cipher.encrypt(self._ssc, pad(command.data, cipher.block_size))
            if command.ins & 1:
                objects += tlv.encode(_CRYPTOGRAM, cryptogram)
            else:
                objects += tlv.encode(_CRYPTOGRAM_WITH_INDICATOR, b"\x01" + cryptogram)
        long_answer = command.le is not None and command.le > SHORT_LE_MAX
        if command.le is not None:
            size = 2 if long_answer or command.force_extended else 1
            objects += tlv.encode(_EXPECTED_LENGTH, (command.le % (1 << 8 * size)).to_bytes(size, "big"))
        to_sign = pad(header, cipher.block_size)
        to_sign += pad(objects, cipher.block_size) if objects else b""
        objects += tlv.encode(_CHECKSUM, cipher.mac(self._ssc, to_sign))
        # Pieces of a protected command are a chain that few chips put together (each link would have to be protected).
        too_long = len(objects) > SHORT_LC_MAX and self.extended_length is not False
        extended = long_answer or command.force_extended or too_long
        return CommandApdu(
            cla,
            command.ins,
            command.p1,
            command.p2,
            objects,
            le=EXTENDED_MAX if extended else SHORT_LE_MAX,
            force_extended=extended,
        )

    def _verify(self, answer: ResponseApdu, cipher: SecureMessagingCipher) -> ResponseApdu:
        if not answer.data:
            if answer.sw >> 8 in (0x90, 0x61, 0x62, 0x63):
                raise SecureMessagingError("an answer in clear inside the secure channel")
            raise SecureMessagingAborted(answer.sw)
        try:
            objects = list(tlv.iterate(answer.data))
        except TlvError as error:
            raise SecureMessagingError("the answer is not a sequence of data objects") from error
        tags = [item.tag for item in objects]
        if tags[-2:] != [_STATUS, _CHECKSUM] or tags[:-2] not in ([], [_CRYPTOGRAM], [_CRYPTOGRAM_WITH_INDICATOR]):
            raise SecureMessagingError("DO 99 or DO 8E missing, or an object out of place")
        *cryptograms, status, checksum = objects
        signed = answer.data[: -len(checksum.raw)]
        expected = cipher.mac(self._ssc, pad(signed, cipher.block_size))
        if not hmac.compare_digest(expected, checksum.value):
            raise SecureMessagingError("the answer's MAC is wrong")
        if len(status.value) != 2:
            raise SecureMessagingError("DO 99 must hold two bytes")
        sw = int.from_bytes(status.value, "big")
        return ResponseApdu(self._decrypt(cryptograms[0], cipher, sw) if cryptograms else b"", sw)

    def _decrypt(self, item: Tlv, cipher: SecureMessagingCipher, sw: int) -> bytes:
        cryptogram = item.value
        if item.tag == _CRYPTOGRAM_WITH_INDICATOR:
            if not cryptogram.startswith(b"\x01"):
                raise SecureMessagingError("unknown padding indicator")
            cryptogram = cryptogram[1:]
        if not cryptogram or len(cryptogram) % cipher.block_size:
            raise SecureMessagingError("the cryptogram is not whole blocks")
        try:
            return unpad(cipher.decrypt(self._ssc, cryptogram))
        except PaddingError as error:
            if sw == StatusWord.END_OF_FILE:
                # Some cards pad wrongly what they read past the end. The MAC is right; the bytes are not to be had.
                return b""
            raise SecureMessagingError("the decrypted answer's padding is broken") from error
