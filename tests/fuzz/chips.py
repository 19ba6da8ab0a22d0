"""Chips that answer what the input says: all of it in clear, all of it inside the channel, or here and there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from cardreader.chip import ChipReader, ChipReadFailure, ProtocolChoice
from cardreader.iso7816.apdu import ResponseApdu
from simulators.chip.active_keys import EcdsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card import SoftwareCard
from simulators.chip.channel import SECURE_MESSAGING_CLASS
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.state import CardState, Handler, Request
from tests.unit.cardreader.sample_card import KEYS, Intercepted, card_data, sample_image, signer

Ask = Callable[[bytes], bytes]
Answer = Callable[[int, bytes, Ask], bytes]
"""From the number of the exchange, the command, and the chip itself."""

TODAY = date(2026, 1, 1)
MAX_COMMANDS = 300
"""After as many the read is cancelled, as a kiosk does whose patience is at its end."""
_GRACE = 10
"""Commands that may still be under way then."""
_MAX_SPOILED = 8
_STATUS_WORDS = (0x9000, 0x6282, 0x6281, 0x6300, 0x6982, 0x6A82, 0x6B00, 0x6700, 0x6CFF, 0x6C10, 0x61FF, 0x6110, 0x6985)


class EndlessReadError(AssertionError):
    """The reader went on after it was told to stop."""


def _entries(script: bytes) -> Iterator[ResponseApdu]:
    """Answers without end, the script over and over: an index of the status word, two bytes of length, the data."""
    while True:
        at = 0
        while at < len(script) or not script:
            index, length = script[at] if script else 0, int.from_bytes(script[at + 1 : at + 3], "big")
            yield ResponseApdu(script[at + 3 : at + 3 + length], _STATUS_WORDS[index % len(_STATUS_WORDS)])
            at += 3 + length


def entry(answer: ResponseApdu) -> bytes:
    """An answer as a script has it."""
    index = _STATUS_WORDS.index(answer.sw) if answer.sw in _STATUS_WORDS else 4
    return bytes((index,)) + len(answer.data).to_bytes(2, "big") + answer.data


def _read(card: SoftwareCard, answer: Answer, protocol: ProtocolChoice) -> Iterable[str]:
    """Reads as a kiosk does. What comes back is a result; its texts are for the operator."""
    count = 0

    def answer_counted(number: int, command: bytes, ask: Ask) -> bytes:
        nonlocal count
        count = number
        if number > MAX_COMMANDS + _GRACE:
            raise EndlessReadError
        return answer(number, command, ask)

    connection = Intercepted(SoftwareCardConnection(card), answer_counted)
    result = ChipReader(
        connection, KEYS, protocol=protocol, cancelled=lambda: count >= MAX_COMMANDS, today=lambda: TODAY
    ).read()
    said = (result.message,) if isinstance(result, ChipReadFailure) else ()
    evidence = result.evidence
    return (*said, *evidence.remarks, *(attempt.outcome for attempt in evidence.attempts))


def _honestly(number: int, command: bytes, ask: Ask) -> bytes:
    return ask(command)


def read_in_clear(script: bytes) -> Iterable[str]:
    """The chip answers the script to everything; it knows no key."""
    answers = _entries(script)

    def answer(number: int, command: bytes, ask: Ask) -> bytes:
        return next(answers).to_bytes()

    return _read(SoftwareCard(sample_image()), answer, ProtocolChoice.AUTO)


def read_inside(script: bytes) -> Iterable[str]:
    """The chip knows the key, opens by BAC, and answers the script inside the channel, rightly protected."""
    answers = _entries(script)

    def inside(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        return next(answers) if request.secured else handler(request, state)

    return _read(SoftwareCard(sample_image(), inner=[lambda: inside]), _honestly, ProtocolChoice.BAC)


def read_spoiled(script: bytes) -> Iterable[str]:
    """A chip with every proof, of which some answers inside the channel are other ones.

    The script: how many honest answers come first, then one as in the other scripts; and so on.
    """
    answers: dict[int, ResponseApdu] = {}
    at, number, count = 0, 0, 0
    while at < len(script) and len(answers) < _MAX_SPOILED:
        number += script[at] + 1
        answers[number] = next(_entries(script[at + 1 :]))
        at += 4 + len(answers[number].data)

    def inside(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        nonlocal count
        count += request.secured
        honest = handler(request, state)
        return answers.get(count, honest) if request.secured else honest

    return _read(SoftwareCard(proving_image(), inner=[lambda: inside]), _honestly, ProtocolChoice.BAC)


@cache
def proving_image() -> ChipImage:
    """The sample person's chip with Active and Chip Authentication."""
    return personalise(card_data(), signer(), active_authentication=EcdsaKind(), chip_authentication=CaKind())


@cache
def clear_transcript() -> bytes:
    """Everything that the sample chip answers in clear during an opening by PACE, as a script."""
    script = bytearray()

    def note(number: int, command: bytes, ask: Ask) -> bytes:
        answer = ask(command)
        if not command[0] & SECURE_MESSAGING_CLASS:
            script.extend(entry(ResponseApdu.parse(answer)))
        return answer

    _read(SoftwareCard(sample_image()), note, ProtocolChoice.PACE)
    return bytes(script)


@cache
def inner_transcript() -> bytes:
    """Everything that the sample chip answers inside the channel during a whole read, as a script."""
    script = bytearray()

    def note(request: Request, state: CardState, handler: Handler) -> ResponseApdu:
        answer = handler(request, state)
        if request.secured:
            script.extend(entry(answer))
        return answer

    _read(SoftwareCard(sample_image(), inner=[lambda: note]), _honestly, ProtocolChoice.BAC)
    return bytes(script)
