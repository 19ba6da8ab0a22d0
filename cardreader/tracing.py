"""A wrapper around a connection that logs each exchange by header, lengths and status word: never a byte of data."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from cardreader.connection import CardConnection
from cardreader.errors import CardError
from cardreader.iso7816.apdu import ApduFormatError, CommandApdu, ResponseApdu

_log = logging.getLogger(__name__)


class TracingConnection:
    """Logs one line an exchange at level DEBUG, with the milliseconds that reader and card took.

    The header is shown since nothing of the holder can be in it: of every command that this package sends, P1 and P2
    are constants of the standard, a short file identifier or an offset. A command that is no APDU is shown by its
    length alone.
    """

    def __init__(self, inner: CardConnection, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._inner = inner
        self._clock = clock

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._inner.name

    @property
    def max_apdu(self) -> int | None:
        """As the inner connection says."""
        return self._inner.max_apdu

    def transmit(self, command: bytes) -> bytes:
        """Passes the command on and logs the exchange, also one that failed. Raises as the inner connection."""
        started = self._clock()
        try:
            answer = self._inner.transmit(command)
        except CardError as error:
            _log.debug("%s: no answer, %s, %.1f ms", _shown(command), error.fault.value, self._since(started))
            raise
        _log.debug("%s: %s, %.1f ms", _shown(command), _shown_answer(answer), self._since(started))
        return answer

    def close(self) -> None:
        """Closes the inner connection."""
        self._inner.close()

    def _since(self, started: float) -> float:
        return round((self._clock() - started) * 1_000, 1)


def _shown(command: bytes) -> str:
    """`00 A4 04 0C Lc 7`; Lc and Le only where the command has them."""
    try:
        apdu = CommandApdu.parse(command)
    except ApduFormatError:
        return f"no APDU, {len(command)} bytes"
    words = [apdu.header.hex(" ").upper()]
    if apdu.data:
        words.append(f"Lc {len(apdu.data)}")
    if apdu.le is not None:
        words.append(f"Le {apdu.le}")
    return " ".join(words)


def _shown_answer(answer: bytes) -> str:
    """`16 bytes 9000`, the status word not counted."""
    try:
        apdu = ResponseApdu.parse(answer)
    except ApduFormatError:
        return f"no status word, {len(answer)} bytes"
    return f"{len(apdu.data)} bytes {apdu.sw:04X}"
