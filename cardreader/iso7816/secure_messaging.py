"""Secure messaging, terminal's side (Doc 9303-11 §9.8)."""

from __future__ import annotations

import hmac

from cardreader.errors import SecureMessagingError
from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import EXTENDED_MAX, SHORT_LC_MAX, SHORT_LE_MAX, CommandApdu, ResponseApdu
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.ciphers import PaddingError, SecureMessagingCipher, pad, unpad
from cardreader.iso7816.tlv import Tlv, TlvError

_SECURE_MESSAGING = 0x0C
_CRYPTOGRAM_WITH_INDICATOR = 0x87
_CRYPTOGRAM = 0x85
_EXPECTED_LENGTH = 0x97
_STATUS = 0x99
_CHECKSUM = 0x8E
_SHORT_READ = {8: 231, 16: 223}
"""Bytes of a file that fit a protected short answer, by block size: pad, cryptogram, DO 99 and DO 8E are added."""


class SecureMessagingAborted(SecureMessagingError):  # noqa: N818 - what the card did
    """The card answered an error status word in clear, which ends the session (§9.8.8)."""

    def __init__(self, sw: int) -> None:
        super().__init__(f"the card left secure messaging with {sw:04X}")
        self.sw = sw


class SecureChannel:
    """A channel under session keys. After any SecureMessagingError it is closed for good."""

    def __init__(self, channel: Channel, cipher: SecureMessagingCipher, ssc: int) -> None:
        """`ssc` is the send-sequence counter before the first command."""
        self._channel = channel
        self._cipher: SecureMessagingCipher | None = cipher
        self._ssc = ssc
        self.short_read = _SHORT_READ[cipher.block_size]
        self.extended_length = channel.extended_length

    def close(self) -> None:
        """Forgets the session keys."""
        self._cipher = None

    def exchange(self, command: CommandApdu) -> ResponseApdu:
        """Protects, sends, verifies, decrypts. Raises SecureMessagingError where the answer is not in order.

        An answer without DO 99 and DO 8E is never taken at its word: in clear, 9000 would be a downgrade.
        """
        if self._cipher is None:
            raise SecureMessagingError("the secure channel is closed")
        try:
            self._ssc += 1
            protected = self._protect(command, self._cipher)
            answer = self._channel.exchange(protected)
            self._ssc += 1
            return self._verify(answer, self._cipher)
        except SecureMessagingError:
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
        extended = long_answer or command.force_extended or (len(objects) > SHORT_LC_MAX and bool(self.extended_length))
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
        data = self._decrypt(cryptograms[0], cipher) if cryptograms else b""
        return ResponseApdu(data, int.from_bytes(status.value, "big"))

    def _decrypt(self, item: Tlv, cipher: SecureMessagingCipher) -> bytes:
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
            raise SecureMessagingError("the decrypted answer's padding is broken") from error
