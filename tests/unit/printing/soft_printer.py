"""A printer in software behind a terminal's two ends: it obeys ESC/POS, answers for itself, and has its troubles."""

from __future__ import annotations

import os
import re
import select
import threading
import tty
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt
from PIL import Image

_AT_ONCE = re.compile(rb"\x10(?:[\x04\x14]|$)")
"""The beginning of a command that is obeyed without paper."""
_PURGE = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


class SoftPrinter:
    """`path` is the device file. `paper_rows`: after how many rows the roll ends; None for a full one."""

    def __init__(
        self,
        *,
        paper_rows: int | None = None,
        cover_open: bool = False,
        error: bool = False,
        mute: bool = False,
        keeps_done_to_itself: bool = False,
    ) -> None:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.path = Path(os.ttyname(self._slave))
        self.paper_rows = paper_rows
        self.cover_open = cover_open
        self.error = error
        self.mute = mute
        self.keeps_done_to_itself = keeps_done_to_itself
        self.rows: list[npt.NDArray[np.uint8]] = []
        self.cuts = 0
        self.purges = 0
        self.unknown = b""
        self._waiting = b""
        self._stop_read, self._stop_write = os.pipe()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> SoftPrinter:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.write(self._stop_write, b"x")
        self._thread.join(10)
        for end in (self._master, self._slave, self._stop_read, self._stop_write):
            os.close(end)

    @property
    def picture(self) -> Image.Image:
        """What is burnt into the paper."""
        burnt = np.unpackbits(np.vstack(self.rows), axis=1)
        return Image.fromarray(np.where(burnt == 1, 0, 255).astype(np.uint8))

    @property
    def _out_of_paper(self) -> bool:
        return self.paper_rows is not None and len(self.rows) >= self.paper_rows

    def _run(self) -> None:
        poll = select.poll()
        poll.register(self._master, select.POLLIN)
        poll.register(self._stop_read, select.POLLIN)
        while True:
            ready = [descriptor for descriptor, _ in poll.poll()]
            if self._stop_read in ready:
                return
            self._waiting += os.read(self._master, 65536)
            while self._step():
                pass

    def _step(self) -> bool:
        """One command; False where more bytes are needed."""
        data = self._waiting
        if data.startswith(b"\x10\x04") and len(data) >= 3:
            self._take(3)
            self._answer(self._status(data[2]))
        elif data.startswith(_PURGE):
            self._take(len(_PURGE))
            self.purges += 1
            self._answer(b"\x37\x25\x00")
        elif self._out_of_paper or self.cover_open:
            following = _AT_ONCE.search(data, 1)
            if following is None:
                self._waiting = b""
                return False
            self._take(following.start())
            return following.end() - following.start() > 1
        elif data.startswith(b"\x1b@"):
            self._take(2)
        elif data.startswith(b"\x1dv0\x00") and len(data) >= 8:
            width, height = int.from_bytes(data[4:6], "little"), int.from_bytes(data[6:8], "little")
            if len(data) < 8 + width * height:
                return False
            self.rows += list(np.frombuffer(data[8 : 8 + width * height], np.uint8).reshape(height, width))
            self._take(8 + width * height)
        elif data.startswith(b"\x1dr\x01"):
            self._take(3)
            if not self.keeps_done_to_itself:
                self._answer(b"\x00")
        elif data.startswith(b"\x1dV\x42\x00"):
            self._take(4)
            self.cuts += 1
        elif data.startswith(b"\x1bd") and len(data) >= 3:
            self._take(3)
        elif data.startswith(b"\x1dV\x00"):
            self._take(3)
            self.cuts += 1
        elif len(data) >= 10:
            self.unknown += data[:1]
            self._take(1)
        else:
            return False
        return bool(self._waiting)

    def _take(self, count: int) -> None:
        self._waiting = self._waiting[count:]

    def _status(self, kind: int) -> bytes:
        byte = 0x12
        if kind == 2:
            byte |= 0x04 * self.cover_open | 0x20 * self._out_of_paper | 0x40 * self.error
        if kind == 4:
            byte |= 0x60 * self._out_of_paper
        return bytes([byte])

    def _answer(self, answer: bytes) -> None:
        if not self.mute:
            os.write(self._master, answer)
