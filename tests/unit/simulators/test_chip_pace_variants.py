"""The chip answers the worked examples of PACE byte for byte, and terminals that do something else."""

from __future__ import annotations

import pytest

from cardreader.access.curves import STANDARDIZED_CURVES
from cardreader.access.key_derivation import KeyKind
from cardreader.access.pace_password import PasswordReference
from cardreader.access.security_infos import PaceMapping
from cardreader.iso7816.tlv import encode
from cardreader.lds.dg14 import KeyAgreement
from simulators.chip.agreement_keys import CaKind, ChipAuthenticationKey
from simulators.chip.card import SoftwareCard
from simulators.chip.image import ChipImage
from simulators.chip.pace_settings import PaceSettings, PaceVariant
from tests.unit.cardreader.pace_examples import EXAMPLES, I1, Example
from tests.unit.simulators.chip_terminal import scripted, status

CURVE = STANDARDIZED_CURVES[13]
DH_2048 = PaceVariant(PaceMapping.DH_INTEGRATED, parameter_id=1)
STEP_1 = bytes.fromhex("10860000027C0000")


def _static_key() -> ChipAuthenticationKey:
    """SK_IC of Appendix I, which only CA_IC and the chip's mapping key tell: their quotient."""
    ca_ic = int("85DC3FA93D0952BFA82F5FD189EE75BD82F11D1F0B8ED4BF5319AC9B53C426B3", 16)
    private = pow(ca_ic, -1, CURVE.order) * int(I1.chip_draws[1], 16) % CURVE.order
    public = CURVE.encode(CURVE.multiply(private, CURVE.generator))
    return ChipAuthenticationKey(CaKind(KeyAgreement.ECDH, KeyKind.AES_128, 13), private, public)


def _variant(example: Example) -> PaceVariant:
    info = example.mechanism.info
    assert info.parameter_id is not None
    return PaceVariant(info.mapping, info.session_keys, info.parameter_id)


