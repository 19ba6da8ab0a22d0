"""Commands an eMRTD inspection sends (Doc 9303-10 §3.6, Doc 9303-11 §4; ISO/IEC 7816-4 §11)."""

from __future__ import annotations

from cardreader.iso7816 import tlv
from cardreader.iso7816.apdu import SHORT_LE_MAX, CommandApdu

MAX_EVEN_OFFSET = 0x7FFF
"""READ BINARY with even INS has 15 bits for the offset."""


def select_master_file() -> CommandApdu:
    """SELECT MF by its identifier 3F00, no answer data wanted."""
    return CommandApdu(0x00, 0xA4, 0x00, 0x0C, b"\x3f\x00")


def select_file(identifier: int) -> CommandApdu:
    """SELECT an EF under the current DF, no answer data wanted."""
    return CommandApdu(0x00, 0xA4, 0x02, 0x0C, identifier.to_bytes(2, "big"))


def select_application(aid: bytes) -> CommandApdu:
    """SELECT an application by name, no answer data wanted."""
    return CommandApdu(0x00, 0xA4, 0x04, 0x0C, aid)


def read_binary(offset: int, length: int) -> CommandApdu:
    """READ BINARY of the current EF; beyond 32,767 with odd INS and the offset in DO 54 (ISO/IEC 7816-4 §11.3.3).

    `length` counts bytes of the file. With odd INS the answer wraps them in DO 53, and Le allows for it.
    """
    if offset <= MAX_EVEN_OFFSET:
        return CommandApdu(0x00, 0xB0, offset >> 8, offset & 0xFF, le=length)
    encoded = offset.to_bytes(2 if offset <= 0xFFFF else 3, "big")
    wrapping = len(tlv.encode(0x53, bytes(length))) - length
    return CommandApdu(0x00, 0xB1, 0x00, 0x00, tlv.encode(0x54, encoded), le=length + wrapping)


def read_binary_by_short_identifier(sfi: int, length: int) -> CommandApdu:
    """READ BINARY from the start of the EF with that short identifier, which becomes the current EF."""
    return CommandApdu(0x00, 0xB0, 0x80 | sfi, 0x00, le=length)


def get_challenge() -> CommandApdu:
    """GET CHALLENGE of 8 bytes (Doc 9303-11 §4.3.4.1)."""
    return CommandApdu(0x00, 0x84, 0x00, 0x00, le=8)


def external_authenticate(data: bytes, le: int = 0x28) -> CommandApdu:
    """EXTERNAL (mutual) AUTHENTICATE of BAC: 40 bytes each way (Doc 9303-11 §4.3.4.2)."""
    return CommandApdu(0x00, 0x82, 0x00, 0x00, data, le=le)


def mse_set_at_pace(protocol: bytes, password_reference: int, parameter_id: int | None) -> CommandApdu:
    """MSE:Set AT before PACE (Doc 9303-11 §4.4.4.1). `protocol` is the OID's value bytes."""
    data = tlv.encode(0x80, protocol) + tlv.encode(0x83, bytes((password_reference,)))
    if parameter_id is not None:
        data += tlv.encode(0x84, bytes((parameter_id,)))
    return CommandApdu(0x00, 0x22, 0xC1, 0xA4, data)


def general_authenticate(dynamic_data: bytes, *, last: bool) -> CommandApdu:
    """GENERAL AUTHENTICATE with the objects of DO 7C; all but the last of a run carry the chaining bit."""
    return CommandApdu(0x00 if last else 0x10, 0x86, 0x00, 0x00, tlv.encode(0x7C, dynamic_data), le=SHORT_LE_MAX)


def get_response(length: int) -> CommandApdu:
    """GET RESPONSE for what 61xx announced."""
    return CommandApdu(0x00, 0xC0, 0x00, 0x00, le=length)
