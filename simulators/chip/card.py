"""The software card: command APDU in, response APDU out."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import xor

from cardreader.iso7816.apdu import ApduFormatError, CommandApdu, ResponseApdu
from cardreader.iso7816.status import StatusWord
from simulators.chip.active_authentication import ActiveAuthentication
from simulators.chip.bac import BasicAccessControl
from simulators.chip.channel import SECURE_MESSAGING_CLASS, Envelope, SecureMessagingError
from simulators.chip.chip_authentication import COMPUTE, ChipAuthentication
from simulators.chip.files import FileCommands
from simulators.chip.hooks import Inner, NoAnswerError, Outer, before_card, before_handler
from simulators.chip.image import CARD_CAPABILITIES, ChipImage
from simulators.chip.pace import Pace
from simulators.chip.state import CardMemory, CardState, Handler, OddAnswer, Random, Request, answer

SELECT = 0xA4
READ_BINARY = 0xB0
READ_BINARY_ODD = 0xB1
GET_CHALLENGE = 0x84
EXTERNAL_AUTHENTICATE = 0x82
INTERNAL_AUTHENTICATE = 0x88
MANAGE_SECURITY_ENVIRONMENT = 0x22
GENERAL_AUTHENTICATE = 0x86
GET_RESPONSE = 0xC0

_READER_CLASS = 0xFF
_READER_GET_DATA = 0xCA
_CHAINING_CLASS = 0x10
_SW_LENGTH = 2
_HISTORICAL_BYTES = b"\x80\x73" + CARD_CAPABILITIES
"""COMPACT-TLV: the card capabilities (ISO/IEC 7816-4 §12.1.1)."""
_ATS = bytes((5 + len(_HISTORICAL_BYTES),)) + bytes.fromhex("78778102") + _HISTORICAL_BYTES
"""Answer to select of ISO/IEC 14443-4 §5.2: frames of 256 bytes, all bit rates, CID."""


def contactless_atr(historical_bytes: bytes) -> bytes:
    """The ATR that a contactless reader makes of a card's historical bytes (PC/SC part 3 §3.1.3.2.3)."""
    body = bytes((0x80 | len(historical_bytes), 0x80, 0x01)) + historical_bytes
    return b"\x3b" + body + bytes((reduce(xor, body),))


def class_error(cla: int) -> StatusWord | None:
    """Why a class byte is refused, or None: no logical channels, no proprietary secure messaging, no chaining in it."""
    if cla & 0xE0:
        return StatusWord.CLA_NOT_SUPPORTED
    if cla & 0x03:
        return StatusWord.LOGICAL_CHANNEL_NOT_SUPPORTED
    secure_messaging = cla & SECURE_MESSAGING_CLASS
    if secure_messaging not in (0, SECURE_MESSAGING_CLASS):
        return StatusWord.SECURE_MESSAGING_NOT_SUPPORTED
    if secure_messaging and cla & _CHAINING_CLASS:
        return StatusWord.COMMAND_CHAINING_NOT_SUPPORTED
    return None


