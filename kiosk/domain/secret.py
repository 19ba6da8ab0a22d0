"""Bytes that can be forgotten: a photo or template that lives in memory for one visit."""

from __future__ import annotations


class WipeableBytes:
    """A buffer that shows nothing of itself and is overwritten by `wipe`."""

    __slots__ = ("_buffer",)

    def __init__(self, data: bytes) -> None:
        self._buffer = bytearray(data)

    def __len__(self) -> int:
        return len(self._buffer)

    def reveal(self) -> bytes:
        """A copy of the content; empty once wiped."""
        return bytes(self._buffer)

    def wipe(self) -> None:
        """Overwrites the content and forgets its length."""
        self._buffer[:] = bytes(len(self._buffer))
        self._buffer.clear()

    def __repr__(self) -> str:
        return "WipeableBytes(…)"
