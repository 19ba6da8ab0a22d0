"""Chips that lie. Each function makes one of an honest chip's image; they compose.

A *clone* has the right files and not the keys, a *forger* signs with an authority of his own, a *tamperer* changes a
data group, a *downgrader* weakens what is not signed. The reader must never call any of them genuine.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping

from cardreader.iso7816.tlv import encode, iterate, unwrap
from simulators.chip.active_keys import AaKind, make_active_authentication_key
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import EF_CARD_ACCESS, EF_DG_BASE, EF_SOD, key_groups, make_chip
from simulators.chip.pki import CountrySigningAuthority
from simulators.chip.recipe import Recipe

_DG14, _DG15 = EF_DG_BASE + 14, EF_DG_BASE + 15
_TRIPLE_DES = b"\x01"
"""Last arc of a PACE protocol (Doc 9303-11 §9.2.1)."""


def with_content(image: ChipImage, contents: Mapping[int, bytes | None]) -> ChipImage:
    """The chip with other contents of these files, by identifier; None takes a file away."""
    files = tuple(
        dataclasses.replace(file, content=content)
        for file in image.files
        if (content := contents.get(file.identifier, file.content)) is not None
    )
    return dataclasses.replace(image, files=files)


def without_keys(image: ChipImage) -> ChipImage:
    """A clone that knows nothing of the protocols: every byte that can be read, and no private key."""
    return dataclasses.replace(image, active_key=None, agreement_key=None, further_agreement_keys=())


def with_foreign_keys(image: ChipImage, active: AaKind | None, agreement: CaKind | None) -> ChipImage:
    """A clone that plays the protocols with private keys of its own making."""
    return dataclasses.replace(
        image,
        active_key=None if active is None else make_active_authentication_key(active),
        agreement_key=None if agreement is None else ChipAuthenticationKey.create(agreement),
        further_agreement_keys=(),
    )


def without_key_files(image: ChipImage) -> ChipImage:
    """A clone that hides DG14 and DG15, so that nobody asks for proofs."""
    return with_content(without_keys(image), {_DG14: None, _DG15: None})


def with_exchanged_key_files(image: ChipImage, active: AaKind | None, agreement: CaKind | None) -> ChipImage:
    """A clone whose DG14 and DG15 hold keys of its own, which it proves; EF.SOD is the original's."""
    changed = with_foreign_keys(image, active, agreement)
    present = {file.identifier for file in image.files}
    card_access = image.file(EF_CARD_ACCESS).content if EF_CARD_ACCESS in present else encode(0x31, b"")
    groups = key_groups(card_access, changed.active_key, changed.agreement_key)
    contents = {EF_DG_BASE + number: content for number, content in groups.items()}
    return with_content(changed, {identifier: contents[identifier] for identifier in contents if identifier in present})


def forge(recipe: Recipe) -> ChipImage:
    """A whole chip with true proofs, signed by an authority that nobody installed but that bears the right name."""
    return make_chip(recipe, CountrySigningAuthority.create())


def forge_under_the_right_certificate(image: ChipImage, active: AaKind | None, agreement: CaKind | None) -> ChipImage:
    """Keys and hash list exchanged inside EF.SOD, which keeps the honest signer's certificate and signature."""
    changed = with_exchanged_key_files(image, active, agreement)
    content = image.file(EF_SOD).content
    for identifier in (_DG14, _DG15):
        if any(file.identifier == identifier for file in image.files):
            before, after = (hashlib.sha256(chip.file(identifier).content).digest() for chip in (image, changed))
            content = content.replace(before, after)
    return with_content(changed, {EF_SOD: content})


def tamper(image: ChipImage, number: int, position: int = -2) -> ChipImage:
    """One bit of one data group turned. Raises KeyError where the chip has none of that number."""
    content = bytearray(image.file(EF_DG_BASE + number).content)
    content[position] ^= 0x01
    return with_content(image, {EF_DG_BASE + number: bytes(content)})


def downgrade(image: ChipImage) -> ChipImage:
    """EF.CardAccess offers 3DES where its signed copy says AES."""
    infos = [
        _with_cipher(item.value, _TRIPLE_DES) for item in iterate(unwrap(image.file(EF_CARD_ACCESS).content, 0x31))
    ]
    return with_content(image, {EF_CARD_ACCESS: encode(0x31, b"".join(infos))})


def without_card_access(image: ChipImage) -> ChipImage:
    """EF.CardAccess is taken away, so that BAC is all there seems to be."""
    return with_content(image, {EF_CARD_ACCESS: None})


def _with_cipher(info: bytes, arc: bytes) -> bytes:
    protocol, *others = iterate(info)
    weaker = encode(0x06, protocol.value[:-1] + arc)
    return encode(0x30, weaker + b"".join(item.raw for item in others))
