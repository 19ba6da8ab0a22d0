"""Puts a person's data on a chip: the files of a Vietnamese card, signed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from cardreader.iso7816.tlv import encode, iterate, unwrap
from simulators.chip import data_groups
from simulators.chip.active_keys import AaKind, ActiveAuthenticationKey, make_active_authentication_key
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.card_data import CardData
from simulators.chip.further_data_groups import further_data_group
from simulators.chip.image import AccessRule, ChipImage, Directory, ElementaryFile
from simulators.chip.mrz import mrz_information, mrz_lines
from simulators.chip.pace_settings import VIETNAMESE_PACE, PaceSettings
from simulators.chip.pki import CountrySigningAuthority, DocumentSigner
from simulators.chip.recipe import NO_EDITS, Edit, Recipe
from simulators.chip.security_object import USUAL_SECURITY_OBJECT, SecurityObjectStyle, ef_sod

EF_ATR_INFO = 0x2F01
EF_DIR = 0x2F00
EF_CARD_ACCESS = 0x011C
EF_COM = 0x011E
EF_SOD = 0x011D
EF_DG_BASE = 0x0100
"""A data group's file identifier is this plus its number, which is its short identifier too (Doc 9303-10 Table 38)."""

DATA_GROUP_TAGS = {1: 0x61, 2: 0x75, 7: 0x67, 11: 0x6B, 12: 0x6C, 13: 0x6D, 16: 0x70, 14: 0x6E, 15: 0x6F}
LOCKED_DATA_GROUPS = (3, 4)
"""Fingerprints and irises, which open after Terminal Authentication alone."""


def _public(identifier: int, sfi: int, content: bytes) -> ElementaryFile:
    return ElementaryFile(Directory.MASTER_FILE, identifier, sfi, AccessRule.ALWAYS, content)


def _guarded(identifier: int, sfi: int, content: bytes) -> ElementaryFile:
    return ElementaryFile(Directory.APPLICATION, identifier, sfi, AccessRule.AFTER_ACCESS_CONTROL, content)


def key_groups(
    card_access: bytes,
    active: ActiveAuthenticationKey | None,
    agreement: ChipAuthenticationKey | None,
    further: tuple[ChipAuthenticationKey, ...] = (),
) -> dict[int, bytes]:
    """DG14, wherever there is any key, and DG15 (Doc 9303-10 §4.7.14, §4.7.15). DG14 repeats EF.CardAccess, and says
    nothing twice. `further` keys stand before `agreement`."""
    infos = b"" if active is None else active.security_info
    infos += b"".join(key.security_infos for key in (*further, *(() if agreement is None else (agreement,))))
    if active is None and agreement is None:
        return {}
    entries = dict.fromkeys(item.raw for item in iterate(unwrap(card_access, 0x31) + infos))
    groups = {14: encode(0x6E, encode(0x31, b"".join(entries)))}
    return groups if active is None else {**groups, 15: encode(0x6F, active.key_info)}


def make_chip(recipe: Recipe, authority: CountrySigningAuthority) -> ChipImage:
    """The chip of a recipe, signed by a new document signer of the kind that the recipe asks for."""
    style = recipe.security_object
    return make_chip_signed_by(
        recipe, authority.issue_document_signer(kind=style.signer, digest=style.certificate_digest)
    )


def make_chip_signed_by(recipe: Recipe, signer: DocumentSigner) -> ChipImage:
    """The chip of a recipe, signed by this signer, which is of the kind that the recipe asks for."""
    return personalise(
        recipe.data,
        signer,
        active_authentication=recipe.active_authentication,
        chip_authentication=recipe.chip_authentication,
        further_chip_authentication=recipe.further_chip_authentication,
        pace=recipe.pace,
        security_object=recipe.security_object,
        edits=recipe.edits,
    )


def personalise(
    data: CardData,
    signer: DocumentSigner,
    *,
    active_authentication: AaKind | None = None,
    chip_authentication: CaKind | None = None,
    further_chip_authentication: tuple[CaKind, ...] = (),
    pace: PaceSettings = VIETNAMESE_PACE,
    security_object: SecurityObjectStyle = USUAL_SECURITY_OBJECT,
    edits: Mapping[int, Edit] = NO_EDITS,
) -> ChipImage:
    """The chip of this person's card, its security object signed by `signer` on the day of issue.

    EF.COM and EF.SOD name DG1 and, where the card has them, DG2, DG13 and further data groups. The chip gets new keys
    of the kinds given: DG15 for Active Authentication; DG14, with a copy of EF.CardAccess, for either protocol.
    EF.CardAccess and the chip itself do PACE as `pace` says; the chip authentication mapping wants a key of
    `chip_authentication` on its curve, whose identifier is the parameterId. DG3 and DG4 are there but open to nobody.
    `edits` change data groups before they are signed; those that the chip does not have are left out.
    Raises PersonalisationError for data that fit no card.
    """
    active = None if active_authentication is None else make_active_authentication_key(active_authentication)
    agreement = None if chip_authentication is None else ChipAuthenticationKey.create(chip_authentication)
    further = tuple(ChipAuthenticationKey.create(kind) for kind in further_chip_authentication)
    lines = mrz_lines(data)
    mrz = "".join(lines)
    groups = {1: data_groups.dg1(mrz)}
    if data.has_photo:
        groups[2] = data_groups.dg2(data.portrait, data.face_record, data.picture)
    if data.has_dg13:
        groups[13] = data_groups.dg13(data)
    groups |= {number: further_data_group(number, data) for number in sorted(data.further_data_groups)}
    card_access = pace.ef_card_access()
    offered = (_public(EF_CARD_ACCESS, 0x1C, card_access),) if pace.announced else ()
    groups |= key_groups(card_access, active, agreement, further)
    groups = {number: edits[number](content) if number in edits else content for number, content in groups.items()}
    tags = bytes(DATA_GROUP_TAGS[number] for number in groups)
    chip = ChipImage(files=(), mrz_information=mrz_information(lines), can=data.can, mrz=mrz)
    chip = dataclasses.replace(chip, active_key=active, agreement_key=agreement, further_agreement_keys=further)
    chip = dataclasses.replace(chip, pace=pace)
    public = (
        _public(EF_ATR_INFO, 0x01, data_groups.ef_atr_info(chip.max_command_length, chip.max_response_length)),
        _public(EF_DIR, 0x1E, data_groups.ef_dir()),
        *offered,
    )
    guarded = (
        _guarded(EF_COM, 0x1E, data_groups.ef_com(tags, security_object.lds_version)),
        _guarded(EF_SOD, 0x1D, ef_sod(groups, signer, data.issue_date, security_object)),
        *(_guarded(EF_DG_BASE + number, number, content) for number, content in groups.items()),
    )
    locked = tuple(
        ElementaryFile(Directory.APPLICATION, EF_DG_BASE + number, number, AccessRule.NEVER, b"")
        for number in LOCKED_DATA_GROUPS
    )
    return dataclasses.replace(chip, files=public + guarded + locked)
