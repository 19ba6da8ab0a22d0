"""Gathers what is secret or personal in a read of a chip, and all that a log, an error or a repr could tell of it."""

from __future__ import annotations

import ast
import base64
import binascii
import gc
import logging
import re
import secrets
import sys
import threading
import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType, TracebackType
from typing import Any

import pytest

from cardreader.access import key_derivation
from cardreader.iso7816 import ciphers
from simulators.chip.card_data import CardData
from simulators.chip.image import ChipImage

WINDOW = 6
"""Characters of a text that are a leak."""
_HEX_BYTES = 3
_LISTENED = ("cardreader.", "kiosk.")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_DOTTED = re.compile(r"\d+(?:\.\d+){3,}")
_HEX = re.compile(r"[0-9A-Fa-f]{6,}")
_BIG_NUMBER = re.compile(r"\d{20,}")
"""In decimal digits: a curve's parameter. Secret numbers are known as whole ones."""
_SPACED_HEX = re.compile(r"[0-9A-Fa-f]{2}(?:[ :-][0-9A-Fa-f]{2}){4,}")
_BYTES_LITERAL = re.compile(r"b'(?:[^'\\]|\\.)*'|b\"(?:[^\"\\]|\\.)*\"")
_NUMBERS = re.compile(r"\d{1,3}(?:, ?\d{1,3}){5,}")
_CHARACTERS = re.compile(r"[\x00-\xff]{6,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_BASE64_GROUP = 4

Trace = Callable[[FrameType, str, Any], Any]


def _folded(text: str) -> str:
    """Without case and diacritics: one spelling for all spellings of a name."""
    plain = unicodedata.normalize("NFD", text).casefold().replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _windows(data: bytes, size: int) -> Iterator[bytes]:
    """Runs of this size; not those of one and the same few bytes, which are padding, tags or zeros."""
    for start in range(len(data) - size + 1):
        window = data[start : start + size]
        if len(set(window)) >= _HEX_BYTES:
            yield window


def _dates(value: date) -> Iterator[str]:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d%m%Y", "%Y%m%d", "%y%m%d", "datetime.date(%Y, %-m, %-d)"):
        yield value.strftime(form)


class Secrets:
    """What must not be told. Bytes are found in hexadecimal, base64, as bytes literal or list of numbers."""

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._whole: set[str] = set()
        self._short: set[bytes] = set()
        self._long: set[bytes] = set()
        self._known: set[bytes] = set()

    def add_text(self, text: str) -> None:
        """A personal text: each run of six characters of it."""
        folded = _folded(text)
        runs = (folded[start : start + WINDOW] for start in range(len(folded) - WINDOW + 1))
        self._texts.update(run for run in runs if "<<<" not in run)

    def add_whole(self, text: str) -> None:
        """A text of which only the whole tells something: a date, a big number."""
        self._whole.add(_folded(text))

    def add_bytes(self, data: bytes) -> None:
        """A key, a nonce, a plaintext."""
        if data in self._known:
            return
        self._known.add(data)
        self._short.update(_windows(data, _HEX_BYTES))
        self._long.update(_windows(data, WINDOW))

    def add_number(self, number: int) -> None:
        """A private or shared number, of which some digits are digits of the public parameters as well."""
        self._whole.add(str(number))

    def except_bytes(self, data: bytes) -> None:
        """What is public, though it comes through the channel."""
        self._short.difference_update(_windows(data, _HEX_BYTES))
        self._long.difference_update(_windows(data, WINDOW))

    def add_person(self, data: CardData, image: ChipImage) -> None:
        """The holder, and what opens the holder's chip."""
        for text in (data.personal_id, data.full_name, data.residence, data.old_id, image.mrz, image.mrz_information):
            self.add_text(text)
        self.add_text(image.can)
        for value in (data.birth_date, data.issue_date, data.expiry):
            for text in _dates(value) if value is not None else ():
                self.add_whole(text)
        for word in data.full_name.split():
            if len(word) >= WINDOW - 1:
                self.add_whole(word)
        self.add_bytes(data.portrait)
        self.add_bytes(image.mrz.encode("ascii"))

    def told_by(self, text: str) -> str | None:
        """How a text tells something, in words for the tester; None where it tells nothing."""
        found = next((number for number in _BIG_NUMBER.findall(text) if number in self._whole), None)
        if found is not None:
            return "secret number"
        text = _BIG_NUMBER.sub("", _DOTTED.sub("", _ADDRESS.sub("", text)))
        folded = _folded(text)
        for start in range(len(folded) - WINDOW + 1):
            if folded[start : start + WINDOW] in self._texts:
                return f"personal text {folded[start : start + WINDOW]!r}"
        found = next((word for word in self._whole if word in folded), None)
        if found is not None:
            return f"personal value {found!r}"
        for form, data, size in _byte_runs(text):
            if any(data[i : i + size] in self._of(size) for i in range(len(data) - size + 1)):
                return f"secret bytes as {form}"
        return None

    def _of(self, size: int) -> set[bytes]:
        return self._short if size == _HEX_BYTES else self._long


def _byte_runs(text: str) -> Iterator[tuple[str, bytes, int]]:
    """Every run of bytes that a text may stand for, with the size of a telling part of it."""
    for match in _HEX.finditer(text):
        digits = match.group()
        for start in (0, 1):
            even = digits[start : start + (len(digits) - start) // 2 * 2]
            yield "hexadecimal", bytes.fromhex(even), _HEX_BYTES
    for match in _SPACED_HEX.finditer(text):
        yield "hexadecimal", bytes.fromhex(re.sub("[ :-]", "", match.group())), _HEX_BYTES
    for match in _BYTES_LITERAL.finditer(text):
        try:
            yield "bytes literal", ast.literal_eval(match.group()), _HEX_BYTES
        except (SyntaxError, ValueError):
            continue
    for match in _NUMBERS.finditer(text):
        numbers = [int(word) for word in match.group().split(",")]
        if all(number < 0x100 for number in numbers):
            yield "numbers", bytes(numbers), WINDOW
    for match in _BASE64.finditer(text):
        yield from (("base64", data, WINDOW) for data in _from_base64(match.group()))
    for match in _CHARACTERS.finditer(text):
        yield from (("characters", raw, WINDOW) for raw in _odd_windows(match.group().encode("latin-1")))


def _odd_windows(raw: bytes) -> Iterator[bytes]:
    """Runs of which half is no ASCII: what is plain text is found as text."""
    for start in range(len(raw) - WINDOW + 1 if not raw.isascii() else 0):
        window = raw[start : start + WINDOW]
        if sum(byte >= 0x80 for byte in window) >= WINDOW // 2:
            yield window


def _from_base64(run: str) -> Iterator[bytes]:
    plain = run.replace("-", "+").replace("_", "/")
    for start in range(_BASE64_GROUP):
        part = plain[start:]
        part = part[: len(part) // _BASE64_GROUP * _BASE64_GROUP]
        try:
            yield base64.b64decode(part)
        except binascii.Error:
            continue


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all that a traceback shows behind it."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        context = None if current.__suppress_context__ else current.__context__
        waiting += [behind for behind in (current.__cause__, context) if behind is not None]


def _shows(error: BaseException, trace: TracebackType) -> bool:
    """Whether somebody could see the error: not one of Python's own that is caught in the function where it arose."""
    if isinstance(error, StopIteration | GeneratorExit):
        return False
    return type(error).__module__.startswith(_LISTENED) or trace.tb_next is not None


class _Handler(logging.Handler):
    """Gives on everything that a record holds."""

    def __init__(self, hear: Callable[[str, str], None]) -> None:
        super().__init__(logging.NOTSET)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        where = f"log {record.name}"
        self._hear(where, record.getMessage())
        self._hear(where, f"{record.msg!r} {record.args!r}")
        if record.exc_info is not None:
            self._hear(where, "".join(traceback.format_exception(*record.exc_info)))


class Eavesdropper:
    """Hears logs of every level, errors that pass through the package, swallowed ones too, and reprs of its objects."""

    def __init__(self) -> None:
        self.secrets = Secrets()
        self._heard: dict[str, str] = {}
        # Kept alive, so that no later object gets the identity of one that other tests have left behind.
        self._strangers = _own_objects()

    def hear(self, where: str, text: str) -> None:
        """Notes a text and where it came from."""
        self._heard.setdefault(text, where)

    @property
    def heard(self) -> Iterable[str]:
        """The texts so far."""
        return self._heard.keys()

    def leaks(self) -> list[str]:
        """Each text that tells something, with how and where; what was heard is forgotten."""
        heard, self._heard = self._heard, {}
        found = ((where, self.secrets.told_by(text), text) for text, where in heard.items())
        return [f"{where}: {how}: {text}" for where, how, text in found if how is not None]

    def hear_objects(self) -> None:
        """Takes the repr of every object of the package's own classes that came to life since the ear is there."""
        strangers = {id(item) for item in self._strangers}
        for item in _own_objects():
            if id(item) not in strangers:
                self.hear(f"repr of {type(item).__qualname__}", repr(item))

    def _trace(self, frame: FrameType, event: str, argument: Any) -> Trace | None:  # noqa: ANN401 - as sys.settrace has it
        module = frame.f_globals.get("__name__", "")
        if not module.startswith(_LISTENED) or module == "cardreader.access.curves":
            return None
        frame.f_trace_lines = False
        return self._trace_errors

    def _trace_errors(self, frame: FrameType, event: str, argument: Any) -> Trace:  # noqa: ANN401 - as above
        if event == "exception" and _shows(*argument[1:]):
            for error in _chain(argument[1]):
                where = f"{type(error).__name__} in {frame.f_code.co_qualname}"
                self.hear(where, str(error))
                self.hear(where, f"{error!r} {getattr(error, '__notes__', '')}")
        return self._trace_errors

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hears logs and errors of all threads within the block."""
        handler, root = _Handler(self.hear), logging.getLogger()
        level, before = root.level, sys.gettrace()
        quiet = {logger: logger.level for logger in _loggers() if logger.level}
        for logger in quiet:
            logger.setLevel(logging.DEBUG)
        root.setLevel(logging.DEBUG)
        root.addHandler(handler)
        threading.settrace(self._trace)
        sys.settrace(self._trace)
        try:
            yield
        finally:
            sys.settrace(before)
            threading.settrace(None)
            root.removeHandler(handler)
            root.setLevel(level)
            for logger, own in quiet.items():
                logger.setLevel(own)


def _own_objects() -> list[object]:
    found = []
    for item in gc.get_objects():
        module = getattr(type(item), "__module__", None)
        if isinstance(module, str) and module.startswith(_LISTENED):
            found.append(item)
    return found


def _loggers() -> list[logging.Logger]:
    known = logging.getLogger().manager.loggerDict.values()
    return [logger for logger in known if isinstance(logger, logging.Logger)]


def spy_on_secrets(patch: pytest.MonkeyPatch, found: Secrets) -> None:
    """Adds every key, shared secret, nonce, private number and plaintext that either side of a read computes."""
    derive_key, randbelow, token_bytes = key_derivation.derive_key, secrets.randbelow, secrets.token_bytes

    def deriving(secret: bytes, *purpose: Any) -> bytes:  # noqa: ANN401 - passed through
        key = derive_key(secret, *purpose)
        found.add_bytes(secret)
        found.add_number(int.from_bytes(secret, "big"))
        found.add_bytes(key)
        return key

    def drawing_number(limit: int) -> int:
        number = randbelow(limit)
        found.add_bytes(number.to_bytes((limit.bit_length() + 7) // 8, "big"))
        found.add_number(number)
        return number

    def drawing_bytes(size: int | None = None) -> bytes:
        drawn = token_bytes(size)
        found.add_bytes(drawn)
        return drawn

    _patch_everywhere(patch, derive_key, deriving)
    patch.setattr(secrets, "randbelow", drawing_number)
    patch.setattr(secrets, "token_bytes", drawing_bytes)
    for cipher in (ciphers.AesCipher, ciphers.TripleDesCipher):
        _patch_decrypt(patch, cipher, found)
    for whole in (ciphers.aes_cbc, ciphers.triple_des_cbc):
        _patch_cbc(patch, whole, found)


def _patch_everywhere(patch: pytest.MonkeyPatch, original: Callable[..., Any], spy: Callable[..., Any]) -> None:
    """Wherever the function was imported to."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("cardreader.", "simulators.")):
            for attribute, value in list(vars(module).items()):
                if value is original:
                    patch.setattr(module, attribute, spy)


def _patch_decrypt(
    patch: pytest.MonkeyPatch, cipher: type[ciphers.AesCipher | ciphers.TripleDesCipher], found: Secrets
) -> None:
    decrypt = cipher.decrypt

    def decrypting(self: Any, ssc: int, data: bytes) -> bytes:  # noqa: ANN401 - either cipher
        plain = decrypt(self, ssc, data)
        found.add_bytes(plain)
        return plain

    patch.setattr(cipher, "decrypt", decrypting)


def _patch_cbc(patch: pytest.MonkeyPatch, original: Callable[..., bytes], found: Secrets) -> None:
    def running(key: bytes, data: bytes, *, encrypt: bool) -> bytes:
        result = original(key, data, encrypt=encrypt)
        found.add_bytes(data if encrypt else result)
        return result

    _patch_everywhere(patch, original, running)
