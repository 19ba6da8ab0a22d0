"""Whole reads of the software chip over every mapping, group, cipher suite and password, one axis at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from cardreader.access.dh_groups import STANDARDIZED_GROUPS
from cardreader.access.domain_parameters import STANDARDIZED_PARAMETERS
from cardreader.access.key_derivation import KeyKind
from cardreader.access.keys import Can, ChipKeys, Pin, Puk
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.authenticity.verdict import VerdictResult
from cardreader.chip import ChipReader, ChipReadFailure, ChipReadResult, ProtocolChoice
from cardreader.errors import CardCommunicationError
from cardreader.evidence import AccessProtocol, PasswordKind
from cardreader.lds.dg14 import KeyAgreement
from simulators.chip.agreement_keys import CaKind
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from simulators.chip.personalisation import personalise

from .sample_card import MRZ_KEY, PERSONAL_ID, Intercepted, card_data, connect, signer

CAN = ChipKeys.from_personal_id(PERSONAL_ID)
MRZ = ChipKeys(mrz=(MRZ_KEY,))
GM, IM, CAM = PaceMapping.ECDH_GENERIC, PaceMapping.ECDH_INTEGRATED, PaceMapping.ECDH_CHIP_AUTHENTICATION
DH_GM, DH_IM = PaceMapping.DH_GENERIC, PaceMapping.DH_INTEGRATED


def _variants() -> Iterator[PaceVariant]:
    for mapping in PaceMapping:
        over_integers = mapping in (DH_GM, DH_IM)
        for parameter_id in STANDARDIZED_PARAMETERS:
            fits = (parameter_id in STANDARDIZED_GROUPS) == over_integers
            if fits and not (mapping is IM and parameter_id == 10):
                yield PaceVariant(mapping, KeyKind.AES_128, parameter_id)
        for kind in (KeyKind.TRIPLE_DES, KeyKind.AES_192, KeyKind.AES_256):
            if not (mapping is CAM and kind is KeyKind.TRIPLE_DES):
                yield PaceVariant(mapping, kind, 1 if over_integers else 18)


def _id(variant: PaceVariant) -> str:
    return f"{variant.mapping.name}-{variant.keys.name}-{variant.parameter_id}"


EVERY_VARIANT = pytest.mark.parametrize("variant", list(_variants()), ids=_id)


@cache
def image_of(settings: PaceSettings, ca_parameters: int | None = None) -> ChipImage:
    """The sample card with these settings, and a Chip Authentication key on that curve where one is named."""
    kind = None
    if ca_parameters is not None:
        kind = CaKind(KeyAgreement.ECDH, KeyKind.AES_128, ca_parameters, key_id=ca_parameters)
    return personalise(card_data(), signer(), pace=settings, chip_authentication=kind)


def _image(*variants: PaceVariant, **settings: bool) -> ChipImage:
    mapped = [variant.parameter_id for variant in variants if variant.mapping is CAM]
    return image_of(PaceSettings(variants=variants, **settings), mapped[0] if mapped else None)


def _read(
    image: ChipImage,
    keys: ChipKeys,
    *,
    max_apdu: int | None = 65_544,
    protocol: ProtocolChoice = ProtocolChoice.PACE,
) -> ChipReadResult:
    outcome = ChipReader(connect(image, max_apdu=max_apdu), keys, protocol=protocol).read()
    assert isinstance(outcome, ChipReadResult), outcome
    assert outcome.document.personal_id == PERSONAL_ID
    assert outcome.verdicts.intact.result is VerdictResult.VERIFIED
    return outcome


@EVERY_VARIANT
def test_every_mapping_group_and_cipher(variant: PaceVariant) -> None:
    keys = CAN if variant.parameter_id % 2 else MRZ
    found = _read(_image(variant), keys)
    (attempt,) = found.evidence.attempts
    assert (attempt.protocol, attempt.succeeded) == (AccessProtocol.PACE, True)
    assert attempt.mechanism.endswith(variant.parameters.name)
    proven = variant.mapping is CAM
    expected = VerdictResult.VERIFIED if proven else VerdictResult.ABSENT
    assert found.verdicts.chip_authentication.result is expected


@pytest.mark.parametrize("mapping", [GM, IM, CAM, DH_GM, DH_IM], ids=lambda mapping: mapping.name)
@pytest.mark.parametrize("kind", PasswordKind, ids=lambda kind: kind.name)
def test_every_password(mapping: PaceMapping, kind: PasswordKind) -> None:
    variant = PaceVariant(mapping, KeyKind.AES_128, 0 if mapping in (DH_GM, DH_IM) else 13)
    settings = PaceSettings(
        variants=(variant,), passwords=frozenset((PasswordReference[kind.name],)), pin="13579", puk="0246813579"
    )
    keys = {
        PasswordKind.CAN: CAN,
        PasswordKind.MRZ: MRZ,
        PasswordKind.PIN: ChipKeys(pin=Pin("13579")),
        PasswordKind.PUK: ChipKeys(puk=Puk("0246813579")),
    }[kind]
    found = _read(image_of(settings, 13 if mapping is CAM else None), keys)
    assert [attempt.password for attempt in found.evidence.attempts] == [kind]


@EVERY_VARIANT
def test_a_wrong_password_opens_nothing(variant: PaceVariant) -> None:
    outcome = ChipReader(connect(_image(variant)), ChipKeys(can=Can("999999")), protocol=ProtocolChoice.PACE).read()
    assert isinstance(outcome, ChipReadFailure)
    assert [(attempt.password, attempt.succeeded) for attempt in outcome.evidence.attempts] == [
        (PasswordKind.CAN, False)
    ]
    assert outcome.fault.value == "wrong_key"


@pytest.mark.parametrize("parameter_id", [1, 2])
@pytest.mark.parametrize("mapping", [DH_GM, DH_IM], ids=lambda mapping: mapping.name)
@pytest.mark.parametrize("max_apdu", [65_544, 261, None])
@pytest.mark.parametrize("chip_bears_it", [True, False])
def test_keys_of_2048_bits_in_extended_length_or_chained(
    parameter_id: int, mapping: PaceMapping, max_apdu: int | None, chip_bears_it: bool
) -> None:
    """A chip that turns extended length down is asked again in pieces."""
    image = _image(PaceVariant(mapping, KeyKind.AES_128, parameter_id), extended_length=chip_bears_it)
    found = _read(image, CAN, max_apdu=max_apdu)
    assert len(found.evidence.attempts) == 1


def test_a_reader_that_never_sends_extended_commands() -> None:
    """Readers refuse them before the card hears of it (PC/SC error 80100016)."""
    image = _image(PaceVariant(DH_GM, KeyKind.AES_128, 2))

    def refuse(number: int, command: bytes, ask: Callable[[bytes], bytes]) -> bytes:
        if len(command) > 5 and command[4] == 0:
            raise CardCommunicationError("not transacted (80100016)")
        return ask(command)

    outcome = ChipReader(Intercepted(connect(image), refuse), CAN, protocol=ProtocolChoice.PACE).read()
    assert isinstance(outcome, ChipReadResult)
    assert all(attempt.succeeded for attempt in outcome.evidence.attempts)


@pytest.mark.parametrize("step", [2, 3])
def test_a_failing_step_in_extended_length_is_not_repeated(step: int) -> None:
    image, count = _image(PaceVariant(DH_GM, KeyKind.AES_128, 2)), 0

    def fail(number: int, command: bytes, ask: Callable[[bytes], bytes]) -> bytes:
        nonlocal count
        count += command[1] == 0x86
        return b"\x6a\x80" if command[1] == 0x86 and count == step else ask(command)

    outcome = ChipReader(Intercepted(connect(image), fail), CAN, protocol=ProtocolChoice.PACE).read()
    assert isinstance(outcome, ChipReadFailure)
    assert count == step


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        ((PaceVariant(GM), PaceVariant(IM)), "PACE-ECDH-GM-AES-128 brainpoolP256r1"),
        ((PaceVariant(GM), PaceVariant(CAM)), "PACE-ECDH-CAM-AES-128 brainpoolP256r1"),
        ((PaceVariant(GM), PaceVariant(IM, KeyKind.AES_256, 18)), "PACE-ECDH-IM-AES-256 secp521r1"),
        ((PaceVariant(DH_GM, parameter_id=0), PaceVariant(GM)), "PACE-ECDH-GM-AES-128 brainpoolP256r1"),
    ],
)
def test_of_several_the_strongest_is_taken(offered: tuple[PaceVariant, ...], taken: str) -> None:
    found = _read(_image(*offered), CAN)
    assert [attempt.mechanism for attempt in found.evidence.attempts] == [taken]


@pytest.mark.parametrize("names_parameters", [True, False])
def test_parameters_spelt_out_by_the_chip(names_parameters: bool) -> None:
    _read(_image(PaceVariant(GM), names_parameters=names_parameters, explicit_parameters=True), CAN)


def test_a_chip_that_wants_the_parameters_named() -> None:
    _read(_image(PaceVariant(GM), wants_parameters=True), CAN)


def test_the_same_mechanism_on_two_curves_is_told_apart_by_its_parameters() -> None:
    found = _read(_image(PaceVariant(GM), PaceVariant(GM, parameter_id=15)), CAN)
    assert found.evidence.attempts[0].mechanism == "PACE-ECDH-GM-AES-128 secp384r1"
