"""How long an exchange takes on a counter: radio, chip and host, so that a software chip can be as slow as a real one.

The radio is type A of ISO/IEC 14443 after activation, at one bit rate both ways, without errors, waiting time extension
or CID. Its times are counted in cycles of the carrier:

- A bit takes 128 cycles at 106 kbit/s, 64, 32 and 16 at the rates above; a byte is eight bits and a parity bit
  (part 3 §6.2.3.2). A frame begins with one bit and ends with two from the reader and one from the chip; above
  106 kbit/s the chip begins with 32 subcarrier cycles instead, and the end is no modulation (part 2 §8).
- Between two frames the standard asks for 1,172 cycles at least (part 3 §6.2.1, the least of either direction).
- An APDU goes in I-blocks of up to 256 bytes: one of prologue, 253 of the APDU, two of CRC. The other side
  acknowledges each but the last with an R-block of three bytes (part 4 §5.1, §7.1, §7.5.2).

No standard says how long chip and host take. The defaults are assumptions of the right order, not measurements of one
card on one reader: see `ChipTimes` and `Radio`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Protocol

from cardreader.connection import CardConnection
from cardreader.iso7816.apdu import ApduFormatError, CommandApdu
from cardreader.iso7816.tlv import TlvError, children, unwrap
from simulators.reader.vpcd import Card

CARRIER_HZ = 13_560_000
_FRAME_DELAY = 1_172
_SUBCARRIER_START = 32 * 16
_FRAME_SIZE = 256
_BLOCK_OVERHEAD = 3
_ACKNOWLEDGEMENT = 3
_BITS_OF_BYTE = 9

_READER_CLASS = 0xFF
_SECURE_MESSAGING = 0x0C
_KEY_AGREEMENT_TEMPLATE = (0x41, 0xA6)
_PACE_STEPS: Mapping[int | None, int] = MappingProxyType({0x81: 3, 0x83: 2})
"""Point multiplications by the object that the terminal sends: mapping data, ephemeral key."""


class _Instruction(IntEnum):
    MANAGE_SECURITY_ENVIRONMENT = 0x22
    GENERAL_AUTHENTICATE = 0x86
    INTERNAL_AUTHENTICATE = 0x88


class BitRate(IntEnum):
    """Kilobits a second, both ways (ISO/IEC 14443-3 §6.2, part 4 §5.3)."""

    KBIT_106 = 106
    KBIT_212 = 212
    KBIT_424 = 424
    """What readers and cards of identity documents commonly agree on."""
    KBIT_848 = 848

    @property
    def bit(self) -> int:
        """Carrier cycles of one bit (etu)."""
        return 128 * BitRate.KBIT_106 // self


@dataclass(frozen=True, slots=True)
class ChipTimes:
    """Seconds that a chip computes, powered by the field: an assumption for a current eMRTD chip with coprocessors."""

    command: float = 0.002
    """For any command: parsing, access rules, the MAC of the command."""
    byte: float = 5e-6
    """For each byte of command and answer: reading memory, encryption, MAC."""
    point_multiplication: float = 0.060
    """On a curve of 256 bits; signatures of Active Authentication are taken for one, too."""

    def seconds(self, command: bytes, answer: bytes) -> float:
        """From the end of the command to the beginning of the answer."""
        moved = self.byte * (len(command) + len(answer))
        return self.command + moved + self.point_multiplication * point_multiplications(command)


def point_multiplications(command: bytes) -> int:
    """How many a chip does for this command.

    PACE's generic mapping takes three, for its mapping key, the shared point and the mapped generator; its key
    agreement two; Chip and Active Authentication one each (Doc 9303-11 §4.4.3, §6).
    """
    try:
        apdu = CommandApdu.parse(command)
    except ApduFormatError:
        return 0
    secured = bool(apdu.cla & _SECURE_MESSAGING)
    match apdu.ins:
        case _Instruction.GENERAL_AUTHENTICATE if secured:
            return 1
        case _Instruction.GENERAL_AUTHENTICATE:
            return _PACE_STEPS.get(_first_object(apdu.data), 0)
        case _Instruction.INTERNAL_AUTHENTICATE:
            return 1
        case _Instruction.MANAGE_SECURITY_ENVIRONMENT if secured and (apdu.p1, apdu.p2) == _KEY_AGREEMENT_TEMPLATE:
            return 1
        case _:
            return 0


def _first_object(data: bytes) -> int | None:
    """Tag of the first data object in the dynamic authentication data."""
    try:
        return next(iter(children(unwrap(data, 0x7C))), None)
    except TlvError:
        return None


class Air(Protocol):
    """Tells how long an exchange takes."""

    def seconds(self, command: bytes, answer: bytes) -> float:
        """For the whole exchange."""
        ...


@dataclass(frozen=True, slots=True)
class Radio:
    """What lies between a program and a chip."""

    bit_rate: BitRate
    chip: ChipTimes = ChipTimes()
    host: float = 0.0015
    """Seconds that an APDU takes through PC/SC service, CCID driver, USB and the reader's processor: an assumption for
    readers at USB full speed, whose transfer of the bytes themselves is small beside the radio's."""

    def carrier_cycles(self, command: int, answer: int) -> int:
        """On the air for a command and its answer of so many bytes, from the first bit to the last."""
        sent, received = _blocks(command), _blocks(answer)
        from_reader = [*sent, *(_ACKNOWLEDGEMENT for _ in received[1:])]
        from_chip = [*received, *(_ACKNOWLEDGEMENT for _ in sent[1:])]
        frames = sum(self._bytes(size) for size in (*from_reader, *from_chip))
        frames += len(from_reader) * 3 * self.bit_rate.bit + len(from_chip) * self._chip_marks()
        return frames + (len(from_reader) + len(from_chip) - 1) * _FRAME_DELAY

    def _bytes(self, size: int) -> int:
        return size * _BITS_OF_BYTE * self.bit_rate.bit

    def _chip_marks(self) -> int:
        """Start and end of a frame of the chip."""
        return 2 * self.bit_rate.bit if self.bit_rate is BitRate.KBIT_106 else _SUBCARRIER_START

    def seconds(self, command: bytes, answer: bytes) -> float:
        """For the whole exchange. What the reader answers itself (class FF) never goes on the air."""
        if command[:1] == bytes((_READER_CLASS,)):
            return self.host
        on_air = self.carrier_cycles(len(command), len(answer)) / CARRIER_HZ
        return self.host + on_air + self.chip.seconds(command, answer)


