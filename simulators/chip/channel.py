"""Secure messaging as the chip speaks it: commands out of the envelope, answers into it (Doc 9303-11 §9.8)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from cardreader.iso7816.apdu import CommandApdu, ResponseApdu
from cardreader.iso7816.ciphers import MAC_LENGTH, PaddingError, SecureMessagingCipher, pad, unpad
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import Tlv, TlvError, encode, iterate

SECURE_MESSAGING_CLASS = 0x0C
"""Secure messaging with an authenticated header, first interindustry class."""

_CRYPTOGRAM = 0x87
_CRYPTOGRAM_ODD = 0x85
_LE = 0x97
_STATUS = 0x99
_CHECKSUM = 0x8E
_PADDING_INDICATOR = b"\x01"


class Envelope(Enum):
    """How an answer is protected: as the standard has it, or in the ways of chips that fail at it."""

    WHOLE = auto()
    NONE = auto()
    """In plain. The counter counts it as if it were protected."""
    WITHOUT_STATUS = auto()
    """No DO 99, under a MAC that is right for what there is."""
    BAD_PADDING = auto()
    """Under a right MAC, but what is decrypted does not end in 80 00…"""


class SecureMessagingError(Exception):
    """A protected command cannot be accepted. The chip answers `status` in plain and forgets the keys (§9.8.3)."""

    def __init__(self, status: StatusWord) -> None:
        super().__init__(status.name)
        self.status = status


def _cryptogram_tag(ins: int) -> int:
    """DO87 for even instructions, DO85 (without padding indicator) for odd ones (§9.8.4)."""
    return _CRYPTOGRAM_ODD if ins & 1 else _CRYPTOGRAM


def _in_order(items: Iterable[Tlv], ins: int) -> dict[int, Tlv]:
    """The data objects by tag. Each at most once, in the order of §9.8.4, none unknown."""
    order = (_cryptogram_tag(ins), _LE, _CHECKSUM)
    found: dict[int, Tlv] = {}
    position = -1
    for item in items:
        if item.tag not in order or order.index(item.tag) <= position:
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT)
        position = order.index(item.tag)
        found[item.tag] = item
    return found


class SecureChannel:
    """One session: cipher, keys and send-sequence counter."""

    def __init__(self, cipher: SecureMessagingCipher, counter: int) -> None:
        self._cipher = cipher
        self._counter = counter

    def _advance(self) -> None:
        width = 8 * self._cipher.block_size
        self._counter = (self._counter + 1) % (1 << width)

    def unwrap(self, protected: CommandApdu) -> CommandApdu:
        """The command inside. Advances the counter. Raises SecureMessagingError."""
        self._advance()
        try:
            items = _in_order(iterate(protected.data), protected.ins)
        except TlvError as error:
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT) from error
        checksum = items.pop(_CHECKSUM, None)
        if checksum is None or protected.le is None:
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_MISSING)
        block = self._cipher.block_size
        authenticated = pad(protected.header, block)
        if items:
            authenticated = pad(authenticated + b"".join(item.raw for item in items.values()), block)
        if self._cipher.mac(self._counter, authenticated) != checksum.value:
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT)
        data = self._decrypt(items.get(_cryptogram_tag(protected.ins)))
        le, extended = self._expected_length(items.get(_LE))
        return CommandApdu(
            protected.cla & ~SECURE_MESSAGING_CLASS, protected.ins, protected.p1, protected.p2, data, le, extended
        )

    def _decrypt(self, item: Tlv | None) -> bytes:
        if item is None:
            return b""
        cryptogram = item.value
        if item.tag == _CRYPTOGRAM:
            if cryptogram[:1] != _PADDING_INDICATOR:
                raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT)
            cryptogram = cryptogram[1:]
        if not cryptogram or len(cryptogram) % self._cipher.block_size:
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT)
        try:
            return unpad(self._cipher.decrypt(self._counter, cryptogram))
        except PaddingError as error:
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT) from error

    @staticmethod
    def _expected_length(item: Tlv | None) -> tuple[int | None, bool]:
        """Le and whether it was written in its extended form."""
        if item is None:
            return None, False
        if len(item.value) not in (1, 2):
            raise SecureMessagingError(StatusWord.SM_DATA_OBJECTS_INCORRECT)
        return int.from_bytes(item.value, "big") or 1 << (8 * len(item.value)), len(item.value) == 2

    def wrap(self, ins: int, answer: ResponseApdu, envelope: Envelope = Envelope.WHOLE) -> ResponseApdu:
        """The answer to the command `ins`, protected. Advances the counter."""
        self._advance()
        if envelope is Envelope.NONE:
            return ResponseApdu(answer.data, answer.sw)
        block = self._cipher.block_size
        body = b""
        if answer.data:
            tag = _cryptogram_tag(ins)
            indicator = _PADDING_INDICATOR if tag == _CRYPTOGRAM else b""
            padded = pad(answer.data, block)
            if envelope is Envelope.BAD_PADDING:
                padded = padded[: len(answer.data)] + b"\xff" * (len(padded) - len(answer.data))
            body = encode(tag, indicator + self._cipher.encrypt(self._counter, padded))
        if envelope is not Envelope.WITHOUT_STATUS:
            body += encode(_STATUS, answer.sw.to_bytes(2, "big"))
        checksum = self._cipher.mac(self._counter, pad(body, block))
        return ResponseApdu(body + encode(_CHECKSUM, checksum), answer.sw)

    def room(self, ins: int, limit: int) -> int:
        """The most bytes of data that an answer to `ins` can carry in `limit` bytes of protected data field."""
        block = self._cipher.block_size
        indicator = 0 if ins & 1 else 1
        fixed = len(encode(_STATUS, bytes(2))) + len(encode(_CHECKSUM, bytes(MAC_LENGTH)))
        blocks = max(0, limit - fixed) // block
        while blocks and len(encode(_CRYPTOGRAM, bytes(indicator + blocks * block))) + fixed > limit:
            blocks -= 1
        return max(0, blocks * block - 1)
