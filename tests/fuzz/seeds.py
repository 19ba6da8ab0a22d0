"""Good inputs for the fuzzer: the files of the software chip, its issuer's certificates and lists, codes and zones."""

from __future__ import annotations

import dataclasses
from functools import cache

from cardreader.access.key_derivation import KeyKind
from cardreader.iso7816 import commands, tlv
from cardreader.lds.dg14 import KeyAgreement
from cardreader.lds.mrz import MrzFormat
from simulators.chip import data_groups
from simulators.chip.active_keys import EcdsaKind, RsaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card_data import CardData, FaceRecordKind, MrzStyle, PictureKind
from simulators.chip.image import ChipImage
from simulators.chip.personalisation import personalise
from simulators.chip.pictures import picture
from tests.unit.cardreader.sample_card import CARD_ACCESS, COM, DG1, card_data, portrait, sample_image, signer
from tests.unit.cardreader.support import MRZ_LINES
from tests.unit.cardreader.trust_pki import Csca, MasterList, pem

from .chips import proving_image

QR_TEXTS = (
    "001099012345|012345678|Nguyễn Văn Mẫu|15011999|Nam|Phường Bến Nghé, TP Hồ Chí Minh|01022022",
    "001099012345||Nguyễn Văn Mẫu|15011999|Nam|Phường Bến Nghé|01082024||Nguyễn Văn Cha|Trần Thị Mẹ",
    "001099012345|Nguyễn Văn Mẫu",
    (
        "DN4010123456789|4e677579e1bb856e2056c4836e204de1baab75|15/01/1999|1|4875e1babf|01 - 001|01/01/2024|-|"
        "02/01/2024|0123456789|-|4|01/01/2025|0f0f-1234|4|4875e1babf|$"
    ),
)


@cache
def _rich() -> CardData:
    return dataclasses.replace(
        card_data(), father="Nguyễn Văn Cha", origin="Huế", further_data_groups=frozenset({7, 11, 12, 16})
    )


@cache
def files(identifier: int) -> tuple[bytes, ...]:
    """The file of that identifier, one of each chip that differs in it."""
    images = (sample_image(), personalise(_rich(), signer()), proving_image(), *_other_chips())
    found = (file.content for image in images for file in image.files if file.identifier == identifier)
    return tuple(dict.fromkeys(found))


@cache
def _other_chips() -> tuple[ChipImage, ...]:
    kinds = (
        (RsaKind(1_024, "sha1"), CaKind(cipher=KeyKind.TRIPLE_DES, key_id=300)),
        (EcdsaKind("secp256r1", "sha1"), CaKind(KeyAgreement.DH, KeyKind.AES_256, 2)),
        (None, CaKind(standardized=True)),
    )
    return tuple(
        personalise(card_data(), signer(), active_authentication=active, chip_authentication=agreement)
        for active, agreement in kinds
    )


def atr_infos() -> tuple[bytes, ...]:
    """With card capabilities alone, and with lengths."""
    return data_groups.ef_atr_info(256, 256), data_groups.ef_atr_info(1_024, 1_024)


@cache
def dg1s() -> tuple[bytes, ...]:
    """DG1 in each format."""
    styles = (MrzStyle(format=kind) for kind in MrzFormat)
    images = (personalise(dataclasses.replace(card_data(), mrz=style), signer()) for style in styles)
    return tuple(image.file(DG1).content for image in images)


def zones() -> tuple[bytes, ...]:
    """Zones as typed: whole, in lines, with look-alikes."""
    chip = (tlv.unwrap(tlv.unwrap(content, 0x61), 0x5F1F) for content in dg1s())
    whole = "".join(MRZ_LINES)
    return (*chip, "\n".join(MRZ_LINES).encode(), whole.lower().replace("0", "o").encode())


def dg2s() -> tuple[bytes, ...]:
    """DG2 in each record and each picture format."""
    records = (data_groups.dg2(portrait(), record, PictureKind.AS_GIVEN) for record in FaceRecordKind)
    return (*records, *(data_groups.dg2(portrait(), FaceRecordKind.ISO_19794_2005, kind) for kind in PictureKind))


def pictures() -> tuple[bytes, ...]:
    """The portrait in each encoding."""
    return tuple(picture(portrait(), kind).data for kind in PictureKind)


@cache
def _root() -> Csca:
    return Csca.create()


@cache
def certificates() -> tuple[bytes, ...]:
    """A CSCA, its link, its signer, and the sample chip's."""
    return (_root().der, _root().link_to(_root().renewed()), _root().signer(), signer().certificate_der)


@cache
def master_lists() -> tuple[bytes, ...]:
    """By issuer and serial number, by key identifier, without attributes."""
    whole = MasterList.create(_root(), certificates())
    others = (dataclasses.replace(whole, by_key_identifier=True), dataclasses.replace(whole, attributes=False))
    return tuple(made.build() for made in (whole, *others))


def crls() -> tuple[bytes, ...]:
    """Empty, and with entries."""
    return _root().crl(), _root().crl([1, 77, 1 << 120])


def trust_files() -> tuple[bytes, ...]:
    """What lies in a trust folder."""
    blocks = pem("CERTIFICATE", *certificates()) + pem("CMS", master_lists()[0]) + pem("X509 CRL", crls()[1])
    return (*certificates(), master_lists()[0], crls()[1], blocks)


def qr_payloads() -> tuple[bytes, ...]:
    """One code of each layout."""
    return tuple(text.encode() for text in QR_TEXTS)


def apdus() -> tuple[bytes, ...]:
    """Commands of each case, short and extended, and an answer."""
    made = (commands.select_file(0x011E), commands.read_binary(0, 8), commands.read_binary(0x9000, 300))
    return (*(command.to_bytes() for command in made), b"\x01\x02\x90\x00")


def tlvs() -> tuple[bytes, ...]:
    """Nested objects with long tags and lengths."""
    return (
        files(COM) + files(CARD_ACCESS) + (tlv.encode(0x7F49, tlv.encode(0x5F1F, bytes(300)) + tlv.encode(0x30, b"")),)
    )