AT_THE_COUNTER = Radio(BitRate.KBIT_424)
"""A common card on a common reader."""


def _blocks(size: int) -> list[int]:
    """Bytes of each I-block that carries an APDU of this size."""
    room = _FRAME_SIZE - _BLOCK_OVERHEAD
    whole, rest = divmod(size, room)
    return [_FRAME_SIZE] * whole + ([rest + _BLOCK_OVERHEAD] if rest or not whole else [])


class RadioConnection:
    """A connection whose answers take their time. The time that the chip behind it took in earnest comes on top."""

    def __init__(self, inner: CardConnection, radio: Air, sleep: Callable[[float], None] = time.sleep) -> None:
        """`sleep` is called once for each answer, with the exchange's seconds."""
        self._inner = inner
        self._radio = radio
        self._sleep = sleep

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """As the inner connection says."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """The inner connection's answer. A command that gets none takes no time of its own."""
        answer = self._inner.transmit(command)
        self._sleep(self._radio.seconds(command, answer))
        return answer

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()


class RadioCard:
    """A card for the virtual reader whose answers take their time; that of the real PC/SC service comes on top."""

    def __init__(self, inner: Card, radio: Radio, sleep: Callable[[float], None] = time.sleep) -> None:
        """`sleep` is called once for each answer, with the exchange's seconds."""
        self._inner = inner
        self._radio = radio
        self._sleep = sleep

    @property
    def atr(self) -> bytes:
        """The inner card's."""
        return self._inner.atr

    def power_on(self) -> bytes:
        """The inner card's ATR."""
        return self._inner.power_on()

    def reset(self) -> bytes:
        """The inner card's ATR."""
        return self._inner.reset()

    def process(self, command: bytes) -> bytes:
        """The inner card's answer."""
        answer = self._inner.process(command)
        self._sleep(self._radio.seconds(command, answer))
        return answer
