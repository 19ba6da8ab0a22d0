"""What a reader says of itself (PC/SC part 10 §2.2, §2.6.14): the control codes of its features, and its properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator

FEATURE_GET_TLV_PROPERTIES = 0x12
PROPERTY_MAX_APDU_DATA_SIZE = 0x0A
_SIZE = 4
"""Bytes of a control code and of the property asked for."""
_SMALLEST_MEANT = 0x100
"""Every reader passes short APDUs."""
_SAYS_NOTHING = 0x10000
"""Reported by readers that pass no extended APDU at all, as is 0."""

Control = Callable[[int], bytes | None]
"""SCardControl with a control code and no data: the reader's answer, None where it refused."""


def read_max_apdu(control: Control, feature_request: int) -> int | None:
    """dwMaxAPDUDataSize: the longest APDU in bytes that the reader says it passes. None where it says nothing.

    `feature_request` is the control code CM_IOCTL_GET_FEATURE_REQUEST of the platform.
    """
    features = control(feature_request)
    code = _find(features, FEATURE_GET_TLV_PROPERTIES)
    if code is None:
        return None
    value = _find(control(int.from_bytes(code, "big")), PROPERTY_MAX_APDU_DATA_SIZE)
    if value is None:
        return None
    size = int.from_bytes(value, "little")
    return size if _SMALLEST_MEANT <= size < _SAYS_NOTHING else None


def _find(answer: bytes | None, tag: int) -> bytes | None:
    """The four bytes under a tag; None where there are none of that length."""
    found = None if answer is None else next((value for name, value in _objects(answer) if name == tag), None)
    return found if found is not None and len(found) == _SIZE else None


def _objects(answer: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and value of each object, one byte of tag and of length each; a list that is cut short ends there."""
    at = 0
    while at + 2 <= len(answer):
        tag, length = answer[at], answer[at + 1]
        yield tag, answer[at + 2 : at + 2 + length]
        at += 2 + length
