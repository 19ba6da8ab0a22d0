"""EF.ATR/INFO: what lengths the chip takes (Doc 9303-10 §3.11.2, ISO/IEC 7816-4 §12.7.1). Readable without a key."""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.errors import MalformedData
from cardreader.iso7816.tlv import TlvError
from cardreader.lds.data_objects import objects

_EXTENDED_LENGTH_INFORMATION = 0x7F66
_CARD_CAPABILITIES = 0x47
_INTEGER = 0x02
_SHORTEST, _LONGEST = 32, 0x10009
"""Bytes. No eMRTD could be read with less; more than the longest extended APDU is not meant."""


@dataclass(frozen=True, slots=True)
class AtrInfo:
    """Longest command and answer in bytes of a whole APDU, as it is on the wire with its protection; None where the
    file does not say, or says what no chip can mean."""

    max_command_length: int | None
    max_response_length: int | None
    extended_length: bool | None
    """Whether the card capabilities announce extended Lc and Le (ISO/IEC 7816-4 Table 119); None where not told."""


def parse_ef_atr_info(data: bytes) -> AtrInfo:
    """Data objects one after another; padding behind them and objects that are not known are passed over.

    Raises MalformedData where the first object is broken already.
    """
    command: int | None = None
    response: int | None = None
    extended: bool | None = None
    begun = False
    try:
        for item in objects(data):
            begun = True
            if item.tag == _EXTENDED_LENGTH_INFORMATION:
                command, response = _lengths(item.value)
            elif item.tag == _CARD_CAPABILITIES and len(item.value) >= 3:
                extended = bool(item.value[2] & 0x40)
    except TlvError as error:
        if not begun:
            raise MalformedData(f"EF.ATR/INFO: {error}") from error
    return AtrInfo(command, response, extended)


def _lengths(content: bytes) -> tuple[int | None, int | None]:
    """The first INTEGER is for commands, the second for answers."""
    numbers = [int.from_bytes(item.value, "big") for item in objects(content) if item.tag == _INTEGER]
    sensible = [number if _SHORTEST <= number <= _LONGEST else None for number in numbers[:2]]
    return (sensible[0], sensible[1]) if len(sensible) == 2 else (None, None)
