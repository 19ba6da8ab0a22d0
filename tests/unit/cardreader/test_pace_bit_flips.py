"""A bit flipped anywhere in the chip's answers during PACE: the chip is never taken for opened."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardreader.access.keys import Can
from cardreader.access.pace import PaceSession, perform_pace
from cardreader.access.pace_cam import verify_chip_authentication_mapping
from cardreader.access.pace_choice import choose_pace
from cardreader.access.security_infos import PaceMapping, parse_security_infos
from cardreader.errors import CardError, CardFault
from cardreader.iso7816.channel import PlainChannel
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.card import SoftwareCard
from simulators.chip.connection import SoftwareCardConnection
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant

from .sample_card import Intercepted

CAM = PaceMapping.ECDH_CHIP_AUTHENTICATION
VARIANTS = [
    PaceVariant(PaceMapping.ECDH_GENERIC, parameter_id=9),
    PaceVariant(PaceMapping.ECDH_INTEGRATED, parameter_id=9),
    PaceVariant(CAM, parameter_id=9),
    PaceVariant(PaceMapping.DH_GENERIC, parameter_id=0),
    PaceVariant(PaceMapping.DH_INTEGRATED, parameter_id=0),
]
EVERY_MAPPING = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.mapping.name)
EXPECTED = {CardFault.WRONG_KEY, CardFault.KEY_BLOCKED, CardFault.PROTOCOL_VIOLATION, CardFault.UNSUPPORTED}


@cache
def _image(variant: PaceVariant) -> ChipImage:
    key = ChipAuthenticationKey.create(CaKind(parameter_id=variant.parameter_id)) if variant.mapping is CAM else None
    return ChipImage(
        files=(), mrz_information="", can="012345", pace=PaceSettings(variants=(variant,)), agreement_key=key
    )


def _run(variant: PaceVariant, at: int, place: float) -> PaceSession:
    """Runs PACE with one bit of the answer to command `at` flipped, at a place between 0 and 1; 0 flips nothing."""

    def flip(number: int, command: bytes, ask: object) -> bytes:
        assert callable(ask)
        answer: bytes = ask(command)
        if number != at:
            return answer
        bit = int(place * 8 * len(answer))
        return (int.from_bytes(answer, "big") ^ 1 << bit).to_bytes(len(answer), "big")

    image = _image(variant)
    (mechanism,) = choose_pace(parse_security_infos(image.pace.ef_card_access())).mechanisms
    connection = Intercepted(SoftwareCardConnection(SoftwareCard(image)), flip)
    return perform_pace(PlainChannel(connection), mechanism, Can("012345"))


def _proves_the_key(variant: PaceVariant, session: PaceSession) -> bool:
    key = _image(variant).agreement_key
    assert key is not None
    assert session.chip_authentication is not None
    return verify_chip_authentication_mapping(session.chip_authentication, key.public_key)


@EVERY_MAPPING
def test_without_a_flipped_bit_it_opens(variant: PaceVariant) -> None:
    session = _run(variant, 0, 0.0)
    if variant.mapping is CAM:
        assert _proves_the_key(variant, session)


@EVERY_MAPPING
@settings(max_examples=60)
@given(at=st.integers(1, 5), place=st.floats(0, 1, exclude_max=True))
def test_a_flipped_bit_never_opens(variant: PaceVariant, at: int, place: float) -> None:
    """The cryptogram in DO 8A bears no MAC: where it decrypts to a number, the chip is open but its key not proven."""
    try:
        session = _run(variant, at, place)
    except CardError as error:
        fault: CardFault | None = error.fault
    else:
        fault = None
        assert variant.mapping is CAM
        assert at == 5
        assert not _proves_the_key(variant, session)
    assert fault is None or fault in EXPECTED


@pytest.mark.parametrize("variant", [VARIANTS[1], VARIANTS[4]], ids=lambda variant: variant.mapping.name)
@pytest.mark.parametrize("bit", range(48))
def test_every_bit_of_the_empty_answer_to_the_integrated_mapping(variant: PaceVariant, bit: int) -> None:
    """Nothing later vouches for it, so that it has to be right by itself."""
    with pytest.raises(CardError):
        _run(variant, 3, bit / 48)
