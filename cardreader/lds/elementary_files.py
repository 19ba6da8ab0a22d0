"""The elementary files of an eMRTD that this package reads (Doc 9303-10 §4, Table 38)."""

from __future__ import annotations

from cardreader.iso7816.files import ElementaryFile

EMRTD_APPLICATION = bytes.fromhex("A0000002471001")
"""AID of the LDS1 application (Doc 9303-10 §4.2)."""

_KIB = 1_024

EF_CARD_ACCESS = ElementaryFile("EF.CardAccess", 0x011C, 0x1C, 0x31, 4 * _KIB)
EF_COM = ElementaryFile("EF.COM", 0x011E, 0x1E, 0x60, 1 * _KIB)
EF_SOD = ElementaryFile("EF.SOD", 0x011D, 0x1D, 0x77, 64 * _KIB)
DG1 = ElementaryFile("DG1", 0x0101, 0x01, 0x61, 1 * _KIB)
DG2 = ElementaryFile("DG2", 0x0102, 0x02, 0x75, 1_024 * _KIB)
DG13 = ElementaryFile("DG13", 0x010D, 0x0D, 0x6D, 64 * _KIB)