class SoftwareCard:
    """One chip in the field. `process` answers any bytes whatever and never raises.

    Not safe for use by two threads at once, as a real card is not.
    """

    def __init__(
        self,
        image: ChipImage,
        *,
        random: Random = secrets.token_bytes,
        inner: Sequence[Callable[[], Inner]] = (),
        outer: Sequence[Callable[[], Outer]] = (),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`inner` and `outer` make hooks, the first to come first, anew with each reset. `sleep` takes seconds."""
        self._image = image
        self._random = random
        self._inner = inner
        self._outer = outer
        self._sleep = sleep
        self._memory = CardMemory()
        self._uid: bytes | None = None
        files = FileCommands(image)
        bac = BasicAccessControl(image.mrz_information, random)
        pace = Pace(image, random)
        self._pace = pace
        self._chip_authentication = ChipAuthentication(image.agreement_key, *image.further_agreement_keys)
        active = ActiveAuthentication(image.active_key, random)
        self._handlers: Mapping[int, Handler] = {
            SELECT: files.select,
            READ_BINARY: files.read_binary,
            READ_BINARY_ODD: files.read_binary_data_object,
            GET_CHALLENGE: bac.get_challenge,
            EXTERNAL_AUTHENTICATE: bac.mutual_authenticate,
            INTERNAL_AUTHENTICATE: active.internal_authenticate,
            MANAGE_SECURITY_ENVIRONMENT: self._manage_security_environment,
            GENERAL_AUTHENTICATE: self._general_authenticate,
            GET_RESPONSE: pace.get_response,
        }
        self.reset()

    @property
    def atr(self) -> bytes:
        """Answer to reset as a contactless reader reports it."""
        return contactless_atr(_HISTORICAL_BYTES)

    def power_on(self) -> bytes:
        """The card enters the field: all volatile state is new, the random UID too. Returns the ATR."""
        self._uid = None
        return self.reset()

    def reset(self) -> bytes:
        """Session, selection and challenge are forgotten; the UID stays. Returns the ATR."""
        self._state = CardState(memory=self._memory)
        self._execute_command = before_handler([make() for make in self._inner], self._execute_instruction)
        self._answer_command = before_card([make() for make in self._outer], self._answer)
        return self.atr

    def process(self, command: bytes) -> bytes:
        """Answers one command APDU; the answer ends with its status word. No bytes at all: the chip stays silent."""
        if command[:1] == bytes((_READER_CLASS,)):
            return self._answer_for_reader(command)
        state = self._state
        answered = self._answer_command(command)
        delay, state.delay_s = state.delay_s, 0.0
        if delay:
            self._sleep(delay)
        return answered

    def _answer(self, command: bytes) -> bytes:
        state = self._state
        try:
            apdu = CommandApdu.parse(command)
        except ApduFormatError:
            state.abort_session()
            return answer(StatusWord.WRONG_LENGTH).to_bytes()
        if len(command) > self._image.max_command_length:
            state.abort_session()
            return answer(StatusWord.WRONG_LENGTH).to_bytes()
        refused = class_error(apdu.cla)
        if refused is not None:
            state.abort_session()
            return answer(refused).to_bytes()
        if apdu.cla & SECURE_MESSAGING_CLASS:
            return self._process_secured(apdu, state)
        if state.channel is not None:
            # Doc 9303-11 §9.8.3: a command in plain ends the session; it is then obeyed as in a fresh one.
            state.abort_session()
        return self._execute(Request(apdu, secured=False, room=self._limit(apdu), extended=apdu.extended), state)

    def _process_secured(self, apdu: CommandApdu, state: CardState) -> bytes:
        channel = state.channel
        if channel is None:
            return answer(StatusWord.SECURE_MESSAGING_NOT_SUPPORTED).to_bytes()
        try:
            plain = channel.unwrap(apdu)
        except SecureMessagingError as fault:
            state.abort_session()
            return answer(fault.status).to_bytes()
        room = channel.room(plain.ins, self._limit(apdu))
        request = Request(plain, secured=True, room=room, extended=apdu.extended)
        return self._execute(request, state)

    def _limit(self, apdu: CommandApdu) -> int:
        """Most bytes of data field that the answer may have on the wire."""
        return min(apdu.le or 0, self._image.max_response_length - _SW_LENGTH)

    def _execute(self, request: Request, state: CardState) -> bytes:
        command, channel = request.command, state.channel
        if command.ins != EXTERNAL_AUTHENTICATE:
            state.challenge = None
        if command.ins not in (GENERAL_AUTHENTICATE, GET_RESPONSE):
            state.pace = None
            state.chip_authentication_chosen = False
        try:
            result = self._execute_command(request, state)
        except NoAnswerError:
            return b""
        if request.secured and channel is not None:
            envelope = result.envelope if isinstance(result, OddAnswer) else Envelope.WHOLE
            result = channel.wrap(command.ins, result, envelope)
        return result.to_bytes()

    def _execute_instruction(self, request: Request, state: CardState) -> ResponseApdu:
        command = request.command
        handler = self._handlers.get(command.ins)
        if handler is None:
            return answer(StatusWord.INS_NOT_SUPPORTED)
        if command.cla & _CHAINING_CLASS and command.ins != GENERAL_AUTHENTICATE:
            return answer(StatusWord.COMMAND_CHAINING_NOT_SUPPORTED)
        before = state.channel
        result = handler(request, state)
        if result.sw == StatusWord.AUTHENTICATION_FAILED:
            state.memory.failed_tries += 1
        elif state.channel is not before:
            state.memory.failed_tries = 0
        return result

    def _manage_security_environment(self, request: Request, state: CardState) -> ResponseApdu:
        """For Chip Authentication or for PACE, as P1 says."""
        if request.command.p1 == COMPUTE and self._chip_authentication.offered:
            return self._chip_authentication.set_template(request, state)
        return self._pace.set_authentication_template(request, state)

    def _general_authenticate(self, request: Request, state: CardState) -> ResponseApdu:
        if state.chip_authentication_chosen:
            return self._chip_authentication.general_authenticate(request, state)
        return self._pace.general_authenticate(request, state)

    def _answer_for_reader(self, command: bytes) -> bytes:
        """Pseudo-APDUs that a contactless reader answers itself (PC/SC part 3 §3.2.2.1.3): UID and ATS.

        They never reach a real chip, so session and selection stay as they are.
        """
        if len(command) < 5 or command[1] != _READER_GET_DATA:
            return answer(StatusWord.INS_NOT_SUPPORTED).to_bytes()
        if len(command) != 5:
            return answer(StatusWord.WRONG_LENGTH).to_bytes()
        match command[2], command[3]:
            case 0x00, 0x00:
                data = self._random_uid()
            case 0x01, 0x00:
                data = _ATS
            case _:
                return answer(StatusWord.FUNCTION_NOT_SUPPORTED).to_bytes()
        le = command[4]
        if le and le < len(data):
            return answer(0x6C00 | len(data)).to_bytes()
        return answer(StatusWord.END_OF_FILE if le > len(data) else StatusWord.SUCCESS, data).to_bytes()

    def _random_uid(self) -> bytes:
        """08 and three random bytes: a new one each time the card enters the field (ISO/IEC 14443-3 §6.5.4)."""
        if self._uid is None:
            self._uid = b"\x08" + self._random(3)
        return self._uid
