"""The elementary files of an eMRTD that this package reads (Doc 9303-10 §4, Table 38)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cardreader.iso7816.files import ElementaryFile

EMRTD_APPLICATION = bytes.fromhex("A0000002471001")
"""AID of the LDS1 application (Doc 9303-10 §4.2)."""

_KIB = 1_024

EF_CARD_ACCESS = ElementaryFile("EF.CardAccess", 0x011C, 0x1C, 0x31, 4 * _KIB)
EF_COM = ElementaryFile("EF.COM", 0x011E, 0x1E, 0x60, 1 * _KIB)
EF_SOD = ElementaryFile("EF.SOD", 0x011D, 0x1D, 0x77, 64 * _KIB)
DG1 = ElementaryFile("DG1", 0x0101, 0x01, 0x61, 1 * _KIB)
DG2 = ElementaryFile("DG2", 0x0102, 0x02, 0x75, 1_024 * _KIB)
DG7 = ElementaryFile("DG7", 0x0107, 0x07, 0x67, 256 * _KIB)
DG11 = ElementaryFile("DG11", 0x010B, 0x0B, 0x6B, 256 * _KIB)
DG12 = ElementaryFile("DG12", 0x010C, 0x0C, 0x6C, 1_024 * _KIB)
DG13 = ElementaryFile("DG13", 0x010D, 0x0D, 0x6D, 64 * _KIB)
DG14 = ElementaryFile("DG14", 0x010E, 0x0E, 0x6E, 16 * _KIB)
DG15 = ElementaryFile("DG15", 0x010F, 0x0F, 0x6F, 4 * _KIB)
DG16 = ElementaryFile("DG16", 0x0110, 0x10, 0x70, 64 * _KIB)

DATA_GROUPS: Mapping[int, ElementaryFile] = MappingProxyType(
    {1: DG1, 2: DG2, 7: DG7, 11: DG11, 12: DG12, 13: DG13, 14: DG14, 15: DG15, 16: DG16}
)
"""By number."""
