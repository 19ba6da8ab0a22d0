"""OpenPACE, the library behind npa-tool (Debian package libeac3), as a terminal: its PACE and its secure messaging.

Only the APDUs around its calls are ours; mapping, key agreement, key derivation, ciphers and MACs are all its own.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from cardreader.iso7816.tlv import children, encode, iterate, unwrap

LIBRARY = "libeac.so.3"
_PACE_CONTEXT = 0
_OK = 1

Transmit = Callable[[bytes], bytes]


class _Buffer(ctypes.Structure):
    """BUF_MEM of OpenSSL."""

    _fields_ = (
        ("length", ctypes.c_size_t),
        ("data", ctypes.c_void_p),
        ("max", ctypes.c_size_t),
        ("flags", ctypes.c_ulong),
    )


_BufferPointer = ctypes.POINTER(_Buffer)
_CONTEXT, _BUFFER, _INT = ctypes.c_void_p, _BufferPointer, ctypes.c_int
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "EAC_init": (None,),
    "EAC_CTX_new": (_CONTEXT,),
    "EAC_CTX_clear_free": (None, _CONTEXT),
    "EAC_CTX_init_ef_cardaccess": (_INT, ctypes.c_char_p, ctypes.c_size_t, _CONTEXT),
    "EAC_CTX_set_encryption_ctx": (_INT, _CONTEXT, _INT),
    "EAC_reset_ssc": (_INT, _CONTEXT),
    "EAC_increment_ssc": (_INT, _CONTEXT),
    "EAC_add_iso_pad": (_BUFFER, _CONTEXT, _BUFFER),
    "EAC_remove_iso_pad": (_BUFFER, _BUFFER),
    "EAC_encrypt": (_BUFFER, _CONTEXT, _BUFFER),
    "EAC_decrypt": (_BUFFER, _CONTEXT, _BUFFER),
    "EAC_authenticate": (_BUFFER, _CONTEXT, _BUFFER),
    "EAC_verify_authentication": (_INT, _CONTEXT, _BUFFER, _BUFFER),
    "BUF_MEM_create_init": (_BUFFER, ctypes.c_char_p, ctypes.c_size_t),
    "BUF_MEM_clear_free": (None, _BUFFER),
    "PACE_SEC_new": (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, _INT),
    "PACE_SEC_clear_free": (None, ctypes.c_void_p),
    "PACE_STEP2_dec_nonce": (_INT, _CONTEXT, ctypes.c_void_p, _BUFFER),
    "PACE_STEP3A_generate_mapping_data": (_BUFFER, _CONTEXT),
    "PACE_STEP3A_map_generator": (_INT, _CONTEXT, _BUFFER),
    "PACE_STEP3B_generate_ephemeral_key": (_BUFFER, _CONTEXT),
    "PACE_STEP3B_compute_shared_secret": (_INT, _CONTEXT, _BUFFER),
    "PACE_STEP3C_derive_keys": (_INT, _CONTEXT),
    "PACE_STEP3D_compute_authentication_token": (_BUFFER, _CONTEXT, _BUFFER),
    "PACE_STEP3D_verify_authentication_token": (_INT, _CONTEXT, _BUFFER),
}


@cache
def _library() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError as error:
        raise AssertionError(f"{LIBRARY} is missing: install the Debian package libeac3") from error
    for name, (result, *arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.EAC_init()
    return library


class RefusedError(Exception):
    """The card answered a step with another status word than 9000, or OpenPACE did not accept its answer."""

    def __init__(self, step: str, sw: int | None = None) -> None:
        super().__init__(step if sw is None else f"{step}: {sw:04X}")
        self.sw = sw


class OpenPace:
    """One session with a card."""

    def __init__(self, transmit: Transmit, block_size: int) -> None:
        """`block_size`: of the session's cipher, 8 or 16 bytes."""
        self._transmit = transmit
        self._block_size = block_size
        self._library = _library()
        self._context = self._library.EAC_CTX_new()

    def close(self) -> None:
        """Frees what OpenPACE holds."""
        self._library.EAC_CTX_clear_free(self._context)

    def open(self, ef_card_access: bytes, oid: bytes, reference: int, secret: str) -> None:
        """PACE with a password (DO 83: 1 for the MRZ, all its lines, 2 for the CAN). Raises RefusedError."""
        self._accept(
            "EF.CardAccess",
            self._library.EAC_CTX_init_ef_cardaccess(ef_card_access, len(ef_card_access), self._context),
        )
        template = encode(0x80, oid) + encode(0x83, bytes((reference,)))
        self._plain("MSE:Set AT", bytes.fromhex("0022C1A4") + bytes((len(template),)) + template)
        password = self._library.PACE_SEC_new(secret.encode(), len(secret), reference)
        if not password:
            raise RefusedError("password")
        try:
            self._run(password)
        finally:
            self._library.PACE_SEC_clear_free(password)
        self._accept("session keys", self._library.EAC_CTX_set_encryption_ctx(self._context, _PACE_CONTEXT))
        self._accept("counter", self._library.EAC_reset_ssc(self._context))

    def _run(self, password: int) -> None:
        context, library = self._context, self._library
        with self._buffer(self._step(None, b"")) as nonce:
            self._accept("nonce", library.PACE_STEP2_dec_nonce(context, password, nonce))
        mapping = self._taken(library.PACE_STEP3A_generate_mapping_data(context))
        with self._buffer(self._step(0x81, mapping)) as theirs:
            self._accept("mapping", library.PACE_STEP3A_map_generator(context, theirs))
        own = self._taken(library.PACE_STEP3B_generate_ephemeral_key(context))
        with self._buffer(self._step(0x83, own)) as theirs:
            self._accept("key agreement", library.PACE_STEP3B_compute_shared_secret(context, theirs))
            self._accept("key derivation", library.PACE_STEP3C_derive_keys(context))
            token = self._taken(library.PACE_STEP3D_compute_authentication_token(context, theirs))
        with self._buffer(self._step(0x85, token, last=True)) as theirs:
            self._accept("token", library.PACE_STEP3D_verify_authentication_token(context, theirs))

    def _step(self, tag: int | None, value: bytes, *, last: bool = False) -> bytes:
        """GENERAL AUTHENTICATE, in extended length where DH makes it long; the answer's object."""
        data = encode(0x7C, b"" if tag is None else encode(tag, value))
        header = (b"\x00" if last else b"\x10") + b"\x86\x00\x00"
        if len(data) < 0x100:
            command = header + bytes((len(data),)) + data + b"\x00"
        else:
            command = header + b"\x00" + len(data).to_bytes(2, "big") + data + b"\x00\x00"
        answer = self._plain("GENERAL AUTHENTICATE", command)
        return next(iter(children(unwrap(answer, 0x7C)).values()))

    def _plain(self, step: str, command: bytes) -> bytes:
        answer = self._transmit(command)
        if answer[-2:] != b"\x90\x00":
            raise RefusedError(step, int.from_bytes(answer[-2:], "big"))
        return answer[:-2]

    def send(self, ins: int, p1: int, p2: int, data: bytes = b"", le: int | None = None) -> tuple[bytes, int]:
        """One command of an even instruction through OpenPACE's secure messaging: data and status word."""
        header = bytes((0x0C, ins, p1, p2))
        self._accept("counter", self._library.EAC_increment_ssc(self._context))
        objects = encode(0x87, b"\x01" + self._encrypted(data)) if data else b""
        extended = le is not None and le > 0x100
        if le is not None:
            objects += encode(0x97, (le % 0x10000).to_bytes(2, "big") if extended else bytes((le % 0x100,)))
        authenticated = self._padded(header) + (self._padded(objects) if objects else b"")
        with self._buffer(authenticated) as source:
            checksum = self._taken(self._library.EAC_authenticate(self._context, source))
        objects += encode(0x8E, checksum)
        if extended:
            command = header + b"\x00" + len(objects).to_bytes(2, "big") + objects + b"\x00\x00"
        else:
            command = header + bytes((len(objects),)) + objects + b"\x00"
        return self._opened(self._transmit(command))

    def _opened(self, answer: bytes) -> tuple[bytes, int]:
        self._accept("counter", self._library.EAC_increment_ssc(self._context))
        items = {item.tag: item for item in iterate(answer[:-2])}
        if 0x99 not in items or 0x8E not in items:
            raise RefusedError("secure messaging", int.from_bytes(answer[-2:], "big"))
        signed = b"".join(item.raw for tag, item in items.items() if tag != 0x8E)
        with self._buffer(self._padded(signed)) as source, self._buffer(items[0x8E].value) as checksum:
            self._accept("MAC", self._library.EAC_verify_authentication(self._context, source, checksum))
        data = b""
        if 0x87 in items:
            with self._buffer(items[0x87].value[1:]) as source:
                padded = self._taken(self._library.EAC_decrypt(self._context, source))
            with self._buffer(padded) as source:
                data = self._taken(self._library.EAC_remove_iso_pad(source))
        return data, int.from_bytes(items[0x99].value, "big")

    def _encrypted(self, data: bytes) -> bytes:
        with self._buffer(self._padded(data)) as source:
            return self._taken(self._library.EAC_encrypt(self._context, source))

    def _padded(self, data: bytes) -> bytes:
        with self._buffer(data) as source:
            padded = self._taken(self._library.EAC_add_iso_pad(self._context, source))
        assert len(padded) % self._block_size == 0
        return padded

    @contextmanager
    def _buffer(self, data: bytes) -> Iterator[Any]:
        buffer = self._library.BUF_MEM_create_init(data, len(data))
        try:
            yield buffer
        finally:
            self._library.BUF_MEM_clear_free(buffer)

    def _taken(self, buffer: Any) -> bytes:  # noqa: ANN401 - a pointer to a structure
        """The bytes of a buffer that OpenPACE gave us to free."""
        if not buffer:
            raise RefusedError("OpenPACE gave nothing")
        data = ctypes.string_at(buffer.contents.data, buffer.contents.length)
        self._library.BUF_MEM_clear_free(buffer)
        return data

    @staticmethod
    def _accept(step: str, result: int) -> None:
        if result != _OK:
            raise RefusedError(step)
