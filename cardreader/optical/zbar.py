"""zbar as second QR decoder, in its binary mode.

Without that mode zbar guesses an encoding and takes some Vietnamese texts for Shift-JIS; the damage is
valid UTF-8 and nobody notices. pyzbar's own `decode` cannot switch the mode on, so its bindings are used directly.
"""

from __future__ import annotations

import ctypes
import importlib
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_ALL_SYMBOLOGIES: Final = 0
_QR_CODE: Final = 64
_CFG_ENABLE: Final = 0
_CFG_BINARY: Final = 4  # since zbar 0.23.1; pyzbar has no name for it
_EIGHT_BIT_GREY: Final = int.from_bytes(b"Y800", "little")


class ZbarAbsence(Enum):
    """Why there is no second decoder."""

    NO_LIBRARY = "the zbar library is not installed"
    NO_BINARY_MODE = "the zbar library is older than 0.23.1 and would corrupt Vietnamese text"


@dataclass(frozen=True, slots=True)
class ZbarAbsent:
    """The second decoder cannot be used. The first works without it."""

    reason: ZbarAbsence


class ZbarDecoder:
    """Reads the bytes of QR codes through zbar. Holds no image and no state between calls; any thread may call it."""

    def __init__(self, bindings: Any) -> None:  # noqa: ANN401 - pyzbar has no types
        self._zbar = bindings

    def decode(self, grey: npt.NDArray[np.uint8]) -> list[bytes]:
        """The bytes of each QR code in `grey` (H x W)."""
        zbar = self._zbar
        height, width = grey.shape
        # Must outlive the scan: zbar keeps the pointer alone.
        pixels = ctypes.create_string_buffer(grey.tobytes(), grey.size)
        scanner = zbar.zbar_image_scanner_create()
        image = zbar.zbar_image_create()
        try:
            zbar.zbar_image_scanner_set_config(scanner, _ALL_SYMBOLOGIES, _CFG_ENABLE, 0)
            zbar.zbar_image_scanner_set_config(scanner, _QR_CODE, _CFG_ENABLE, 1)
            zbar.zbar_image_scanner_set_config(scanner, _QR_CODE, _CFG_BINARY, 1)
            zbar.zbar_image_set_format(image, _EIGHT_BIT_GREY)
            zbar.zbar_image_set_size(image, width, height)
            zbar.zbar_image_set_data(image, ctypes.cast(pixels, ctypes.c_void_p), len(pixels), None)
            zbar.zbar_scan_image(scanner, image)
            return self._texts(image)
        finally:
            zbar.zbar_image_destroy(image)
            zbar.zbar_image_scanner_destroy(scanner)

    def _texts(self, image: Any) -> list[bytes]:  # noqa: ANN401 - a ctypes pointer
        zbar = self._zbar
        texts: list[bytes] = []
        symbol = zbar.zbar_image_first_symbol(image)
        while symbol:
            length = zbar.zbar_symbol_get_data_length(symbol)
            texts.append(ctypes.string_at(zbar.zbar_symbol_get_data(symbol), length))
            symbol = zbar.zbar_symbol_next(symbol)
        return texts


def load_zbar() -> ZbarDecoder | ZbarAbsent:
    """The second decoder, or why it is absent. Raises nothing."""
    try:
        bindings = importlib.import_module("pyzbar.wrapper")
    except (ImportError, OSError):
        return ZbarAbsent(ZbarAbsence.NO_LIBRARY)
    scanner = bindings.zbar_image_scanner_create()
    refused = bindings.zbar_image_scanner_set_config(scanner, _QR_CODE, _CFG_BINARY, 1)
    bindings.zbar_image_scanner_destroy(scanner)
    return ZbarAbsent(ZbarAbsence.NO_BINARY_MODE) if refused else ZbarDecoder(bindings)
