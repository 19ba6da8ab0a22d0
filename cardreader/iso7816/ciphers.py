"""The two cipher suites of secure messaging: 3DES and AES (Doc 9303-11 §9.8).

Both sides of the channel use them; which data objects they protect is the business of each side.
"""

from __future__ import annotations

from typing import Protocol

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, CipherAlgorithm, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

MAC_LENGTH = 8


class PaddingError(ValueError):
    """ISO/IEC 9797-1 padding method 2 is missing or broken."""


def pad(data: bytes, block_size: int) -> bytes:
    """Padding method 2 of ISO/IEC 9797-1: 80, then 00 up to a whole block."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block_size)


def unpad(data: bytes) -> bytes:
    """The data before padding method 2. Raises PaddingError."""
    stripped = data.rstrip(b"\x00")
    if not stripped.endswith(b"\x80"):
        raise PaddingError("padding of ISO/IEC 9797-1 method 2 expected")
    return stripped[:-1]


def _encrypt(algorithm: CipherAlgorithm, iv: bytes, data: bytes) -> bytes:
    encryptor = Cipher(algorithm, modes.CBC(iv)).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def _decrypt(algorithm: CipherAlgorithm, iv: bytes, data: bytes) -> bytes:
    decryptor = Cipher(algorithm, modes.CBC(iv)).decryptor()
    return decryptor.update(data) + decryptor.finalize()


def retail_mac(key: bytes, data: bytes) -> bytes:
    """MAC algorithm 3 of ISO/IEC 9797-1 with DES (§9.8.6.1) over data that is already padded; `key` has 16 bytes."""
    single = _encrypt(TripleDES(key[:8] * 3), bytes(8), data)[-8:]
    back = _decrypt(TripleDES(key[8:16] * 3), bytes(8), single)
    return _encrypt(TripleDES(key[:8] * 3), bytes(8), back)


def aes_cmac(key: bytes, data: bytes) -> bytes:
    """CMAC of NIST SP 800-38B, cut to its first 8 bytes (§9.8.6.2)."""
    mac = CMAC(algorithms.AES(key))
    mac.update(data)
    return mac.finalize()[:MAC_LENGTH]


class SecureMessagingCipher(Protocol):
    """Encryption and MAC under one pair of session keys. `ssc` is the send-sequence counter, already advanced."""

    block_size: int

    def encrypt(self, ssc: int, padded: bytes) -> bytes:
        """Encrypts whole blocks."""
        ...

    def decrypt(self, ssc: int, data: bytes) -> bytes:
        """Decrypts whole blocks; padding stays on."""
        ...

    def mac(self, ssc: int, padded: bytes) -> bytes:
        """Eight bytes over counter and data, the data already padded."""
        ...


class TripleDesCipher:
    """3DES-CBC with zero IV, retail MAC, 8-byte counter (§9.8.6.1). Keys of 16 bytes."""

    block_size = 8

    def __init__(self, k_enc: bytes, k_mac: bytes) -> None:
        self._enc = TripleDES(k_enc + k_enc[:8])
        self._k_mac = k_mac

    def encrypt(self, ssc: int, padded: bytes) -> bytes:  # noqa: ARG002 - the 3DES suite binds the counter by the MAC alone
        return _encrypt(self._enc, bytes(8), padded)

    def decrypt(self, ssc: int, data: bytes) -> bytes:  # noqa: ARG002 - as above
        return _decrypt(self._enc, bytes(8), data)

    def mac(self, ssc: int, padded: bytes) -> bytes:
        return retail_mac(self._k_mac, ssc.to_bytes(8, "big") + padded)


class AesCipher:
    """AES-CBC with IV = E(K_enc, counter), CMAC, 16-byte counter (§9.8.6.2). Keys of 16, 24 or 32 bytes."""

    block_size = 16

    def __init__(self, k_enc: bytes, k_mac: bytes) -> None:
        self._enc = algorithms.AES(k_enc)
        self._k_mac = k_mac

    def _iv(self, ssc: int) -> bytes:
        return _encrypt(self._enc, bytes(16), ssc.to_bytes(16, "big"))

    def encrypt(self, ssc: int, padded: bytes) -> bytes:
        return _encrypt(self._enc, self._iv(ssc), padded)

    def decrypt(self, ssc: int, data: bytes) -> bytes:
        return _decrypt(self._enc, self._iv(ssc), data)

    def mac(self, ssc: int, padded: bytes) -> bytes:
        return aes_cmac(self._k_mac, ssc.to_bytes(16, "big") + padded)


def triple_des_cbc(key: bytes, data: bytes, *, encrypt: bool) -> bytes:
    """Two-key 3DES-CBC with zero IV over whole blocks, as BAC uses it (Appendix D.3)."""
    algorithm = TripleDES(key + key[:8])
    return _encrypt(algorithm, bytes(8), data) if encrypt else _decrypt(algorithm, bytes(8), data)


def aes_cbc(key: bytes, data: bytes, *, encrypt: bool) -> bytes:
    """AES-CBC with zero IV over whole blocks, as PACE uses it for the nonce (§4.4.3.1)."""
    algorithm = algorithms.AES(key)
    return _encrypt(algorithm, bytes(16), data) if encrypt else _decrypt(algorithm, bytes(16), data)
