"""Puts a person's data on a chip: the files of a Vietnamese card, signed."""

from __future__ import annotations

import dataclasses

from simulators.chip import data_groups
from simulators.chip.card_data import CardData
from simulators.chip.image import AccessRule, ChipImage, Directory, ElementaryFile
from simulators.chip.mrz import mrz_information, mrz_lines
from simulators.chip.pki import DocumentSigner
from simulators.chip.security_object import ef_sod

EF_ATR_INFO = 0x2F01
EF_DIR = 0x2F00
EF_CARD_ACCESS = 0x011C
EF_COM = 0x011E
EF_SOD = 0x011D
EF_DG_BASE = 0x0100
"""A data group's file identifier is this plus its number, which is its short identifier too (Doc 9303-10 Table 38)."""

DATA_GROUP_TAGS = {1: 0x61, 2: 0x75, 13: 0x6D}
_LOCKED_DATA_GROUPS = (3, 4)


def _public(identifier: int, sfi: int, content: bytes) -> ElementaryFile:
    return ElementaryFile(Directory.MASTER_FILE, identifier, sfi, AccessRule.ALWAYS, content)


def _guarded(identifier: int, sfi: int, content: bytes) -> ElementaryFile:
    return ElementaryFile(Directory.APPLICATION, identifier, sfi, AccessRule.AFTER_ACCESS_CONTROL, content)


def personalise(data: CardData, signer: DocumentSigner) -> ChipImage:
    """The chip of this person's card, its security object signed by `signer` on the day of issue.

    EF.COM and EF.SOD name DG1, DG2 and, where the card has it, DG13. DG3 and DG4 are there but open to nobody; DG11,
    DG12, DG14 and DG15 are absent. Raises PersonalisationError for data that fit no card.
    """
    lines = mrz_lines(data)
    mrz = "".join(lines)
    groups = {1: data_groups.dg1(mrz), 2: data_groups.dg2(data.portrait)}
    if data.has_dg13:
        groups[13] = data_groups.dg13(data)
    tags = bytes(DATA_GROUP_TAGS[number] for number in groups)
    chip = ChipImage(files=(), mrz_information=mrz_information(lines), can=data.can, mrz=mrz)
    public = (
        _public(EF_ATR_INFO, 0x01, data_groups.ef_atr_info(chip.max_command_length, chip.max_response_length)),
        _public(EF_DIR, 0x1E, data_groups.ef_dir()),
        _public(EF_CARD_ACCESS, 0x1C, data_groups.ef_card_access()),
    )
    guarded = (
        _guarded(EF_COM, 0x1E, data_groups.ef_com(tags)),
        _guarded(EF_SOD, 0x1D, ef_sod(groups, signer, data.issue_date)),
        *(_guarded(EF_DG_BASE + number, number, content) for number, content in groups.items()),
    )
    locked = tuple(
        ElementaryFile(Directory.APPLICATION, EF_DG_BASE + number, number, AccessRule.NEVER, b"")
        for number in _LOCKED_DATA_GROUPS
    )
    return dataclasses.replace(chip, files=public + guarded + locked)
