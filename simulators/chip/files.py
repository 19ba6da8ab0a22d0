"""SELECT and READ BINARY on the chip's files (ISO/IEC 7816-4 §11.2.2, §11.3.3; Doc 9303-10 §3.6)."""

from __future__ import annotations

from cardreader.iso7816.apdu import ResponseApdu
from cardreader.iso7816.status import StatusWord
from cardreader.iso7816.tlv import TlvError, encode, read_tlv
from simulators.chip.image import EMRTD_APPLICATION, ChipImage, Directory, ElementaryFile
from simulators.chip.state import CardState, Request, answer

_MASTER_FILE = (b"", b"\x3f\x00")
_NO_FILE_CONTROL_INFORMATION = 0x0C
_FILE_CONTROL_INFORMATION = 0x00
_OFFSET = 0x54
_DISCRETIONARY_DATA = 0x53
_DATA_OBJECT_OVERHEAD = 4
"""Tag and length of DO53 around up to 65,535 bytes."""


class FileCommands:
    """The instructions A4, B0 and B1."""

    def __init__(self, image: ChipImage) -> None:
        self._files = image.files

    def select(self, request: Request, state: CardState) -> ResponseApdu:
        """By application identifier, or a file by its identifier. The master file cannot be selected (6D00)."""
        command = request.command
        if command.p2 not in (_NO_FILE_CONTROL_INFORMATION, _FILE_CONTROL_INFORMATION):
            return answer(StatusWord.INCORRECT_P1_P2)
        if command.p1 == 0x00 and command.data in _MASTER_FILE:
            return answer(StatusWord.INS_NOT_SUPPORTED)
        match command.p1:
            case 0x04:
                return self._select_application(request, state)
            case 0x00 | 0x02:
                return self._select_file(request, state)
            case _:
                return answer(StatusWord.INCORRECT_P1_P2)

    def _select_application(self, request: Request, state: CardState) -> ResponseApdu:
        if request.command.data != EMRTD_APPLICATION:
            return answer(StatusWord.FILE_NOT_FOUND)
        state.directory = Directory.APPLICATION
        state.file = None
        return self._selected(request, encode(0x84, EMRTD_APPLICATION))

    def _select_file(self, request: Request, state: CardState) -> ResponseApdu:
        if len(request.command.data) != 2:
            return answer(StatusWord.WRONG_LENGTH)
        identifier = int.from_bytes(request.command.data, "big")
        file = next((f for f in self._visible(state) if f.identifier == identifier), None)
        if file is None:
            return answer(StatusWord.FILE_NOT_FOUND)
        if not state.may_read(file):
            return answer(StatusWord.SECURITY_STATUS_NOT_SATISFIED)
        state.file = file
        size = encode(0x80, len(file.content).to_bytes(4, "big"))
        return self._selected(request, size + encode(0x83, request.command.data))

    @staticmethod
    def _selected(request: Request, information: bytes) -> ResponseApdu:
        if request.command.p2 == _NO_FILE_CONTROL_INFORMATION or request.command.le is None:
            return answer(StatusWord.SUCCESS)
        template = encode(0x6F, information)
        if len(template) > request.room:
            return answer(StatusWord.WRONG_LENGTH)
        return answer(StatusWord.SUCCESS, template)

    def _visible(self, state: CardState) -> tuple[ElementaryFile, ...]:
        return tuple(file for file in self._files if file.directory is state.directory)

    def _by_short_identifier(self, sfi: int, state: CardState) -> ElementaryFile | StatusWord:
        """The file, selected too. As with SELECT, an absent file is told from a locked one."""
        file = next((f for f in self._visible(state) if f.sfi == sfi), None)
        if file is None:
            return StatusWord.FILE_NOT_FOUND
        if not state.may_read(file):
            return StatusWord.SECURITY_STATUS_NOT_SATISFIED
        state.file = file
        return file

    @staticmethod
    def _current(state: CardState) -> ElementaryFile | StatusWord:
        return StatusWord.COMMAND_NOT_ALLOWED if state.file is None else state.file

    def read_binary(self, request: Request, state: CardState) -> ResponseApdu:
        """INS B0: offset of 15 bits in the current file, or a short identifier and an offset of 8 bits."""
        command = request.command
        if command.data or command.le is None:
            return answer(StatusWord.WRONG_LENGTH)
        if command.p1 & 0x80:
            sfi, offset = command.p1 & 0x7F, command.p2
            if sfi == 0 or sfi > 30:
                return answer(StatusWord.INCORRECT_P1_P2)
            file = self._by_short_identifier(sfi, state)
        else:
            offset = command.p1 << 8 | command.p2
            file = self._current(state)
        if isinstance(file, StatusWord):
            return answer(file)
        if offset >= len(file.content):
            return answer(StatusWord.WRONG_P1_P2)
        wanted = min(command.le, request.room) if request.wants_all else command.le
        if not 0 < wanted <= request.room:
            return answer(StatusWord.WRONG_LENGTH)
        data = file.content[offset : offset + wanted]
        complete = request.wants_all or len(data) == wanted
        return answer(StatusWord.SUCCESS if complete else StatusWord.END_OF_FILE, data)

    def read_binary_data_object(self, request: Request, state: CardState) -> ResponseApdu:
        """INS B1: the offset comes in DO54, the bytes go back in DO53, which Le counts whole (files over 32,767)."""
        command = request.command
        if command.le is None or not command.data:
            return answer(StatusWord.WRONG_LENGTH)
        try:
            item = read_tlv(command.data)
        except TlvError:
            return answer(StatusWord.INCORRECT_DATA)
        if item.tag != _OFFSET or item.raw != command.data or not 1 <= len(item.value) <= 4:
            return answer(StatusWord.INCORRECT_DATA)
        if command.p1:
            return answer(StatusWord.INCORRECT_P1_P2)
        if command.p2 > 30:
            return answer(StatusWord.INCORRECT_P1_P2)
        file = self._by_short_identifier(command.p2, state) if command.p2 else self._current(state)
        if isinstance(file, StatusWord):
            return answer(file)
        offset = int.from_bytes(item.value, "big")
        if offset >= len(file.content):
            return answer(StatusWord.WRONG_P1_P2)
        if not request.wants_all and command.le > request.room:
            return answer(StatusWord.WRONG_LENGTH)
        limit = min(command.le, request.room)
        data = file.content[offset : offset + limit]
        while data and len(encode(_DISCRETIONARY_DATA, data)) > limit:
            data = data[:-1]
        if not data:
            return answer(StatusWord.WRONG_LENGTH)
        rest = len(file.content) - offset
        complete = request.wants_all or rest + _DATA_OBJECT_OVERHEAD >= command.le
        return answer(StatusWord.SUCCESS if complete else StatusWord.END_OF_FILE, encode(_DISCRETIONARY_DATA, data))