def _card(*variants: PaceVariant, key: ChipAuthenticationKey | None = None, **settings: bool) -> SoftwareCard:
    return SoftwareCard(
        ChipImage(
            files=(),
            mrz_information="T22000129364081251010318",
            can="123456",
            agreement_key=key,
            pace=PaceSettings(variants=variants, **settings),
        )
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_worked_examples(example: Example) -> None:
    mrz = "C11T002JM496081222310314" if example is I1 else "T22000129364081251010318"
    image = ChipImage(
        files=(),
        mrz_information=mrz,
        can="123456",
        agreement_key=_static_key() if example is I1 else None,
        pace=PaceSettings(variants=(_variant(example),)),
    )
    card = SoftwareCard(image, random=scripted(bytes.fromhex(draw) for draw in example.chip_draws))
    for command, expected in example.exchanges:
        # The chip of G.2 names a certification authority besides, for terminal authentication.
        whole = "7C0A8608917F37B5C0E6D8D19000" if expected.startswith("7C1B8608") else expected
        assert card.process(bytes.fromhex(command)).hex().upper() == whole


def test_the_offer_of_each_worked_example() -> None:
    for example in EXAMPLES:
        assert PaceSettings(variants=(_variant(example),)).ef_card_access().hex().upper() == example.card_access


def _set_template(variant: PaceVariant, reference: int = 2, parameter: int | None = None) -> bytes:
    data = encode(0x80, variant.oid) + encode(0x83, bytes((reference,)))
    data += b"" if parameter is None else encode(0x84, bytes((parameter,)))
    return bytes.fromhex("0022C1A4") + bytes((len(data),)) + data


@pytest.mark.parametrize(
    ("reference", "parameter", "expected"),
    [(2, 13, 0x9000), (1, 13, 0x9000), (2, 15, 0x6A88), (3, 13, 0x6A88), (4, 13, 0x6A88), (2, None, 0x6A87)],
)
def test_what_the_template_must_name(reference: int, parameter: int | None, expected: int) -> None:
    card = _card(PaceVariant(), wants_parameters=True)
    assert status(card.process(_set_template(PaceVariant(), reference, parameter))) == expected


def test_one_mechanism_on_two_curves_must_be_told_apart() -> None:
    card = _card(PaceVariant(), PaceVariant(parameter_id=15))
    assert status(card.process(_set_template(PaceVariant()))) == 0x6A88
    assert status(card.process(_set_template(PaceVariant(), parameter=15))) == 0x9000


def test_passwords_that_a_chip_does_not_take() -> None:
    only_can = PaceSettings(passwords=frozenset((PasswordReference.CAN,)))
    card = SoftwareCard(ChipImage(files=(), mrz_information="1" * 24, can="123456", pace=only_can))
    assert [status(card.process(_set_template(PaceVariant(), reference))) for reference in (1, 2)] == [0x6A88, 0x9000]


def test_the_chip_authentication_mapping_without_a_key_on_its_curve_fails_at_the_end() -> None:
    variant = _variant(I1)
    for key in (None, ChipAuthenticationKey.create(CaKind(parameter_id=12))):
        image = ChipImage(
            files=(),
            mrz_information="C11T002JM496081222310314",
            can="123456",
            agreement_key=key,
            pace=PaceSettings(variants=(variant,)),
        )
        card = SoftwareCard(image, random=scripted(bytes.fromhex(draw) for draw in I1.chip_draws))
        *others, (last, _) = I1.exchanges
        for command, expected in others:
            assert card.process(bytes.fromhex(command)).hex().upper() == expected
        assert card.process(bytes.fromhex(last)).hex() == "6984"


def _to_the_third_step(card: SoftwareCard) -> None:
    assert status(card.process(_set_template(DH_2048))) == 0x9000
    assert status(card.process(STEP_1)) == 0x9000
    assert status(card.process(bytes.fromhex("10860000147C128110" + "11" * 16 + "00"))) == 0x9000


PUBLIC_KEY = encode(0x7C, encode(0x83, (4).to_bytes(256, "big")))
"""Of the right length, though off the group."""


def test_a_chained_command_and_an_answer_in_two_parts() -> None:
    card = _card(DH_2048)
    _to_the_third_step(card)
    group = DH_2048.parameters
    element = pow(12345, (group.p - 1) // group.order, group.p)
    data = encode(0x7C, encode(0x83, element.to_bytes(256, "big")))
    assert card.process(bytes.fromhex("10860000FF") + data[:255]).hex() == "9000"
    first = card.process(bytes.fromhex("10860000") + bytes((len(data) - 255,)) + data[255:] + b"\x00")
    assert (len(first), first[-2]) == (258, 0x61)
    assert card.process(bytes.fromhex("00C00100") + first[-1:]).hex() == "6a86"
    rest = card.process(bytes.fromhex("00C00000") + first[-1:])
    assert status(rest) == 0x9000
    answer = first[:-2] + rest[:-2]
    assert answer.startswith(bytes.fromhex("7C820104"))
    assert len(answer) == first[-1] + 256
    assert card.process(bytes.fromhex("00C0000008")).hex() == "6d00"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (bytes.fromhex("10860000000108") + PUBLIC_KEY + b"\x00\x00", 0x6A80),
        (bytes.fromhex("00860000FF") + PUBLIC_KEY[:255], 0x6700),
        (bytes.fromhex("00C0000008"), 0x6D00),
    ],
)
def test_long_commands_that_are_refused(command: bytes, expected: int) -> None:
    card = _card(DH_2048)
    _to_the_third_step(card)
    assert status(card.process(command)) == expected


def test_a_chain_has_an_end() -> None:
    card = _card(DH_2048)
    _to_the_third_step(card)
    piece = bytes.fromhex("10860000FF7C827FFF") + bytes(251)
    assert [status(card.process(piece)) for _ in range(3)] == [0x9000, 0x9000, 0x6700]


def test_a_chip_without_extended_length() -> None:
    card = _card(DH_2048, extended_length=False)
    _to_the_third_step(card)
    assert status(card.process(bytes.fromhex("10860000000108") + PUBLIC_KEY + b"\x00\x00")) == 0x6700
