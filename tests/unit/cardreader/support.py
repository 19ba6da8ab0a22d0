"""Parts that the tests of the card reader share."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cardreader.iso7816.apdu import CommandApdu, ResponseApdu

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "icao9303-11.json").read_text(encoding="utf-8")
)
"""Worked examples of Doc 9303-11."""

MRZ_LINES = ("IDVNM0990123459001099012345<<0", "9901155M3901153VNM<<<<<<<<<<<6", "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<")
"""The synthetic sample card."""


class ScriptedConnection:
    """Expects these commands in this order and gives the answers."""

    name = "scripted"

    def __init__(self, *exchanges: tuple[str, str], max_apdu: int | None = 261) -> None:
        self._exchanges = list(exchanges)
        self.max_apdu = max_apdu

    def transmit(self, command: bytes) -> bytes:
        assert self._exchanges, f"unexpected command {command.hex().upper()}"
        expected, answer = self._exchanges.pop(0)
        assert command.hex().upper() == expected.replace(" ", "").upper()
        return bytes.fromhex(answer)

    def close(self) -> None:
        """Nothing is open."""

    @property
    def finished(self) -> bool:
        """Whether every expected command came."""
        return not self._exchanges


class AnsweringConnection:
    """Answers by a function of the command; keeps what was sent."""

    name = "answering"

    def __init__(self, answer: Callable[[bytes], bytes], max_apdu: int | None = 261) -> None:
        self._answer = answer
        self.max_apdu = max_apdu
        self.sent: list[bytes] = []

    def transmit(self, command: bytes) -> bytes:
        self.sent.append(command)
        return self._answer(command)

    def close(self) -> None:
        """Nothing is open."""


class FileChannel:
    """A plain channel to one file, playing a card's habits; `quirk` may answer in place of the card."""

    def __init__(
        self,
        content: bytes,
        quirk: Callable[[CommandApdu], ResponseApdu | None] | None = None,
        *,
        extended_length: bool | None = False,
        protection: int = 35,
    ) -> None:
        """`protection`: bytes of an answer that are not data, status word included."""
        self.content = content
        self.extended_length = extended_length
        self._protection = protection
        self.commands: list[CommandApdu] = []
        self.recovered: list[CommandApdu] = []
        self._quirk = quirk

    def room(self, answer_length: int) -> int:
        """All but the protection."""
        return answer_length - self._protection

    def recover(self, command: CommandApdu) -> ResponseApdu:
        """A card that takes no notice of what it refuses."""
        self.recovered.append(command)
        return self.exchange(command)

    def exchange(self, command: CommandApdu) -> ResponseApdu:
        self.commands.append(command)
        if self._quirk is not None:
            answer = self._quirk(command)
            if answer is not None:
                return answer
        match command.ins:
            case 0xA4:
                return ResponseApdu(b"", 0x9000)
            case 0xB0 if command.p1 & 0x80:
                offset = command.p2
            case 0xB0:
                offset = command.p1 << 8 | command.p2
            case 0xB1:
                offset = int.from_bytes(command.data[2:], "big")
            case _:
                return ResponseApdu(b"", 0x6D00)
        assert command.le is not None
        if command.ins == 0xB1:
            header = 2 if command.le <= 0x81 else 3 if command.le <= 0x102 else 4
            part = self.content[offset : offset + command.le - header]
            size = len(part)
            length = (
                bytes((size,))
                if size < 0x80
                else b"\x81" + bytes((size,))
                if size < 0x100
                else b"\x82" + size.to_bytes(2, "big")
            )
            return ResponseApdu(b"\x53" + length + part, 0x9000)
        part = self.content[offset : offset + command.le]
        return ResponseApdu(part, 0x9000 if len(part) == command.le else 0x6282)
