"""What a JPEG 2000 codestream claims, checked before a decoder allocates memory (ISO/IEC 15444-1 §A.5.1, §I.4)."""

import struct
from typing import Final

_CODESTREAM: Final = b"\xff\x4f\xff\x51"
_JP2: Final = bytes.fromhex("0000000C6A5020200D0A870A")
_CONTIGUOUS_CODESTREAM: Final = b"jp2c"
_MAX_BOXES: Final = 64
_SIZ: Final = struct.Struct(">HHIIIIIIIIH")
"""Length, capabilities, reference grid, its offset, tile size, tile offset, number of components."""
_MAX_TILES: Final = 256
"""A decoder keeps kilobytes a tile, used or not; portraits have one."""
_MAX_COMPONENTS: Final = 4


class CodestreamError(ValueError):
    """The codestream is missing, cut off or claims more than a portrait has."""


def check_codestream(data: bytes, max_side: int, max_pixels: int) -> None:
    """Passes a bare codestream or JP2 file whose size in pixels and number of tiles and components are sensible, and
    anything that is neither. Raises CodestreamError."""
    start = _start_of_codestream(data)
    if start is None:
        return
    try:
        _, _, right, bottom, left, top, tile_width, tile_height, tile_left, tile_top, components = _SIZ.unpack_from(
            data, start + len(_CODESTREAM)
        )
    except struct.error as error:
        raise CodestreamError("the picture is damaged") from error
    if not (left < right and top < bottom and tile_width and tile_height and tile_left <= left and tile_top <= top):
        raise CodestreamError("the picture is damaged")
    if right > max_side or bottom > max_side or (right - left) * (bottom - top) > max_pixels:
        raise CodestreamError("the picture is too large")
    tiles = -(-(right - tile_left) // tile_width) * -(-(bottom - tile_top) // tile_height)
    if tiles > _MAX_TILES or not 1 <= components <= _MAX_COMPONENTS:
        raise CodestreamError("the picture has too many parts")


def _start_of_codestream(data: bytes) -> int | None:
    """Where the codestream starts: at once, or in its box of a JP2 file; None where the data is neither."""
    if data.startswith(_CODESTREAM):
        return 0
    if not data.startswith(_JP2):
        return None
    position = 0
    for _ in range(_MAX_BOXES):
        if position + 8 > len(data):
            break
        length, header = int.from_bytes(data[position : position + 4], "big"), 8
        if length == 1:
            length, header = int.from_bytes(data[position + 8 : position + 16], "big"), 16
        if data[position + 4 : position + 8] == _CONTIGUOUS_CODESTREAM:
            if data.startswith(_CODESTREAM, position + header):
                return position + header
            break
        if length < header:
            break
        position += length
    raise CodestreamError("the picture is damaged")
